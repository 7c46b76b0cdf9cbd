"""How people get about: every gait keeps its feet where they stand."""

import math

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import TAU, Keys, cyclic_curve, eased_curve, lerp, smoothstep, wave
from rushes.engines.previs.figures.pose import Foot, Hand, Pose

WALK_PERIOD, WALK_STRIDE, WALK_STANCE = 1.05, 0.80, 0.60
RUN_PERIOD, RUN_STRIDE, RUN_STANCE = 0.68, 1.30, 0.36
ELDER_STRIDE = 0.72
WALK_LIFT: Keys = ((0, 0), (0.35, 0.040), (0.75, 0.018), (1, 0))
RUN_LIFT: Keys = ((0, 0.0), (0.32, 0.26), (0.62, 0.17), (0.88, 0.05), (1, 0))


GLIDES = {"fly": 2.4, "swim": 0.42, "crawl": 0.24, "skate": 1.3}
"""Body heights a second of actions whose feet do not stand on the ground, or slide on it."""


STRIDES = {"sneak": (1.70, 0.62), "march": (1.06, 0.78), "limp": (1.25, 0.62), "skip": (0.84, 1.00)}
"""Seconds and body heights of one cycle (two steps) of the ways of going in `strides`."""


def travel_speed(action: str, body: Body) -> float:
    """Body heights a second at which the feet of an action do not slip; 0 for actions on the spot."""
    if action == "walk":
        return WALK_STRIDE / WALK_PERIOD * (ELDER_STRIDE if body.elder else 1.0)
    if action == "run":
        return RUN_STRIDE / RUN_PERIOD
    if action in STRIDES:
        period, stride = STRIDES[action]
        return stride / period
    return GLIDES.get(action, 0.0)


def step(
    phase: float, stride: float, stance: float, lift: Keys, strike: float, push: float
) -> tuple[float, float, float]:
    """(forward, up, pitch) of a foot. In stance the ball moves back at exactly the travel speed: no slip."""
    half = stride * stance / 2
    if phase < stance:
        k = phase / stance
        pitch = strike * (1 - smoothstep(0.0, 0.16, k)) + push * smoothstep(0.58, 1.0, k) ** 1.3
        return half - stride * phase, 0.10 * math.sin(max(0.0, -pitch)), pitch
    k = (phase - stance) / (1 - stance)
    eased = k * k * (3 - 2 * k) * 0.85 + k * 0.15
    up = eased_curve(k, lift) + 0.10 * math.sin(max(0.0, -strike)) * smoothstep(0.6, 1, k)
    return lerp(-half, half, eased), up, lerp(push, strike, smoothstep(0.10, 0.85, k))


def walk(t: float, body: Body, energy: float) -> Pose:
    """Relaxed walk; travels at `travel_speed("walk")`."""
    p = t / WALK_PERIOD
    female = body.female and not body.child
    size = ELDER_STRIDE if body.elder else 1.0
    feet: list[Foot] = []
    hands: list[Hand] = []
    for i in (0, 1):
        phase = (p + 0.5 * i) % 1.0
        forward, up, pitch = step(phase, WALK_STRIDE * size, WALK_STANCE, WALK_LIFT, -0.34, 0.92)
        feet.append(Foot(0.030 if female else 0.042, up, forward + 0.045, pitch, 0.10))
        swing = -math.cos(TAU * (phase - 0.04)) * size
        angle = 0.10 + (0.52 if swing > 0 else 0.40) * swing
        reach = 0.955 - 0.06 * max(0.0, swing)
        hands.append(
            Hand(0.15, -math.cos(angle) * reach, math.sin(angle) * reach, pole=(0.4, -0.2, -1), aim=(0, 0, 0.12))
        )
    bob = -math.cos(2 * TAU * p)
    lead = math.cos(TAU * p)
    return Pose(
        crouch=0.026 - 0.014 * bob,
        sway=0.014 * math.sin(TAU * p),
        pelvis_yaw=-0.13 * lead,
        pelvis_roll=(0.085 if female else 0.05) * math.sin(TAU * p),
        lean=0.05,
        twist=0.24 * lead,
        side=-0.05 * math.sin(TAU * p),
        head_yaw=-0.10 * lead,
        head_pitch=-0.02 - 0.02 * bob,
        feet=(feet[0], feet[1]),
        hands=(hands[0], hands[1]),
        wind=0.35,
        flutter=0.6 * math.sin(2 * TAU * p + 0.9),
    )


