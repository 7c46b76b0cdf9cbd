"""Figures that can be drawn at any moment of a film."""

import math
from dataclasses import replace
from functools import lru_cache

from rushes.engines.previs.figures.actions import ACTIONS as HUMAN_ACTIONS
from rushes.engines.previs.figures.attributes import checked
from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.critters import CRITTERS
from rushes.engines.previs.figures.expression import BEARINGS, expression_between, face_of
from rushes.engines.previs.figures.gaits import AnimalPose, animal_speed
from rushes.engines.previs.figures.geometry import View, clamp, wave
from rushes.engines.previs.figures.gestures import HANDS_FREE, HELD_UP, holding
from rushes.engines.previs.figures.human import HumanPainter
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.locomotion import travel_speed
from rushes.engines.previs.figures.look import HumanLook, human_look
from rushes.engines.previs.figures.mounts import Mount, Mounted, mount_of
from rushes.engines.previs.figures.paint import contact_shadow, form_light
from rushes.engines.previs.figures.pose import Face, Foot, Pose, blend_poses, mirrored_pose
from rushes.engines.previs.figures.postures import borne
from rushes.engines.previs.figures.proportions import stature
from rushes.engines.previs.figures.quadruped import QuadrupedPainter
from rushes.engines.previs.figures.species import SPECIES, Species, coloured
from rushes.engines.previs.figures.stand_ins import STAND_INS
from rushes.engines.previs.figures.tasks import STATIONS, TOOLS
from rushes.engines.previs.figures.timeline import (
    TURN_SECONDS,
    acting,
    blink_at,
    expression_at,
    facing,
    felt,
    gaze_at,
    mouth_at,
    phase_of,
    travelled,
    voice_at,
)
from rushes.engines.previs.figures.vehicles import VEHICLES
from rushes.engines.previs.figures.vocabulary import ACTIONS, ATTRIBUTES
from rushes.engines.previs.figures.water import InWater
from rushes.engines.previs.film import Actor
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Performer, Place
from rushes.engines.previs.raster import skia

AIRBORNE = ("fall", "climb", "ride", "swim", "fly")
CYCLIC = ("walk", "run")
STEP_UP = 0.035
"""How high a foot is lifted in a turn, in body heights."""
UPRIGHT = frozenset(
    ("stand", "talk", "look", "smile", "laugh", "nod", "think", "point", "wave", "gesture", "hold", "read", "cry",
     "shout", "phone", "drink", "eat")
)  # fmt: skip
"""What is done at a table without leaving it."""
ONE_HANDED = ("talk", "gesture", "wave", "point", "look", "think")
"""Done with the other hand by those who face left: the moving arm would lie over the face."""


def performer_of(actor: Actor) -> Performer:
    """The performer of an actor. Raises ValueError for a kind, action or attribute that no kit knows."""
    if actor.kind not in ATTRIBUTES:
        raise ValueError(f"No figure of kind {actor.kind!r}; there are: {', '.join(sorted(ATTRIBUTES))}")
    for act in actor.acts:
        if act.action not in ACTIONS[actor.kind]:
            known = ", ".join(ACTIONS[actor.kind])
            raise ValueError(f"A {actor.kind} cannot {act.action!r}; it can: {known}")
    performer = _dry(actor)
    return InWater(performer, actor.sunk, phase_of(actor.id, "ripples")) if actor.sunk else performer


def _dry(actor: Actor) -> Performer:
    if actor.kind == "human":
        return HumanPerformer(actor)
    given = checked(actor.kind, ATTRIBUTES[actor.kind], actor.attributes)
    if actor.kind in SPECIES:
        return AnimalPerformer(actor, given)
    return KitPerformer(actor, {**CRITTERS, **VEHICLES, **STAND_INS}[actor.kind], given)


