"""Staged films that show more than drawings: pictures, footage, and cut-outs on the stage."""

from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import copyfile

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.film import Actor, Clip, Film, Retouch, Shot, Still, Subtitle
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.scene import Pace, Scene
from rushes.engines.previs.stills import cutout
from rushes.engines.previs.stills.fitting import fit, load
from rushes.engines.previs.world.framing import half_width
from rushes.media.clips import last_frame, sound_of

SPEEDS: dict[Pace, float] = {"slow": 0.5, "normal": 1.0, "fast": 2.0}
FOOTAGE = "footage.mp4"
VOICE_OVER_FROM = 0.35
"""Seconds: a first frame that shall be the caller's picture carries no subtitle."""
PLACES = (-0.46, 0.46, 0.0, -0.74, 0.74)
"""Where cut-outs may stand, as shares of half the picture's width."""
BEHIND = 1.12
"""How much farther than the subject a cut-out stands, so that it hides nobody."""


def in_pictures(film: Film, scene: Scene, order: Order, parts: Parts) -> Film:
    """The film that shows the order's keyframes, each exactly at its time; nobody is seen speaking or walking."""
    stills: list[Still] = []
    for number, shown in enumerate(order.keyframes):
        name = f"still-{number}.npy"
        np.save(parts.folder / name, fit(load(Path(shown.file)), film.clip.width, film.clip.height))
        stills.append(Still(file=name, at=shown.at))
    return _without_stage(film, scene).model_copy(update={"stills": tuple(stills)})


def from_last_frame(film: Film, scene: Scene, video: Path, parts: Parts) -> Film:
    """The film that sets out from the last picture of a video."""
    np.save(parts.folder / "still-0.npy", fit(last_frame(video), film.clip.width, film.clip.height))
    return _without_stage(film, scene).model_copy(update={"stills": (Still(file="still-0.npy", at=0.0),)})


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


def with_references(film: Film, pictures: Sequence[str], parts: Parts, say: Callable[[str], None]) -> Film:
    """The film with what each picture shows standing on its stage: cut out where that can be done cleanly."""
    cast: list[tuple[str, cutout.Cutout]] = []
    for number, picture in enumerate(pictures, 1):
        cut = cutout.cut_out(_pixels(Path(picture)))
        np.save(parts.folder / f"cutout-{number}.npy", cut.pixels)
        cast.append((f"cutout-{number}", cut))
        say(f"Reference {number} is shown {'as a framed picture' if cut.framed else 'cut out, on the stage'}")
    shots = tuple(_joined(shot, cast, film.clip) for shot in film.shots)
    return film.model_copy(update={"shots": shots})


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


def _pixels(path: Path) -> NDArray[np.uint8]:
    """A PNG as RGB or RGBA, or the middle frame of a video."""
    found = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if found is None:
        return last_frame(path)
    if found.ndim == 3 and found.shape[2] == 4:
        return np.asarray(cv2.cvtColor(found, cv2.COLOR_BGRA2RGBA), np.uint8)
    return load(path)


def _joined(shot: Shot, cast: Sequence[tuple[str, cutout.Cutout]], clip: Clip) -> Shot:
    """The shot with the cut-outs where nobody stands."""
    z = (shot.focus or 5.6) * BEHIND
    half = half_width(shot.framing, clip.width, clip.height, z)
    taken = [actor.x * z / max(actor.z, 0.1) for actor in shot.actors]
    actors = list(shot.actors)
    free = list(PLACES) if taken else [0.0, *(p for p in PLACES if p)] if len(cast) == 1 else list(PLACES)
    for name, cut in cast:
        free.sort(key=lambda place: -min((abs(place * half - x) for x in taken), default=0.0))
        x = free.pop(0) * half if free else 0.0
        taken.append(x)
        attributes: dict[str, str | float | bool] = {"file": f"{name}.npy", "metres": cut.metres, "framed": cut.framed}
        actors.append(Actor(id=name, kind=cutout.KIND, attributes=attributes, x=x, z=z))
    return shot.model_copy(update={"actors": tuple(actors)})
