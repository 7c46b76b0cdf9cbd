"""Instruments that somebody plays, drawn between the hands: strings, winds, an accordion, drumsticks."""

from collections.abc import Callable

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Frame, Point, Vector, add, blend, scale, sub, unit
from rushes.engines.previs.figures.load import Load, beyond, plane, ring
from rushes.engines.previs.figures.paint import cloth

VARNISH, EBONY, BRASS, SILVER, HAIR = "#a85a2a", "#2a1c1c", "#e0ac3c", "#ccd6e0", "#f2ead8"

BOUTS: tuple[Point, ...] = (
    (0.0, 0.0),
    (0.62, 0.02),
    (0.98, 0.14),
    (1.0, 0.27),
    (0.78, 0.40),
    (0.60, 0.50),
    (0.62, 0.60),
    (0.80, 0.70),
    (0.82, 0.84),
    (0.60, 0.97),
    (0.0, 1.0),
)
"""Half the outline of a bowed instrument's body: half widths, and the way up; both count in the body's own."""


def _bowed(load: Load, foot: Vector, head: Vector, facing: Vector, long: float, half: float) -> Frame:
    """The body of a violin or a cello from `foot` towards `head`, its neck and scroll; the frame of its belly."""
    frame = plane(foot, sub(head, foot), facing)
    outline = [(s * half, u * long) for s, u in BOUTS] + [(-s * half, u * long) for s, u in reversed(BOUTS[1:-1])]
    wood = cloth(VARNISH)
    deep = 0.16 * half + 0.006
    load.shape([frame.point(s, u, -deep) for s, u in outline], wood.deep)
    load.shape([frame.point(s * 1.02, u, 0.0) for s, u in outline], wood.base)
    if load.faces_camera(frame.forward):
        lit = 1 if load.light.x * load.view.across(frame.side) > 0 else -1
        sheen = [(0.1, 0.06), (0.72, 0.12), (0.74, 0.28), (0.44, 0.46), (0.46, 0.62), (0.60, 0.84), (0.1, 0.94)]
        load.shape([frame.point(lit * s * half, u * long, 0.002) for s, u in sheen], wood.light)
        for side in (-1, 1):
            hole = [
                frame.point(side * half * s, long * u, 0.004) for s, u in ((0.46, 0.34), (0.34, 0.44), (0.36, 0.54))
            ]
            load.curve(hole, EBONY, 0.09 * half)
        load.line(
            frame.point(-0.3 * half, 0.36 * long, 0.01),
            frame.point(0.3 * half, 0.36 * long, 0.01),
            HAIR,
            0.05 * half + 0.003,
        )
    size = unit(sub(head, foot))
    load.line(frame.point(0, 0.10 * long, 0.014), add(head, scale(frame.forward, 0.008)), EBONY, 0.20 * half)
    load.line(head, add(head, scale(size, 0.42 * half)), wood.shade, 0.26 * half)
    load.ball(add(head, scale(size, 0.52 * half)), 0.19 * half, wood.base)
    return frame


def _bow(load: Load, string: Vector, long: float) -> None:
    """A bow from the right hand across the strings."""
    frog = load.wrists[1]
    tip = beyond(frog, string, long)
    butt = beyond(frog, string, -0.02)
    below = (0.0, -0.014, 0.0)
    load.line(add(butt, below), add(tip, below), HAIR, 0.005)
    load.line(butt, tip, "#7a3a22", 0.009)
    load.line(butt, add(butt, below), EBONY, 0.014)


def _violin(load: Load) -> None:
    """Under the chin, out to the left hand."""
    neck = load.bones.neck
    chest = load.bones.chest
    chin = add(neck, add(scale(chest.side, 0.030), add(scale(chest.up, 0.016), scale(chest.forward, 0.045))))
    scroll = add(load.wrists[0], add(scale(chest.up, 0.030), scale(unit(sub(load.wrists[0], chin)), 0.01)))
    tilted = add(scale(chest.up, 0.75), scale(chest.forward, 0.8))
    frame = _bowed(load, chin, scroll, tilted, 0.185, 0.066)
    _bow(load, frame.point(0.0, 0.10, 0.02), 0.40)


