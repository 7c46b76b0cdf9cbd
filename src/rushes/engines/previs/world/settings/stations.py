"""Places to leave from: a filling station at the road, a platform underground, a platform of the railway."""

from rushes.engines.previs.world import air, houses, motion, platforms, street, terrain, trees, wayside, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Setting,
    is_high_sun,
    is_low_sun,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.light import fluorescent
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.settings.rooms import plain_backdrop
from rushes.engines.previs.world.stage import Plate

# --- gas station ----------------------------------------------------------------------------------------------

ROOF_FRONT, ROOF_BACK, PUMPS = 11.6, 19.0, 13.4


def _roof_span(brush: Brush) -> tuple[float, float]:
    """Left and right end of the roof over the pumps, metres at any depth."""
    half = brush.plate.view.half_width(ROOF_FRONT)
    return -1.25 * half, 0.42 * half


def _forecourt(brush: Brush) -> None:
    """Concrete slabs, a road that passes behind the shop, oil stains, lines to stop at."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    road = brush.tone("#98a1ac" if snowy else "#3f4048", lit * 0.9)
    brush.poly([(-60, 31), (60, 31), (60, 44), (-60, 44)], road)
    for k in range(-14, 15):
        dash = [(4 * k, 37.2), (4 * k + 2, 37.2), (4 * k + 2, 37.6), (4 * k, 37.6)]
        brush.poly(dash, brush.tone("#e9d27a", lit * 1.1))
    slab = brush.tone("#dfe5ec" if snowy else "#a9a69f", lit)
    brush.poly([(-30, 0.8), (30, 0.8), (30, 26), (-30, 26)], slab, 0.65)
    for k in range(-10, 11):
        brush.line([(3 * k, 0.8), (3 * k, 26)], 0.05, brush.tone("#6a665e", 0.2), 0.45)
    for z in (3.4, 6.4, 9.4, 12.4, 15.4, 18.4):
        brush.line([(-30, z), (30, z)], 0.05, brush.tone("#6a665e", 0.2), 0.45)
    for x, z, r in ((-1.8, 10.6, 0.5), (1.4, 12.0, 0.35), (-4.2, 11.2, 0.4), (0.6, 7.4, 0.28)):
        brush.oval(x, z, r, r * 0.7, brush.tone("#4a4844", lit), 0.35)
    for x in (-5.6, -1.4, 2.0):
        bay = [(x, 9.8), (x + 0.14, 9.8), (x + 0.14, 16.5), (x, 16.5)]
        brush.poly(bay, brush.tone("#e9c24a", lit), 0.8)
    if brush.rig.lamps > 0.25:
        x0, x1 = _roof_span(brush)
        brush.soft((x0 + x1) / 2, 13.5, (x1 - x0) * 0.62, 5.5, "#ffe6b8", 0.26 * brush.rig.lamps, plus=True)


def _pumps(brush: Brush) -> None:
    x0, x1 = _roof_span(brush)
    for share in (0.22, 0.72):
        x = x0 + share * (x1 - x0)
        wayside.pillar(brush, x - 1.45, -4.4)
        wayside.island(brush, x, 3.9)
        for dx in (-0.55, 0.75):
            wayside.pump(brush, x + dx, -0.16)


def _far_pumps(brush: Brush) -> None:
    x0, x1 = _roof_span(brush)
    for share in (0.42, 0.88):
        x = x0 + share * (x1 - x0)
        wayside.pillar(brush, x, -4.35)
        wayside.island(brush, x + 0.9, 3.0)
        wayside.pump(brush, x + 0.9, -0.16)


def _pennants(brush: Brush) -> None:
    """From the roof to the sign."""
    _, x1 = _roof_span(brush)
    street.bunting(brush, x1, brush.u(0.80), -4.7, 0.7, 11)


def _roadside(brush: Brush) -> None:
    for share in (-1.05, -0.86, 0.93, 1.08):
        trees.bush(brush, brush.u(share), 1.5, 0.8)


def _passing_cars(scenery: Scenery) -> list[Plate]:
    inks = (("#b8473f", 1, 35.0), ("#c9c4bc", -1, 39.5), ("#3f6a8a", 1, 35.0))
    return [street.car_plate(scenery, z, ink, facing, k) for k, (ink, facing, z) in enumerate(inks)]


def _served_car(brush: Brush) -> None:
    street.car(brush, brush.u(-0.62), 4.3, "#3f6f8f", facing=-1)


GAS_STATION = Setting(
    "gas station",
    (
        Clouds("streaks", 1.0, when=is_low_sun),
        Clouds("cumulus", 0.9, when=is_high_sun),
        Board("range", 700, lambda brush: terrain.hills(brush, 60, albedos=("#7a7a72", "#a89a7c"), waves=1.8)),
        Board("hills", 300, lambda brush: terrain.hills(brush, 16, albedos=("#6f7a58", "#a09a66"))),
        Board("poles", 52, lambda brush: wayside.poles(brush, 8.0, 24.0), haze=0.10),
        Ground("asphalt", _forecourt, shine=0.10),
        Moving("cars", 35, motion.crossing(_passing_cars, 30, 8.5, 1.5), sharp=True),
        Board("shop", 25, lambda brush: wayside.roadside_shop(brush, brush.u(-0.62), brush.half * 1.0)),
        Board("far pumps", 17.2, _far_pumps),
        Board("served car", 15.4, _served_car),
        Board("sign", 15.0, lambda brush: wayside.price_sign(brush, brush.u(0.80), max(-6.6, 0.94 * brush.top))),
        Board("pumps", PUMPS, _pumps),
        Board("roof", ROOF_FRONT, lambda brush: wayside.station_roof(brush, *_roof_span(brush), ROOF_BACK), rim=0.4),
        Board("pennants", 11.2, _pennants, rim=0, sway=0.012),
        Board("bushes", 10.4, _roadside, sway=0.006),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    practical=Practical((-0.35, -0.80, 0.48), "#ffe0b0", 0.70),
)

# --- platforms ------------------------------------------------------------------------------------------------

EDGE = 7.9
"""Metres to the edge of a platform; the train is a little farther."""


def _platform(brush: Brush, slab: str, joint: str, far: float, pit: str) -> None:
    """Slabs, a strip of studs that warns, a white edge; beyond it the bed of the track."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    stone = brush.tone("#e2e9f1" if snowy else slab, lit)
    brush.poly([(-40, 0.8), (40, 0.8), (40, EDGE), (-40, EDGE)], stone, 0.85)
    for k in range(-24, 25):
        brush.line([(1.2 * k, 0.8), (1.2 * k, EDGE)], 0.025, brush.tone(joint, 0.3), 0.5)
    for j in range(6):
        brush.line([(-40, 1.2 + 1.15 * j), (40, 1.2 + 1.15 * j)], 0.03, brush.tone(joint, 0.3), 0.5)
    brush.poly(
        [(-40, EDGE - 0.75), (40, EDGE - 0.75), (40, EDGE - 0.28), (-40, EDGE - 0.28)], brush.tone("#f0bc2c", lit * 1.1)
    )
    for k in range(-90, 91):
        for j in range(2):
            brush.oval(0.16 * k, EDGE - 0.62 + 0.18 * j, 0.045, 0.045, brush.tone("#a87a10", lit), 0.6)
    brush.poly([(-40, EDGE - 0.16), (40, EDGE - 0.16), (40, EDGE), (-40, EDGE)], brush.tone("#f2eee4", lit))
    brush.poly([(-40, EDGE), (40, EDGE), (40, far), (-40, far)], brush.tone(pit, lit * 0.7))


