"""What bodies do on the ground and in the air: turns and handstands, exercise, falls, rest on the ground."""

import math
from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import TAU, eased_curve, lerp, smoothstep, wave
from rushes.engines.previs.figures.gestures import stand
from rushes.engines.previs.figures.pose import Foot, Hand, Pose, blend_poses

UPSIDE_DOWN = math.pi
ARM_UP = 0.97
"""An arm that carries the body is nearly straight, arm lengths."""


def _on_hands(body: Body, sway: float, split: float, bend: float) -> Pose:
    """A handstand: legs apart to the sides by `split`, knees bent by `bend`."""
    hands = Hand(0.10, ARM_UP, 0.06, "flat", (0.9, 0.2, -0.4), (0.3, 0.2, 0.6))
    return Pose(
        rise=0.16 if body.child else 0.195,
        crouch=body.hip - (0.38 if body.child else 0.40),
        tumble=UPSIDE_DOWN + 0.10 * sway,
        lean=-0.10,
        head_pitch=-0.55,
        feet=(
            Foot(0.05 + 0.30 * split, 0.10 * split + bend, 0.06 + 0.20 * split, 1.2, 0.2),
            Foot(0.05 + 0.16 * split, 0.03 * split, 0.02 - 0.26 * split, 1.2, 0.2),
        ),
        hands=(hands, hands),
        knee_out=0.3,
        flutter=sway,
        lift=-0.6,
    )


def handstand(t: float, body: Body, energy: float) -> Pose:
    """On the hands, legs up, swaying for balance."""
    return _on_hands(body, wave(t / 1.7), 0.25 + 0.20 * wave(t / 2.9), 0.0)


BREAK_SECONDS = 5.6


def breakdance(t: float, body: Body, energy: float) -> Pose:
    """Footwork close to the ground, and a freeze on one hand with the legs in the air, in turn."""
    k = t % BREAK_SECONDS
    freeze = _freeze(t, body)
    down = smoothstep(0.25, 0.6, k) * (1 - smoothstep(4.7, 5.05, k))
    step = wave(t / 0.9)
    floor = Hand(0.30, -0.66, -0.56, "flat", (0.6, 0.3, -0.8), (0.0, -0.3, -0.6))
    footwork = Pose(
        crouch=body.hip - 0.15,
        shift=-0.05,
        lean=-0.30,
        pelvis_pitch=-0.25,
        twist=0.20 * step,
        head_pitch=0.10,
        feet=(
            Foot(0.16 + 0.10 * step, 0.05 * max(0.0, step), 0.34 + 0.08 * step, -0.4, 0.4),
            Foot(0.10, 0.05 * max(0.0, -step), 0.14 - 0.10 * step, 0.3, 0.3),
        ),
        hands=(Hand(0.60, 0.20 + 0.2 * step, 0.30, "open", (0.4, -0.6, -0.6)), floor),
        knee_out=0.5,
        flutter=step,
    )
    return blend_poses(footwork, freeze, down)


def _freeze(t: float, body: Body) -> Pose:
    """Upside down on one hand, the other arm out, legs split and bent, kicking slowly."""
    kick = wave(t / 1.3)
    pose = _on_hands(body, 0.5 * kick, 0.9 + 0.25 * kick, 0.16)
    return replace(
        pose,
        side=0.24,
        sway=0.03,
        hands=(Hand(0.60, 0.30 + 0.1 * kick, 0.10, "open", (0.4, -0.4, -0.8), (0.5, 0.2, 0.0)), pose.hands[1]),
        flutter=2 * kick,
    )


CARTWHEEL_SECONDS = 1.5


def cartwheel(t: float, body: Body, energy: float) -> Pose:
    """Arms up, over the hands with the legs wide, and up again; read from the side."""
    k = (t / CARTWHEEL_SECONDS) % 1.0
    turn = eased_curve(k, ((0, 0), (0.18, 0.05), (0.5, 0.5), (0.82, 0.95), (1, 1)))
    over = math.sin(math.pi * turn)
    arms = Hand(0.24, ARM_UP - 0.02, 0.04, "open", (1.0, 0.1, -0.3), (0.2, 0.3, 0.2))
    return Pose(
        crouch=0.10 * over,
        rise=0.17 * over,
        tumble=TAU * turn + 1e-4,
        lean=-0.05,
        head_pitch=-0.3 * over,
        feet=(
            Foot(0.08, 0.12 * over, 0.06 + 0.40 * over, 0.9 * over, 0.2),
            Foot(0.08, 0.12 * over, 0.04 - 0.40 * over, 0.9 * over, 0.2),
        ),
        hands=(arms, arms),
        knee_out=0.1,
        flutter=wave(t),
    )