def _stood(load: Load, foot: Vector, scroll: Vector, long: float, half: float, pin: float, bow: float) -> None:
    """Something bowed that stands on the floor before the body."""
    spike = beyond(foot, scroll, -pin)
    load.line(foot, spike, SILVER, 0.010)
    frame = _bowed(load, foot, scroll, load.bones.pelvis.forward, long, half)
    _bow(load, frame.point(0.0, 0.42 * long, 0.03), bow)


def _cello(load: Load) -> None:
    hips = load.bones.pelvis.origin[2]
    left = load.wrists[0]
    foot, head = (0.0, 0.085, hips + 0.30), add(left, (0.012, 0.11, -0.01))
    _stood(load, foot, head, 0.405, 0.135, 0.07, 0.44)


def _double_bass(load: Load) -> None:
    left = load.wrists[0]
    foot, head = (0.075, 0.085, 0.22), add(left, (0.012, 0.17, -0.01))
    _stood(load, foot, head, 0.60, 0.185, 0.07, 0.42)


def _bell(load: Load, at: Vector, way: Vector, long: float, wide: float, colour: str) -> None:
    """The mouth of a horn: a cone that opens."""
    across = unit((way[1], -way[0], 0.0)) if abs(way[2]) < 0.9 else (1.0, 0.0, 0.0)
    rim = plane(add(at, scale(way, long)), across, way)
    metal = cloth(colour)
    load.solid([*ring(rim, 0, 0, wide, wide), add(at, scale(across, 0.008)), add(at, scale(across, -0.008))], colour)
    load.shape(ring(rim, 0, 0, wide, wide), metal.light)
    load.shape(ring(rim, 0, 0, wide * 0.72, wide * 0.72), metal.deep)


def _trumpet(load: Load) -> None:
    """From the lips straight ahead, over both hands."""
    lips = load.mouth
    hands = blend(*load.wrists, 0.5)
    way = unit(sub(add(hands, scale(load.bones.chest.up, 0.045)), lips))
    metal = cloth(load.tone.base if load.tone.base != WITHOUT_COLOUR else BRASS)

    def at(u: float, v: float = 0.0) -> Vector:
        return add(add(lips, scale(way, u)), (0.0, v, 0.0))

    load.curve([at(0.24, -0.045), at(0.09, -0.045), at(0.07, -0.022), at(0.09, 0.0), at(0.26, 0.0)], metal.shade, 0.014)
    load.line(at(0.0), at(0.34), metal.base, 0.015)
    load.line(at(0.10, 0.003), at(0.30, 0.003), metal.light, 0.005)
    for u in (0.15, 0.18, 0.21):
        load.line(at(u, 0.030), at(u, -0.055), metal.base, 0.022)
        load.line(at(u, 0.042), at(u, 0.030), SILVER, 0.010)
    load.ball(at(0.0), 0.012, SILVER)
    _bell(load, at(0.33), way, 0.085, 0.058, metal.base)


def _trombone(load: Load) -> None:
    """As a trumpet, with a slide that goes out and in with the right hand."""
    lips, right = load.mouth, load.wrists[1]
    way = unit(sub(add(load.wrists[0], (0.0, 0.03, 0.0)), lips))
    metal = cloth(BRASS)
    reach = 0.06 + sum((a - b) * c for a, b, c in zip(right, lips, way, strict=True))
    low = (0.0, -0.05, 0.0)
    load.curve(
        [lips, add(lips, scale(way, reach)), add(add(lips, scale(way, reach + 0.04)), scale(low, 0.5)),
         add(add(lips, scale(way, reach)), low), add(add(lips, scale(way, 0.05)), low)],
        metal.base, 0.014,
    )  # fmt: skip
    back = add(lips, (0.03, 0.02, 0.0))
    load.line(add(back, scale(way, -0.14)), add(back, scale(way, 0.16)), metal.shade, 0.016)
    _bell(load, add(back, scale(way, 0.15)), way, 0.10, 0.07, metal.base)


