"""What people do in sport: lift, play ball, box, fence, draw a bow."""

import math
from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import eased_curve, lerp, smoothstep, wave
from rushes.engines.previs.figures.gestures import kick, stand
from rushes.engines.previs.figures.pose import Foot, Hand, Pose

SHOULDER = 0.26
"""Half the width of the shoulders in arm lengths: how far a hand before the breastbone is inwards of its shoulder."""


def lift(t: float, body: Body, energy: float) -> Pose:
    """A barbell from the shoulders over the head with a dip of the knees, held there, and down again."""
    k = (t / 4.2 + 0.22) % 1.0
    high = eased_curve(k, ((0, 0), (0.10, 0), (0.26, 1), (0.84, 1), (0.97, 0), (1, 0)))
    dip = eased_curve(k, ((0, 0), (0.09, 1), (0.18, 0), (0.24, 0.5), (0.34, 0), (1, 0)))
    tremble = 0.008 * wave(t / 0.19) * smoothstep(0.3, 0.6, high)
    hand = Hand(
        lerp(0.16, 0.30, high),
        lerp(0.02, 0.93, high) + tremble,
        lerp(0.34, 0.06, high),
        "fist",
        (0.7, -0.5 + 0.2 * high, 0.4 * (1 - high)),
        (0.0, 0.9, 0.0),
    )
    return Pose(
        crouch=0.02 + 0.07 * dip,
        lean=-0.03,
        head_pitch=-0.10 * high,
        breath=wave(t / 2.1),
        feet=(Foot(0.11, 0, 0.06, 0, 0.35), Foot(0.11, 0, 0.06, 0, 0.35)),
        hands=(hand, replace(hand, up=hand.up - tremble * 2)),
        knee_out=0.30,
    )


def curl(t: float, body: Body, energy: float) -> Pose:
    """Dumbbells, one arm after the other."""
    pose = stand(t, body, energy)
    hands: list[Hand] = []
    for shift in (0.0, 0.5):
        up = smoothstep(-0.5, 0.7, wave(t / 2.4 + shift))
        hands.append(
            Hand(0.14, lerp(-0.92, -0.14, up), lerp(0.14, 0.46, up), "fist", (0.25, -1.0, -0.5), (0.0, 0.3 * up, 0.0))
        )
    return replace(pose, hands=(hands[0], hands[1]), lean=-0.02, feet=(Foot(0.08, 0, 0.06), Foot(0.09, 0, 0.05)))


def football(t: float, body: Body, energy: float) -> Pose:
    """Kicks at a ball that comes back."""
    return replace(kick(t, body, energy), flutter=(t / 1.6) % 1.0)


DRIBBLE = 0.72
"""Seconds of one bounce."""


def basketball(t: float, body: Body, energy: float) -> Pose:
    """Dribbling low, the free arm keeps others away."""
    k = (t / DRIBBLE) % 1.0
    push = 0.5 + 0.5 * wave(k + 0.25)
    return Pose(
        crouch=0.075 + 0.012 * push,
        lean=0.30,
        pelvis_pitch=0.10,
        head_pitch=-0.26,
        twist=0.12,
        side=0.03 * wave(t / 2.9),
        breath=wave(t / 1.6),
        feet=(Foot(0.10, 0, 0.20, 0, 0.15), Foot(0.11, 0, -0.12, 0.35, 0.35)),
        hands=(
            Hand(0.38, -0.46, 0.52, "open", (0.7, -0.6, -0.4)),
            Hand(0.22, lerp(-0.84, -0.56, push), 0.46, "flat", (0.6, -0.2, -0.9), (0.0, -0.3, 0.5)),
        ),
        flutter=k,
        knee_out=0.30,
    )


def tennis(t: float, body: Body, energy: float) -> Pose:
    """A forehand: back, through the ball, over the other shoulder."""
    k = (t / 1.9) % 1.0
    swing = eased_curve(k, ((0, 0), (0.28, -1), (0.38, -1), (0.56, 1), (0.70, 1), (1, 0)))
    back, through = max(0.0, -swing), max(0.0, swing)
    right = Hand(
        0.30 + 0.45 * back - 0.75 * through,
        -0.42 + 0.14 * back + 0.62 * through,
        0.48 - 0.52 * back + 0.10 * through,
        "fist",
        (0.7, -0.7, -0.4),
        (0.5 * back - 0.3 * through, 0.6, 0.2),
    )
    left = Hand(0.25 + 0.25 * through, -0.42 + 0.16 * back, 0.50 + 0.2 * back, "open", (0.6, -0.8, -0.4))
    return Pose(
        crouch=0.07 - 0.02 * through,
        lean=0.14,
        twist=-0.50 * back + 0.45 * through,
        pelvis_yaw=-0.20 * back + 0.20 * through,
        head_pitch=-0.06,
        feet=(Foot(0.12, 0, 0.16, 0, 0.2), Foot(0.12, 0, -0.10, 0.5 * through, 0.4)),
        hands=(left, right),
        flutter=swing,
        knee_out=0.28,
    )


