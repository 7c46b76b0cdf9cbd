"""Sora 2: text and image to video, standard and pro; remixes; characters."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema

from rushes.catalog.fields import ApiKey, ImageFile, VideoFile, exact_size, parse_seconds, picture, seconds_schema
from rushes.core.endpoints import Endpoint, Rendered, Vendor
from rushes.core.jobs import CharacterJob, Fit, Footage, Keyframe, VideoJob

FPS = 30
SHORT = {"auto": 720, "720p": 720, "true_1080p": 1080}
LARGE = (1792, 1024)
"""What sora-2-pro calls 1080p; `true_1080p` came later for those who take the name at its word."""
TALLEST, WIDEST = Fraction(9, 16), Fraction(16, 9)

TEXT_EXAMPLE = (
    "A dramatic Hollywood breakup scene at dusk on a quiet suburban street. A man and a woman in their 30s face "
    "each other, speaking softly but emotionally, lips syncing to breakup dialogue. Cinematic lighting, warm sunset "
    "tones, shallow depth of field, gentle breeze moving autumn leaves, realistic natural sound, no background music"
)
IMAGE_EXAMPLE = (
    "Front-facing 'invisible' action-cam on a skydiver in freefall above bright clouds; camera locked on his face. "
    "He speaks over the wind with clear lipsync: 'This is insanely fun! You've got to try it—book a tandem and go!' "
    "Natural wind roar, voice close-mic'd and slightly compressed so it's intelligible. Midday sun, goggles and "
    "jumpsuit flutter, altimeter visible, parachute rig on shoulders. Energetic but stable framing with subtle shake; "
    "brief horizon roll. End on first tug of canopy and wind noise dropping."
)
IMAGE_URL_EXAMPLE = "https://storage.googleapis.com/falserverless/example_inputs/sora-2-i2v-input.png"
REMIX_EXAMPLE = "Change the cat's fur color to purple."
CHARACTER_URL_EXAMPLE = "https://v3b.fal.media/files/b/rabbit/nk1MK6LY90QqScvI4_Yn8.mp4"

OPENAI = Vendor(
    name="OpenAI",
    state="retired",
    since=date(2026, 9, 24),
    source="https://platform.openai.com/docs/deprecations",
)

Prompt = Annotated[str, Field(min_length=1, max_length=5000)]
TextPrompt = Annotated[
    Prompt, Field(description="The text prompt describing the video you want to generate", examples=[TEXT_EXAMPLE])
]
ImagePrompt = Annotated[
    Prompt, Field(description="The text prompt describing the video you want to generate", examples=[IMAGE_EXAMPLE])
]
ImageUrl = Annotated[
    str, Field(description="The URL of the image to use as the first frame", examples=[IMAGE_URL_EXAMPLE])
]
AspectRatio = Literal["9:16", "16:9"]
AnyAspectRatio = Literal["auto", "9:16", "16:9"]
Duration = Annotated[
    Literal[4, 8, 12, 16, 20],
    BeforeValidator(parse_seconds),
    WithJsonSchema(seconds_schema(4, 8, 12, 16, 20)),
    Field(description="Duration of the generated video in seconds"),
]
Model = Annotated[
    Literal["sora-2", "sora-2-2025-12-08", "sora-2-2025-10-06"],
    Field(
        description="The model to use for the generation. When the default model is selected, the latest snapshot "
        "of the model will be used - otherwise, select a specific snapshot of the model.",
    ),
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
    Field(
        max_length=2,
        description="Up to two character IDs (from create-character) to use in the video. Refer to characters by name "
        "in the prompt. When set, only the OpenAI provider is used.",
    ),
]
BlockKnownNames = Annotated[
    bool,
    Field(
        description="If enabled, the prompt (and image for image-to-video) will be checked for known intellectual "
        "property references and the request will be blocked if any are detected. This server checks the prompt "
        "alone: pictures are not looked at."
    ),
]


class TextToVideoInput(BaseModel):
    """What a caller of the standard model sends."""

    prompt: TextPrompt
    resolution: Literal["720p"] = Field(default="720p", description="The resolution of the generated video")
    aspect_ratio: AspectRatio = Field(default="16:9", description="The aspect ratio of the generated video")
    duration: Duration = 4
    delete_video: DeleteVideo = True
    model: Model = "sora-2"
    detect_and_block_ip: BlockKnownNames = False
    character_ids: CharacterIds = None
    api_key: ApiKey = None


class ProTextToVideoInput(BaseModel):
    """What a caller of the pro model sends."""

    prompt: TextPrompt
    resolution: Literal["720p", "1080p", "true_1080p"] = Field(
        default="1080p", description="The resolution of the generated video"
    )
    aspect_ratio: AspectRatio = Field(default="16:9", description="The aspect ratio of the generated video")
    duration: Duration = 4
    delete_video: DeleteVideo = True
    detect_and_block_ip: BlockKnownNames = False
    character_ids: CharacterIds = None
    api_key: ApiKey = None


class ImageToVideoInput(BaseModel):
    """What a caller of the standard model sends with a picture."""

    prompt: ImagePrompt
    resolution: Literal["auto", "720p"] = Field(default="auto", description="The resolution of the generated video")
    aspect_ratio: AnyAspectRatio = Field(default="auto", description="The aspect ratio of the generated video")
    duration: Duration = 4
    delete_video: DeleteVideo = True
    model: Model = "sora-2"
    detect_and_block_ip: BlockKnownNames = False
    character_ids: CharacterIds = None
    image_url: ImageUrl
    api_key: ApiKey = None


class ProImageToVideoInput(BaseModel):
    """What a caller of the pro model sends with a picture."""

    prompt: ImagePrompt
    resolution: Literal["auto", "720p", "1080p", "true_1080p"] = Field(
        default="auto", description="The resolution of the generated video"
    )
    aspect_ratio: AnyAspectRatio = Field(default="auto", description="The aspect ratio of the generated video")
    duration: Duration = 4
    delete_video: DeleteVideo = True
    detect_and_block_ip: BlockKnownNames = False
    character_ids: CharacterIds = None
    image_url: ImageUrl
    api_key: ApiKey = None


class RemixInput(BaseModel):
    """What a caller sends to change an earlier video."""

    video_id: str = Field(
        description="The video_id from a previous Sora 2 generation. Note: You can only remix videos that were "
        "generated by Sora (via text-to-video or image-to-video endpoints), not arbitrary uploaded videos.",
        examples=["video_123"],
    )
    prompt: Annotated[
        Prompt,
        Field(description="Updated text prompt that directs the remix generation", examples=[REMIX_EXAMPLE]),
    ]
    delete_video: DeleteVideo = True
    api_key: ApiKey = None


class CharacterInput(BaseModel):
    """What a caller sends to have a character made."""

    video_url: str = Field(
        description="URL of an MP4 video that shows the character, at least 720p. Aspect ratios other than 16:9 and "
        "9:16 are padded, and the video is trimmed to its first 4 seconds.",
        examples=[CHARACTER_URL_EXAMPLE],
    )
    name: str = Field(
        min_length=1,
        max_length=80,
        description="The name of the character, by which prompts speak of it.",
        examples=["Mochi"],
    )


class Output(BaseModel):
    """What a caller receives."""

    video: VideoFile = Field(description="The generated video")
    video_id: str = Field(description="The ID of the generated video", examples=["video_123"])
    thumbnail: ImageFile | None = Field(default=None, description="Thumbnail image for the video")
    spritesheet: ImageFile | None = Field(default=None, description="Spritesheet image for the video")


class CharacterOutput(BaseModel):
    """What a caller receives who had a character made."""

    id: str = Field(description="The ID of the character, for `character_ids`.", examples=["char_123"])
    name: str = Field(description="The name of the character.", examples=["Mochi"])


def plan_text(value: TextToVideoInput | ProTextToVideoInput, seed: int) -> VideoJob:
    """The job of a text-to-video input."""
    return replace(_job(value, seed), **_exact(value.resolution, value.aspect_ratio))


def plan_image(value: ImageToVideoInput | ProImageToVideoInput, seed: int) -> VideoJob:
    """The job of an image-to-video input: the picture is the first frame, and says how wide the video is on `auto`."""
    shape = "16:9" if value.aspect_ratio == "auto" else value.aspect_ratio
    job = replace(
        _job(value, seed),
        keyframes=(Keyframe(picture("image_url", value.image_url), at=0.0),),
        **_exact(value.resolution, shape),
    )
    if value.aspect_ratio != "auto":
        return job
    return replace(job, fit=Fit(min(job.width, job.height), TALLEST, WIDEST))


def plan_remix(value: RemixInput, seed: int) -> VideoJob:
    """The job of a remix. Size, rate, length and sound are those of the video that it names."""
    return VideoJob(
        prompt=value.prompt,
        width=1280,
        height=720,
        fps=FPS,
        seconds=4,
        seed=seed,
        remixes=Footage(loc=("body", "video_id"), id=value.video_id),
        remixable=not value.delete_video,
    )


def plan_character(value: CharacterInput, seed: int) -> CharacterJob:
    """The job of a character."""
    return CharacterJob(value.name, Footage(loc=("body", "video_url"), url=value.video_url), seed)


def _job(
    value: TextToVideoInput | ProTextToVideoInput | ImageToVideoInput | ProImageToVideoInput, seed: int
) -> VideoJob:
    """What all inputs have in common; the size is another matter."""
    ids = value.character_ids or []
    model = getattr(value, "model", None)
    return VideoJob(
        prompt=value.prompt,
        width=0,
        height=0,
        fps=FPS,
        seconds=value.duration,
        seed=seed,
        characters=tuple(Footage(loc=("body", "character_ids", n), id=name) for n, name in enumerate(ids)),
        remixable=not value.delete_video,
        switches={} if model is None else {"model": model},
        block_known_names=value.detect_and_block_ip,
    )


def _exact(resolution: str, aspect_ratio: str) -> dict[str, int]:
    """Width and height in pixels."""
    if resolution == "1080p":
        width, height = LARGE if aspect_ratio == "16:9" else LARGE[::-1]
    else:
        width, height = exact_size(aspect_ratio, SHORT[resolution])
    return {"width": width, "height": height}


def present(_: BaseModel, rendered: Rendered) -> Output:
    """The answer to a request for a video."""
    return Output(
        video=VideoFile.of(rendered.video),
        video_id=rendered.video_id,
        thumbnail=ImageFile.of(rendered.thumbnail),
        spritesheet=ImageFile.of(rendered.spritesheet),
    )


def present_character(value: CharacterInput, rendered: Rendered) -> CharacterOutput:
    """The answer to a request for a character."""
    return CharacterOutput(id=rendered.video_id, name=value.name)


def _example_output(url: str) -> dict[str, object]:
    return {"video": {"content_type": "video/mp4", "url": url}, "video_id": "video_123"}


EXAMPLE_OUTPUTS = "https://storage.googleapis.com/falserverless/example_outputs"

ENDPOINTS = (
    Endpoint(
        id="fal-ai/sora-2/text-to-video",
        title="Sora 2",
        category="text-to-video",
        description="Text-to-video endpoint for Sora 2, OpenAI's state-of-the-art video model capable of creating "
        "richly detailed, dynamic clips with audio from natural language or images.",
        input=TextToVideoInput,
        output=Output,
        plan=plan_text,
        present=present,
        vendor=OPENAI,
        family="sora-2",
        documented=True,
        tags=("text to video", "audio", "sora"),
        examples=({"prompt": TEXT_EXAMPLE},),
        example_output=_example_output(f"{EXAMPLE_OUTPUTS}/sora_t2v_output.mp4"),
    ),
    Endpoint(
        id="fal-ai/sora-2/text-to-video/pro",
        title="Sora 2",
        category="text-to-video",
        description="Text-to-video endpoint for Sora 2 Pro, OpenAI's state-of-the-art video model capable of creating "
        "richly detailed, dynamic clips with audio from natural language or images.",
        input=ProTextToVideoInput,
        output=Output,
        plan=plan_text,
        present=present,
        vendor=OPENAI,
        family="sora-2",
        documented=True,
        tags=("text-to-video", "audio", "sora-2-pro"),
        examples=({"prompt": TEXT_EXAMPLE},),
        example_output=_example_output(f"{EXAMPLE_OUTPUTS}/sora-2-pro-t2v-output.mp4"),
    ),
    Endpoint(
        id="fal-ai/sora-2/image-to-video",
        title="Sora 2",
        category="image-to-video",
        description="Image-to-video endpoint for Sora 2, OpenAI's state-of-the-art video model capable of creating "
        "richly detailed, dynamic clips with audio from natural language or images.",
        input=ImageToVideoInput,
        output=Output,
        plan=plan_image,
        present=present,
        vendor=OPENAI,
        family="sora-2",
        documented=True,
        tags=("image-to-video", "audio", "sora"),
        examples=({"prompt": IMAGE_EXAMPLE, "image_url": IMAGE_URL_EXAMPLE},),
        example_output=_example_output(f"{EXAMPLE_OUTPUTS}/sora_2_i2v_output.mp4"),
    ),
    Endpoint(
        id="fal-ai/sora-2/image-to-video/pro",
        title="Sora 2",
        category="image-to-video",
        description="Image-to-video endpoint for Sora 2 Pro, OpenAI's state-of-the-art video model capable of creating "
        "richly detailed, dynamic clips with audio from natural language or images.",
        input=ProImageToVideoInput,
        output=Output,
        plan=plan_image,
        present=present,
        vendor=OPENAI,
        family="sora-2",
        documented=True,
        tags=("image-to-video", "audio", "sora-2-pro"),
        examples=({"prompt": IMAGE_EXAMPLE, "image_url": IMAGE_URL_EXAMPLE},),
        example_output=_example_output(f"{EXAMPLE_OUTPUTS}/sora-2-pro-i2v-output.mp4"),
    ),
    Endpoint(
        id="fal-ai/sora-2/video-to-video/remix",
        title="Sora 2",
        category="video-to-video",
        description="Video-to-video remix endpoint for Sora 2, OpenAI's advanced model that transforms existing videos "
        "based on new text or image prompts allowing rich edits, style changes, and creative reinterpretations while "
        "preserving motion and structure",
        input=RemixInput,
        output=Output,
        plan=plan_remix,
        present=present,
        vendor=OPENAI,
        family="sora-2",
        documented=True,
        tags=("video to video", "audio", "sora"),
        examples=({"video_id": "video_123", "prompt": REMIX_EXAMPLE},),
        example_output=_example_output(CHARACTER_URL_EXAMPLE),
    ),
    Endpoint(
        id="fal-ai/sora-2/characters",
        title="Sora 2 Characters",
        category="video-to-video",
        description="Create a character from a short video. Its ID, given to Sora 2's text-to-video and image-to-video "
        "endpoints, lets the character appear in new videos.",
        input=CharacterInput,
        output=CharacterOutput,
        plan=plan_character,
        present=present_character,
        vendor=OPENAI,
        family="sora-2",
        tags=("characters", "sora"),
        examples=({"video_url": CHARACTER_URL_EXAMPLE, "name": "Mochi"},),
        example_output={"id": "char_123", "name": "Mochi"},
    ),
)
