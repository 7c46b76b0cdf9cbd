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


def hide(t: float, body: Body, energy: float) -> Pose:
    """On the ground with the knees drawn up and the arms about them, the head down between quick looks round."""
    tremble = 0.004 * wave(t / 0.17)
    look = smoothstep(0.2, 0.7, wave(t / 4.3))
    around = Hand(-0.10, -0.62, 0.62, "relaxed", (0.9, -0.4, 0.2), (-0.7, -0.1, 0.1))
    return Pose(
        crouch=body.hip - 0.055,
        shift=-0.06,
        lean=0.62 + tremble,
        pelvis_pitch=-0.10,
        shrug=0.02,
        breath=wave(t / 1.1),
        head_pitch=0.02 - 0.34 * look,
        head_yaw=0.45 * look * wave(t / 2.9),
        feet=(Foot(0.055, 0, 0.19, 0, 0.15), Foot(0.055, 0, 0.17, 0, 0.15)),
        hands=(around, replace(around, up=-0.68)),
        knee_out=0.06,
    )


STEP_SECONDS = 1.5
"""Seconds of two steps up a staircase."""


def ascend(t: float, body: Body, energy: float) -> Pose:
    """Up a staircase, one step after the other, a hand on the rail."""
    pose = stand(t, body, energy)
    feet: list[Foot] = []
    for side in (0.0, 0.5):
        k = (t / STEP_SECONDS + side) % 1.0
        up = smoothstep(0.0, 0.30, k) * (1 - smoothstep(0.55, 1.0, k))
        feet.append(Foot(0.055, 0.13 * up, 0.02 + 0.15 * up, 0.25 * (1 - up) * (k > 0.55), 0.1))
    swing = wave(t / STEP_SECONDS)
    return replace(
        pose,
        crouch=0.02 + 0.012 * abs(swing),
        lean=0.16,
        sway=0.012 * swing,
        twist=0.08 * swing,
        head_pitch=-0.14,
        feet=(feet[0], feet[1]),
        hands=(Hand(0.34, -0.48, 0.42, "fist", (0.6, -0.5, -0.7)), pose.hands[1]),
        flutter=0.5 * swing,
    )


def soak(t: float, body: Body, energy: float) -> Pose:
    """In a bath, leaning back, both arms along the rims; the water stirs."""
    breath = wave(t / 3.8)
    arm = Hand(0.52, -0.30 + 0.01 * breath, 0.42, "relaxed", (0.6, -0.3, -0.9), (0.0, -0.2, 0.3))
    return Pose(
        crouch=body.hip - 0.055,
        tumble=-0.42,
        lean=0.10,
        head_pitch=0.22,
        head_roll=0.06 * wave(t / 5.2),
        breath=1.3 * breath,
        feet=(Foot(0.05, body.hip - 0.05, 0.42, 0.0, 0.1), Foot(0.06, body.hip - 0.03, 0.42, 0.0, 0.2)),
        hands=(arm, replace(arm, up=-0.36)),
        knee_out=0.08,
    )


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


SWING_SECONDS = 2.6
"""From one side to the other and back on a swing."""


def swinging(t: float, body: Body) -> Pose:
    """Seated on the board, both ropes in the hands; leaning back with straight legs ahead, tucked on the way back."""
    ahead = wave(t / SWING_SECONDS + 0.20)
    k = 0.5 + 0.5 * ahead
    hand = Hand(0.02, lerp(0.16, 0.24, k), lerp(0.34, 0.62, k), "fist", (0.8, -0.6, -0.4), (-0.1, 0.7, 0.0))
    reach, tuck = lerp(0.10, 0.36, k), lerp(0.16, 0.42, k)
    return Pose(
        pelvis_pitch=-0.10 - 0.12 * k,
        lean=lerp(0.22, -0.30, k),
        head_pitch=lerp(0.0, -0.10, k),
        breath=wave(t / 3.0),
        feet=(
            Foot(0.05, body.hip - 0.42 + tuck, reach, 0.3, 0.05),
            Foot(0.05, body.hip - 0.43 + tuck, reach - 0.01, 0.3, 0.05),
        ),
        hands=(hand, hand),
        wind=0.9 * wave(t / SWING_SECONDS + 0.37),
        flutter=wave(t / 1.3),
        knee_out=0.04,
    )