BACKFLIP_SECONDS = 1.9


def backflip(t: float, body: Body, energy: float) -> Pose:
    """A deep bend, a tucked turn backwards high above the ground, and a landing."""
    k = (t / BACKFLIP_SECONDS) % 1.0
    air = min(1.0, max(0.0, (k - 0.24) / 0.42))
    arch = 4 * air * (1 - air)
    bend = eased_curve(k, ((0, 0.0), (0.18, 0.16), (0.26, -0.03), (0.66, 0.05), (0.72, 0.14), (0.9, 0.0), (1, 0)))
    tuck = smoothstep(0.1, 0.35, air) * (1 - smoothstep(0.65, 0.92, air))
    arm = eased_curve(k, ((0, -0.9), (0.16, -0.7), (0.28, 0.85), (0.40, -0.3), (0.60, -0.3), (0.74, 0.1), (1, -0.9)))
    turn = -TAU * (air * air * (3 - 2 * air))
    hand = Hand(0.16, arm, 0.40, "fist", (0.7, -0.4, -0.6))
    return Pose(
        crouch=bend,
        rise=0.62 * arch,
        tumble=turn if 0 < air < 1 else 0.0,
        lean=0.36 * tuck + 1.4 * max(0.0, bend),
        pelvis_pitch=0.8 * max(0.0, bend) * (1 - tuck),
        head_pitch=0.2 * tuck,
        feet=(
            Foot(0.06, 0.30 * tuck, 0.06 + 0.16 * tuck, 0.4 * tuck, 0.2),
            Foot(0.06, 0.28 * tuck, 0.05 + 0.15 * tuck, 0.4 * tuck, 0.2),
        ),
        hands=(hand, hand),
        lift=-0.6 * arch,
        knee_out=0.1,
        flutter=wave(t),
    )


def _facing_down(height: float, body: Body, lift: float) -> Pose:
    """Stretched out face down, the shoulders `height` of an arm above the ground."""
    hand = Hand(0.12, -0.02, height, "flat", (0.6, 0.2, -0.9), (0.0, 0.9, 0.2))
    return Pose(
        crouch=body.hip - lift,
        tumble=1.36 - 0.10 * height,
        lean=-0.04,
        head_pitch=-0.40,
        feet=(Foot(0.04, 0.0, 0.0, -0.1, 0.0), Foot(0.04, 0.0, 0.0, -0.1, 0.0)),
        hands=(hand, hand),
        knee_out=0.02,
    )


def push_up(t: float, body: Body, energy: float) -> Pose:
    """Face down on hands and toes, up and down."""
    k = 0.5 + 0.5 * wave(t / 1.8)
    return replace(_facing_down(lerp(0.42, 0.96, k), body, lerp(0.095, 0.175, k)), breath=wave(t / 1.8))


def plank(t: float, body: Body, energy: float) -> Pose:
    """Held face down on straight arms, trembling a little."""
    return replace(_facing_down(0.94 + 0.006 * wave(t * 3.1), body, 0.172), breath=wave(t / 2.0))


def jumping_jack(t: float, body: Body, energy: float) -> Pose:
    """Legs and arms apart and together, hopping."""
    p = t / 1.1
    apart = 0.5 - 0.5 * math.cos(TAU * p)
    hop = abs(math.sin(TAU * p))
    arm = Hand(lerp(0.14, 0.40, apart), lerp(-0.92, 0.86, apart), 0.10, "open", (1.0, 0.0, -0.2), (0.0, 0.2, 0.0))
    arm = replace(arm, out=arm.out + 0.62 * math.sin(math.pi * apart))
    foot = Foot(lerp(0.045, 0.17, apart), 0.0, 0.06, 0.3 * hop, lerp(0.2, 0.5, apart))
    return Pose(
        crouch=0.03 - 0.03 * hop + 0.015 * apart,
        rise=0.045 * hop,
        head_pitch=-0.05,
        feet=(foot, foot),
        hands=(arm, arm),
        flutter=wave(p),
        lift=0.2 * hop,
    )


