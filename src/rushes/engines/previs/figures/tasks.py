"""What people do with things: eat, cook, read, paint. What goes with each is in `works`."""

from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import clamp, lerp, smoothstep, wave
from rushes.engines.previs.figures.gestures import holding, stand
from rushes.engines.previs.figures.pose import Foot, Hand, Pose
from rushes.engines.previs.figures.postures import sit


def _to_mouth(t: float, body: Body, energy: float, period: float, hold: float) -> Pose:
    """The right hand goes to the mouth and rests before the chest; `hold` is the share of time spent there."""
    pose = stand(t, body, energy)
    k = (t / period) % 1.0
    up = smoothstep(0.0, 0.22, k) * (1 - smoothstep(0.22 + hold, 0.44 + hold, k))
    high = 0.26 if body.child else 0.08
    hand = Hand(
        lerp(-0.02, -0.20, up),
        lerp(-0.42, high, up),
        lerp(0.50, 0.40, up),
        "grip",
        (0.75, -0.9, -0.2),
        (-0.3, 0.6, 0.0),
    )
    return replace(pose, hands=(pose.hands[0], hand), head_pitch=0.05 - 0.10 * up)


def eat(t: float, body: Body, energy: float) -> Pose:
    """Bites, and chews in between."""
    pose = _to_mouth(t + 0.4, body, energy, 2.2, 0.16)
    return replace(pose, head_pitch=pose.head_pitch + 0.025 * wave(t / 0.45))


def drink(t: float, body: Body, energy: float) -> Pose:
    """Sips."""
    return _to_mouth(t + 0.5, body, energy, 2.8, 0.24)


def cook(t: float, body: Body, energy: float) -> Pose:
    """Tossing what is in the pan; the other hand is on the counter."""
    pose = stand(t, body, energy)
    k = (t / 1.4) % 1.0
    toss = smoothstep(0.10, 0.24, k) * (1 - smoothstep(0.24, 0.46, k))
    dip = smoothstep(0.0, 0.12, k) * (1 - smoothstep(0.12, 0.2, k))
    pan = Hand(0.06, -0.44 + 0.14 * toss - 0.06 * dip, 0.46, "grip", (0.55, -0.8, -0.7), (0.15, 0.25 * toss, 0.6))
    still = Hand(0.10, -0.52 + 0.02 * wave(t / 1.9), 0.44, "relaxed", (0.6, -0.7, -0.8))
    return replace(pose, hands=(still, pan), lean=0.06, head_pitch=0.16 - 0.16 * toss, flutter=_flight(k))


def _flight(k: float) -> float:
    """Height 0..1 of a tossed thing over one toss."""
    air = clamp((k - 0.20) / 0.55)
    return 4 * air * (1 - air)


def read(t: float, body: Body, energy: float) -> Pose:
    """A book in both hands; the eyes go along the lines."""
    pose = holding(stand(t, body, energy), "open book", t, energy)
    return replace(pose, head_pitch=0.30, head_yaw=0.05 * wave(t / 2.6), lean=0.03)


def phone(t: float, body: Body, energy: float) -> Pose:
    """On the phone; the free hand talks along."""
    pose = stand(t, body, energy)
    high = 0.40 if body.child else 0.28
    ear = Hand(0.06, high, 0.14, "grip", (1.0, -0.75, 0.25), (-0.25, 0.9, -0.1))
    beat = 0.5 + 0.5 * wave(t / 2.1)
    free = Hand(0.12, lerp(-0.7, -0.34, beat), lerp(0.30, 0.48, beat), "open", (0.4, -0.9, -0.6), (0.2, 0.6, 0.0))
    return replace(pose, hands=(free, ear), head_roll=-0.10 + 0.03 * wave(t / 2.7), head_pitch=0.03 * wave(t / 0.9))


