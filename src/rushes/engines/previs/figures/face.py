"""Faces: soft modelling of the skin, eyes, brows, nose and a mouth that speaks."""

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point, clamp, lerp, smoothstep
from rushes.engines.previs.figures.paint import crescent, fill, gradient, luma, rgba, rounded, smooth, soft_oval, stroke
from rushes.engines.previs.figures.skull import HeadSpace
from rushes.engines.previs.raster import skia

EYE_SIDE, EYE_DEPTH, EYE_Y = 0.285, 0.41, 0.02
NOSE_DEPTH, NOSE_Y = 0.62, 0.345
MOUTH_DEPTH, MOUTH_Y = 0.535, 0.635
LASH = "#2a1620"
MOUTH_INSIDE, TONGUE, TEETH = "#47101a", "#c4565c", "#fbf5ec"


def draw_skin(space: HeadSpace) -> None:
    """The head's skin with soft form shading; features come on top."""
    canvas, skin, light = space.canvas, space.skin, space.light
    outline = smooth(space.contour())
    reach = 0.80
    lit = mix(skin.base, skin.light, 0.40)
    canvas.drawPath(
        outline,
        gradient(
            (light.x * reach, light.y * reach * 0.7 - 0.05),
            (-light.x * reach, -light.y * reach * 0.7 + 0.10),
            (rgba(lit), rgba(skin.base), rgba(mix(skin.base, skin.shade, 0.72))),
            (0.0, 0.48, 1.0),
        ),
    )
    crescent(canvas, outline, skin.shade, light.x * 0.10, light.y * 0.08 - 0.02, 90)
    canvas.save()
    canvas.clipPath(outline, True)
    if not space.turned_away:
        _modelling(space)
    else:
        soft_oval(canvas, 0.0, 0.92, 0.9, 0.42, skin.shade, 150)
    canvas.restore()


def _modelling(space: HeadSpace) -> None:
    canvas, skin, look = space.canvas, space.skin, space.look
    blush = mix(skin.base, "#e8564a", 0.55)
    for sign in (1, -1):
        k = space.squeeze(sign * 28)
        if k:
            x, y = space.place(sign * 0.40, 0.42, 0.33)
            strength = (58 if look.female or look.child else 34) + round(50 * space.face.blush)
            soft_oval(canvas, x, y, 0.27 * k, 0.19, blush, strength)
        k = space.squeeze(sign * 16)
        if k:
            x, y = space.place(sign * (EYE_SIDE - 0.02), EYE_DEPTH, EYE_Y - 0.08)
            soft_oval(canvas, x, y, 0.27 * k, 0.22, skin.shade, 92)
    if look.hair != "bald" or look.hat:
        x, y = space.place(0.0, 0.42, -0.50)
        soft_oval(canvas, x, y - 0.10, 0.95, 0.40, skin.shade, 165, 0.35)
    x, y = space.place(0.0, 0.50, 0.80)
    soft_oval(canvas, x, y + 0.01, 0.17, 0.06, skin.shade, 62)
    soft_oval(canvas, x, 1.10, 0.8, 0.30, skin.shade, 120)
    if look.beard:
        _beard(space)
    elif not look.female and not look.child:
        jaw_x, jaw_y = space.place(0.0, 0.30, 0.80)
        soft_oval(canvas, jaw_x, jaw_y, 0.62, 0.36, mix(skin.shade, space.hair.base, 0.45), 34, 0.3)


def draw_features(space: HeadSpace) -> None:
    """Nose, eyes, brows, mouth, glasses."""
    if space.distant:
        _few_strokes(space)
        return
    _nose(space)
    for sign in (1, -1):
        k = space.squeeze(sign * 16)
        if k > 0.45 or sign < 0:
            _eye(space, sign, k)
            _brow(space, sign, k)
    _mouth(space)
    if space.face.bubble:
        _bubble(space, space.face.bubble)
    if space.look.glasses:
        _glasses(space)


