"""Everything that a kit draws on stage: birds, fish, vehicles, set pieces, stand-ins."""

import math
from collections.abc import Callable, Sequence

from rushes.engines.previs.figures.company import Drawing, Guest, Held, aboard, bounds_aboard, seated_on
from rushes.engines.previs.figures.geometry import pixel_box
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import FormLight, contact_shadow, form_light
from rushes.engines.previs.figures.sorts import wear_of
from rushes.engines.previs.figures.timeline import acting, facing, phase_of, travelled
from rushes.engines.previs.film import Act, Actor
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Spot


class KitPerformer:
    """A side-view kit: a flyer, a swimmer, a vehicle. It faces right or left, whichever its yaw is nearer to."""

    def __init__(
        self, actor: Actor, kit: Kit, given: dict[str, str | float | bool], guests: Sequence[tuple[Spot, Guest]] = ()
    ) -> None:
        self.actor, self.kit = actor, kit
        self.metres = kit.metres * float(given.get("size", 1.0))
        self.colours = {name: str(given.get(name, otherwise)) for name, otherwise in kit.colours.items()}
        self.flags = {name: bool(given.get(name, False)) for name in kit.flags}
        self.wear = wear_of(given)
        self._phase = phase_of(actor.id, "phase")
        self._crew = seated_on(kit, [guest for _, guest in guests])

    def _speed(self, action: str) -> float:
        return self.kit.speeds.get(action, 0.0)

    def _moved(self, t: float) -> float:
        return travelled(self.actor.acts, t, self._speed)

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        return self.actor.x + self._moved(t), self.actor.z

    def _placed(self, t: float, place: Place) -> tuple[float, float, float, float]:
        """(x, y) of the origin and pixels per unit; and the side it faces, +1 or -1."""
        way = 1.0 if math.sin(math.radians(facing(self.actor, t))) >= -0.05 else -1.0
        aloft = sum(weight for weight, act in acting(self.actor.acts, t) if act.action in self.kit.aloft)
        return place.x, place.ground - self.kit.altitude * aloft * place.scale, self.metres * place.scale, way

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        x, y, pixels, way = self._placed(t, place)
        left, top, right, bottom = self.kit.box
        if way < 0:
            left, right = -right, -left
        boxes = [(x + left * pixels, y + top * pixels, x + right * pixels, y + bottom * pixels)]
        boxes += [bounds_aboard(seat, guest, t, (x, y), pixels, place.scale, way) for seat, guest in self._crew]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return pixel_box((min(lefts), min(tops), max(rights), max(bottoms)))

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the kit with those aboard, and the contact shadow of what stands on the ground."""
        x, y, pixels, way = self._placed(t, place)
        _, act = acting(self.actor.acts, t)[-1]
        if self.kit.shadow and act.action not in self.kit.aloft:
            contact_shadow(shadow, x, place.ground, self.kit.shadow * pixels, 125, 0.07)
        figure.save()
        figure.translate(x, y)
        if self.kit.heave is not None:
            down, lean = self.kit.heave(t)
            figure.translate(0, down * pixels)
            figure.rotate(lean * way)
        part = self.kit.front if self.flags.get("front") and self.kit.front is not None else self.kit.draw
        self._paint(part, figure, t, pixels, way, form_light(light))
        for seat, guest in self._crew:
            aboard(figure, seat, guest, t, form_light(light), pixels, place.scale, way)
        if self._crew and self.kit.front is not None:
            self._paint(self.kit.front, figure, t, pixels, way, form_light(light))
        figure.restore()

    def _paint(
        self,
        part: Callable[[skia.Canvas, Moment], None],
        canvas: skia.Canvas,
        t: float,
        pixels: float,
        way: float,
        light: FormLight,
    ) -> None:
        _, act = acting(self.actor.acts, t)[-1]
        moved = self._moved(t) * way / self.metres
        canvas.save()
        canvas.scale(pixels * way, pixels)
        lit, since = light.mirrored(way), t - act.t
        own = (self.colours, self.flags, moved, self._phase, since, self.wear.holds, self.wear.breath)
        part(canvas, Moment(t, act.action, lit, *own))
        canvas.restore()

    def held(self, t: float, where: Held) -> Drawing:
        """The figure on somebody's shoulder, in the arms, or aboard something, at rest."""
        actor = self.actor.model_copy(update={"acts": (Act(t=0.0, action=_at_rest(self.kit)),)})
        resting = KitPerformer(actor, self.kit, {**self.colours, **self.flags, "size": self.metres / self.kit.metres})
        metres = min(self.metres, SMALLEST) if where.posture in ("hand", "nose") else self.metres
        pixels, way = metres * where.pixels, 1.0 if math.sin(math.radians(where.yaw)) >= -0.05 else -1.0

        def draw(canvas: skia.Canvas, light: FormLight) -> None:
            canvas.save()
            canvas.translate(where.x, where.y)
            resting._paint(self.kit.draw, canvas, t, pixels, way, light)
            canvas.restore()

        left, top, right, bottom = self.kit.box
        reach = max(-left, right) * pixels
        return Drawing((where.x - reach, where.y + top * pixels, where.x + reach, where.y + bottom * pixels), draw)


SMALLEST = 0.13
"""Metres of the unit of what sits on a finger or a nose; small animals are larger than life where they are alone."""


def _at_rest(kit: Kit) -> str:
    return next((action for action in ("perch", "stand") if action in kit.actions), kit.actions[0])
