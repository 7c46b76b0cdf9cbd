"""The surroundings of a scene: where, when, in what weather and mood, what is on display, what is heard."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rushes.engines.previs.scene import Mood, Season, Time, Weather
from rushes.engines.previs.understand.lexicon import Lexicon, PlaceEntry
from rushes.engines.previs.understand.tokens import Match, Token

DEFAULT_SETTING = "studio"
FAR_OFF = frozenset(("overlooking", "view", "distance", "distant", "outside", "toward", "towards", "poster", "dream"))
"""A place that is only looked at from another counts half."""

OVERFLOWN = re.compile(
    r"\b(fl(y|ies|ying|ew)|soar(s|ing)?|glid(e|es|ing)|swoop(s|ing)?|hover(s|ing)?|swing(s|ing)?)"
    r"( \w+){0,2} (over|above|between|across)\b"
)
SEEN_FROM_ABOVE = ("city", "skyline")
"""Who flies over a city is shown above it, and not before it."""

WEATHER_RANK: tuple[Weather, ...] = (
    "sandstorm", "storm", "snow", "rain", "fog", "wind", "cloudy", "clear",
)  # fmt: skip
"""When several are named, the one that shows most wins."""

TIME_RANK: tuple[Time, ...] = ("dusk", "dawn", "night", "morning", "noon", "afternoon")
MOOD_RANK: tuple[Mood, ...] = ("sad", "joy", "tense", "epic", "calm", "neutral")
WARMTH = {"golden": 0.9, "warm": 0.7, "cinematic": 0.3, "moody": -0.4, "cool": -0.4, "cold": -0.8}
"""How warm the light is that the words of each entry of `[warmth]` ask for."""

NO_MUSIC = re.compile(r"\b(?:no|without|zero|not any)\b[^.;\n]{0,28}?\b(?:music|soundtrack|score|bgm)\b", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(:\d\d)?(am|pm)?")
HOURS: tuple[tuple[int, Time], ...] = (
    (5, "night"),
    (7, "dawn"),
    (11, "morning"),
    (14, "noon"),
    (18, "afternoon"),
    (21, "dusk"),
    (24, "night"),
)
"""Up to which hour of the day what time it is."""

OPEN_AIR: dict[Weather, str] = {
    "wind": "meadow",
    "rain": "suburb",
    "snow": "snowfield",
    "fog": "forest",
    "storm": "seashore",
    "sandstorm": "desert",
    "cloudy": "meadow",
}
"""Where a weather is shown when no place is named."""

OPEN_SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn")
"""Seasons that are shown in a meadow when no place is named; of a winter nobody knows whether it is outside."""

OPEN_TIMES: dict[Time, str] = {"dawn": "meadow", "dusk": "meadow"}
"""Where a low sun is shown when no place is named."""

S = TypeVar("S", bound=str)


@dataclass(frozen=True)
class Surroundings:
    """Where and when; `named` is False when the prompt names no place."""

    setting: str
    named: bool
    time: Time
    weather: Weather
    season: Season
    place: PlaceEntry


def _weights(matches: Iterable[Match], slot: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for match in matches:
        for meaning in match.slot(slot):
            if not match.negated:
                weights[meaning.key] = weights.get(meaning.key, 0.0) + meaning.weight
    return weights


def _heaviest(weights: dict[str, float], rank: Sequence[S]) -> S | None:
    """The key of most weight; of equals the one that ranks first."""
    found = [key for key in rank if key in weights]
    return max(found, key=lambda key: (weights[key], -rank.index(key))) if found else None


def read_setting(tokens: Sequence[Token], matches: Sequence[Match], lexicon: Lexicon) -> str | None:
    """The place that most words speak for; of equals the one named first. None: no place is named."""
    weights: dict[str, float] = {}
    explicit: set[str] = set()
    for match in matches:
        for meaning in match.slot("setting"):
            if match.negated:
                continue
            weight = meaning.weight * (1.0 + 0.1 * (match.end - match.start - 1))
            if any(token.text in FAR_OFF for token in tokens[max(0, match.start - 4) : match.start]):
                weight *= 0.5
            weights[meaning.key] = weights.get(meaning.key, 0.0) + weight
            if meaning.weight >= 1.0:
                explicit.add(meaning.key)
    named = {key: weight for key, weight in weights.items() if key in explicit} or weights
    return max(named, key=lambda key: named[key]) if named else None


def read_surroundings(
    tokens: Sequence[Token], matches: Sequence[Match], suggested: Sequence[str], lexicon: Lexicon
) -> Surroundings:
    """Place, time, weather and season. `suggested` are settings that the subjects bring when none is named."""
    found = read_setting(tokens, matches, lexicon)
    times, weathers = _weights(matches, "time"), _weights(matches, "weather")
    seasons = _weights(matches, "season")
    setting = found or _unnamed_setting(suggested, times, weathers, seasons, lexicon)
    if setting in SEEN_FROM_ABOVE and OVERFLOWN.search(" ".join(token.text for token in tokens)):
        setting = "above the city"
    place = lexicon.places[setting]
    season = _heaviest(seasons, ("autumn", "winter", "spring", "summer"))
    strong = {key: weight for key, weight in times.items() if weight >= 1.0} or times
    clock = read_clock(tokens)
    if clock is not None:
        strong = {clock: 1.0}
    if setting == "space":
        strong = {}
    named_weather: Weather | None = next((weather for weather in WEATHER_RANK if weather in weathers), None)
    weather: Weather = "clear" if named_weather is None else named_weather
    if place.indoor and not place.window:
        # A winter cave has no snow falling in it, and rain does not reach the stage.
        weather = "clear"
    elif named_weather is None and season == "winter" and not place.indoor:
        weather = "snow"
    elif named_weather is None and setting == "snowfield":
        weather = "snow" if season == "winter" else "clear"
    if season is None:
        season = "winter" if weather == "snow" or setting == "snowfield" else "summer"
    return Surroundings(
        setting=setting,
        named=found is not None,
        time=_heaviest(strong, TIME_RANK) or place.time,
        weather=weather,
        season=season,
        place=place,
    )


def read_clock(tokens: Sequence[Token]) -> Time | None:
    """The time of day of "3am", "11:30 pm" or "at 14:00"."""
    for place, token in enumerate(tokens):
        found = _CLOCK.fullmatch(token.text)
        if found is None:
            continue
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        half = found[3] or (following if following in ("am", "pm") else None)
        if half is None and found[2] is None:
            continue
        hour = int(found[1]) % 12 + 12 * (half == "pm") if half else int(found[1]) % 24
        return next(time for until, time in HOURS if hour < until)
    return None


def _unnamed_setting(
    suggested: Sequence[str],
    times: dict[str, float],
    weathers: dict[str, float],
    seasons: dict[str, float],
    lexicon: Lexicon,
) -> str:
    """A place that nobody named: the subjects', unless it has a roof and the weather is spoken of.

    A sandstorm needs a desert, whoever is in it.
    """
    outside = next((OPEN_AIR[weather] for weather in WEATHER_RANK if weather in weathers and weather in OPEN_AIR), None)
    if suggested and "sandstorm" not in weathers and (outside is None or not lexicon.places[suggested[0]].indoor):
        return suggested[0]
    if outside is not None:
        return outside
    if any(season in seasons for season in OPEN_SEASONS):
        return "meadow"
    return next((OPEN_TIMES[time] for time in OPEN_TIMES if time in times), DEFAULT_SETTING)


def read_mood(matches: Sequence[Match]) -> Mood:
    """The mood that most words speak for."""
    return _heaviest(_weights(matches, "mood"), MOOD_RANK) or "neutral"


def read_warmth(matches: Sequence[Match]) -> float:
    """How warm (up to 1) or cold (down to -1) the prompt wants the light; warm and cold words weigh each other up."""
    asked = sum(WARMTH[key] * min(1.0, weight) for key, weight in _weights(matches, "warmth").items())
    return round(max(-1.0, min(1.0, asked)), 2)


def read_particles(matches: Sequence[Match], around: Surroundings) -> tuple[str, ...]:
    """What drifts through the air; indoors nothing falls from the sky."""
    found = tuple(_weights(matches, "particle"))
    if around.place.indoor:
        found = tuple(kind for kind in found if kind not in ("rain", "snow", "leaves"))
    return found


def read_sounds(matches: Sequence[Match]) -> tuple[str, ...]:
    """Beds of sound that the prompt names."""
    return tuple(_weights(matches, "sound"))


def wants_music(prompt: str, matches: Sequence[Match]) -> bool:
    """Whether music may play: everywhere, unless the prompt forbids it or asks for natural sound only."""
    if NO_MUSIC.search(prompt):
        return False
    for match in matches:
        if match.negated and match.slot("music") and match.slot("music")[0].key == "yes":
            return False
        if not match.negated and any(meaning.key == "no" for meaning in match.slot("music")):
            return False
    return True
