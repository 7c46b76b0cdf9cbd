"""One figure at one moment before a plain backdrop, drawn and lit as in a film; what sheets of figures are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import cv2
import numpy as np

from demo.previs_sheets.grid import Image
from rushes.engines.previs.figures import perform
from rushes.engines.previs.figures.relight import relight
from rushes.engines.previs.film import Act, Actor, Companion, Feel, Turn
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Emotion

Look = Mapping[str, str | float | bool]

LIGHT = FigureLight(
    direction=(-0.62, -0.62, 0.48),
    key=np.array([0.66, 0.62, 0.56], np.float32),
    ambient=np.array([0.42, 0.42, 0.47], np.float32),
    facing=0.82,
    rim=np.array([1.0, 0.92, 0.80], np.float32),
    rim_strength=0.35,
    haze=np.array([0.8, 0.8, 0.85], np.float32),
    haze_amount=0.0,
)
ABOVE, BELOW = (232, 222, 208), (198, 184, 186)
"""Colours of the backdrop at its top and its foot."""
CAPTION, INK = 22, (70, 56, 70, 255)
"""Height of a caption in pixels, and its colour."""


@dataclass(frozen=True)
class Cell:
    """A `kind` that has done `action` for `t` seconds, turned by `yaw` degrees.

    `metres` is what the cell's height shows, `foot` the share of it that lies below the ground, `across` where the
    figure stands in cell widths off the middle. What `look` leaves open is picked for the `identity`.
    """

    kind: str = "human"
    action: str = "stand"
    look: Look = field(default_factory=dict[str, str | float | bool])
    yaw: float = 28.0
    t: float = 0.4
    metres: float = 2.3
    foot: float = 0.10
    across: float = 0.0
    towards: Literal[-1, 0, 1] = 0
    emotion: Emotion | None = None
    caption: str = ""
    identity: str = ""
    company: tuple[Companion, ...] = ()


def drawn(cell: Cell, width: int, height: int) -> Image:
    """The picture of a cell."""
    picture = _backdrop(width, height)
    actor = Actor(
        id=cell.identity or cell.kind,
        kind=cell.kind,
        attributes=dict(cell.look),
        turns=(Turn(t=0, yaw=cell.yaw),),
        acts=(Act(t=0, action=cell.action, towards=cell.towards),),
        feels=(Feel(t=-1.0, emotion=cell.emotion),) if cell.emotion else (),
        company=cell.company,
    )
    room = height - (CAPTION if cell.caption else 0)
    place = Place(width * (0.5 + cell.across), room * (1 - cell.foot), room / cell.metres)
    layer = np.zeros_like(picture)
    perform(actor).draw(_canvas(layer).getCanvas(), _canvas(picture).getCanvas(), cell.t, place, LIGHT)
    relight(layer, (0, 0, width, height), LIGHT)
    clear = 255 - layer[..., 3:].astype(np.uint16)
    picture = np.asarray((layer + (picture * clear + 127) // 255).clip(0, 255), np.uint8)
    if cell.caption:
        cv2.putText(picture, cell.caption, (6, height - 8), cv2.FONT_HERSHEY_SIMPLEX, 0.36, INK, 1, cv2.LINE_AA)
    return np.ascontiguousarray(picture[..., :3])


def table(cells: Sequence[Cell], columns: int, width: int, height: int) -> Image:
    """Cells row by row, without space between them; the last row is filled with backdrop."""
    pictures = [drawn(cell, width, height) for cell in cells]
    pictures += [_backdrop(width, height)[..., :3]] * (-len(cells) % columns)
    return np.vstack([np.hstack(pictures[i : i + columns]) for i in range(0, len(pictures), columns)])


def _canvas(pixels: Image) -> skia.Surface:
    return skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType)


def _backdrop(width: int, height: int) -> Image:
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    colour = np.array(ABOVE, np.float32) * (1 - down) + np.array(BELOW, np.float32) * down
    opaque = np.full((height, 1, 1), 255, np.float32)
    return np.repeat(np.concatenate([colour, opaque], axis=2), width, axis=1).astype(np.uint8)
