"""What people do: every action is a pure function of time, `action(t, body, energy) -> Pose`.

`t` counts seconds from the start of the action, `energy` 0..1 is how loudly the figure speaks just then.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from rushes.engines.previs.figures.geometry import (
    TAU,
    Keys,
    clamp,
    cyclic_curve,
    eased_curve,
    lerp,
    smoothstep,
    wave,
)
from rushes.engines.previs.figures.pose import Foot, Hand, HandShape, Pose


@dataclass(frozen=True, slots=True)
class Body:
    """What an action must know of the body: it changes gait, and where the hips are."""

    female: bool = False
    child: bool = False
    elder: bool = False


Action = Callable[[float, Body, float], Pose]

WALK_PERIOD, WALK_STRIDE, WALK_STANCE = 1.05, 0.80, 0.60
RUN_PERIOD, RUN_STRIDE, RUN_STANCE = 0.68, 1.30, 0.36
ELDER_STRIDE = 0.72
WALK_LIFT: Keys = ((0, 0), (0.35, 0.040), (0.75, 0.018), (1, 0))
RUN_LIFT: Keys = ((0, 0.0), (0.32, 0.26), (0.62, 0.17), (0.88, 0.05), (1, 0))


def travel_speed(action: str, body: Body) -> float:
    """Body heights a second at which the feet of an action do not slip; 0 for actions on the spot."""
    if action == "walk":
        return WALK_STRIDE / WALK_PERIOD * (ELDER_STRIDE if body.elder else 1.0)
    if action == "run":
        return RUN_STRIDE / RUN_PERIOD
    return 0.0


# --- standing and speaking -------------------------------------------------------------------------


def stand(t: float, body: Body, energy: float) -> Pose:
    """Weight on one leg, breathing, slow drift: without contrapposto every figure is a doll."""
    breath = wave(t / 3.6)
    drift = wave(t / 7.3)
    return Pose(
        sway=0.014 + 0.004 * drift,
        pelvis_roll=-0.06,
        side=0.085,
        twist=0.03 * drift,
        head_roll=0.03 + 0.015 * drift,
        head_yaw=0.05 * drift,
        breath=breath,
        shrug=0.004 * breath,
        feet=(Foot(0.054, 0, 0.060, 0, 0.20), Foot(0.082, 0, 0.045, 0, 0.46)),
        hands=(
            Hand(0.18, -0.945, 0.12 + 0.01 * breath, pole=(0.5, -0.2, -1.0)),
            Hand(0.16, -0.940, 0.15 + 0.01 * breath, pole=(0.5, -0.2, -1.0)),
        ),
        flutter=0.3 * wave(t / 2.2),
    )


LEAST_BEAT, OTHER_BEAT = 0.62, 0.38
"""Between two beats the hands that talk stay half raised: one before the waist, the other lower."""


def _gesturing(t: float, body: Body, energy: float, amount: float) -> Pose:
    """Elbows bent and close, hands that rise to the chest in turn: the size of the gesture follows `amount`."""
    pose = stand(t, body, energy)
    beat = smoothstep(-0.35, 0.55, wave(t / 2.3)) * (0.85 + 0.15 * wave(t / 0.9))
    other = smoothstep(-0.1, 0.7, wave(t / 3.1 + 0.35)) * (0.85 + 0.15 * wave(t / 0.8 + 0.4))
    beat, other = lerp(LEAST_BEAT, 1.0, beat) * amount, lerp(OTHER_BEAT, 0.92, other) * amount
    bounce = (0.015 + 0.045 * energy) * wave(t / 0.46) * amount
    shape: HandShape = "open" if beat > 0.3 else "relaxed"
    other_shape: HandShape = "open" if other > 0.5 else "relaxed"
    right = Hand(
        lerp(0.16, -0.10 + 0.10 * wave(t / 3.7), beat),
        lerp(-0.94, -0.26 + bounce, beat),
        lerp(0.15, 0.50, beat),
        shape,
        (0.22, -1.0, -0.60),
        (0.25 * beat, 0.75 * beat, 0.0),
    )
    left = Hand(
        lerp(0.18, -0.09 + 0.10 * wave(t / 4.1 + 0.2), other),
        lerp(-0.945, -0.32 - 0.7 * bounce, other),
        lerp(0.12, 0.48, other),
        other_shape,
        (0.22, -1.0, -0.60),
        (0.25 * other, 0.60 * other, 0.0),
    )
    return replace(
        pose,
        hands=(left, right),
        head_pitch=(0.04 * wave(t / 0.9) + 0.06 * energy * wave(t / 0.55)) * amount + 0.02 * wave(t / 3.3),
        head_roll=pose.head_roll + 0.075 * wave(t / 2.9 + 0.15) * amount,
        head_yaw=pose.head_yaw + 0.06 * wave(t / 1.9) * amount,
        lean=0.03 * beat + 0.02 * energy,
        twist=pose.twist + 0.06 * wave(t / 2.3 + 0.1) * amount,
    )


def talk(t: float, body: Body, energy: float) -> Pose:
    """Conversation: the hands beat as loudly as the figure speaks, and rest while it listens."""
    return _gesturing(t, body, energy, clamp(0.74 + 0.7 * energy) * smoothstep(0.0, 0.5, t))


def gesture(t: float, body: Body, energy: float) -> Pose:
    """Explaining something with both hands, whether or not there is a voice."""
    return _gesturing(t, body, max(0.5, energy), smoothstep(0.0, 0.5, t))


def nod(t: float, body: Body, energy: float) -> Pose:
    """Nods of agreement."""
    swing = wave(t / 0.75) * smoothstep(-0.2, 0.4, wave(t / 3.0))
    return replace(stand(t, body, energy), head_pitch=0.10 + 0.14 * swing)


# --- locomotion ------------------------------------------------------------------------------------


def _step(
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
        forward, up, pitch = _step(phase, WALK_STRIDE * size, WALK_STANCE, WALK_LIFT, -0.34, 0.92)
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
        forward, up, pitch = _step(phase, RUN_STRIDE, RUN_STANCE, RUN_LIFT, -0.12, 1.05)
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


PEDAL_CIRCLE = 0.078
PEDAL_TURNS = 1.0
"""Turns of the crank a second; the bicycle draws the same phase."""


def ride(t: float, body: Body, energy: float) -> Pose:
    """Pedalling."""
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


# --- postures --------------------------------------------------------------------------------------

SEAT = 0.27
"""Height of a seat in body heights."""


def sit(t: float, body: Body, energy: float) -> Pose:
    """Seated on something `SEAT` body heights tall."""
    hip = 0.428 if body.child else 0.51
    talking = clamp(1.6 * energy) * (0.62 + 0.38 * wave(t / 1.9))
    answering = clamp(1.6 * energy) * (0.34 + 0.34 * wave(t / 2.7 + 0.3))
    breath = wave(t / 3.6)
    return Pose(
        crouch=hip - SEAT - 0.012,
        side=0.02 * wave(t / 6),
        lean=0.10,
        pelvis_pitch=-0.10,
        shift=-0.10,
        breath=breath,
        shrug=0.004 * breath,
        head_yaw=0.05 * wave(t / 7.3),
        head_pitch=0.07 * energy * wave(t / 0.6),
        head_roll=0.05 * wave(t / 3.1) * (0.4 + energy),
        feet=(Foot(0.065, 0, 0.21, 0, 0.14), Foot(0.060, 0, 0.16, 0.0, 0.2)),
        hands=(
            Hand(
                lerp(0.0, 0.10, answering),
                lerp(-0.66, -0.34, answering),
                0.52,
                "open" if answering > 0.3 else "relaxed",
                (0.5, -0.5, -1),
                (0.2 * answering, 0.6 * answering, 0.0),
            ),
            Hand(
                lerp(0.02, 0.16, talking),
                lerp(-0.70, -0.28, talking),
                lerp(0.46, 0.56, talking),
                "open" if talking > 0.3 else "relaxed",
                (0.5, -0.6, -1),
                (0.2 * talking, 0.7 * talking, 0.0),
            ),
        ),
        flutter=0.3 * wave(t / 2.2),
        knee_out=0.14,
    )


def crouch(t: float, body: Body, energy: float) -> Pose:
    """Down on the haunches, one heel up."""
    return Pose(
        crouch=0.235,
        shift=-0.04,
        lean=0.42,
        pelvis_pitch=0.18,
        head_pitch=-0.36,
        breath=wave(t / 3.2),
        feet=(Foot(0.07, 0, 0.14, 0.0, 0.15), Foot(0.06, 0, -0.05, 0.85, 0.15)),
        hands=(Hand(0.05, -0.62, 0.60), Hand(0.10, -0.80, 0.34)),
        knee_out=0.25,
    )


def hug(t: float, body: Body, energy: float) -> Pose:
    """One half of an embrace: two figures about 0.17 heights apart that face each other."""
    squeeze = 0.02 * wave(t / 3)
    around = smoothstep(0.0, 0.5, t)
    hand = Hand(-0.05, lerp(-0.6, -0.16, around), 0.52, "flat", (0.8, -0.8, 0.0))
    return Pose(
        crouch=0.010,
        lean=0.13 + squeeze,
        head_pitch=0.16,
        head_roll=0.16,
        breath=wave(t / 3.6),
        hands=(hand, replace(hand, up=lerp(-0.6, -0.44, around), forward=0.44)),
    )


# --- gestures --------------------------------------------------------------------------------------


def wave_hand(t: float, body: Body, energy: float) -> Pose:
    """Friendly wave from the elbow; the wrist lags."""
    swing = wave(t / 0.62)
    pose = stand(t, body, energy)
    hand = Hand(
        0.46 + 0.14 * swing,
        0.40 - 0.03 * abs(swing),
        0.34,
        "open",
        (0.9, -1.0, 0.0),
        (0.35 * wave(t / 0.62 - 0.14), 0.3, 0.0),
    )
    return replace(pose, hands=(hand, pose.hands[1]), side=0.06, head_roll=-0.08 + 0.03 * swing)


def point(t: float, body: Body, energy: float) -> Pose:
    """An arm comes up and points ahead."""
    pose = stand(t, body, energy)
    k = smoothstep(0.0, 0.45, t)
    hand = Hand(lerp(0.16, 0.26, k), lerp(-0.9, 0.02, k), lerp(0.1, 0.92, k), "point", (0.5, -0.8, -0.3))
    return replace(pose, hands=(pose.hands[0], hand), lean=0.06 * k, twist=0.18 * k, shift=0.01)


def look(t: float, body: Body, energy: float) -> Pose:
    """Search the distance with a hand that shades the eyes."""
    pose = stand(t, body, energy)
    k = smoothstep(0.0, 0.5, t)
    hand = Hand(
        lerp(0.16, 0.10, k),
        lerp(-0.9, 0.50, k),
        lerp(0.1, 0.46, k),
        "flat",
        (1.0, -0.15, 0.0),
        (-0.9 * k, 0.25 * k, 0.1 * k),
    )
    return replace(pose, hands=(pose.hands[0], hand), head_yaw=0.22 * wave(t / 5), lean=0.05)


HELD_UP: dict[str, Hand] = {
    "umbrella": Hand(-0.06, -0.30, 0.40, "grip", (0.55, -0.9, -0.6), (0.1, 0.9, 0.0)),
    "microphone": Hand(-0.10, -0.14, 0.42, "grip", (0.6, -0.9, -0.4), (-0.1, 0.9, 0.0)),
    "cup": Hand(0.04, -0.36, 0.46, "grip", (0.55, -0.9, -0.6), (-0.1, 0.9, 0.0)),
    "book": Hand(-0.10, -0.36, 0.48, "grip", (0.55, -0.9, -0.6), (-0.2, 0.8, 0.0)),
    "phone": Hand(0.00, -0.26, 0.46, "grip", (0.55, -0.9, -0.6), (-0.1, 0.9, 0.0)),
    "camera": Hand(-0.14, 0.14, 0.40, "grip", (0.7, -0.9, -0.3), (-0.4, 0.7, 0.0)),
    "flower": Hand(0.02, -0.30, 0.46, "grip", (0.55, -0.9, -0.6), (-0.1, 0.9, 0.0)),
    "balloon": Hand(0.14, -0.46, 0.40, "grip", (0.55, -0.9, -0.6), (0.1, 0.9, 0.0)),
}
"""Where the right hand is with each thing that is not left hanging."""
HANDS_FREE = ("stand", "talk", "gesture", "nod", "sit", "walk", "look", "smile", "laugh", "cry", "hold", "dance")
"""Actions during which a thing is held up rather than swung along."""


def hold(t: float, body: Body, energy: float) -> Pose:
    """Holding something before the chest."""
    return holding(stand(t, body, energy), HELD_UP["cup"], t, energy)


def holding(pose: Pose, hand: Hand, t: float, energy: float) -> Pose:
    """The same pose with the right hand holding something up; it bobs a little with breath and voice."""
    bob = 0.012 * wave(t / 2.9) + 0.02 * energy * wave(t / 0.7)
    return replace(pose, hands=(pose.hands[0], replace(hand, up=hand.up + bob)))


def cheer(t: float, body: Body, energy: float) -> Pose:
    """Both arms up, bouncing."""
    bounce = abs(wave(t / 0.9))
    pose = stand(t, body, energy)
    hand = Hand(0.42, 0.66 + 0.12 * bounce, 0.18, "fist", (0.9, -0.4, 0.1))
    feet = (Foot(0.06, 0, 0.055, 0.35 * bounce, 0.2), Foot(0.06, 0, 0.055, 0.35 * bounce, 0.2))
    return replace(
        pose, hands=(hand, replace(hand, up=hand.up - 0.06)), feet=feet, crouch=-0.01 * bounce, head_pitch=-0.14
    )


# --- motion on the spot ----------------------------------------------------------------------------


def dance(t: float, body: Body, energy: float) -> Pose:
    """Two-beat groove: hips shift, knees bounce, arms in counter-time."""
    p = t / 1.0
    hip, bounce = math.sin(TAU * p), math.cos(2 * TAU * p)
    lifted = (max(0.0, hip), max(0.0, -hip))
    swing = 0.40 * math.sin(TAU * p + 0.9)
    pole = (0.6, -1.0, -0.2)
    return Pose(
        crouch=0.045 + 0.018 * bounce,
        sway=-0.045 * hip,
        pelvis_roll=-0.16 * hip,
        side=0.20 * hip,
        twist=0.22 * math.sin(TAU * p + 0.7),
        head_roll=-0.14 * hip,
        head_pitch=0.05 * bounce,
        feet=(
            Foot(0.085, 0.02 * lifted[0] ** 2, 0.07, 0.75 * lifted[0], 0.30),
            Foot(0.085, 0.02 * lifted[1] ** 2, 0.05, 0.75 * lifted[1], 0.30),
        ),
        hands=(
            Hand(0.50 + 0.16 * hip, -0.06 + swing, 0.42, "open", pole, (0.2, 0.3, 0.0)),
            Hand(0.50 - 0.16 * hip, -0.06 - swing, 0.42, "open", pole, (0.2, 0.3, 0.0)),
        ),
        flutter=1.2 * math.sin(TAU * p - 0.8),
        knee_out=0.34,
    )


def pirouette(t: float, body: Body, energy: float) -> Pose:
    """On one toe in passe; the arms go from second position up to fifth and open again."""
    opening = smoothstep(-0.2, 0.8, wave(t / 5.2 - 0.3))
    fifth = Hand(0.10, 0.86, 0.22, "flat", (1.0, 0.15, 0.1), (-0.75, 0.15, 0.0))
    second = Hand(0.88, -0.10, 0.30, "flat", (0.3, -0.9, -0.5), (0.1, 0.10, 0.1))
    arm = Hand(
        lerp(fifth.out, second.out, opening),
        lerp(fifth.up, second.up, opening) + 0.25 * opening * (1 - opening),
        lerp(fifth.forward, second.forward, opening) + 0.5 * opening * (1 - opening),
        "flat",
        (lerp(1.0, 0.3, opening), lerp(0.15, -0.9, opening), lerp(0.1, -0.5, opening)),
        (lerp(-0.75, 0.1, opening), 0.13, 0.05),
    )
    return Pose(
        crouch=-0.055,
        head_pitch=-0.06,
        head_roll=0.05 * wave(t / 2),
        lean=-0.03,
        breath=wave(t / 3.6),
        feet=(Foot(0.006, 0.0, 0.02, 1.32, 0.5), Foot(0.02, 0.235, 0.05, 1.25, 0.9)),
        hands=(arm, arm),
        flutter=0.5 * wave(t / 0.8),
        knee_out=1.6,
    )


JUMP_PERIOD = 1.5


def jump(t: float, body: Body, energy: float) -> Pose:
    """Anticipate, launch, tuck, land, settle; repeats every `JUMP_PERIOD` seconds."""
    k = (t / JUMP_PERIOD) % 1.0
    squat = eased_curve(k, ((0, 0), (0.20, 0.16), (0.33, -0.02), (0.62, -0.02), (0.72, 0.15), (0.92, 0), (1, 0)))
    air = clamp((k - 0.30) / 0.36)
    arch = 4 * air * (1 - air)
    arms = eased_curve(k, ((0, 0), (0.20, -1), (0.38, 1), (0.6, 0.8), (0.74, -0.1), (1, 0)))
    toes = eased_curve(k, ((0, 0), (0.22, 0), (0.32, 1.0), (0.55, 0.5), (0.64, 0), (1, 0)))
    tuck, down = 0.10 * arch, max(0.0, squat)
    hand = Hand(
        0.25 + 0.34 * max(0.0, arms),
        lerp(-0.92, 0.78, smoothstep(-0.1, 1, arms)),
        0.10 + 0.50 * arms * (1 if arms < 0 else 0.6),
        "open" if arms > 0.2 else "fist",
        (0.8, -0.2, -0.6),
    )
    return Pose(
        crouch=squat,
        rise=0.26 * arch,
        lean=0.05 + 2.2 * down,
        pelvis_pitch=1.6 * down,
        head_pitch=-0.5 * squat - 0.10 * arms,
        shift=-0.35 * down,
        feet=(Foot(0.065, tuck, 0.055 - tuck * 0.7, toes, 0.2), Foot(0.065, tuck * 0.55, 0.055, toes, 0.2)),
        hands=(hand, hand),
        lift=-0.9 * math.cos(math.pi * air) if 0 < air < 1 else 0.0,
        flutter=wave(t),
    )


FALL_TUMBLE = 1.02


def fall(t: float, body: Body, energy: float) -> Pose:
    """Freefall, belly to earth and face to the camera: arms wide with bent elbows, the feet up behind.

    The head stays where a standing head is, so that close shots frame it.
    """
    buffet = [wave(t * 1.3 + i * 0.37) for i in range(4)]
    quick = wave(t * 4.7)
    arms = [
        Hand(
            0.66 + 0.03 * buffet[1 + i],
            0.36 + 0.06 * buffet[2 + i] + 0.01 * quick,
            0.10,
            "open",
            (0.35, -1.0, -0.15),
            (0.15, 0.35, 0.0),
        )
        for i in (0, 1)
    ]
    feet = [Foot(0.135 + 0.02 * buffet[i], 0.46 + 0.02 * buffet[2 + i], -0.305, 1.9, 0.25) for i in (0, 1)]
    return Pose(
        rise=0.13 + 0.008 * buffet[0],
        tumble=FALL_TUMBLE + 0.03 * buffet[0],
        lean=-0.30,
        head_pitch=-0.66,
        side=0.04 * buffet[1],
        twist=0.03 * buffet[2],
        head_roll=0.03 * buffet[3],
        breath=wave(t / 1.4),
        feet=(feet[0], feet[1]),
        hands=(arms[0], arms[1]),
        lift=1.0,
        flutter=wave(t * 3.1),
        knee_out=0.10,
    )


ACTIONS: dict[str, Action] = {
    "stand": stand,
    "talk": talk,
    "gesture": gesture,
    "walk": walk,
    "run": run,
    "sit": sit,
    "dance": dance,
    "pirouette": pirouette,
    "wave": wave_hand,
    "look": look,
    "jump": jump,
    "fall": fall,
    "hug": hug,
    "point": point,
    "nod": nod,
    "hold": hold,
    "cheer": cheer,
    "crouch": crouch,
    "climb": climb,
    "ride": ride,
    "smile": stand,
    "laugh": stand,
    "cry": stand,
}
