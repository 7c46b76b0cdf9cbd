"""How people sit on what carries them: on a bicycle, on a motorcycle, astride an animal's back."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.encounters import swinging
from rushes.engines.previs.figures.geometry import TAU, wave
from rushes.engines.previs.figures.pose import Foot, Hand, Pose
from rushes.engines.previs.figures.postures import SEAT

PEDAL_CIRCLE = 0.078
PEDAL_TURNS = 1.0
"""Turns of the crank a second; the bicycle draws the same phase."""

BICYCLES, MOTORCYCLES, BOATS = ("bicycle",), ("motorcycle",), ("rowing boat",)
STROKE_SECONDS = 2.4
"""How long a stroke of the oars takes; the boat draws the same one."""


def ride(t: float, body: Body, energy: float) -> Pose:
    """On the body's mount; on nothing in particular, as on a bicycle."""
    if body.mount in RIDES:
        return RIDES[body.mount](t, body)
    if body.mount in MOTORCYCLES:
        return _motorcycle(t, body)
    if body.mount in BOATS:
        return _rowing(t, body)
    if body.mount and body.mount not in BICYCLES:
        return _astride(t, body)
    return _bicycle(t)


def seated(t: float, body: Body, *, drives: bool) -> Pose:
    """On the seat of a vehicle, legs before it; with a wheel to hold, or with the hands in the lap."""
    breath, bump = wave(t / 3.4), wave(t / 0.47)
    wheel = Hand(-0.10, -0.40 + 0.015 * bump, 0.70, "fist", (0.7, -0.7, -0.4))
    lap = Hand(-0.06, -0.74, 0.42, "relaxed", (0.5, -0.6, -1.0))
    return Pose(
        crouch=body.hip - SEAT - 0.012,
        lean=-0.06,
        breath=breath,
        head_pitch=0.02 + 0.012 * bump,
        head_yaw=0.06 * wave(t / 6.1),
        feet=(Foot(0.065, 0.05, 0.30, -0.3, 0.1), Foot(0.060, 0.05, 0.30, -0.3, 0.1)),
        hands=(wheel, wheel) if drives else (lap, lap),
        knee_out=0.10,
        wind=0.5,
        flutter=wave(t / 0.8),
    )


def in_arms(t: float, body: Body) -> Pose:
    """A child that is carried before the chest, its arms about whoever carries it."""
    kick = wave(t / 1.9)
    around = Hand(0.10, -0.30, 0.55, "relaxed", (0.8, -0.6, 0.0))
    return Pose(
        crouch=body.hip - SEAT,
        lean=0.08,
        head_roll=0.10 + 0.03 * wave(t / 2.7),
        head_yaw=0.10 * wave(t / 4.3),
        feet=(Foot(0.08, -0.02 + 0.02 * kick, 0.16, 0.5), Foot(0.08, -0.02 - 0.02 * kick, 0.16, 0.5)),
        hands=(around, around),
        knee_out=0.35,
    )


def on_shoulders(t: float, body: Body) -> Pose:
    """A child that sits on somebody's shoulders, legs down the chest, one arm up in the air."""
    bounce = wave(t / 0.9)
    up = Hand(0.30, 0.66 + 0.06 * bounce, 0.14, "open", (0.9, -0.4, 0.1))
    hold = Hand(0.0, -0.72, 0.44, "relaxed", (0.6, -0.6, -0.6))
    return Pose(
        crouch=body.hip - SEAT,
        lean=0.05 + 0.02 * bounce,
        head_roll=0.05 * wave(t / 2.3),
        feet=(Foot(0.085, 0.03, 0.17, 0.4), Foot(0.085, 0.03, 0.17, 0.4)),
        hands=(up, hold),
        knee_out=0.15,
    )


def with_gesture(base: Pose, gesture: Pose) -> Pose:
    """`base` with the head and those hands of a gesture that leave the side; the others stay where they were."""
    hands = [ours if made.up < AT_THE_SIDE else made for ours, made in zip(base.hands, gesture.hands, strict=True)]
    return replace(
        base,
        hands=(hands[0], hands[1]),
        twist=base.twist + gesture.twist,
        head_pitch=gesture.head_pitch,
        head_roll=gesture.head_roll,
        head_yaw=gesture.head_yaw,
    )


AT_THE_SIDE = -0.8
"""Hands that hang lower than this (arm lengths) do nothing."""


