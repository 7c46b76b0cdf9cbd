"""The part of PyAV that Rushes uses; the package's own types leave packets and keyword arguments unknown."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Literal, overload

import numpy as np
from av.container import InputContainer, OutputContainer
from numpy.typing import NDArray

class FFmpegError(Exception): ...

class Packet:
    pts: int | None
    dts: int | None
    duration: int | None
    stream: VideoStream | AudioStream
    size: int
    time_base: Fraction | None
    is_keyframe: bool
    def __init__(self, data: bytes) -> None: ...
    def __bytes__(self) -> bytes: ...

class Plane:
    @property
    def buffer_size(self) -> int: ...
    def update(self, data: bytes) -> None: ...

class VideoPlane(Plane):
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def line_size(self) -> int: ...
    def __buffer__(self, flags: int, /) -> memoryview: ...

class VideoFrame:
    pts: int | None
    time_base: Fraction
    color_range: int
    colorspace: int
    def __init__(self, width: int, height: int, format: str) -> None: ...
    @property
    def planes(self) -> tuple[VideoPlane, ...]: ...
    @property
    def time(self) -> float: ...
    @property
    def rotation(self) -> int: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @staticmethod
    def from_ndarray(array: NDArray[np.uint8], format: str = "rgb24") -> VideoFrame: ...
    def to_ndarray(self, *, format: str | None = None) -> NDArray[np.uint8]: ...
    def reformat(
        self,
        *,
        width: int | None = None,
        height: int | None = None,
        format: str | None = None,
        src_colorspace: str | None = None,
        dst_colorspace: str | None = None,
        dst_color_range: str | None = None,
        interpolation: str | None = None,
    ) -> VideoFrame: ...

class AudioFrame:
    pts: int | None
    time_base: Fraction
    sample_rate: int
    def __init__(self, format: str, layout: str, samples: int) -> None: ...
    @property
    def planes(self) -> tuple[Plane, ...]: ...
    @staticmethod
    def from_ndarray(array: NDArray[np.float32], format: str, layout: str) -> AudioFrame: ...
    def to_ndarray(self) -> NDArray[np.float32]: ...

class VideoCodecContext:
    @property
    def name(self) -> str: ...
    width: int
    height: int
    pix_fmt: str
    thread_count: int
    skip_frame: str
    color_range: int
    colorspace: int
    color_primaries: int
    color_trc: int
    time_base: Fraction
    options: dict[str, str]
    def encode(self, frame: VideoFrame | None) -> list[Packet]: ...

class CodecContext:
    @staticmethod
    def create(codec: str, mode: Literal["w"]) -> VideoCodecContext: ...

class VideoStream:
    index: int
    profile: str
    width: int
    height: int
    pix_fmt: str
    time_base: Fraction | None
    options: dict[str, str]
    def set_display_rotation(self, degrees: float) -> None: ...
    thread_type: str
    @property
    def codec_context(self) -> VideoCodecContext: ...
    @property
    def frames(self) -> int: ...
    @property
    def duration(self) -> int | None: ...
    @property
    def start_time(self) -> int | None: ...
    @property
    def average_rate(self) -> Fraction | None: ...
    @property
    def guessed_rate(self) -> Fraction | None: ...
    def encode(self, frame: VideoFrame | None) -> list[Packet]: ...

class AudioCodecContext:
    channels: int
    @property
    def name(self) -> str: ...

class AudioStream:
    index: int
    @property
    def codec_context(self) -> AudioCodecContext: ...
    bit_rate: int
    layout: str
    time_base: Fraction | None
    @property
    def sample_rate(self) -> int: ...
    @property
    def duration(self) -> int | None: ...
    def encode(self, frame: AudioFrame | None) -> list[Packet]: ...

@overload
def open(file: str | Path, mode: Literal["r"] = "r", *, options: Mapping[str, str] = ...) -> InputContainer: ...
@overload
def open(
    file: str | Path, mode: Literal["w"], *, format: str | None = None, options: Mapping[str, str] = ...
) -> OutputContainer: ...

class AudioResampler:
    def __init__(self, format: str | None = ..., layout: str | None = ..., rate: int | None = ...) -> None: ...
    def resample(self, frame: AudioFrame | None) -> list[AudioFrame]: ...
