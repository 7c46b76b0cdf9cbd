"""What four-legged animals do: spheres of the trunk, paws and legs at one moment, in withers heights."""

import math
from dataclasses import dataclass

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
}
LEAP_PERIOD = 1.15
RESTS = ("sit", "lie", "sleep")
ANIMAL_ACTIONS = ("stand", "walk", "trot", "run", "sit", "lie", "sleep", "look", "talk", "jump")


def animal_speed(action: str) -> float:
    """Withers heights a second that keep the feet planted."""
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


Paw = tuple[float, float, float]
"""Forward of its home, up, bend."""


class AnimalPose:
    """An animal at one moment of an action. Legs 0, 1 are the hind ones (left, right), 2, 3 the fore ones."""

    def __init__(self, species: Species, action: str, t: float, look: float = 0.0, nod: float = 0.0) -> None:
        """`look` turns the head to +side, `nod` lowers it (radians)."""
        if action == "sit" and (species.hoof or species.humps):
            action = "lie"  # they do not sit upright
        self.species, self.action = species, action
        self.resting = action in RESTS
        half = species.length / 2
        breath = wave(t / (3.6 if action == "sleep" else 2.6))
        self.rise = 0.0
        self.tail_lift = 0.0
        neck_swing = 0.0
        chest: Vector = (0.0, 1 - species.chest, half - species.chest)
        rump: Vector = (0.0, species.rump_height - species.rump, -half + species.rump)
        paws: list[Paw]
        if action in GAITS:
            chest, rump, paws, neck_swing = self._going(GAITS[action], action == "run", t, chest, rump)
            self.tail_lift = 0.55 if action == "run" else 0.15
        elif action == "jump":
            chest, rump, paws = self._leaping(t, chest, rump)
            self.tail_lift = 0.5
        elif action == "sit":
            rump = (0.0, species.rump * 0.92, -half * 0.36)
            chest = (0.0, 1.0 - species.chest + 0.006 * breath, half * 0.36)
            paws = [(half * 0.46, 0, 0), (half * 0.50, 0, 0), (0.02, 0, 0), (0.05, 0, 0)]
            self.tail_lift = -0.5 if species.tail != "up" else -1.6
        elif action in RESTS:
            rump = (0.0, species.rump * 0.95, -half + species.rump)
            chest = (0.0, species.chest * 1.12 + 0.010 * breath, half - species.chest)
            reach = species.chest
            paws = [(half * 0.42, 0, 0), (half * 0.42, 0, 0), (reach * 1.5, 0, 0), (reach * 1.2, 0, 0)]
            self.tail_lift = -0.5
        else:
            chest = (0.0, chest[1] + 0.006 * breath, chest[2])
            paws = [(-0.04, 0, 0), (0.05, 0, 0), (0.02, 0, 0), (-0.04, 0, 0)]
        self.chest, self.rump, self._paws = chest, rump, paws
        sag = (species.belly - (species.chest + species.rump) / 2) * 0.3
        tuck = 0.02 if action == "run" else 0.0
        self.belly: Vector = (0.0, (chest[1] + rump[1]) / 2 - sag + tuck, (chest[2] + rump[2]) / 2)
        self._place_head(neck_swing, breath, look, nod)
        self.neck_swing = neck_swing
        self.legs = tuple(self._leg(k) for k in range(4))

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

    def _leaping(self, t: float, chest: Vector, rump: Vector) -> tuple[Vector, Vector, list[Paw]]:
        """Crouch, leap, land; repeats every `LEAP_PERIOD` seconds."""
        k = (t / LEAP_PERIOD) % 1.0
        air = min(1.0, max(0.0, (k - 0.22) / 0.52))
        arch = 4 * air * (1 - air)
        crouch = 0.16 * (smoothstep(0, 0.13, k) - smoothstep(0.13, 0.24, k)) + 0.12 * (
            smoothstep(0.70, 0.79, k) - smoothstep(0.79, 1.0, k)
        )
        self.rise = self.species.leap * arch
        tilt = 0.18 * math.cos(math.pi * air) if 0 < air < 1 else 0.0
        chest = (0.0, chest[1] - crouch + self.rise + tilt, chest[2])
        rump = (0.0, rump[1] - crouch * 0.9 + self.rise - tilt, rump[2])
        tuck = self.rise + min(0.20, 0.5 * self.species.leap) * arch
        return chest, rump, [(0.10 * arch, tuck, 0.5 * arch)] * 2 + [(0.12 * arch, tuck, 0.6 * arch)] * 2

    def _place_head(self, swing: float, breath: float, look: float, nod: float) -> None:
        species, action = self.species, self.action
        angle = species.neck_angle + swing - nod * 0.4
        angle += 0.10 if action == "sit" else -0.25 if action == "run" else -0.75 if action == "sleep" else 0.0
        turn = look * 0.6
        direction = (math.sin(turn) * math.cos(angle), math.sin(angle), math.cos(turn) * math.cos(angle))
        self.neck_base = add(self.chest, (0, species.chest * 0.35, species.chest * 0.25))
        self.head = add(self.neck_base, scale(direction, species.neck))
        if action == "sleep":
            self.head = (self.head[0], max(species.head * 0.85, self.head[1]), self.head[2])
        pitch = 0.10 - swing * 0.6 + 0.03 * breath + nod + (0.15 if action == "sleep" else 0.0)
        self.head_frame = Frame(self.head).turned(yaw=look).turned(pitch=pitch)

    def _leg(self, k: int) -> AnimalLeg:
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
        lying = resting and self.action != "sit"
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


def _step(phase: float, gait: Gait) -> Paw:
    """A paw through one cycle; in stance it moves back at exactly the travel speed."""
    half = gait.stride * gait.stance / 2
    if phase < gait.stance:
        return half - gait.stride * phase, 0.0, 0.6 * smoothstep(0.7, 1, phase / gait.stance)
    k = (phase - gait.stance) / (1 - gait.stance)
    up = gait.lift * math.sin(math.pi * min(1.0, k * 1.05)) if k < 0.952 else 0.0
    bend = math.sin(math.pi * k) * 1.2 + 0.6 * (1 - smoothstep(0, 0.4, k))
    return lerp(-half, half, k * k * (3 - 2 * k)), up, bend
