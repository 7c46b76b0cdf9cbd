"""What is written in a place: a sign that suits the setting, with the prompt's words, beside whoever stands there.

The words stand a little behind the subject, so that they are in focus whatever the framing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.bands import Board
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.captions import known, typeface, wrapped
from rushes.engines.previs.world.clearing import Sighting
from rushes.engines.previs.world.colour import Ink, argb, mix
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.stage import View

BEHIND = 1.13
"""Depth of the sign against the subject's."""

EM = 100.0
"""Font size in which words are measured; the canvas is scaled to metres."""

MOST_LINES, LEADING = 3, 1.16
TOPMOST = -100.0
"""A middle so high that the top edge of the picture decides."""
AIR, EDGE = 0.12, 0.06
"""Metres between a sign and a figure, and share of the half width between it and the edge of the picture."""


@dataclass(frozen=True)
class Words:
    """Text that is set: lines, and its size in metres when the letters are `size` high."""

    lines: tuple[str, ...]
    size: float
    width: float
    height: float


@dataclass(frozen=True)
class Style:
    """A kind of sign: its painter, how high its middle hangs, its margin, the size of its letters; all in metres."""

    paint: Callable[[Brush, float, float, Words], None]
    middle: float
    margin: float = 0.14
    letters: float = 0.24


@dataclass(frozen=True)
class Sign:
    """A band: one sign with a text, where the figures leave room for it; a title stands above them."""

    text: str
    style: Style
    number: int = 0
    title: bool = False

    def build(self, scenery: Scenery) -> None:
        """Choose the side with more room, set the words to fit it, paint."""
        view = scenery.view
        z = view.subject_z * BEHIND
        figures = () if self.title else scenery.figures
        left, right = _room(figures, view, z, 1 if self.number % 2 else -1)
        words = set_in(self.text, max(0.3, right - left - 2 * self.style.margin), self.style.letters * z / 6.4)
        if words is None:
            return
        half = words.width / 2 + self.style.margin
        x = min(max((left + right) / 2, left + half), right - half) if right - left > 2 * half else (left + right) / 2
        lowest = view.top(z) + words.height / 2 + self.style.margin + 0.1
        y = max(self.style.middle, lowest)
        Board(f"sign {self.number}", z, lambda brush: self.style.paint(brush, x, y, words), rim=0.5).build(scenery)


def bands(writing: Sequence[str], setting: str) -> tuple[Sign, ...]:
    """One sign for each text, the first two at most: more would be a wall of words."""
    style = STYLES.get(setting, WOOD)
    return tuple(Sign(text, style, number) for number, text in enumerate(writing[:2]))


def titles(writing: Sequence[str]) -> tuple[Sign, ...]:
    """The same as titles at the top of the picture, over what is on display."""
    style = replace(TITLE, middle=TOPMOST)
    return tuple(Sign(text, style, number, title=True) for number, text in enumerate(writing[:2]))


def _room(figures: Sequence[Sighting], view: View, z: float, turn: int) -> tuple[float, float]:
    """The widest span of metres at depth z, inside the picture, that no figure stands before."""
    edge = view.half_width(z) * (1 - EDGE)
    taken: list[tuple[float, float]] = []
    for seen in figures:
        metres = z / view.f
        x0, x1 = ((px - view.cx - seen.lens.shift) * metres + seen.lens.pose.x for px in (seen.left, seen.right))
        taken.append((x0 - AIR, x1 + AIR))
    if not taken:  # as a title: in the middle
        return -0.7 * edge, 0.7 * edge
    spans: list[tuple[float, float]] = []
    at = -edge
    for x0, x1 in sorted(taken):
        spans.append((at, min(x0, edge)))
        at = max(at, x1)
    spans.append((at, edge))
    return max(spans, key=lambda span: (round(span[1] - span[0], 1), turn * span[0]))


def set_in(text: str, room: float, size: float) -> Words | None:
    """Set a text in at most three lines and `room` metres, letters `size` metres high or smaller; None if unknown."""
    text = known(" ".join(text.split()))
    if not text:
        return None
    font = skia.Font(typeface(), EM)
    while True:
        lines = wrapped(text, font, max(room, 0.2) / size * EM)
        widest = max(font.measureText(line) for line in lines) * size / EM
        if (len(lines) <= MOST_LINES and widest <= room and not _broken(text, lines)) or size < 0.05:
            return Words(tuple(lines), size, widest, len(lines) * size * LEADING)
        size *= 0.92


def _broken(text: str, lines: Sequence[str]) -> bool:
    return [word for line in lines for word in line.split(" ")] != text.split(" ")


def _letters(brush: Brush, x: float, y: float, words: Words, ink: Ink, glow: Ink | None = None) -> None:
    """The lines, centred about (x, y); `glow` puts a halo of light around them."""
    canvas, font = brush.canvas, skia.Font(typeface(), EM)
    font.setSubpixel(True)
    for k, line in enumerate(words.lines):
        canvas.save()
        foot = y + (k - (len(words.lines) - 1) / 2) * words.size * LEADING + 0.36 * words.size
        canvas.translate(x - font.measureText(line) * words.size / EM / 2, foot)
        canvas.scale(words.size / EM, words.size / EM)
        if glow is not None:
            for spread, alpha in ((26.0, 0.55), (9.0, 0.75)):
                blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, spread)
                paint = skia.Paint(AntiAlias=True, Color=argb(glow, alpha), MaskFilter=blur)
                paint.setBlendMode(skia.BlendMode.kPlus)
                canvas.drawString(line, 0, 0, font, paint)
        canvas.drawString(line, 0, 0, font, skia.Paint(AntiAlias=True, Color=argb(ink)))
        canvas.restore()


# --- kinds of signs -----------------------------------------------------------------------------------------


