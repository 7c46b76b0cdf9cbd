"""Staged films that show pictures or footage in the place of their stage."""

from pathlib import Path
from shutil import copyfile

import numpy as np

from rushes.engines.previs.film import Film, Retouch, Still, Subtitle
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.scene import Pace, Scene
from rushes.engines.previs.stills.fitting import fit, load
from rushes.media.clips import last_picture, sound_of

SPEEDS: dict[Pace, float] = {"slow": 0.5, "normal": 1.0, "fast": 2.0}
FOOTAGE = "footage.mp4"
VOICE_OVER_FROM = 0.35
"""Seconds: a first frame that shall be the caller's picture carries no subtitle."""


def in_pictures(film: Film, scene: Scene, order: Order, parts: Parts) -> Film:
    """The film that shows the order's keyframes, each exactly at its time; nobody is seen speaking or walking."""
    stills: list[Still] = []
    for number, shown in enumerate(order.keyframes):
        name = f"still-{number}.npy"
        np.save(parts.folder / name, fit(load(Path(shown.file)), film.clip.width, film.clip.height))
        stills.append(Still(file=name, at=shown.at))
    return _without_stage(film, scene).model_copy(update={"stills": tuple(stills)})


def from_last_picture(film: Film, scene: Scene, video: Path, parts: Parts) -> Film:
    """The film that sets out from the last picture of a video; it rises from black or white where that one faded."""
    shown, faded = last_picture(video)
    np.save(parts.folder / "still-0.npy", fit(shown, film.clip.width, film.clip.height))
    update = {"stills": (Still(file="still-0.npy", at=0.0),), "rises": faded}
    return _without_stage(film, scene).model_copy(update=update)


def in_footage(film: Film, before: Scene, after: Scene, video: Path, parts: Parts, keeps_sound: bool) -> Film:
    """The video itself, in the light and air to which the scene was changed; with its own sound if asked for."""
    copyfile(video, parts.folder / FOOTAGE)
    if keeps_sound and film.clip.audio:
        np.save(parts.sound, sound_of(video, film.clip.seconds))
    retouch = Retouch(
        time=after.time if after.time != before.time else None,
        weather=after.weather if after.weather != before.weather else None,
        warmth=max(-1.0, min(1.0, after.warmth - before.warmth)),
        speed=SPEEDS[after.pace] / SPEEDS[before.pace],
    )
    fresh = tuple(name for name in after.particles if name not in before.particles)
    air = {"weather": retouch.weather or "clear", "particles": fresh}
    shot = film.shots[0].model_copy(update={**air, "end": film.clip.seconds})
    update = {"shots": (shot,), "subtitles": (), "footage": FOOTAGE, "retouch": retouch}
    return film.model_copy(update=update)


def _without_stage(film: Film, scene: Scene) -> Film:
    """What stays of a staged film when pictures are shown in its place: light, air, voices and music."""
    score = film.score.model_copy(update={"foley": ()})
    heard = [(spoken.start, spoken.end, spoken.text) for spoken in score.spoken]
    lines = heard or [(subtitle.start, subtitle.end, subtitle.text) for subtitle in film.subtitles]
    subtitles = tuple(
        Subtitle(start=max(VOICE_OVER_FROM, start), end=end, text=text)
        for start, end, text in lines
        if end > VOICE_OVER_FROM
    )
    shot = film.shots[0].model_copy(update={"end": film.clip.seconds, "actors": (), "display": None})
    update = {"shots": (shot,), "score": score, "subtitles": subtitles, "moves": scene.moves}
    return film.model_copy(update=update)
