"""Figures that can be drawn at any moment of a film."""

import math
from functools import lru_cache

from rushes.engines.previs.figures.actions import ACTIONS as HUMAN_ACTIONS
from rushes.engines.previs.figures.actions import Body, travel_speed
from rushes.engines.previs.figures.attributes import checked
from rushes.engines.previs.figures.expression import expression_between, face_of
from rushes.engines.previs.figures.geometry import View
from rushes.engines.previs.figures.human import HumanPainter
from rushes.engines.previs.figures.look import human_look
from rushes.engines.previs.figures.paint import FormLight, contact_shadow, form_light
from rushes.engines.previs.figures.pose import Face, Pose, blend_poses
from rushes.engines.previs.figures.proportions import stature
from rushes.engines.previs.figures.timeline import (
    acting,
    blink_at,
    expression_at,
    facing,
    gaze_at,
    mouth_at,
    phase_of,
    travelled,
    voice_at,
)
from rushes.engines.previs.figures.vocabulary import ACTIONS, ATTRIBUTES
from rushes.engines.previs.film import Actor
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Performer, Place
from rushes.engines.previs.raster import skia

AIRBORNE = ("fall", "climb", "ride")
NEUTRAL_LIGHT = FormLight(-0.75, -0.66)
CYCLIC = ("walk", "run")


def performer_of(actor: Actor) -> Performer:
    """The performer of an actor. Raises ValueError for a kind, action or attribute that no kit knows."""
    if actor.kind not in ATTRIBUTES:
        raise ValueError(f"No figure of kind {actor.kind!r}; there are: {', '.join(sorted(ATTRIBUTES))}")
    for act in actor.acts:
        if act.action not in ACTIONS[actor.kind]:
            known = ", ".join(ACTIONS[actor.kind])
            raise ValueError(f"A {actor.kind} cannot {act.action!r}; it can: {known}")
    return HumanPerformer(actor)


def _box(bounds: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = bounds
    return math.floor(left) - 2, math.floor(top) - 2, math.ceil(right) + 2, math.ceil(bottom) + 2


class HumanPerformer:
    """A person who plays an actor's timeline."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.look = human_look(actor.id, checked("human", ATTRIBUTES["human"], actor.attributes))
        self.body = Body(self.look.female, self.look.child, self.look.age == "elder")
        self.metres = stature(self.look.sex, self.look.age)
        self._offset = phase_of(actor.id, "phase") * 20
        self._painter = lru_cache(2)(self._make_painter)

    def _speed(self, action: str) -> float:
        return travel_speed(action, self.body) * self.metres

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        return self.actor.x + travelled(self.actor.acts, t, self._speed), self.actor.z

    def pose(self, t: float) -> Pose:
        """The body at `t`, blended where actions change."""
        energy = voice_at(self.actor.mouths, t)
        pose: Pose | None = None
        for weight, act in acting(self.actor.acts, t):
            local = t - act.t
            if act.action in ("stand", "talk", "gesture", "sit", "dance", "smile"):
                # Drifting postures start anywhere in their cycle, so that two people do not sway as one.
                local = local + self._offset if act.action != "talk" else local
            here = HUMAN_ACTIONS[act.action](local, self.body, energy)
            pose = here if pose is None else blend_poses(pose, here, weight)
        assert pose is not None
        return pose

    def face(self, t: float) -> Face:
        """The face at `t`."""
        actor = self.actor
        shown = None
        for weight, act in acting(actor.acts, t):
            here = expression_at(actor.feels, act.action, t)
            shown = here if shown is None else expression_between(shown, here, weight)
        assert shown is not None
        mouth = mouth_at(actor.mouths, t)
        return face_of(shown, mouth, bool(actor.mouths), blink_at(actor.id, t), gaze_at(actor.gazes, actor.id, t))

    def _heading(self, t: float, yaw: float) -> float:
        """The feet of a figure that travels along x go along x, however it faces."""
        heading = 0.0
        for weight, act in acting(self.actor.acts, t):
            if act.towards and act.action in CYCLIC:
                heading += weight * (math.radians(90 * act.towards) - math.radians(yaw))
        return heading

    def _make_painter(self, t: float, place: Place, light: FormLight) -> HumanPainter:
        yaw = facing(self.actor, t)
        view = View(place.x, place.ground, self.metres * place.scale, yaw)
        return HumanPainter(self.look, self.pose(t), self.face(t), light, view, self._heading(t, yaw))

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        return _box(self._painter(t, place, NEUTRAL_LIGHT).bounds())

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the person, and a contact shadow where it meets the ground."""
        grounded = sum(weight for weight, act in acting(self.actor.acts, t) if act.action not in AIRBORNE)
        painter = self._painter(t, place, form_light(light))
        if grounded > 0.02:
            pixels = painter.view.pixels
            lifted = max(0.3, 1 - 2.2 * painter.pose.rise)
            middle = sum(painter.view.at(leg.foot.origin)[0] for leg in painter.bones.legs) / 2
            contact_shadow(shadow, middle, place.ground, pixels * 0.155 * lifted, round(118 * grounded * lifted))
        painter.draw(figure)
