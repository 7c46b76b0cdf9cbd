"""What people do standing: rest, talk, show something with hands and head."""

from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import clamp, eased_curve, lerp, smoothstep, wave
from rushes.engines.previs.figures.pose import Foot, Hand, HandShape, Pose


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


def wave_hand(t: float, body: Body, energy: float) -> Pose:
    """Friendly wave from the elbow; the wrist lags."""
    swing = wave(t / 0.62)
    pose = stand(t, body, energy)
    hand = Hand(
        0.50 + 0.14 * swing,
        0.42 - 0.03 * abs(swing),
        0.20,
        "open",
        (0.9, -1.0, 0.0),
        (0.35 * wave(t / 0.62 - 0.14), 0.3, 0.0),
    )
    return replace(pose, hands=(hand, pose.hands[1]), side=0.06, head_roll=-0.08 + 0.03 * swing)


def point(t: float, body: Body, energy: float) -> Pose:
    """The arm on the far side comes up and points ahead, clear of the body."""
    pose = stand(t, body, energy)
    k = smoothstep(0.0, 0.45, t)
    hand = Hand(lerp(0.16, 0.56, k), lerp(-0.9, 0.06, k), lerp(0.1, 0.78, k), "point", (0.5, -0.8, -0.3))
    return replace(pose, hands=(hand, pose.hands[1]), lean=0.06 * k, twist=0.14 * k, shift=0.01, head_yaw=0.10 * k)


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
    "sandwich": Hand(-0.02, -0.40, 0.50, "grip", (0.75, -0.9, -0.2), (-0.2, 0.6, 0.0)),
    "pan": Hand(0.06, -0.44, 0.46, "grip", (0.55, -0.8, -0.7), (0.15, 0.1, 0.6)),
    "brush": Hand(0.06, -0.30, 0.50, "grip", (0.5, -0.9, -0.4), (0.0, 0.5, 0.4)),
    "torch": Hand(0.10, -0.16, 0.44, "grip", (0.55, -0.9, -0.6), (0.1, 0.9, 0.0)),
    "wand": Hand(0.12, -0.22, 0.52, "grip", (0.55, -0.9, -0.6), (0.1, 0.6, 0.4)),
    "ice cream": Hand(-0.02, -0.24, 0.46, "grip", (0.55, -0.9, -0.6), (-0.1, 0.9, 0.0)),
    "guitar": Hand(-0.12, -0.54, 0.44, "relaxed", (1.0, -0.3, -0.5), (-0.4, -0.3, 0.1)),
    "open book": Hand(-0.06, -0.42, 0.54, "grip", (0.8, -0.9, -0.3), (-0.1, 0.5, 0.2)),
    "box": Hand(0.02, -0.62, 0.58, "flat", (0.9, -0.4, -0.8), (0.0, 0.2, 0.5)),
    "arms": Hand(-0.20, -0.42, 0.50, "relaxed", (0.9, -0.7, -0.5), (-0.7, 0.1, 0.1)),
    "shoulders": Hand(-0.06, -0.16, 0.36, "fist", (0.9, -0.9, 0.1), (-0.2, 0.9, 0.0)),
    "rod": Hand(-0.02, -0.46, 0.50, "grip", (0.6, -0.8, -0.5), (0.0, 0.3, 0.7)),
    "broom": Hand(0.02, -0.66, 0.42, "grip", (0.6, -0.5, -0.9), (0.0, -0.6, 0.2)),
    "laptop": Hand(-0.02, -0.48, 0.58, "flat", (0.8, -0.7, -0.5), (-0.1, 0.2, 0.3)),
    "balls": Hand(0.14, -0.46, 0.46, "open", (0.5, -0.8, -0.7), (0.0, 0.6, 0.3)),
    "sign": Hand(0.04, -0.26, 0.46, "grip", (0.6, -0.9, -0.4), (-0.1, 0.9, 0.0)),
    "violin": Hand(-0.10, -0.30, 0.66, "grip", (0.9, -0.5, 0.0), (-0.3, 0.1, 0.2)),
    "cello": Hand(0.10, -0.74, 0.50, "grip", (0.9, -0.3, -0.4), (-0.2, -0.4, 0.3)),
    "double bass": Hand(-0.06, -0.72, 0.60, "grip", (0.9, -0.3, -0.4), (-0.2, -0.4, 0.3)),
    "trumpet": Hand(-0.24, 0.26, 0.66, "grip", (0.9, -0.9, 0.0), (0.0, 0.6, 0.2)),
    "trombone": Hand(-0.24, 0.16, 0.70, "grip", (0.7, -0.9, 0.0), (0.0, 0.5, 0.2)),
    "saxophone": Hand(-0.12, -0.56, 0.52, "grip", (0.9, -0.4, -0.5), (-0.2, -0.2, 0.5)),
    "flute": Hand(0.42, 0.14, 0.46, "grip", (0.5, -0.9, -0.3), (-0.5, 0.5, -0.2)),
    "clarinet": Hand(-0.26, -0.28, 0.66, "grip", (0.9, -0.7, -0.2), (-0.3, 0.2, 0.2)),
    "accordion": Hand(0.22, -0.50, 0.58, "relaxed", (0.9, -0.4, -0.6), (-0.4, -0.5, 0.0)),
    "harp": Hand(-0.20, -0.10, 0.74, "open", (0.9, -0.6, -0.2), (-0.1, 0.3, 0.2)),
    "baton": Hand(0.10, -0.30, 0.54, "grip", (0.8, -0.8, -0.2), (0.0, 0.4, 0.5)),
    "newspaper": Hand(0.16, 0.70, 0.28, "flat", (0.9, -0.2, 0.2), (-0.6, 0.5, 0.1)),
    "present": Hand(-0.10, -0.46, 0.52, "flat", (0.8, -0.6, -0.5), (-0.2, 0.3, 0.3)),
    "shopping bags": Hand(0.26, -0.90, 0.18, "fist", (0.5, -0.3, -0.9)),
    "spear": Hand(0.22, -0.34, 0.44, "grip", (0.5, -0.9, -0.6), (0.1, 0.9, 0.0)),
    "letter": Hand(-0.04, -0.34, 0.52, "grip", (0.55, -0.9, -0.6), (-0.1, 0.8, 0.2)),
    "bouquet": Hand(-0.06, -0.40, 0.48, "grip", (0.55, -0.9, -0.6), (-0.1, 0.9, 0.0)),
    "flag": Hand(0.22, 0.16, 0.40, "grip", (0.7, -0.9, -0.3), (0.0, 0.9, 0.0)),
    "candle": Hand(-0.04, -0.30, 0.48, "grip", (0.55, -0.9, -0.6), (-0.1, 0.9, 0.0)),
    "suitcase": Hand(0.22, -0.95, 0.10, "fist", (0.5, -0.2, -1.0)),
    "kite": Hand(0.20, 0.34, 0.46, "grip", (0.7, -0.9, -0.2), (0.1, 0.8, 0.2)),
    "barbell": Hand(0.18, -0.86, 0.30, "fist", (0.5, -0.3, -0.9)),
    "dumbbells": Hand(0.20, -0.92, 0.14, "fist", (0.5, -0.2, -1.0)),
    "bow": Hand(0.10, -0.80, 0.26, "fist", (0.5, -0.3, -0.9)),
    "bat": Hand(-0.10, -0.20, 0.44, "fist", (0.8, -0.6, -0.4)),
    "golf club": Hand(-0.22, -0.72, 0.44, "fist", (0.5, -0.8, -0.3)),
    "rope": Hand(0.06, -0.56, 0.40, "fist", (0.55, -0.7, -0.8), (0.0, 0.2, 0.4)),
    "open newspaper": Hand(0.10, -0.30, 0.56, "grip", (0.9, -0.8, -0.3), (-0.1, 0.5, 0.2)),
    "pram": Hand(0.02, -0.72, 0.58, "grip", (0.5, -0.4, -0.9), (0.0, 0.0, 0.4)),
    "magnifier": Hand(-0.16, -0.04, 0.50, "grip", (0.7, -0.9, -0.2), (-0.2, 0.8, 0.0)),
    "pocket watch": Hand(-0.14, -0.20, 0.50, "grip", (0.7, -0.9, -0.2), (-0.2, 0.7, 0.0)),
    "tray": Hand(0.58, 0.26, 0.16, "flat", (0.5, -1.0, -0.2), (0.0, 0.6, 0.2)),
    "watering can": Hand(0.08, -0.42, 0.50, "grip", (0.6, -0.8, -0.5), (0.0, 0.2, 0.5)),
    "cards": Hand(0.04, -0.50, 0.44, "relaxed", (0.6, -0.7, -0.8)),
    "jug": Hand(-0.06, -0.20, 0.58, "grip", (0.9, -0.5, -0.3), (-0.5, 0.2, 0.2)),
    "rifle": Hand(-0.06, -0.50, 0.34, "fist", (0.6, -0.6, -0.6)),
    "pistol": Hand(0.20, -0.92, 0.16, "grip", (0.5, -0.3, -0.9), (0.0, -0.3, 0.3)),
}
"""Where the right hand is with each thing that is not left hanging, and with somebody in the arms or on the shoulders.
"""
HELD_LEFT: dict[str, Hand] = {
    "guitar": Hand(0.40, -0.16, 0.44, "grip", (0.5, -1.0, -0.2), (-0.2, 0.8, 0.3)),
    "open book": HELD_UP["open book"],
    "box": HELD_UP["box"],
    "arms": replace(HELD_UP["arms"], up=-0.50),
    "shoulders": HELD_UP["shoulders"],
    "rod": Hand(-0.24, -0.56, 0.34, "grip", (0.7, -0.8, -0.4)),
    "broom": Hand(-0.14, -0.26, 0.40, "grip", (0.9, -0.6, -0.4)),
    "laptop": HELD_UP["laptop"],
    "balls": HELD_UP["balls"],
    "sign": HELD_UP["sign"],
    "violin": Hand(0.46, 0.02, 0.62, "grip", (0.2, -1.0, -0.2), (-0.6, 0.5, -0.2)),
    "cello": Hand(0.02, -0.30, 0.50, "grip", (1.0, -0.5, 0.2), (-0.5, 0.4, 0.0)),
    "double bass": Hand(0.10, 0.34, 0.50, "grip", (1.0, -0.5, 0.2), (-0.5, 0.4, 0.0)),
    "trumpet": Hand(-0.26, 0.24, 0.58, "grip", (0.9, -0.9, 0.0), (0.0, 0.7, 0.1)),
    "trombone": Hand(-0.26, 0.24, 0.42, "grip", (0.9, -0.9, 0.0), (0.0, 0.7, 0.1)),
    "saxophone": Hand(-0.26, -0.16, 0.48, "grip", (0.9, -0.8, -0.1), (-0.3, 0.2, 0.3)),
    "flute": Hand(-0.52, 0.20, 0.50, "grip", (0.8, -0.8, 0.2), (0.1, 0.5, -0.2)),
    "clarinet": Hand(-0.26, -0.02, 0.54, "grip", (0.9, -0.8, -0.1), (-0.3, 0.3, 0.2)),
    "accordion": Hand(0.30, -0.52, 0.56, "relaxed", (0.9, -0.4, -0.6), (-0.3, 0.5, 0.0)),
    "harp": Hand(-0.20, 0.0, 0.74, "open", (0.9, -0.6, -0.2), (-0.1, 0.3, 0.2)),
    **{
        thing: HELD_UP[thing]
        for thing in ("newspaper", "present", "shopping bags", "barbell", "dumbbells", "golf club")
    },
    "bow": Hand(0.20, -0.74, 0.34, "fist", (0.5, -0.3, -0.9)),
    "bat": HELD_UP["bat"],
    "cards": Hand(-0.10, -0.18, 0.56, "grip", (0.7, -0.9, -0.2), (-0.2, 0.8, 0.0)),
    "open newspaper": Hand(0.10, -0.30, 0.56, "grip", (0.9, -0.8, -0.3), (-0.1, 0.5, 0.2)),
    "pram": Hand(0.02, -0.72, 0.58, "grip", (0.5, -0.4, -0.9), (0.0, 0.0, 0.4)),
    "jug": Hand(-0.22, -0.46, 0.56, "grip", (0.7, -0.9, -0.3), (-0.3, 0.4, 0.2)),
    "rifle": Hand(0.06, -0.34, 0.62, "fist", (0.6, -0.8, -0.3)),
}
"""Where the left hand is with things that take both."""
HANDS_FREE = (
    "stand",
    "talk",
    "gesture",
    "nod",
    "sit",
    "walk",
    "look",
    "smile",
    "laugh",
    "cry",
    "hold",
    "dance",
    "kneel",
    "ascend",
)
"""Actions during which a thing is held up rather than swung along."""
OVERHEAD = ("umbrella", "newspaper", "flag")
"""Things that are held up by those who run, too."""


