"""Pictures in rows on a dark sheet, each with a word in its corner."""

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""RGB, shape (height, width, 3)."""

GAP, PAPER = 4, 18


def shrunk(picture: Image, height: int) -> Image:
    """The picture at another height."""
    width = round(picture.shape[1] * height / picture.shape[0])
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def labelled(picture: Image, text: str) -> Image:
    """The picture with a word in its lower left corner, in place."""
    (wide, tall), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.34, 1)
    foot = picture.shape[0]
    cv2.rectangle(picture, (0, foot - tall - 7), (wide + 8, foot), (10, 10, 12), cv2.FILLED)
    cv2.putText(picture, text, (4, foot - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.34, (236, 236, 232), 1, cv2.LINE_AA)
    return picture


def sheet(rows: Iterable[Iterable[Image]]) -> Image:
    """Rows of pictures; pictures of a row are of one height."""
    lines = [_spaced(list(row)) for row in rows]
    width = max(line.shape[1] for line in lines)
    filled = [np.pad(line, ((GAP, 0), (0, width - line.shape[1]), (0, 0)), constant_values=PAPER) for line in lines]
    return np.pad(np.vstack(filled), ((0, GAP), (0, 0), (0, 0)), constant_values=PAPER)


def _spaced(row: list[Image]) -> Image:
    return np.hstack([np.pad(picture, ((0, 0), (GAP, 0), (0, 0)), constant_values=PAPER) for picture in row])
