"""Frames and sound to MP4: closed H.264 segments that several processes make side by side, joined by copying.

The same frames and samples make the same bytes: one encoder thread per segment, fixed settings, no dates and no names
of libraries in the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import av
from av import Packet, VideoStream
from av.container import InputContainer, OutputContainer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AUDIO_RATE = 48_000
AUDIO_BIT_RATE = 160_000
_AUDIO_BLOCK = 1024
"""Samples in one AAC frame."""

_TICKS_PER_FRAME = 512
"""Time stamps count 512ths of a frame, so that a B-frame's and a segment's offset are whole numbers."""

_KEYFRAME_SECONDS = 2
_BUFFER_SECONDS = 0.35
"""How much a key frame may take of what the bit rate allows."""
_RANGE_LIMITED = 1
_MATRIX_BT601 = 6
_PRIMARIES_BT709 = 1
_TRANSFER_BT709 = 1
"""ITU-T H.273 code points. OpenCV's I420 is limited-range BT.601; the colours it was made from are sRGB's, whose
primaries are BT.709's."""

_NO_TRACES = {"fflags": "+bitexact"}


class SegmentWriter:
    """Encodes frames into an MP4 that holds nothing but closed groups of pictures: a context manager.

    `path` is where the file goes, `width` and `height` are even pixels. What the frames need beyond `most_bits` a
    second (None: whatever they need) is taken from their quality. Leaving the block finishes the file.
    """

    def __init__(
        self, path: Path, width: int, height: int, fps: int, crf: int = 20, most_bits: int | None = None
    ) -> None:
        self._container: OutputContainer = av.open(
            str(path),
            "w",
            format="mp4",
            options={**_NO_TRACES, "video_track_timescale": str(fps * _TICKS_PER_FRAME)},
        )
        stream: VideoStream = self._container.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = Fraction(1, fps)
        keyframes = _KEYFRAME_SECONDS * fps
        # stitchable keeps the parameter sets of all segments equal; a short look-ahead keeps memory small. No B-frames:
        # with them x264's look-ahead (mbtree) reads memory that it never wrote, at widths whose macroblocks do not fill
        # its vectors, so that the bytes vary; and they cost more than half of the encoder's time for 1/3 of the size.
        # Motion is refined by plain differences (subme 1): a quarter of the time for 7 to 12 % of the size, same PSNR.
        x264 = f"stitchable=1:open-gop=0:keyint={keyframes}:rc-lookahead=10:bframes=0:subme=1"
        if most_bits is not None:
            # Every segment begins with a full buffer: a short one keeps many segments from adding up.
            x264 += f":vbv-maxrate={most_bits // 1000}:vbv-bufsize={round(_BUFFER_SECONDS * most_bits / 1000)}"
        stream.options = {"preset": "veryfast", "crf": str(crf), "tune": "animation", "x264-params": x264}
        context = stream.codec_context
        context.thread_count = 1
        context.color_range = _RANGE_LIMITED
        context.colorspace = _MATRIX_BT601
        context.color_primaries = _PRIMARIES_BT709
        context.color_trc = _TRANSFER_BT709
        self._stream = stream
        self._time_base = Fraction(1, fps)
        self._frame = av.VideoFrame(width, height, "yuv420p")
        self.frames = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                for packet in self._stream.encode(None):
                    self._container.mux(packet)
        finally:
            self._container.close()

    def write(self, i420: "NDArray[np.uint8]") -> None:
        """Append one frame, planes Y, U, V stacked: shape (height * 3 / 2, width); it is scaled to the file's size."""
        frame = self._filled(i420)
        frame.pts = self.frames
        frame.time_base = self._time_base
        self.frames += 1
        for packet in self._stream.encode(frame):
            self._container.mux(packet)

    def _filled(self, i420: "NDArray[np.uint8]") -> av.VideoFrame:
        """The same frame again and again: the encoder copies it, and a new one costs five times as much as filling."""
        import numpy as np

        width, height = i420.shape[1], i420.shape[0] * 2 // 3
        if (self._frame.width, self._frame.height) != (width, height):
            self._frame = av.VideoFrame(width, height, "yuv420p")
        samples, done = i420.reshape(-1), 0
        for plane in self._frame.planes:
            count = plane.width * plane.height
            rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
            rows[:, : plane.width] = samples[done : done + count].reshape(plane.height, plane.width)
            done += count
        return self._frame


