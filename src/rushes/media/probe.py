"""What is in a video file, or in a picture."""

from pathlib import Path

import av
from av.container import InputContainer
from PIL import Image, UnidentifiedImageError

from rushes.core.artifacts import ImageFacts, VideoFacts

_FORMATS = "mov,matroska,webm,avi,gif,mpegts,ogg,flv,image2,apng,webp_pipe"
"""Containers that hold their own content. Play lists (HLS, concat) would make the demuxer open other files."""


class UnreadableMedia(Exception):
    """The file is not a video that can be read; the message says what is wrong with it."""


def open_video(path: Path) -> InputContainer:
    """Open a file of unknown origin for reading. Raises `UnreadableMedia` when it holds no readable video."""
    try:
        container: InputContainer = av.open(
            str(path), options={"format_whitelist": _FORMATS, "protocol_whitelist": "file"}
        )
    except (av.FFmpegError, ValueError) as error:
        raise UnreadableMedia(f"{path.name} is not a video file that can be read") from error
    if not container.streams.video:
        container.close()
        raise UnreadableMedia(f"{path.name} holds no video")
    return container


def probe(path: Path) -> VideoFacts:
    """Size, rate, length and number of frames of a video, read from its container, without decoding it.

    Raises `UnreadableMedia`.
    """
    with open_video(path) as container:
        stream = container.streams.video[0]
        rate = stream.average_rate or stream.guessed_rate
        if not stream.width or not stream.height or not rate:
            raise UnreadableMedia(f"{path.name} has no size or no frame rate")
        # Only some containers say how many frames they hold; else every packet of the picture is one.
        try:
            frames = stream.frames or sum(packet.size > 0 for packet in container.demux(stream))
        except av.FFmpegError as error:
            raise UnreadableMedia(f"{path.name} is damaged") from error
        if frames == 0:
            raise UnreadableMedia(f"{path.name} holds no frame")
        duration = frames / float(rate)
        if stream.duration is not None and stream.time_base is not None:
            duration = float(stream.duration * stream.time_base)
        elif container.duration is not None:  # Matroska says it for the whole file
            duration = container.duration / 1_000_000
        return VideoFacts(
            width=stream.width,
            height=stream.height,
            fps=float(rate),
            duration=duration,
            frames=frames,
            has_audio=bool(container.streams.audio),
        )


def probe_picture(path: Path) -> ImageFacts:
    """The size of a picture, read from its header. Raises `UnreadableMedia`."""
    try:
        with Image.open(path) as picture:
            return ImageFacts(*picture.size)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise UnreadableMedia(f"{path.name} is not a picture that can be read") from error
