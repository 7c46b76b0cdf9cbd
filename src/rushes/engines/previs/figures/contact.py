"""What people do against or with something or somebody before them: kick, push, catch, lean, greet, waltz."""

import math
from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import TAU, eased_curve, lerp, smoothstep, wave
from rushes.engines.previs.figures.gestures import stand
from rushes.engines.previs.figures.pose import Foot, Hand, Pose, blend_hands

HANGING = Hand(0.17, -0.94, 0.12, pole=(0.5, -0.2, -1.0))


def martial_arts(t: float, body: Body, energy: float) -> Pose:
    """A low stance, a block, a kick to the height of the head that is held for a moment."""
    k = (t / 2.6) % 1.0
    up = eased_curve(k, ((0, 0), (0.16, 0), (0.32, 1), (0.66, 1), (0.82, 0), (1, 0)))
    chamber = math.sin(math.pi * up) * 0.5
    block = Hand(0.02, 0.10, 0.52, "flat", (0.5, -1.0, -0.2), (0.0, 0.9, 0.0))
    chop = Hand(0.30, -0.34, 0.52, "flat", (0.5, -0.9, -0.4), (0.1, 0.3, 0.4))
    return Pose(
        crouch=lerp(0.10, 0.02, up),
        lean=lerp(0.08, -0.34, up),
        pelvis_pitch=-0.30 * up,
        pelvis_yaw=0.20 * up,
        twist=lerp(0.3, -0.2, up),
        head_pitch=0.16 * up,
        feet=(
            Foot(0.08, 0, lerp(0.12, 0.05, up), 0, 0.3),
            Foot(lerp(0.10, 0.06, up), 0.62 * up + 0.1 * chamber, lerp(-0.16, 0.44, up), lerp(0.3, -0.9, up), 0.4),
        ),
        hands=(replace(block, up=0.10 - 0.2 * up), replace(chop, out=0.30 + 0.2 * up, forward=0.52 - 0.5 * up)),
        knee_out=0.3,
        wind=0.2 * up,
        flutter=wave(t / 1.3),
    )


def push(t: float, body: Body, energy: float) -> Pose:
    """Both palms against something heavy, the whole body slanting into it, feet slipping back in turn."""
    strain = wave(t / 1.4)
    palm = Hand(0.02, 0.06 + 0.02 * strain, 0.86 + 0.04 * strain, "flat", (0.7, -0.6, -0.6), (0.1, 0.9, 0.0))
    return Pose(
        crouch=0.075 + 0.01 * strain,
        shift=-0.05 + 0.01 * strain,
        lean=0.52,
        pelvis_pitch=0.16,
        head_pitch=0.02 + 0.05 * strain,
        shrug=0.012,
        feet=(Foot(0.06, 0, 0.02 + 0.02 * strain, 0.30, 0.1), Foot(0.07, 0, -0.34, 0.75, 0.2)),
        hands=(palm, palm),
        knee_out=0.1,
        flutter=0.4 * strain,
    )


def pull(t: float, body: Body, energy: float) -> Pose:
    """Both fists on something that does not give, the body thrown back, heels in the ground."""
    strain = wave(t / 1.3)
    fist = Hand(-0.08, -0.16, 0.88 - 0.05 * strain, "fist", (0.7, -0.8, -0.2), (0.0, 0.1, 0.3))
    return Pose(
        crouch=0.12 + 0.012 * strain,
        shift=-0.17,
        lean=-0.24 - 0.05 * strain,
        pelvis_pitch=-0.10,
        head_pitch=-0.06 * strain,
        shrug=0.016,
        feet=(Foot(0.06, 0, 0.22, -0.30, 0.1), Foot(0.07, 0, 0.08, -0.18, 0.2)),
        hands=(fist, replace(fist, up=-0.22, forward=fist.forward - 0.10)),
        knee_out=0.12,
        flutter=0.4 * strain,
    )


