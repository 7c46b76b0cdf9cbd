"""How the camera moves in a shot: as the prompt says, else slowly, so that near and far part from each other."""

from collections.abc import Sequence

from rushes.engines.previs.direct.lens import Lens
from rushes.engines.previs.direct.looks import element_rng
from rushes.engines.previs.direct.shots import SetUp
from rushes.engines.previs.film import Camera, CameraKey
from rushes.engines.previs.scene import Framing, Move

MOST_SLIDE = 0.42
"""Metres the camera may slide to either side: plates are painted so much wider."""

LEAST_SLIDE = 0.06
"""Metres; without any slide there is no parallax."""

MOST_PUSH = 0.10
"""Share of the subject's distance that the camera may push in."""

SLIDE: dict[Framing, float] = {"wide": 0.34, "medium": 0.13, "close": 0.05}
"""Half of the default slide, metres."""

PUSH = 0.065
PAN_DEGREES, PORTRAIT_PAN_DEGREES = 4.0, 2.2
ROLL_DEGREES = 7.0
FULL_SHAKE, SUBTLE_SHAKE = 0.75, 0.4
FOLLOWING_SHAKE = 0.5
NARROW = 0.5
"""In pictures whose half width is below this (metres at the subject) the camera slides half as far."""


def move_camera(
    shot: SetUp,
    lens: Lens,
    moves: Sequence[Move],
    heading: int,
    slack: float,
    number: int,
    seed: int,
    pursuit: float = 0.0,
) -> Camera:
    """The camera path of shot `number`.

    `heading` is the way that somebody crosses the picture, 0 when nobody does; `slack` the metres between the outermost
    figure and the picture's edge; `pursuit` how far the camera goes along with somebody, metres to the right.
    """
    if pursuit:
        keys = (CameraKey(t=shot.start, x=round(-pursuit / 2, 3)), CameraKey(t=shot.end, x=round(pursuit / 2, 3)))
        return Camera(keys=keys, shake=FOLLOWING_SHAKE if "handheld" in moves else 0.0, steady=True)
    side = 1.0 if float(element_rng(seed, f"camera/{number}").random()) < 0.5 else -1.0
    slide = min(SLIDE[lens.framing], MOST_SLIDE)
    if lens.half() < 2 * NARROW:
        slide *= 0.5 if lens.half() < NARROW else 0.8
    if not heading:
        slide = min(slide, max(LEAST_SLIDE, slack))
    push = PUSH * lens.z
    shake = 0.0
    x0 = x1 = y0 = y1 = z0 = z1 = pan0 = pan1 = 0.0
    rolls = False
    given = [move for move in moves if move != "locked"]
    for move in given:
        if move == "push_in":
            z1 = MOST_PUSH * lens.z
        elif move == "pull_out":
            z0 = MOST_PUSH * lens.z
        elif move == "pan":
            wide = PAN_DEGREES if lens.clip.width >= lens.clip.height else PORTRAIT_PAN_DEGREES
            pan0, pan1 = -wide * side * 0.5, wide * side * 0.5
        elif move == "track":
            way = float(heading) if heading else side
            reach = MOST_SLIDE if lens.framing == "wide" and (heading or slack > MOST_SLIDE) else 1.5 * slide
            x0, x1 = -reach * way, reach * way
        elif move == "handheld":
            shake = SUBTLE_SHAKE if "locked" in moves else FULL_SHAKE
        elif move == "roll":
            rolls = True
        elif move == "rise":
            y1 = -LIFT * lens.z
        elif move == "sink":
            y0 = -LIFT * lens.z
    if not moves:
        if heading:
            x0, x1 = -slide * heading, slide * heading
        elif number % 2 == 0 and lens.framing != "wide":
            z1, x0, x1 = push, -slide * side * 0.4, slide * side * 0.4
        elif lens.framing == "wide":
            x0, x1, z1 = -slide * side, slide * side, push * 0.6
        else:
            x0, x1 = -slide * side, slide * side
    keys = [
        CameraKey(t=shot.start, x=round(x0, 3), y=round(y0, 3), z=round(z0, 3), pan=round(pan0, 2)),
        CameraKey(t=shot.end, x=round(x1, 3), y=round(y1, 3), z=round(z1, 3), pan=round(pan1, 2)),
    ]
    if rolls:
        keys = _rolled(keys, shot, side)
    elif keys[0].model_copy(update={"t": 0.0}) == keys[1].model_copy(update={"t": 0.0}):
        keys = keys[:1]
    return Camera(keys=tuple(keys), shake=shake)


def close_with(camera: Camera, shot: SetUp, move: Move, lens: Lens) -> Camera:
    """The path with what the camera does as the film ends: it goes on as it went, and leaves late."""
    begins = round(max(shot.start, shot.end - CLOSING_SECONDS), 3)
    first, last = camera.keys[0], camera.keys[-1]
    kept = tuple(key for key in camera.keys[:-1] if key.t < begins - 0.01)
    share = (begins - first.t) / (last.t - first.t) if last.t > first.t else 1.0
    there = {
        name: round(getattr(first, name) + share * (getattr(last, name) - getattr(first, name)), 3) for name in AXES
    }
    leaves = first.model_copy(update={"t": begins, **there})
    change: dict[str, float] = {
        "push_in": {"z": last.z + MOST_PUSH * lens.z},
        "pull_out": {"z": last.z - MOST_PUSH * lens.z},
        "rise": {"y": last.y - LAST_LIFT * lens.z},
        "sink": {"y": last.y + SINK * lens.eye},
        "pan": {"pan": last.pan + PAN_DEGREES},
    }.get(move, {})
    if not change:
        return camera
    gone = last.model_copy(update={"t": shot.end} | {name: round(value, 3) for name, value in change.items()})
    return camera.model_copy(update={"keys": (*kept, leaves, gone)})


CLOSING_SECONDS = 2.6
AXES = ("x", "y", "z", "pan", "roll")
LIFT, LAST_LIFT, SINK = 0.15, 0.28, 0.45
"""How far the camera rises as a share of the subject's distance, also when it leaves, and sinks of its own height."""


def _rolled(keys: Sequence[CameraKey], shot: SetUp, side: float) -> list[CameraKey]:
    """A brief roll of the horizon in the middle of the shot, and back."""
    length = shot.end - shot.start
    roll = ROLL_DEGREES * side
    first, last = keys[0], keys[-1]
    middle = first.model_copy(update={"x": (first.x + last.x) / 2, "z": (first.z + last.z) / 2})
    return [
        first,
        middle.model_copy(update={"t": round(shot.start + 0.42 * length, 3), "roll": 0.0}),
        middle.model_copy(update={"t": round(shot.start + 0.60 * length, 3), "roll": roll}),
        middle.model_copy(update={"t": round(shot.start + 0.82 * length, 3), "roll": 0.0}),
        last,
    ]
