"""How a shot frames what stands in it: the lens, how far away, and how high the camera stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from rushes.engines.previs.film import SUBJECT_Z, Clip
from rushes.engines.previs.scene import Framing
from rushes.engines.previs.world.framing import EYE_HEIGHT, SETUPS, focal_length, half_width, shape_of

HEADROOM = 1.24
"""Visible height against the height of what must be seen from head to foot."""

FOOTROOM = 0.12
LOWEST_EYE = 0.30
EYE_SHARE = 0.885
"""A person's eyes, as a share of the stature."""

WIDTH_FILL = 0.84
"""Share of the picture's width that a group may fill."""

DEEPEST = 16.0
CLOSE_ENOUGH, NEAR_ENOUGH = 2.7, 5.3
"""Depths up to which the close and the medium lens may show a whole figure; beyond them the wide one does."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """What a figure takes of a picture: height at its top, half its width, metres."""

    height: float
    half: float


@dataclass(frozen=True, slots=True)
class Lens:
    """A framing with the subjects at depth `z` and the camera `eye` metres above their ground."""

    framing: Framing
    z: float
    eye: float
    clip: Clip

    def half(self, z: float | None = None) -> float:
        """Metres from the middle of the picture to its edge at depth `z` (None: at the subjects)."""
        return half_width(self.framing, self.clip.width, self.clip.height, self.z if z is None else z)


def wide_lens(bulks: Sequence[Bulk], clip: Clip, deepest: float = DEEPEST) -> Lens:
    """Everybody and the place: people small in it, anything bigger just as it fits."""
    tallest = max((bulk.height for bulk in bulks), default=0.0)
    if bulks and tallest < SMALL:
        return whole_lens(bulks, clip)
    z = max(SUBJECT_Z["wide"], _depth_for("wide", bulks, clip))
    return Lens("wide", min(z, max(deepest, _depth_for("wide", bulks, clip))), EYE_HEIGHT, clip)


SMALL = 1.35
"""Up to this height a group is shown as large as it fits, even in a wide shot."""


LENSES: tuple[tuple[Framing, float], ...] = (("close", CLOSE_ENOUGH), ("medium", NEAR_ENOUGH), ("wide", DEEPEST))
"""From near to far, with the depth up to which each is used."""


def whole_lens(bulks: Sequence[Bulk], clip: Clip) -> Lens:
    """From head to foot, as large as it fits."""
    for framing, limit in LENSES:
        z = max(SUBJECT_Z[framing], _depth_for(framing, bulks, clip))
        if z <= limit or framing == "wide":
            foot = FOOTROOM * max(bulk.height for bulk in bulks)
            below = (1 - _horizon(framing, clip)) * clip.height * z / focal_length(framing, clip.width, clip.height)
            return Lens(framing, z, min(EYE_HEIGHT, max(LOWEST_EYE, below - foot)), clip)
    raise AssertionError("the wide lens shows everything")


def waist_lens(bulks: Sequence[Bulk], eyes: float, clip: Clip) -> Lens:
    """People from about the hip up, their eyes on the horizon; a group that is too wide steps back."""
    z = max(SUBJECT_Z["medium"], _depth_for("medium", bulks, clip, tall=False))
    if z > NEAR_ENOUGH:
        return wide_lens(bulks, clip)
    return Lens("medium", z, max(LOWEST_EYE, eyes), clip)


def face_lens(eyes: float, clip: Clip) -> Lens:
    """One face."""
    return Lens("close", SUBJECT_Z["close"], max(LOWEST_EYE, eyes), clip)


def _depth_for(framing: Framing, bulks: Sequence[Bulk], clip: Clip, *, tall: bool = True) -> float:
    """The least depth at which a group fits the picture."""
    focal = focal_length(framing, clip.width, clip.height)
    width = sum(2 * bulk.half for bulk in bulks)
    deep = width * focal / (clip.width * WIDTH_FILL)
    if tall and bulks:
        deep = max(deep, max(bulk.height for bulk in bulks) * HEADROOM * focal / clip.height)
    return deep


def _horizon(framing: Framing, clip: Clip) -> float:
    return SETUPS[framing].horizon[shape_of(clip.width, clip.height)]