def _bubble(space: HeadSpace, size: float) -> None:
    """A bubble of chewing gum before the lips."""
    canvas = space.canvas
    r = 0.06 + 0.34 * size
    x, y = space.place(0, MOUTH_DEPTH, MOUTH_Y)
    x += 0.7 * r * space.sin
    pink = ("#ffc2d8", "#f58fb4", "#d9608c")
    lit = (x + space.light.x * r * 0.6, y + space.light.y * r * 0.6)
    away = (x - space.light.x * r, y - space.light.y * r)
    canvas.drawCircle(x, y, r, gradient(lit, away, [rgba(colour, 236) for colour in pink]))
    soft_oval(canvas, x + space.light.x * r * 0.42, y + space.light.y * r * 0.46, r * 0.26, r * 0.2, "#ffffff", 230)


def _few_strokes(space: HeadSpace) -> None:
    """The face of somebody far away: dots for eyes, lines for brows and mouth; more would blur into a smudge."""
    canvas, face = space.canvas, space.face
    for sign in (1, -1):
        k = space.squeeze(sign * 16)
        if k < 0.35:
            continue
        x, y = space.place(sign * EYE_SIDE, EYE_DEPTH, EYE_Y)
        shut = max(face.blink, face.upper_lid) > 0.8
        canvas.drawOval(
            skia.Rect.MakeLTRB(x - 0.10 * k, y - (0.03 if shut else 0.13), x + 0.10 * k, y + 0.13), fill(LASH)
        )
        slope = 0.8 * (face.brow_inner - face.brow_outer) * sign
        high = y - 0.34 - 0.5 * (face.brow_inner + face.brow_outer)
        canvas.drawLine(x - 0.17 * k, high - slope, x + 0.17 * k, high + slope, stroke(LASH, 0.075, 190))
    x, y = space.place(0, MOUTH_DEPTH, MOUTH_Y)
    half = 0.22 * max(0.35, space.squeeze(0))
    opening = max(face.mouth_open, face.parted)
    if opening > 0.15:
        canvas.drawOval(skia.Rect.MakeLTRB(x - half, y - 0.05, x + half, y + 0.05 + 0.28 * opening), fill(MOUTH_INSIDE))
        return
    bend = 0.16 * face.smile
    canvas.drawPath(
        smooth([(x - half, y - bend), (x, y + 0.5 * bend), (x + half, y - bend)], False), stroke("#7a2f36", 0.09)
    )


def _beard(space: HeadSpace) -> None:
    left, right = space.place(-0.80, -0.05, 0.12), space.place(0.80, -0.05, 0.12)
    mouth = space.place(0, MOUTH_DEPTH, MOUTH_Y)
    right = (max(right[0], mouth[0] + 0.16), lerp(right[1], 0.40, space.sin))
    k = space.squeeze(0) or 0.3
    drop = 0.46 + space.pitch * 0.3
    points = [
        left,
        (lerp(left[0], mouth[0], 0.28), 0.40 + space.pitch * 0.3),
        (lerp(left[0], mouth[0], 0.62), drop + 0.06),
        (mouth[0] - 0.24 * k, mouth[1] - 0.13),
        (mouth[0], mouth[1] - 0.15),
        (mouth[0] + 0.24 * k, mouth[1] - 0.13),
        (lerp(right[0], mouth[0], 0.62), drop + 0.06),
        (lerp(right[0], mouth[0], 0.28), 0.40 + space.pitch * 0.3),
        right,
        (max(right[0], mouth[0]) + 0.3, 1.0),
        (mouth[0], 1.3),
        (left[0] - 0.3, 1.0),
    ]
    hair = space.hair
    path = rounded(points)
    space.canvas.drawPath(path, gradient((0, 0.2), (0, 1.05), (rgba(hair.base), rgba(mix(hair.base, hair.shade, 0.8)))))
    if space.detailed:
        for u in (-0.8, -0.55, -0.3, 0.0, 0.3, 0.55, 0.8):
            x = mouth[0] + 0.55 * u * (k + 0.2)
            strand = smooth([(x, 0.62 + 0.12 * abs(u)), (x * 1.02, 0.80), (lerp(x, mouth[0], 0.2), 1.0)], False)
            space.canvas.drawPath(strand, stroke(hair.shade, 0.026, 130))


