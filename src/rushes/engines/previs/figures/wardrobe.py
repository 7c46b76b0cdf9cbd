"""Clothing sets as data: which parts are covered, how far, how loosely, and the details they carry."""

from dataclasses import dataclass
from typing import Literal

Neckline = Literal["round", "vee", "collar", "high", "scoop", "ring", "none"]


@dataclass(frozen=True, slots=True)
class Outfit:
    """A set of clothes. Lengths along a limb run 0..2: shoulder or hip, elbow or knee at 1, wrist or ankle at 2.

    `hem` is where the torso garment ends (0 neck base, 1 crotch), `skirt` its length along the leg (0: none), `bulk`
    scales the torso. `whole` clothes the legs in the top's colour. The four colours are what a prompt leaves open;
    an empty one is picked for the figure.
    """

    sleeve: float = 0.62
    sleeve_loose: float = 1.12
    hem: float = 0.88
    trousers: float = 1.98
    leg_loose: float = 1.08
    skirt: float = 0.0
    flare: float = 0.0
    neck: Neckline = "round"
    details: frozenset[str] = frozenset()
    boots: float = 0.0
    bulk: float = 1.03
    gloves: str = ""
    whole: bool = False
    top: str = ""
    bottom: str = ""
    accent: str = "#efe6d8"
    shoes: str = ""


def _carrying(*details: str) -> frozenset[str]:
    return frozenset(details)