def _saxophone(load: Load) -> None:
    """Down from the lips to the right hand and up again in a bell."""
    lips, (left, right) = load.mouth, load.wrists
    chest = load.bones.chest
    ahead = chest.forward
    metal = cloth(BRASS)
    bow = add(right, add(scale(ahead, 0.02), scale(chest.up, -0.13)))
    bent = [
        lips,
        add(lips, add(scale(ahead, 0.055), scale(chest.up, 0.02))),
        add(blend(lips, left, 0.4), scale(ahead, 0.07)),
    ]
    load.curve(bent, metal.base, 0.016)
    body = [bent[-1], blend(bent[-1], bow, 0.5), bow]
    for a, b, wide in ((body[0], body[1], 0.030), (body[1], body[2], 0.042)):
        load.line(a, b, metal.shade, wide + 0.008)
        load.line(a, b, metal.base, wide)
    up = add(bow, add(scale(ahead, 0.075), scale(chest.up, 0.075)))
    load.curve([bow, add(bow, add(scale(ahead, 0.03), scale(chest.up, -0.045))), up], metal.base, 0.052)
    _bell(load, up, unit(add(scale(chest.up, 0.9), scale(ahead, 0.45))), 0.10, 0.065, metal.base)
    for k in (0.15, 0.30, 0.45, 0.60, 0.75):
        load.ball(add(blend(body[0], body[2], k), scale(ahead, 0.016)), 0.009, metal.light)
    load.ball(lips, 0.010, EBONY)


def _straight(load: Load, end: Vector, colour: str, wide: float, flare: float) -> None:
    """A straight pipe from the lips."""
    tone = cloth(colour)
    lips = load.mouth
    load.line(lips, end, tone.base, wide)
    load.line(blend(lips, end, 0.15), blend(lips, end, 0.9), tone.light, wide * 0.3)
    for k in (0.35, 0.45, 0.55, 0.68, 0.78):
        load.ball(blend(lips, end, k), wide * 0.42, SILVER)
    if flare:
        _bell(load, end, unit(sub(end, lips)), 0.035, flare, colour)


def _flute(load: Load) -> None:
    """Across, out to the right."""
    lips = load.mouth
    hands = blend(*load.wrists, 0.72)
    way = unit(sub(add(hands, scale(load.bones.chest.up, 0.020)), lips))
    tone = cloth(SILVER)
    start, end = add(lips, scale(way, -0.07)), add(lips, scale(way, 0.34))
    load.line(start, end, tone.shade, 0.021)
    load.line(start, end, tone.base, 0.015)
    for k in (0.45, 0.55, 0.65, 0.75, 0.85):
        load.ball(blend(start, end, k), 0.010, tone.light)


def _clarinet(load: Load) -> None:
    """Down and ahead from the lips between both hands."""
    hands = blend(*load.wrists, 0.5)
    _straight(load, beyond(load.mouth, add(hands, scale(load.bones.chest.forward, 0.035)), 0.34), EBONY, 0.022, 0.030)


