"""Sorts within a species: breeds by what sets their build apart, the young, the females. Data and its application."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rushes.engines.previs.figures.species import Species

_CURLS: Mapping[str, Any] = {"wool": True, "ears": "floppy"}
_STOCKY: Mapping[str, Any] = {
    "chest": 0.34, "belly": 0.29, "rump": 0.26, "neck": 0.26, "neck_angle": 0.72, "neck_width": 0.23, "head": 0.275,
    "muzzle": 0.10, "muzzle_width": 0.150, "muzzle_drop": 0.45, "leg": 0.095, "paw": 0.105, "hock": 0.20,
    "jowls": True,
}  # fmt: skip
_SPITZ: Mapping[str, Any] = {
    "ears": "pointed", "ear": 0.17, "tail": "plume", "tail_length": 0.66, "chest": 0.265, "belly": 0.24,
    "neck_width": 0.185, "muzzle": 0.20, "muzzle_width": 0.088,
}  # fmt: skip
_LOW: Mapping[str, Any] = {"chest": 0.34, "belly": 0.31, "rump": 0.32, "leg": 0.105, "paw": 0.125, "hock": 0.20}

BREEDS: Mapping[str, Mapping[str, Any]] = {
    "bulldog": {
        **_STOCKY, "withers": 0.44, "length": 1.30, "tail": "stub", "tail_length": 0.10, "ears": "folded", "ear": 0.12,
        "coat": "#d8b48c", "under": "#f7ead6", "mark": "#8a5a3c", "pattern": "bib", "eye_size": 0.20,
    },
    "pug": {
        **_STOCKY, "withers": 0.36, "length": 1.18, "tail": "up", "tail_length": 0.30, "ears": "folded", "ear": 0.13,
        "coat": "#e3c79c", "under": "#4a3a38", "mark": "#3a2c2e", "pattern": "plain", "eye_size": 0.26,
    },
    "poodle": {
        **_CURLS, "withers": 0.55, "chest": 0.27, "belly": 0.19, "neck": 0.42, "neck_angle": 1.15, "neck_width": 0.16,
        "head": 0.185, "muzzle": 0.25, "muzzle_width": 0.062, "leg": 0.085, "tail": "pompom", "tail_length": 0.42,
        "coat": "#f2ece4", "under": "#f2ece4", "mark": "#e0d2c2", "pattern": "plain",
    },
    "dachshund": {
        **_LOW, "withers": 0.27, "length": 2.30, "neck": 0.42, "head": 0.28, "muzzle": 0.36, "muzzle_width": 0.115,
        "ear": 0.36, "tail": "long", "tail_length": 0.95, "coat": "#8a4f2e", "under": "#c98a52", "mark": "#5a2f1e",
        "pattern": "bib",
    },
    "corgi": {
        **_LOW, "withers": 0.34, "length": 1.75, "neck": 0.36, "neck_width": 0.21, "head": 0.29, "muzzle": 0.27,
        "muzzle_width": 0.105, "ears": "pointed", "ear": 0.30, "tail": "stub", "tail_length": 0.14, "coat": "#d98a45",
        "under": "#fbf3e6", "mark": "#fbf3e6", "socks": "#fbf3e6", "pattern": "bib",
    },
    "husky": {
        **_SPITZ, "withers": 0.62, "coat": "#6c7482", "under": "#f4f2f0", "mark": "#f4f2f0", "socks": "#f4f2f0",
        "pattern": "bib", "eye": "#7fb8e0",
    },
    "samoyed": {
        **_SPITZ, "withers": 0.56, "chest": 0.30, "belly": 0.28, "coat": "#f7f3ec", "under": "#f7f3ec",
        "mark": "#f7f3ec", "pattern": "plain",
    },
    "shiba": {
        **_SPITZ, "withers": 0.42, "coat": "#dd9150", "under": "#fbf1e2", "mark": "#fbf1e2", "pattern": "bib",
    },
    "shepherd": {
        "ears": "pointed", "ear": 0.20, "tail": "bushy", "tail_length": 0.75, "withers": 0.64, "coat": "#a8753f",
        "under": "#d9a866", "mark": "#2b2426", "pattern": "saddle",
    },
    "collie": {
        "ears": "folded", "ear": 0.16, "tail": "bushy", "tail_length": 0.75, "withers": 0.54, "neck_width": 0.19,
        "muzzle_width": 0.072, "coat": "#34303a", "under": "#f7f3ec", "mark": "#f7f3ec", "socks": "#f7f3ec",
        "pattern": "bib",
    },
    "dalmatian": {
        "withers": 0.60, "coat": "#f7f4ee", "under": "#f7f4ee", "mark": "#2b2830", "pattern": "dots",
        "tail": "long", "tail_length": 0.70,
    },
    "greyhound": {
        "withers": 0.70, "length": 1.12, "chest": 0.245, "belly": 0.145, "rump": 0.19, "neck": 0.42, "neck_width": 0.10,
        "head": 0.145, "muzzle": 0.26, "muzzle_width": 0.060, "leg": 0.050, "ears": "folded", "ear": 0.14,
        "tail": "long", "tail_length": 0.75, "coat": "#8d8a92", "under": "#8d8a92", "mark": "#5a5862",
        "pattern": "plain",
    },
    "beagle": {
        "withers": 0.42, "length": 1.25, "chest": 0.28, "belly": 0.25, "ear": 0.34, "coat": "#c98a4f",
        "under": "#fbf4e8", "mark": "#3a2a26", "socks": "#fbf4e8", "pattern": "saddle",
    },
    "chihuahua": {
        "withers": 0.26, "head": 0.28, "muzzle": 0.15, "muzzle_width": 0.080, "ears": "pointed", "ear": 0.36,
        "eye_size": 0.30, "leg": 0.055, "coat": "#dcb27c", "under": "#f6e6cc", "mark": "#a8743f",
    },
    "terrier": {
        "withers": 0.38, "ears": "folded", "ear": 0.15, "tail_length": 0.38, "muzzle_width": 0.115, "jowls": True,
        "coat": "#efe6d6", "under": "#ffffff", "mark": "#a8703f", "pattern": "patches",
    },
    "pinscher": {
        "withers": 0.68, "ears": "pointed", "ear": 0.20, "tail": "stub", "tail_length": 0.12, "belly": 0.18,
        "coat": "#2f2a30", "under": "#a8683a", "mark": "#2f2a30", "socks": "#a8683a", "pattern": "bib",
    },
    "leopard": {"coat": "#e0b060", "under": "#f7efe2", "mark": "#4a3020", "pattern": "rosettes", "leg": 0.070},
    "cheetah": {
        "coat": "#e3bd74", "under": "#f7efe2", "mark": "#2e2420", "pattern": "dots", "leg": 0.058, "belly": 0.165,
        "chest": 0.195, "rump": 0.19, "head": 0.155,
    },
    "panther": {
        "coat": "#3a3644", "under": "#3a3644", "mark": "#2a2632", "pattern": "plain", "eye": "#d8c84a",
        "nose": "#1c1a22",
    },
    "snow leopard": {"coat": "#cfd0d4", "under": "#f4f2f0", "mark": "#4a4a54", "pattern": "rosettes"},
    "puma": {"coat": "#c99862", "under": "#f2e0c4", "mark": "#8a5a34", "pattern": "plain", "mane": "", "tail": "long"},
    "siamese": {
        "coat": "#eadcc6", "under": "#f4ead8", "mark": "#4a342c", "socks": "#4a342c", "pattern": "plain",
        "eye": "#5fa4dc",
    },
    "persian": {
        "coat": "#f2ece2", "under": "#fbf7f0", "mark": "#e0d4c2", "socks": "", "pattern": "plain", "chest": 0.26,
        "belly": 0.27, "neck_width": 0.20, "tail": "bushy", "muzzle": 0.085, "eye": "#e0a23a",
    },
    "reindeer": {"withers": 1.15, "coat": "#8a6a4c", "under": "#d9c8b0", "neck_width": 0.12, "chest": 0.22},
    "moose": {
        "withers": 1.75, "coat": "#5a4030", "under": "#7a5a40", "mark": "#3a2a22", "horns": "palms", "neck": 0.36,
        "neck_angle": 0.62, "neck_width": 0.14, "muzzle": 0.30, "muzzle_width": 0.085, "chest": 0.25, "belly": 0.22,
    },
    "antelope": {
        "coat": "#c98f52", "under": "#f7efe2", "horns": "lyre", "mark": "#3a2a22", "withers": 0.90, "leg": 0.040,
    },
    "bison": {
        "withers": 1.65, "chest": 0.36, "belly": 0.30, "rump": 0.235, "rump_height": 0.86, "neck": 0.28,
        "neck_angle": -0.05, "coat": "#6a4630", "under": "#4a3226", "mark": "#3a2820", "pattern": "plain",
        "shag": True, "head": 0.17,
    },
    "highland": {"coat": "#b8602f", "under": "#b8602f", "mark": "#8a4526", "pattern": "plain", "shag": True},
    "buffalo": {"coat": "#4a464c", "under": "#4a464c", "mark": "#2f2c32", "pattern": "plain", "nose": "#2f2c32"},
    "llama": {
        "humps": 0, "withers": 1.15, "neck": 0.60, "neck_angle": 1.25, "neck_width": 0.13, "chest": 0.27, "belly": 0.28,
        "rump": 0.26, "ears": "pointed", "ear": 0.13, "wool": True, "coat": "#e8d8bc", "under": "#e8d8bc",
        "mark": "#b89a74", "tail": "stub", "tail_length": 0.18,
    },
    "mammoth": {"coat": "#6a4834", "under": "#6a4834", "mark": "#4a3226", "shag": True, "withers": 2.6},
    "boar": {"coat": "#5a4a42", "under": "#5a4a42", "mark": "#3a2f2c", "nose": "#8a6a64", "shag": True},
}  # fmt: skip
"""What differs from the species of the kind."""


def bred(base: Species, breed: str, sex: str, young: bool) -> Species:
    """The species as that breed (or none), as a female, as a young one: with a large head and a short face."""
    species = replace(base, **BREEDS[breed]) if breed else base
    if sex == "female" and (species.horns in MALE_HORNS or (species.mane and not species.hoof)):
        species = replace(species, horns="", mane="")
    if not young:
        return species
    dappled = species.horns in MALE_HORNS and species.pattern == "plain"
    legs = 1.10 if species.hoof else 1.12
    return replace(
        species,
        horns="" if species.horns != "unicorn" else "unicorn",
        mane=species.mane if species.hoof else "",
        pattern="dapples" if dappled else species.pattern,
        head=species.head * 1.28,
        muzzle=species.muzzle * 0.86,
        muzzle_width=species.muzzle_width * 1.08,
        eye_size=species.eye_size * 1.16,
        neck=species.neck * 0.90,
        leg=species.leg * legs,
        paw=species.paw * legs,
        belly=species.belly * 0.96,
    )


MALE_HORNS = ("antlers", "palms")
"""Horns that only the grown males have."""