def catch(t: float, body: Body, energy: float) -> Pose:
    """Hands up and ready, a reach, and both arms close before the chest; again."""
    k = (t / 1.9) % 1.0
    taken = smoothstep(0.42, 0.52, k) * (1 - smoothstep(0.86, 1.0, k))
    ready = Hand(0.08, 0.14, 0.62, "open", (0.6, -0.9, -0.3), (0.1, 0.8, 0.2))
    closed = Hand(-0.20, -0.34, 0.46, "open", (0.8, -0.8, -0.2), (-0.2, 0.4, 0.0))
    hand = blend_hands(ready, closed, taken)
    return Pose(
        crouch=0.05 + 0.03 * taken,
        lean=lerp(-0.06, 0.16, taken),
        head_pitch=lerp(-0.22, 0.10, taken),
        feet=(Foot(0.09, 0, 0.10, 0, 0.2), Foot(0.09, 0, 0.0, 0.2, 0.3)),
        hands=(hand, hand),
        knee_out=0.2,
        flutter=wave(t / 1.9),
    )


def lean_on(t: float, body: Body, energy: float) -> Pose:
    """One shoulder against a wall, the ankles crossed, arms folded."""
    breath = wave(t / 3.8)
    upper = Hand(-0.42, -0.30, 0.36, "relaxed", (0.7, -0.8, -0.2), (-0.6, 0.2, 0.0))
    lower = Hand(-0.38, -0.40, 0.40, "relaxed", (0.7, -0.8, -0.2), (-0.6, 0.1, 0.0))
    return Pose(
        sway=0.05,
        side=0.14,
        pelvis_roll=0.10,
        lean=-0.04,
        head_roll=-0.06,
        head_yaw=0.06 * wave(t / 5.7),
        breath=breath,
        shrug=0.003 * breath,
        feet=(Foot(0.03, 0, 0.05, 0, 0.2), Foot(-0.05, 0.01, 0.14, 0.9, 0.1)),
        hands=(lower, upper),
        knee_out=0.12,
        flutter=0.3 * wave(t / 2.2),
    )


def peek(t: float, body: Body, energy: float) -> Pose:
    """Crouched behind something; the head comes out to one side, looks, and goes back."""
    out = smoothstep(-0.2, 0.5, wave(t / 3.2 - 0.05))
    edge = Hand(0.10, -0.06, 0.56, "flat", (0.8, -0.8, -0.3), (0.0, 0.8, 0.1))
    return Pose(
        crouch=0.16,
        shift=-0.03,
        lean=0.30,
        side=-0.42 * out,
        head_roll=-0.22 * out,
        head_pitch=-0.20,
        head_yaw=-0.14 * out,
        shrug=0.012,
        feet=(Foot(0.07, 0, 0.10, 0.0, 0.2), Foot(0.09, 0, -0.04, 0.6, 0.2)),
        hands=(edge, replace(edge, out=0.02, up=-0.20)),
        knee_out=0.25,
        breath=wave(t / 2.0),
    )


def shake_hands(t: float, body: Body, energy: float) -> Pose:
    """The right hand held out to a partner's, up and down; two who do it stand an arm's length apart."""
    k = smoothstep(0.0, 0.5, t)
    beat = 0.05 * wave(t / 0.55) * smoothstep(0.5, 0.7, t)
    hand = Hand(-0.16, -0.44 + beat, 0.74, "grip", (0.5, -0.9, -0.6), (-0.1, 0.1, 0.4))
    pose = stand(t, body, energy)
    return replace(pose, hands=(HANGING, blend_hands(HANGING, hand, k)), lean=0.10 * k, head_pitch=0.04 * wave(t / 1.1))


def high_five(t: float, body: Body, energy: float) -> Pose:
    """A raised palm goes back and claps against a partner's; again."""
    k = (t / 1.8) % 1.0
    hit = eased_curve(k, ((0, 0), (0.22, -0.35), (0.38, 1), (0.74, 1), (1, 0)))
    palm = Hand(0.00, 0.46 + 0.10 * hit, 0.44 + 0.24 * hit, "open", (0.7, -0.8, -0.3), (0.0, 0.9, 0.1))
    pose = stand(t, body, energy)
    return replace(
        pose,
        hands=(HANGING, palm),
        lean=0.02 + 0.08 * max(0.0, hit),
        twist=0.14 * hit,
        head_pitch=-0.10,
        feet=(Foot(0.06, 0, 0.06, 0.2 * max(0.0, hit), 0.2), Foot(0.07, 0, 0.0, 0.4 * max(0.0, hit), 0.3)),
    )


