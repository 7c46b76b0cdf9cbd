"""What a caller's pictures show, standing on the stage of a film."""

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.direct.bodies import extent_of
from rushes.engines.previs.film import Actor, Clip, Film, Shot
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.stills import cutout
from rushes.engines.previs.stills.fitting import load
from rushes.engines.previs.world.framing import SETUPS, focal_length, half_width, shape_of
from rushes.media.clips import last_picture

BEHIND = 1.12
"""How much farther than the subject a picture stands, so that it hides nobody."""
FARTHER = 1.15
FARTHEST = 5.7
"""Metres: the back wall of a room stands behind this."""
SMALLER, SMALLEST = 0.88, 0.3
EDGE, TOP, GAP = 0.90, 0.07, 0.03
"""Share of the picture's half width inside which they stay, share of its height left free above them, and of the half
width between them."""

Span = tuple[float, float]


def with_references(film: Film, pictures: Sequence[str], parts: Parts, say: Callable[[str], None]) -> Film:
    """The film with what each picture shows standing on its stage: cut out where that can be done cleanly."""
    cast: list[Actor] = []
    for number, picture in enumerate(pictures, 1):
        cut = cutout.cut_out(_pixels(Path(picture)))
        name = f"cutout-{number}"
        np.save(parts.folder / f"{name}.npy", cut.pixels)
        tall, wide = cut.pixels.shape[:2]
        attributes: dict[str, str | float | bool] = {
            "file": f"{name}.npy",
            "metres": cut.metres,
            "aspect": wide / tall,
            "framed": cut.framed,
        }
        cast.append(Actor(id=name, kind=cutout.KIND, attributes=attributes))
        say(f"Reference {number} is shown {'as a framed picture' if cut.framed else 'cut out, on the stage'}")
    return film.model_copy(update={"shots": tuple(_joined(shot, cast, film.clip) for shot in film.shots)})


def _pixels(path: Path) -> NDArray[np.uint8]:
    """A PNG as RGB or RGBA, or the last picture of a video."""
    found = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if found is None:
        return last_picture(path)[0]
    if found.ndim == 3 and found.shape[2] == 4:
        return np.asarray(cv2.cvtColor(found, cv2.COLOR_BGRA2RGBA), np.uint8)
    return load(path)


def _joined(shot: Shot, cast: Sequence[Actor], clip: Clip) -> Shot:
    """The shot with the pictures where nobody stands, side by side; they stand back, and shrink, until all fit."""
    half = EDGE * half_width(shot.framing, clip.width, clip.height, 1.0)
    taken = [_span(actor.x, actor.z, _reach(actor)) for actor in shot.actors]
    z, size = max(BEHIND * (shot.focus or 5.6), _depth_for(max(map(cutout.top_of, cast)), shot, clip)), 1.0
    while True:
        sized = [_sized(actor, size) for actor in cast]
        placed = _placed(sized, taken, z, half)
        if placed is not None or size < SMALLEST:
            break
        if z * FARTHER <= FARTHEST:
            z *= FARTHER
        else:
            size *= SMALLER
    if placed is None:  # the stage is full: they stand behind those who fill it
        placed = _placed(sized, [], z, half) or sized
    return shot.model_copy(update={"actors": (*shot.actors, *placed)})


def _placed(cast: Sequence[Actor], taken: Sequence[Span], z: float, half: float) -> list[Actor] | None:
    """Everybody at depth `z`, each in the widest room that is left; None where it is too small for one of them."""
    spans = list(taken)
    placed: list[Actor] = []
    for actor in sorted(cast, key=cutout.width_of, reverse=True):
        own, air = cutout.width_of(actor) / z / 2, GAP * half
        rooms = [room for room in _rooms(spans, half) if room[1] - room[0] >= 2 * (own + air)]
        if not rooms:
            return None
        left, right = max(rooms, key=lambda room: room[1] - room[0])
        wide = right - left
        middle = (left + right) / 2
        if wide > 2 * len(cast) * (own + air) and len(cast) > 1:  # room for several: keep to its left end
            middle = left + wide / (2 * len(cast))
        spans.append((middle - own - air, middle + own + air))
        placed.append(actor.model_copy(update={"x": round(middle * z, 3), "z": round(z, 3)}))
    return sorted(placed, key=lambda actor: actor.id)


def _rooms(taken: Sequence[Span], half: float) -> list[Span]:
    """What is free between the edges of the picture, as spans of x / z."""
    rooms: list[Span] = []
    at = -half
    for left, right in sorted(taken):
        if left > at:
            rooms.append((at, min(left, half)))
        at = max(at, right)
    if at < half:
        rooms.append((at, half))
    return rooms


def _depth_for(metres: float, shot: Shot, clip: Clip) -> float:
    """The depth at which something so tall does not reach the upper edge of the picture."""
    horizon = SETUPS[shot.framing].horizon[shape_of(clip.width, clip.height)]
    room = (horizon - TOP) * clip.height
    nearest = max(key.z for key in shot.camera.keys)
    return nearest + (metres - shot.eye) * focal_length(shot.framing, clip.width, clip.height) / room


def _sized(actor: Actor, size: float) -> Actor:
    metres = size * float(actor.attributes["metres"])
    return actor.model_copy(update={"attributes": {**actor.attributes, "metres": metres}})


def _span(x: float, z: float, reach: float) -> Span:
    return (x - reach) / z, (x + reach) / z


def _reach(actor: Actor) -> float:
    return extent_of(actor.kind, dict(actor.attributes), actor.acts[0].action).half
