"""Emotions as channels of the face."""

from collections.abc import Callable
from dataclasses import dataclass

from rushes.engines.previs.figures.geometry import lerp, smoothstep
from rushes.engines.previs.figures.pose import Face, Hand
from rushes.engines.previs.figures.signs import sneezing, yawning


@dataclass(frozen=True, slots=True)
class Expression:
    """Channels of an emotion; brows up > 0, lids closed = 1, `smile` -1..1, `eye` scales the eyes' opening.

    `gaze` 0..1 is how far the eyes drop, `wink` how far one of them is shut, `bubble` the size of one of chewing gum.
    """

    brow_inner: float
    brow_outer: float
    upper_lid: float
    lower_lid: float
    smile: float
    parted: float
    spread: float
    eye: float
    blush: float = 0.0
    tears: float = 0.0
    gaze: float = 0.0
    wink: float = 0.0
    bubble: float = 0.0


EXPRESSIONS: dict[str, Expression] = {
    "neutral": Expression(0.00, 0.00, 0.10, 0.00, 0.16, 0.00, 0.00, 1.00),
    "calm": Expression(0.01, -0.01, 0.20, 0.08, 0.34, 0.00, 0.05, 1.00),
    "joy": Expression(0.045, 0.04, 0.04, 0.34, 1.00, 0.0, 0.45, 1.02, blush=0.6),
    "laugh": Expression(0.07, 0.05, 0.30, 0.50, 1.00, 0.55, 0.45, 1.00, blush=0.8),
    "sad": Expression(0.13, -0.07, 0.27, 0.04, -0.52, 0.00, -0.15, 0.98, gaze=0.35),
    "cry": Expression(0.17, -0.09, 0.50, 0.30, -0.90, 0.22, 0.05, 0.96, blush=0.5, tears=1.0, gaze=0.3),
    "angry": Expression(-0.115, 0.05, 0.20, 0.22, -0.50, 0.00, 0.10, 0.98),
    "fear": Expression(0.17, 0.02, -0.06, 0.04, -0.50, 0.16, 0.20, 1.14),
    "surprise": Expression(0.14, 0.15, -0.06, 0.00, 0.05, 0.42, -0.45, 1.14),
    "shout": Expression(-0.04, 0.09, 0.0, 0.18, 0.10, 0.92, 0.10, 1.04, blush=0.5),
    "asleep": Expression(0.01, -0.03, 1.0, 0.30, 0.18, 0.00, 0.00, 1.00),
    "yawn": Expression(0.12, 0.10, 1.0, 0.40, -0.10, 1.0, -0.42, 1.00, blush=0.2),
    "shut": Expression(0.02, -0.02, 1.0, 0.20, 0.10, 0.00, 0.00, 1.00),
    "strained": Expression(-0.10, 0.02, 0.42, 0.44, -0.40, 0.20, 0.40, 0.94, blush=0.5),
    "sneeze": Expression(-0.12, 0.0, 1.0, 0.60, -0.20, 0.62, 0.20, 0.90, blush=0.4),
    "wink": Expression(0.02, 0.08, 0.02, 0.20, 0.90, 0.0, 0.30, 1.04, wink=1.0, blush=0.3),
    "kiss": Expression(0.04, 0.04, 0.10, 0.20, 0.10, 0.10, -0.80, 1.00, blush=0.5),
    "gum": Expression(-0.02, 0.06, 0.14, 0.10, 0.10, 0.0, -0.7, 1.0, bubble=1.0),
    "tired": Expression(0.06, -0.10, 0.54, 0.24, -0.26, 0.00, -0.05, 0.92, gaze=0.25),
    "bored": Expression(-0.03, -0.08, 0.50, 0.06, -0.36, 0.00, -0.05, 0.94, gaze=0.10),
    "proud": Expression(-0.02, 0.10, 0.22, 0.10, 0.62, 0.0, 0.20, 1.00),
}
ACTED = {
    "smile": "joy", "laugh": "laugh", "cry": "cry", "shout": "shout", "sleep": "asleep", "yawn": "yawn",
    "rub eyes": "shut", "pray": "shut", "meditate": "shut", "kiss": "shut", "facepalm": "shut", "faint": "shut",
    "sunbathe": "asleep", "sneeze": "sneeze", "wink": "wink", "blow kiss": "kiss", "blow gum": "gum", "despair": "cry",
    "push": "strained", "pull": "strained", "push-up": "strained", "plank": "strained",
    "slip": "surprise", "shiver": "fear", "hands on hips": "proud", "pant": "shout", "stretch": "yawn",
}  # fmt: skip
"""Actions that are an expression and override the emotion."""


BUBBLE_SECONDS, WINK_SECONDS = 2.2, 2.6


def _blown(t: float) -> float:
    """A bubble of chewing gum grows, and is gone within three frames."""
    k = (t / BUBBLE_SECONDS) % 1.0
    return smoothstep(0.0, 0.5, k) * (1 - smoothstep(0.93, 1.0, k))


