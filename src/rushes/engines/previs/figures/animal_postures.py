"""How four-legged animals hold themselves on the spot: trunk, paws, neck and head of every deed at one moment.

Lengths are in withers heights, angles in radians; legs 0, 1 are the hind ones (left, right), 2, 3 the fore ones.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from rushes.engines.previs.figures.geometry import Vector, add, clamp, smoothstep, wave
from rushes.engines.previs.figures.species import Species

Paw = tuple[float, float, float]
"""Forward of its home, up, bend."""

Rest = Literal["", "sit", "lie", "curl", "back"]
"""What the legs do that do not stand: hind legs folded, all folded, tucked under a curled body, up in the air."""


@dataclass(frozen=True, slots=True)
class Posture:
    """An animal at one moment of what it does.

    `neck` is added to the angle of the neck, `pitch` lowers the head, `turn` turns it to +side, `tail` lifts the tail;
    `mouth` and `rise` are how far the jaw is open (0..1) and how high it is in the air.
    """

    chest: Vector
    rump: Vector
    paws: tuple[Paw, Paw, Paw, Paw]
    rest: Rest = ""
    neck: float = 0.0
    pitch: float = 0.0
    turn: float = 0.0
    tail: float = 0.0
    mouth: float = 0.0
    rise: float = 0.0
    trunk: Literal["", "down", "up"] = ""


STILL: tuple[Paw, Paw, Paw, Paw] = ((-0.04, 0.0, 0.0), (0.05, 0.0, 0.0), (0.02, 0.0, 0.0), (-0.04, 0.0, 0.0))
BREATH, SLEEPING_BREATH = 2.6, 3.6
"""Seconds of a breath."""


def standing(species: Species, t: float) -> Posture:
    """On four feet, breathing."""
    half = species.length / 2
    return Posture(
        chest=(0.0, 1 - species.chest + 0.006 * wave(t / BREATH), half - species.chest),
        rump=(0.0, species.rump_height - species.rump, -half + species.rump),
        paws=STILL,
    )


def sitting(species: Species, t: float) -> Posture:
    """Upright on the haunches; what has hooves lies down instead."""
    if species.hoof or species.humps or species.trunk:
        return lying(species, t)
    half = species.length / 2
    return Posture(
        chest=(0.0, 1.0 - species.chest + 0.006 * wave(t / BREATH), half * 0.36),
        rump=(0.0, species.rump * 0.92, -half * 0.36),
        paws=((half * 0.46, 0, 0), (half * 0.50, 0, 0), (0.02, 0, 0), (0.05, 0, 0)),
        rest="sit",
        neck=0.10,
        tail=-1.6 if species.tail == "up" else -0.5,
    )


def lying(species: Species, t: float) -> Posture:
    """On the belly, the forelegs stretched out, the head up."""
    half, reach = species.length / 2, species.chest
    return Posture(
        chest=(0.0, species.chest * 1.12 + 0.010 * wave(t / BREATH), half - species.chest),
        rump=(0.0, species.rump * 0.95, -half + species.rump),
        paws=((half * 0.42, 0, 0), (half * 0.42, 0, 0), (reach * 1.5, 0, 0), (reach * 1.2, 0, 0)),
        rest="lie",
        tail=-1.5 if species.tail == "up" else -0.5,
    )


def sleeping(species: Species, t: float) -> Posture:
    """Curled up, the nose at the tail; what is too stiff for that lies flat."""
    breath = 0.012 * wave(t / SLEEPING_BREATH)
    if species.hoof or species.humps or species.trunk or species.length > LONGEST_TO_CURL:
        flat = lying(species, t)
        chest = (0.0, species.chest * 0.95 + breath, flat.chest[2])
        return replace(flat, chest=chest, neck=-0.75 - species.neck_angle * 0.4, pitch=0.15, tail=-1.5)
    girth = max(species.chest, species.rump)
    return Posture(
        chest=(0.0, species.chest * 0.94 + breath, girth * 0.72),
        rump=(0.0, species.rump * 0.98 + breath, -girth * 0.78),
        paws=STILL,
        rest="curl",
    )


LONGEST_TO_CURL = 1.6


def bending_down(species: Species, t: float, lap: float = 1.1) -> Posture:
    """The mouth at the ground: grazing, drinking, sniffing. Whoever has a trunk lets it do that."""
    stand = standing(species, t)
    if species.trunk:
        return replace(stand, neck=-0.12, pitch=0.12, trunk="down")
    dip = 0.03 * wave(t / lap)
    floor = (species.head * 0.75 + species.muzzle * 0.72) * 0.98 + dip
    base = stand.chest[1] + species.chest * 0.35
    missing = max(0.0, base - species.neck * 0.93 - floor)
    # Short necks reach the ground because the whole animal crouches.
    chest = add(stand.chest, (0.0, -missing, 0.02))
    rump = add(stand.rump, (0.0, -missing * 0.45, 0.0))
    angle = math.asin(clamp((floor - (base - missing)) / species.neck, -0.96, 1.0))
    splay = 0.16 if species.neck > 0.8 else 0.05
    paws = (*STILL[:2], (splay, 0.0, 0.0), (splay - 0.12, 0.0, 0.0))
    chewing = 0.25 * max(0.0, wave(t / lap))
    return replace(stand, chest=chest, rump=rump, paws=paws, neck=angle - species.neck_angle, pitch=0.95, mouth=chewing)


def howling(species: Species, t: float) -> Posture:
    """The nose to the sky, the mouth open; dogs and wolves sit for it."""
    sit = sitting(species, t) if species.tail in ("up", "bushy", "plume") else standing(species, t)
    swell = 0.06 * wave(t / 2.9)
    return replace(sit, neck=1.28 - species.neck_angle + swell * 0.5, pitch=-0.92 + swell, mouth=0.55 + 0.15 * swell)


def barking(species: Species, t: float) -> Posture:
    """Short calls that jerk through the whole body."""
    beat = max(0.0, wave(t / 0.62)) ** 0.6
    stand = standing(species, t)
    chest = add(stand.chest, (0.0, 0.025 * beat, 0.03 * beat))
    return replace(stand, chest=chest, neck=-0.10 + 0.08 * beat, pitch=-0.18, tail=0.4, mouth=0.25 + 0.75 * beat)


def roaring(species: Species, t: float) -> Posture:
    """The head thrust forward, the jaw wide open."""
    swell = 0.5 + 0.5 * wave(t / 1.9)
    stand = standing(species, t)
    return replace(stand, neck=-0.22, pitch=-0.30 - 0.08 * swell, tail=0.5, mouth=0.8 + 0.2 * swell)


def pouncing(species: Species, t: float) -> Posture:
    """A leap onto prey, forelegs first."""
    leap = leaping(species, t, PERIOD_OF_POUNCE)
    air = clamp(leap.rise / max(0.05, species.leap))
    hind, fore = (-0.30 * air, leap.rise * 0.75, 0.9 * air), (0.34 * air, leap.rise + 0.14 * air, 0.25 * air)
    chest = add(leap.chest, (0.0, 0.05 * air, 0.0))
    return replace(leap, chest=chest, paws=(hind, hind, fore, fore), pitch=0.25 * air, tail=0.9)


LEAP_PERIOD, PERIOD_OF_POUNCE = 1.15, 1.35
"""Seconds from leap to leap."""


def leaping(species: Species, t: float, period: float = LEAP_PERIOD) -> Posture:
    """Crouch, leap, land, again and again."""
    stand = standing(species, 0.0)
    k = (t / period) % 1.0
    air = clamp((k - 0.18) / 0.60)
    arch = 4 * air * (1 - air)
    crouch = 0.16 * (smoothstep(0, 0.11, k) - smoothstep(0.11, 0.20, k)) + 0.12 * (
        smoothstep(0.74, 0.82, k) - smoothstep(0.82, 1.0, k)
    )
    rise = species.leap * arch
    tilt = 0.18 * math.cos(math.pi * air) if 0 < air < 1 else 0.0
    tuck = rise + min(0.20, 0.5 * species.leap) * arch
    return replace(
        stand,
        chest=add(stand.chest, (0.0, rise + tilt - crouch, 0.0)),
        rump=add(stand.rump, (0.0, rise - tilt - crouch * 0.9, 0.0)),
        paws=(
            (0.10 * arch, tuck, 0.5 * arch),
            (0.10 * arch, tuck, 0.5 * arch),
            (0.12 * arch, tuck, 0.6 * arch),
            (0.12 * arch, tuck, 0.6 * arch),
        ),
        rise=rise,
        tail=0.5,
    )


def rolling(species: Species, t: float) -> Posture:
    """On the back, paws in the air."""
    half = species.length / 2
    sway = wave(t / 1.5)
    paws = tuple((0.10 * wave(t / 0.9 + 0.25 * k), 0.0, 0.6) for k in range(4))
    return Posture(
        chest=(0.05 * sway, species.chest * 0.96, (half - species.chest) * 0.94),
        rump=(-0.05 * sway, species.rump * 0.98, (-half + species.rump) * 0.94),
        paws=(paws[0], paws[1], paws[2], paws[3]),
        rest="back",
        neck=-species.neck_angle - 0.05,
        turn=0.25 * sway,
        mouth=0.45,
        tail=-0.3,
    )


def digging(species: Species, t: float) -> Posture:
    """Head and forepaws down, the forepaws scraping in turn."""
    down = bending_down(species, t, 0.5)
    fore = [
        (0.16 + 0.16 * wave(t / 0.34 + side), 0.07 * max(0.0, wave(t / 0.34 + side + 0.25)), 0.5) for side in (0, 0.5)
    ]
    return replace(down, paws=(*STILL[:2], fore[0], fore[1]), pitch=0.75, tail=0.5)


def scratching(species: Species, t: float) -> Posture:
    """Seated, a hind paw at the ear."""
    sit = sitting(species, t)
    if sit.rest != "sit":
        return sit
    beat = 0.05 * wave(t / 0.22)
    paws = (sit.paws[0], (species.length * 0.62, 0.62 + beat, 0.4), *sit.paws[2:])
    return replace(sit, paws=paws, turn=-0.45, pitch=0.35, neck=-0.12)


def stretching(species: Species, t: float) -> Posture:
    """The chest at the ground, the rump high."""
    stand = standing(species, t)
    ease = 0.03 * wave(t / 2.4)
    chest = (0.0, species.chest * 1.10 + ease, stand.chest[2] - 0.04)
    fore = species.chest * 1.25
    paws = (*STILL[:2], (fore, 0.0, 0.0), (fore * 0.9, 0.0, 0.0))
    return replace(stand, chest=chest, paws=paws, neck=0.05, pitch=-0.10, tail=0.7, mouth=0.2)


def licking(species: Species, t: float) -> Posture:
    """Seated, washing a forepaw."""
    sit = sitting(species, t)
    if sit.rest != "sit":
        return bending_down(species, t)
    beat = 0.04 * wave(t / 0.7)
    paws = (*sit.paws[:2], sit.paws[2], (0.20, 0.60 + beat, 0.9))
    return replace(sit, paws=paws, neck=-0.10 + beat, pitch=0.62, turn=-0.12, mouth=0.15)


def rearing(species: Species, t: float) -> Posture:
    """Upright on the hind legs: a horse that rears, a bear that stands, a dog that begs."""
    half = species.length / 2
    sway = 0.02 * wave(t / 1.3)
    lift = 1.02 if not species.hoof else 0.72
    rump = (0.0, species.rump_height - species.rump * 1.05, -half * 0.45)
    span = species.length - species.chest - species.rump
    chest = (0.0, rump[1] + span * math.sin(lift) + sway, rump[2] + span * math.cos(lift))
    beat = 0.09 * wave(t / 0.8)
    reach = 0.24 if species.hoof else 0.10
    height = chest[1] - 0.30
    return Posture(
        chest=chest,
        rump=rump,
        paws=(
            (0.16, 0.0, 0.0),
            (0.26, 0.0, 0.0),
            (chest[2] - half + species.chest + reach, height + beat, 1.1),
            (chest[2] - half + species.chest + reach + 0.06, height + 0.08 - beat, 1.1),
        ),
        neck=-0.25 if not species.hoof else -0.05,
        pitch=0.10,
        tail=-0.6 if species.tail == "up" else -0.2,
    )


def hopping(species: Species, t: float) -> Posture:
    """On along two legs, hop by hop."""
    up = rearing(species, t)
    k = (t / HOP_PERIOD) % 1.0
    air = clamp((k - 0.15) / 0.65)
    rise = species.leap * 4 * air * (1 - air)
    lean = 0.24 * species.length
    hind = (0.12 - 0.30 * air, rise * 0.9, 0.5 * min(1.0, 4 * air * (1 - air)))
    fore = [(paw[0] + lean * 0.4, paw[1] + rise - 0.12, paw[2]) for paw in up.paws[2:]]
    return replace(
        up,
        chest=add(up.chest, (0.0, rise - 0.16, lean * 0.6)),
        rump=add(up.rump, (0.0, rise - 0.04, 0.0)),
        paws=(hind, hind, fore[0], fore[1]),
        rise=rise,
        tail=0.25,
    )


HOP_PERIOD = 0.85
"""Seconds of a hop."""


def spinning(species: Species, t: float) -> Posture:
    """Bent round after its own tail, on quick feet."""
    stand = standing(species, 0.0)
    step = [0.07 * max(0.0, wave(t / 0.36 + 0.25 * k)) for k in range(4)]
    paws = tuple((STILL[k][0], step[k], 0.6 * step[k] / 0.07) for k in range(4))
    return replace(
        stand,
        chest=(0.16, stand.chest[1] - 0.06, stand.chest[2] * 0.82),
        rump=(0.16, stand.rump[1] - 0.04, stand.rump[2] * 0.82),
        paws=(paws[0], paws[1], paws[2], paws[3]),
        neck=-0.35,
        pitch=0.1,
        turn=1.75,
        tail=0.35,
        mouth=0.35,
    )


def spraying(species: Species, t: float) -> Posture:
    """The trunk raised."""
    stand = standing(species, t)
    return replace(stand, neck=0.10, pitch=-0.15, trunk="up", mouth=0.3)


POSTURES: Mapping[str, Callable[[Species, float], Posture]] = {
    "stand": standing,
    "look": standing,
    "talk": standing,
    "sit": sitting,
    "lie": lying,
    "sleep": sleeping,
    "eat": bending_down,
    "drink": bending_down,
    "howl": howling,
    "bark": barking,
    "roar": roaring,
    "jump": leaping,
    "pounce": pouncing,
    "roll": rolling,
    "dig": digging,
    "scratch": scratching,
    "stretch": stretching,
    "lick": licking,
    "rear": rearing,
    "spin": spinning,
    "spray": spraying,
}
"""What animals do on the spot."""