def _accordion(load: Load) -> None:
    """Two cases, and bellows that breathe between the hands."""
    chest = load.bones.chest
    left, right = (add(wrist, scale(chest.forward, -0.02)) for wrist in load.wrists)
    case, folds = cloth("#b02c34"), cloth("#2a2630")

    def end(at: Vector, side: float, inner: float, tall: float) -> list[Vector]:
        return [
            add(at, add(scale(chest.side, side * u), add(scale(chest.up, v), scale(chest.forward, w))))
            for u in (0.0, inner)
            for v in (-tall, tall)
            for w in (-0.05, 0.05)
        ]

    load.solid([*end(left, -1, 0.02, 0.115), *end(right, 1, 0.02, 0.125)], folds.base, 0.004)
    count = 9
    for k in range(1, count):
        at = blend(right, left, k / count)
        top, low = (add(add(at, scale(chest.up, v)), scale(chest.forward, 0.052)) for v in (0.118, -0.118))
        load.line(top, low, folds.light if k % 2 else "#d8c8b0", 0.007)
    for at, sign in ((left, 1.0), (right, -1.0)):
        load.solid(end(at, sign, 0.055, 0.125), case.base)
        face = [
            add(at, add(scale(chest.side, sign * u), add(scale(chest.up, v), scale(chest.forward, 0.052))))
            for u, v in ((0.008, -0.11), (0.047, -0.11), (0.047, 0.11), (0.008, 0.11))
        ]
        load.flat(face, case.light, 0.004)
        for k in range(6):
            spot = blend(blend(face[0], face[1], 0.5), blend(face[3], face[2], 0.5), (k + 0.5) / 6)
            if sign < 0:
                load.line(add(spot, scale(chest.side, 0.018)), add(spot, scale(chest.side, -0.018)), HAIR, 0.012)
            else:
                load.ball(spot, 0.007, HAIR)


def _harp(load: Load) -> None:
    """A frame as tall as who plays it, leaning on the right shoulder; strings between the hands."""
    shoulder = load.bones.arms[1].shoulder
    x = -0.03
    foot, knee = (x, 0.03, shoulder[2] + 0.34), (x, 0.03, shoulder[2] + 0.16)
    back, crown = (x, shoulder[1] + 0.09, shoulder[2] + 0.07), (x, shoulder[1] + 0.30, shoulder[2] + 0.44)
    gold = cloth("#d8a440")
    bend = add(blend(back, crown, 0.55), (0.0, -0.09, 0.0))
    for k in range(1, 13):
        top = blend(back, bend, k / 6.5) if k < 7 else blend(bend, crown, (k - 6.5) / 6.5)
        load.line(blend(knee, back, 1 - k / 13), top, "#f4ead0", 0.004)
    load.line(knee, back, gold.shade, 0.050)
    load.line(knee, back, gold.base, 0.034)
    load.curve([back, add(back, (0.0, 0.05, 0.03)), bend, add(crown, (0.0, -0.02, -0.06)), crown], gold.base, 0.034)
    load.line(foot, crown, gold.base, 0.032)
    load.line(foot, crown, gold.light, 0.008)
    load.line(add(foot, (0.0, 0.0, 0.03)), add(knee, (0.0, 0.0, -0.04)), gold.shade, 0.050)


def _sticks(load: Load) -> None:
    """A drumstick along the fingers of each hand."""
    for arm in load.bones.arms:
        butt, tip = add(arm.wrist, scale(arm.fingers, -0.03)), add(arm.wrist, scale(arm.fingers, 0.20))
        load.line(butt, tip, "#d8a868", 0.011)
        load.ball(tip, 0.009, "#f0d0a0")


def _baton(load: Load) -> None:
    arm = load.bones.arms[1]
    load.line(arm.wrist, add(arm.wrist, scale(arm.fingers, 0.20)), "#f6f0e4", 0.007)
    load.ball(arm.wrist, 0.012, mix(VARNISH, "#ffffff", 0.2))


WITHOUT_COLOUR = "#c8443c"
"""The colour that a thing in the hand gets of whom nothing is said: brass stays brass then."""

INSTRUMENTS: dict[str, Callable[[Load], None]] = {
    "violin": _violin,
    "cello": _cello,
    "double bass": _double_bass,
    "trumpet": _trumpet,
    "trombone": _trombone,
    "saxophone": _saxophone,
    "flute": _flute,
    "clarinet": _clarinet,
    "accordion": _accordion,
    "harp": _harp,
    "sticks": _sticks,
    "baton": _baton,
}
"""Instruments by name."""
