"""What is heard: beds of sound by place, weather and time, steps under walking feet, the spoken lines, music."""

from collections.abc import Mapping, Sequence, Set
from typing import Literal

from rushes.engines.previs.direct.bodies import RUN_PERIOD, WALK_PERIOD
from rushes.engines.previs.direct.timing import Timed
from rushes.engines.previs.figures.locomotion import STRIDES
from rushes.engines.previs.film import Actor, Foley, Score, Shot, Spoken
from rushes.engines.previs.scene import Scene
from rushes.engines.previs.world.framing import half_width

Beds = dict[str, float]

PLACE_BEDS: dict[str, Beds] = {
    "suburb": {"birds": 0.35, "leaves": 0.2},
    "city": {"city": 0.6, "crowd": 0.15},
    "skyline": {"city": 0.35, "water": 0.25, "wind": 0.1},
    "village": {"birds": 0.35, "wind": 0.12},
    "meadow": {"birds": 0.4, "wind": 0.2},
    "forest": {"forest": 0.55, "leaves": 0.25},
    "mountains": {"wind": 0.45},
    "desert": {"wind": 0.4},
    "seashore": {"waves": 0.65, "wind": 0.15},
    "lake": {"water": 0.3, "birds": 0.3},
    "snowfield": {"snow-hush": 0.6, "wind": 0.25},
    "cave": {"drip": 0.5, "room": 0.25},
    "underwater": {"underwater": 0.6},
    "open sky": {"wind": 0.55},
    "space": {"engine": 0.3},
    "castle": {"wind": 0.25, "birds": 0.25},
    "living room": {"clock": 0.9},
    "kitchen": {"fridge": 0.9},
    "office": {"keyboards": 0.9},
    "cafe": {"crowd": 0.35, "room": 0.2},
    "stage": {"stage-hush": 0.8},
    "market": {"crowd": 0.6},
    "studio": {"room": 0.25},
    "gym": {"ball": 0.6},
    "workshop": {"tools": 0.7},
    "classroom": {"pencils": 0.9},
    "hospital": {"monitor": 0.7},
    "shop": {"till": 0.6, "crowd": 0.15},
    "library": {"pages": 0.9},
    "throne room": {"room": 0.3, "fire": 0.25},
    "old west": {"wind": 0.4, "crickets": 0.1},
    "pyramids": {"wind": 0.5, "birds": 0.08},
    "gas station": {"city": 0.25, "crickets": 0.2, "wind": 0.15},
    "subway station": {"rails": 0.5, "room": 0.3, "drip": 0.1},
    "train station": {"crowd": 0.3, "rails": 0.4, "birds": 0.1},
    "launch pad": {"wind": 0.35, "engine": 0.2},
    "deep space": {"engine": 0.2, "room": 0.1},
    "orbit": {"engine": 0.25, "room": 0.2},
    "rooftop": {"city": 0.3, "wind": 0.25},
    "balcony": {"city": 0.3, "birds": 0.15},
    "above the city": {"wind": 0.5, "city": 0.15},
    "log cabin": {"fire": 0.45, "clock": 0.3},
    "parking lot": {"city": 0.3, "birds": 0.1, "wind": 0.1},
    "scrapyard": {"wind": 0.25, "tools": 0.3, "engine": 0.15},
    "alley": {"city": 0.25, "drip": 0.25},
    "restaurant": {"crowd": 0.4, "room": 0.25},
    "wedding hall": {"crowd": 0.5, "room": 0.15},
    "hospital corridor": {"room": 0.4, "monitor": 0.3},
    "porch": {"birds": 0.4, "leaves": 0.15},
    "japanese garden": {"water": 0.35, "birds": 0.25, "leaves": 0.1},
    "victorian street": {"crowd": 0.15, "wind": 0.2},
    "television studio": {"room": 0.35, "keyboards": 0.15},
    "bedroom": {"clock": 0.6, "room": 0.2},
    "control room": {"engine": 0.2, "keyboards": 0.4},
    "savanna": {"crickets": 0.3, "wind": 0.25},
    "wheat field": {"wind": 0.3, "leaves": 0.3, "birds": 0.2},
    "waterfall": {"waterfall": 0.75, "birds": 0.15},
    "stream": {"water": 0.45, "forest": 0.35},
    "river": {"water": 0.5, "waterfall": 0.3, "wind": 0.1},
    "rocky coast": {"waves": 0.7, "wind": 0.25},
    "lighthouse": {"waves": 0.75, "wind": 0.3},
    "open sea": {"waves": 0.45, "wind": 0.4},
    "deck": {"waves": 0.4, "wind": 0.3, "creaking": 0.5},
    "jungle": {"crickets": 0.35, "birds": 0.45, "leaves": 0.2},
    "bamboo grove": {"leaves": 0.45, "birds": 0.25, "wind": 0.1},
    "vegetable garden": {"birds": 0.45, "leaves": 0.1, "crickets": 0.05},
    "mountain road": {"wind": 0.4, "birds": 0.12},
    "coastal road": {"waves": 0.45, "wind": 0.25},
    "country lane": {"birds": 0.4, "leaves": 0.12, "wind": 0.08},
    "highway": {"wind": 0.3, "city": 0.2, "birds": 0.1},
    "dirt road": {"crickets": 0.35, "wind": 0.2},
    "desert road": {"wind": 0.42, "crickets": 0.05},
    "viaduct": {"wind": 0.3, "birds": 0.25},
    "mars": {"wind": 0.35},
    "desert outpost": {"wind": 0.3, "crowd": 0.1},
    "shipwreck": {"underwater": 0.6, "creaking": 0.3},
    "sunken city": {"underwater": 0.6, "waves": 0.08},
}

