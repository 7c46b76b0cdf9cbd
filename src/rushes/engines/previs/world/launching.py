"""What stands at a launch site: tower, pad over its trench, masts with floodlights, tanks, assembly hall. Metres."""

import math

import numpy as np

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.trees import SNOW

RED, GREY, CONCRETE = "#c8503a", "#9aa2ac", "#b4b0a8"


def lattice(brush: Brush, x: float, w: float, top: float, y: float = 0.0, ink: str = RED, bay: float = 1.1) -> None:
    """A square tower of girders from y up to `top`: its far side shows through its near one."""
    rows = max(3, round((y - top) / bay))
    step = (y - top) / rows
    for shift, lit, width in ((0.16, 0.15, 0.07), (0.0, 0.8, 0.10)):
        tone = brush.tone(ink, lit)
        left, right = x - w / 2 + shift * w, x + w / 2 + shift * w
        for k in range(rows):
            low, high = y - step * k, y - step * (k + 1)
            brush.line([(left, low), (right, high)], width * 0.7, tone)
            brush.line([(right, low), (left, high)], width * 0.7, tone)
            brush.line([(left, high), (right, high)], width, tone)
        for px in (left, right):
            brush.rect(px - width, top, 2 * width, y - top, tone)
    for k in range(rows):  # platforms with rails
        high = y - step * (k + 1)
        if k % 2:
            brush.rect(x - w * 0.62, high - 0.06, w * 1.36, 0.12, brush.tone(GREY, 0.7))
            brush.line([(x - w * 0.62, high - 0.45), (x + w * 0.74, high - 0.45)], 0.04, brush.tone(GREY, 0.5))
            if brush.rig.snow > 0.5:
                brush.rect(x - w * 0.62, high - 0.12, w * 1.36, 0.08, brush.tone(SNOW, 1.0))
            if brush.rig.lamps > 0.2:
                brush.oval(x - w * 0.4, high + 0.22, 0.07, 0.07, "#fff2cc")
                brush.light(x - w * 0.4, high + 0.22, 0.10, "#ffd696", 0.7 * brush.rig.lamps)


def tower(brush: Brush, x: float, w: float, top: float) -> None:
    """The launch tower: lattice, a lift shaft, arms that reach to the right, a crane and a lightning rod on top."""
    lattice(brush, x, w, top)
    brush.rect(x - w * 0.18, top, w * 0.36, -top, (brush.tone("#d8d4cc", 0.5), brush.tone("#8a8680", 0.3)), 0.85)
    for share, reach in ((0.80, 1.5), (0.56, 1.7), (0.32, 1.3)):
        y = top * share
        left, right = x + w / 2, x + w / 2 + reach * w * 0.5
        brush.rect(left, y - 0.20, right - left, 0.34, (brush.tone("#e0dcd2", 0.9), brush.tone("#8e8a84", 0.4)))
        for k in range(int((right - left) / 0.4)):
            px = left + 0.4 * k
            brush.line([(px, y + 0.12), (px + 0.2, y - 0.18), (px + 0.4, y + 0.12)], 0.05, brush.tone(RED, 0.6))
        brush.mark("vent", right, y + 0.1)
    crane = [(x - w * 0.9, top - 0.5), (x + w * 1.5, top - 0.5), (x + w * 1.5, top - 0.3), (x - w * 0.9, top - 0.25)]
    brush.poly(crane, brush.tone("#e0b03a", 0.8))
    brush.line([(x, top - 1.3), (x - w * 0.9, top - 0.4)], 0.05, brush.tone(GREY, 0.6))
    brush.line([(x, top - 1.3), (x + w * 1.5, top - 0.4)], 0.05, brush.tone(GREY, 0.6))
    brush.rect(x - 0.09, top - 1.4, 0.18, 1.4, brush.tone("#e0b03a", 0.6))
    brush.line([(x, top - 3.6), (x, top - 1.4)], 0.07, brush.tone("#e8e8ea", 0.9))
    brush.mark("beacon", x, top - 1.45)