def _box(bounds: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = bounds
    return math.floor(left) - 2, math.floor(top) - 2, math.ceil(right) + 2, math.ceil(bottom) + 2


def _lifted(foot: Foot, amount: float) -> Foot:
    """The foot a little off the ground; a negative amount leaves it there."""
    k = max(0.0, amount)
    return replace(foot, up=foot.up + STEP_UP * k, pitch=foot.pitch + 0.35 * k)


class HumanPerformer:
    """A person who plays an actor's timeline."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.look = human_look(actor.id, checked("human", ATTRIBUTES["human"], actor.attributes))
        self.body = Body(self.look.female, self.look.child, self.look.age == "elder", self.look.mount)
        self.metres = stature(self.look.sex, self.look.age)
        self._phase = phase_of(actor.id, "phase")
        self._offset = self._phase * 20
        self._mount = self._mounting() if any(act.action == "ride" for act in actor.acts) else None
        self.painter = lru_cache(2)(self._make_painter)

    def _mounting(self) -> Mount | None:
        look = self.look
        return mount_of(look.mount, look.mount_colour, self.metres, self.body.hip, self._phase) if look.mount else None

    def _speed(self, action: str) -> float:
        if action == "ride" and self._mount:
            return self._mount.speed
        return travel_speed(action, self.body) * self.metres

    def _moved(self, t: float) -> float:
        return travelled(self.actor.acts, t, self._speed)

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        return self.actor.x + self._moved(t), self.actor.z

    def pose(self, t: float) -> Pose:
        """The body at `t`, blended where actions change."""
        energy = voice_at(self.actor.mouths, t)
        pose: Pose | None = None
        for weight, act in acting(self.actor.acts, t):
            local = (t - act.t) * (act.pace if act.towards else 1.0)
            if act.action in ("stand", "talk", "gesture", "sit", "dance", "smile"):
                # Drifting postures start anywhere in their cycle, so that two people do not sway as one.
                local = local + self._offset if act.action != "talk" else local
            here = HUMAN_ACTIONS[act.action](local, self.body, energy)
            for strength, emotion in felt(self.actor.feels, act.action, t):
                if emotion in BEARINGS:
                    here = borne(here, BEARINGS[emotion], strength, act.action)
            thing = self._thing(act.action)
            if thing in HELD_UP and act.action in HANDS_FREE:
                here = holding(here, thing, local, energy)
            elif not self.look.prop and act.action in ONE_HANDED and facing(self.actor, act.t + TURN_SECONDS) < 0:
                here = mirrored_pose(here)
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

    def _make_painter(self, t: float, place: Place) -> HumanPainter:
        yaw = facing(self.actor, t)
        view = View(place.x, place.ground, self.metres * place.scale, yaw)
        mounted = self._mounted(t, place, yaw)
        if mounted:
            view = mounted.view
        pose = self.pose(t) if mounted else self._stepping(self.pose(t), t, yaw)
        return HumanPainter(self._equipped(t), pose, self.face(t), view, self._heading(t, yaw), mounted)

    def _stepping(self, pose: Pose, t: float, yaw: float) -> Pose:
        """Whoever turns on the spot lifts one foot after the other: feet that pivot together slide."""
        turn = abs(facing(self.actor, t + 0.02) - facing(self.actor, t - 0.02)) / 0.04
        quick = clamp(turn / 140.0) if turn < 4000 else 0.0  # beyond, the angle has only wrapped around
        if not quick or pose.rise or pose.tumble:
            return pose
        beat = math.sin(math.radians(yaw) * 4)
        return replace(pose, feet=(_lifted(pose.feet[0], quick * beat), _lifted(pose.feet[1], -quick * beat)))

    def _mounted(self, t: float, place: Place, yaw: float) -> Mounted | None:
        _, act = max(acting(self.actor.acts, t), key=lambda share: share[0])
        if self._mount is None or act.action != "ride":
            return None
        pace = act.pace if act.towards else 0.0
        local = (t - act.t) * (act.pace if act.towards else 1.0)
        return self._mount.at(t, local, pace, self._moved(t), place, yaw)

    def _equipped(self, t: float) -> HumanLook:
        """The look with the tool of what is being done, and the furniture that the whole timeline needs."""
        actions = [act.action for act in self.actor.acts]
        seat = (self.look.seat or "chair") if "type" in actions else self.look.seat if "sit" in actions else ""
        stays = all(not act.towards for act in self.actor.acts) and not seat and not self.look.mount
        own = self.look.station if stays and UPRIGHT.issuperset(actions) else ""
        station = next((STATIONS[action] for action in actions if action in STATIONS), own)
        _, act = max(acting(self.actor.acts, t), key=lambda share: share[0])
        return replace(self.look, seat=seat, station=station, prop=self._thing(act.action))

    def _thing(self, action: str) -> str:
        """What is in the hands during an action: its tool, or what the look says; a book is open where one sits."""
        if action == "sit" and self.look.prop == "book":
            return "open book"
        return TOOLS.get(action, self.look.prop)

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        return _box(self.painter(t, place).bounds())

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the person, and a contact shadow where it meets the ground."""
        grounded = sum(weight for weight, act in acting(self.actor.acts, t) if act.action not in AIRBORNE)
        painter = self.painter(t, place)
        if painter.mount:
            painter.mount.shadow(shadow)
        elif grounded > 0.02:
            middle, half = painter.footprint()
            lifted = max(0.3, 1 - 2.2 * painter.pose.rise)
            contact_shadow(shadow, middle, place.ground, half * lifted, round(118 * grounded * lifted))
        painter.draw(figure, form_light(light))


class AnimalPerformer:
    """A four-legged animal that plays an actor's timeline."""

    def __init__(self, actor: Actor, given: dict[str, str | float | bool]) -> None:
        self.actor = actor
        colours = {name: str(value) for name, value in given.items() if name != "size"}
        self.species: Species = coloured(SPECIES[actor.kind], colours)
        self.metres = self.species.withers * float(given.get("size", 1.0))
        self._phase = phase_of(actor.id, "phase")
        self.painter = lru_cache(2)(self._make_painter)

    def _speed(self, action: str) -> float:
        return animal_speed(action) * self.metres

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        return self.actor.x + travelled(self.actor.acts, t, self._speed), self.actor.z

    def _make_painter(self, t: float, place: Place) -> QuadrupedPainter:
        actor = self.actor
        _, act = acting(actor.acts, t)[-1]
        x, y = gaze_at(actor.gazes, actor.id, t)
        yaw = facing(actor, t)
        turn = 0.45 * wave(t / 4.7 + self._phase) if act.action == "look" else 0.0
        look = clamp(turn + 0.5 * x, -0.8, 0.8)
        pose = AnimalPose(self.species, act.action, (t - act.t) * (act.pace if act.towards else 1.0), look, 0.25 * y)
        blink = 1.0 if act.action == "sleep" else blink_at(actor.id, t)
        mouth = mouth_at(actor.mouths, t)[0]
        if act.action == "talk" and not actor.mouths:
            mouth = max(0.0, wave((t - act.t) / 1.6)) ** 2
        view = View(place.x, place.ground, self.metres * place.scale, yaw)
        return QuadrupedPainter(self.species, pose, t, view, blink, mouth, self._phase)

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        return _box(self.painter(t, place).bounds())

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the animal, and its contact shadow."""
        painter = self.painter(t, place)
        view, pose = painter.view, painter.pose
        half = math.hypot(view.sin * self.species.length * 0.52, view.cos * 0.24) + 0.06
        lifted = max(0.4, 1 - 0.6 * pose.rise)
        contact_shadow(shadow, place.x, place.ground, half * view.pixels * lifted, round(115 * lifted), 0.13)
        painter.draw(figure, form_light(light))


class KitPerformer:
    """A side-view kit: a flyer, a swimmer, a vehicle. It faces right or left, whichever its yaw is nearer to."""

    def __init__(self, actor: Actor, kit: Kit, given: dict[str, str | float | bool]) -> None:
        self.actor, self.kit = actor, kit
        self.metres = kit.metres * float(given.get("size", 1.0))
        self.colours = {name: str(given.get(name, otherwise)) for name, otherwise in kit.colours.items()}
        self.flags = {name: bool(given.get(name, False)) for name in kit.flags}
        self._phase = phase_of(actor.id, "phase")

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
        return _box((x + left * pixels, y + top * pixels, x + right * pixels, y + bottom * pixels))

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the kit, and the contact shadow of what stands on the ground."""
        x, y, pixels, way = self._placed(t, place)
        _, act = acting(self.actor.acts, t)[-1]
        if self.kit.shadow and act.action not in self.kit.aloft:
            contact_shadow(shadow, x, place.ground, self.kit.shadow * pixels, 125, 0.07)
        moved = self._moved(t) * way / self.metres
        colours, flags = self.colours, self.flags
        moment = Moment(t, act.action, form_light(light).mirrored(way), colours, flags, moved, self._phase)
        figure.save()
        figure.translate(x, y)
        figure.scale(pixels * way, pixels)
        self.kit.draw(figure, moment)
        figure.restore()
