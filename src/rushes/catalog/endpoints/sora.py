"""Sora 2: text to video, standard and pro."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema

from rushes.catalog.fields import ApiKey, ImageFile, Prompt, VideoFile, parse_seconds, seconds_schema
from rushes.core.endpoints import Endpoint, Rendered
from rushes.core.jobs import VideoJob

FPS = 30
SHORT_SIDE = {"720p": 720, "1080p": 1080, "true_1080p": 1080}
EXAMPLE = (
    "A dramatic Hollywood breakup scene at dusk on a quiet suburban street. A man and a woman in their 30s face "
    "each other, speaking softly but emotionally, lips syncing to breakup dialogue. Cinematic lighting, warm sunset "
    "tones, shallow depth of field, gentle breeze moving autumn leaves, realistic natural sound, no background music"
)

Duration = Annotated[
    Literal[4, 8, 12, 16, 20],
    BeforeValidator(parse_seconds),
    WithJsonSchema(seconds_schema(4, 8, 12, 16, 20)),
    Field(description="Duration of the generated video in seconds"),
]
VideoPrompt = Annotated[
    Prompt, Field(description="The text prompt describing the video you want to generate", examples=[EXAMPLE])
]
DeleteVideo = Annotated[
    bool,
    Field(
        description="Whether to delete the video after generation for privacy reasons. If True, the video cannot be "
        "used for remixing and will be permanently deleted."
    ),
]
CharacterIds = Annotated[
    list[str] | None,
    Field(max_length=2, description="Up to two character IDs (from create-character) to use in the generation."),
]
BlockKnownNames = Annotated[
    bool,
    Field(
        description="If enabled, the prompt will be checked for known intellectual property references and the "
        "request will be blocked if any are detected."
    ),
]


class TextToVideoInput(BaseModel):
    """What a caller of the standard model sends."""

    prompt: VideoPrompt
    resolution: Literal["720p"] = Field(default="720p", description="The resolution of the generated video")
    aspect_ratio: Literal["9:16", "16:9"] = Field(default="16:9", description="The aspect ratio of the generated video")
    duration: Duration = 4
    delete_video: DeleteVideo = True
    model: Literal["sora-2", "sora-2-2025-12-08", "sora-2-2025-10-06"] = Field(
        default="sora-2",
        description="The model to use for the generation. When the default model is selected, the latest snapshot "
        "of the model will be used - otherwise, select a specific snapshot of the model.",
    )
    character_ids: CharacterIds = None
    detect_and_block_ip: BlockKnownNames = False
    api_key: ApiKey = None


class ProTextToVideoInput(BaseModel):
    """What a caller of the pro model sends."""

    prompt: VideoPrompt
    resolution: Literal["720p", "1080p", "true_1080p"] = Field(
        default="1080p", description="The resolution of the generated video"
    )
    aspect_ratio: Literal["9:16", "16:9"] = Field(default="16:9", description="The aspect ratio of the generated video")
    duration: Duration = 4
    delete_video: DeleteVideo = True
    character_ids: CharacterIds = None
    detect_and_block_ip: BlockKnownNames = False
    api_key: ApiKey = None


class Output(BaseModel):
    """What a caller receives."""

    video: VideoFile = Field(description="The generated video")
    video_id: str = Field(description="The ID of the generated video")
    thumbnail: ImageFile | None = Field(default=None, description="Thumbnail image for the video")
    spritesheet: ImageFile | None = Field(default=None, description="Spritesheet image for the video")


def plan(value: TextToVideoInput | ProTextToVideoInput, seed: int) -> VideoJob:
    """The job of a text-to-video input."""
    short = SHORT_SIDE[value.resolution]
    long = short * 16 // 9
    width, height = (long, short) if value.aspect_ratio == "16:9" else (short, long)
    return VideoJob(prompt=value.prompt, width=width, height=height, fps=FPS, seconds=value.duration, seed=seed)


def present(_: TextToVideoInput | ProTextToVideoInput, rendered: Rendered) -> Output:
    """The answer to a text-to-video request."""
    return Output(
        video=VideoFile.of(rendered.video),
        video_id=rendered.video_id,
        thumbnail=ImageFile.of(rendered.thumbnail),
        spritesheet=ImageFile.of(rendered.spritesheet),
    )


ENDPOINTS = (
    Endpoint(
        id="fal-ai/sora-2/text-to-video",
        title="Sora 2",
        category="text-to-video",
        description=(
            "Text-to-video endpoint for Sora 2, OpenAI's state-of-the-art video model capable of creating richly "
            "detailed, dynamic clips with audio from natural language or images."
        ),
        input=TextToVideoInput,
        output=Output,
        plan=plan,
        present=present,
        tags=("text-to-video", "audio", "sora-2"),
        inert=frozenset({"delete_video", "model", "character_ids", "detect_and_block_ip"}),
        examples=({"prompt": EXAMPLE, "resolution": "720p", "aspect_ratio": "16:9", "duration": 4},),
    ),
    Endpoint(
        id="fal-ai/sora-2/text-to-video/pro",
        title="Sora 2 Pro",
        category="text-to-video",
        description=(
            "Text-to-video endpoint for Sora 2 Pro, OpenAI's state-of-the-art video model capable of creating "
            "richly detailed, dynamic clips with audio from natural language or images."
        ),
        input=ProTextToVideoInput,
        output=Output,
        plan=plan,
        present=present,
        tags=("text-to-video", "audio", "sora-2-pro"),
        inert=frozenset({"delete_video", "character_ids", "detect_and_block_ip"}),
        examples=({"prompt": EXAMPLE, "resolution": "1080p", "aspect_ratio": "16:9", "duration": 4},),
    ),
)