def golf(t: float, body: Body, energy: float) -> Pose:
    """Address, back swing, through, and the finish held; `flutter` is the angle of the club."""
    k = (t / 3.6 + 0.10) % 1.0
    a = eased_curve(k, ((0, 0), (0.12, 0), (0.34, -2.2), (0.40, -2.2), (0.52, 2.3), (0.86, 2.3), (1, 0)))
    x, raised = 0.70 * math.sin(a), 0.5 - 0.5 * math.cos(a)
    up, ahead = lerp(-0.72, 0.34, raised), lerp(0.56, 0.36, raised)
    return Pose(
        crouch=0.045,
        lean=lerp(0.34, 0.06, raised * (a > 0)),
        pelvis_pitch=0.12,
        shift=-0.04,
        twist=0.32 * a / 2.3,
        pelvis_yaw=0.25 * max(0.0, a) / 2.3,
        head_pitch=lerp(0.30, -0.06, raised * (a > 0)),
        feet=(Foot(0.11, 0, 0.06, 0, 0.25), Foot(0.11, 0, 0.05, 0.9 * raised * (a > 0), 0.1)),
        hands=(
            Hand(x - SHOULDER, up, ahead, "fist", (0.5, -0.8, -0.3)),
            Hand(-x - SHOULDER, up - 0.05, ahead, "fist", (0.5, -0.8, -0.3)),
        ),
        flutter=a,
        knee_out=0.20,
    )


def bat(t: float, body: Body, energy: float) -> Pose:
    """Waiting with the bat over the shoulder, then a swing round the body; `flutter` is the angle of the bat."""
    k = (t / 2.6 + 0.2) % 1.0
    a = eased_curve(k, ((0, -2.0), (0.40, -2.2), (0.56, 1.5), (0.74, 1.7), (1, -2.0)))
    round_ = (a + 2.2) / 3.9
    x = lerp(-0.42, 0.40, round_)
    return Pose(
        crouch=0.06,
        lean=0.12,
        twist=lerp(-0.55, 0.50, round_),
        pelvis_yaw=lerp(-0.15, 0.25, round_),
        head_yaw=0.2,
        feet=(Foot(0.14, 0, 0.10, 0, 0.3), Foot(0.13, 0, -0.02, 0.5 * round_, 0.3)),
        hands=(
            Hand(x - SHOULDER, lerp(0.10, -0.24, round_), 0.44, "fist", (0.7, -0.6, -0.4)),
            Hand(-x - SHOULDER, lerp(0.16, -0.20, round_), 0.44, "fist", (0.8, -0.4, -0.4)),
        ),
        flutter=a,
        knee_out=0.25,
    )


def box(t: float, body: Body, energy: float) -> Pose:
    """Gloves up at the chin, light on the feet: a jab, a jab, a cross."""
    k = (t / 2.2) % 1.0
    jab = max(_punch(k, 0.08), _punch(k, 0.34))
    straight = _punch(k, 0.60)
    bob = wave(t / 0.55)

    def fist(out: float, reach: float) -> Hand:
        return Hand(
            lerp(out, -0.16, reach), lerp(0.06, 0.14, reach), lerp(0.40, 0.98, reach), "fist", (0.5, -1.0, -0.3),
            (-0.1 * (1 - reach), 0.7 * (1 - reach), 0.2),
        )  # fmt: skip

    return Pose(
        crouch=0.050 + 0.010 * bob,
        lean=0.16 + 0.08 * straight,
        twist=-0.16 + 0.18 * jab * 0.3 + 0.62 * straight,
        pelvis_yaw=0.16 * straight,
        side=0.03 * wave(t / 1.7),
        head_pitch=0.10,
        breath=wave(t / 1.2),
        feet=(Foot(0.08, 0.006 * max(0.0, bob), 0.18, 0.1, 0.15), Foot(0.10, 0.006 * max(0.0, -bob), -0.10, 0.45, 0.5)),
        hands=(fist(-0.06, jab), fist(-0.10, straight)),
        flutter=wave(t / 1.1),
        knee_out=0.22,
    )


