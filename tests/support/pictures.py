"""Pictures and videos as files, made to measure."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from rushes.media.encode import AUDIO_RATE, SegmentWriter, join


def picture(width: int = 640, height: int = 360, form: str = "PNG", mode: str = "RGB") -> bytes:
    """A picture that is red on the left and blue on the right."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (width // 2, 0, width, height))
    file = io.BytesIO()
    image.convert(mode).save(file, form)
    return file.getvalue()


def video(
    path: Path,
    width: int = 256,
    height: int = 144,
    fps: int = 24,
    frames: int = 24,
    audio: bool = True,
    comment: str | None = None,
) -> Path:
    """A video whose frames become brighter, with a tone, at `path`."""
    segment = path.with_suffix(".segment.mp4")
    with SegmentWriter(segment, width, height, fps) as writer:
        for number in range(frames):
            level = 30 + 200 * number // frames
            frame = np.full((height * 3 // 2, width), 128, np.uint8)
            frame[:height] = level
            writer.write(frame)
    time = np.arange(round(frames * AUDIO_RATE / fps)) / AUDIO_RATE
    tone = np.repeat((0.3 * np.sin(2 * np.pi * 440 * time)).astype(np.float32)[:, None], 2, axis=1)
    join([segment], tone if audio else None, path, fps, {"comment": comment} if comment else None)
    segment.unlink()
    return path