WEATHER_BEDS: dict[str, Beds] = {
    "clear": {},
    "cloudy": {},
    "wind": {"wind": 0.4, "leaves": 0.3},
    "rain": {"rain": 0.6},
    "snow": {"wind": 0.25},
    "fog": {},
    "storm": {"rain": 0.6, "wind": 0.55, "thunder": 0.5},
    "sandstorm": {"wind": 0.8, "leaves": 0.15},
}
NAMED_GAIN = 0.6
"""Gain of a sound that the prompt names."""

OUTDOOR_NIGHT = {"birds": 0.0, "crickets": 0.4}
EVENING = {"birds": 0.1, "crickets": 0.3}
WINTER_SILENT, WET_SILENT = ("birds", "crickets", "leaves"), ("birds", "crickets")
ROOMS_WITH_WINDOWS = (
    "living room", "kitchen", "office", "cafe", "gym", "workshop", "classroom", "hospital", "library",
    "throne room", "log cabin", "restaurant", "wedding hall", "bedroom",
)  # fmt: skip
SEALED = (
    "space", "deep space", "orbit", "underwater", "shipwreck", "sunken city", "cave", "stage", "studio", "shop",
    "subway station", "hospital corridor", "television studio", "control room",
)  # fmt: skip
"""Where no weather is heard."""
BEHIND_GLASS = 0.45
UNDER_SPEECH = 0.75

