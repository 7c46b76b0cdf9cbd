"""Pika 2.2: text and image to video, and Pikaframes, which move from picture to picture."""

from itertools import accumulate
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from rushes.catalog.fields import (
    Prompt,
    VideoOutput,
    chosen_seed,
    exact_size,
    parse_seconds,
    picture,
    present_video,
    seconds_schema,
)
from rushes.core.endpoints import Endpoint, Vendor
from rushes.core.jobs import Fit, Keyframe, VideoJob

FPS = 24
SHORT = {"720p": 720, "1080p": 1080}
LONGEST_FILM = 25
"""Seconds: how long the transitions of Pikaframes are together at most."""

RUNNING = (
    "Sunlight streams down on a woman with flowing auburn hair as she runs effortlessly along a tree-lined street, "
    "her joyous expression reflecting the freedom of the moment; the simple, steady camerawork emphasizes her grace "
    "and the beauty of the everyday."
)
SMILING = "a woman looking into camera slowly smiling"
EXAMPLES = "https://storage.googleapis.com/falserverless/web-examples/pika/pika%202.2"
PORTRAIT_URL = f"{EXAMPLES}/pika_input.png"
KEYFRAME_URLS = [
    "https://v3b.fal.media/files/b/tiger/-YohU0xcPcWe_eiUB9_i6_keyframes-apple-start.png",
    "https://v3b.fal.media/files/b/tiger/LarvwQGEFqEmF8fkgDB8R_keyframes-apple-end.png",
]
PIKA = Vendor(name="Pika", source="https://fal.ai/models/fal-ai/pika/v2.2/text-to-video")

NegativePrompt = Annotated[str, Field(max_length=5000, description="A negative prompt to guide the model")]
Seed = Annotated[int | None, Field(description="The seed for the random number generator")]
AspectRatio = Annotated[
    Literal["16:9", "9:16", "1:1", "4:5", "5:4", "3:2", "2:3"],
    Field(description="The aspect ratio of the generated video"),
]
Resolution = Annotated[Literal["720p", "1080p"], Field(description="The resolution of the generated video")]
Duration = Annotated[
    Literal[5, 10],
    BeforeValidator(parse_seconds),
    WithJsonSchema(seconds_schema(5, 10)),
    Field(description="The duration of the generated video in seconds"),
]


class TextToVideoInput(BaseModel):
    """What a caller sends."""

    prompt: Annotated[Prompt, Field(examples=[RUNNING])]
    seed: Seed = None
    negative_prompt: NegativePrompt = ""
    aspect_ratio: AspectRatio = "16:9"
    resolution: Resolution = "720p"
    duration: Duration = 5


class ImageToVideoInput(BaseModel):
    """What a caller sends with a picture."""

    image_url: str = Field(description="URL of the image to use as the first frame", examples=[PORTRAIT_URL])
    prompt: Annotated[Prompt, Field(examples=[SMILING])]
    seed: Seed = None
    negative_prompt: NegativePrompt = ""
    resolution: Resolution = "720p"
    duration: Duration = 5


class KeyframeTransition(BaseModel):
    """The way from one picture to the next."""

    duration: Annotated[
        int,
        BeforeValidator(parse_seconds),
        Field(ge=1, le=LONGEST_FILM, description="Duration of this transition in seconds"),
    ] = 5
    prompt: str | None = Field(
        default=None,
        max_length=5000,
        description="Specific prompt for this transition. Overrides the global prompt if provided.",
    )


class PikaframesInput(BaseModel):
    """What a caller sends with several pictures."""

    image_urls: list[str] = Field(
        min_length=2,
        max_length=5,
        description="URLs of keyframe images (2-5 images) to create transitions between",
        examples=[KEYFRAME_URLS],
    )
    transitions: list[KeyframeTransition] | None = Field(
        default=None,
        description="Configuration for each transition. Length must be len(image_urls) - 1. Total duration of all "
        "transitions must not exceed 25 seconds. If not provided, uses default 5-second transitions with the global "
        "prompt.",
    )
    prompt: str | None = Field(
        default=None,
        max_length=5000,
        description="Default prompt for all transitions. Individual transition prompts override this.",
    )
    negative_prompt: NegativePrompt = ""
    seed: Seed = None
    resolution: Resolution = "720p"

    @field_validator("transitions")
    @classmethod
    def _fit_the_pictures(
        cls, given: list[KeyframeTransition] | None, info: ValidationInfo
    ) -> list[KeyframeTransition] | None:
        pictures: list[str] | None = info.data.get("image_urls")
        if given is None or pictures is None:  # the pictures have a problem of their own
            return given
        if len(given) != len(pictures) - 1:
            raise ValueError(f"{len(pictures)} images have {len(pictures) - 1} transitions, not {len(given)}")
        if (total := sum(transition.duration for transition in given)) > LONGEST_FILM:
            raise ValueError(f"the transitions are {total} seconds long together, more than {LONGEST_FILM}")
        return given