def _punch(k: float, at: float) -> float:
    """How far an arm is out that strikes at phase `at`."""
    return smoothstep(at, at + 0.06, k) * (1 - smoothstep(at + 0.10, at + 0.22, k))


def fence(t: float, body: Body, energy: float) -> Pose:
    """On guard with a blade, a feint, a lunge, and back."""
    k = (t / 2.4) % 1.0
    lunge = eased_curve(k, ((0, 0), (0.30, 0.10), (0.42, 1), (0.60, 1), (0.82, 0), (1, 0)))
    parry = wave(t / 0.8) * (1 - lunge)
    return Pose(
        crouch=0.060 + 0.070 * lunge,
        shift=0.02 + 0.06 * lunge,
        lean=0.10 + 0.20 * lunge,
        twist=0.42,
        head_yaw=-0.30,
        head_pitch=-0.04,
        feet=(Foot(0.08, 0, -0.16 - 0.06 * lunge, 0.2 * lunge, 0.9), Foot(0.06, 0, 0.20 + 0.18 * lunge, 0, 0.0)),
        hands=(
            Hand(0.46, lerp(0.30, -0.10, lunge), -0.34, "relaxed", (0.4, -0.8, -0.6)),
            Hand(0.02 + 0.10 * parry, lerp(-0.18, 0.04, lunge) + 0.10 * parry, lerp(0.60, 0.98, lunge), "grip",
                 (0.5, -0.9, -0.3), (0.0, 0.5 * (1 - lunge) + 0.2 * parry, 0.5)),
        ),
        knee_out=0.25,
    )  # fmt: skip


def draw_bow(t: float, body: Body, energy: float) -> Pose:
    """The bow arm out ahead, the string hand back to the cheek; aims long, lets go, draws again."""
    k = (t / 4.4 + 0.12) % 1.0
    drawn = eased_curve(k, ((0, 0), (0.22, 1), (0.84, 1), (0.87, 0.15), (1, 0)))
    pose = stand(t, body, energy)
    return replace(
        pose,
        twist=-0.50,
        lean=-0.02,
        head_yaw=0.42,
        feet=(Foot(0.09, 0, 0.14, 0, 0.35), Foot(0.10, 0, -0.10, 0, 0.55)),
        hands=(
            Hand(0.22, 0.10, 0.94, "fist", (0.4, -0.9, -0.2)),
            Hand(lerp(-0.20, 0.02, drawn), lerp(0.06, 0.14, drawn), lerp(0.74, 0.20, drawn), "fist", (1.0, 0.15, -0.5)),
        ),
    )


def aim(t: float, body: Body, energy: float) -> Pose:
    """A handgun in both hands at the length of the arms."""
    pose = stand(t, body, energy)
    k = smoothstep(0.0, 0.6, t)
    sway = 0.012 * wave(t / 2.7)
    right = Hand(lerp(0.1, -0.16, k), lerp(-0.7, 0.08, k) + sway, lerp(0.3, 0.96, k), "grip", (0.6, -0.9, -0.3))
    left = Hand(lerp(0.1, -0.22, k), lerp(-0.7, 0.03, k) + sway, lerp(0.3, 0.88, k), "fist", (0.7, -0.9, -0.3))
    feet = (Foot(0.10, 0, 0.14, 0, 0.2), Foot(0.10, 0, -0.08, 0, 0.5))
    return replace(pose, hands=(left, right), feet=feet, lean=0.05, crouch=0.025, knee_out=0.2)


def take_aim(t: float, body: Body, energy: float) -> Pose:
    """A long gun at the shoulder, the cheek on its stock."""
    pose = stand(t, body, energy)
    sway = 0.010 * wave(t / 3.1)
    feet = (Foot(0.10, 0, 0.15, 0, 0.2), Foot(0.10, 0, -0.08, 0, 0.5))
    return replace(
        pose,
        hands=(
            Hand(-0.10, 0.06 + sway, 0.84, "fist", (0.6, -0.9, -0.2)),
            Hand(-0.06, 0.04 + sway, 0.36, "fist", (0.9, -0.5, -0.2)),
        ),
        feet=feet,
        lean=0.07,
        twist=-0.16,
        head_roll=0.10,
        head_pitch=0.05,
        crouch=0.03,
        knee_out=0.2,
    )