SURFACES: dict[str, str] = {
    "meadow": "grass",
    "forest": "gravel",
    "mountains": "gravel",
    "desert": "sand",
    "mars": "sand",
    "desert outpost": "sand",
    "seashore": "sand",
    "lake": "grass",
    "snowfield": "snow",
    "castle": "grass",
    **dict.fromkeys(("living room", "log cabin", "restaurant", "wedding hall", "porch", "japanese garden"), "wood"),
    **{"scrapyard": "gravel", "bedroom": "wood"},
    "kitchen": "hard",
    "cafe": "wood",
    "stage": "wood",
    "village": "gravel",
    **dict.fromkeys(("gym", "workshop", "classroom", "library"), "wood"),
    **dict.fromkeys(("hospital", "shop", "throne room"), "hard"),
    **dict.fromkeys(("old west", "pyramids"), "sand"),
    **dict.fromkeys(("savanna", "wheat field", "waterfall", "viaduct"), "grass"),
    **dict.fromkeys(
        ("stream", "river", "rocky coast", "lighthouse", "jungle", "bamboo grove", "vegetable garden"), "gravel"
    ),
    "deck": "wood",
}
WORK_BEDS: dict[str, Beds] = {
    **{action: {"water": 0.4} for action in ("wash hands", "water plants", "spray")},
    **{action: {"fire": 0.4} for action in ("grill", "stir")},
}
"""What is heard for as long as somebody works."""
WORK_STROKES = {
    "hammer": ("hoof", 0.9, 0.50),
    "clap": ("clap", 0.36, 0.18),
    "type": ("click", 0.27, 0.10),
    "knit": ("click", 0.6, 0.30),
    "play chess": ("click", 4.6, 2.85),
    "dig": ("step-gravel", 2.4, 0.40),
    "play drums": ("thud", 0.52, 0.42),
}
"""What is heard of every stroke: the sound, seconds from stroke to stroke, and those to the first one."""
SILENT_GROUND = frozenset(
    ("open sky", "underwater", "shipwreck", "sunken city", "space", "deep space", "orbit", "above the city", "open sea")
)
STEP_GAIN = {"wide": 0.55, "medium": 0.6, "close": 0.4}
JUMP_PERIOD, JUMP_LANDING = 1.2, 0.91
CALLS = {
    "cat": "meow",
    "dog": "bark",
    "bear": "growl",
    "polar bear": "growl",
    "wolf": "growl",
    "horse": "neigh",
    "bird": "chirp",
    "dragon": "roar",
}
CALL_AT = 0.9
PAN_SHARE = 0.55


def score_scene(
    scene: Scene, shots: Sequence[Shot], timed: Sequence[Timed], voices: Mapping[int, str], size: tuple[int, int]
) -> Score:
    """The score of a staged scene. `voices` name the voice of each line; `size` is the picture's."""
    return Score(
        ambience=_ambience(scene, _done(shots)),
        foley=tuple(sorted((*_steps(scene, shots, size), *_calls(scene, shots, size)), key=lambda f: f.t)),
        spoken=tuple(
            Spoken(
                start=line.start,
                end=line.end,
                text=line.line.text,
                speaker=line.line.speaker,
                voice=voices[line.index],
                delivery=line.line.delivery,
                pan=_pan(line.line.speaker, line.start, shots, size),
            )
            for line in timed
        ),
        music=scene.mood if scene.music else None,
        lead=lead_of(_done(shots)),
    )


def lead_of(actions: Set[str]) -> Literal["piano", "strings"] | None:
    """The instrument that the music is played on, by what is done."""
    if "play piano" in actions:
        return "piano"
    return "strings" if actions & BOWED else None


BOWED = frozenset(("play violin", "play cello", "play bass"))


def _done(shots: Sequence[Shot]) -> frozenset[str]:
    return frozenset(act.action for shot in shots for actor in shot.actors for act in actor.acts)