def _winking(t: float) -> float:
    k = t % WINK_SECONDS
    return smoothstep(0.1, 0.3, k) * (1 - smoothstep(2.2, 2.45, k))


SWELLING: dict[str, Callable[[float], float]] = {
    "yawn": yawning,
    "sneeze": lambda t: max(0.0, sneezing(t)),
    "wink": _winking,
    "blow gum": _blown,
}
"""Of faces that come and go while an action lasts, how far they have come, 0..1, after so many seconds."""


_FIST = Hand(0.34, -0.58, -0.02, "fist", (1.0, 0.05, -0.3), (-0.9, 0.1, 0.4))
_SHAKEN = Hand(0.20, -0.44, 0.36, "fist", (0.7, -0.7, -0.6), (-0.1, 0.5, 0.1))
_PALM = Hand(0.26, -0.08, 0.40, "open", (0.2, -1.0, -0.4), (0.2, 0.9, 0.0))
_HEAVY = Hand(0.05, -0.93, 0.30, "relaxed", (0.5, -0.2, -1.0))


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a body carries a feeling: it is read from afar, where a face is too small.

    `nod` and `lean` radians forward, `shrug` body heights up, `draw` 0..1 how far the hands close before the chest
    (fear, grief), `hands` where both are of somebody who does nothing with them (a name of
    `RESTING_HANDS`).
    """

    nod: float = 0.0
    lean: float = 0.0
    shrug: float = 0.0
    draw: float = 0.0
    hands: str = ""


RESTING_HANDS: dict[str, tuple[Hand, Hand]] = {
    "hips": (_FIST, _FIST),
    "crossed": (
        Hand(-0.40, -0.40, 0.40, "relaxed", (0.7, -0.8, -0.2), (-0.6, 0.1, 0.0)),
        Hand(-0.44, -0.30, 0.36, "relaxed", (0.7, -0.8, -0.2), (-0.6, 0.2, 0.0)),
    ),
    "fists": (_SHAKEN, _SHAKEN),
    "raised": (_PALM, _PALM),
    "hanging": (_HEAVY, _HEAVY),
}
"""(Left, right) hand of feelings that are told with them."""

BEARINGS: dict[str, Bearing] = {
    "joy": Bearing(-0.09, -0.035, 0.002),
    "laugh": Bearing(-0.16, -0.06, 0.006),
    "sad": Bearing(0.24, 0.10, -0.010),
    "cry": Bearing(0.30, 0.13, 0.004, draw=0.9),
    "angry": Bearing(0.07, 0.15, 0.016, hands="fists"),
    "fear": Bearing(-0.03, -0.09, 0.020, draw=0.7),
    "surprise": Bearing(-0.08, -0.13, 0.018, hands="raised"),
    "tired": Bearing(0.26, 0.17, -0.016, hands="hanging"),
    "bored": Bearing(0.10, 0.06, -0.012, hands="crossed"),
    "proud": Bearing(-0.13, -0.09, 0.002, hands="hips"),
}


def expression_between(a: Expression, b: Expression, k: float) -> Expression:
    """From `a` (k = 0) to `b` (k = 1)."""
    if k <= 0 or a == b:
        return a
    if k >= 1:
        return b
    return Expression(
        lerp(a.brow_inner, b.brow_inner, k),
        lerp(a.brow_outer, b.brow_outer, k),
        lerp(a.upper_lid, b.upper_lid, k),
        lerp(a.lower_lid, b.lower_lid, k),
        lerp(a.smile, b.smile, k),
        lerp(a.parted, b.parted, k),
        lerp(a.spread, b.spread, k),
        lerp(a.eye, b.eye, k),
        lerp(a.blush, b.blush, k),
        lerp(a.tears, b.tears, k),
        lerp(a.gaze, b.gaze, k),
        lerp(a.wink, b.wink, k),
        lerp(a.bubble, b.bubble, k),
    )


def face_of(
    expression: Expression, mouth: tuple[float, float], speaking: bool, blink: float, gaze: tuple[float, float]
) -> Face:
    """The face of an expression while its mouth, lids and eyes do something of their own.

    While a voice is staged for the figure (`speaking`), the mouth alone decides how far the lips part.
    """
    return Face(
        brow_inner=expression.brow_inner + 0.03 * mouth[0],
        brow_outer=expression.brow_outer + 0.02 * mouth[0],
        upper_lid=expression.upper_lid,
        lower_lid=expression.lower_lid,
        smile=expression.smile,
        parted=0.0 if speaking else expression.parted,
        spread=expression.spread,
        eye=expression.eye,
        blush=expression.blush,
        tears=expression.tears,
        wink=expression.wink,
        bubble=expression.bubble,
        mouth_open=mouth[0],
        mouth_wide=mouth[1],
        blink=blink,
        gaze=(gaze[0], min(1.0, gaze[1] + expression.gaze)),
    )
