"""What people tell with hands and head alone: they salute, pray, shrug, yawn, rub their eyes, tap a watch."""

from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import lerp, smoothstep, wave
from rushes.engines.previs.figures.gestures import stand
from rushes.engines.previs.figures.pose import Foot, Hand, Pose, blend_hands

HANGING = Hand(0.17, -0.94, 0.12, pole=(0.5, -0.2, -1.0))
CHILD_REACH = 0.17
"""How much higher, in arm lengths, a child's hand goes to reach its face: its arms are short for its head."""
YAWN_SECONDS = 3.6


def _face_height(body: Body) -> float:
    return CHILD_REACH if body.child else 0.0


def _raised(hand: Hand, t: float, seconds: float = 0.45) -> Hand:
    """The hand on its way up from the side; it stays there."""
    return blend_hands(HANGING, hand, smoothstep(0.0, seconds, t))


def yawning(t: float) -> float:
    """How far a yawn has come, 0..1: it swells, lasts, and fades before the next one."""
    k = t % YAWN_SECONDS
    return smoothstep(0.1, 0.8, k) * (1 - smoothstep(2.9, 3.4, k))


def yawn(t: float, body: Body, energy: float) -> Pose:
    """A hand before the wide mouth, the other arm stretched up, the head thrown back."""
    pose = stand(t, body, energy)
    k = yawning(t)
    high = _face_height(body)
    cover = Hand(-0.26, 0.00 + high, 0.50, "flat", (0.55, -1.0, 0.1), (-0.2, 0.9, -0.1))
    stretch = Hand(0.34, 0.86 + 0.03 * wave(t / 0.7), -0.06, "fist", (1.0, 0.3, -0.4), (-0.5, 0.2, -0.2))
    return replace(
        pose,
        hands=(blend_hands(HANGING, stretch, k), blend_hands(HANGING, cover, k)),
        head_pitch=-0.26 * k,
        head_roll=-0.12 * k,
        lean=-0.07 * k,
        shrug=0.012 * k,
        side=pose.side - 0.05 * k,
    )


def rub_eyes(t: float, body: Body, energy: float) -> Pose:
    """Both fists at the eyes, turning; the shoulders hang."""
    pose = stand(t, body, energy)
    turn = 0.02 * wave(t / 0.55)
    fist = Hand(-0.13 + turn, 0.36 + _face_height(body) + turn, 0.46, "fist", (0.9, -0.9, 0.1), (-0.4, 0.8, -0.2))
    other = replace(fist, out=fist.out - 2 * turn, up=fist.up - 2 * turn)
    return replace(pose, hands=(_raised(other, t), _raised(fist, t)), head_pitch=0.16, lean=0.10, shrug=-0.004)


def salute(t: float, body: Body, energy: float) -> Pose:
    """At attention, the flat right hand at the brow."""
    pose = stand(t, body, energy)
    hand = Hand(0.26, 0.46 + _face_height(body), 0.34, "flat", (1.0, -0.05, -0.1), (-1.0, 0.35, 0.1))
    return replace(
        pose,
        sway=0.0,
        side=0.0,
        pelvis_roll=0.0,
        lean=-0.03,
        head_roll=0.0,
        head_pitch=-0.05,
        hands=(Hand(0.09, -0.985, 0.02, "flat"), _raised(hand, t, 0.3)),
        feet=(Foot(0.040, 0, 0.05, 0, 0.3), Foot(0.040, 0, 0.05, 0, 0.3)),
    )


def pray(t: float, body: Body, energy: float) -> Pose:
    """Palms together before the chest, the head bent."""
    pose = stand(t, body, energy)
    hand = Hand(-0.235, -0.12 + 0.01 * wave(t / 3.6), 0.46, "flat", (0.8, -0.9, -0.2), (0.02, 1.0, 0.1))
    k = smoothstep(0.0, 0.5, t)
    return replace(pose, hands=(_raised(hand, t), _raised(hand, t)), head_pitch=0.30 * k, lean=0.05 * k)


def shrug(t: float, body: Body, energy: float) -> Pose:
    """Shoulders up, palms out to the sides, the head on one side; again and again."""
    pose = stand(t, body, energy)
    k = smoothstep(-0.85, -0.2, wave(t / 2.4 + 0.2))
    palm = Hand(0.46, -0.30, 0.34, "open", (0.1, -1.0, -0.5), (0.9, 0.25, 0.2))
    hands = blend_hands(HANGING, palm, k)
    return replace(pose, hands=(hands, hands), shrug=0.026 * k, head_roll=0.20 * k, head_pitch=-0.04 * k)


def facepalm(t: float, body: Body, energy: float) -> Pose:
    """The face in one hand."""
    pose = stand(t, body, energy)
    hand = Hand(-0.20, 0.36 + _face_height(body), 0.44, "open", (0.4, -1.0, 0.3), (-0.2, 0.9, -0.2))
    k = smoothstep(0.0, 0.4, t)
    shake = 0.10 * wave(t / 1.3) * k
    hip = Hand(0.30, -0.62, 0.06, "fist", (1.0, 0.0, -0.4), (-0.8, 0.0, 0.4))
    return replace(
        pose, hands=(_raised(hip, t), _raised(hand, t, 0.35)), head_pitch=0.34 * k, head_yaw=shake, lean=0.07 * k
    )


