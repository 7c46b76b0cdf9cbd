"""OpenAI's videos API as endpoints: what `/v1/videos` takes, in one input. Its users lost it with Sora 2."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, WithJsonSchema

from rushes.catalog.fields import ImageFile, VideoFile, parse_seconds, picture
from rushes.core.endpoints import Endpoint, Rendered, Vendor
from rushes.core.jobs import CharacterJob, Fit, Footage, Keyframe, VideoJob

VIDEOS, CHARACTERS = "openai/videos", "openai/videos/characters"
FPS = 30
SIZE = re.compile(r"(\d{2,4})x(\d{2,4})")
SMALLEST, LARGEST = 256, 3840
EXAMPLE = "A calico cat plays the piano on a small stage, warm light, the camera pushes in slowly"
OPENAI = Vendor(
    name="OpenAI",
    state="retired",
    since=date(2026, 9, 24),
    source="https://platform.openai.com/docs/deprecations",
)


def size_of(size: str) -> tuple[int, int]:
    """(width, height) of a size such as "1280x720"; raises ValueError for what no clip can have."""
    found = SIZE.fullmatch(size)
    if found is None:
        raise ValueError("must be WIDTHxHEIGHT in pixels, for example 1280x720")
    width, height = int(found[1]), int(found[2])
    if width % 2 or height % 2 or not SMALLEST <= min(width, height) <= max(width, height) <= LARGEST:
        raise ValueError(f"must have even sides of {SMALLEST} to {LARGEST} pixels")
    return width, height


def _checked(size: str) -> str:
    size_of(size)
    return size


Seconds = Annotated[
    int,
    BeforeValidator(parse_seconds),
    Field(ge=1, le=20, description="The length of the clip in seconds"),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 20}, {"type": "string"}]}),
]
Size = Annotated[str, AfterValidator(_checked), Field(description="Width and height of the clip in pixels")]


class VideoInput(BaseModel):
    """What the create, remix, edit and extend calls say between them. One of the sources at most is named."""

    prompt: str = Field(
        min_length=1,
        max_length=5000,
        description="What the clip shows, or what becomes of its source",
        examples=[EXAMPLE],
    )
    model: str = Field(
        default="sora-2", description="The model that the caller names; what it means is up to the engine"
    )
    seconds: Seconds = 4
    size: Size = "720x1280"
    input_reference: str | None = Field(default=None, description="URL of the picture that the clip starts from")
    characters: list[str] = Field(default_factory=list, max_length=2, description="Ids of characters that appear")
    remix_video_id: str | None = Field(default=None, description="Id of an earlier video to change")
    edit_video_url: str | None = Field(default=None, description="URL of a video to change")
    extend_video_url: str | None = Field(default=None, description="URL of a video that the clip goes on from")
    fps: int = Field(default=FPS, ge=8, le=60, description="Frames per second")
    seed: int | None = Field(default=None, description="The seed for the random number generator")
    negative_prompt: str = Field(default="", max_length=5000, description="What shall not be seen")
    generate_audio: bool = Field(default=True, description="Whether the clip has sound")


class VideoOutput(BaseModel):
    """What a finished clip is made of."""

    video: VideoFile = Field(description="The generated video")
    video_id: str = Field(description="The ID of the generated video", examples=["video_123"])
    thumbnail: ImageFile = Field(description="Thumbnail image for the video")
    spritesheet: ImageFile = Field(description="Spritesheet image for the video")


class CharacterInput(BaseModel):
    """What the call for a new character says."""

    name: str = Field(
        min_length=1, max_length=80, description="The name by which prompts speak of it", examples=["Mochi"]
    )
    video_url: str = Field(
        description="URL of a video that shows the character",
        examples=["https://v3b.fal.media/files/b/rabbit/nk1MK6LY90QqScvI4_Yn8.mp4"],
    )


class CharacterOutput(BaseModel):
    """A new character."""

    id: str = Field(description="The ID of the character", examples=["char_123"])
    name: str = Field(description="The name of the character", examples=["Mochi"])


def plan(value: VideoInput, seed: int) -> VideoJob:
    """The job of a call."""
    width, height = size_of(value.size)
    keyframes: tuple[Keyframe, ...] = ()
    if value.input_reference is not None:
        keyframes = (Keyframe(picture("input_reference", value.input_reference), at=0.0),)
    return VideoJob(
        prompt=value.prompt,
        width=width,
        height=height,
        fps=value.fps,
        seconds=value.seconds,
        seed=seed if value.seed is None else value.seed,
        audio=value.generate_audio,
        negative_prompt=value.negative_prompt,
        keyframes=keyframes,
        characters=tuple(Footage(loc=("body", "characters", n), id=name) for n, name in enumerate(value.characters)),
        remixes=_remixed(value),
        extends=_footage("extend_video_url", value.extend_video_url),
        fit=None if value.extend_video_url is None else Fit(short=None),
        remixable=True,
        switches={"model": value.model},
    )


def _remixed(value: VideoInput) -> Footage | None:
    if value.remix_video_id is not None:
        return Footage(loc=("body", "remix_video_id"), id=value.remix_video_id)
    return _footage("edit_video_url", value.edit_video_url)


def _footage(field: str, url: str | None) -> Footage | None:
    return None if url is None else Footage(loc=("body", field), url=url)


def present(_: VideoInput, rendered: Rendered) -> VideoOutput:
    """The files of a clip."""
    return VideoOutput(
        video=VideoFile.of(rendered.video),
        video_id=rendered.video_id,
        thumbnail=ImageFile.of(rendered.thumbnail),
        spritesheet=ImageFile.of(rendered.spritesheet),
    )


def plan_character(value: CharacterInput, seed: int) -> CharacterJob:
    """The job of a character."""
    return CharacterJob(value.name, Footage(loc=("body", "video_url"), url=value.video_url), seed)


def present_character(value: CharacterInput, rendered: Rendered) -> CharacterOutput:
    """The new character."""
    return CharacterOutput(id=rendered.video_id, name=value.name)


_FILE: dict[str, Any] = {"content_type": "video/mp4", "url": "https://example.com/video.mp4"}
_STILL: dict[str, Any] = {"content_type": "image/jpeg", "url": "https://example.com/still.jpg"}

ENDPOINTS = (
    Endpoint(
        id=VIDEOS,
        title="OpenAI videos",
        category="text-to-video",
        description="What /v1/videos answers: clips of any even size from text, a picture or an earlier video, for "
        "programs that were written for OpenAI's videos API.",
        input=VideoInput,
        output=VideoOutput,
        plan=plan,
        present=present,
        vendor=OPENAI,
        family="openai",
        tags=("text-to-video", "audio", "openai"),
        examples=({"prompt": EXAMPLE},),
        example_output={"video": _FILE, "video_id": "video_123", "thumbnail": _STILL, "spritesheet": _STILL},
    ),
    Endpoint(
        id=CHARACTERS,
        title="OpenAI characters",
        category="video-to-video",
        description="What /v1/videos/characters answers: a character cut out of a video, to appear in new ones.",
        input=CharacterInput,
        output=CharacterOutput,
        plan=plan_character,
        present=present_character,
        vendor=OPENAI,
        family="openai",
        tags=("characters", "openai"),
        examples=({"name": "Mochi", "video_url": "https://v3b.fal.media/files/b/rabbit/nk1MK6LY90QqScvI4_Yn8.mp4"},),
        example_output={"id": "char_123", "name": "Mochi"},
    ),
)
