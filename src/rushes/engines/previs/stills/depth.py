"""How far away the parts of a picture are, guessed without a model.

The ground rises with depth, the sky is what is smooth and reaches the top, and who is in front is cut out by GrabCut,
seeded with what is sharp, draws the eye and stands near the middle. Where that cut cannot be trusted there is nobody in
front: a wrong edge through a face is worse than none (measured: close portraits bulge).
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.stills.fitting import Image, saliency

WORK_WIDTH = 320
SKY, FAR, GROUND = 0.04, 0.12, 0.62
"""Nearness of the sky, of the horizon, and what the ground gains down to the lower edge."""
HORIZON, CURVE = 0.30, 1.3
NEAREST = 0.55
LEAST_FRONT, MOST_FRONT = 0.06, 0.55
"""Shares of the picture that somebody in front fills."""
AROUND = 15
"""Pixels at `WORK_WIDTH` of the square by which what is in front is grown."""
MOST_BORDER = 0.6
LEAST_WHOLE = 0.7
"""Share of the cut-out that its largest piece must hold."""

Map = NDArray[np.float32]


@dataclass(frozen=True)
class Depth:
    """`near` is 0 far .. 1 near, at the size of the picture; `front` is 1 where somebody stands in front, or None."""

    near: Map
    front: Map | None


def guess(image: Image) -> Depth:
    """The depth of a picture."""
    height, width = image.shape[:2]
    w, h = WORK_WIDTH, max(16, round(WORK_WIDTH * height / width))
    small = np.asarray(cv2.resize(image, (w, h), interpolation=cv2.INTER_AREA), np.uint8)
    grey: Map = np.asarray(small.mean(2), np.float32)
    detail = np.asarray(np.abs(cv2.Laplacian(cv2.GaussianBlur(grey, (0, 0), 1.2), cv2.CV_32F)), np.float32)
    down = np.linspace(0, 1, h, dtype=np.float32)[:, None] * np.ones((1, w), np.float32)
    sky = _sky(small)
    front = _front(small, grey, detail, down, sky)
    near = FAR + GROUND * np.clip((down - HORIZON) / (1 - HORIZON), 0, 1) ** CURVE
    near[sky] = SKY
    smooth = _along_edges(near.astype(np.float32), np.asarray(grey / 255, np.float32))
    if front is not None:
        # Whoever is in front is flat, and what is close around goes along: the ground bends there, not the figure.
        foot = int(np.nonzero(front)[0].max())
        smooth[cv2.dilate(front, np.ones((AROUND, AROUND), np.uint8)) > 0] = max(NEAREST, 0.9 * float(near[foot].max()))
    smooth = cv2.GaussianBlur(smooth, (0, 0), 3.2)
    full = np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)
    cut = None
    if front is not None:
        soft = cv2.GaussianBlur(front.astype(np.float32), (0, 0), 1.2)
        cut = np.asarray(cv2.resize(soft, (width, height)), np.float32)
    return Depth(np.clip(full, 0, 1), cut)


def _sky(small: Image) -> NDArray[np.bool_]:
    """What is smooth and hangs together with the top row."""
    h, w = small.shape[:2]
    filled = np.zeros((h + 2, w + 2), np.uint8)
    source = cv2.GaussianBlur(small, (0, 0), 1.5)
    flags = 4 | (255 << 8) | cv2.FLOODFILL_MASK_ONLY
    for x in range(4, w, 16):
        cv2.floodFill(source, filled, (x, 2), (0, 0, 0), (4,) * 3, (4,) * 3, flags)
    found = filled[1:-1, 1:-1] > 0
    return found if found.mean() < 0.7 else np.zeros_like(found)


def _front(small: Image, grey: Map, detail: Map, down: Map, sky: NDArray[np.bool_]) -> NDArray[np.uint8] | None:
    """Who is in front, as a mask of 0 and 1; None when the cut cannot be trusted."""
    h, w = grey.shape
    sharp = cv2.GaussianBlur(detail, (0, 0), 9)
    sharp = sharp / (float(sharp.max()) + 1e-6)
    across = np.abs(np.linspace(-1, 1, w, dtype=np.float32))[None]
    middle = np.exp(-((across / 0.45) ** 2)) * np.exp(-(((down - 0.62) / 0.38) ** 2))
    prior = 0.6 * cv2.resize(saliency(grey), (w, h)) + 0.5 * sharp + 0.5 * middle
    mask = np.full((h, w), cv2.GC_PR_BGD, np.uint8)
    mask[prior > np.percentile(prior, 78)] = cv2.GC_PR_FGD
    mask[prior > np.percentile(prior, 97)] = cv2.GC_FGD
    mask[sky] = cv2.GC_BGD
    mask[:3], mask[:, :3], mask[:, -3:] = cv2.GC_BGD, cv2.GC_BGD, cv2.GC_BGD
    cv2.setRNGSeed(1)  # GrabCut's clusters start at random
    try:
        cv2.grabCut(small, mask, (0, 0, 0, 0), np.zeros((1, 65)), np.zeros((1, 65)), 4, cv2.GC_INIT_WITH_MASK)
    except cv2.error:  # a picture of one colour has no clusters
        return None
    found = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(found)
    if count < 2:
        return None
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    area = float(stats[largest, cv2.CC_STAT_AREA])
    whole = np.asarray(labels == largest, np.uint8)
    border = np.concatenate([whole[4], whole[-1], whole[:, 4], whole[:, -5]]).mean()
    share = area / (w * h)
    if not LEAST_FRONT < share < MOST_FRONT or border > MOST_BORDER or area < LEAST_WHOLE * float(found.sum()):
        return None
    return np.asarray(cv2.morphologyEx(whole, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8)), np.uint8)


def _along_edges(depth: Map, guide: Map) -> Map:
    """Depth smoothed inside things and kept at their edges: the guided filter (He, Sun and Tang, 2010)."""
    box = (13, 13)
    mean_guide, mean_depth = cv2.blur(guide, box), cv2.blur(depth, box)
    covariance = cv2.blur(guide * depth, box) - mean_guide * mean_depth
    variance = cv2.blur(guide * guide, box) - mean_guide * mean_guide
    slope = covariance / (variance + 4e-3)
    offset = mean_depth - slope * mean_guide
    return np.asarray(cv2.blur(slope, box) * guide + cv2.blur(offset, box), np.float32)
