"""The forms of hats, as data: what rises above the head and the brim about it, the same from every side.

Lengths are in half heads: the head's middle is y = 0, its crown y = -1, a hat sits on it at `SIT`.
"""

from dataclasses import dataclass

SIT = -0.52


@dataclass(frozen=True, slots=True)
class Hat:
    """One form. `crown` are (half width, y) from the base upwards; `tip` bends its top sideways.

    `brim` is half the width of the brim (0: none), `curl` how far its sides rise, `shade` the width of a visor before
    the face, `band` the colour of a ribbon, `badge` that of a plate above the forehead, `plume` of horns at the sides.
    """

    crown: tuple[tuple[float, float], ...]
    colour: str
    brim: float = 0.0
    curl: float = 0.0
    shade: float = 0.0
    band: str = ""
    badge: str = ""
    horns: str = ""
    tip: float = 0.0
    sharp: bool = False
    bobble: str = ""
    """Colour of a ball at its tip."""


FORMS: dict[str, Hat] = {
    "santa": Hat(
        ((0.86, SIT), (0.80, -0.92), (0.52, -1.34), (0.10, -1.62)),
        "#c8303a",
        tip=0.55,
        band="#f6f2ec",
        bobble="#f6f2ec",
    ),
    "party": Hat(
        ((0.56, -0.72), (0.30, -1.30), (0.02, -1.92)), "#e0559a", sharp=True, band="#f6d24a", bobble="#f6d24a"
    ),
    "top hat": Hat(((0.70, SIT), (0.66, -1.10), (0.72, -1.72)), "#25242c", 1.08, 0.05, band="#7a2f3c", sharp=True),
    "bowler": Hat(((0.74, SIT), (0.76, -0.90), (0.56, -1.26), (0.0, -1.36)), "#2b2a33", 1.02, 0.06, band="#191820"),
    "cowboy": Hat(((0.72, SIT), (0.70, -0.96), (0.52, -1.36), (0.16, -1.26)), "#8a6238", 1.46, 0.34, band="#3f2a1c"),
    "fedora": Hat(((0.74, SIT), (0.72, -0.96), (0.54, -1.30), (0.14, -1.20)), "#5c4a3a", 1.24, 0.10, band="#241c1c"),
    "pointed": Hat(
        ((0.74, SIT), (0.50, -1.06), (0.24, -1.52), (0.02, -1.92)), "#3a2f58", 1.32, 0.0, band="#c9963c", tip=0.28
    ),
    "straw": Hat(((1.34, -0.40), (0.70, -0.86), (0.06, -1.30)), "#d9b871", sharp=True),
    "turban": Hat(((0.84, -0.36), (1.14, -0.66), (1.16, -1.00), (0.86, -1.36), (0.40, -1.52), (0.0, -1.54)), "#e8dcc4"),
    "beret": Hat(((0.78, SIT), (1.04, -0.76), (0.86, -1.02), (0.30, -1.16)), "#b8303c", tip=0.22),
    "peaked": Hat(
        ((0.74, SIT), (0.76, -0.78), (1.02, -1.06), (0.92, -1.20), (0.0, -1.26)),
        "#2a3a5c",
        shade=0.62,
        band="#1b2438",
        badge="#f2c14e",
    ),
    "hard hat": Hat(((0.84, SIT), (0.86, -0.80), (0.66, -1.14), (0.0, -1.28)), "#f2c230", 0.96, 0.0, shade=0.56),
    "fire helmet": Hat(
        ((0.84, SIT), (0.84, -0.86), (0.60, -1.20), (0.0, -1.34)),
        "#c8302c",
        1.20,
        -0.10,
        band="#f2e24a",
        badge="#f2c14e",
    ),
    "nurse cap": Hat(((0.52, -0.80), (0.66, -1.22), (0.0, -1.30)), "#f6f8f8", badge="#d23c3c", sharp=True),
    "scrub cap": Hat(((0.78, SIT), (0.84, -0.82), (0.62, -1.14), (0.0, -1.24)), "#5fa08f"),
    "tricorn": Hat(
        ((0.74, SIT), (0.72, -0.90), (0.44, -1.12), (0.0, -1.18)),
        "#2b2630",
        1.24,
        0.52,
        band="#c9963c",
        badge="#efe6d2",
    ),
    "horned": Hat(
        ((0.80, SIT), (0.80, -0.86), (0.54, -1.20), (0.0, -1.34)), "#9aa3b6", band="#7a5a34", horns="#efe2c4"
    ),
    "mortarboard": Hat(
        ((0.72, SIT), (0.70, -0.94), (1.16, -0.96), (1.16, -1.06)), "#25242c", sharp=True, badge="#f2c14e"
    ),
}

TALLEST = 2.1
"""No form reaches farther from the middle of the head."""