def _ambience(scene: Scene, done: frozenset[str]) -> Beds:
    beds = dict(PLACE_BEDS.get(scene.setting, {}))
    glass = BEHIND_GLASS if scene.setting in ROOMS_WITH_WINDOWS else 1.0
    outside = {} if scene.setting in SEALED else WEATHER_BEDS[scene.weather]
    for bed, gain in outside.items():
        beds[bed] = max(beds.get(bed, 0.0), gain * glass)
    if "birds" in beds and scene.time in ("night", "dusk"):
        beds |= OUTDOOR_NIGHT if scene.time == "night" else EVENING
    silent = WINTER_SILENT if scene.season == "winter" else ()
    silent += WET_SILENT if scene.weather in ("rain", "storm", "snow", "sandstorm") else ()
    beds = {bed: gain for bed, gain in beds.items() if bed not in silent}
    for action in sorted(done & WORK_BEDS.keys()):
        for bed, gain in WORK_BEDS[action].items():
            beds[bed] = max(beds.get(bed, 0.0), gain)
    for bed in scene.sounds:
        beds[bed] = max(beds.get(bed, 0.0), NAMED_GAIN)
    quieter = UNDER_SPEECH if scene.dialogue else 1.0
    return {bed: round(gain * quieter, 3) for bed, gain in beds.items() if gain > 0}


def _steps(scene: Scene, shots: Sequence[Shot], size: tuple[int, int]) -> list[Foley]:
    if scene.setting in SILENT_GROUND:
        return []
    surface = (
        "snow"
        if scene.weather == "snow" and scene.setting not in ROOMS_WITH_WINDOWS
        else SURFACES.get(scene.setting, "hard")
    )
    steps: list[Foley] = []
    for shot in shots:
        for actor in shot.actors:
            if actor.kind != "human":
                continue
            for number, act in enumerate(actor.acts):
                until = actor.acts[number + 1].t if number + 1 < len(actor.acts) else shot.end
                moments = _footfalls(act.action, act.t, max(act.t, shot.start), min(until, shot.end), act.pace)
                sound = "thud" if act.action == "jump" else f"step-{surface}"
                if act.action in WORK_STROKES:
                    sound = WORK_STROKES[act.action][0]
                gain = STEP_GAIN[shot.framing]
                steps += [Foley(t=t, sound=sound, gain=gain, pan=_actor_pan(actor, shot, size)) for t in moments]
    return steps


CYCLES = {"walk": WALK_PERIOD, "run": RUN_PERIOD, **{action: period for action, (period, _) in STRIDES.items()}}
"""Seconds of two steps."""


def _footfalls(action: str, begun: float, start: float, end: float, pace: float) -> list[float]:
    """Moments at which a foot meets the ground, twice a cycle or when a jump lands, or at which work is heard."""
    if action in WORK_STROKES:
        _, period, first = WORK_STROKES[action]
        first += begun
    elif action == "jump":
        period, first = JUMP_PERIOD / pace, begun + JUMP_LANDING / pace
    elif action in CYCLES:
        period, first = CYCLES[action] / 2 / pace, begun
    else:
        return []
    count = int((end - first) / period) + 1 if end > first else 0
    return [round(t, 3) for k in range(count) if start <= (t := first + k * period) < end]


def _calls(scene: Scene, shots: Sequence[Shot], size: tuple[int, int]) -> list[Foley]:
    """An animal is heard once, unless somebody speaks then or it sleeps."""
    if scene.dialogue or not shots:
        return []
    for actor in shots[0].actors:
        sound = CALLS.get(actor.kind)
        if sound is None or actor.acts[0].action == "lie":
            continue
        return [Foley(t=CALL_AT, sound=sound, gain=0.5, pan=_actor_pan(actor, shots[0], size))]
    return []


def _pan(speaker: str, t: float, shots: Sequence[Shot], size: tuple[int, int]) -> float:
    shot = next((s for s in shots if s.start <= t < s.end), shots[-1])
    actor = next((a for a in shot.actors if speaker in _voices(a)), None)
    return 0.0 if actor is None else _actor_pan(actor, shot, size)


def _voices(actor: Actor) -> set[str]:
    """Everybody who is heard from where an actor is: those with it, too."""
    return {actor.id}.union(*(_voices(companion.actor) for companion in actor.company))


def _actor_pan(actor: Actor, shot: Shot, size: tuple[int, int]) -> float:
    return round(max(-1.0, min(1.0, PAN_SHARE * actor.x / half_width(shot.framing, *size, actor.z))), 2)
