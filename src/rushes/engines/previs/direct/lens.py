"""How a shot frames what stands in it: the lens, how far away, and how high the camera stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from rushes.engines.previs.direct.bodies import Extent
from rushes.engines.previs.film import SUBJECT_Z, Clip
from rushes.engines.previs.scene import Framing
from rushes.engines.previs.world.framing import EYE_HEIGHT, SETUPS, focal_length, half_width, shape_of

HEADROOM, FOOTROOM = 1.24, 0.12
"""Visible height against the height of what must be seen whole, and the share of it that is kept below the feet."""

MIDDLE = 0.10
"""How far above the middle of what flies the camera stands, as a share of what it sees below the horizon."""

OVERHEAD = 1.04
"""How much higher than a figure the picture must reach."""

WIDTH_FILL = 0.84
"""Share of the picture's width that a group may fill."""

LOWEST_EYE, HIGHEST_EYE = 0.30, 2.6
"""Metres; from higher up, settings that are painted for a person's eye look wrong."""

EYE_SHARE = 0.885
"""A person's eyes, as a share of the stature."""

SMALL = 1.35
"""Up to this height a group is shown as large as it fits, even in a wide shot."""

NEAREST = 1.6
"""Metres to the nearest mark: foreground leaves hang just before it."""

WHOLE_Z: dict[Framing, float] = {"close": 2.2, "medium": 2.3, "wide": 5.6}
"""Least depth of what is shown whole."""

HEADROOM_SHARE = 0.13
"""Share of the picture's height that is left above the tallest head, people from the hip up or closer."""

CROWN = 0.21
"""Metres from the eyes to where hair and hats end."""

UPRIGHT_NEARER = 0.70
"""How much nearer people stand in an upright picture, which has room for them from head to foot."""

FACE_Z = 1.85
"""Metres to a face that is shown alone."""

LENSES: tuple[tuple[Framing, float], ...] = (("close", 2.7), ("medium", 5.3), ("wide", 90.0))
"""From near to far, with the depth up to which each is used for a whole figure."""


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

    def foot(self, z: float) -> float:
        """Metres above the ground at which the picture ends below, at depth `z`."""
        return self.eye - _below(self.framing, self.clip) * z

    def at(self, z: float) -> "Lens":
        """The same lens with the subjects elsewhere."""
        return Lens(self.framing, z, self.eye, self.clip)


def wide_lens(extents: Sequence[Extent], clip: Clip) -> Lens:
    """Everybody and the place: people small in it, anything bigger just as it fits."""
    if extents and max(extent.top for extent in extents) < SMALL:
        return whole_lens(extents, clip)
    z = max(SUBJECT_Z["wide"], _depth_to_fit("wide", extents, clip), _depth_to_reach("wide", extents, EYE_HEIGHT, clip))
    return Lens("wide", z, EYE_HEIGHT, clip)


def whole_lens(extents: Sequence[Extent], clip: Clip, *, aloft: bool = False) -> Lens:
    """From head to foot, as large as it fits. `aloft`: the place is high up anyway, the camera may be anywhere."""
    low, high = min(extent.bottom for extent in extents), max(extent.top for extent in extents)
    highest = max(EYE_HEIGHT, HIGHEST_EYE if low > 0 else EYE_HEIGHT) if not aloft else high
    for framing, limit in LENSES:
        z = max(WHOLE_Z[framing], _depth_to_fit(framing, extents, clip))
        below = _below(framing, clip) * z
        # What flies is shown in the middle of the picture, what stands on the ground with its ground.
        eye = (low + high) / 2 + MIDDLE * below if low > 0 else below - FOOTROOM * high
        eye = min(highest, max(LOWEST_EYE, eye))
        z = max(z, _depth_to_reach(framing, extents, eye, clip))
        if z <= limit:
            return Lens(framing, z, eye, clip)
    raise AssertionError("the wide lens shows everything")


def waist_lens(extents: Sequence[Extent], eyes: float, clip: Clip, *, hidden: float = 0.0) -> Lens:
    """People from about the hip up, their eyes on the horizon; a group that is too wide steps back.

    `hidden` metres above the ground must not show, however wide the group is.
    """
    near = SUBJECT_Z["medium"] * min(1.0, eyes / EYE_HEIGHT)
    if shape_of(clip.width, clip.height) == "portrait":
        near *= UPRIGHT_NEARER
    z = max(min(SUBJECT_Z["close"], near), near, _depth_to_fit("medium", extents, clip, tall=False))
    if hidden:
        z = max(NEAREST, min(z, (eyes - hidden) / _below("medium", clip)))
    elif z > dict(LENSES)["medium"]:
        return wide_lens(extents, clip)
    return Lens("medium", z, max(LOWEST_EYE, eyes if hidden else _under_heads("medium", z, eyes, clip)), clip)


def face_lens(eyes: float, clip: Clip) -> Lens:
    """One face."""
    return Lens("close", FACE_Z, max(LOWEST_EYE, _under_heads("close", FACE_Z, eyes, clip)), clip)


def water_lens(extents: Sequence[Extent], shore: float, clip: Clip) -> Lens:
    """What is on the water, at least `shore` metres away, as large as it fits."""
    for framing, _ in LENSES:
        fits = _depth_to_fit(framing, extents, clip) * WATER_ROOM
        z = max(shore, fits, _depth_to_reach(framing, extents, EYE_HEIGHT, clip))
        if z <= shore or framing == "wide":
            return Lens(framing, z, EYE_HEIGHT, clip)
    raise AssertionError("the wide lens shows everything")


WATER_ROOM = 1.25
"""How much farther away something on the water is than it need be, so that the water is seen."""


def _under_heads(framing: Framing, z: float, eyes: float, clip: Clip) -> float:
    """How high the camera stands so that the heads come near the upper edge; never above the eyes."""
    seen = clip.height * z / focal_length(framing, clip.width, clip.height)
    return min(eyes, eyes + CROWN - (_horizon(framing, clip) - HEADROOM_SHARE) * seen)


def _depth_to_fit(framing: Framing, extents: Sequence[Extent], clip: Clip, *, tall: bool = True) -> float:
    """The least depth at which a group fits the picture."""
    focal = focal_length(framing, clip.width, clip.height)
    deep = sum(2 * extent.half for extent in extents) * focal / (clip.width * WIDTH_FILL)
    if tall and extents:
        height = max(extent.top for extent in extents) - min(extent.bottom for extent in extents)
        deep = max(deep, height * HEADROOM * focal / clip.height)
    return deep


def _depth_to_reach(framing: Framing, extents: Sequence[Extent], eye: float, clip: Clip) -> float:
    """The least depth at which the upper edge of the picture is above everybody."""
    above = max((extent.top for extent in extents), default=0.0) * OVERHEAD - eye
    return above / (_horizon(framing, clip) * clip.height / focal_length(framing, clip.width, clip.height))


def _below(framing: Framing, clip: Clip) -> float:
    """Metres from the horizon to the lower edge of the picture, per metre of depth."""
    return (1 - _horizon(framing, clip)) * clip.height / focal_length(framing, clip.width, clip.height)


def _horizon(framing: Framing, clip: Clip) -> float:
    return SETUPS[framing].horizon[shape_of(clip.width, clip.height)]