def _subway_floor(brush: Brush) -> None:
    _platform(brush, "#8d8f92", "#54565c", 40.0, "#1a1a1e")
    for share in (-0.75, 0.0, 0.75):
        brush.soft(share * 5.0, 6.0, 1.9, 1.2, "#e8f6ee", 0.20, plus=True)


def _subway_wall(brush: Brush) -> None:
    """The wall beyond the track, posters and the name of the station on it; the pit below."""
    tall = 9.0 if brush.plate.view.shape == "portrait" else 5.4
    platforms.tiles(brush, -tall, 0.0)
    width = brush.x1 - brush.x0
    brush.rect(brush.x0, -tall, width, tall - 3.4, brush.tone("#3c4248", 0.2))
    brush.rect(brush.x0, 0.0, width, 0.9, ("#1c1e22", "#0c0c10"))
    brush.rect(brush.x0, 0.42, width, 0.05, brush.tone("#a8acb4", 0.7))
    step = max(4.6, brush.half * 0.62)
    for k in range(-3, 4):
        x = step * k
        platforms.station_name(brush, x, -2.40, min(3.0, step * 0.6))
        platforms.poster(brush, x + step * 0.5 - 0.75, -0.35, 1.5, 1.7, k % 3)
    for k in range(-6, 7):  # cables
        brush.line([(k * 3.0, -3.3), (k * 3.0 + 1.5, -3.22), (k * 3.0 + 3.0, -3.3)], 0.05, "#16181c", 0.9)


