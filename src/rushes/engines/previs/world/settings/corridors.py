"""A hospital corridor that runs away from the viewer, doors on both sides, double doors at its end."""

from rushes.engines.previs.world import fittings, motion, street
from rushes.engines.previs.world.bands import Board, Ceiling, Falling, Ground, Moving, Painter, Setting, SideWall
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.light import fluorescent
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.settings.rooms import plain_backdrop

END, NEAR = 22.0, 0.6
"""Depth of the doors at the end, and where the walls begin, metres."""
PAINT, DADO = "#e2ece8", "#8fc0b4"


def _half(scenery: Scenery) -> float:
    return 2.35 if scenery.view.shape == "landscape" else 1.55


def _height(scenery: Scenery) -> float:
    return 2.75 if scenery.view.shape != "portrait" else 3.4


def _linoleum(brush: Brush) -> None:
    """Squares with a coloured line that leads along, and what the tubes throw down."""
    for k in range(-8, 9):
        for j in range(28):
            if (k + j) % 2:
                x, z = 0.8 * k, 0.8 + 0.8 * j
                brush.poly([(x, z), (x + 0.8, z), (x + 0.8, z + 0.8), (x, z + 0.8)], brush.tone("#c8d6d2", 0.5), 0.6)
    for x, ink in ((-0.62, "#3a8aa8"), (-0.50, "#d8843a")):
        brush.poly([(x, 0.8), (x + 0.09, 0.8), (x + 0.09, END), (x, END)], brush.tone(ink, 0.5), 0.8)
    for k in range(6):
        brush.soft(0, 3.0 + 3.4 * k, 0.9, 0.8, "#f4fff8", 0.34, plus=True)


def _wall(first: float) -> Painter:
    def paint(brush: Brush) -> None:
        tall = 4.2
        brush.rect(NEAR, -tall, END - NEAR, tall, (brush.tone(PAINT, 0.50), brush.tone(PAINT, 0.62)))
        brush.rect(NEAR, -1.05, END - NEAR, 1.05, (brush.tone(DADO, 0.6), brush.tone(DADO, 0.42)))
        brush.rect(NEAR, -1.12, END - NEAR, 0.12, brush.tone("#f2f4f0", 0.8))
        brush.rect(NEAR, -0.92, END - NEAR, 0.10, (brush.tone("#c8a878", 0.9), brush.tone("#8a6a48", 0.4)))
        brush.rect(NEAR, -0.12, END - NEAR, 0.12, brush.tone("#5f8a80", 0.5))
        z, k = first, 0
        while z < END - 1.6:
            _door(brush, z, k)
            z, k = z + 3.9, k + 1

    return paint


def _door(brush: Brush, z: float, number: int) -> None:
    brush.rect(z - 0.10, -2.20, 1.45, 2.20, brush.tone("#f4f6f2", 0.75))
    brush.rect(z, -2.10, 1.25, 2.10, (brush.tone("#b88a5c", 0.75), brush.tone("#94683f", 0.4)))
    glow = mix("#fff2cc", "#9ac0c8", 0.5 if number % 2 else 0.0)
    brush.rect(z + 0.72, -1.85, 0.30, 0.85, brush.tone("#5a6a70", 0.5))
    brush.rect(z + 0.76, -1.81, 0.22, 0.77, (glow, mix(glow, "#6a8a90", 0.4)))
    brush.rect(z + 0.10, -1.05, 0.14, 0.06, brush.tone("#d8dce0", 0.9))
    brush.rect(z + 1.52, -1.85, 0.42, 0.30, brush.tone("#3a8aa8", 0.7))
    street.glyphs(brush, z + 1.58, -1.62, 0.30, 0.16, "#f4fbfc")
    brush.rect(z + 1.62, -1.50, 0.20, 0.30, brush.tone("#f4f6f4", 0.9))


