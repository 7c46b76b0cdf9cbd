"""One light rig for everything: time of day x weather x season x mood -> key, ambient, haze, sky, wetness, snow.

Painters never pick final colours. They hold local colours and ask `rig.tone(albedo, lit)`.
"""

from dataclasses import dataclass, replace

import numpy as np

from rushes.engines.previs.scene import Mood, Season, Time, Weather
from rushes.engines.previs.world.colour import Colour, Ink, desaturate, luma, mix, rgb, shoulder


@dataclass(frozen=True)
class Daylight:
    """A time of day. `sky` runs from the zenith to the horizon; `sun` is (screen x in half widths, altitude 0..1).

    `facing` is the share of the key that reaches surfaces which face the camera: below .4 the scene is backlit.
    `lamps` 0 off .. 1 every lamp and most windows on.
    """

    sky: tuple[str, str, str, str, str]
    sun: tuple[float, float]
    key: str
    key_gain: float
    ambient: str
    ambient_gain: float
    haze: str
    grey: str
    facing: float
    lamps: float
    stars: float = 0.0


DAYLIGHT: dict[Time, Daylight] = {
    "dawn": Daylight(
        ("#3c4f8c", "#7d77ae", "#d598a8", "#f9c4a0", "#ffe6bd"), (-0.50, 0.07), "#ffbc92", 1.22,
        "#8c8fbe", 0.70, "#ecbfb4", "#c4aab4", 0.34, 0.45, 0.12,
    ),
    "morning": Daylight(
        ("#2f72c0", "#62a6de", "#9fcdec", "#cfe4ea", "#f6e8cc"), (-0.62, 0.42), "#fff0cf", 1.16,
        "#9db8da", 0.72, "#cfe2ea", "#b6c2cc", 0.72, 0.0,
    ),
    "noon": Daylight(
        ("#1763bd", "#3f92dc", "#7cbdee", "#b5ddf3", "#dff1f5"), (0.34, 0.86), "#fffaf0", 1.20,
        "#93b4dc", 0.72, "#bcdcee", "#b8c3cc", 0.78, 0.0,
    ),
    "afternoon": Daylight(
        ("#2c68ae", "#6398cc", "#b4c9da", "#efd9c0", "#ffdda4"), (0.58, 0.26), "#ffdf9e", 1.20,
        "#98a2cc", 0.66, "#e9d7b4", "#b9b5b0", 0.62, 0.0,
    ),
    "dusk": Daylight(
        ("#1f2a5e", "#4a3d7e", "#a4547f", "#ee7c58", "#ffc46c"), (-0.40, 0.05), "#ffa05c", 1.42,
        "#7e62b2", 0.76, "#d57a68", "#6e6884", 0.30, 0.85, 0.06,
    ),
    "night": Daylight(
        ("#070c28", "#0e1c48", "#193068", "#2b4a82", "#456a9c"), (0.46, 0.66), "#a9c2ff", 0.95,
        "#5468b0", 0.70, "#33508a", "#2c3a62", 0.45, 1.0, 1.0,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Air:
    """A weather. `sun` is the share of the key that survives, `grey` how far the sky moves to its overcast colour.

    `haze` multiplies the density of the air, `dim` the exposure; `wet`, `snow`, `wind`, `cover` are 0..1. `ink` is the
    colour of what fills the air, where that is not the grey of the hour.
    """

    cover: float
    sun: float
    grey: float
    haze: float
    wet: float = 0.0
    snow: float = 0.0
    wind: float = 0.35
    dim: float = 1.0
    falling: str = ""
    ink: str = ""


AIR: dict[Weather, Air] = {
    "clear": Air(0.40, 1.0, 0.0, 1.0),
    "cloudy": Air(0.66, 0.5, 0.55, 1.3, dim=0.96),
    "rain": Air(0.88, 0.20, 0.80, 2.4, wet=1.0, wind=0.55, dim=0.95, falling="rain"),
    "snow": Air(0.85, 0.34, 0.74, 2.2, snow=1.0, wind=0.3, dim=0.93, falling="snow"),
    "fog": Air(0.0, 0.30, 0.80, 6.0, wet=0.25, wind=0.1),
    "storm": Air(0.98, 0.05, 0.95, 2.4, wet=1.0, wind=1.0, dim=0.76, falling="rain"),
    "wind": Air(0.52, 0.95, 0.05, 1.1, wind=1.0, falling="leaves"),
    "sandstorm": Air(0.0, 0.34, 0.92, 5.5, wind=1.0, dim=0.97, falling="sand", ink="#f2963c"),
}

Ramp = tuple[str, ...]
"""Local colours of one material, dark to light."""


@dataclass(frozen=True)
class Growth:
    """What grows in a season: colours of foliage and grass, and how many flowers (0..1)."""

    foliage: Ramp
    grass: Ramp
    flowers: float


SEASONS: dict[Season, Growth] = {
    "spring": Growth(("#3f6a3c", "#5f9447", "#8dbb57", "#c5dd84"), ("#4f8f45", "#7dbb52", "#b4dc74"), 1.0),
    "summer": Growth(("#2f5a36", "#4a7f3f", "#74a84a", "#aacb64"), ("#477f3d", "#6fa548", "#a3c864"), 0.6),
    "autumn": Growth(("#7a3328", "#b9552c", "#e08a38", "#f6bd5c"), ("#7f7a3a", "#a8964a", "#d2b860"), 0.15),
    "winter": Growth(("#4b4f50", "#6a6d6a", "#8a8d88", "#b4b8b2"), ("#77785f", "#98967a", "#bcb79a"), 0.0),
}


@dataclass(frozen=True)
class Grade:
    """The finish that a mood gives: saturation, contrast, tints of shadows and lights, vignette 0..1."""

    saturation: float
    contrast: float
    shadows: tuple[float, float, float]
    lights: tuple[float, float, float]
    vignette: float


GRADES: dict[Mood, Grade] = {
    "neutral": Grade(1.0, 1.0, (1, 1, 1), (1, 1, 1), 0.24),
    "joy": Grade(1.12, 0.97, (1.0, 1.0, 0.97), (1.03, 1.01, 0.96), 0.22),
    "sad": Grade(1.04, 1.03, (0.98, 0.96, 1.07), (1.02, 0.99, 0.99), 0.30),
    "tense": Grade(0.92, 1.12, (0.92, 1.0, 1.06), (1.03, 1.0, 0.93), 0.42),
    "epic": Grade(1.06, 1.12, (0.95, 0.97, 1.08), (1.05, 1.0, 0.92), 0.38),
    "calm": Grade(1.0, 0.96, (1.0, 1.0, 1.03), (1.02, 1.0, 0.98), 0.26),
}

HAZE_PER_METRE = 0.0042
KEY_GAIN = 0.62
DUST_GLOW = 1.45
"""Brightness of air full of dust against the overcast air of the same hour."""


@dataclass(frozen=True)
class Rig:
    """The light of one shot. `tone` turns a local colour into the colour that the picture shows."""

    time: Time
    weather: Weather
    season: Season
    mood: Mood
    sky: tuple[Colour, ...]
    sun: tuple[float, float]
    key: Colour
    ambient: Colour
    haze: Colour
    haze_density: float
    facing: float
    sun_visible: float
    lamps: float
    stars: float
    cover: float
    wet: float
    snow: float
    wind: float
    falling: str
    indoor: bool = False
    warmth: float = 0.0

    def tone(self, albedo: Ink, lit: float | None = None) -> Colour:
        """Colour of a surface: `lit` 0 is only ambient, 1 full key, None faces the camera."""
        amount = self.facing if lit is None else lit
        return shoulder(rgb(albedo) * (self.ambient + self.key * np.float32(max(0.0, amount))))

    def haze_at(self, metres: float) -> float:
        """Share 0..1 of the air's colour at a distance."""
        return float(1 - np.exp(-metres * self.haze_density))

    @property
    def growth(self) -> Growth:
        """The season's colours."""
        return SEASONS[self.season]

    @property
    def side(self) -> float:
        """-1 when the key comes from the left, +1 from the right."""
        return -1.0 if self.sun[0] < 0 else 1.0


def make_rig(
    time: Time = "noon",
    weather: Weather = "clear",
    season: Season = "summer",
    mood: Mood = "neutral",
    indoor: bool = False,
    haze_gain: float = 1.0,
) -> Rig:
    """The rig of a time of day and a weather; `indoor` turns it into the light of a room with windows and lamps."""
    day, air = DAYLIGHT[time], AIR[weather]
    grey = rgb(day.grey) if weather != "fog" else desaturate(day.grey, 0.5)
    if air.ink:
        grey = rgb(air.ink) * np.float32(min(1.0, DUST_GLOW * luma(grey)))
    ramp = (0.62, 0.80, 0.95, 1.08, 1.16) if weather != "fog" else (0.90, 0.96, 1.0, 1.03, 1.04)
    sky = tuple(
        np.asarray(np.clip(mix(stop, grey * np.float32(gain), air.grey) * air.dim, 0, 1), np.float32)
        for stop, gain in zip(day.sky, ramp, strict=True)
    )
    key = rgb(day.key) * np.float32(day.key_gain * air.sun * KEY_GAIN)
    fill = grey if air.ink else desaturate(day.grey, 0.3)
    ambient = mix(rgb(day.ambient), fill, air.grey * 0.8) * np.float32(day.ambient_gain)
    ambient = ambient * np.float32((1 + 0.42 * (1 - air.sun)) * air.dim)
    if day.lamps >= 1 and not indoor:  # street lamps lift the foreground a little, wet ground doubles them
        ambient = ambient + rgb("#ffb070") * np.float32(0.07 + 0.08 * air.wet)
    haze = mix(day.haze, grey * np.float32(1.04), air.grey) * np.float32(air.dim)
    rig = Rig(
        time=time,
        weather=weather,
        season=season,
        mood=mood,
        sky=sky,
        sun=day.sun,
        key=key,
        ambient=ambient,
        haze=haze,
        haze_density=HAZE_PER_METRE * air.haze * haze_gain,
        facing=day.facing * (0.6 + 0.4 * air.sun),
        sun_visible=air.sun,
        lamps=max(day.lamps, 0.55 if air.wet >= 1 else 0.0),
        stars=day.stars * (1 - air.grey),
        cover=air.cover,
        wet=air.wet,
        snow=max(air.snow, 1.0 if season == "winter" and air.wet == 0 else 0.0),
        wind=air.wind,
        falling=air.falling,
    )
    return _indoors(rig, day) if indoor else rig


WARM, COLD = (1.15, 0.985, 0.77), (0.83, 0.99, 1.15)
"""Gains of the key light at a warmth of 1 and -1; about as light as before."""

SHARE_OF_FILL, SHARE_OF_SKY, SHARE_OF_GRADE = 0.55, 0.30, 0.42
"""How much of the key's tint reaches ambient and haze, the sky, and the finish of the picture."""


def tint(warmth: float, share: float = 1.0) -> Colour:
    """Gains of red, green and blue at a warmth of -1..1."""
    return mix((1.0, 1.0, 1.0), WARM if warmth > 0 else COLD, abs(warmth) * share)


def warmed(rig: Rig, warmth: float) -> Rig:
    """The rig with its light tinted: 1 golden, -1 cold blue."""
    if warmth == 0:
        return rig
    fill, sky = tint(warmth, SHARE_OF_FILL), tint(warmth, SHARE_OF_SKY)
    return replace(
        rig,
        warmth=warmth,
        key=rig.key * tint(warmth),
        ambient=rig.ambient * fill,
        haze=np.asarray(np.clip(rig.haze * fill, 0, 1), np.float32),
        sky=tuple(np.asarray(np.clip(stop * sky, 0, 1), np.float32) for stop in rig.sky),
    )


def grade_of(rig: Rig) -> Grade:
    """The finish of the rig's mood, with the warmth of its light in it."""
    grade = GRADES[rig.mood]
    if rig.warmth == 0:
        return grade
    red, green, blue = tint(rig.warmth, SHARE_OF_GRADE).tolist()
    lights = (grade.lights[0] * red, grade.lights[1] * green, grade.lights[2] * blue)
    return replace(grade, lights=lights)


def _indoors(rig: Rig, day: Daylight) -> Rig:
    """Inside, windows by day and lamps by night carry the picture; haze is only a breath of dust."""
    dark = rig.lamps if day.lamps > 0.3 else 0.0
    window = mix("#fff0da", rig.sky[3], 0.22)
    key = mix(window * np.float32(0.74), rgb("#ffbe7a") * np.float32(0.78), dark)
    ambient = mix(rgb("#d0c6c0") * np.float32(0.74), rgb("#84708a") * np.float32(0.62), dark)
    ambient = ambient * np.float32(0.8 + 0.2 * luma(window))
    if rig.time == "night":  # darker, bluer fill, so that the lamps carry the room
        ambient, key = ambient * rgb("#9098d0"), key * np.float32(0.96)
    if rig.time == "dusk":  # the last of the sky comes through the window: pink fill against warm lamps
        ambient = ambient * rgb("#ffe2d8") * np.float32(1.06)
    if rig.time == "dawn":
        ambient = ambient * rgb("#f2e6ff") * np.float32(1.08)
    return replace(
        rig,
        key=key,
        ambient=ambient,
        haze=mix(window, "#5a4a5c", dark),
        haze_density=0.006,
        facing=0.55,
        sun=(-0.45, 0.55),
        snow=0.0,
        wet=0.0,
        falling="",
        wind=0.1,
        lamps=max(rig.lamps, 0.35),
        indoor=True,
    )


def fluorescent(rig: Rig) -> Rig:
    """A place lit by tubes: the same cold light at any hour, a little less of it by night."""
    gain = np.float32(0.80 if rig.time == "night" else 1.0)
    return replace(rig, key=rgb("#eef8f0") * 0.60 * gain, ambient=rgb("#b4c4c6") * 0.62 * gain, lamps=1.0)
