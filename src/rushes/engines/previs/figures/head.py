"""Draws one head in its layers: what lies behind the body, and what lies before it."""

import math
from collections.abc import Generator
from contextlib import contextmanager

from rushes.engines.previs.figures.face import draw_ear, draw_features, draw_skin
from rushes.engines.previs.figures.geometry import Point
from rushes.engines.previs.figures.hair import draw_back_hair, draw_hair
from rushes.engines.previs.figures.headgear import draw_headgear
from rushes.engines.previs.figures.skull import HeadSpace


class HeadPainter:
    """A head at a place of the picture, rolled by `roll` radians."""

    def __init__(self, space: HeadSpace, centre: Point, roll: float) -> None:
        self.space, self.centre, self.roll = space, centre, roll

    @contextmanager
    def _unit_canvas(self) -> Generator[None]:
        """Within, one unit is half a head and the head looks to the right."""
        space = self.space
        space.canvas.save()
        space.canvas.translate(*self.centre)
        space.canvas.rotate(math.degrees(self.roll))
        space.canvas.scale(space.radius * space.mirror, space.radius)
        yield
        space.canvas.restore()

    def draw_behind(self) -> None:
        """Hair that falls behind neck and body."""
        with self._unit_canvas():
            draw_back_hair(self.space)

    def draw_front(self) -> None:
        """Skin, face, ears, hair, headgear."""
        space = self.space
        with self._unit_canvas():
            for sign in (1, -1):
                if space.ear_depth(sign) < 0:
                    draw_ear(space, sign)
            draw_skin(space)
            if not space.turned_away:
                draw_features(space)
            free_ears = space.look.hair not in ("long", "wavy", "bob")
            if not free_ears:
                self._near_ears()
            draw_hair(space)
            if free_ears:
                self._near_ears()
            draw_headgear(space)

    def _near_ears(self) -> None:
        for sign in (1, -1):
            if self.space.ear_depth(sign) >= 0:
                draw_ear(self.space, sign)