def _rowing(t: float, body: Body) -> Pose:
    """Sitting low, legs stretched out, both hands on the oars; the back swings with the stroke."""
    swing, dip = wave(t / STROKE_SECONDS), wave(t / STROKE_SECONDS + 0.25)
    oars = Hand(0.02, -0.34 - 0.06 * dip, 0.62 + 0.24 * swing, "fist", (0.6, -0.5, -0.7))
    return Pose(
        lean=0.10 + 0.20 * swing,
        pelvis_pitch=0.06 * swing,
        head_pitch=-0.08,
        feet=(
            Foot(0.06, body.hip - 0.07, 0.34, -0.35, 0.1),
            Foot(0.06, body.hip - 0.07, 0.34, -0.35, 0.1),
        ),
        hands=(oars, oars),
        wind=0.35,
        flutter=swing,
        knee_out=0.1,
    )


def _bicycle(t: float) -> Pose:
    feet: list[Foot] = []
    for i in (0, 1):
        angle = TAU * (t * PEDAL_TURNS + 0.5 * i)
        up, forward = 0.115 + PEDAL_CIRCLE * math.cos(angle), 0.05 + PEDAL_CIRCLE * math.sin(angle)
        feet.append(Foot(0.035, up, forward, 0.20 - 0.2 * math.sin(angle), 0))
    bars = Hand(-0.05, -0.36, 0.86, "fist")
    return Pose(
        crouch=-0.010,
        shift=-0.10,
        lean=0.34,
        pelvis_pitch=0.26,
        head_pitch=-0.42,
        feet=(feet[0], feet[1]),
        hands=(bars, bars),
        wind=0.9,
        flutter=wave(t * 2),
        knee_out=0.05,
    )


def _motorcycle(t: float, body: Body) -> Pose:
    bars = Hand(0.02, -0.40, 0.84, "fist", (0.7, -0.5, -0.6))
    return Pose(
        crouch=body.hip - 0.44,
        shift=-0.13,
        lean=0.16 + 0.01 * wave(t / 0.9),
        pelvis_pitch=0.10,
        head_pitch=-0.18,
        feet=(Foot(0.07, 0.155, 0.05, 0.05, 0.1), Foot(0.07, 0.155, 0.05, 0.05, 0.1)),
        hands=(bars, bars),
        wind=1.0,
        flutter=wave(t * 2.3),
        knee_out=0.25,
    )


def _astride(t: float, body: Body) -> Pose:
    """Upright, knees forward, reins in both hands; the hips follow the animal's back."""
    roll = wave(t / 0.52)
    reins = Hand(-0.10, -0.52 + 0.03 * roll, 0.46, "fist", (0.5, -0.6, -0.9))
    return Pose(
        lean=0.06 + 0.03 * roll,
        pelvis_pitch=-0.04 * roll,
        head_pitch=-0.04 - 0.02 * roll,
        feet=(
            Foot(0.125, body.hip - 0.375, 0.075, -0.12, 0.2),
            Foot(0.125, body.hip - 0.375, 0.075, -0.12, 0.2),
        ),
        hands=(reins, reins),
        wind=0.7,
        flutter=roll,
        knee_out=0.9,
    )


def _across(t: float, body: Body, *, high: float, low: float, wide: float) -> Pose:
    """Standing across a board whose deck is `high`, knees bent by `low`, feet `wide` apart, arms out for balance."""
    carve = wave(t / 1.8)
    return Pose(
        crouch=low + 0.02 * carve,
        sway=0.012 * carve,
        lean=0.20 + 0.05 * carve,
        pelvis_pitch=0.08,
        twist=0.30,
        side=0.05 * carve,
        head_pitch=-0.10,
        head_yaw=0.95,
        feet=(Foot(wide, high, 0.02, 0.0, 0.55), Foot(wide, high, 0.02, 0.0, 0.30)),
        hands=(
            Hand(0.72, -0.26 + 0.10 * carve, 0.30, "open", (0.3, -0.9, -0.5)),
            Hand(0.80, 0.04 - 0.10 * carve, 0.10, "open", (0.3, -0.9, -0.5)),
        ),
        wind=0.9,
        flutter=wave(t * 1.7),
        knee_out=0.75,
    )


def _skateboard(t: float, body: Body) -> Pose:
    return _across(t, body, high=0.078, low=0.085, wide=0.125)


def _snowboard(t: float, body: Body) -> Pose:
    return _across(t, body, high=0.040, low=0.13, wide=0.150)


def _surfboard(t: float, body: Body) -> Pose:
    return _across(t, body, high=0.055, low=0.14, wide=0.165)


