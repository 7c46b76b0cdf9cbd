"""What people do at set pieces: warm themselves at a fire, knock on a door, sit up in a bed or a coffin."""

from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import clamp, lerp, smoothstep, wave
from rushes.engines.previs.figures.gestures import stand
from rushes.engines.previs.figures.pose import Foot, Hand, Pose, blend_poses
from rushes.engines.previs.figures.postures import lie, sit


def warm(t: float, body: Body, energy: float) -> Pose:
    """Seated before a fire, both palms held out to it; now and then they are rubbed."""
    pose = sit(t, body, energy)
    rub = smoothstep(0.55, 0.85, wave(t / 6.1))
    hands = [
        Hand(
            lerp(-0.02, -0.24, rub),
            lerp(-0.26, -0.34, rub) + 0.02 * wave(t / 2.7 + 0.3 * i) + 0.03 * rub * wave(t / 0.5 + 0.5 * i),
            lerp(0.74, 0.52, rub),
            "flat",
            (0.5, -0.9, -0.4),
            (0.0, 0.9 - 0.5 * rub, 0.1),
        )
        for i in (0, 1)
    ]
    return replace(pose, hands=(hands[0], hands[1]), lean=0.24, head_pitch=0.10 + pose.head_pitch)


def knock(t: float, body: Body, energy: float) -> Pose:
    """Three raps with a raised hand, and a wait."""
    pose = stand(t, body, energy)
    k = t % 2.4
    raised = smoothstep(0.0, 0.35, k) * (1 - smoothstep(1.5, 1.9, k))
    rap = max(0.0, wave((k - 0.45) / 0.34)) if 0.45 < k < 1.47 else 0.0
    hand = Hand(
        lerp(0.06, -0.02, raised),
        lerp(-0.52, 0.02, raised),
        lerp(0.40, 0.66, raised) + 0.14 * rap,
        "fist",
        (0.5, -0.9, -0.5),
        (0.0, 0.35, 0.5),
    )
    return replace(pose, hands=(pose.hands[0], hand), lean=0.03 + 0.03 * rap, head_pitch=0.02)


RISING = 2.4
"""Seconds in which somebody sits up."""


def sit_up(t: float, body: Body, energy: float) -> Pose:
    """From lying on the back to sitting upright with straight legs, slowly; then the head turns."""
    upright = Pose(
        crouch=body.hip - 0.055,
        tumble=-0.12,
        lean=0.16,
        head_pitch=0.04,
        head_yaw=0.35 * wave(clamp(t - RISING, 0.0, 60.0) / 6.0),
        breath=wave(t / 4.2),
        feet=(Foot(0.05, body.hip, 0.44, 0.0, 0.1), Foot(0.06, body.hip, 0.44, 0.0, 0.2)),
        hands=(
            Hand(0.10, -0.70, 0.44, "relaxed", (0.6, -0.4, -0.9)),
            Hand(0.10, -0.70, 0.44, "relaxed", (0.6, -0.4, -0.9)),
        ),
        knee_out=0.05,
    )
    return blend_poses(lie(t, body, energy), upright, smoothstep(0.3, RISING, t))
