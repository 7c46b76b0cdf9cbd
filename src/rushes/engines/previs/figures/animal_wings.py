"""Feathered wings on the shoulders of four-legged animals."""

from rushes.engines.previs.figures.gaits import AnimalPose
from rushes.engines.previs.figures.geometry import Point, View, add, between, wave
from rushes.engines.previs.figures.paint import FormLight, cloth, fill, rounded, shaded, smooth, stroke
from rushes.engines.previs.figures.species import Species
from rushes.engines.previs.raster import skia

FEATHERS = 7
REACH = 1.25
"""How far the tips are from the shoulder at most, in withers heights."""


def draw_wing(
    canvas: skia.Canvas, species: Species, pose: AnimalPose, view: View, side: int, t: float, light: FormLight
) -> None:
    """The wing of one side (-1 or +1): half spread, it beats slowly, and faster when its owner runs."""
    beat = wave(t / (0.7 if pose.action in ("run", "jump", "pounce") else 2.6))
    tone = cloth(species.wings) if side == pose.near else cloth(species.wings).darker(0.5)
    root = add(pose.chest, (side * species.chest * 0.55, species.chest * 0.62, -0.08))
    lift = 0.52 + 0.16 * beat

    def at(out: float, up: float, ahead: float) -> Point:
        return view.at(add(root, (side * out, up * lift / 0.52, ahead)))

    shoulder, wrist = at(0.0, 0.0, 0.06), at(0.26, 0.52, 0.12)
    tip, heel = at(0.52, 0.86, -0.62), at(0.06, -0.05, -0.52)
    for k in range(FEATHERS):
        share = k / (FEATHERS - 1)
        end = between(heel, tip, share)
        base = between(shoulder, wrist, 0.25 + 0.75 * share)
        across = 0.13 * view.pixels
        blade = [base, (between(base, end, 0.7)[0] - across, between(base, end, 0.7)[1] - across * 0.4), end]
        blade.append((between(base, end, 0.75)[0] + across, between(base, end, 0.75)[1] + across * 0.6))
        canvas.drawPath(smooth(blade), fill(tone.shade if k % 2 else tone.base))
    cover = [shoulder, wrist, between(wrist, tip, 0.30), between(heel, tip, 0.45), between(shoulder, heel, 0.55)]
    d = 0.05 * view.pixels
    shaded(canvas, rounded(cover), tone, light.x * d, light.y * d)
    canvas.drawLine(*shoulder, *wrist, stroke(tone.light, 0.05 * view.pixels))
