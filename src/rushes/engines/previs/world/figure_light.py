"""The light on the figures, from the same rig that lit the setting, so that both look like one picture."""

import math

import numpy as np

from rushes.engines.previs.lighting import FigureLight, Lamp
from rushes.engines.previs.world.colour import Colour, full, luma, mix, rgb
from rushes.engines.previs.world.scenery import PlacedLamp, Scenery
from rushes.engines.previs.world.stage import Lens

LEAST_VALUE = 0.62
"""Luma that a white surface facing the camera keeps at least: people stay readable on the darkest night."""
MOST_LAMPS = 3
LAMP_REACH = 9.0
"""Metres at which a lamp of radius .2 and strength 1 stops mattering to a figure."""
RIM_GAIN = 1.0
NIGHT_RIM = 1.5
"""The moon draws an edge around whoever would drown in the dark."""


def light_at(scenery: Scenery, lens: Lens, x: float, z: float) -> FigureLight:
    """The light on a figure that stands at (x, z) metres, seen through `lens`."""
    rig, practical = scenery.rig, scenery.practical
    lamps_on = _lamps_on(scenery)
    direction = _towards_key(scenery)
    key, facing = rig.key, rig.facing
    if lamps_on > 0:  # the lamp takes over as the sun goes: it stands in front of the figure, so it reaches faces
        lamp_key = rgb(practical.ink) * np.float32(practical.strength)
        share = lamps_on * 0.75
        key = mix(key, lamp_key, share)
        facing = facing * (1 - share) + 0.62 * share
        direction = _blend(direction, practical.direction, share)
    ambient = _lifted(rig.ambient, key, facing)
    rim = mix(full(rig.key), full(rig.sky[3]), 0.25) if not rig.indoor else full(key)
    if lamps_on > 0.5 and not rig.indoor:
        rim = mix(rim, practical.ink, 0.25)
    return FigureLight(
        direction=_rolled(direction, lens.pose.roll),
        key=key,
        ambient=ambient,
        facing=facing,
        rim=rim,
        rim_strength=_rim_strength(scenery),
        haze=rig.haze,
        haze_amount=min(0.6, rig.haze_at(z) * 0.85),
        lamps=_near_lamps(scenery, lens, x, z),
        wet=rig.wet if rig.falling == "rain" else 0.0,
        snow=1.0 if rig.falling == "snow" else 0.0,
        unit=lens.view.unit,
    )


def _lamps_on(scenery: Scenery) -> float:
    """How much the practical carries the figures: lamps by night, less at dusk, never by day outside."""
    rig = scenery.rig
    if rig.indoor:
        return 0.55 * rig.lamps
    return {"night": 1.0, "dusk": 0.38, "dawn": 0.2}.get(rig.time, 0.45 if rig.lamps > 0.4 else 0.0) * rig.lamps


def _towards_key(scenery: Scenery) -> tuple[float, float, float]:
    """From the figure to the sun: a low `facing` means that it stands behind the figure."""
    rig = scenery.rig
    x, altitude = rig.sun
    sideways = math.copysign(max(abs(x) * 1.3, 0.25), x)
    return _unit((sideways, -(0.30 + 0.85 * altitude), (rig.facing - 0.48) * 1.9))


def _blend(a: tuple[float, float, float], b: tuple[float, float, float], share: float) -> tuple[float, float, float]:
    x, y, z = (p * (1 - share) + q * share for p, q in zip(a, _unit(b), strict=True))
    return _unit((x, y, z))


def _unit(v: tuple[float, float, float]) -> tuple[float, float, float]:
    n = math.hypot(*v) or 1.0
    return v[0] / n, v[1] / n, v[2] / n


def _rolled(v: tuple[float, float, float], degrees: float) -> tuple[float, float, float]:
    a = math.radians(degrees)
    return v[0] * math.cos(a) - v[1] * math.sin(a), v[0] * math.sin(a) + v[1] * math.cos(a), v[2]


def _lifted(ambient: Colour, key: Colour, facing: float) -> Colour:
    """The ambient light, raised (in its own colour, a little towards grey) until faces can be read."""
    value = luma(ambient + key * np.float32(facing))
    if value >= LEAST_VALUE:
        return ambient
    missing = np.float32(LEAST_VALUE - value)
    return np.asarray(ambient + mix(full(ambient), "#ffffff", 0.35) * missing, np.float32)


def _rim_strength(scenery: Scenery) -> float:
    rig = scenery.rig
    backlit = 0.35 + 0.75 * (1 - rig.facing)
    visible = 0.35 + 0.65 * rig.sun_visible
    moonlit = NIGHT_RIM if rig.time == "night" and not rig.indoor else 1.0
    return RIM_GAIN * backlit * moonlit * (visible if not rig.indoor else 0.7)


def _near_lamps(scenery: Scenery, lens: Lens, x: float, z: float) -> tuple[Lamp, ...]:
    """The lamps that matter most here, in picture pixels."""
    scored: list[tuple[float, int, PlacedLamp]] = []
    for i, lamp in enumerate(scenery.lamps):
        distance = math.hypot(lamp.x - x, lamp.y - scenery.floor + 1.3, (lamp.z - z) * 0.6)
        reach = LAMP_REACH * math.sqrt(min(lamp.radius, 0.6) / 0.2) * min(lamp.strength, 1.2)
        score = 1 - distance / reach
        if score > 0.05:
            scored.append((-score, i, lamp))
    found: list[Lamp] = []
    for score, _, lamp in sorted(scored)[:MOST_LAMPS]:
        px, py = lens.project(lamp.x, lamp.y, lamp.z)
        strength = -score * min(lamp.strength, 1.2) * scenery.rig.lamps * 0.8
        reach = LAMP_REACH * 0.45 * lens.scale(z)
        found.append(Lamp(px, py, reach, lamp.colour, strength))
    return tuple(found)
