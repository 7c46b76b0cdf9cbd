"""Subtitles: text at the foot of the picture, rendered once each, readable on anything."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from rushes.engines.previs.film import Subtitle
from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.compositing import over
from rushes.engines.previs.world.stage import Pixels

FONT = Path(__file__).parent.parent / "fonts" / "Inter-SemiBold.otf"
SIZE = 33.0
"""Height of the letters at 720 lines."""
LEADING = 1.28
MOST_LINES = 3
SMALLEST = 0.62
"""A long text shrinks to this share of the size before it takes a fourth line."""
FADE = 0.14
"""Seconds in which a subtitle comes and goes."""


@dataclass(frozen=True)
class Caption:
    """A rendered subtitle: premultiplied RGBA and its top left corner in the picture."""

    start: float
    end: float
    pixels: Pixels
    left: int
    top: int

    def lay_over(self, frame: Pixels, t: float) -> None:
        """Draw it over `frame` as it is at `t`: faded in and out, absent before and after."""
        strength = min(t - self.start, self.end - t) / FADE
        if strength <= 0:
            return
        height, width = self.pixels.shape[:2]
        region = frame[self.top : self.top + height, self.left : self.left + width]
        image = self.pixels if strength >= 1 else cv2.convertScaleAbs(self.pixels, alpha=strength)
        over(region, np.asarray(image, np.uint8))


@cache
def typeface() -> skia.Typeface:
    """The font of everything that is written."""
    return skia.FontMgr.New_Custom_Empty().makeFromData(skia.Data.MakeWithCopy(FONT.read_bytes()))


def render(subtitle: Subtitle, width: int, height: int) -> Caption | None:
    """Set a subtitle for a picture of this size; None when the font has none of its characters."""
    text = known(" ".join(subtitle.text.split()))
    if not text:
        return None
    unit = min(width, height) / 720
    tall = height > width
    room = width * (0.84 if tall else 0.70)
    font, lines = _fit(text, room, SIZE * unit * (1.08 if tall else 1.0))
    leading = font.getSize() * LEADING
    pad = 18 * unit
    block = leading * len(lines)
    widest = max(font.measureText(line) for line in lines)
    box_w, box_h = int(widest + 2 * pad), int(block + 2 * pad)
    foot = height * (0.845 if tall else 0.945)
    left, top = int((width - box_w) / 2), int(foot - block - pad)
    pixels = np.zeros((min(box_h, height - top), box_w, 4), np.uint8)
    canvas = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType).getCanvas()
    for paint in _inks(unit):
        for k, line in enumerate(lines):
            x = (box_w - font.measureText(line)) / 2
            canvas.drawString(line, x, pad + leading * k + font.getSize() * 0.98, font, paint)
    return Caption(subtitle.start, subtitle.end, pixels, left, top)


def _inks(unit: float) -> tuple[skia.Paint, ...]:
    """From back to front: a wide shadow, a tight one, a thin dark edge, the letters."""
    blur = skia.MaskFilter.MakeBlur
    wide = skia.Paint(AntiAlias=True, Color=0x99000008, MaskFilter=blur(skia.kNormal_BlurStyle, 7 * unit))
    tight = skia.Paint(AntiAlias=True, Color=0xB0000008, MaskFilter=blur(skia.kNormal_BlurStyle, 2.2 * unit))
    edge = skia.Paint(
        AntiAlias=True,
        Color=0x8C06060C,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=2.6 * unit,
        StrokeJoin=skia.Paint.kRound_Join,
    )
    return wide, tight, edge, skia.Paint(AntiAlias=True, Color=0xFFFBF8F0)


def known(text: str) -> str:
    """The text without the characters that the font cannot draw."""
    face = typeface()
    return "".join(c for c in text if face.unicharToGlyph(ord(c)) != 0).strip()


def _fit(text: str, room: float, size: float) -> tuple[skia.Font, list[str]]:
    """The largest size at which the text takes at most `MOST_LINES` lines, and those lines."""
    share = 1.0
    while True:
        font = skia.Font(typeface(), size * share)
        font.setSubpixel(True)
        lines = wrapped(text, font, room)
        if len(lines) <= MOST_LINES or share <= SMALLEST:
            return font, _balanced(text, font, room, len(lines))
        share -= 0.06


def wrapped(text: str, font: skia.Font, room: float) -> list[str]:
    """Greedy lines no wider than `room`; a word that is wider is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if font.measureText(candidate) <= room:
            line = candidate
            continue
        if line:
            lines.append(line)
        while font.measureText(word) > room and len(word) > 1:
            cut = max(1, int(len(word) * room / font.measureText(word)))
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line else lines


def _balanced(text: str, font: skia.Font, room: float, count: int) -> list[str]:
    """The same number of lines, as equal in length as they can be."""
    best = wrapped(text, font, room)
    for share in (0.92, 0.84, 0.76, 0.68, 0.60):
        lines = wrapped(text, font, room * share)
        if len(lines) > count:
            break
        best = lines
    return best
