"""Four-legged animals as data: proportions in withers heights, markings, and colours."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from rushes.engines.previs.figures.colours import mix

EarShape = Literal["pointed", "floppy", "round", "cow", "long"]
TailShape = Literal["long", "bushy", "up", "hair", "stub", "tuft"]
Pattern = Literal["plain", "tabby", "patches", "bib"]
PATTERNS: tuple[Pattern, ...] = ("plain", "tabby", "patches", "bib")


@dataclass(frozen=True, slots=True)
class Species:
    """One species. `withers` in metres (small animals a little enlarged, to be readable); the rest in withers heights.

    `chest`, `belly`, `rump`, `head` are radii of spheres, `neck_angle` radians above forward.
    """

    withers: float = 0.6
    length: float = 1.15
    chest: float = 0.24
    belly: float = 0.22
    rump: float = 0.23
    rump_height: float = 0.97
    neck: float = 0.34
    neck_angle: float = 0.85
    neck_width: float = 0.15
    head: float = 0.17
    muzzle: float = 0.16
    muzzle_width: float = 0.085
    muzzle_drop: float = 0.25
    leg: float = 0.075
    hock: float = 0.26
    paw: float = 0.085
    hoof: bool = False
    ears: EarShape = "pointed"
    ear: float = 0.15
    tail: TailShape = "long"
    tail_length: float = 0.8
    pattern: Pattern = "plain"
    coat: str = "#d98a45"
    under: str = "#f6e3c8"
    mark: str = "#8c4a24"
    socks: str = ""
    mane: str = ""
    horns: Literal["", "cow", "antlers", "ram"] = ""
    humps: int = 0
    wool: bool = False
    eye: str = "#2a1a14"
    eye_size: float = 0.17
    slit: bool = False
    nose: str = "#2a1a1c"


_CAT = Species(
    withers=0.34,
    length=1.26,
    chest=0.205,
    belly=0.215,
    rump=0.225,
    neck=0.255,
    neck_angle=0.98,
    neck_width=0.145,
    head=0.235,
    muzzle=0.125,
    muzzle_width=0.098,
    muzzle_drop=0.42,
    leg=0.064,
    hock=0.20,
    paw=0.078,
    ear=0.20,
    tail_length=1.05,
    pattern="tabby",
    socks="#f6e3c8",
    eye="#a8c446",
    eye_size=0.285,
    slit=True,
    nose="#d98a8a",
)
_DOG = Species(
    withers=0.58,
    length=1.16,
    chest=0.255,
    belly=0.21,
    rump=0.22,
    neck=0.36,
    neck_angle=0.98,
    neck_width=0.145,
    head=0.195,
    muzzle=0.235,
    muzzle_width=0.098,
    muzzle_drop=0.32,
    leg=0.068,
    hock=0.25,
    paw=0.084,
    ears="floppy",
    ear=0.25,
    tail="up",
    tail_length=0.60,
    coat="#c9924f",
    under="#f3dfc0",
    mark="#7a4a2a",
    pattern="bib",
    eye_size=0.22,
)
_FOX = Species(
    withers=0.42,
    length=1.30,
    chest=0.20,
    belly=0.17,
    rump=0.19,
    neck=0.30,
    neck_angle=0.80,
    neck_width=0.13,
    head=0.19,
    muzzle=0.25,
    muzzle_width=0.060,
    muzzle_drop=0.30,
    leg=0.052,
    hock=0.24,
    paw=0.062,
    ear=0.22,
    tail="bushy",
    tail_length=1.0,
    coat="#d9662b",
    under="#f9efe4",
    mark="#f9efe4",
    socks="#3a2622",
    pattern="bib",
)
_BEAR = Species(
    withers=1.05,
    length=1.34,
    chest=0.33,
    belly=0.34,
    rump=0.35,
    rump_height=1.0,
    neck=0.34,
    neck_angle=0.45,
    neck_width=0.235,
    head=0.215,
    muzzle=0.21,
    muzzle_width=0.105,
    muzzle_drop=0.35,
    leg=0.125,
    hock=0.14,
    paw=0.135,
    ears="round",
    ear=0.085,
    tail="stub",
    tail_length=0.12,
    coat="#6f4a33",
    under="#6f4a33",
    mark="#b98a5e",
    eye_size=0.12,
)
_HORSE = Species(
    withers=1.55,
    length=1.12,
    chest=0.225,
    belly=0.225,
    rump=0.235,
    neck=0.56,
    neck_angle=0.92,
    neck_width=0.125,
    head=0.125,
    muzzle=0.30,
    muzzle_width=0.075,
    muzzle_drop=0.60,
    leg=0.062,
    hock=0.27,
    paw=0.055,
    hoof=True,
    ear=0.10,
    tail="hair",
    tail_length=0.72,
    coat="#8f5633",
    under="#8f5633",
    mark="#2e2028",
    socks="#2e2028",
    mane="#2e2028",
    eye_size=0.19,
)
_COW = Species(
    withers=1.40,
    length=1.36,
    chest=0.28,
    belly=0.30,
    rump=0.27,
    neck=0.36,
    neck_angle=0.42,
    neck_width=0.165,
    head=0.155,
    muzzle=0.24,
    muzzle_width=0.110,
    muzzle_drop=0.55,
    leg=0.078,
    hock=0.24,
    paw=0.070,
    hoof=True,
    ears="cow",
    ear=0.15,
    tail="tuft",
    tail_length=0.70,
    coat="#f4efe8",
    under="#f4efe8",
    mark="#3a3038",
    pattern="patches",
    horns="cow",
    nose="#e3a7a0",
)
_CAMEL = Species(
    withers=1.85,
    length=1.06,
    chest=0.20,
    belly=0.215,
    rump=0.185,
    rump_height=0.95,
    neck=0.62,
    neck_angle=0.70,
    neck_width=0.085,
    head=0.115,
    muzzle=0.20,
    muzzle_width=0.070,
    muzzle_drop=0.35,
    leg=0.062,
    hock=0.28,
    paw=0.080,
    ears="round",
    ear=0.055,
    tail="tuft",
    tail_length=0.45,
    coat="#cfa167",
    under="#cfa167",
    mark="#8f6538",
    humps=1,
    eye_size=0.20,
)

SPECIES: dict[str, Species] = {
    "cat": _CAT,
    "dog": _DOG,
    "fox": _FOX,
    "wolf": replace(
        _FOX,
        withers=0.80,
        coat="#7d8290",
        under="#d8d8dc",
        mark="#d8d8dc",
        socks="",
        tail_length=0.75,
        neck_width=0.15,
        muzzle_width=0.068,
        eye="#c9962e",
    ),
    "bear": _BEAR,
    "polar bear": replace(_BEAR, withers=1.25, coat="#efeae2", under="#efeae2", mark="#f7f3ee"),
    "horse": _HORSE,
    "cow": _COW,
    "camel": _CAMEL,
    "lion": replace(
        _CAT,
        withers=1.05,
        length=1.30,
        head=0.175,
        neck=0.30,
        neck_width=0.15,
        muzzle=0.15,
        muzzle_width=0.085,
        leg=0.075,
        ears="round",
        ear=0.06,
        tail="tuft",
        tail_length=0.85,
        pattern="plain",
        coat="#d8a55a",
        under="#efd9ae",
        mark="#7a4a24",
        mane="#8a5228",
        socks="",
        eye="#8a5a1e",
        eye_size=0.17,
        slit=False,
        nose="#5a3230",
    ),
    "tiger": replace(
        _CAT,
        withers=0.95,
        length=1.34,
        head=0.185,
        neck=0.28,
        muzzle=0.14,
        muzzle_width=0.09,
        leg=0.078,
        ears="round",
        ear=0.065,
        tail_length=0.95,
        coat="#e0822f",
        under="#f7efe2",
        mark="#2e2024",
        socks="",
        eye="#c9a23a",
        eye_size=0.19,
        nose="#c97a78",
    ),
    "deer": replace(
        _HORSE,
        withers=1.05,
        length=1.08,
        chest=0.20,
        belly=0.19,
        rump=0.20,
        neck=0.46,
        neck_angle=1.05,
        neck_width=0.095,
        head=0.12,
        muzzle=0.20,
        muzzle_width=0.058,
        leg=0.045,
        ears="cow",
        ear=0.13,
        tail="stub",
        tail_length=0.12,
        coat="#a8703f",
        under="#ecd9bd",
        mark="#5a3a28",
        socks="",
        mane="",
        horns="antlers",
        eye_size=0.24,
    ),
    "sheep": replace(
        _COW,
        withers=0.70,
        length=1.20,
        chest=0.31,
        belly=0.35,
        rump=0.32,
        neck=0.30,
        neck_angle=0.60,
        neck_width=0.15,
        head=0.16,
        muzzle=0.18,
        muzzle_width=0.085,
        leg=0.06,
        tail="stub",
        tail_length=0.14,
        coat="#f1ebdf",
        under="#f1ebdf",
        mark="#4a4048",
        pattern="plain",
        horns="",
        wool=True,
        socks="#4a4048",
    ),
}


def coloured(base: Species, given: Mapping[str, str]) -> Species:
    """The species in other colours; what follows from its coat follows."""
    colours = dict(given)
    if colours.get("socks") == "none":
        colours["socks"] = ""
    if "coat" in colours and base.under == base.coat:
        # An animal of one colour stays of one colour.
        colours.setdefault("under", colours["coat"])
    if "coat" in colours and base.mark != base.under:
        colours.setdefault("mark", mix(colours["coat"], "#2a1a20", 0.55))
    return replace(base, **colours)  # pyright: ignore[reportArgumentType]  names of colours and pattern, checked before
