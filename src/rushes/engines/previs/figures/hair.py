"""Hair: a hairline on the skull gives any style at any turn; long hair is a curtain behind and locks before."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Keys, Point, between, lerp, linear_curve, smoothstep
from rushes.engines.previs.figures.paint import crescent, fill, gradient, polygon, rgba, rounded, smooth, stroke
from rushes.engines.previs.figures.skull import HeadSpace

# Height of the hairline (y down) by degrees from the face. Short styles leave the ear free: they drop to a sideburn
# before it, rise over it, and drop to the nape behind it.
_CROPPED: Keys = (
    (0, -0.60),
    (22, -0.585),
    (40, -0.53),
    (50, -0.40),
    (56, -0.22),
    (62, -0.02),
    (67, 0.12),
    (75, 0.13),
    (80, -0.06),
    (90, -0.13),
    (102, -0.08),
    (110, 0.12),
    (124, 0.30),
    (150, 0.43),
    (180, 0.47),
)
HAIRLINES: dict[str, Keys] = {
    "short": _CROPPED,
    "side": _CROPPED,
    "buzz": _CROPPED,
    "mohawk": _CROPPED,
    "curly": (
        (0, -0.52),
        (35, -0.50),
        (52, -0.36),
        (64, -0.04),
        (74, 0.10),
        (84, 0.0),
        (98, 0.02),
        (115, 0.30),
        (180, 0.50),
    ),
    "afro": ((0, -0.50), (35, -0.48), (52, -0.34), (66, -0.02), (78, 0.10), (95, 0.10), (115, 0.34), (180, 0.50)),
    "long": ((0, -0.60), (30, -0.55), (48, -0.30), (64, 0.14), (80, 0.50), (180, 0.60)),
    "wavy": ((0, -0.60), (30, -0.55), (48, -0.30), (64, 0.14), (80, 0.50), (180, 0.60)),
    "bob": ((0, -0.40), (36, -0.36), (50, -0.18), (62, 0.24), (80, 0.56), (180, 0.62)),
    "bun": (
        (0, -0.60),
        (35, -0.56),
        (52, -0.38),
        (66, -0.05),
        (76, 0.02),
        (86, -0.10),
        (100, -0.06),
        (115, 0.26),
        (180, 0.46),
    ),
    "ponytail": (
        (0, -0.60),
        (35, -0.55),
        (52, -0.38),
        (66, 0.0),
        (74, 0.06),
        (84, -0.10),
        (100, -0.06),
        (115, 0.26),
        (180, 0.48),
    ),
}
VOLUME = {
    "short": 0.085,
    "side": 0.105,
    "buzz": 0.030,
    "mohawk": 0.030,
    "curly": 0.14,
    "afro": 0.22,
    "long": 0.085,
    "wavy": 0.10,
    "bob": 0.10,
    "bun": 0.065,
    "ponytail": 0.07,
}
LONG = ("long", "wavy", "bob")
BAND: Keys = ((0, -0.06), (62, -0.06), (78, 0.0), (86, 0.04), (100, 0.02), (115, 0.26), (180, 0.46))


def draw_back_hair(space: HeadSpace) -> None:
    """What falls behind neck and body."""
    if space.covered:
        return
    if not space.turned_away:
        _falling(space)
    if space.look.hair == "bun" and space.yaw < 1.2:
        _bun(space)


def draw_hair(space: HeadSpace) -> None:
    """The cap on the skull and what lies over face and shoulders; needs the skin below it."""
    style = space.look.hair
    if space.covered and not space.look.hooded:
        return
    if style == "bald":
        if space.look.age == "elder":
            _side_band(space)
        return
    _cap(space)
    if space.covered:
        return
    if style == "bun" and space.yaw >= 1.2:
        _bun(space)
    if style == "ponytail" and space.turned_away:
        _ponytail(space)
    if style in LONG:
        _locks(space)
    if space.turned_away:
        _falling(space)


# --- the cap ---------------------------------------------------------------------------------------


def _cap(space: HeadSpace) -> None:
    style, hair, canvas = space.look.hair, space.hair, space.canvas
    rows = HAIRLINES[style]
    grow = VOLUME[style]
    edge, arc = space.cap(rows, grow, 6 if rows is _CROPPED else 10)
    if not space.turned_away:
        edge = _laid_on(space, edge)
    if style in ("curly", "afro"):
        _curls(space, edge, arc)
        return
    if style in ("short", "side"):
        edge, arc = _swept(space, edge, arc)
    path = rounded(edge + arc)
    top, low = -1.05 - grow, max(y for _, y in edge)
    fade = space.turned_away and rows is _CROPPED
    nape = mix(hair.base, space.skin.shade, 0.62) if fade else mix(hair.base, hair.shade, 0.55)
    if style in ("buzz", "mohawk"):
        nape = mix(hair.base, space.skin.base, 0.35)
    canvas.drawPath(
        path,
        gradient(
            (space.light.x * 0.25, top),
            (0, low),
            (rgba(mix(hair.base, hair.light, 0.35)), rgba(hair.base), rgba(hair.base), rgba(nape)),
            (0.0, 0.28, 0.66, 1.0),
        ),
    )
    crescent(canvas, path, hair.shade, space.light.x * 0.17, space.light.y * 0.13, 190)
    if style == "mohawk":
        _crest(space)
    if not space.detailed:
        return
    if space.turned_away:
        _whorl(space, edge)
    else:
        _strands(space, edge)
    _sheen(space, arc)


def _crest(space: HeadSpace) -> None:
    """Spikes in a row from the forehead to the nape: a fan in profile, a narrow comb from the front."""
    canvas, hair = space.canvas, space.hair
    for k in range(9):
        a = math.radians(62 - 23 * k)  # along the middle of the skull, from the face backwards
        foot = space.place(0.0, 0.78 * math.sin(a), -0.14 - 0.84 * math.cos(a))
        reach = 1.62 - 0.05 * abs(k - 3)
        tip = space.place(0.0, 0.78 * reach * math.sin(a), -0.14 - 0.84 * reach * math.cos(a))
        wide = 0.16 + 0.05 * abs(space.sin)
        spike = [(foot[0] - wide, foot[1] + 0.06), tip, (foot[0] + wide, foot[1] + 0.06)]
        if space.turned_away or tip[1] < -0.55 or abs(space.sin) > 0.3:
            canvas.drawPath(polygon(spike), fill(hair.base if k % 2 else mix(hair.base, hair.shade, 0.5)))


def _laid_on(space: HeadSpace, edge: list[Point]) -> list[Point]:
    """The edge with its temples and sideburns laid on the face: off it they would hang in the air as spikes."""
    right = space.half_width(-0.1, 1)
    out: list[Point] = []
    for i, (x, y) in enumerate(edge):
        if y > -0.50 and x > 0.3:
            x = min(x, space.half_width(y, 1) + 0.030)
        elif y > -0.50 and space.yaw < 0.2 and x < -0.3:
            x = max(x, space.half_width(y, -1) - 0.030)
        if space.yaw > 0.1 and x > right - 0.10 and i:
            # The far temple rises with its neighbours, or it would hang down as a spike.
            y = min(y, out[-1][1] + 0.07)
        out.append((x, y))
    return out


def _swept(space: HeadSpace, edge: list[Point], arc: list[Point]) -> tuple[list[Point], list[Point]]:
    """A fringe that is swept to one side: volume over the forehead, a parting, a hairline that is no ruler."""
    facing = space.squeeze(0)
    part = 0.26 * space.cos * space.mirror + 0.36 * space.sin
    height = 0.085 if space.look.hair == "side" else 0.055
    arc = [(x, y - height * math.exp(-(((x - part) / 0.44) ** 2)) * (0.3 + 0.7 * facing)) for x, y in arc]
    dip = 0.11 if space.look.hair == "side" else 0.060
    swept: list[Point] = []
    for x, y in edge:
        drop = dip * math.exp(-(((x - part * 1.1) / 0.25) ** 2)) - 0.035 * math.exp(-(((x + part * 0.9) / 0.16) ** 2))
        ripple = 0.016 * math.sin(x * 21 + 1.0)
        swept.append((x, y + (drop + ripple) * facing * smoothstep(-0.25, -0.45, y)))
    return swept, arc


def _strands(space: HeadSpace, edge: list[Point]) -> None:
    """Strands from the crown to the hairline break up the cap; dark ones and lit ones in turn."""
    hair, canvas = space.hair, space.canvas
    crown = (-0.30 * space.sin - 0.14 * space.mirror * space.cos, -0.96)
    count = 14 if space.close else 9
    for i in range(count):
        k = (i + 0.5) / count
        x, y = edge[min(len(edge) - 1, int(k * len(edge)))]
        bow = (lerp(crown[0], x, 0.62) * 1.06, lerp(crown[1], y, 0.40) - 0.05)
        line = smooth([between(crown, bow, 0.45), bow, (lerp(bow[0], x, 0.92), lerp(bow[1], y, 0.92))], False)
        if i % 3 == 1:
            canvas.drawPath(line, stroke(hair.light, 0.022, 90))
        else:
            canvas.drawPath(line, stroke(hair.shade, 0.030, 135))


def _whorl(space: HeadSpace, edge: list[Point]) -> None:
    """From behind, strands turn about a whorl high on the head and run down to the nape."""
    hair, canvas = space.hair, space.canvas
    centre = (0.10 * space.mirror - 0.10 * space.sin, -0.56)
    count = 13
    for i in range(count):
        k = (i + 0.5) / count
        x, y = edge[min(len(edge) - 1, int(k * len(edge)))]
        turn = 0.10 * math.sin(k * math.pi)
        start = (centre[0] + (x - centre[0]) * 0.16 + turn, centre[1] + 0.06)
        bow = (lerp(centre[0], x, 0.62) + turn, lerp(centre[1], y, 0.42))
        line = smooth([start, bow, (lerp(centre[0], x, 0.94), lerp(centre[1], y, 0.90))], False)
        canvas.drawPath(line, stroke(hair.light if i % 3 == 1 else hair.shade, 0.028, 80 if i % 3 == 1 else 125))
    for radius, alpha in ((0.10, 120), (0.22, 80)):
        swirl = [
            (centre[0] + radius * math.cos(a), centre[1] + radius * 0.8 * math.sin(a))
            for a in (math.radians(d) for d in range(150, 380, 45))
        ]
        canvas.drawPath(smooth(swirl, False), stroke(hair.shade, 0.026, alpha))


def _sheen(space: HeadSpace, arc: list[Point]) -> None:
    """A crescent of light that follows the skull near the light."""
    light = space.light
    outer = [(x * 0.80 + light.x * 0.02, y * 0.80 - 0.07) for x, y in arc]
    inner = [(x * 0.72 + light.x * 0.02, y * 0.68 - 0.06) for x, y in arc]
    lit = [(p, q) for p, q in zip(outer, inner, strict=True) if p[0] * light.x > -0.12]
    if len(lit) > 2:
        band = [p for p, _ in lit] + [q for _, q in lit][::-1]
        space.canvas.drawPath(rounded(band), fill(space.hair.light, 74))


def _curls(space: HeadSpace, edge: list[Point], arc: list[Point]) -> None:
    """A cloud of overlapping curls: dark ones first, lit ones towards the light on top."""
    hair, canvas, light = space.hair, space.canvas, space.light
    big = space.look.hair == "afro"
    size = 0.25 if big else 0.19
    rim = arc[::2] if big else arc
    lobes = [(x, y, size) for x, y in rim if space.turned_away or x < 0.30 or y < -0.58]
    ends = edge[:2] + (edge[-2:] if space.yaw < 0.35 or space.turned_away else [])
    lobes += [(x, y - 0.05, 0.13) for x, y in ends]
    canvas.drawPath(rounded(edge + arc), fill(hair.shade))
    for x, y, r in lobes:
        canvas.drawCircle(x, y, r, fill(hair.shade))
    middle = [
        (x * 0.62, (y + 0.14) * 0.66 - 0.18, size * 1.05) for x, y in rim if space.turned_away or x < 0.3 or y < -0.7
    ]
    fringe = [(x, y - 0.10, 0.13) for x, y in edge[2:-2:2] if y < -0.3]
    if space.turned_away:
        middle += [(x * 0.8, lerp(y, -0.2, 0.45), size) for x, y in edge[1:-1:2]]
    for x, y, r in lobes + middle + fringe:
        canvas.drawCircle(
            x + light.x * 0.05, y + light.y * 0.05 - 0.01, r * 0.80, fill(mix(hair.base, hair.shade, 0.25))
        )
    for x, y, r in lobes + middle + fringe:
        canvas.drawCircle(x + light.x * 0.09, y + light.y * 0.08 - 0.01, r * 0.50, fill(hair.base, 200))
    for x, y, r in lobes + middle:
        if x * light.x + (y + 0.3) * light.y > 0.40:
            canvas.drawCircle(
                x + light.x * 0.10, y + light.y * 0.10, r * 0.34, fill(mix(hair.base, hair.light, 0.6), 190)
            )


def _side_band(space: HeadSpace) -> None:
    """Bald crown: a band of hair from each temple round the back, drawn as the runs that are really visible."""
    run: list[tuple[Point, Point]] = []
    for step in range(32):
        local = -90 + 6 * step
        azimuth = space.azimuth(local)
        full = smoothstep(60, 80, azimuth)
        if step == 31 or full < 0.05:
            if len(run) > 1:
                _hair_band(space, run)
            run = []
            continue
        low, high = (
            lerp(-0.06, linear_curve(azimuth, BAND), full),
            lerp(-0.06, -0.30 + 0.10 * smoothstep(120, 180, azimuth), full),
        )
        run.append((space.on_skull(local, low, 0.06), space.on_skull(local, high, 0.06)))


def _hair_band(space: HeadSpace, run: list[tuple[Point, Point]]) -> None:
    """Tufts along the band, combed down: their upper ends fade into the bald crown."""
    hair, canvas = space.hair, space.canvas
    lower, upper = [p for p, _ in run], [q for _, q in run]
    ragged: list[Point] = []
    for i, (x, y) in enumerate(upper):
        ragged.append((x * (1.0 + 0.03 * (i % 2)), y + 0.07 * (i % 2)))
    canvas.drawPath(rounded([*lower, *ragged[::-1]]), fill(mix(hair.base, hair.shade, 0.18)))
    outer = upper[0][0]
    if abs(outer) > 0.4:
        # One tuft on the silhouette keeps the band from looking painted on.
        tuft = math.copysign(0.045, outer)
        points = [(outer, -0.26), (outer + tuft, -0.18), (outer + tuft * 1.3, 0.02), (outer + tuft * 0.3, 0.16)]
        canvas.drawPath(rounded([*points, (outer - tuft, -0.15)]), fill(hair.base))
    for i, (low, high) in enumerate(run):
        if i % 2:
            continue
        x0, y0 = high
        x1, y1 = low
        strand = smooth([(x0, y0 + 0.05), (lerp(x0, x1, 0.5) + 0.02, lerp(y0, y1, 0.55)), (x1, y1 - 0.02)], False)
        colour, alpha = (hair.light, 90) if i % 4 else (hair.shade, 80)
        canvas.drawPath(strand, stroke(colour, 0.045, alpha))


# --- long hair -------------------------------------------------------------------------------------


def _fall_extent(space: HeadSpace) -> tuple[float, float]:
    xs: list[float] = []
    for degrees in range(82, 279, 14):
        a = math.radians(degrees)
        xs.append(0.80 * math.sin(a) * space.cos + (0.84 * math.cos(a) - 0.10) * space.sin)
    return min(xs), max(xs)


STREAMING = 0.6
"""From this lift on (see `Pose`) long hair stands straight up in the air that streams past."""


def _streaming(space: HeadSpace) -> None:
    """Long hair in a fall: strands that stream up from the crown, each in its own swing."""
    hair, canvas = space.hair, space.canvas
    tall = 0.75 if space.look.hair == "bob" else 1.25
    outline = [(-0.80, 0.1), (-0.86, -0.5)]
    tips: list[tuple[float, float]] = []
    for k in range(STRANDS):
        x = lerp(-0.74, 0.74, k / (STRANDS - 1))
        swing = 0.13 * math.sin(2.4 * space.sway + 1.7 * k)
        rise = tall * (1 - 0.45 * abs(x)) * (0.84 + 0.16 * math.sin(2.1 * k + space.sway))
        tips.append((x * 0.92 + swing, -0.72 - rise))
        outline.append(tips[-1])
        if k < STRANDS - 1:
            outline.append((x + 0.12 + 0.5 * swing, -0.72 - 0.62 * rise))
    outline += [(0.86, -0.5), (0.80, 0.1)]
    shades = (rgba(mix(hair.base, hair.light, 0.3)), rgba(hair.base), rgba(hair.shade))
    canvas.drawPath(smooth(outline), gradient((0, -0.72 - tall), (0, -0.4), shades))
    for k, (x, y) in enumerate(tips):
        line = smooth([(x * 0.7, -0.55), (x * 0.9, lerp(-0.55, y, 0.5)), (x, y + 0.12)], False)
        canvas.drawPath(line, stroke(hair.light if k % 3 == 1 else hair.shade, 0.03, 120))


STRANDS = 9


def _falling(space: HeadSpace) -> None:
    """The curtain behind the neck, or the ponytail."""
    style, hair, canvas = space.look.hair, space.hair, space.canvas
    if style == "ponytail":
        if not space.turned_away:
            _ponytail(space)
        return
    if style not in LONG:
        return
    if space.lift > STREAMING:
        _streaming(space)
        return
    length = 0.86 if style == "bob" else 1.95
    left, right = _fall_extent(space)
    sway, stream = space.sway * 0.12, -space.stream * 0.30 * space.sin * length / 2
    up = -space.lift * length * 1.1
    inner = 0.96 if style == "bob" else 0.84
    wavy = 0.05 if style == "wavy" else 0.0
    points = [
        (left * 0.74, -0.62),
        (left * 0.96, -0.1),
        (left * 1.05 + stream * 0.3 - wavy, 0.45 + up * 0.4),
        (left * inner + sway + stream + wavy, length * 0.86 + up),
        (lerp(left, right, 0.38) + sway * 1.4 + stream, length + up),
        (lerp(left, right, 0.68) + sway * 1.2 + stream * 0.9, length * 0.98 + up),
        (right * inner + sway * 0.8 + stream * 0.8 - wavy, length * 0.84 + up),
        (right * 1.02 + stream * 0.2 + wavy, 0.45 + up * 0.4),
        (right * 0.94, -0.1),
        (right * 0.74, -0.62),
    ]
    path = smooth(points)
    if not space.turned_away:
        canvas.drawPath(path, gradient((0, -0.6), (0, length), (rgba(hair.deep), rgba(hair.shade))))
        return
    canvas.drawPath(
        path,
        gradient((0, -0.6), (0, length), (rgba(hair.base), rgba(hair.base), rgba(mix(hair.base, hair.shade, 0.7)))),
    )
    crescent(canvas, path, hair.shade, space.light.x * 0.16, space.light.y * 0.06, 160)
    for i, k in enumerate((0.16, 0.30, 0.42, 0.55, 0.68, 0.82)):
        x = lerp(left, right, k)
        line = smooth([(x * 0.55, -0.5), (x * 0.95, 0.3), (x * 0.9 + sway * 1.3 + stream, (length + up) * 0.92)], False)
        canvas.drawPath(line, stroke(hair.light if i % 3 == 1 else hair.shade, 0.035, 80 if i % 3 == 1 else 130))


def _locks(space: HeadSpace) -> None:
    """Hair before the shoulders, from the ear back: a thin lock on each side, the whole back of the head in profile."""
    if space.turned_away:
        return
    hair, canvas, style = space.hair, space.canvas, space.look.hair
    length = 0.80 if style == "bob" else 1.58
    sway, stream, up = space.sway * 0.12, -space.stream * 0.26 * space.sin, -space.lift * length * 0.8
    half = math.hypot(0.79 * space.cos, 0.86 * space.sin)
    for sign in (-1, 1):
        inner = sign * 0.60 * space.cos + (0.02 if style == "bob" else -0.06) * space.sin
        outer = sign * half * (1.0 if sign < 0 else space.cos) - 0.12 * space.sin
        if sign > 0 and (space.yaw > 0.32 or outer - inner < 0.04):
            continue
        bend = 0.06 if style == "wavy" else 0.0
        tip = (lerp(inner, outer, 0.45) + sway + stream, length + up)
        points = [
            (lerp(inner, outer, 0.20), -0.56),
            (lerp(inner, outer, 0.66), -0.46),
            (outer * 0.97, -0.05),
            (outer + sign * (0.03 + bend) + stream * 0.3, 0.5 + up * 0.3),
            (outer * 0.96 - sign * bend + sway + stream * 0.9, length - 0.22 + up),
            tip,
            (inner + (inner - outer) * 0.06 + sway * 0.8 + stream * 0.7, length - 0.26 + up),
            (inner - sign * bend + stream * 0.3, 0.50 + up * 0.3),
            (inner + sign * 0.05, 0.0),
        ]
        path = smooth(points)
        lit = sign * space.light.x > 0 or space.sin > 0.6
        base = hair.base if lit else mix(hair.base, hair.shade, 0.6)
        canvas.drawPath(
            path, gradient((0, -0.5), (0, length), (rgba(base), rgba(base), rgba(mix(base, hair.shade, 0.6))))
        )
        if not space.detailed:
            continue
        canvas.save()
        canvas.clipPath(path, True)
        for i, k in enumerate((0.2, 0.38, 0.56, 0.74, 0.9)):
            x = lerp(inner, outer, k)
            line = smooth(
                [(x, -0.35), (x + sign * 0.02, 0.35), (lerp(x, tip[0], 0.6) + sway * 0.5, length - 0.20 + up)], False
            )
            canvas.drawPath(line, stroke(hair.light if i == 1 else hair.shade, 0.028, 90 if i == 1 else 120))
        canvas.restore()


def _bun(space: HeadSpace) -> None:
    x, y = -0.66 * space.sin, -0.86
    canvas, hair = space.canvas, space.hair
    canvas.drawCircle(x, y, 0.34, fill(hair.shade))
    canvas.drawCircle(x + space.light.x * 0.06, y + space.light.y * 0.06, 0.275, fill(hair.base))
    if space.detailed:
        for radius in (0.10, 0.20):
            swirl = [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in (0.3, 1.4, 2.6, 3.8, 4.9)]
            canvas.drawPath(smooth(swirl, False), stroke(hair.shade, 0.028, 150))


def _ponytail(space: HeadSpace) -> None:
    x, y = -0.88 * space.sin, -0.42
    swing = space.sway * 0.30 - space.stream * 0.75 * space.sin
    up = -space.lift * 1.8
    points = [
        (x + 0.16, y - 0.16),
        (x - 0.14 * space.sin - 0.05, y - 0.22),
        (x - 0.36 * space.sin + swing * 0.4, y + 0.35 + up * 0.4),
        (x - 0.30 * space.sin + swing * 0.8 - 0.12, y + 1.0 + up * 0.8),
        (x + swing - 0.05, y + 1.55 - abs(swing) * 0.35 + up),
        (x + swing * 0.9 + 0.12, y + 1.0 + up * 0.8),
        (x + 0.10 + swing * 0.3, y + 0.4 + up * 0.3),
    ]
    path = smooth(points)
    space.canvas.drawPath(path, fill(space.hair.base))
    crescent(space.canvas, path, space.hair.shade, -0.12, -0.05)
    space.canvas.drawCircle(x, y - 0.05, 0.13, fill(space.hair.deep))