def yoga(t: float, body: Body, energy: float) -> Pose:
    """The tree: on one leg, the other foot at the thigh, palms together above the head."""
    sway = wave(t / 4.4)
    k = smoothstep(0.0, 1.0, t)
    palms = Hand(-0.14, 0.93, 0.10, "flat", (1.0, 0.2, 0.0), (-0.25, 0.6, 0.0))
    start = Hand(0.2, -0.6, 0.4, "flat")
    arm = Hand(
        lerp(start.out, palms.out, k),
        lerp(start.up, palms.up, k),
        lerp(0.4, 0.1, k),
        "flat",
        (1.0, 0.1, 0.0),
        palms.aim,
    )
    return Pose(
        sway=0.012 * sway - 0.02 * k,
        side=0.02 * sway,
        breath=1.4 * wave(t / 4.4),
        head_pitch=-0.04,
        feet=(
            Foot(0.012, 0, 0.05, 0, 0.1),
            Foot(lerp(0.06, 0.012, k), lerp(0.0, 0.235, k), lerp(0.05, 0.06, k), 0.9 * k, 0.2 + 0.6 * k),
        ),
        hands=(arm, arm),
        knee_out=lerp(0.12, 1.8, k),
        flutter=0.3 * sway,
    )


def meditate(t: float, body: Body, energy: float) -> Pose:
    """Cross-legged on the ground, straight, the hands on the knees with open palms."""
    breath = wave(t / 4.8)
    hand = Hand(0.16, -0.66 + 0.006 * breath, 0.44, "relaxed", (0.9, -0.2, -0.5), (0.1, -0.1, 0.5))
    return Pose(
        crouch=body.hip - 0.072,
        shift=-0.03,
        pelvis_pitch=-0.04,
        lean=0.02,
        breath=1.5 * breath,
        shrug=0.004 * breath,
        head_pitch=0.06,
        feet=(Foot(-0.070, 0.012, 0.115, 0.25, 1.3), Foot(-0.060, 0.030, 0.150, 0.25, 1.3)),
        hands=(hand, hand),
        knee_out=2.6,
        flutter=0.2 * breath,
    )


def sit_on_ground(t: float, body: Body, energy: float) -> Pose:
    """On the ground, leaning back on the hands, one knee up."""
    breath = wave(t / 3.8)
    prop = Hand(0.28, -0.74, -0.52, "flat", (0.6, 0.2, -0.8), (0.0, -0.3, -0.6))
    return Pose(
        crouch=body.hip - 0.075,
        lean=-0.24,
        pelvis_pitch=-0.16,
        head_pitch=-0.02,
        head_yaw=0.10 * wave(t / 6.1),
        breath=breath,
        feet=(Foot(0.06, 0.0, 0.46, -0.5, 0.2), Foot(0.06, 0, 0.28, 0.0, 0.15)),
        hands=(prop, prop),
        knee_out=0.10,
        flutter=0.3 * wave(t / 2.2),
    )


SLIP_SECONDS = 0.55


def slip(t: float, body: Body, energy: float) -> Pose:
    """The feet go from under the body; it sits on the ground, legs up and arms thrown back."""
    k = smoothstep(0.0, SLIP_SECONDS, t)
    settle = math.exp(-1.6 * max(0.0, t - SLIP_SECONDS)) * wave(t * 1.4) if t > SLIP_SECONDS else 0.0
    flung = math.sin(math.pi * min(1.0, t / SLIP_SECONDS))
    back = Hand(0.42, -0.66, -0.50, "open", (0.6, 0.2, -0.8), (0.2, 0.2, -0.5))
    up = Hand(0.62, 0.40, 0.10, "open", (0.4, -0.6, -0.6), (0.3, 0.3, 0.0))
    left = Hand(
        lerp(back.out, up.out, flung),
        lerp(back.up, up.up, flung),
        lerp(back.forward, up.forward, flung),
        "open",
        back.pole,
        back.aim,
    )
    right = Hand(0.60, lerp(0.30, 0.10 + 0.05 * settle, k), 0.30, "open", (0.4, -0.7, -0.5), (0.3, 0.5, 0.0))
    return Pose(
        crouch=(body.hip - 0.075) * k,
        shift=-0.05 * k,
        lean=-0.34 * k + 0.06 * settle,
        pelvis_pitch=-0.30 * k,
        head_pitch=0.10 * k + 0.06 * settle,
        feet=(
            Foot(0.08, 0.16 * k + 0.05 * flung, 0.05 + 0.40 * k, -0.7 * k, 0.3),
            Foot(0.09, 0.05 * k, 0.05 + 0.42 * k, -0.6 * k, 0.35),
        ),
        hands=(left, right),
        knee_out=0.3,
        lift=0.5 * flung,
        flutter=wave(t * 1.3),
    )