def run(t: float, body: Body, energy: float) -> Pose:
    """Run with a real flight phase, forward lean and elbows at a right angle."""
    p = t / RUN_PERIOD
    feet: list[Foot] = []
    hands: list[Hand] = []
    for i in (0, 1):
        phase = (p + 0.5 * i) % 1.0
        forward, up, pitch = step(phase, RUN_STRIDE, RUN_STANCE, RUN_LIFT, -0.12, 1.05)
        feet.append(Foot(0.026, up, forward + 0.02, pitch, 0.04))
        swing = -math.cos(TAU * (phase - 0.02))
        ahead = max(0.0, swing)
        hands.append(
            Hand(
                0.10 - 0.12 * ahead,
                -0.50 + 0.34 * ahead + 0.02 * swing,
                0.12 + 0.46 * swing,
                "fist",
                (0.25, -0.5, -1.0),
            )
        )
    # The body is lowest just after contact, highest in mid flight.
    bob = -math.cos(2 * TAU * (p - 0.13))
    lead = math.cos(TAU * p)
    return Pose(
        crouch=0.040 - 0.026 * bob,
        sway=0.006 * math.sin(TAU * p),
        pelvis_yaw=-0.20 * lead,
        pelvis_pitch=0.12,
        lean=0.16,
        twist=0.42 * lead,
        head_pitch=-0.16,
        head_yaw=-0.16 * lead,
        feet=(feet[0], feet[1]),
        hands=(hands[0], hands[1]),
        wind=1.0,
        flutter=math.sin(2 * TAU * p + 0.6),
    )


def climb(t: float, body: Body, energy: float) -> Pose:
    """Climbing a ladder on the spot."""
    p = t / 1.4
    feet: list[Foot] = []
    hands: list[Hand] = []
    for i in (0, 1):
        phase = (p + 0.5 * i) % 1.0
        feet.append(Foot(0.06, cyclic_curve(phase, ((0, 0.30), (0.5, 0.09), (0.75, 0.20))), 0.13, 0.25, 0.1))
        reach = cyclic_curve((phase + 0.5) % 1.0, ((0, 0.86), (0.5, 0.12), (0.75, 0.55)))
        hands.append(Hand(0.02, reach, 0.52, "fist", (0.8, -1, -0.2)))
    lead = math.cos(TAU * p)
    return Pose(
        crouch=-0.04,
        shift=-0.02,
        side=0.10 * lead,
        lean=0.04,
        head_pitch=-0.25,
        pelvis_roll=0.12 * lead,
        feet=(feet[0], feet[1]),
        hands=(hands[0], hands[1]),
        knee_out=0.4,
        flutter=wave(p),
    )


SWIM_PITCH = 1.36


def fly(t: float, body: Body, energy: float) -> Pose:
    """Flight as heroes fly: stretched out on the air, one fist ahead, the other arm along the body."""
    sway = wave(t / 2.6)
    ahead = Hand(-0.02, 0.98 + 0.02 * sway, 0.10, "fist", (0.6, 0.0, -0.6))
    along = Hand(0.10, -0.84, -0.06 + 0.02 * sway, "fist", (0.6, -0.2, -0.6))
    feet = (
        Foot(0.050, 0.0, 0.15 + 0.015 * sway, 1.35, 0.05),
        Foot(0.045, 0.0, 0.09 - 0.015 * sway, 1.35, 0.05),
    )
    return Pose(
        rise=0.72 + 0.025 * wave(t / 3.1),
        tumble=SWIM_PITCH - 0.10 + 0.04 * sway,
        twist=0.10 * sway,
        head_pitch=-0.80,
        feet=feet,
        hands=(along, ahead),
        wind=1.0,
        flutter=wave(t * 1.6),
        knee_out=0.04,
    )


