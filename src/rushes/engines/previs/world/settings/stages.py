"""Stage and studio."""

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previs.scene import Time
from rushes.engines.previs.world import interior, street
from rushes.engines.previs.world.bands import (
    Board,
    Falling,
    Ground,
    Rays,
    Setting,
    is_low_sun,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.clearing import covers
from rushes.engines.previs.world.colour import Colour, full, mix, rgb
from rushes.engines.previs.world.light import DAYLIGHT, Rig
from rushes.engines.previs.world.scenery import Practical
from rushes.engines.previs.world.settings.rooms import plain_backdrop


def _stage_rig(rig: Rig) -> Rig:
    return replace(
        rig,
        key=rgb("#ffe2b8") * 0.72,
        ambient=rgb("#4a3a66") * 0.50,
        haze=rgb("#3a2444"),
        haze_density=0.012,
        facing=0.45,
        sun=(-0.3, 0.9),
        lamps=1,
        falling="",
        wet=0.0,
        snow=0.0,
    )


PAINTED: dict[Time, tuple[str, str, str]] = {
    "dawn": ("#33408a", "#c8788a", "#ffb48a"),
    "morning": ("#22508c", "#5f8cae", "#e8d8b0"),
    "noon": ("#18488c", "#4a84b8", "#d8e4e8"),
    "afternoon": ("#2c4c84", "#a8825c", "#f0c080"),
    "dusk": ("#1c1a4a", "#8a3f70", "#ff9a62"),
    "night": ("#0a0e2c", "#2c2f7a", "#7a86e0"),
}
"""The painted cloth at the back, from top to foot, and the glow upon it, by the time of day that is played."""


def _stage_marks(brush: Brush) -> None:
    for k in range(-30, 31):
        brush.line([(k * 0.30, 1), (k * 0.30, 12)], 0.014, "#1c0e0c", 0.5)
    for s in (-1.6, 0, 1.6):
        brush.soft(s, 5.6, 1.5, 1.0, "#ffdfa8", 0.34, plus=True)


def _audience(brush: Brush) -> None:
    """Heads of those who watch, along the lower edge, where nobody on stage is hidden."""
    view = brush.plate.view
    if not view.is_wide:
        return
    foot = (view.height - view.hy) * brush.z / view.f - view.eye
    for k, share in enumerate(np.linspace(-1.06, 1.06, 10).tolist()):
        x = brush.u(share) + 0.06 * brush.rng.random()
        rise = 0.10 + 0.05 * brush.rng.random()
        if covers(brush.clear, x - 0.2, x + 0.2, foot - rise):
            continue
        ink = ("#1a1020", "#22141e", "#160e1c")[k % 3]
        brush.oval(x, foot - rise + 0.10, 0.088, 0.105, ink)
        brush.poly(
            [(x - 0.22, foot + 0.2), (x - 0.16, foot + 0.075), (x + 0.16, foot + 0.075), (x + 0.22, foot + 0.2)], ink
        )


STAGE = Setting(
    "stage",
    (
        Ground("stage", _stage_marks, shine=0.28),
        Board(
            "cyc",
            11,
            lambda brush: (
                brush.rect(
                    brush.x0, brush.top * 1.3, brush.x1 - brush.x0, -brush.top * 1.3, PAINTED[brush.rig.time][:2]
                ),
                brush.soft(0, -1.2, brush.half * 0.95, 3.4, PAINTED[brush.rig.time][2], 0.30, plus=True),
                street.string_lights(brush, brush.u(-0.9), brush.u(0.9), brush.top * 0.55, 1.0, 18),
            ),
            rim=0,
            haze=0.0,
        ),
        Board(
            "drape2",
            9,
            lambda brush: [
                interior.curtain(
                    brush,
                    brush.u(s) if s < 0 else brush.u(s - 0.34),
                    brush.u(s + 0.34) if s < 0 else brush.u(s),
                    brush.top * 1.2,
                    0,
                    "#6a1826",
                    7,
                )
                for s in (-1.3, 1.3)
            ],
            rim=0.2,
        ),
        Board(
            "drape1",
            7.2,
            lambda brush: (
                [
                    interior.curtain(
                        brush,
                        brush.u(s) if s < 0 else brush.u(s - 0.42),
                        brush.u(s + 0.42) if s < 0 else brush.u(s),
                        brush.top * 1.3,
                        0,
                        "#a3202f",
                        8,
                    )
                    for s in (-1.25, 1.25)
                ],
                interior.curtain(brush, brush.x0, brush.x1, brush.top * 1.4, brush.top * 0.80, "#a3202f", 26),
            ),
            rim=0.2,
        ),
        Rays((0.22, -0.12), 1, 0.40, 0.30, 1.18, "#ffe6b8", 6.9, False, 0.07),
        Rays((0.78, -0.12), 1, 0.40, 0.30, 1.96, "#ffd2c0", 6.4, False, 0.07),
        Rays((0.5, -0.15), 1, 0.30, 0.34, 1.57, "#fff2d8", 6.0, False, 0.02),
        Rays((0.02, -0.10), 1, 0.22, 0.16, 0.95, "#8fb4ff", 7.0, False, 0.16),
        Rays((0.98, -0.10), 1, 0.22, 0.16, 2.19, "#ff9ad8", 6.7, False, 0.16),
        Board(
            "foot",
            4.3,
            lambda brush: [
                (
                    brush.oval(brush.u(s), 0.10, 0.10, 0.07, "#2a2020"),
                    brush.light(brush.u(s), 0.06, 0.07, "#ffd08a", 0.8),
                )
                for s in np.linspace(-1.05, 1.05, 9)
            ],
            rim=0,
        ),
        Board("audience", 2.5, _audience, rim=1.4, sway=0.006),
        Falling("motes", 60),
    ),
    indoor=True,
    backdrop=plain_backdrop("#2a1c3a"),
    relight=(_stage_rig,),
    soft_beyond=8,
)


# --- studio -------------------------------------------------------------------------------------------------

CYC = 10.5
"""Depth of the studio's cyclorama, metres."""


def _studio_inks(rig: Rig) -> tuple[Colour, Colour, Colour]:
    """Backdrop top, backdrop foot and the glow on it: the time of day tints the neutral set."""
    share = 0.42 if is_low_sun(rig) else 0.20
    top = mix("#515c72", rig.sky[1], share)
    foot = mix("#a9afba", rig.sky[3], share)
    glow = mix("#f4e2c6", rig.sky[4], share)
    if rig.time == "night":
        top, foot, glow = mix(top, "#0c1024", 0.45), mix(foot, "#1c2444", 0.55), mix("#6f86c8", glow, 0.4)
    return top, foot, glow


def _studio_cyc(brush: Brush) -> None:
    """A painted cyclorama: a tall gradient, a pool of light, big soft brush strokes and the bend to the floor."""
    top, foot, glow = _studio_inks(brush.rig)
    rng, half = brush.rng, brush.half
    tall = -brush.top * 1.35
    brush.rect(brush.x0, -tall, brush.x1 - brush.x0, tall + 0.05, (top, foot))
    for k in range(14):
        x, y = half * (2.6 * rng.random() - 1.3), -tall * (0.15 + 0.8 * rng.random())
        ink = mix(top, foot, float(rng.random()))
        brush.soft(
            x, y, half * (0.35 + 0.4 * rng.random()), tall * (0.10 + 0.10 * rng.random()), ink, 0.20 + 0.02 * (k % 3)
        )
    brush.soft(brush.rig.side * half * 0.16, -1.9, half * 0.95, 3.4, glow, 0.46)
    brush.soft(brush.rig.side * half * 0.10, -1.5, half * 0.45, 1.8, glow, 0.07, plus=True)
    brush.fade(brush.x0, -0.9, brush.x1 - brush.x0, 0.95, foot, 0.0, 0.9, horizontal=False)


def _studio_floor(brush: Brush) -> None:
    """The bend of the cyclorama, a pool of light where the actors stand, and the tape of their marks."""
    _, foot, glow = _studio_inks(brush.rig)
    for k in range(10):
        z = CYC - 0.42 * k
        brush.poly([(-30, z - 0.42), (30, z - 0.42), (30, z), (-30, z)], foot, 0.92 * (1 - k / 10) ** 1.4)
    brush.soft(0, 5.7, 3.0, 1.9, glow, 0.34)
    for x in (-0.75, 0.75):
        for dx, dz in ((0.16, 0.03), (0.03, 0.16)):
            brush.poly(
                [(x - dx, 5.1 - dz), (x + dx, 5.1 - dz), (x + dx, 5.1 + dz), (x - dx, 5.1 + dz)], "#e8d8a8", 0.35
            )


def _studio_flats(brush: Brush) -> None:
    """Tall panels that frame the set, one leaning behind the other on each side."""
    _, foot, _ = _studio_inks(brush.rig)
    for side in (-1, 1):
        for k, (share, w, h) in enumerate(((1.02, 1.5, 3.6), (0.86, 1.1, 2.9))):
            x = side * brush.half * share
            ink = mix(foot, "#3a4356", 0.50 - 0.16 * k)
            lit = 0.9 if side != brush.rig.side else 0.55
            brush.soft(x, 0.02, w * 0.7, 0.14, "#0a0a12", 0.4)
            brush.rect(x - w / 2, -h, w, h, (brush.tone(mix(ink, "#ffffff", 0.12), lit), brush.tone(ink, lit * 0.6)))
            edge = x - w / 2 if side > 0 else x + w / 2 - 0.06
            brush.rect(edge, -h, 0.06, h, brush.tone(mix(ink, "#ffffff", 0.4), lit), 0.8)


def _studio_things(brush: Brush) -> None:
    """A few plain solids, a plant and a stool at the sides: depth and scale, no story."""
    _, foot, _ = _studio_inks(brush.rig)
    left, right = brush.u(-0.78), brush.u(0.80)
    for x, w, h, ink in (
        (left, 0.95, 0.80, mix(foot, "#c98a5a", 0.45)),
        (left + 0.62, 0.55, 0.42, mix(foot, "#4f7a86", 0.5)),
        (right, 0.60, 1.15, mix(foot, "#5a5f86", 0.5)),
    ):
        brush.soft(x, 0.02, w * 0.75, 0.13, "#0a0a12", 0.42)
        brush.rect(x - w / 2, -h, w, h, (brush.tone(mix(ink, "#ffffff", 0.15), 0.7), brush.tone(ink, 0.3)))
        lid = [(x - w / 2, -h), (x + w / 2, -h), (x + w * 0.38, -h - 0.12), (x - w * 0.38, -h - 0.12)]
        brush.poly(lid, brush.tone(mix(ink, "#ffffff", 0.3), 1.0))
        brush.rect(x + (w * 0.18 if brush.rig.side < 0 else -w / 2), -h, w * 0.32, h, brush.tone(ink, 0), 0.35)
    interior.plant(brush, right + 0.75, 1.25, "#d8d4cc")
    brush.oval(left + 0.05, -1.02, 0.20, 0.20, (brush.tone("#f0d9a8", 1.0), brush.tone("#b8895a", 0.3)))


def _studio_softbox(brush: Brush) -> None:
    """The lamp that the light comes from, half in the picture, on the key's side."""
    x, y = brush.rig.side * brush.half * 0.97, -2.75
    brush.line([(x, 0), (x, y)], 0.06, "#1c1e24")
    brush.line([(x - 0.5, 0.02), (x, -0.6), (x + 0.5, 0.02)], 0.05, "#1c1e24")
    brush.poly([(x - 0.66, y - 0.62), (x + 0.66, y - 0.78), (x + 0.66, y + 0.62), (x - 0.66, y + 0.78)], "#15171c")
    brush.poly([(x - 0.57, y - 0.53), (x + 0.57, y - 0.67), (x + 0.57, y + 0.53), (x - 0.57, y + 0.67)], "#fff3dc")
    brush.soft(x, y, 2.1, 1.9, "#fff0d8", 0.24, plus=True)
    brush.light(x, y, 0.55, "#ffe9c8", 0.5)


def _studio_rig(rig: Rig) -> Rig:
    """One big soft lamp from the side of the time's sun; the time tints what fills the shade."""
    dark = 0.62 if rig.time == "night" else 0.86 if rig.time in ("dawn", "dusk") else 1.0
    return replace(
        rig,
        key=mix("#fff1dc", full(rig.key), 0.35) * np.float32(0.66),
        ambient=mix("#b4bccc", rig.sky[2], 0.30) * np.float32(0.66 * dark),
        haze=mix("#aab2c0", rig.sky[3], 0.4),
        sun=(math.copysign(0.62, DAYLIGHT[rig.time].sun[0]), 0.62),
        facing=0.58,
        lamps=0.6,
    )


STUDIO = Setting(
    "studio",
    (
        Ground("studio", _studio_floor, shine=0.10),
        Board("cyc", CYC, _studio_cyc, rim=0, haze=0.0),
        Rays((0.06, -0.30), 5, 0.10, 0.7, 1.0, "#fff1dc", 8.6, False),
        Board("flats", 8.8, _studio_flats, rim=0.4),
        Board("things", 7.6, _studio_things, rim=0.6, sway=0.002),
        Board("softbox", 6.9, _studio_softbox, rim=0.3),
        Board(
            "front",
            2.4,
            lambda brush: interior.overhang(brush, -1, 1.4, "#d8d4cc"),
            rim=0.4,
            sway=0.006,
        ),
        Falling("motes", 50),
    ),
    indoor=True,
    focus=0.7,
    bloom_threshold=218,
    backdrop=plain_backdrop("#7a8496"),
    relight=(_studio_rig,),
    practical=Practical((0.5, -0.5, 0.7), "#fff1dc", 0.64),
)
