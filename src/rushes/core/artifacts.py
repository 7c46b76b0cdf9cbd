"""What engines make (artifacts, on local disk) and what callers receive (files, with a URL)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Artifact:
    """A file that an engine left in its work directory; `name` is what the caller will see."""

    path: Path
    name: str
    content_type: str


@dataclass(frozen=True)
class VideoFacts:
    """What probing a video file found. `duration` is seconds, `loudness` is not measured here."""

    width: int
    height: int
    fps: float
    duration: float
    frames: int
    has_audio: bool


@dataclass(frozen=True)
class ImageFacts:
    """The size of a picture in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class StoredFile:
    """An artifact after it was put into storage. `key` is `request_id/attempt/name`; `size` is bytes.

    `url_path` is the path below the server's base address; the full URL is made for each answer from the base
    that the caller used.
    """

    key: str
    url_path: str
    name: str
    content_type: str
    size: int
    video: VideoFacts | None = None
    image: ImageFacts | None = None