def held_up(thing: str, action: str) -> bool:
    """Whether a thing has a place of its own in the hands during an action."""
    return thing in HELD_UP and (action in HANDS_FREE or (action == "run" and thing in OVERHEAD))


def hold(t: float, body: Body, energy: float) -> Pose:
    """Holding something before the chest."""
    return holding(stand(t, body, energy), "cup", t, energy)


def holding(pose: Pose, thing: str, t: float, energy: float) -> Pose:
    """The same pose with a thing held up; it bobs a little with breath and voice."""
    bob = 0.012 * wave(t / 2.9) + 0.02 * energy * wave(t / 0.7)
    left, right = HELD_LEFT.get(thing), HELD_UP[thing]
    return replace(
        pose,
        hands=(replace(left, up=left.up + bob) if left else pose.hands[0], replace(right, up=right.up + bob)),
    )


def cheer(t: float, body: Body, energy: float) -> Pose:
    """Both arms up, bouncing."""
    bounce = abs(wave(t / 0.9))
    pose = stand(t, body, energy)
    hand = Hand(0.42, 0.66 + 0.12 * bounce, 0.18, "fist", (0.9, -0.4, 0.1))
    feet = (Foot(0.06, 0, 0.055, 0.35 * bounce, 0.2), Foot(0.06, 0, 0.055, 0.35 * bounce, 0.2))
    return replace(
        pose, hands=(hand, replace(hand, up=hand.up - 0.06)), feet=feet, crouch=-0.01 * bounce, head_pitch=-0.14
    )