def _skis(t: float, body: Body) -> Pose:
    """Down into the tuck, hands with the poles before the chest."""
    swing = wave(t / 1.6)
    hand = Hand(0.04, -0.42, 0.62, "fist", (0.7, -0.6, -0.6))
    return Pose(
        crouch=0.13 + 0.02 * swing,
        shift=-0.06,
        sway=0.015 * swing,
        lean=0.62,
        pelvis_pitch=0.30,
        head_pitch=-0.62,
        feet=(Foot(0.055, 0.026, 0.05, 0.0, 0.0), Foot(0.055, 0.026, 0.02, 0.0, 0.0)),
        hands=(hand, hand),
        wind=1.0,
        flutter=wave(t * 2.1),
        knee_out=0.10,
    )


def _scooter(t: float, body: Body) -> Pose:
    """One foot on the deck, the other pushes off; both hands on the bar."""
    k = (t / 1.1) % 1.0
    push = wave(k)
    bars = Hand(-0.02, -0.40, 0.72, "fist", (0.6, -0.6, -0.6))
    kicks = Foot(0.05, 0.02 + 0.07 * max(0.0, -wave(k + 0.25)), -0.14 + 0.20 * wave(k + 0.5), 0.4 * max(0.0, push))
    return Pose(
        crouch=0.045 + 0.015 * push,
        lean=0.20,
        head_pitch=-0.16,
        feet=(Foot(0.02, 0.088, 0.0, 0.0, 0.05), kicks),
        hands=(bars, bars),
        wind=0.8,
        flutter=wave(t * 1.7),
    )


def _sledge(t: float, body: Body) -> Pose:
    """Sitting low, legs stretched forward, the rope in both hands, leaning back."""
    bump = wave(t / 0.37)
    rope = Hand(-0.06, -0.50, 0.66, "fist", (0.6, -0.6, -0.6))
    return Pose(
        crouch=body.hip - 0.205 - 0.006 * bump,
        shift=-0.14,
        lean=-0.22 + 0.02 * bump,
        head_pitch=0.10,
        feet=(Foot(0.07, 0.14 + 0.005 * bump, 0.30, -0.7, 0.1), Foot(0.07, 0.15, 0.32, -0.7, 0.1)),
        hands=(rope, rope),
        wind=1.0,
        flutter=wave(t * 2.0),
        knee_out=0.12,
    )


def _wheelchair(t: float, body: Body) -> Pose:
    """Seated upright, feet on the rest, the hands on the rims."""
    breath, push = wave(t / 3.6), wave(t / 1.5)
    rim = Hand(0.16, -0.62, 0.20 + 0.10 * push, "relaxed", (0.7, -0.2, -1.0))
    return Pose(
        crouch=body.hip - 0.30,
        shift=-0.075,
        lean=0.02,
        breath=breath,
        head_yaw=0.06 * wave(t / 5.9),
        feet=(Foot(0.050, 0.065, 0.21, 0.0, 0.05), Foot(0.050, 0.065, 0.20, 0.0, 0.05)),
        hands=(rim, rim),
        knee_out=0.08,
    )


def _paddling(t: float, body: Body) -> Pose:
    """Kneeling low in a canoe; both hands on the paddle, which dips on the near side."""
    swing, dip = wave(t / PADDLE_SECONDS), wave(t / PADDLE_SECONDS + 0.25)
    high = Hand(-0.16, 0.02 - 0.06 * dip, 0.56, "fist", (0.8, -0.5, -0.3))
    low = Hand(0.12, -0.42 - 0.10 * dip, 0.56 + 0.16 * swing, "fist", (0.6, -0.7, -0.5))
    return Pose(
        lean=0.14 + 0.12 * swing,
        twist=0.12 * swing,
        head_pitch=-0.06,
        feet=(Foot(0.06, body.hip - 0.07, 0.30, -0.35, 0.1), Foot(0.06, body.hip - 0.07, 0.30, -0.35, 0.1)),
        hands=(high, low),
        wind=0.4,
        flutter=swing,
        knee_out=0.1,
    )


PADDLE_SECONDS = 1.9
"""How long a stroke of the paddle takes; the canoe draws the same one."""

SEATED_MOUNTS = ("wheelchair",)
"""What people are on whatever they do."""

RIDES: Mapping[str, Callable[[float, Body], Pose]] = {
    "skateboard": _skateboard,
    "snowboard": _snowboard,
    "surfboard": _surfboard,
    "skis": _skis,
    "scooter": _scooter,
    "sledge": _sledge,
    "wheelchair": _wheelchair,
    "canoe": _paddling,
    "swing": swinging,
}
"""How people are on each of what is made to measure."""
