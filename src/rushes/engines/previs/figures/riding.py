"""How people sit on what carries them: on a bicycle, on a motorcycle, astride an animal's back."""

import math

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import TAU, wave
from rushes.engines.previs.figures.pose import Foot, Hand, Pose

PEDAL_CIRCLE = 0.078
PEDAL_TURNS = 1.0
"""Turns of the crank a second; the bicycle draws the same phase."""

BICYCLES, MOTORCYCLES, BOATS = ("bicycle",), ("motorcycle",), ("rowing boat",)
STROKE_SECONDS = 2.4
"""How long a stroke of the oars takes; the boat draws the same one."""


def ride(t: float, body: Body, energy: float) -> Pose:
    """On the body's mount; on nothing in particular, as on a bicycle."""
    if body.mount in MOTORCYCLES:
        return _motorcycle(t, body)
    if body.mount in BOATS:
        return _rowing(t, body)
    if body.mount and body.mount not in BICYCLES:
        return _astride(t, body)
    return _bicycle(t)


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