def _nose(space: HeadSpace) -> None:
    canvas, skin, look = space.canvas, space.skin, space.look
    size = 0.78 if look.child else 0.88 if look.female else 1.06
    base_x, base_y = space.place(0, NOSE_DEPTH - 0.12, NOSE_Y)
    reach = 0.235 * size * smoothstep(0.12, 1.35, space.yaw)
    top_x, top_y = space.place(0, 0.53, 0.0)
    tip = (base_x + reach, base_y - 0.05)
    wing = 0.105 * size
    warm = mix(skin.base, "#d8604a", 0.30)
    under = mix(skin.shade, "#7a2a30", 0.22)
    if space.yaw > 0.24:
        shape = [
            (top_x + 0.01, top_y - 0.10),
            (lerp(top_x, tip[0], 0.56), lerp(top_y, tip[1], 0.52)),
            (tip[0] - 0.005, tip[1] - 0.055),
            (tip[0] + 0.015, tip[1] + 0.02),
            (tip[0] - 0.055, tip[1] + 0.085),
            (base_x - 0.02, base_y + 0.065),
            (base_x - 0.12, base_y + 0.02),
            (top_x - 0.12, top_y + 0.10),
        ]
        canvas.drawPath(
            rounded(shape),
            gradient(
                (base_x - 0.14, 0),
                (tip[0], 0),
                (rgba(skin.base, 0), rgba(skin.base), rgba(mix(skin.base, skin.light, 0.35))),
            ),
        )
    # The bridge is modelled by a soft shade on its far side from the light, the tip by warmth and a highlight.
    side = -1.0 if space.light.x > 0 else 1.0
    bridge_x = lerp(top_x, tip[0], 0.5) + side * 0.085 * max(0.35, space.cos)
    soft_oval(canvas, bridge_x, lerp(top_y, tip[1], 0.52), 0.075, 0.24, skin.shade, 84)
    soft_oval(canvas, tip[0] - 0.02, tip[1], 0.13 * size, 0.12 * size, warm, 105)
    soft_oval(canvas, tip[0] - 0.02 + space.light.x * 0.03, tip[1] - 0.05, 0.055, 0.06, skin.light, 190)
    left, right = base_x - wing * (1 - 0.25 * space.sin), base_x + reach * 0.92 + wing * max(0.0, space.cos - 0.25)
    floor = skia.Path()
    floor.moveTo(left, base_y - 0.015)
    floor.cubicTo(left + 0.02, base_y + 0.045, left + 0.07, base_y + 0.03, lerp(left, right, 0.5), base_y + 0.055)
    floor.cubicTo(right - 0.07, base_y + 0.03, right - 0.02, base_y + 0.045, right, base_y - 0.02)
    canvas.drawPath(floor, stroke(under, 0.036, 215))
    if space.close:
        for x, k in ((lerp(left, right, 0.27), 1.0), (lerp(left, right, 0.75), space.cos)):
            if k > 0.3:
                canvas.drawOval(
                    skia.Rect.MakeLTRB(x - 0.026, base_y + 0.006, x + 0.026, base_y + 0.036), fill(under, 230)
                )