def type_(t: float, body: Body, energy: float) -> Pose:
    """Sitting at a desk, hands on the keys."""
    pose = sit(t, body, energy)
    keys = [
        Hand(
            -0.06,
            -0.52 + 0.02 * wave(t * 3.1 + 0.4 * i),
            0.62,
            "relaxed",
            (0.6, -0.9, -0.4),
            (-0.1, 0.10 + 0.12 * wave(t * 3.7 + 0.5 * i), 0.2),
        )
        for i in (0, 1)
    ]
    return replace(pose, hands=(keys[0], keys[1]), head_pitch=0.10 + 0.02 * wave(t / 2.3))


def paint(t: float, body: Body, energy: float) -> Pose:
    """Strokes of a brush at arm's length, and a step back of the head to look."""
    pose = stand(t, body, energy)
    across, down = wave(t / 1.1), wave(t / 2.7)
    brush = Hand(0.06 - 0.10 * across, -0.04 + 0.14 * down, 0.66, "grip", (0.5, -0.9, -0.4), (0.0, 0.3, 0.6))
    rest = Hand(0.10, -0.50, 0.40, "relaxed", (0.6, -0.7, -0.8))
    return replace(pose, hands=(rest, brush), head_roll=0.08 * wave(t / 4.1), head_pitch=0.02, lean=0.04)


def photograph(t: float, body: Body, energy: float) -> Pose:
    """A camera held to the eye with both hands."""
    pose = stand(t, body, energy)
    high = 0.40 if body.child else 0.26
    hand = Hand(-0.14, high, 0.40, "grip", (0.8, -0.9, 0.0), (-0.4, 0.7, 0.0))
    return replace(
        pose, hands=(replace(hand, up=high - 0.06), hand), head_pitch=0.04, twist=0.12 * wave(t / 5.0), lean=0.04
    )


def fish(t: float, body: Body, energy: float) -> Pose:
    """A rod held out over the water in both hands; now and then it is lifted."""
    pose = stand(t, body, energy)
    lifted = smoothstep(0.55, 0.95, wave(t / 3.4))
    hold = Hand(-0.02, -0.46 + 0.14 * lifted, 0.50, "grip", (0.6, -0.8, -0.5), (0.0, 0.3 + 0.5 * lifted, 0.7))
    support = Hand(-0.24, -0.56 + 0.08 * lifted, 0.34, "grip", (0.7, -0.8, -0.4))
    return replace(pose, hands=(support, hold), lean=0.03 - 0.06 * lifted, head_pitch=0.08)


def sweep(t: float, body: Body, energy: float) -> Pose:
    """Strokes with a broom, from the waist."""
    stroke = wave(t / 1.3)
    pose = stand(t, body, energy)
    low = Hand(0.02, -0.66, 0.42 + 0.14 * stroke, "grip", (0.6, -0.5, -0.9), (0.0, -0.6, 0.2))
    high = Hand(-0.14, -0.26, 0.40 + 0.08 * stroke, "grip", (0.9, -0.6, -0.4))
    return replace(pose, hands=(high, low), lean=0.16 + 0.05 * stroke, twist=0.16 * stroke, head_pitch=0.16)


def juggle(t: float, body: Body, energy: float) -> Pose:
    """Hands that throw and catch in turn, eyes up."""
    pose = stand(t, body, energy)
    hands = [
        Hand(0.14, -0.46 + 0.13 * wave(t / 0.7 + 0.5 * i), 0.46, "open", (0.5, -0.8, -0.7), (0.0, 0.6, 0.3))
        for i in (0, 1)
    ]
    return replace(pose, hands=(hands[0], hands[1]), head_pitch=-0.14, flutter=(t / 1.05) % 1.0)


def carry(t: float, body: Body, energy: float) -> Pose:
    """Both arms under a box before the belly."""
    pose = holding(stand(t, body, energy), "box", t, energy)
    return replace(pose, lean=-0.05, feet=(Foot(0.065, 0, 0.06, 0, 0.2), Foot(0.07, 0, 0.03, 0, 0.3)))
