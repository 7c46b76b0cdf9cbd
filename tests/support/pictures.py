"""Pictures and videos as files, made to measure."""

import io
from pathlib import Path

import av
import numpy as np
from PIL import Image

from rushes.media.encode import AUDIO_RATE, SegmentWriter, join, write_sound


def picture(width: int = 640, height: int = 360, form: str = "PNG", mode: str = "RGB") -> bytes:
    """A picture that is red on the left and blue on the right."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (width // 2, 0, width, height))
    file = io.BytesIO()
    image.convert("L" if mode == "I;16" else mode).convert(mode).save(file, form)
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
    segment, track = path.with_suffix(".segment.mp4"), path.with_suffix(".sound.mp4")
    with SegmentWriter(segment, width, height, fps) as writer:
        for number in range(frames):
            level = 30 + 200 * number // frames
            frame = np.full((height * 3 // 2, width), 128, np.uint8)
            frame[:height] = level
            writer.write(frame)
    time = np.arange(round(frames * AUDIO_RATE / fps)) / AUDIO_RATE
    tone = np.repeat((0.3 * np.sin(2 * np.pi * 440 * time)).astype(np.float32)[:, None], 2, axis=1)
    sound = write_sound(tone, track) if audio else None
    join([segment], sound, path, fps, {"comment": comment} if comment else None)
    segment.unlink()
    track.unlink(missing_ok=True)
    return path


def held_askew(upright: Path, path: Path, degrees: int) -> Path:
    """What a telephone held askew writes of what `upright` shows, at `path`: turned, and how to turn it back.

    `degrees`, against the clock, is what players do: 90, 180 or -90. Without sound.
    """
    segment = path.with_suffix(".segment.mp4")
    with av.open(str(upright)) as container:
        shown = [frame.to_ndarray(format="rgb24") for frame in container.decode(container.streams.video[0])]
        fps = round(container.streams.video[0].average_rate or 24)
    stored = [np.ascontiguousarray(np.rot90(frame, -degrees // 90)) for frame in shown]
    with SegmentWriter(segment, stored[0].shape[1], stored[0].shape[0], fps) as writer:
        for frame in stored:
            writer.write(av.VideoFrame.from_ndarray(frame, format="rgb24").reformat(format="yuv420p").to_ndarray())
    with av.open(str(segment)) as source, av.open(str(path), "w") as out:
        stream = out.add_stream_from_template(source.streams.video[0])
        stream.set_display_rotation(degrees)
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                out.mux(packet)
    segment.unlink()
    return path
