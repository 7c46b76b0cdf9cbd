"""A set of clothes as data: which parts are covered, how far, how loosely, and the details they carry."""

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


def carrying(*details: str) -> frozenset[str]:
    """Details by name."""
    return frozenset(details)
