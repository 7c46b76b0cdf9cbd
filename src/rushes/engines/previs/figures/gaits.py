"""How four-legged animals go, and where their spheres and legs are at one moment, in withers heights."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.figures.animal_postures import (
    BREATH,
    POSTURES,
    Paw,
    Posture,
    hopping,
    rearing,
    standing,
)
from rushes.engines.previs.figures.geometry import (
    TAU,
    Frame,
    Vector,
    add,
    lerp,
    scale,
    smoothstep,
    sub,
    two_bone,
    wave,
)
from rushes.engines.previs.figures.species import Species


@dataclass(frozen=True, slots=True)
class Gait:
    """A way to go. `phases` of left hind, right hind, left fore, right fore; stride and lift in withers heights."""

    period: float
    stride: float
    stance: float
    phases: tuple[float, float, float, float]
    lift: float


GAITS: dict[str, Gait] = {
    "walk": Gait(1.05, 0.95, 0.62, (0.0, 0.5, 0.22, 0.72), 0.11),
    "trot": Gait(0.62, 1.55, 0.45, (0.0, 0.5, 0.5, 0.0), 0.18),
    "run": Gait(0.52, 2.35, 0.30, (0.0, 0.10, 0.46, 0.56), 0.26),
    "prowl": Gait(1.50, 0.95, 0.68, (0.0, 0.5, 0.25, 0.75), 0.10),
}
PROWL_DROP = 0.17
"""How much lower than upright an animal prowls."""
PADDLE = Gait(0.80, 0.62, 0.50, (0.0, 0.5, 0.5, 0.0), 0.20)
"""How legs go under water; the speed is that of `SWIM_SPEED`."""
SWIM_SPEED = 0.8
AIRY = Gait(1.30, 1.10, 0.30, (0.0, 0.10, 0.46, 0.56), 0.20)
FLIGHT = 0.85
"""How high an animal is that flies, in withers heights."""
UPRIGHT = ("stand", "look", "talk", "bark", "rear")
"""What whoever goes on two legs does standing on them."""
ANIMAL_ACTIONS = (*POSTURES, *GAITS, "swim", "fly")


def animal_speed(action: str) -> float:
    """Withers heights a second that keep the feet planted."""
    if action == "swim":
        return SWIM_SPEED
    gait = GAITS.get(action)
    return gait.stride / gait.period if gait else 0.0


@dataclass(frozen=True, slots=True)
class AnimalLeg:
    """Joints of a leg, and how far its paw is bent back (0 flat)."""

    top: Vector
    knee: Vector
    low: Vector
    paw: Vector
    bend: float


class AnimalPose:
    """An animal at one moment of an action. Legs 0, 1 are the hind ones (left, right), 2, 3 the fore ones."""

    def __init__(
        self, species: Species, action: str, t: float, look: float = 0.0, nod: float = 0.0, near: int = -1
    ) -> None:
        """`look` turns the head to +side, `nod` lowers it (radians); `near` is the side of the camera, -1 or +1."""
        self.species, self.action = species, action
        posture, swing = self._posture(action, t)
        if posture.turn:
            posture = replace(posture, turn=posture.turn * near)
        self.rest, self.rise, self.tail_lift = posture.rest, posture.rise, posture.tail
        self.mouth, self.trunk = posture.mouth, posture.trunk
        chest, rump, self._paws = posture.chest, posture.rump, posture.paws
        bend = abs(chest[0]) > 0.1
        if bend:
            chest, rump = (chest[0] * near, *chest[1:]), (rump[0] * near, *rump[1:])
        self.chest, self.rump = chest, rump
        sag = (species.belly - (species.chest + species.rump) / 2) * 0.3
        tuck = 0.02 if action == "run" else 0.0
        side = -0.35 * chest[0] if bend else 0.0
        self.belly: Vector = (side, (chest[1] + rump[1]) / 2 - sag + tuck, (chest[2] + rump[2]) / 2)
        self.near = near
        self._place_head(posture, swing, wave(t / BREATH), look, nod)
        self.neck_swing = swing
        self.legs = tuple(self._leg(k) for k in range(4))

    @property
    def resting(self) -> bool:
        """Whether it does not stand on its feet."""
        return self.rest != ""

    def _posture(self, action: str, t: float) -> tuple[Posture, float]:
        """What the body does, and how the neck swings with the gait."""
        species = self.species
        if species.face and action in ("eat", "drink"):
            return POSTURES["lick"](species, t), 0.0  # with the hand
        if species.upright and (action in UPRIGHT or action in GAITS):
            return (hopping if action in GAITS else rearing)(species, t), 0.0
        if action in POSTURES:
            return POSTURES[action](species, t), 0.0
        stand = standing(species, 0.0)
        if action == "fly":
            return self._flying(t, stand), 0.0
        if action == "swim":
            chest, rump, paws, _ = self._going(PADDLE, False, t, stand.chest, stand.rump)
            lifted = [(forward, 0.10 + up, bend) for forward, up, bend in paws]
            return replace(stand, chest=chest, rump=rump, paws=_four(lifted), neck=0.12, tail=-0.4), 0.0
        chest, rump, paws, swing = self._going(GAITS[action], action == "run", t, stand.chest, stand.rump)
        if action == "prowl":
            chest, rump = add(chest, (0.0, -PROWL_DROP, 0.0)), add(rump, (0.0, -PROWL_DROP * 0.7, 0.0))
        neck = {"run": -0.25, "prowl": -0.62}.get(action, 0.0)
        pitch = 0.12 if action == "prowl" else 0.0
        tail = {"run": 0.55, "prowl": -0.25}.get(action, 0.15)
        return replace(stand, chest=chest, rump=rump, paws=_four(paws), neck=neck, pitch=pitch, tail=tail), swing

    def _flying(self, t: float, stand: Posture) -> Posture:
        """A slow gallop on the air."""
        chest, rump, paws, _ = self._going(AIRY, True, t, stand.chest, stand.rump)
        rise = FLIGHT + 0.05 * wave(t / 2.6)
        lifted = [(forward, up + rise + 0.12, 0.4 + bend) for forward, up, bend in paws]
        up = (0.0, rise, 0.0)
        return replace(stand, chest=add(chest, up), rump=add(rump, up), paws=_four(lifted), rise=rise, tail=0.4)

    def _going(
        self, gait: Gait, gallop: bool, t: float, chest: Vector, rump: Vector
    ) -> tuple[Vector, Vector, list[Paw], float]:
        p = t / gait.period
        half = self.species.length / 2
        if gallop:
            bob, pitch = 0.055 * math.sin(TAU * (p - 0.20)), 0.10 * math.sin(TAU * (p - 0.02))
            flex, swing = 0.07 * math.cos(TAU * (p - 0.05)), 0.16 * math.sin(TAU * (p + 0.10))
        else:
            bob, pitch = 0.020 * math.cos(2 * TAU * p), 0.012 * wave(2 * p)
            flex, swing = 0.0, 0.06 * math.sin(2 * TAU * p + 0.6)
        # Low enough for every leg to reach its place in the stride: a leg that is too short would slip.
        bob -= 0.03 * max(0.0, gait.stride * gait.stance - 0.45)
        chest = (0.0, chest[1] + bob + pitch * half, chest[2] - flex)
        rump = (0.0, rump[1] + bob - pitch * half, rump[2] + flex)
        return chest, rump, [_step((p + phase) % 1.0, gait) for phase in gait.phases], swing

    def _place_head(self, posture: Posture, swing: float, breath: float, look: float, nod: float) -> None:
        species = self.species
        if self.rest == "curl":
            self._tuck_head(breath)
            return
        angle = species.neck_angle + swing - nod * 0.4 + posture.neck
        turn = look * 0.6 + posture.turn * 0.7
        direction = (math.sin(turn) * math.cos(angle), math.sin(angle), math.cos(turn) * math.cos(angle))
        self.neck_base = add(self.chest, (0, species.chest * 0.35, species.chest * 0.25))
        self.head = add(self.neck_base, scale(direction, species.neck))
        if self.rest or posture.pitch > 0.5:
            self.head = (self.head[0], max(species.head * 0.85, self.head[1]), self.head[2])
        pitch = 0.10 - swing * 0.6 + 0.03 * breath + nod + posture.pitch
        frame = Frame(self.head).turned(yaw=look + posture.turn).turned(pitch=pitch)
        self.head_frame = frame.turned(roll=math.pi) if self.rest == "back" else frame

    def _tuck_head(self, breath: float) -> None:
        """A curled animal lays its head on the near side, the nose towards the tail."""
        species = self.species
        self.neck_base = add(self.chest, (self.near * species.chest * 0.35, -species.chest * 0.1, species.chest * 0.3))
        low = species.head * 0.86 + 0.006 * breath
        self.head = (self.near * species.chest * 0.95, low, self.chest[2] + species.chest * 0.55)
        self.head_frame = Frame(self.head).turned(yaw=self.near * 1.05).turned(pitch=0.28)

    def _leg(self, k: int) -> AnimalLeg:
        if self.rest == "back":
            return self._leg_in_the_air(k)
        species, resting = self.species, self.resting
        sign = 1 if k % 2 == 0 else -1
        forward, up, bend = self._paws[k]
        foot = up + species.paw * 0.5
        if k < 2:
            spread = species.rump * 0.50
            top = add(self.rump, (sign * spread, -0.02, 0.02))
            home = self.rump[2] if resting else -species.length / 2 + species.rump * 0.95
            paw: Vector = (sign * spread * (1.35 if resting else 0.9), foot, home + forward)
            lean = -1.45 if resting else -0.42 - 0.5 * bend
            hock = add(paw, (0, math.cos(lean) * species.hock, math.sin(lean) * species.hock))
            reach = max(0.1, species.rump_height - species.rump - species.hock * 0.9)
            knee, end = two_bone(top, hock, reach * 0.60, reach * 0.66, (0, 0, 1.0))
            return AnimalLeg(top, knee, end, add(paw, sub(end, hock)), bend)
        spread = species.chest * 0.50
        top = add(self.chest, (sign * spread, -0.04, 0.0))
        lying = resting and self.rest != "sit"
        home = self.chest[2] - (0.0 if lying else 0.02)
        if not resting:
            home = species.length / 2 - species.chest * 1.05
        paw = (sign * spread * 0.85, foot, home + forward)
        pastern = species.hock * 0.40
        lean = -1.5 if lying else -0.10 - 0.9 * bend
        wrist = add(paw, (0, math.cos(lean) * pastern, math.sin(lean) * pastern))
        reach = max(0.1, 1 - species.chest - pastern)
        elbow, end = two_bone(top, wrist, reach * 0.52, reach * 0.52, (0, 0.1, -1.0))
        return AnimalLeg(top, elbow, end, add(paw, sub(end, wrist)), bend)

    def _leg_in_the_air(self, k: int) -> AnimalLeg:
        """A leg of an animal that lies on its back."""
        species = self.species
        sign = 1 if k % 2 == 0 else -1
        hind = k < 2
        root, girth = (self.rump, species.rump) if hind else (self.chest, species.chest)
        top = add(root, (sign * girth * 0.5, girth * 0.35, 0.0))
        along = self._paws[k][0] + (-0.10 if hind else 0.06)
        paw = add(top, (sign * 0.06, 0.40 if hind else 0.34, along))
        middle = 0.20 if hind else 0.17
        knee, end = two_bone(top, add(paw, (0.0, -0.06, 0.0)), middle, middle, (0, 0, 1.0 if hind else -1.0))
        return AnimalLeg(top, knee, end, paw, self._paws[k][2])


def _four(paws: Sequence[Paw]) -> tuple[Paw, Paw, Paw, Paw]:
    return paws[0], paws[1], paws[2], paws[3]


def _step(phase: float, gait: Gait) -> Paw:
    """A paw through one cycle; in stance it moves back at exactly the travel speed."""
    half = gait.stride * gait.stance / 2
    if phase < gait.stance:
        return half - gait.stride * phase, 0.0, 0.6 * smoothstep(0.7, 1, phase / gait.stance)
    k = (phase - gait.stance) / (1 - gait.stance)
    up = gait.lift * math.sin(math.pi * min(1.0, k * 1.05)) if k < 0.952 else 0.0
    bend = math.sin(math.pi * k) * 1.2 + 0.6 * (1 - smoothstep(0, 0.4, k))
    return lerp(-half, half, k * k * (3 - 2 * k)), up, bend
