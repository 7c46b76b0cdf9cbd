"""An animal on four legs on stage."""

import math
from functools import lru_cache

from rushes.engines.previs.figures.company import Drawing, Held
from rushes.engines.previs.figures.gaits import AnimalPose, animal_speed
from rushes.engines.previs.figures.geometry import View, clamp, pixel_box, wave
from rushes.engines.previs.figures.paint import contact_shadow, form_light
from rushes.engines.previs.figures.quadruped import QuadrupedPainter
from rushes.engines.previs.figures.sorts import sort_of, wear_of
from rushes.engines.previs.figures.species import Species
from rushes.engines.previs.figures.timeline import acting, blink_at, facing, gaze_at, mouth_at, phase_of, travelled
from rushes.engines.previs.film import Actor
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia

SPIN_SECONDS, SPIN_SWING = 1.3, 34.0
"""How long an animal that is after its own tail takes to swing there and back, and by how many degrees."""


LIGHTEST, HEAVIEST = 0.30, 0.46
"""Heights in metres at the withers: an animal in the arms that is lower would be hidden by them, a higher one would
hide whoever carries it."""


HELD_BY = 0.26
"""Share of its length by which an animal lies farther back in somebody's arms than on the ground."""


class AnimalPerformer:
    """A four-legged animal that plays an actor's timeline."""

    def __init__(self, actor: Actor, given: dict[str, str | float | bool]) -> None:
        self.actor = actor
        self.species: Species = sort_of(actor.kind, given)
        self.wear = wear_of(given)
        self.metres = self.species.withers * float(given.get("size", 1.0))
        self._phase = phase_of(actor.id, "phase")
        self.painter = lru_cache(2)(self._make_painter)

    def _speed(self, action: str) -> float:
        return animal_speed(action) * self.metres

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        return self.actor.x + travelled(self.actor.acts, t, self._speed), self.actor.z

    def _make_painter(self, t: float, place: Place) -> QuadrupedPainter:
        _, act = acting(self.actor.acts, t)[-1]
        local = (t - act.t) * act.pace
        return self._painted(t, place, facing(self.actor, t), act.action, local)

    def _painted(self, t: float, place: Place, yaw: float, action: str, local: float) -> QuadrupedPainter:
        """The animal at `t`, doing `action` for `local` seconds."""
        actor = self.actor
        x, y = gaze_at(actor.gazes, actor.id, t)
        turn = 0.45 * wave(t / 4.7 + self._phase) if action == "look" else 0.0
        look = clamp(turn + 0.5 * x, -0.8, 0.8)
        if action == "spin":
            yaw += SPIN_SWING * wave(local / SPIN_SECONDS)
        near = -1 if math.sin(math.radians(yaw)) >= 0 else 1
        pose = AnimalPose(self.species, action, local, look, 0.25 * y, near)
        blink = 1.0 if action == "sleep" else blink_at(actor.id, t)
        mouth = mouth_at(actor.mouths, t)[0]
        if action == "talk" and not actor.mouths:
            mouth = max(0.0, wave(local / 1.6)) ** 2
        view = View(place.x, place.ground, self.metres * place.scale, yaw)
        return QuadrupedPainter(self.species, pose, t, view, blink, mouth, self._phase, self.wear)

    def held(self, t: float, where: Held) -> Drawing:
        """The animal in somebody's arms, on a shoulder, or aboard something."""
        action = {"arms": "lie", "shoulder": "sit"}.get(where.posture, self.actor.acts[-1].action)
        # What is carried is held by its middle: the head is clear of the arm.
        least = LIGHTEST if where.posture == "arms" else 0.0
        size = 1.0 if where.posture == "deck" else clamp(self.metres, least, HEAVIEST) / self.metres
        scale = where.pixels * size
        aside = HELD_BY * self.species.length * self.metres * scale if where.posture == "arms" else 0.0
        place = Place(where.x - aside * math.sin(math.radians(where.yaw)), where.y, scale)
        painter = self._painted(t, place, where.yaw, action, t)
        return Drawing(painter.bounds(), painter.draw)

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        return pixel_box(self.painter(t, place).bounds())

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the animal, and its contact shadow."""
        painter = self.painter(t, place)
        view, pose = painter.view, painter.pose
        half = math.hypot(view.sin * self.species.length * 0.52, view.cos * 0.24) + 0.06
        lifted = max(0.4, 1 - 0.6 * pose.rise)
        contact_shadow(shadow, place.x, place.ground, half * view.pixels * lifted, round(115 * lifted), 0.13)
        painter.draw(figure, form_light(light))