def shout(t: float, body: Body, energy: float) -> Pose:
    """Calling out with the hands at the mouth, thrown forward with every call."""
    pose = stand(t, body, energy)
    k = smoothstep(0.0, 0.4, t)
    push = max(energy, 0.5 + 0.5 * wave(t / 1.1))
    high = 0.30 if body.child else 0.17
    hand = Hand(
        lerp(0.16, 0.18 if body.child else 0.02, k),
        lerp(-0.9, high, k),
        lerp(0.1, 0.42, k),
        "flat",
        (0.9, -0.8, 0.1),
        (-0.35 * k, 0.75 * k, 0.0),
    )
    return replace(
        pose,
        hands=(hand, hand),
        lean=(0.05 + 0.06 * push) * k,
        head_pitch=-0.10 * k * push,
        shrug=0.010 * push * k,
        feet=(Foot(0.06, 0, 0.11, 0, 0.2), Foot(0.075, 0, -0.02, 0, 0.4)),
    )


def clap(t: float, body: Body, energy: float) -> Pose:
    """Applause before the chest."""
    pose = stand(t, body, energy)
    apart = 0.5 - 0.5 * wave(t / 0.36)
    hand = Hand(-0.26 + 0.24 * apart, -0.24 + 0.04 * apart, 0.50, "flat", (0.8, -0.9, -0.2), (0.0, 0.9, 0.1))
    return replace(pose, hands=(hand, hand), head_pitch=0.03 * wave(t / 0.72), lean=0.03)


