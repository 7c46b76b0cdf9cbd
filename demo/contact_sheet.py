"""What previs makes of a dozen prompts, at three moments each, as one picture: `python -m demo.contact_sheet OUT.jpg`.

Half of the films stand upright. They are planned and drawn exactly as in the engine, without encoding.
"""

import argparse
import tempfile
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.film import Clip
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.planning import plan

SECONDS, FPS = 4, 24
MOMENTS = (0.12, 0.5, 0.92)
HEIGHT = 300
GAP = 6
WIDE, UPRIGHT = (1280, 720), (720, 1280)
PROMPTS = (
    (
        WIDE,
        "A dramatic Hollywood breakup scene at dusk on a quiet suburban street. A man and a woman in their 30s face "
        "each other, speaking softly but emotionally. Autumn leaves in a gentle breeze, no background music",
    ),
    (WIDE, "A woman in a red raincoat walks through a neon city street at night in the rain"),
    (WIDE, "An orange cat sits in a flower meadow on a spring morning, petals in the air"),
    (WIDE, 'Skydiver in freefall above bright clouds at noon shouts: "This is insanely fun!" Handheld action camera'),
    (WIDE, "A young couple strolls along the seashore at sunset, waves rolling in"),
    (WIDE, 'An old man with a white beard sits in a cosy living room at night and says "It was a long winter."'),
    (UPRIGHT, "A girl with red hair waves in a snowy forest in the morning, snow falling"),
    (UPRIGHT, "Two friends talk on a foggy city street at dawn"),
    (UPRIGHT, 'A chef in an apron looks into the camera and says "Hello world, this is great!"'),
    (UPRIGHT, "A woman with flowing auburn hair walks along a tree-lined street in the afternoon sun, smiling"),
    (UPRIGHT, "A black cat walks through a forest at night"),
    (UPRIGHT, "A graceful ballerina dances in a meadow at golden hour, wildflowers swaying"),
)


def moments(prompt: str, size: tuple[int, int], seed: int) -> NDArray[np.uint8]:
    """Three moments of a film side by side, RGB, `HEIGHT` pixels high."""
    clip = Clip(width=size[0], height=size[1], fps=FPS, frames=SECONDS * FPS)
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(Path(folder))
        parts.folder.mkdir(parents=True, exist_ok=True)
        plan(Order(prompt=prompt, clip=clip, seed=seed), parts, lambda _: None)
        picture = Picture(parts.film())
        width = round(HEIGHT * size[0] / size[1])
        images = [_small(picture.image(int(clip.frames * moment)), width) for moment in MOMENTS]
    gap = np.full((HEIGHT, GAP, 3), 16, np.uint8)
    return np.hstack([images[0], gap, images[1], gap, images[2]])


def _small(image: NDArray[np.uint8], width: int) -> NDArray[np.uint8]:
    return cv2.resize(image, (width, HEIGHT), interpolation=cv2.INTER_AREA).astype(np.uint8)


def row(*strips: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Strips side by side, with space between them."""
    space = np.full((HEIGHT, 3 * GAP, 3), 16, np.uint8)
    return np.hstack([part for strip in strips for part in (space, strip)] + [space])


def sheet(seed: int) -> NDArray[np.uint8]:
    """All films: one wide one beside one upright one in each row."""
    wide = [moments(prompt, size, seed) for size, prompt in PROMPTS if size == WIDE]
    upright = [moments(prompt, size, seed) for size, prompt in PROMPTS if size == UPRIGHT]
    rows = [row(left, right) for left, right in zip(wide, upright, strict=True)]
    space = np.full((3 * GAP, rows[0].shape[1], 3), 16, np.uint8)
    return np.vstack([part for line in rows for part in (space, line)] + [space])


def main() -> None:
    """Write the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    picture = cv2.cvtColor(sheet(arguments.seed), cv2.COLOR_RGB2BGR)
    cv2.imwrite(str(arguments.out), picture, [cv2.IMWRITE_JPEG_QUALITY, 88])


if __name__ == "__main__":
    main()