def plan_text(value: TextToVideoInput, seed: int) -> VideoJob:
    """The job of a text-to-video input."""
    width, height = exact_size(value.aspect_ratio, SHORT[value.resolution])
    return VideoJob(
        prompt=value.prompt,
        width=width,
        height=height,
        fps=FPS,
        seconds=value.duration,
        seed=chosen_seed(value.seed, seed),
        audio=False,
        negative_prompt=value.negative_prompt,
    )


def plan_image(value: ImageToVideoInput, seed: int) -> VideoJob:
    """The job of an image-to-video input, whose shape is that of the picture."""
    first = Keyframe(picture("image_url", value.image_url), at=0.0)
    return _from_pictures(value, value.prompt, value.duration, (first,), seed)


def plan_frames(value: PikaframesInput, seed: int) -> VideoJob:
    """The job of several pictures: each is reached when the transitions before it are over."""
    transitions = value.transitions or [KeyframeTransition() for _ in value.image_urls[1:]]
    reached = list(accumulate((transition.duration for transition in transitions), initial=0))
    prompts = [transition.prompt or value.prompt or "" for transition in transitions]
    pictures = [picture("image_urls", url, index=n) for n, url in enumerate(value.image_urls)]
    keyframes = tuple(map(Keyframe, pictures, map(float, reached), [*prompts, ""]))
    return _from_pictures(value, value.prompt or "", reached[-1], keyframes, seed)


def _from_pictures(
    value: ImageToVideoInput | PikaframesInput,
    prompt: str,
    seconds: int,
    keyframes: tuple[Keyframe, ...],
    seed: int,
) -> VideoJob:
    width, height = exact_size("16:9", SHORT[value.resolution])
    return VideoJob(
        prompt=prompt,
        width=width,
        height=height,
        fps=FPS,
        seconds=seconds,
        seed=chosen_seed(value.seed, seed),
        audio=False,
        negative_prompt=value.negative_prompt,
        keyframes=keyframes,
        fit=Fit(SHORT[value.resolution]),
    )


ENDPOINTS = (
    Endpoint(
        id="fal-ai/pika/v2.2/text-to-video",
        title="Pika Text to Video (v2.2)",
        category="text-to-video",
        description="Pika v2.2 creates videos from a text prompt with high quality output.",
        input=TextToVideoInput,
        output=VideoOutput,
        plan=plan_text,
        present=present_video,
        vendor=PIKA,
        family="pika-2.2",
        documented=True,
        tags=("editing", "effects", "animation"),
        examples=({"prompt": RUNNING},),
        example_output={"video": {"url": f"{EXAMPLES}/text-to-video-output.mp4"}},
    ),
    Endpoint(
        id="fal-ai/pika/v2.2/image-to-video",
        title="Pika Image to Video (v2.2)",
        category="image-to-video",
        description="Pika v2.2 creates videos from images with high quality output.",
        input=ImageToVideoInput,
        output=VideoOutput,
        plan=plan_image,
        present=present_video,
        vendor=PIKA,
        family="pika-2.2",
        documented=True,
        tags=("editing", "effects", "animation"),
        examples=({"image_url": PORTRAIT_URL, "prompt": SMILING},),
        example_output={"video": {"url": f"{EXAMPLES}/pika22_output.mp4"}},
    ),
    Endpoint(
        id="fal-ai/pika/v2.2/pikaframes",
        title="Pika",
        category="image-to-video",
        description="Discover ultimate control with Pikaframes key frame interpolation, a stunning image-to-video "
        "feature that allows you to upload up to 5 keyframes, customize their transition length and prompt, and see "
        "their images come to life as seamless videos.",
        input=PikaframesInput,
        output=VideoOutput,
        plan=plan_frames,
        present=present_video,
        vendor=PIKA,
        family="pika-2.2",
        tags=("editing", "effects", "animation"),
        examples=({"image_urls": KEYFRAME_URLS},),
        example_output={"video": {"url": f"{EXAMPLES}/pika22_output.mp4"}},
    ),
)