def _wooden(brush: Brush, x: float, y: float, words: Words) -> None:
    """Boards on two posts, the letters burnt in."""
    half, tall = words.width / 2 + 0.14, words.height / 2 + 0.12
    brush.soft(x, 0.02, half, 0.10, "#0a0a12", 0.4)
    for side in (-1, 1):
        post = x + side * (half - 0.12)
        brush.rect(
            post - 0.05,
            y - tall - 0.10,
            0.10,
            tall + 0.10 - y,
            (brush.tone("#8a6644", 0.8), brush.tone("#4a3424", 0.3)),
        )
    boards = max(2, round(2 * tall / 0.22))
    for k in range(boards):
        top = y - tall + 2 * tall * k / boards
        ink = ("#a8804f", "#9c7448", "#b08a58")[k % 3]
        brush.rect(x - half, top, 2 * half, 2 * tall / boards - 0.012, (brush.tone(ink, 0.95), brush.tone(ink, 0.45)))
    if brush.rig.snow > 0.5:
        brush.rect(x - half - 0.03, y - tall - 0.05, 2 * half + 0.06, 0.07, brush.tone("#f3f7fc", 1.0))
    _letters(brush, x, y, words, brush.tone("#2e1c10", 0.2))


def _neon(brush: Brush, x: float, y: float, words: Words) -> None:
    """Letters of light on a dark board that hangs from two rods; painted letters while the lamps are off."""
    half, tall = words.width / 2 + 0.16, words.height / 2 + 0.14
    for side in (-1, 1):
        brush.rect(x + side * half * 0.7 - 0.015, brush.top * 1.2, 0.03, y - tall - brush.top * 1.2, "#14141c")
    brush.rect(x - half, y - tall, 2 * half, 2 * tall, ("#1c1826", "#100e18"))
    frame = [
        (x - half, y - tall),
        (x + half, y - tall),
        (x + half, y + tall),
        (x - half, y + tall),
        (x - half, y - tall),
    ]
    on, ink = brush.rig.lamps > 0.3, "#ff5aa8"
    brush.line(frame, 0.03, mix("#35d7ff", "#ffffff", 0.3) if on else brush.tone("#5a6a78", 0.7))
    _letters(brush, x, y, words, mix(ink, "#ffffff", 0.72) if on else brush.tone("#f2e8dc", 0.9), ink if on else None)
    if on:
        brush.soft(x, y, 1.5 * half, 2.6 * tall, ink, 0.16, plus=True)
        brush.light(x, y, 0.22, ink, 0.5)


def _board(brush: Brush, x: float, y: float, words: Words) -> None:
    """A framed board on the wall, chalk on slate."""
    half, tall = words.width / 2 + 0.16, words.height / 2 + 0.13
    brush.soft(x, y + 0.05, 1.15 * half, 1.3 * tall, "#0a060a", 0.35)
    brush.rect(
        x - half - 0.05,
        y - tall - 0.05,
        2 * half + 0.1,
        2 * tall + 0.1,
        (brush.tone("#a87c4c", 0.9), brush.tone("#6a4a2c", 0.4)),
    )
    brush.rect(x - half, y - tall, 2 * half, 2 * tall, (brush.tone("#2a3232", 0.6), brush.tone("#1c2222", 0.4)))
    _letters(brush, x, y, words, mix(brush.tone("#f4efe2", 0.95), "#ffffff", 0.35))


def _title(brush: Brush, x: float, y: float, words: Words) -> None:
    """Letters of light that stand in the air, as a title does."""
    _letters(brush, x, y, words, "#fffaf0", mix(brush.rig.key, "#ffe2b0", 0.6))


def _poster(brush: Brush, x: float, y: float, words: Words) -> None:
    """A painted board on legs, with a coloured border."""
    half, tall = words.width / 2 + 0.18, words.height / 2 + 0.15
    brush.soft(x, 0.02, half, 0.10, "#0a0a12", 0.4)
    for side in (-1, 1):
        brush.line([(x + side * half * 0.7, y), (x + side * half * 0.85, 0.0)], 0.05, brush.tone("#6a6460", 0.4))
    brush.rect(x - half, y - tall, 2 * half, 2 * tall, (brush.tone("#c8443a", 0.95), brush.tone("#9a2f2a", 0.5)))
    inset = 0.05
    paper = (brush.tone("#fbf4e4", 1.0), brush.tone("#efe2c6", 0.6))
    brush.rect(x - half + inset, y - tall + inset, 2 * (half - inset), 2 * (tall - inset), paper)
    _letters(brush, x, y, words, brush.tone("#2a2430", 0.3))


WOOD = Style(_wooden, -1.30)
NEON, BOARD = Style(_neon, -2.35, 0.16), Style(_board, -1.85, 0.18)
TITLE, POSTER = Style(_title, -2.1, 0.05, 0.34), Style(_poster, -1.35, 0.18)

STYLES: dict[str, Style] = {
    **dict.fromkeys(("city", "skyline", "gas station", "rooftop", "balcony", "alley", "parking lot"), NEON),
    **dict.fromkeys(
        ("living room", "kitchen", "office", "cafe", "gym", "workshop", "classroom", "hospital", "shop", "library"),
        BOARD,
    ),
    **dict.fromkeys(("studio", "stage", "open sky", "space", "deep space", "orbit"), TITLE),
    **dict.fromkeys(("underwater", "shipwreck", "sunken city", "cave"), TITLE),
    **dict.fromkeys(("log cabin", "restaurant", "bedroom", "control room", "hospital corridor"), BOARD),
    "above the city": TITLE,
    **dict.fromkeys(("market", "suburb", "seashore"), POSTER),
}
"""The sign of a setting; elsewhere it is of wood."""
