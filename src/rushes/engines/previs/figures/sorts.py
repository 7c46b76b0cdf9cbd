"""Which animal exactly: a species by its kind, breed, sex, age and colours, and what it wears."""

from collections.abc import Mapping

from rushes.engines.previs.figures.animal_wear import Wear
from rushes.engines.previs.figures.bestiary import SPECIES
from rushes.engines.previs.figures.breeds import bred
from rushes.engines.previs.figures.species import Species, coloured

COLOURED = ("coat", "under", "mark", "socks", "eye", "pattern")
"""Attributes that change nothing but the coat."""

Given = Mapping[str, str | float | bool]


def sort_of(kind: str, given: Given) -> Species:
    """The species of an animal with these (checked) attributes."""
    sort = bred(SPECIES[kind], str(given.get("breed", "")), str(given.get("sex", "")), given.get("age") == "young")
    return coloured(sort, {name: str(given[name]) for name in COLOURED if name in given})


def wear_of(given: Given) -> Wear:
    """What an animal with these (checked) attributes has on, and in its mouth."""

    def worn(name: str) -> str:
        value = str(given.get(name, ""))
        return "" if value == "none" else value

    return Wear(
        hat=worn("hat"),
        hat_colour=worn("hat_colour"),
        glasses=bool(given.get("glasses", False)),
        collar=worn("collar"),
        scarf=worn("scarf"),
        holds=worn("holds"),
        breath=worn("breath"),
    )