def write_sound(samples: "NDArray[np.float32]", path: Path) -> Path:
    """Encode what is heard, (samples, 2) at `AUDIO_RATE`, -1..1, into an MP4 that `join` takes; its path."""
    import numpy as np

    container: OutputContainer = av.open(str(path), "w", format="mp4", options=_NO_TRACES)
    with container:
        # At this rate the thorough search finds nothing better (24 dB beside 27), and takes four times as long.
        stream = container.add_stream("aac", rate=AUDIO_RATE, options={"aac_coder": "fast"})
        stream.bit_rate = AUDIO_BIT_RATE
        stream.layout = "stereo"
        planes = np.ascontiguousarray(samples.T, dtype=np.float32)
        for start in range(0, planes.shape[1], _AUDIO_BLOCK):
            block = np.ascontiguousarray(planes[:, start : start + _AUDIO_BLOCK])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate = AUDIO_RATE
            frame.pts = start
            frame.time_base = Fraction(1, AUDIO_RATE)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path


def join(
    segments: Sequence[Path],
    sound: Path | None,
    out: Path,
    fps: int,
    metadata: Mapping[str, str] | None = None,
) -> None:
    """Copy the segments, in order, and the sound into one MP4 that can play while it loads.

    `sound` is a file of `write_sound`'s, as long as the picture; None leaves the film silent. `metadata` are MP4 tags
    such as `comment`.
    """
    container: OutputContainer = av.open(
        str(out),
        "w",
        format="mp4",
        options={
            **_NO_TRACES,
            "movflags": "+faststart",
            "video_track_timescale": str(fps * _TICKS_PER_FRAME),
        },
    )
    with ExitStack() as files:
        files.enter_context(container)
        container.metadata.update(metadata or {})
        with _opened(segments[0]) as first:
            video = container.add_stream_from_template(first.streams.video[0])
        video.time_base = Fraction(1, fps * _TICKS_PER_FRAME)
        pictures = _pictures(segments, video, fps)
        sounds = iter(()) if sound is None else _sounds(files.enter_context(_opened(sound)), container)
        for packet in _in_time_order(pictures, sounds):
            container.mux(packet)


def _opened(path: Path) -> InputContainer:
    return av.open(str(path))


def _pictures(segments: Sequence[Path], stream: VideoStream, fps: int) -> Iterator[Packet]:
    """Every packet of the segments, each segment shifted behind the frames of those before it."""
    done = 0
    for path in segments:
        with _opened(path) as container:
            source = container.streams.video[0]
            offset = Fraction(done, fps)
            for packet in container.demux(source):
                if packet.dts is None or packet.pts is None:  # the demuxer's end mark
                    continue
                assert source.time_base is not None  # every demuxed stream has one
                ticks = int(offset / source.time_base)
                packet.pts += ticks
                packet.dts += ticks
                packet.stream = stream
                done += 1
                yield packet


def _sounds(source: InputContainer, container: OutputContainer) -> Iterator[Packet]:
    """Every packet of the sound."""
    heard = source.streams.audio[0]
    stream = container.add_stream_from_template(heard)

    def packets() -> Iterator[Packet]:
        for packet in source.demux(heard):
            if packet.dts is not None:  # the demuxer's end mark has none
                packet.stream = stream
                yield packet

    return packets()


def _in_time_order(pictures: Iterator[Packet], sounds: Iterator[Packet]) -> Iterator[Packet]:
    """Both kinds of packets by the time at which a player needs them, so that neither waits in memory."""
    sound = next(sounds, None)
    for picture in pictures:
        while sound is not None and _seconds(sound) <= _seconds(picture):
            yield sound
            sound = next(sounds, None)
        yield picture
    while sound is not None:
        yield sound
        sound = next(sounds, None)


def _seconds(packet: Packet) -> Fraction:
    assert packet.dts is not None
    assert packet.time_base is not None
    return packet.dts * packet.time_base
