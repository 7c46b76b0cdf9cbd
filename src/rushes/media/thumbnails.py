"""Stills of a video, as JPEG: a poster and a sheet of tiles. One pass over the file makes both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av import VideoFrame, VideoStream

from rushes.core.artifacts import ImageFacts
from rushes.media.probe import UnreadableMedia, open_video

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POSTER_MOMENT = 1 / 3
"""Where in the clip the poster is taken: past the fade-in, before the end gives itself away."""

_RANGE_FULL = 2
_JPEG_FORMAT = "yuv420p"


@dataclass(frozen=True)
class Still:
    """A picture file and its size."""

    path: Path
    facts: ImageFacts


@dataclass(frozen=True)
class Stills:
    """What `stills` made."""

    poster: Still
    sheet: Still


def stills(
    video: Path,
    folder: Path,
    poster_width: int = 1280,
    columns: int = 5,
    rows: int = 4,
    tile_width: int = 256,
) -> Stills:
    """Make `poster.jpg` and `spritesheet.jpg` in `folder`; every frame is decoded at most once.

    The poster is no wider than the video. Raises `UnreadableMedia`.
    """
    sheet = _Sheet(columns, rows, tile_width)
    poster: VideoFrame | None = None
    for index, frame in _frames_at(video, [POSTER_MOMENT, *sheet.moments]):
        if index == 0:
            poster = _scaled(frame, poster_width)
        else:
            sheet.put(index - 1, frame)
    assert poster is not None
    return Stills(
        poster=_write(poster, folder / "poster.jpg"),
        sheet=_write(sheet.picture(), folder / "spritesheet.jpg"),
    )


def thumbnail(video: Path, out: Path, width: int) -> ImageFacts:
    """Write one frame from a third into the clip as a JPEG, at most `width` wide. Raises `UnreadableMedia`."""
    [(_, frame)] = _frames_at(video, [POSTER_MOMENT])
    return _write(_scaled(frame, width), out).facts


def spritesheet(video: Path, out: Path, columns: int, rows: int, tile_width: int) -> ImageFacts:
    """Write `columns` x `rows` frames, evenly spread, row by row, as one JPEG. Raises `UnreadableMedia`."""
    sheet = _Sheet(columns, rows, tile_width)
    for index, frame in _frames_at(video, sheet.moments):
        sheet.put(index, frame)
    return _write(sheet.picture(), out).facts


class _Sheet:
    """Tiles that are put beside each other as they come, so that only the sheet is held in memory."""

    def __init__(self, columns: int, rows: int, tile_width: int) -> None:
        self._columns = columns
        self._rows = rows
        self._tile_width = tile_width
        self._pixels: NDArray[np.uint8] | None = None
        count = columns * rows
        self.moments = [(index + 0.5) / count for index in range(count)]

    def put(self, index: int, frame: VideoFrame) -> None:
        import numpy as np

        tile = _scaled(frame, self._tile_width, enlarge=True)
        width, height = tile.width, tile.height
        if self._pixels is None:
            self._pixels = np.zeros((height * self._rows, width * self._columns, 3), np.uint8)
        row, column = divmod(index, self._columns)
        y, x = row * height, column * width
        self._pixels[y : y + height, x : x + width] = tile.to_ndarray(format="rgb24")

    def picture(self) -> VideoFrame:
        assert self._pixels is not None
        return av.VideoFrame.from_ndarray(self._pixels, format="rgb24").reformat(
            format=_JPEG_FORMAT, dst_colorspace="ITU601", dst_color_range="JPEG"
        )


def _frames_at(video: Path, moments: Sequence[float]) -> Iterator[tuple[int, VideoFrame]]:
    """For each moment (0..1 of the length) its index and the frame shown then, in the order of time."""
    with open_video(video) as container:
        stream = container.streams.video[0]
        waiting = sorted(range(len(moments)), key=lambda index: moments[index])
        shown: VideoFrame | None = None
        try:
            length = _length(stream)
            for frame in container.decode(stream):
                while waiting and shown is not None and frame.time > moments[waiting[0]] * length:
                    yield waiting.pop(0), shown
                if not waiting:
                    return
                shown = frame
        except av.FFmpegError as error:
            raise UnreadableMedia(f"{video.name} is damaged") from error
        if shown is None:
            raise UnreadableMedia(f"{video.name} holds no frame")
        for index in waiting:
            yield index, shown


def _length(stream: VideoStream) -> float:
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return float(stream.frames / (stream.average_rate or Fraction(24)))


def _scaled(frame: VideoFrame, width: int, enlarge: bool = False) -> VideoFrame:
    """The frame at `width`, in full-range BT.601 as JPEG files have it; both sides are made even."""
    width = width if enlarge else min(width, frame.width)
    height = round(frame.height * width / frame.width / 2) * 2
    return frame.reformat(
        width=width // 2 * 2,
        height=max(2, height),
        format=_JPEG_FORMAT,
        dst_colorspace="ITU601",
        dst_color_range="JPEG",
        interpolation="AREA",
    )


def _write(picture: VideoFrame, out: Path) -> Still:
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt = picture.width, picture.height, _JPEG_FORMAT
    encoder.color_range = _RANGE_FULL
    encoder.time_base = Fraction(1, 25)
    encoder.options = {"flags": "+bitexact", "qmin": "2", "qmax": "4"}
    picture.pts = 0
    picture.time_base = Fraction(1, 25)
    packets = [*encoder.encode(picture), *encoder.encode(None)]
    out.write_bytes(b"".join(bytes(packet) for packet in packets))
    return Still(out, ImageFacts(picture.width, picture.height))