def _subway_columns(brush: Brush) -> None:
    """Steel columns at the edge, each with its number."""
    for share in (-0.92, -0.34, 0.30, 0.92):
        x = brush.u(share)
        brush.rect(x - 0.17, -9, 0.34, 9, (brush.tone("#4f6f66", 0.5), brush.tone("#2f5248", 0.5)))
        for dx in (-0.17, 0.11):
            brush.rect(x + dx, -9, 0.06, 9, brush.tone("#7fa090", 0.7))
        brush.rect(x - 0.24, -0.25, 0.48, 0.25, brush.tone("#2a3c38", 0.4))
        brush.rect(x - 0.15, -2.15, 0.30, 0.36, brush.tone("#f2efe6", 0.8))
        street.glyphs(brush, x - 0.10, -1.88, 0.20, 0.20, "#1f2a4a")


def _subway_top(brush: Brush) -> None:
    """Girders and tubes of light overhead, signs that hang from them."""
    top = max(-3.9, 0.92 * brush.top) if brush.plate.view.shape != "portrait" else 0.80 * brush.top
    brush.rect(brush.x0, top - 12, brush.x1 - brush.x0, 12, (brush.tone("#2c3036", 0.2), brush.tone("#40464c", 0.3)))
    brush.rect(brush.x0, top - 0.08, brush.x1 - brush.x0, 0.16, brush.tone("#5a6268", 0.6))
    for share in (-0.80, -0.30, 0.24, 0.78):
        x = brush.u(share)
        brush.rect(x - 0.72, top + 0.06, 1.44, 0.09, "#f4fff8")
        brush.soft(x, top + 0.12, 1.7, 0.9, "#d8f4e4", 0.26, plus=True)
    platforms.departures(brush, brush.u(0.52), top + 1.12, top, min(2.0, brush.half * 0.5))


def _subway_bench(brush: Brush) -> None:
    street.bench(brush, brush.u(-0.66), 1.7)
    x = brush.u(0.72)
    brush.rect(x - 0.24, -0.86, 0.48, 0.86, (brush.tone("#7d868c", 0.7), brush.tone("#4c545a", 0.3)))
    brush.oval(x, -0.86, 0.26, 0.08, brush.tone("#2a2e32", 0.4))


SUBWAY = Setting(
    "subway station",
    (
        Ground("tile", _subway_floor, shine=0.30, palette=("#74767a", "#8a8c90", "#9a9ca0")),
        Board("wall", 12.4, _subway_wall, rim=0, haze=0.0),
        Moving("train", 10.0, platforms.train(10.0, "#b8c0c8", "#d8433a", cars=3, speed=1.8, front_at=0.55)),
        Board("columns", 7.5, _subway_columns, rim=0.3),
        Board("top", 7.4, _subway_top, rim=0, flicker=0.10),
        Board("bench", 7.0, _subway_bench, rim=0.4),
        Falling("motes", 30),
    ),
    indoor=True,
    backdrop=plain_backdrop("#2a2e34"),
    relight=(fluorescent,),
    focus=0.7,
    practical=Practical((0.1, -0.86, 0.5), "#e6fff2", 0.62),
)