def think(t: float, body: Body, energy: float) -> Pose:
    """A hand at the chin, its elbow in the other hand."""
    pose = stand(t, body, energy)
    k = smoothstep(0.0, 0.5, t)
    chin = Hand(
        lerp(0.16, -0.16, k), lerp(-0.9, 0.02, k), lerp(0.1, 0.40, k), "relaxed", (0.35, -1, 0.2), (-0.1, 0.9 * k, 0.0)
    )
    crossed = Hand(lerp(0.16, -0.38, k), lerp(-0.9, -0.52, k), lerp(0.1, 0.40, k), "relaxed", (0.8, -0.7, -0.3))
    return replace(
        pose, hands=(crossed, chin), head_pitch=0.08 * k, head_roll=-0.10 * k, head_yaw=0.16 * k * wave(t / 6)
    )


def bow(t: float, body: Body, energy: float) -> Pose:
    """A bow with a hand on the chest, held and repeated."""
    pose = stand(t, body, energy)
    k = smoothstep(0.0, 0.45, (t / 2.6) % 1.0) * (1 - smoothstep(0.72, 1.0, (t / 2.6) % 1.0))
    return replace(
        pose,
        lean=0.62 * k,
        pelvis_pitch=0.34 * k,
        shift=-0.06 * k,
        head_pitch=0.42 * k,
        hands=(
            Hand(lerp(0.16, 0.34, k), -0.86, lerp(0.1, -0.22, k)),
            Hand(
                lerp(0.16, -0.18, k),
                lerp(-0.9, -0.30, k),
                lerp(0.1, 0.42, k),
                "flat",
                (0.8, -0.8, 0.0),
                (-0.6 * k, 0.1, 0),
            ),
        ),
    )


