"""A thing on show as a performer: lit, mirrored and shadowed as the figures are."""

import math
from functools import lru_cache

from rushes.engines.previs.figures.paint import contact_shadow, form_light
from rushes.engines.previs.film import Shot
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.things.catalogue import THINGS
from rushes.engines.previs.things.doings import DOINGS
from rushes.engines.previs.things.moment import Show, Stance
from rushes.engines.previs.things.pen import Pen, State

BEFORE_FOCUS = 0.03
"""Metres by which a thing stands before what it stands on, so that it is drawn after it."""

REACH = (1.9, 2.05, 2.0)
"""How far what it does is drawn beside, above and below a thing, in own heights."""
THINNEST = 0.14

LIQUIDS = {
    "water": "#8ac4e4", "milk": "#f8f6f0", "coffee": "#5a3420", "juice": "#f4a83c", "wine": "#7a1c34",
    "chocolate": "#5a3222", "honey": "#e8a42c", "paint": "#e0488a", "tea": "#b8702c", "beer": "#e8b040",
}  # fmt: skip
"""Colours of what splashes and is poured."""


class ThingPerformer:
    """What a shot has on display, on its mark in the middle of the picture.

    Raises ValueError for a thing or a deed that no painter knows.
    """

    def __init__(self, shot: Shot) -> None:
        display = shot.display
        if display is None or display.kind not in THINGS:
            raise ValueError(f"No thing of kind {display and display.kind!r}; there are: {', '.join(sorted(THINGS))}")
        unknown = [deed for deed in display.does if deed not in DOINGS]
        if unknown:
            raise ValueError(f"A thing cannot {unknown[0]!r}; it can: {', '.join(sorted(DOINGS))}")
        self._shot, self._display = shot, display
        self._thing = THINGS[display.kind]
        self._ink = display.colour or self._thing.ink
        self._metres = self._thing.tall * display.size
        self._doings = tuple(DOINGS[deed] for deed in display.does)
        self._z = (shot.focus or 0.0) - BEFORE_FOCUS
        self._image = lru_cache(2)(self._pictured)

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) in metres: always on its mark; what it does moves it about that."""
        return 0.0, self._z

    def _state(self, t: float, stance: Stance) -> State:
        display = self._display
        return State(t, stance.turn, stance.opened, stance.slid, display.label, display.trim)

    def _pictured(self, grain: int, side: float) -> tuple[skia.Image, tuple[float, float]]:
        """The thing as it stands, `grain` pixels high, and where its foot is in the picture."""
        half, above, below = self._thing.half + 0.08, 1.12, 0.14
        surface = skia.Surface(math.ceil(2 * half * grain), math.ceil((above + below) * grain))
        canvas = surface.getCanvas()
        foot = (half * grain, above * grain)
        canvas.translate(*foot)
        canvas.scale(grain, grain)
        self._thing.paint(Pen(canvas, side, self._state(0.0, Stance())), self._ink)
        return surface.makeImageSnapshot(), foot

    def _show(self, t: float, pixels: float, side: float) -> Show:
        shot, display = self._shot, self._display
        grain = max(32, 8 * round(pixels / 8))
        image, foot = self._image(grain, side)
        return Show(
            thing=self._thing,
            ink=self._ink,
            t=t - shot.start,
            u=(t - shot.start) / max(0.1, shot.end - shot.start),
            liquid=LIQUIDS[display.liquid],
            others=tuple(THINGS[kind] for kind in display.others),
            image=image,
            grain=grain,
            foot=foot,
        )

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        size = self._metres * place.scale
        beside, above, below = REACH if self._doings else (self._thing.half + 0.15, 1.35, 0.2)
        beside = max(beside, self._thing.half + 0.15)
        left, right = place.x - beside * size, place.x + beside * size
        return round(left), round(place.ground - above * size), round(right), round(place.ground + below * size)

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the thing and what it does; its shadow and what lies on the ground go to `shadow`."""
        size = self._metres * place.scale
        side = 1.0 if form_light(light).x > 0 else -1.0
        show = self._show(t, size, side)
        stance = Stance()
        for doing in self._doings:
            stance = stance.joined(doing.stance(show))
        pen = Pen(figure, side, self._state(show.t, stance))
        for canvas in (figure, shadow):
            canvas.save()
            canvas.translate(place.x, place.ground)
            canvas.scale(size, size)
        for doing in self._doings:
            doing.under(Pen(shadow, side), show)
        if not stance.gone and stance.floor is None:
            lifted = max(0.0, -stance.y)
            contact_shadow(
                shadow, stance.x, 0.015, self._thing.half * (1 - 0.3 * lifted), round(135 / (1 + 2.2 * lifted))
            )
        for doing in self._doings:
            doing.behind(pen, show)
        if not stance.gone:
            self._stand(pen, stance)
        for doing in self._doings:
            doing.before(pen, show)
        for canvas in (figure, shadow):
            canvas.restore()

    def _stand(self, pen: Pen, stance: Stance) -> None:
        canvas = pen.canvas
        canvas.save()
        if stance.floor is not None:
            canvas.clipRect(skia.Rect.MakeLTRB(-9, -9, 9, stance.floor))
        canvas.translate(stance.x, stance.y - 0.45 * stance.tall)
        canvas.rotate(math.degrees(stance.roll))
        facing = 1.0 if self._thing.turns else math.cos(stance.turn)
        facing = math.copysign(max(THINNEST, abs(facing)), facing)
        canvas.scale(stance.wide * facing, stance.tall)
        canvas.translate(0, 0.45)
        self._thing.paint(pen, self._ink)
        canvas.restore()
