"""The studio: its own set, or a seamless backdrop in a colour, lit as a product or a portrait is."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from rushes.engines.previs.scene import Light, Studio
from rushes.engines.previs.world import interior
from rushes.engines.previs.world.bands import Board, Falling, Ground, Rays, Relight, Setting, is_low_sun
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Colour, full, luma, mix, rgb
from rushes.engines.previs.world.light import DAYLIGHT, Rig
from rushes.engines.previs.world.scenery import GroundSheet, Practical, Scenery
from rushes.engines.previs.world.settings.rooms import plain_backdrop
from rushes.engines.previs.world.sky import FloatImage, backdrop_size
from rushes.engines.previs.world.stage import Box, Plane, Plate

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


# --- seamless backdrops -------------------------------------------------------------------------------------

DARK_BELOW = 0.28
"""Backdrops of less luma are lit from the sides, with an edge of light on whoever stands there."""

EDGES = ("#dfe6f4", "#c8d2e8")
"""The two lamps that draw edges of light, unless the prompt names a colour."""

NEON = ("#ff3ea5", "#27d3ff")
"""The two lamps of a neon studio, left and right, unless the prompt names a colour."""


@dataclass(frozen=True)
class Sweep:
    """A band: the floor that runs up into the backdrop without an edge. It takes shadows and mirrors a little."""

    colour: str
    light: Light
    accents: tuple[str, str]

    def build(self, scenery: Scenery) -> None:
        """Add a floor that is only a pool of light: the backdrop goes on below it."""
        view = scenery.view
        plane = Plane((0.0, 1.0, 0.0), view.eye)
        seen = view.seen(plane)
        box = Box(seen.left, view.hy + 2, seen.right, max(view.height + 20.0, seen.bottom))
        plate = Plate(view, plane, box, 0.5, view.subject_z, "sweep")
        brush = scenery.level_brush(plate)
        dark = luma(self.colour) < DARK_BELOW
        z = view.subject_z
        if dark:
            brush.soft(0, z + 0.2, 2.6, 1.3, mix(self.colour, "#ffffff", 0.30), 0.55)
        else:
            brush.soft(0, z + 0.3, 3.2, 1.7, mix(self.colour, "#ffffff", 0.55), 0.6)
        if self.light in ("neon", "rim"):
            for side, ink in zip((-1, 1), self.accents, strict=True):
                brush.soft(side * 1.3, z + 0.2, 1.7, 1.1, ink, 0.30)
        scenery.ground = GroundSheet(plate, 0.24 if dark else 0.10, takes_shadows=not dark)
        plate.order = 60
        scenery.add(plate, half=False)


def _sweep_backdrop(colour: str, light: Light, accents: tuple[str, str]) -> Callable[[Scenery], FloatImage]:
    """The colour over the whole picture, a pool of light behind the middle, its edges falling off."""

    def paint(scenery: Scenery) -> FloatImage:
        width, height = backdrop_size(scenery.view)
        pad, view = scenery.view.pad, scenery.view
        x = np.linspace(pad.left, pad.right, width, dtype=np.float32)[None] / np.float32(view.width) - 0.5
        y = np.linspace(pad.top, pad.bottom, height, dtype=np.float32)[:, None] / np.float32(view.height)
        dark = luma(colour) < DARK_BELOW
        pool = np.exp(-((x / 0.42) ** 2 + ((y - 0.44) / 0.46) ** 2))[..., None]
        edge = rgb(colour) * np.float32({"dramatic": 0.45, "high key": 1.0}.get(light, 0.75 if dark else 0.86))
        heart = mix(colour, "#ffffff", 0.16 if dark else 0.55 if light == "high key" else 0.35)
        image = edge * (1 - pool) + heart * pool
        horizon = np.exp(-(((y - 0.66) / 0.10) ** 2))[..., None] * np.float32(0.05)
        image = image - horizon * (0.0 if dark or light == "high key" else 1.0)
        if light in ("neon", "rim"):
            for side, ink in zip((-1, 1), accents, strict=True):
                lamp = np.exp(-(((x - side * 0.52) / 0.26) ** 2 + ((y - 0.42) / 0.55) ** 2))[..., None]
                image = image + lamp * rgb(ink) * np.float32(0.55 if light == "neon" else 0.30)
        return np.asarray(np.clip(image, 0, 1), np.float32)

    return paint


def _sweep_rig(studio: Studio, accents: tuple[str, str]) -> Relight:
    """The light on whoever stands there: soft and frontal, or from the side with an edge of light."""

    def change(rig: Rig) -> Rig:
        dark = studio.backdrop is None or luma(studio.backdrop) < DARK_BELOW
        key, ambient, facing = 0.66, 0.62, 0.60
        if studio.light == "high key":
            key, ambient = 0.74, 0.72
        elif studio.light == "dramatic":
            key, ambient, facing = 0.98, 0.30, 0.36
        elif studio.light in ("rim", "neon"):
            key, ambient, facing = 0.90, 0.42, 0.34
        elif dark:
            key, ambient, facing = 0.86, 0.44, 0.46
        tint = accents[0] if studio.light == "neon" or studio.accent else "#fff4e4"
        fill = (
            mix("#ffffff", accents[1], 0.35)
            if studio.light in ("rim", "neon")
            else mix("#ffffff", studio.backdrop or "#ffffff", 0.18)
        )
        return replace(
            rig,
            key=mix("#fff4e4", tint, 0.8) * np.float32(key),
            ambient=fill * np.float32(ambient),
            haze=rgb(studio.backdrop or "#808080"),
            haze_density=0.0,
            sun=(-0.62, 0.55),
            facing=facing,
            lamps=0.0,
            falling="",
        )

    return change


def hung(studio: Studio) -> Setting:
    """The studio as a prompt wants it: its own set, or a seamless backdrop and the light that is asked for."""
    if studio == Studio():
        return STUDIO
    plain = NEON if studio.light == "neon" else EDGES
    accents = (studio.accent, studio.accent) if studio.accent else plain
    colour = studio.backdrop or ("#17141f" if studio.light != "high key" else "#f2f1ee")
    studio = studio.model_copy(update={"backdrop": colour})
    return replace(
        STUDIO,
        bands=(Sweep(colour, studio.light, accents),),
        backdrop=_sweep_backdrop(colour, studio.light, accents),
        relight=(_sweep_rig(studio, accents),),
        practical=Practical(strength=0.0),
        bloom_threshold=246 if luma(colour) > 0.6 else 205,
    )