def throw(t: float, body: Body, energy: float) -> Pose:
    """Wind up, throw, follow through; repeats."""
    k = (t / 1.5) % 1.0
    back = eased_curve(k, ((0, 0), (0.30, 1), (0.44, -1), (0.62, -0.7), (1, 0)))
    pose = stand(t, body, energy)
    cocked, released = max(0.0, back), max(0.0, -back)
    hand = Hand(
        0.26 + 0.30 * cocked - 0.10 * released,
        -0.86 + 1.25 * cocked + 1.0 * released,
        0.10 - 0.40 * cocked + 0.80 * released,
        "fist" if back > -0.3 else "open",
        (0.8, -0.2, -0.6),
    )
    return replace(
        pose,
        hands=(Hand(0.30, -0.62 + 0.3 * cocked, 0.40 + 0.2 * cocked, "open", (0.6, -0.8, -0.4)), hand),
        twist=-0.42 * cocked + 0.40 * released,
        lean=-0.14 * cocked + 0.22 * released,
        feet=(Foot(0.06, 0, 0.05 + 0.12 * (cocked + released), 0, 0.1), Foot(0.07, 0, -0.05, 0.5 * released, 0.5)),
        crouch=0.03 * (cocked + released),
        head_pitch=-0.05,
    )


def kick(t: float, body: Body, energy: float) -> Pose:
    """Swing a leg back and through a ball; repeats."""
    k = (t / 1.6) % 1.0
    swing = eased_curve(k, ((0, 0), (0.28, -1), (0.46, 1), (0.60, 0.6), (1, 0)))
    behind, ahead = max(0.0, -swing), max(0.0, swing)
    foot = Foot(
        0.05, 0.12 * behind + 0.20 * ahead, 0.05 - 0.30 * behind + 0.34 * ahead, 0.9 * behind - 0.5 * ahead, 0.1
    )
    arm = Hand(0.30, -0.74, 0.30 * swing, pole=(0.6, -0.2, -0.8))
    return Pose(
        crouch=0.025 + 0.02 * ahead,
        lean=0.10 * behind - 0.14 * ahead,
        twist=0.25 * swing,
        pelvis_yaw=-0.2 * swing,
        head_pitch=0.10,
        feet=(Foot(0.05, 0, 0.06, 0, 0.2), foot),
        hands=(arm, replace(arm, forward=-arm.forward)),
        flutter=wave(t / 1.6),
        knee_out=0.05,
    )
