"""Field types and file objects that families share."""

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from rushes.core.artifacts import StoredFile
from rushes.core.endpoints import Rendered
from rushes.core.jobs import Bounds, Picture, even

Prompt = Annotated[str, Field(min_length=1, max_length=5000)]
"""The text that a video is made from."""

ApiKey = Annotated[
    str | None,
    Field(
        description="The API key to use for the OpenAI API. If provided, you will not be billed for the request.",
        exclude=True,
        json_schema_extra={"writeOnly": True},
    ),
]

SECONDS = re.compile(r"(\d+)(?:\.0+)?\s*s?")


def parse_seconds(value: Any) -> Any:  # noqa: ANN401 - what a caller may send
    """`4`, `"4"`, `4.0` and `"4s"` are the integer 4; everything else is returned as it came, to be refused."""
    if isinstance(value, str) and (found := SECONDS.fullmatch(value.strip())):
        return int(found[1])
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def seconds_as(spelling: str, *allowed: int) -> BeforeValidator:
    """A validator that writes any of these seconds, however they came, as a model spells them: `{}s`, `{}`."""

    def spelled(value: Any) -> Any:  # noqa: ANN401 - what a caller may send
        seconds = parse_seconds(value)
        known = isinstance(seconds, int) and not isinstance(seconds, bool) and seconds in allowed
        return spelling.format(seconds) if known else value

    return BeforeValidator(spelled)


def chosen_seed(own: int | None, drawn: int) -> int:
    """The caller's own seed, brought into the 31 bits that every engine takes; else the one drawn for the request."""
    return drawn if own is None else own % 2**31


def seconds_schema(*allowed: int) -> dict[str, Any]:
    """The published schema of a duration that may be a number or a text."""
    return {
        "anyOf": [
            {"type": "integer", "enum": list(allowed)},
            {"type": "string", "enum": [str(n) for n in allowed]},
        ]
    }


def exact_size(aspect_ratio: str, short: int) -> tuple[int, int]:
    """(width, height) in pixels of a frame such as "16:9" whose shorter side is `short`: both even."""
    across, down = map(int, aspect_ratio.split(":"))
    return (
        (even(Fraction(short * across, down)), short)
        if across >= down
        else (short, even(Fraction(short * down, across)))
    )


def picture(field: str, url: str, bounds: Bounds = Bounds(), index: int | None = None) -> Picture:  # noqa: B008
    """The picture that an input field, or its `index`-th item, names."""
    return Picture(url, ("body", field) if index is None else ("body", field, index), bounds)


class File(BaseModel):
    """A file that can be downloaded."""

    url: str = Field(description="The URL where the file can be downloaded from.")
    content_type: str | None = Field(default=None, description="The mime type of the file.")
    file_name: str | None = Field(
        default=None, description="The name of the file. It will be auto-generated if not provided."
    )
    file_size: int | None = Field(default=None, description="The size of the file in bytes.")

    @classmethod
    def of(cls, file: StoredFile) -> "File":
        """The file object of a stored file."""
        return cls(url=file.url_path, content_type=file.content_type, file_name=file.name, file_size=file.size)


class VideoFile(BaseModel):
    """A video that can be downloaded."""

    url: str = Field(description="The URL where the file can be downloaded from.")
    content_type: str | None = Field(default=None, description="The mime type of the file.")
    file_name: str | None = Field(
        default=None, description="The name of the file. It will be auto-generated if not provided."
    )
    file_size: int | None = Field(default=None, description="The size of the file in bytes.")
    width: int | None = Field(default=None, description="The width of the video")
    height: int | None = Field(default=None, description="The height of the video")
    fps: float | None = Field(default=None, description="The FPS of the video")
    duration: float | None = Field(default=None, description="The duration of the video")
    num_frames: int | None = Field(default=None, description="The number of frames in the video")

    @classmethod
    def of(cls, file: StoredFile) -> "VideoFile":
        """The file object of a stored video."""
        facts = file.video
        return cls(
            url=file.url_path,
            content_type=file.content_type,
            file_name=file.name,
            file_size=file.size,
            width=facts and facts.width,
            height=facts and facts.height,
            fps=facts and facts.fps,
            duration=facts and facts.duration,
            num_frames=facts and facts.frames,
        )


class ImageFile(BaseModel):
    """A picture that can be downloaded."""

    url: str = Field(description="The URL where the file can be downloaded from.")
    content_type: str | None = Field(default=None, description="The mime type of the file.")
    file_name: str | None = Field(
        default=None, description="The name of the file. It will be auto-generated if not provided."
    )
    file_size: int | None = Field(default=None, description="The size of the file in bytes.")
    width: int | None = Field(default=None, description="The width of the image")
    height: int | None = Field(default=None, description="The height of the image")

    @classmethod
    def of(cls, file: StoredFile) -> "ImageFile":
        """The file object of a stored picture."""
        return cls(
            url=file.url_path,
            content_type=file.content_type,
            file_name=file.name,
            file_size=file.size,
            width=file.image and file.image.width,
            height=file.image and file.image.height,
        )


class VideoOutput(BaseModel):
    """What most models answer."""

    video: File = Field(description="The generated video")


def present_video(_: BaseModel, rendered: Rendered) -> VideoOutput:
    """The answer of a model that says no more than where the video is."""
    return VideoOutput(video=File.of(rendered.video))