def swim(t: float, body: Body, energy: float) -> Pose:
    """Front crawl, face forward: arms in turn, legs that flutter from the hip."""
    p = t / 1.7
    arms: list[Hand] = []
    for i in (0, 1):
        a = TAU * (p + 0.5 * i)
        arms.append(
            Hand(0.16 + 0.10 * max(0.0, -math.sin(a)), 0.90 * math.cos(a), 0.72 * math.sin(a), "flat", (0.9, 0.0, -0.5))
        )
    beat = wave(t * 1.9)
    feet = (
        Foot(0.045, 0.02 + 0.03 * abs(beat), 0.055 * beat, 1.25, 0.1),
        Foot(0.045, 0.02 + 0.03 * abs(beat), -0.055 * beat, 1.25, 0.1),
    )
    return Pose(
        rise=0.20 + 0.010 * wave(p * 2),
        tumble=SWIM_PITCH,
        twist=0.30 * math.sin(TAU * p),
        pelvis_yaw=0.12 * math.sin(TAU * p),
        head_pitch=-0.86,
        feet=feet,
        hands=(arms[0], arms[1]),
        wind=0.8,
        flutter=wave(t * 1.3),
        knee_out=0.05,
    )


def crawl(t: float, body: Body, energy: float) -> Pose:
    """On hands and knees."""
    p = t / 1.3
    swing = 0.10 * math.sin(TAU * p)
    down = body.hip * 0.50
    return Pose(
        crouch=down,
        shift=-0.16,
        pelvis_pitch=1.15,
        lean=0.32,
        head_pitch=-0.62,
        pelvis_roll=0.05 * math.sin(TAU * p),
        feet=(Foot(0.05, 0.0, -0.40 + swing, 1.3, 0.0), Foot(0.05, 0.0, -0.40 - swing, 1.3, 0.0)),
        hands=(
            Hand(0.05, -0.30, 0.84 - swing * 2.2, "flat", (0.5, 0.2, -1.0), (0.0, 0.9, 0.5)),
            Hand(0.05, -0.30, 0.84 + swing * 2.2, "flat", (0.5, 0.2, -1.0), (0.0, 0.9, 0.5)),
        ),
        flutter=0.4 * wave(p),
        knee_out=0.02,
    )


def skate(t: float, body: Body, energy: float) -> Pose:
    """Gliding with bent knees, pushing off to the sides in turn, arms swinging across."""
    p = t / 1.5
    lead = math.sin(TAU * p)
    feet: list[Foot] = []
    for sign in (1, -1):
        push = max(0.0, sign * lead)
        feet.append(Foot(0.05 + 0.09 * push, 0.05 * push, 0.04 - 0.30 * push, 0.55 * push, 0.25 + 0.4 * push))
    arm = 0.55 * lead
    return Pose(
        crouch=0.085,
        sway=0.03 * lead,
        shift=-0.05,
        lean=0.34,
        pelvis_pitch=0.22,
        twist=0.22 * lead,
        side=-0.06 * lead,
        head_pitch=-0.40,
        feet=(feet[0], feet[1]),
        hands=(
            Hand(0.20, -0.70, 0.12 + arm, "relaxed", (0.5, -0.2, -1.0)),
            Hand(0.20, -0.70, 0.12 - arm, "relaxed", (0.5, -0.2, -1.0)),
        ),
        wind=0.8,
        flutter=lead,
        knee_out=0.2,
    )