def _eye(space: HeadSpace, sign: int, k: float) -> None:
    canvas, face, look, skin = space.canvas, space.face, space.look, space.skin
    x, y = space.place(sign * EYE_SIDE, EYE_DEPTH, EYE_Y)
    half = (0.168 if look.child else 0.156 if look.female else 0.146) * k * face.eye**0.5
    tall = (0.150 if look.child else 0.126 if look.female else 0.106) * face.eye
    closed = max(face.blink, face.upper_lid, face.wink if sign > 0 else 0.0)
    top = tall * (1 - clamp(closed, -0.2, 1.0) * 1.05)
    bottom = tall * 0.80 * (1 - 0.75 * max(face.lower_lid, face.blink * 0.55))
    lash_weight = (0.050 if look.female else 0.040) * space.bold
    if closed > 0.82:
        low = y + max(0.02, bottom * 0.55)
        lid = smooth([(x - half, y + 0.015), (x - half * 0.4, low), (x + half * 0.4, low), (x + half, y + 0.01)], False)
        canvas.drawPath(lid, stroke(LASH, lash_weight))
        return
    # Almond: the outer corner sits a little higher than the inner one.
    inner_y, outer_y = y + 0.022, y - 0.004
    left_y, right_y = (inner_y, outer_y) if sign > 0 else (outer_y, inner_y)
    shape = skia.Path()
    shape.moveTo(x - half, left_y)
    shape.cubicTo(x - half * 0.72, y - top * 1.32, x + half * 0.72, y - top * 1.32, x + half, right_y)
    shape.cubicTo(x + half * 0.66, y + bottom * 1.26, x - half * 0.66, y + bottom * 1.26, x - half, left_y)
    canvas.drawPath(shape, fill("#f8f2ea"))
    canvas.save()
    canvas.clipPath(shape, True)
    gaze_x = x + half * (0.42 * face.gaze[0] * space.mirror + 0.10 * space.sin) - sign * 0.006
    gaze_y = y - 0.004 + 0.055 * face.gaze[1]
    iris = 0.098 if look.child or look.female else 0.092
    wide = iris * max(k, 0.66)
    canvas.drawOval(
        skia.Rect.MakeLTRB(gaze_x - wide, gaze_y - iris * 1.1, gaze_x + wide, gaze_y + iris * 1.1), fill(look.eyes)
    )
    if space.close:
        soft_oval(canvas, gaze_x, gaze_y + iris * 0.45, wide * 0.8, iris * 0.62, mix(look.eyes, "#fff0d0", 0.55), 190)
    pupil = iris * 0.50
    canvas.drawOval(
        skia.Rect.MakeLTRB(
            gaze_x - pupil * max(k, 0.66), gaze_y - pupil * 1.1, gaze_x + pupil * max(k, 0.66), gaze_y + pupil * 1.1
        ),
        fill("#140a10"),
    )
    shadow = gradient(
        (0, y - top * 1.05), (0, y - top * 0.98 + tall * 0.55), (rgba("#4a2634", 150), rgba("#4a2634", 0))
    )
    canvas.drawRect(skia.Rect.MakeLTRB(x - half, y - tall * 1.4, x + half, y + tall), shadow)
    if space.detailed:
        canvas.drawCircle(gaze_x - 0.034 * space.mirror, gaze_y - 0.040, 0.026, fill("#ffffff", 245))
        if space.close:
            canvas.drawCircle(gaze_x + 0.036 * space.mirror, gaze_y + 0.045, 0.013, fill("#ffffff", 130))
    canvas.restore()
    lid = skia.Path()
    lid.moveTo(x - half * 1.05, left_y + 0.008)
    lid.cubicTo(x - half * 0.74, y - top * 1.36, x + half * 0.74, y - top * 1.36, x + half * 1.05, right_y + 0.004)
    canvas.drawPath(lid, stroke(LASH, lash_weight))
    if space.detailed:
        crease = skia.Path()
        crease.moveTo(x - half * 0.92, left_y - 0.055)
        crease.cubicTo(
            x - half * 0.6,
            y - top * 1.36 - 0.062,
            x + half * 0.6,
            y - top * 1.36 - 0.062,
            x + half * 0.95,
            right_y - 0.060,
        )
        canvas.drawPath(crease, stroke(mix(skin.shade, skin.deep, 0.35), 0.020, 150))
        lower = skia.Path()
        lower.moveTo(x - half * 0.80, left_y + bottom * 0.55)
        lower.quadTo(x, y + bottom * 1.28, x + half * 0.85, right_y + bottom * 0.55)
        canvas.drawPath(lower, stroke(mix(skin.shade, "#6a2a30", 0.4), 0.018, 150))
    if look.female and not look.child:
        corner = x + sign * half
        canvas.drawLine(corner, outer_y + 0.002, corner + sign * 0.044 * k, outer_y - 0.040, stroke(LASH, 0.026))
    if face.tears > 0.3:
        drop = y + bottom + 0.16
        tear = rounded([(x + 0.02, y + bottom * 0.8), (x + 0.065, drop), (x + 0.02, drop + 0.10), (x - 0.03, drop)])
        canvas.drawPath(tear, fill("#bfe6ff", round(215 * face.tears)))