def faint(t: float, body: Body, energy: float) -> Pose:
    """Knees give way, and the body lies on its back, an arm over the head."""
    k = smoothstep(0.0, 0.9, t)
    lying = Pose(
        crouch=body.hip - 0.055,
        tumble=-1.50,
        head_pitch=0.05,
        head_roll=0.25,
        breath=wave(t / 4.0),
        feet=(Foot(0.06, 0.01, -0.01, 0.0, 0.4), Foot(0.09, 0.10, 0.03, 0.0, 0.5)),
        hands=(
            Hand(0.62, -0.50, 0.02, "relaxed", (0.5, 0.2, -0.5)),
            Hand(0.34, 0.72, 0.10, "relaxed", (0.9, 0.2, 0.0), (-0.5, 0.2, 0.0)),
        ),
        knee_out=0.25,
    )
    if k >= 1.0:
        return lying
    sinking = replace(stand(t, body, energy), crouch=0.20 * smoothstep(0.0, 0.5, k), lean=-0.2 * k, head_pitch=-0.3 * k)
    return blend_poses(sinking, lying, smoothstep(0.35, 1.0, k))


def sunbathe(t: float, body: Body, energy: float) -> Pose:
    """On the back, hands behind the head, one knee up."""
    breath = wave(t / 4.6)
    hand = Hand(0.16, 0.34, 0.04, "relaxed", (1.0, 0.4, 0.1), (-0.9, 0.1, 0.0))
    return Pose(
        crouch=body.hip - 0.055,
        tumble=-1.50,
        head_pitch=0.42,
        breath=1.4 * breath,
        feet=(Foot(0.05, 0.20, -0.02, 0.0, 0.1), Foot(-0.02, 0.20, 0.20, 0.6 + 0.1 * wave(t / 1.3), 0.1)),
        hands=(hand, hand),
        knee_out=0.06,
    )


def tie_shoe(t: float, body: Body, energy: float) -> Pose:
    """On one knee, bent far over, both hands busy at a shoe on the ground."""
    busy = wave(t / 0.55)
    pull = max(0.0, wave(t / 2.2)) ** 3
    hands = [
        Hand(
            0.00 + 0.14 * pull,
            0.17 + 0.04 * busy * (1 - 2 * i),
            0.94 + 0.03 * busy,
            "grip",
            (0.6, -0.4, -0.9),
            (-0.2, -0.4, 0.3),
        )
        for i in (0, 1)
    ]
    return Pose(
        crouch=body.hip * 0.50,
        shift=-0.02,
        lean=0.78,
        pelvis_pitch=0.30,
        head_pitch=0.26,
        breath=wave(t / 3.4),
        feet=(Foot(0.06, 0, 0.20, 0.0, 0.10), Foot(0.055, 0, -0.20, 1.15, 0.05)),
        hands=(hands[0], hands[1]),
        knee_out=0.16,
        flutter=0.3 * wave(t / 2.2),
    )


def drift(t: float, body: Body, energy: float) -> Pose:
    """Weightless: half curled up, arms and legs adrift, turning slowly about nothing."""
    slow, other = wave(t / 5.3), wave(t / 4.1 + 0.3)
    return Pose(
        rise=0.22 + 0.03 * wave(t / 6.1),
        tumble=0.34 + 0.20 * slow,
        side=0.12 * other,
        lean=0.22,
        head_pitch=-0.34,
        head_roll=0.10 * other,
        twist=0.12 * slow,
        feet=(Foot(0.13, 0.17 + 0.03 * slow, -0.08, 0.9, 0.3), Foot(0.09, 0.09 + 0.03 * other, 0.06, 0.9, 0.3)),
        hands=(
            Hand(0.62, 0.26 + 0.08 * slow, 0.30, "open", (0.4, -0.8, -0.4), (0.2, 0.3, 0.0)),
            Hand(0.70, -0.20 + 0.08 * other, 0.34, "open", (0.4, -0.7, -0.5), (0.2, 0.3, 0.0)),
        ),
        flutter=slow,
        lift=0.3,
        knee_out=0.24,
    )
