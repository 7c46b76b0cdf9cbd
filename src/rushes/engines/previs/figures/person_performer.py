"""A person on stage: pose, face and things in the hands at every moment."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rushes.engines.previs.figures.actions import ACTIONS as HUMAN_ACTIONS
from rushes.engines.previs.figures.attributes import checked
from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.company import Drawing, Guest, Held, carried
from rushes.engines.previs.figures.expression import BEARINGS, expression_between, face_of
from rushes.engines.previs.figures.geometry import View, clamp, pixel_box
from rushes.engines.previs.figures.gestures import held_up, holding, stand
from rushes.engines.previs.figures.human import HumanPainter
from rushes.engines.previs.figures.locomotion import STRIDES, travel_speed
from rushes.engines.previs.figures.look import HumanLook, human_look
from rushes.engines.previs.figures.mounts import Mount, Mounted, mount_of
from rushes.engines.previs.figures.moves import MOVES
from rushes.engines.previs.figures.paint import contact_shadow, form_light
from rushes.engines.previs.figures.pose import Face, Foot, Pose, blend_poses, mirrored_pose
from rushes.engines.previs.figures.postures import SEAT, borne, sit
from rushes.engines.previs.figures.proportions import stature
from rushes.engines.previs.figures.riding import SEATED_MOUNTS, in_arms, on_shoulders, seated, with_gesture
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
from rushes.engines.previs.figures.vocabulary import ATTRIBUTES
from rushes.engines.previs.figures.works import WORKS, keeps_seat
from rushes.engines.previs.film import Act, Actor
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Spot

AIRBORNE = ("fall", "climb", "ride", "swim", "fly", "drift")


CYCLIC = ("walk", "run", *STRIDES)


STEP_UP = 0.035
"""How high a foot is lifted in a turn, in body heights."""


UPRIGHT = frozenset(
    ("stand", "talk", "look", "smile", "laugh", "nod", "think", "point", "wave", "gesture", "hold", "read", "cry",
     "shout", "phone", "drink", "eat", "blow", "inspect")
)  # fmt: skip
"""What is done at a table without leaving it."""


IN_ARMS = 0.66
"""Those children who are carried in the arms are smaller than those who walk."""


LAID = frozenset(work.table for work in WORKS.values() if work.table)
"""Tables that stay before somebody who sits, whatever else is done there."""


PUSHED = ("pram", "trolley")
"""Stations on wheels: whoever has one pushes it along."""


ONE_HANDED = (
    "talk",
    "gesture",
    "wave",
    "point",
    "look",
    "think",
    *(name for name, move in MOVES.items() if move.brief),
)
"""Done with the other hand by those who face left: the moving arm would lie over the face."""


def _at_hand(act: Act) -> str:
    """Which of two things that are done at once has the hands: a wink leaves them at their work."""
    return act.meanwhile if act.meanwhile and HUMAN_ACTIONS[act.meanwhile] is not stand else act.action


def _lifted(foot: Foot, amount: float) -> Foot:
    """The foot a little off the ground; a negative amount leaves it there."""
    k = max(0.0, amount)
    return replace(foot, up=foot.up + STEP_UP * k, pitch=foot.pitch + 0.35 * k)


class HumanPerformer:
    """A person who plays an actor's timeline."""

    def __init__(self, actor: Actor, guests: Sequence[tuple[Spot, Guest]] = ()) -> None:
        self.actor = actor
        self.look = human_look(actor.id, checked("human", ATTRIBUTES["human"], actor.attributes))
        self.body = Body(self.look.female, self.look.child, self.look.age == "elder", self.look.mount)
        self.metres = stature(self.look.sex, self.look.age)
        self._phase = phase_of(actor.id, "phase")
        self._offset = self._phase * 20
        self._seat: str = self._seat_needed()
        self._guests = guests
        self._carries = next((spot for spot, _ in self._guests if spot in ("arms", "shoulders")), "")
        rides = self.look.mount in SEATED_MOUNTS or any(act.action == "ride" for act in actor.acts)
        self._mount = self._mounting() if rides else None
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
            local = (t - act.t) * act.pace
            if act.action in ("stand", "talk", "gesture", "sit", "dance", "smile"):
                # Drifting postures start anywhere in their cycle, so that two people do not sway as one.
                local = local + self._offset if act.action != "talk" else local
            here = HUMAN_ACTIONS[act.action](local, self.body, energy)
            if self.look.mount in SEATED_MOUNTS and act.action != "ride":
                rest = HUMAN_ACTIONS["ride"](local, self.body, energy)
                here = rest if act.action in ("stand", "sit") else with_gesture(rest, here)
            if self._seat and act.action != "sit" and keeps_seat(act.action):
                here = with_gesture(sit(local, self.body, energy), here)
            if (busy := _at_hand(act)) != act.action:
                here = with_gesture(here, HUMAN_ACTIONS[busy](local, self.body, energy))
            for strength, emotion in felt(self.actor.feels, act.action, t):
                if emotion in BEARINGS:
                    here = borne(here, BEARINGS[emotion], strength, act.action)
            thing = self._thing(act.action)
            if held_up(thing, act.action):
                here = holding(here, thing, local, energy)
            elif not self.look.prop and act.action in ONE_HANDED and facing(self.actor, act.t + TURN_SECONDS) < 0:
                here = mirrored_pose(here)
            pose = here if pose is None else blend_poses(pose, here, weight)
        assert pose is not None
        if self._carries:
            pose = holding(pose, self._carries, t, energy)
        elif self.look.station in PUSHED:
            pose = holding(pose, "pram", t, energy)
        elif self.look.rope_reach:
            pose = holding(pose, "rope", t, energy)
        return pose

    def face(self, t: float) -> Face:
        """The face at `t`."""
        actor = self.actor
        shown = None
        for weight, act in acting(actor.acts, t):
            here = expression_at(actor.feels, act.meanwhile or act.action, t, t - act.t)
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
        if mounted and mounted.mirrored:
            pose = mirrored_pose(pose)
        painter = HumanPainter(self._equipped(t), pose, self.face(t), view, self._heading(t, yaw), mounted)
        painter.company = carried(self._guests, t, painter.bones, painter.body, view, self.metres)
        return painter

    def held(self, t: float, where: Held) -> Drawing:
        """The person carried by somebody, or on a seat."""
        energy = voice_at(self.actor.mouths, t)
        upright = where.posture == "deck"
        pose = self.pose(t) if upright else self._gesturing(self._resting(t, where.posture), t, energy)
        metres = self.metres * (IN_ARMS if where.posture == "arms" else 1.0)
        ground = where.y if upright else where.y + SEAT * metres * where.pixels
        view = View(where.x, ground, metres * where.pixels, where.yaw)
        painter = HumanPainter(replace(self._equipped(t), seat="", station=""), pose, self.face(t), view)
        painter.company = carried(self._guests, t, painter.bones, painter.body, view, metres)
        return Drawing(painter.bounds(), painter.draw)

    def _resting(self, t: float, posture: str) -> Pose:
        if posture == "arms":
            return in_arms(t + self._offset, self.body)
        if posture == "shoulders":
            return on_shoulders(t + self._offset, self.body)
        return seated(t, self.body, drives=posture == "wheel")

    def _gesturing(self, base: Pose, t: float, energy: float) -> Pose:
        """The hands and the head as what is done has them, over a body that rests."""
        pose: Pose | None = None
        for weight, act in acting(self.actor.acts, t):
            made = base
            if act.action not in ("sit", "stand", "ride"):
                made = with_gesture(base, HUMAN_ACTIONS[act.action](t - act.t, self.body, energy))
            pose = made if pose is None else blend_poses(pose, made, weight)
        assert pose is not None
        return pose

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
        if self._mount is None or (act.action != "ride" and self.look.mount not in SEATED_MOUNTS):
            return None
        pace = act.pace if act.towards else 0.0
        local = (t - act.t) * act.pace
        return self._mount.at(t, local, pace, self._moved(t), place, yaw)

    def _equipped(self, t: float) -> HumanLook:
        """The look with the tool of what is being done, and the furniture that the whole timeline needs."""
        actions = [act.action for act in self.actor.acts]
        stays = all(not act.towards for act in self.actor.acts) and not self.look.mount
        at_work = self.look.station in LAID if self._seat else UPRIGHT.issuperset(actions)
        at_hand = (stays and at_work) or self.look.station in PUSHED
        own = self.look.station if at_hand else ""
        stations = [self._station(action) for action in actions]
        station = next((name for name in stations if name), own)
        _, act = max(acting(self.actor.acts, t), key=lambda share: share[0])
        return replace(self.look, seat=self._seat, station=station, prop=self._thing(_at_hand(act)))

    def _seat_needed(self) -> str:
        """What is sat on in this timeline: what goes with the work, or what the look says."""
        actions = [act.action for act in self.actor.acts]
        works = [WORKS[action] for action in actions if action in WORKS]
        rests = "sit" in actions or any(work.seatable for work in works) or all(map(keeps_seat, actions))
        own: str = self.look.seat if rests else ""
        if self.actor.attributes.get("seat") == "none":
            return ""
        needed = next((work.seat for work in works if work.seat), own)
        return self.look.seat or needed if needed == "armchair" else needed

    def _station(self, action: str) -> str:
        """What goes with an action: on a chair, the table that it is done at."""
        work = WORKS.get(action)
        if work is None:
            return ""
        if work.table and self._seat == "chair":
            return work.table
        return work.or_at if work.or_at and work.or_at == self.look.station else work.station

    def _thing(self, action: str) -> str:
        """What is in the hands during an action: its tool, or what the look says; a book is open where one sits."""
        if self._carries:
            return ""
        if action == "sit" and self.look.prop == "book":
            return "open book"
        work = WORKS.get(action)
        if work is None:
            return self.look.prop
        if self.look.prop in work.or_with:
            return self.look.prop
        return (self._seat == "chair" and work.table_tool) or work.tool or self.look.prop

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        return pixel_box(self.painter(t, place).bounds())

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