def _ceiling(brush: Brush) -> None:
    brush.poly([(-6, 0.5), (6, 0.5), (6, END), (-6, END)], brush.tone("#e8eeea", 0.32))
    for k in range(26):
        brush.line([(-6, 0.9 + 0.85 * k), (6, 0.9 + 0.85 * k)], 0.02, brush.tone("#9aa8a4", 0.3), 0.6)
    for x in (-1.3, 1.3):
        brush.line([(x, 0.5), (x, END)], 0.02, brush.tone("#9aa8a4", 0.3), 0.6)
    for k in range(7):
        z = 1.6 + 3.1 * k
        brush.poly([(-0.75, z), (0.75, z), (0.75, z + 0.55), (-0.75, z + 0.55)], "#f8fffb")
        brush.soft(0, z + 0.3, 1.7, 0.9, "#e4fff2", 0.30, plus=True)


def _end(brush: Brush) -> None:
    """Double doors with round windows, a sign over them, a window of light."""
    brush.rect(-4, -4.2, 8, 4.2, (brush.tone(PAINT, 0.5), brush.tone(PAINT, 0.6)))
    brush.rect(-4, -1.05, 8, 1.05, brush.tone(DADO, 0.5))
    brush.rect(-1.35, -2.30, 2.7, 2.3, brush.tone("#f4f6f2", 0.7))
    for side in (-1, 1):
        left = -1.22 if side < 0 else 0.03
        brush.rect(left, -2.2, 1.19, 2.2, (brush.tone("#6aa8b4", 0.8), brush.tone("#4a848f", 0.45)))
        brush.oval(left + 0.6, -1.55, 0.27, 0.27, brush.tone("#e8ecec", 0.8))
        brush.oval(left + 0.6, -1.55, 0.21, 0.21, ("#fffbe8", "#cfe6e6"))
        brush.rect(left + 0.1, -0.35, 1.0, 0.25, brush.tone("#c8ccd0", 0.8))
    brush.rect(-0.75, -2.68, 1.5, 0.30, "#1f7a4a")
    street.glyphs(brush, -0.60, -2.45, 1.2, 0.15, "#e8fff0")
    brush.light(0, -2.53, 0.3, "#6affa8", 0.4)


def _glow(brush: Brush) -> None:
    """The tubes overhead are never quite steady: what they throw on both walls."""
    for share in (-0.80, 0.80):
        brush.soft(brush.u(share), -1.9, 1.5, 1.6, "#e4fff2", 0.16, plus=True)


def _trolley_bed(brush: Brush) -> None:
    x = 1.45 if brush.plate.view.shape == "landscape" else 0.95
    fittings.hospital_bed(brush, x, 1.5)
    fittings.drip_stand(brush, x - 0.95)


def _seats(brush: Brush) -> None:
    """A row of chairs for those who wait."""
    x = -1.55 if brush.plate.view.shape == "landscape" else -1.0
    for k in range(3):
        px = x + 0.52 * (k - 1)
        brush.rect(px - 0.22, -0.48, 0.44, 0.07, (brush.tone("#4a9aa8", 0.9), brush.tone("#35707c", 0.4)))
        brush.rect(px - 0.22, -0.92, 0.44, 0.36, (brush.tone("#5aaab8", 0.8), brush.tone("#35707c", 0.4)))
        for dx in (-0.18, 0.16):
            brush.rect(px + dx, -0.42, 0.03, 0.42, brush.tone("#9aa2a8", 0.6))


HOSPITAL_CORRIDOR = Setting(
    "hospital corridor",
    (
        Ground("tile", _linoleum, shine=0.34, palette=("#a8bab6", "#bccac6", "#ccd8d4")),
        Ceiling(_height, END, _ceiling),
        Board("end", END, _end, rim=0, haze=0.0),
        SideWall("left", -1, _half, NEAR, END, _wall(3.6)),
        SideWall("right", 1, _half, NEAR, END, _wall(5.2)),
        Moving("nurses", 18.5, motion.walkers((13.0, 17.0), lane=(0.5, 1.4), count=2, walk=7.0), sharp=True),
        Board("bed", 12.5, _trolley_bed, rim=0.3, haze=0.0),
        Board("glow", 8.0, _glow, rim=0, haze=0.0, flicker=0.16),
        Board("seats", 9.2, _seats, rim=0.3, haze=0.0),
        Falling("motes", 40),
    ),
    indoor=True,
    horizon_shift=-0.03,
    focus=0.7,
    backdrop=plain_backdrop(PAINT),
    relight=(fluorescent,),
    practical=Practical((0.1, -0.86, 0.5), "#eafff4", 0.62),
)