def hold_hands(t: float, body: Body, energy: float) -> Pose:
    """A hand in the partner's at either side, swinging a little."""
    pose = stand(t, body, energy)
    swing = 0.05 * wave(t / 2.0)
    hand = Hand(0.36, -0.82, 0.20 + swing, "grip", (0.4, -0.2, -1.0), (0.2, -0.3, 0.1))
    return replace(pose, hands=(hand, hand), head_roll=0.08)


WALTZ_SECONDS = 2.1
"""Three steps of a waltz."""


def waltz(t: float, body: Body, energy: float) -> Pose:
    """One half of a couple in close hold: rise and fall over three steps, one arm out, one about the partner."""
    p = t / WALTZ_SECONDS
    rise = 0.5 - 0.5 * math.cos(TAU * p)
    sway = math.sin(TAU * p)
    lead = Hand(0.62, 0.12 + 0.05 * sway, 0.46, "grip", (0.3, -1.0, -0.2), (0.1, 0.5, 0.0))
    about = Hand(-0.02, -0.20, 0.66, "flat", (0.9, -0.6, 0.0), (-0.5, 0.1, 0.0))
    stepping = (max(0.0, math.sin(TAU * p)), max(0.0, -math.sin(TAU * p)))
    return Pose(
        crouch=0.035 - 0.045 * rise,
        sway=0.030 * sway,
        side=0.10 * sway,
        pelvis_roll=-0.06 * sway,
        lean=-0.05,
        head_roll=-0.12 * sway,
        head_pitch=-0.05,
        feet=(
            Foot(0.05 + 0.05 * stepping[0], 0.02 * stepping[0], 0.03 + 0.07 * sway, 0.5 * rise, 0.2),
            Foot(0.05 + 0.05 * stepping[1], 0.02 * stepping[1], 0.03 - 0.07 * sway, 0.5 * rise, 0.2),
        ),
        hands=(lead, about),
        flutter=1.4 * math.sin(TAU * p - 0.8),
        wind=0.15 * rise,
        knee_out=0.15,
    )


def kiss(t: float, body: Body, energy: float) -> Pose:
    """One half of a kiss: arms about each other, heads tilted, faces close; they sway."""
    sway = wave(t / 3.4)
    around = smoothstep(0.0, 0.5, t)
    back = Hand(lerp(0.1, -0.04, around), lerp(-0.6, -0.26, around), 0.54, "flat", (0.9, -0.7, 0.0), (-0.5, 0.2, 0.0))
    waist = Hand(0.02, lerp(-0.6, -0.54, around), 0.48, "flat", (0.6, -0.9, -0.2), (-0.5, 0.1, 0.0))
    return Pose(
        crouch=0.008,
        lean=0.10 + 0.012 * sway,
        head_pitch=-0.04 if body.female else 0.14,
        head_roll=-0.22 + 0.02 * sway,
        breath=wave(t / 3.6),
        hands=(back, waist),
        feet=(Foot(0.05, 0, 0.05, 0, 0.2), Foot(0.05, 0, 0.0, 0.9 if body.female else 0.0, 0.2)),
    )


def curtsy(t: float, body: Body, energy: float) -> Pose:
    """A knee bent behind the other, the skirt held out to the sides, the head bowed; again."""
    k = smoothstep(0.0, 0.35, (t / 2.8) % 1.0) * (1 - smoothstep(0.75, 1.0, (t / 2.8) % 1.0))
    hem = Hand(0.46, -0.62, 0.10, "grip", (0.8, -0.1, -0.6), (0.3, -0.6, 0.0))
    pose = stand(t, body, energy)
    return replace(
        pose,
        crouch=0.12 * k,
        lean=0.12 * k,
        head_pitch=0.26 * k,
        hands=(blend_hands(HANGING, hem, k), blend_hands(HANGING, hem, k)),
        feet=(Foot(0.05, 0, 0.08, 0, 0.2), Foot(lerp(0.06, -0.05, k), 0, lerp(0.04, -0.12, k), 0.9 * k, 0.1)),
        knee_out=0.4,
        flutter=0.6 * k,
    )