def _railway(brush: Brush) -> None:
    """The platform, ballast with two tracks, and the far platform."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    _platform(brush, "#b3aca2", "#7a746c", 17.5, "#dfe5ec" if snowy else "#77706a")
    for z in (9.6, 11.1, 13.4, 14.9):
        if z in (9.6, 13.4):
            for k in range(-60, 61):
                sleeper = [
                    (0.62 * k, z - 0.4),
                    (0.62 * k + 0.24, z - 0.4),
                    (0.62 * k + 0.24, z + 1.9),
                    (0.62 * k, z + 1.9),
                ]
                brush.poly(sleeper, brush.tone("#5a4a40", lit), 0.55)
        brush.poly([(-60, z), (60, z), (60, z + 0.12), (-60, z + 0.12)], brush.tone("#c8ccd2", lit * 1.2))
    brush.poly([(-60, 17.5), (60, 17.5), (60, 26), (-60, 26)], brush.tone("#e2e9f1" if snowy else "#a89f94", lit))
    brush.poly([(-60, 17.5), (60, 17.5), (60, 17.8), (-60, 17.8)], brush.tone("#f2eee4", lit))


def _station_house(brush: Brush) -> None:
    """Brick, arched windows, a gable with the clock."""
    rig, half = brush.rig, brush.half
    wall, trim = "#a8604c", "#e2d2b8"
    brush.rect(
        -half * 1.3, -6.6, half * 2.6, 6.6, (brush.tone(wall, None), brush.tone(mix(wall, "#30203a", 0.2), None))
    )
    for k in range(20):
        brush.rect(-half * 1.3, -0.33 * k, half * 2.6, 0.03, brush.tone("#5a2c26", 0.2), 0.35)
    count = max(4, int(half * 2.4 / 3.2))
    for k in range(count):
        x = -half * 1.2 + 2.4 * half * (k + 0.5) / count
        glass = (
            ("#ffdf9e", "#e8a860")
            if rig.lamps > 0.3
            else (mix(rig.sky[2], "#2a3848", 0.35), mix(rig.sky[4], "#2a3848", 0.35))
        )
        brush.rect(x - 0.72, -4.9, 1.44, 4.4, brush.tone(trim, 0.6))
        brush.oval(x, -4.9, 0.72, 0.6, brush.tone(trim, 0.6))
        brush.rect(x - 0.58, -4.8, 1.16, 3.7, glass)
        brush.oval(x, -4.82, 0.58, 0.46, glass[0])
        for dx in (-0.2, 0.2):
            brush.rect(x + dx - 0.03, -5.2, 0.06, 4.1, brush.tone("#5a4030", 0.4))
        for y in (-3.6, -2.4):
            brush.rect(x - 0.58, y, 1.16, 0.06, brush.tone("#5a4030", 0.4))
        if rig.lamps > 0.3:
            brush.light(x, -3.2, 0.4, "#ffcf8a", 0.35)
    brush.rect(-half * 1.32, -6.9, half * 2.64, 0.4, brush.tone(trim, 0.7))
    roof = [(-half * 1.35, -6.8), (-half * 1.2, -8.6), (half * 1.2, -8.6), (half * 1.35, -6.8)]
    houses.roof(brush, roof, "#5a6472")
    x = half * 0.42
    houses.roof(brush, [(x - 2.6, -7.0), (x, -10.4), (x + 2.6, -7.0)], "#5a6472")
    brush.poly([(x - 1.9, -6.9), (x, -9.5), (x + 1.9, -6.9)], brush.tone(wall, None))
    brush.oval(x, -7.75, 0.78, 0.78, brush.tone(trim, 0.8))
    brush.oval(x, -7.75, 0.62, 0.62, "#fff4d2" if rig.lamps > 0.3 else brush.tone("#faf6ea", 0.95))
    brush.line([(x, -7.75), (x, -8.22)], 0.07, "#20222a")
    brush.line([(x, -7.75), (x + 0.3, -7.6)], 0.08, "#20222a")


def _platform_roof(brush: Brush) -> None:
    """The roof over this platform, seen from below: its edge with a fringe of boards, beams, lamps."""
    view = brush.plate.view
    top = max(-3.7, 0.84 * brush.top) if view.shape == "landscape" else 0.74 * brush.top
    brush.rect(brush.x0, top - 14, brush.x1 - brush.x0, 14, (brush.tone("#4a4e50", 0.2), brush.tone("#6a6a62", 0.3)))
    ink = "#2f5a50"
    for k in range(-7, 8):
        x = k * 1.6
        far, near = (x, top), (x * 2.6, brush.top * 1.6)
        brush.line([far, near], 0.10, brush.tone(ink, 0.3))
    brush.rect(brush.x0, top - 0.10, brush.x1 - brush.x0, 0.26, (brush.tone(ink, 0.7), brush.tone(ink, 0.3)))
    k = brush.x0
    while k < brush.x1:  # the fringe
        brush.poly(
            [(k, top + 0.14), (k + 0.26, top + 0.14), (k + 0.26, top + 0.32), (k + 0.13, top + 0.46), (k, top + 0.32)],
            brush.tone(mix(ink, "#e8e0cc", 0.55), 0.7),
        )
        k += 0.28
    for share in (-0.62, 0.12):
        x, on = brush.u(share), max(0.0, brush.rig.lamps)
        brush.rect(x - 0.02, top + 0.16, 0.04, 0.44, "#24282c")
        brush.oval(x, top + 0.66, 0.17, 0.17, "#fff2cc" if on > 0.2 else brush.tone("#f4f0e4", 0.9))
        if on > 0.2:
            brush.light(x, top + 0.66, 0.22, "#ffd596", on)
            brush.soft(x, top + 1.3, 1.6, 1.6, "#ffcf8a", 0.22 * on, plus=True)
    platforms.platform_clock(brush, brush.u(0.44), top + 0.80, top)
    platforms.departures(brush, brush.u(-0.26), top + 1.25, top, min(2.0, brush.half * 0.5))


def _platform_things(brush: Brush) -> None:
    top = max(-3.7, 0.84 * brush.top) if brush.plate.view.shape == "landscape" else 0.74 * brush.top
    for share in (-0.88, 0.86):
        platforms.iron_column(brush, brush.u(share), top)
    street.bench(brush, brush.u(-0.60), 1.8)
    x = brush.u(0.68)
    for k, (w, h, ink) in enumerate(((0.72, 0.50, "#8a5a34"), (0.50, 0.36, "#a8443a"))):  # luggage
        y = -0.50 * k
        brush.rect(x - w / 2, y - h, w, h, (brush.tone(mix(ink, "#ffffff", 0.1), 0.8), brush.tone(ink, 0.3)))
        for dx in (-0.3, 0.22):
            brush.rect(x + dx * w, y - h, 0.06, h, brush.tone(mix(ink, "#20100c", 0.5), 0.4))
        brush.rect(x - 0.10, y - h - 0.07, 0.20, 0.05, brush.tone("#3a2a20", 0.4))


TRAIN_STATION = Setting(
    "train station",
    (
        Clouds("streaks", 1.0, when=is_low_sun),
        Clouds("cumulus", 0.9, when=is_high_sun),
        Board("town", 130, lambda brush: street.skyline(brush, 26, albedos=("#7a7480", "#a0949a"), towers=False)),
        Board("trees", 44, lambda brush: trees.treeline(brush, 7.0, 0.9)),
        Ground("concrete", _railway, shine=0.06, palette=("#8d877f", "#a39c93", "#b7b0a6")),
        Board("house", 26, _station_house),
        Moving("travellers", 23, motion.walkers((22, 24), lane=(1.0, 8.5), count=5, walk=3.0), sharp=True),
        Moving("train", 10.6, platforms.train(10.6, "#2f6a5a", "#e8d8a8", cars=3, speed=2.4, front_at=0.35)),
        Board("things", 7.3, _platform_things, rim=0.6),
        Board("roof", 7.2, _platform_roof, rim=0),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Falling(),
    ),
    practical=Practical((-0.45, -0.72, 0.55), "#ffce92", 0.62),
)