def head_in_hands(t: float, body: Body, energy: float) -> Pose:
    """Both hands in the hair, bent under it: despair, a headache."""
    pose = stand(t, body, energy)
    hand = Hand(0.02, 0.50 + _face_height(body), 0.26, "open", (1.0, -0.6, 0.2), (-0.7, 0.5, -0.1))
    k = smoothstep(0.0, 0.5, t)
    sway = 0.05 * wave(t / 1.7)
    return replace(pose, hands=(_raised(hand, t), _raised(hand, t)), head_pitch=0.34 * k, head_roll=sway, lean=0.16 * k)


def stretch(t: float, body: Body, energy: float) -> Pose:
    """Arms all the way up and back, on tiptoe, swaying from side to side."""
    pose = stand(t, body, energy)
    k = smoothstep(0.0, 0.7, t)
    bend = wave(t / 2.8)
    arm = Hand(0.20 + 0.06 * bend, 0.95, -0.10, "fist", (1.0, 0.2, -0.2), (-0.4, 0.3, 0.0))
    return replace(
        pose,
        hands=(blend_hands(HANGING, arm, k), blend_hands(HANGING, replace(arm, out=0.20 - 0.06 * bend), k)),
        side=0.16 * bend * k,
        lean=-0.10 * k,
        head_pitch=-0.22 * k,
        crouch=-0.012 * k,
        feet=(Foot(0.06, 0, 0.06, 0.35 * k, 0.2), Foot(0.06, 0, 0.06, 0.35 * k, 0.2)),
    )


SNEEZE_SECONDS = 2.6


def sneezing(t: float) -> float:
    """-1..1: drawing breath is negative, the burst positive."""
    k = t % SNEEZE_SECONDS
    drawn = smoothstep(0.1, 0.9, k) * (1 - smoothstep(0.9, 1.0, k))
    return smoothstep(0.92, 1.05, k) * (1 - smoothstep(2.1, 2.6, k)) - drawn


def sneeze(t: float, body: Body, energy: float) -> Pose:
    """The head goes back for breath and bursts into the crook of an arm."""
    pose = stand(t, body, energy)
    k = sneezing(t)
    out, back = max(0.0, k), max(0.0, -k)
    hand = Hand(-0.30, 0.14 + _face_height(body), 0.44, "fist", (0.75, -0.5, 0.5), (-0.5, 0.5, 0.0))
    return replace(
        pose,
        hands=(HANGING, blend_hands(HANGING, hand, max(out, 0.6 * back))),
        head_pitch=0.46 * out - 0.30 * back,
        lean=0.34 * out - 0.10 * back,
        pelvis_pitch=0.10 * out,
        shrug=0.016 * (out + back),
        crouch=0.02 * out,
    )


def blow_kiss(t: float, body: Body, energy: float) -> Pose:
    """Fingers to the lips, then the open palm is held out; again and again."""
    pose = stand(t, body, energy)
    k = t % 2.8
    at_lips = smoothstep(0.0, 0.4, k) * (1 - smoothstep(0.9, 1.2, k))
    away = smoothstep(0.9, 1.2, k) * (1 - smoothstep(2.3, 2.8, k))
    lips = Hand(-0.24, 0.08 + _face_height(body), 0.42, "flat", (0.6, -1.0, 0.1), (-0.2, 0.8, -0.2))
    palm = Hand(0.06, 0.04, 0.72, "open", (0.6, -1.0, -0.1), (0.0, 0.5, 0.6))
    hand = blend_hands(blend_hands(HANGING, lips, at_lips), palm, away)
    return replace(pose, hands=(HANGING, hand), lean=0.03 + 0.06 * away, head_pitch=-0.06 * away, head_roll=0.10)


def arms_crossed(t: float, body: Body, energy: float) -> Pose:
    """Arms folded before the chest, a foot that taps."""
    pose = stand(t, body, energy)
    tap = max(0.0, wave(t / 0.8)) * 0.35
    upper = Hand(-0.44, -0.30, 0.36, "relaxed", (0.7, -0.8, -0.2), (-0.6, 0.2, 0.0))
    lower = Hand(-0.40, -0.40, 0.40, "relaxed", (0.7, -0.8, -0.2), (-0.6, 0.1, 0.0))
    return replace(
        pose,
        hands=(_raised(lower, t), _raised(upper, t)),
        head_roll=0.10,
        feet=(pose.feet[0], replace(pose.feet[1], pitch=-tap)),
    )


def hands_on_hips(t: float, body: Body, energy: float) -> Pose:
    """Legs apart, fists on the hips, the chin up: pride."""
    pose = stand(t, body, energy)
    fist = Hand(0.34, -0.58, -0.02, "fist", (1.0, 0.05, -0.3), (-0.9, 0.1, 0.4))
    return replace(
        pose,
        hands=(_raised(fist, t), _raised(fist, t)),
        sway=0.0,
        pelvis_roll=0.0,
        side=0.0,
        lean=-0.09,
        head_pitch=-0.12,
        feet=(Foot(0.10, 0, 0.05, 0, 0.35), Foot(0.10, 0, 0.05, 0, 0.35)),
    )


