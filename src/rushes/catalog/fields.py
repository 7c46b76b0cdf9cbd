"""Field types and file objects that families share."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, Field

from rushes.core.artifacts import StoredFile

Prompt = Annotated[str, Field(min_length=1, max_length=5000)]
"""The text that a video is made from."""

ApiKey = Annotated[
    str | None,
    Field(
        description="The API key to use for the OpenAI API. Accepted for older callers; never used, stored or echoed.",
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


def seconds_schema(*allowed: int) -> dict[str, Any]:
    """The published schema of a duration that may be a number or a text."""
    return {
        "anyOf": [
            {"type": "integer", "enum": list(allowed)},
            {"type": "string", "enum": [str(n) for n in allowed]},
        ]
    }


class VideoFile(BaseModel):
    """A video that can be downloaded."""

    url: str = Field(description="The URL where the file can be downloaded from.")
    content_type: str | None = Field(default=None, description="The mime type of the file.")
    file_name: str | None = Field(default=None, description="The name of the file.")
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
    file_name: str | None = Field(default=None, description="The name of the file.")
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
