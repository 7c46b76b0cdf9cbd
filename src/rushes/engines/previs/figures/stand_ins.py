"""Kits for what no other kit draws; see `covered`."""

from rushes.engines.previs.figures import covered
from rushes.engines.previs.figures.kits import Kit

SHEET = "#d9cbb4"

STAND_INS: dict[str, Kit] = {
    "thing": Kit(
        covered.covered(covered.THING),
        1.0,
        (-0.55, -1.15, 0.55, 0.1),
        ("stand",),
        {},
        {"body": SHEET},
        shadow=0.40,
    ),
    "creature": Kit(
        covered.covered(covered.CREATURE),
        1.0,
        (-0.85, -1.25, 0.95, 0.1),
        ("stand", "walk"),
        {"walk": 0.7},
        {"body": SHEET},
        shadow=0.66,
    ),
    "vehicle": Kit(
        covered.covered(covered.VEHICLE),
        1.6,
        (-1.45, -1.15, 1.45, 0.1),
        ("stand", "drive"),
        {"drive": 5.0},
        {"body": SHEET},
        shadow=1.15,
    ),
    "plant": Kit(
        covered.covered(covered.PLANT),
        1.0,
        (-0.50, -1.25, 0.50, 0.1),
        ("stand",),
        {},
        {"body": SHEET},
        shadow=0.22,
    ),
    "building": Kit(
        covered.covered(covered.BUILDING),
        4.5,
        (-0.65, -1.15, 0.65, 0.1),
        ("stand",),
        {},
        {"body": SHEET},
        shadow=0.46,
    ),
}
"""Stand-ins by category."""
