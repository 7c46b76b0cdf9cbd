"""What is in a video file, or in a picture."""

from collections.abc import Iterator
from pathlib import Path

import av
from av import VideoFrame
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


def upright_frames(container: InputContainer, name: str) -> Iterator[VideoFrame]:
    """The pictures of a video from where it stands on, as players show them: turned as the file says.

    A telephone films as its sensor lies, and writes down how it was held. `name` is the file's, for the message.
    Raises `UnreadableMedia`.
    """
    try:
        for frame in container.decode(container.streams.video[0]):
            yield _turned(frame)
    except av.FFmpegError as error:
        raise UnreadableMedia(f"{name} is damaged") from error


def _turned(frame: VideoFrame) -> VideoFrame:
    turns = _quarter_turns(frame)
    if turns == 0:
        return frame
    import numpy as np

    pixels = np.ascontiguousarray(np.rot90(frame.to_ndarray(format="rgb24"), turns))
    upright = VideoFrame.from_ndarray(pixels, format="rgb24")
    upright.pts, upright.time_base = frame.pts, frame.time_base
    return upright


def _quarter_turns(frame: VideoFrame) -> int:
    """By how many quarters players turn the picture, against the clock; odd angles are shown as they are."""
    return frame.rotation // 90 % 4 if frame.rotation % 90 == 0 else 0


def probe(path: Path) -> VideoFacts:
    """Size as players show it, rate, length and number of frames of a video, read from its container and first frame.

    Raises `UnreadableMedia`.
    """
    with open_video(path) as container:
        stream = container.streams.video[0]
        rate = stream.average_rate or stream.guessed_rate
        if not stream.width or not stream.height or not rate:
            raise UnreadableMedia(f"{path.name} has no size or no frame rate")
        frames = stream.frames or _counted(path)
        if frames == 0:
            raise UnreadableMedia(f"{path.name} holds no frame")
        duration = frames / float(rate)
        if stream.duration is not None and stream.time_base is not None:
            duration = float(stream.duration * stream.time_base)
        elif container.duration is not None:  # Matroska says it for the whole file
            duration = container.duration / 1_000_000
        width, height = stream.width, stream.height
        if _lies_on_its_side(container, path.name):
            width, height = height, width
        return VideoFacts(
            width=width,
            height=height,
            fps=float(rate),
            duration=duration,
            frames=frames,
            has_audio=bool(container.streams.audio),
        )


def _counted(path: Path) -> int:
    """The frames of a container that does not say how many it holds: every packet of the picture is one."""
    with open_video(path) as container:
        try:
            return sum(packet.size > 0 for packet in container.demux(container.streams.video[0]))
        except av.FFmpegError as error:
            raise UnreadableMedia(f"{path.name} is damaged") from error


def _lies_on_its_side(container: InputContainer, name: str) -> bool:
    """Whether players show the video with its sides exchanged: only a decoded frame says how it is turned."""
    try:
        first = next(container.decode(container.streams.video[0]), None)
    except av.FFmpegError as error:
        raise UnreadableMedia(f"{name} is damaged") from error
    return first is not None and _quarter_turns(first) % 2 == 1


def probe_picture(path: Path) -> ImageFacts:
    """The size of a picture, read from its header. Raises `UnreadableMedia`."""
    try:
        with Image.open(path) as picture:
            return ImageFacts(*picture.size)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise UnreadableMedia(f"{path.name} is not a picture that can be read") from error