def pad(brush: Brush, x: float, w: float, h: float) -> None:
    """The raised pad: a table on slanting walls, the mouth of the trench beneath it, stripes along its edge."""
    brush.poly(
        [(x - w / 2, -h), (x + w / 2, -h), (x + w * 0.60, 0.3), (x - w * 0.60, 0.3)],
        (brush.tone(CONCRETE, 0.9), brush.tone(mix(CONCRETE, "#4a4450", 0.3), 0.3)),
    )
    mouth = w * 0.17
    brush.poly(
        [(x - mouth, -h * 0.72), (x + mouth, -h * 0.72), (x + mouth * 1.5, 0.3), (x - mouth * 1.5, 0.3)], "#17151c"
    )
    brush.poly([(x - mouth * 0.8, -h * 0.5), (x + mouth * 0.8, -h * 0.5), (x, 0.1)], brush.tone("#6a625c", 0.3))
    brush.rect(x - w * 0.52, -h - 0.16, w * 1.04, 0.30, brush.tone("#e2b62e", 0.9))
    for k in range(int(w * 1.04 / 0.5)):
        left = x - w * 0.52 + 0.5 * k
        brush.poly(
            [(left, -h + 0.14), (left + 0.2, -h + 0.14), (left + 0.4, -h - 0.16), (left + 0.2, -h - 0.16)], "#1e1c20"
        )
    for side in (-1, 1):
        for k in range(4):
            px = x + side * w * (0.28 + 0.06 * k)
            brush.rect(px, -h * 0.8, 0.10, h * 0.8, brush.tone("#7a7670", 0.2), 0.5)
        brush.mark("vent", x + side * w * 0.30, -h - 0.1)
    if brush.rig.snow > 0.5:
        brush.rect(x - w * 0.52, -h - 0.26, w * 1.04, 0.14, brush.tone(SNOW, 1.0))


def floodlights(brush: Brush, x: float, top: float, aim: float) -> None:
    """A mast with a rack of lamps that throw their beams towards `aim`."""
    brush.rect(x - 0.09, top, 0.18, -top, (brush.tone(GREY, 0.8), brush.tone(GREY, 0.2)))
    brush.rect(x - 0.75, top - 0.55, 1.5, 0.95, brush.tone("#3a4048", 0.4))
    on = brush.rig.lamps
    for k in range(6):
        px, py = x - 0.5 + 0.5 * (k % 3), top - 0.32 + 0.42 * (k // 3)
        brush.oval(px, py, 0.19, 0.17, "#fffdf0" if on > 0.2 else brush.tone("#d8dce2", 0.9))
    if on > 0.2:
        brush.light(x, top - 0.1, 0.5, "#e8f0ff", on)
        beam = [(x - 0.5, top), (x + 0.5, top), (aim + 2.2, -0.5), (aim - 2.2, -0.5)]
        steps = 5
        for k in range(steps):
            share = (k + 1) / steps
            brush.poly(
                [beam[0], beam[1], *[(x + (px - x) * share, top + (py - top) * share) for px, py in beam[2:]]],
                "#cfe0ff",
                0.035 * on,
            )


def assembly_hall(brush: Brush, x: float, w: float, h: float) -> None:
    """The tall hall where rockets are put together: two doors, a flag, a badge."""
    brush.rect(x, -h, w, h, (brush.tone("#dcdad4", None), brush.tone("#b0aeaa", None)))
    dark = x if brush.rig.side > 0 else x + w * 0.7
    brush.rect(dark, -h, w * 0.3, h, brush.tone("#5a5e6a", 0.0), 0.45)
    for k in (0.16, 0.56):
        brush.rect(x + w * k, -h * 0.80, w * 0.26, h * 0.80, brush.tone("#8a8e98", None))
        for j in range(7):
            brush.rect(x + w * k, -h * 0.80 + h * 0.8 * j / 7, w * 0.26, h * 0.012, brush.tone("#4a4e58", 0.2))
    brush.oval(x + w * 0.5, -h * 0.90, w * 0.06, w * 0.06, brush.tone("#2f5ab0", 0.8))
    brush.rect(x - w * 0.5, -h * 0.22, w * 0.5, h * 0.22, brush.tone("#c8c6c0", None))


def sphere_tank(brush: Brush, x: float, r: float) -> None:
    """A white ball on legs for what burns cold."""
    for k in (-0.7, -0.25, 0.25, 0.7):
        brush.line([(x + k * r, -r * 1.2), (x + k * r * 1.15, 0)], 0.12, brush.tone(GREY, 0.3))
    brush.oval(x, -r * 1.55, r, r, (brush.tone("#fbfaf4", 1.0), brush.tone("#9a9aa4", 0.2)))
    for a in np.linspace(-0.6, 0.6, 3).tolist():
        brush.line(
            [
                (x + r * math.sin(a) * math.cos(t), -r * 1.55 - r * math.sin(t))
                for t in np.linspace(-1.5, 1.5, 9).tolist()
            ],
            0.04,
            brush.tone("#8a8e96", 0.5),
            0.5,
        )
    brush.mark("vent", x, -r * 2.5)
