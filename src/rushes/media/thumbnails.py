"""Stills of a video, as JPEG: a poster and a sheet of tiles. One pass over the file makes both.

Who makes a video has its frames at hand: `poster_index`, `tile_indices`, `write_poster`, `tile` and `write_sheet` make
the same stills from them, without decoding what was just encoded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av import VideoFrame, VideoStream

from rushes.core.artifacts import ImageFacts
from rushes.media.probe import UnreadableMedia, open_video, upright_frames

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POSTER_MOMENT = 1 / 3
"""Where in the clip the poster is taken: past the fade-in, before the end gives itself away."""

COLUMNS, ROWS = 5, 4
POSTER_WIDTH, TILE_WIDTH = 1280, 256

_RANGE_LIMITED, _RANGE_FULL = 1, 2
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
    poster_width: int = POSTER_WIDTH,
    columns: int = COLUMNS,
    rows: int = ROWS,
    tile_width: int = TILE_WIDTH,
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


def poster_index(frames: int) -> int:
    """Which of a video's frames its poster shows."""
    return int(frames * POSTER_MOMENT)


def tile_indices(frames: int) -> list[int]:
    """Which of a video's frames its sheet shows, row by row."""
    return [int(frames * moment) for moment in _moments(COLUMNS * ROWS)]


def write_poster(i420: "NDArray[np.uint8]", out: Path, width: int = POSTER_WIDTH) -> ImageFacts:
    """Write a frame as the encoder takes it, shape (height * 3 / 2, width), as a JPEG, at most `width` wide."""
    return _write(_scaled(_frame_of(i420), width), out).facts


def tile(i420: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """A frame as the encoder takes it, as a tile of a sheet: RGB, shape (height, width, 3)."""
    return _scaled(_frame_of(i420), TILE_WIDTH, enlarge=True).to_ndarray(format="rgb24")


def write_sheet(tiles: "Iterable[NDArray[np.uint8]]", out: Path) -> ImageFacts:
    """Write the tiles of `tile_indices`, in that order, as one JPEG."""
    sheet = _Sheet(COLUMNS, ROWS, TILE_WIDTH)
    for index, pixels in enumerate(tiles):
        sheet.lay(index, pixels)
    return _write(sheet.picture(), out).facts


def _frame_of(i420: "NDArray[np.uint8]") -> VideoFrame:
    """Limited-range BT.601, as `SegmentWriter` says of its files; BT.601 is what a frame is that says nothing."""
    frame = av.VideoFrame.from_ndarray(i420, format="yuv420p")
    frame.color_range = _RANGE_LIMITED
    return frame


def _moments(count: int) -> list[float]:
    return [(index + 0.5) / count for index in range(count)]


class _Sheet:
    """Tiles that are put beside each other as they come, so that only the sheet is held in memory."""

    def __init__(self, columns: int, rows: int, tile_width: int) -> None:
        self._columns = columns
        self._rows = rows
        self._tile_width = tile_width
        self._pixels: NDArray[np.uint8] | None = None
        self.moments = _moments(columns * rows)

    def put(self, index: int, frame: VideoFrame) -> None:
        self.lay(index, _scaled(frame, self._tile_width, enlarge=True).to_ndarray(format="rgb24"))

    def lay(self, index: int, pixels: "NDArray[np.uint8]") -> None:
        import numpy as np

        height, width = pixels.shape[:2]
        if self._pixels is None:
            self._pixels = np.zeros((height * self._rows, width * self._columns, 3), np.uint8)
        row, column = divmod(index, self._columns)
        y, x = row * height, column * width
        self._pixels[y : y + height, x : x + width] = pixels

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
        length = _length(stream)
        for frame in upright_frames(container, video.name):
            while waiting and shown is not None and frame.time > moments[waiting[0]] * length:
                yield waiting.pop(0), shown
            if not waiting:
                return
            shown = frame
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