def _brow(space: HeadSpace, sign: int, k: float) -> None:
    """A tapered shape whose inner and outer ends move separately."""
    face, look = space.face, space.look
    x, y = space.place(sign * EYE_SIDE, EYE_DEPTH + 0.04, EYE_Y)
    half = (0.168 if look.child else 0.160) * k
    # Bold brows stand higher and flatter: thick and low they would scowl whatever is felt.
    high = 0.045 * (space.bold - 1)
    height = y - (0.262 if look.child or look.female else 0.236) - 0.04 * (face.eye - 1) - high
    arch = 0.032 if look.female or look.child else 0.024
    weight = (0.025 if look.female else 0.023 if look.child else 0.040) * space.bold
    strength = 1 + 0.5 * (space.bold - 1)
    rise_inner, rise_outer = face.brow_inner * strength, face.brow_outer * strength
    inner = (x - sign * half * 1.06, height - rise_inner + 0.030 - 0.8 * high)
    middle = (x + sign * half * 0.30, height - (rise_inner + rise_outer) * 0.5 - arch)
    outer = (x + sign * half * 1.26, height - rise_outer + 0.052)
    upper = [
        (inner[0], inner[1] - weight * 0.55),
        (lerp(inner[0], middle[0], 0.55), lerp(inner[1], middle[1], 0.62) - weight),
        (middle[0], middle[1] - weight * 0.92),
        outer,
    ]
    lower = [
        (middle[0], middle[1] + weight * 0.80),
        (lerp(inner[0], middle[0], 0.45), lerp(inner[1], middle[1], 0.55) + weight),
        (inner[0], inner[1] + weight * 0.75),
    ]
    pale = luma(look.hair_colour) > 0.6
    colour = mix(space.hair.base, "#6a5048" if pale else "#1e1218", 0.55 if pale else 0.40)
    space.canvas.drawPath(smooth(upper + lower), fill(colour))


