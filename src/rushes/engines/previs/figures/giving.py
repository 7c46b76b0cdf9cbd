"""What people do with things that are handed about: unwrap a present, give a letter, fly a kite, lose a balloon."""

from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import eased_curve, lerp, smoothstep, wave
from rushes.engines.previs.figures.gestures import holding, stand
from rushes.engines.previs.figures.pose import Hand, Pose

LID = 0.42
"""How much higher, in arm lengths, the hand is that has lifted the lid of a present."""


def unwrap(t: float, body: Body, energy: float) -> Pose:
    """A present before the chest: it is shaken, then its lid comes off; `flutter` is how far it is open."""
    pose = holding(stand(t, body, energy), "present", t, energy)
    k = (t / 4.6 + 0.06) % 1.0
    opened = eased_curve(k, ((0, 0), (0.14, 0), (0.30, 1), (0.90, 1), (1, 0)))
    left, right = pose.hands
    return replace(
        pose,
        hands=(
            replace(left, up=left.up - 0.10),
            replace(right, up=lerp(right.up, right.up + LID, opened), forward=lerp(right.forward, 0.56, opened)),
        ),
        head_pitch=lerp(0.22, 0.12, opened),
        lean=0.05,
        flutter=opened,
    )


def hand_over(t: float, body: Body, energy: float) -> Pose:
    """Something held out to somebody with a straight arm, and a little nod with it."""
    pose = stand(t, body, energy)
    k = smoothstep(0.0, 0.7, t)
    hand = Hand(
        lerp(-0.04, 0.02, k),
        lerp(-0.34, -0.20, k) + 0.02 * wave(t / 2.6),
        lerp(0.52, 0.94, k),
        "grip",
        (0.55, -0.9, -0.5),
        (0.0, 0.35, 0.3),
    )
    return replace(pose, hands=(pose.hands[0], hand), lean=0.08 * k, twist=pose.twist + 0.16 * k, head_pitch=0.04)


def take(t: float, body: Body, energy: float) -> Pose:
    """A hand held out, palm up, to what is given."""
    pose = stand(t, body, energy)
    k = smoothstep(0.3, 1.2, t)
    hand = Hand(
        lerp(0.16, 0.02, k), lerp(-0.9, -0.34, k), lerp(0.14, 0.86, k), "open", (0.5, -0.9, -0.5), (0.0, 0.2, 0.3)
    )
    return replace(pose, hands=(pose.hands[0], hand), lean=0.05 * k, head_pitch=0.10 * k)


def fly_kite(t: float, body: Body, energy: float) -> Pose:
    """The string in both hands, tugged now and then; the face up to the kite; `flutter` is how the kite sways."""
    pose = stand(t, body, energy)
    tug = smoothstep(0.5, 0.95, wave(t / 2.1))
    right = Hand(0.10, 0.30 - 0.14 * tug, 0.50, "grip", (0.7, -0.9, -0.2), (0.2, 0.7, 0.3))
    left = Hand(-0.10, 0.02 - 0.10 * tug, 0.50, "fist", (0.7, -0.9, -0.3), (0.0, 0.6, 0.3))
    return replace(
        pose,
        hands=(left, right),
        head_pitch=-0.36,
        lean=-0.08 - 0.04 * tug,
        flutter=wave(t / 3.3) + 0.4 * wave(t / 1.4),
    )


RISE, HIGHEST = 0.17, 0.85
"""Body heights a second by which a lost balloon rises, and how high it is when it is far away."""


def let_go(t: float, body: Body, energy: float) -> Pose:
    """An open hand up after a balloon that flies away; the other one waves. `flutter` is how far the balloon is."""
    pose = stand(t, body, energy)
    swing = wave(t / 0.75)
    high = 0.18 + HIGHEST * (1 - 2.718281828 ** (-RISE * t * 1.4))
    right = Hand(0.12, 0.72, 0.36, "open", (0.8, -0.5, 0.0), (0.0, 0.6, 0.1))
    left = Hand(0.48 + 0.12 * swing, 0.34, 0.22, "open", (0.9, -1.0, 0.0), (0.3 * swing, 0.3, 0.0))
    return replace(pose, hands=(left, right), head_pitch=-0.32, head_roll=-0.06, lean=-0.05, flutter=high)