SETS: dict[str, Outfit] = {
    "tshirt": Outfit(shoes="#e8e2da"),
    "shirt": Outfit(
        sleeve=1.92, sleeve_loose=1.2, neck="collar", details=_carrying("front", "buttons", "pocket"), hem=0.9
    ),
    "sweater": Outfit(sleeve=1.94, sleeve_loose=1.3, bulk=1.08, details=_carrying("ribs"), hem=0.92),
    "hoodie": Outfit(
        sleeve=1.94,
        sleeve_loose=1.36,
        bulk=1.10,
        details=_carrying("hood", "cords", "pouch", "ribs"),
        hem=0.94,
        shoes="#e8e2da",
    ),
    "jacket": Outfit(
        sleeve=1.94,
        sleeve_loose=1.28,
        hem=0.92,
        neck="vee",
        bulk=1.10,
        details=_carrying("shirt", "lapels", "zip_low", "ribs"),
        accent="#d8d4cc",
    ),
    "suit": Outfit(
        sleeve=1.93,
        hem=0.98,
        neck="vee",
        details=_carrying("shirt", "tie", "lapels", "buttons", "cuffs"),
        bulk=1.06,
        sleeve_loose=1.22,
        leg_loose=1.14,
        top="#37475f",
        bottom="#2f3b50",
        accent="#f1ece2",
        shoes="#241d24",
    ),
    "coat": Outfit(
        sleeve=1.95,
        sleeve_loose=1.24,
        hem=1.0,
        skirt=1.02,
        flare=0.018,
        neck="vee",
        bulk=1.12,
        details=_carrying("shirt", "lapels", "front", "buttons", "belt"),
        shoes="#2c2530",
    ),
    "dress": Outfit(
        sleeve=0.42, trousers=0.0, skirt=1.22, flare=0.050, neck="scoop", details=_carrying("belt"), shoes="#a33c44"
    ),
    "gown": Outfit(sleeve=0.0, trousers=0.0, skirt=1.86, flare=0.075, neck="scoop", details=_carrying(), top="#7a3f6a"),
    "blouse": Outfit(
        sleeve=1.90,
        sleeve_loose=1.28,
        trousers=0.0,
        hem=0.70,
        skirt=0.98,
        flare=0.022,
        neck="collar",
        details=_carrying("front", "buttons", "two_tone"),
    ),
    "uniform": Outfit(
        sleeve=1.95,
        neck="collar",
        details=_carrying("front", "belt", "badge", "epaulettes"),
        hem=0.80,
        sleeve_loose=1.2,
        leg_loose=1.12,
        boots=0.35,
        top="#3d5f8c",
        bottom="#2c3d5c",
        shoes="#20202a",
    ),
    "jumpsuit": Outfit(
        sleeve=1.95,
        hem=1.0,
        neck="collar",
        details=_carrying("zip", "harness", "rig", "altimeter"),
        sleeve_loose=1.36,
        leg_loose=1.26,
        bulk=1.08,
        boots=0.3,
        gloves="#25242e",
        whole=True,
        top="#e8502f",
        shoes="#2a2833",
        accent="#f2f2f2",
    ),
    "overalls": Outfit(sleeve=0.62, details=_carrying("bib"), whole=False, leg_loose=1.18, bottom="#4a658f", boots=0.3),
    "tutu": Outfit(
        sleeve=0.0, trousers=0.0, hem=0.86, neck="scoop", details=_carrying("tutu", "laces", "tights"), top="#f2b3c6"
    ),
    "raincoat": Outfit(
        sleeve=1.90,
        sleeve_loose=1.42,
        hem=1.0,
        skirt=0.72,
        flare=0.034,
        neck="high",
        bulk=1.15,
        details=_carrying("front", "buttons"),
        boots=0.62,
        top="#f2c230",
        bottom="#50608a",
        shoes="#c9483c",
    ),
    "apron": Outfit(
        sleeve=1.05,
        sleeve_loose=1.24,
        neck="collar",
        details=_carrying("apron", "front"),
        top="#dfe3ea",
        shoes="#4a3a34",
    ),
    "robe": Outfit(
        sleeve=1.85,
        sleeve_loose=1.75,
        hem=1.0,
        skirt=1.80,
        flare=0.035,
        neck="vee",
        bulk=1.14,
        details=_carrying("belt"),
    ),
    "armour": Outfit(
        sleeve=1.95,
        hem=0.86,
        neck="ring",
        details=_carrying("plates", "belt"),
        skirt=0.36,
        flare=0.012,
        bulk=1.10,
        sleeve_loose=1.2,
        leg_loose=1.16,
        boots=0.9,
        gloves="#8d97a8",
        top="#6d3a3a",
        bottom="#4a4450",
        shoes="#7e889c",
    ),
    "spacesuit": Outfit(
        sleeve=1.95,
        sleeve_loose=1.66,
        hem=1.0,
        neck="ring",
        bulk=1.24,
        leg_loose=1.42,
        details=_carrying("pack", "chestbox"),
        boots=0.45,
        gloves="#c4503c",
        whole=True,
        top="#e9ebf0",
        shoes="#8f97ab",
    ),
    "scrubs": Outfit(
        sleeve=0.78,
        sleeve_loose=1.34,
        neck="vee",
        details=_carrying("pocket"),
        hem=0.96,
        leg_loose=1.2,
        whole=True,
        top="#5fa3b0",
        shoes="#f0f2f2",
    ),
    "lab coat": Outfit(
        sleeve=1.94,
        sleeve_loose=1.26,
        hem=1.0,
        skirt=0.96,
        flare=0.014,
        neck="vee",
        bulk=1.12,
        details=_carrying("shirt", "tie", "lapels", "front", "buttons", "pocket"),
        top="#f2f5f5",
        bottom="#4f6478",
        accent="#9fc0d4",
        shoes="#3a3038",
    ),
    "kimono": Outfit(
        sleeve=1.80,
        sleeve_loose=2.05,
        hem=1.0,
        skirt=1.84,
        flare=0.012,
        neck="vee",
        bulk=1.12,
        details=_carrying("wrapped", "obi"),
        shoes="#6a4a33",
    ),
    "turnout": Outfit(
        sleeve=1.95,
        sleeve_loose=1.44,
        hem=1.0,
        skirt=0.34,
        flare=0.012,
        neck="high",
        bulk=1.18,
        leg_loose=1.34,
        details=_carrying("front", "bands"),
        boots=0.4,
        gloves="#2b2a30",
        whole=True,
        top="#c9a24a",
        shoes="#25242c",
    ),
    "trunks": Outfit(
        sleeve=0.0,
        hem=0.64,
        trousers=0.86,
        leg_loose=1.36,
        neck="none",
        bulk=1.0,
        details=_carrying("bare", "waistband", "mitts"),
        boots=0.36,
        gloves="#c8302c",
        bottom="#b8302c",
        accent="#f2e6c8",
        shoes="#25242c",
    ),
    "sportswear": Outfit(
        sleeve=0.22,
        sleeve_loose=1.1,
        hem=0.90,
        trousers=0.82,
        leg_loose=1.34,
        neck="scoop",
        accent="#f4f2ec",
        shoes="#f4f2ec",
    ),
    "tunic": Outfit(
        sleeve=1.90,
        sleeve_loose=1.30,
        hem=1.0,
        skirt=0.62,
        flare=0.020,
        neck="vee",
        bulk=1.10,
        details=_carrying("belt"),
        boots=0.55,
        leg_loose=1.0,
        bottom="#5a4a3c",
        shoes="#4a3426",
    ),
    "fishtail": Outfit(
        sleeve=0.0,
        neck="scoop",
        hem=0.50,
        trousers=1.99,
        leg_loose=1.5,
        bulk=1.0,
        details=_carrying("fin"),
        top="#3fa08f",
        bottom="#2f8f86",
        shoes="#2f8f86",
    ),
    "bodysuit": Outfit(
        sleeve=1.95,
        sleeve_loose=1.04,
        hem=1.0,
        neck="round",
        leg_loose=1.02,
        bulk=1.01,
        details=_carrying("emblem", "waistband"),
        boots=0.55,
        whole=True,
        top="#2f55a8",
        accent="#f2c230",
        shoes="#b8302c",
    ),
    "diving suit": Outfit(
        sleeve=1.95,
        sleeve_loose=1.08,
        hem=1.0,
        neck="high",
        leg_loose=1.06,
        bulk=1.04,
        details=_carrying("pack", "zip"),
        gloves="#20222c",
        whole=True,
        top="#2b3a50",
        shoes="#e8b83a",
    ),
    "robot": Outfit(
        sleeve=1.95,
        sleeve_loose=1.16,
        hem=1.0,
        neck="ring",
        bulk=1.16,
        leg_loose=1.14,
        details=_carrying("chestbox", "joints"),
        boots=0.40,
        gloves="#6f7a8c",
        whole=True,
        top="#b4bccb",
        shoes="#6f7a8c",
    ),
}

OVERS = ("waistcoat", "leather vest", "high visibility", "stethoscope", "tool belt", "sash", "tape", "cape", "wings")
"""What can be worn over clothes as a layer of its own."""