def _mouth(space: HeadSpace) -> None:
    """Lips, teeth and tongue; the mouth wraps round the face, so in profile only the near half is left."""
    canvas, face, look, skin = space.canvas, space.face, space.look, space.skin
    opening = clamp(max(face.parted * (1 - 0.55 * face.mouth_open), face.mouth_open))
    spread = face.spread + 0.55 * face.mouth_wide
    smile = clamp(face.smile * (1 + 0.4 * (space.bold - 1)), -1.0, 1.0)
    half = (0.185 + 0.050 * spread + 0.055 * max(0.0, smile)) * (0.86 if look.child else 1.0)
    half *= 1 - 0.12 * opening * max(0.0, -face.mouth_wide)
    depth = MOUTH_DEPTH + 0.05 * smoothstep(0.8, 1.4, space.yaw)
    wrap = 0.13

    def across(u: float) -> float:
        return space.place(u * half, depth - wrap * u * u, MOUTH_Y)[0]

    turn = half * space.cos / (2 * wrap * space.sin) if space.sin > 1e-3 else 1.0
    limit = clamp(turn, 0.0, 1.0)
    middle_x, y = space.place(0, depth, MOUTH_Y)
    left, right = across(-1.0), across(limit)
    if right - left < 0.05:
        return
    corner = y - 0.058 * smile
    right_corner = lerp(y, corner, limit)
    upper = y + 0.030 * smile - 0.012 - 0.085 * opening
    lower = y + 0.040 * smile + 0.005 + (0.30 + 0.05 * max(0.0, smile)) * opening
    lip = mix(skin.base, "#b23a48" if luma(look.skin) > 0.45 else "#8a2f3c", 0.62 if look.female else 0.36)
    thick_up = (0.052 if look.female else 0.036) * space.bold**0.7 * (1 - 0.35 * max(0.0, smile))
    thick_low = (0.078 if look.female else 0.056) * space.bold**0.7 * (1 - 0.30 * max(0.0, smile))

    def curve(rise: float, bow: float, edge: float) -> list[Point]:
        """A line from the left to the right corner through the mouth's middle at height `rise`."""
        inner_left, inner_right = lerp(left, middle_x, 0.46), lerp(right, middle_x, 0.46)
        return [
            (left - edge, corner),
            (inner_left, lerp(corner, rise, 0.74)),
            (middle_x, rise + bow),
            (inner_right, lerp(right_corner, rise, 0.74)),
            (right + edge, right_corner),
        ]

    parting, floor = curve(upper, 0.0, 0.0), curve(lower, 0.0, 0.0)
    outer_up = curve(upper - thick_up * 1.35, thick_up * 0.30, 0.010)
    outer_low = curve(lower + thick_low * 1.25, 0.0, 0.010)
    lips = smooth(outer_up, False)
    for p in _curve_back(outer_low):
        lips.cubicTo(*p)
    lips.close()
    canvas.drawPath(lips, fill(lip, 255 if look.female else 205))
    if opening > 0.045:
        inside = smooth(parting, False)
        for p in _curve_back(floor):
            inside.cubicTo(*p)
        inside.close()
        canvas.drawPath(inside, fill(MOUTH_INSIDE))
        canvas.save()
        canvas.clipPath(inside, True)
        teeth = smooth([(x, py + 0.040 + 0.022 * opening) for x, py in parting], False)
        teeth.lineTo(right, y - 0.4)
        teeth.lineTo(left, y - 0.4)
        teeth.close()
        canvas.drawPath(teeth, fill(TEETH))
        drop = lower - upper
        tongue_half = (right - left) * 0.36
        if opening > 0.22:
            box = skia.Rect.MakeLTRB(
                middle_x - tongue_half, upper + drop * 0.60, middle_x + tongue_half, lower + drop * 0.45
            )
            canvas.drawOval(box, fill(TONGUE))
        canvas.restore()
    else:
        line = mix(skin.deep, "#4a1420", 0.55)
        canvas.drawPath(smooth(parting, False), stroke(line, 0.026, 225))
        soft_oval(canvas, middle_x, lower + thick_low * 0.55, 0.09, thick_low * 0.42, skin.light, 90)
    soft_oval(canvas, middle_x, lower + thick_low * 1.25 + 0.045, 0.15, 0.045, skin.shade, 120)
    if space.detailed:
        # Small creases set the corners into the cheek: without them a mouth floats.
        tuck = 0.030 + 0.030 * abs(smile)
        for x, py, way in ((left, corner, -1.0), (right, right_corner, 1.0)):
            if way > 0 and limit < 0.6:
                continue
            crease = skia.Path()
            crease.moveTo(x + way * 0.004, py - tuck * (0.9 if smile > 0 else -0.3))
            crease.quadTo(x + way * tuck * 0.9, py, x + way * 0.006, py + tuck * (0.5 if smile > 0 else 1.0))
            canvas.drawPath(crease, stroke(mix(skin.shade, skin.deep, 0.3), 0.022, 165))
        if smile > 0.6 and not look.child:
            for sign in (-1, 1):
                k = space.squeeze(sign * 24)
                if k > 0.3:
                    fold = smooth(
                        [
                            space.place(sign * 0.20, 0.50, 0.36),
                            space.place(sign * 0.30, 0.44, 0.47),
                            space.place(sign * 0.325, 0.40, 0.60),
                        ],
                        False,
                    )
                    canvas.drawPath(fold, stroke(skin.shade, 0.022, round(120 * (smile - 0.4))))