def beckon(t: float, body: Body, energy: float) -> Pose:
    """An arm held out that waves somebody nearer."""
    pose = stand(t, body, energy)
    pull = 0.5 + 0.5 * wave(t / 0.8)
    hand = Hand(0.16, 0.02 + 0.16 * pull, lerp(0.82, 0.52, pull), "open", (0.6, -1.0, -0.2), (0.0, 0.9 * pull, 0.1))
    return replace(pose, hands=(HANGING, _raised(hand, t)), lean=0.06 - 0.04 * pull, head_pitch=-0.05 * pull)


def listen(t: float, body: Body, energy: float) -> Pose:
    """A hand behind the ear, the head turned to the sound."""
    pose = stand(t, body, energy)
    hand = Hand(0.12, 0.40 + _face_height(body), 0.10, "flat", (1.0, -0.7, 0.0), (-0.2, 0.9, 0.2))
    k = smoothstep(0.0, 0.5, t)
    return replace(
        pose, hands=(HANGING, _raised(hand, t)), head_roll=-0.20 * k, lean=0.10 * k, head_yaw=0.1 * wave(t / 5)
    )


def hush(t: float, body: Body, energy: float) -> Pose:
    """A finger on the lips."""
    pose = stand(t, body, energy)
    hand = Hand(-0.26, 0.06 + _face_height(body), 0.46, "point", (0.6, -1.0, 0.0), (-0.05, 1.0, 0.0))
    k = smoothstep(0.0, 0.4, t)
    return replace(pose, hands=(HANGING, _raised(hand, t)), lean=0.08 * k, head_pitch=0.05 * k)


def whisper(t: float, body: Body, energy: float) -> Pose:
    """Bent towards an ear, a hand beside the mouth."""
    pose = stand(t, body, energy)
    hand = Hand(-0.06, 0.12 + _face_height(body), 0.50, "flat", (0.9, -0.8, 0.0), (0.1, 0.9, 0.1))
    k = smoothstep(0.0, 0.5, t)
    return replace(pose, hands=(HANGING, _raised(hand, t)), lean=0.22 * k, side=0.05, head_pitch=0.02, shift=0.02 * k)


def sweat(t: float, body: Body, energy: float) -> Pose:
    """The back of a hand goes over the forehead; breath comes hard."""
    pose = stand(t, body, energy)
    across = wave(t / 2.2)
    hand = Hand(-0.04 + 0.12 * across, 0.52 + _face_height(body), 0.36, "relaxed", (0.9, -0.2, 0.3), (-0.8, 0.2, 0.0))
    knee = Hand(0.06, -0.86, 0.30, "relaxed")
    return replace(pose, hands=(knee, _raised(hand, t)), breath=2.0 * wave(t / 1.1), lean=0.16, head_pitch=0.02)


def pant(t: float, body: Body, energy: float) -> Pose:
    """Out of breath: bent over, hands on the knees."""
    breath = wave(t / 1.0)
    return Pose(
        crouch=0.05,
        shift=-0.06,
        lean=0.52 + 0.03 * breath,
        pelvis_pitch=0.42,
        head_pitch=-0.40 + 0.04 * breath,
        shrug=0.010 * breath,
        breath=2.2 * breath,
        feet=(Foot(0.09, 0, 0.06, 0, 0.2), Foot(0.09, 0, 0.04, 0, 0.2)),
        hands=(
            Hand(0.02, -0.80, 0.40, "relaxed", (0.9, -0.1, -0.6)),
            Hand(0.02, -0.80, 0.40, "relaxed", (0.9, -0.1, -0.6)),
        ),
        knee_out=0.2,
    )


def wade(t: float, body: Body, energy: float) -> Pose:
    """Standing in water: the hands go to and fro on its surface."""
    pose = stand(t, body, energy)
    stroke = wave(t / 2.3)
    hand = Hand(0.46 + 0.10 * stroke, -0.52, 0.46 - 0.08 * stroke, "flat", (0.6, -0.4, -0.8), (0.2, 0.2, 0.3))
    return replace(pose, hands=(hand, replace(hand, out=0.46 - 0.10 * stroke)), lean=0.06, head_pitch=0.08)


def shiver(t: float, body: Body, energy: float) -> Pose:
    """Arms wrapped about oneself, drawn together, trembling."""
    pose = stand(t, body, energy)
    tremble = wave(t * 7.3)
    wrap = Hand(-0.42, -0.34, 0.34, "flat", (0.6, -0.9, 0.0), (-0.7, 0.5, 0.0))
    return replace(
        pose,
        hands=(_raised(wrap, t), _raised(replace(wrap, up=-0.26), t)),
        shrug=0.022 + 0.003 * tremble,
        lean=0.16,
        head_pitch=0.14,
        side=0.012 * tremble,
        crouch=0.02,
        feet=(Foot(0.035, 0, 0.05, 0, 0.0), Foot(0.035, 0, 0.05, 0, 0.0)),
    )