def _curve_back(points: list[Point]) -> list[tuple[float, float, float, float, float, float]]:
    """Cubic segments (as `smooth` makes them) that run an open curve backwards, from its last point to its first."""
    run = points[::-1]
    count = len(run)
    out: list[tuple[float, float, float, float, float, float]] = []
    for i in range(count - 1):
        a, b, c, d = run[max(0, i - 1)], run[i], run[i + 1], run[min(count - 1, i + 2)]
        out.append(
            (
                b[0] + (c[0] - a[0]) / 6,
                b[1] + (c[1] - a[1]) / 6,
                c[0] - (d[0] - b[0]) / 6,
                c[1] - (d[1] - b[1]) / 6,
                c[0],
                c[1],
            )
        )
    return out


def _glasses(space: HeadSpace) -> None:
    canvas = space.canvas
    frame = stroke("#2b2430", 0.040)
    lenses: list[tuple[float, float, float]] = []
    for sign in (1, -1):
        k = space.squeeze(sign * 16)
        if k > 0.22:
            x, y = space.place(sign * EYE_SIDE, EYE_DEPTH + 0.08, EYE_Y)
            box = skia.Rect.MakeLTRB(x - 0.225 * k, y - 0.165, x + 0.225 * k, y + 0.185)
            canvas.drawRoundRect(box, 0.13 * k, 0.13, fill("#dff0ff", 42))
            canvas.drawRoundRect(box, 0.13 * k, 0.13, frame)
            glint = smooth([(x - 0.10 * k, y - 0.05), (x - 0.02 * k, y - 0.11)], False)
            canvas.drawPath(glint, stroke("#ffffff", 0.030, 120))
            lenses.append((x, y, k))
    if len(lenses) == 2:
        a, b = sorted(lenses)
        bridge = smooth(
            [(a[0] + 0.225 * a[2], a[1] - 0.03), ((a[0] + b[0]) / 2, a[1] - 0.06), (b[0] - 0.225 * b[2], b[1] - 0.03)],
            False,
        )
        canvas.drawPath(bridge, frame)
    if space.yaw > 0.3 and lenses:
        x, y, k = min(lenses)
        ear = -0.68 * space.cos - 0.1 * space.sin
        canvas.drawLine(x - 0.225 * k, y - 0.05, ear, y - 0.02, frame)


def draw_ear(space: HeadSpace, sign: int) -> None:
    """One ear, foreshortened, with its inner fold."""
    if space.covered:
        return
    canvas, skin = space.canvas, space.skin
    k = clamp(abs(space.ear_depth(sign)))
    wide = 0.070 + 0.085 * k
    x, y = sign * 0.675 * space.cos - 0.10 * space.sin, 0.10 - space.pitch * 0.15
    outline = [
        (x - wide * 0.5, y - 0.19),
        (x + wide * 0.35, y - 0.20),
        (x + wide * 1.0, y - 0.10),
        (x + wide * 0.85, y + 0.06),
        (x + wide * 0.25, y + 0.20),
        (x - wide * 0.35, y + 0.19),
        (x - wide * 0.95, y + 0.02),
        (x - wide * 1.05, y - 0.11),
    ]
    if space.cos > 0.35 and sign > 0:
        outline = [(2 * x - px, py) for px, py in outline]
    path = smooth(outline)
    canvas.drawPath(path, fill(mix(skin.base, skin.shade, 0.30)))
    if not space.detailed:
        return
    bowl = smooth([(x + (px - x) * 0.52, y - 0.01 + (py - y) * 0.52) for px, py in outline])
    canvas.drawPath(bowl, fill(skin.shade, 150))
    canvas.drawPath(path, stroke(mix(skin.shade, skin.deep, 0.2), 0.016, 110))
