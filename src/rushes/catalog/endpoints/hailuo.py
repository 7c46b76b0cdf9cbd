"""MiniMax Hailuo 02: text and image to video, standard, pro and fast."""

from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field

from rushes.catalog.fields import VideoOutput, picture, present_video, seconds_as
from rushes.core.endpoints import Endpoint, Vendor
from rushes.core.jobs import Bounds, Fit, Keyframe, VideoJob

FPS = 24
SIZES = {"512P": (910, 512), "768P": (1366, 768), "1080P": (1920, 1080)}
PRO_SECONDS = 6
"""The only length that the maker has at 1080P."""
PICTURE = Bounds(min_side=301, max_bytes=20 * 2**20)

SMUGGLER = (
    "A Galactic Smuggler is a rogue figure with a cybernetic arm and a well-worn coat that hints at many dangerous "
    "escapades across the galaxy. Their ship is filled with rare and exotic treasures from distant planets, concealed "
    "in hidden compartments, showing their expertise in illicit trade. Their belt is adorned with energy-based "
    "weapons, ready to be drawn at any moment to protect themselves or escape from tight situations. This character "
    "thrives in the shadows of space, navigating between the law and chaos with stealth and wit, always seeking the "
    "next big score while evading bounty hunters and law enforcement. The rogue's ship, rugged yet efficient, serves "
    "as both a home and a tool for their dangerous lifestyle. The treasures they collect reflect the diverse and "
    "intriguing worlds they've encountered—alien artifacts, rare minerals, and artifacts of unknown origin. Their "
    "reputation precedes them, with whispers of their dealings and the deadly encounters that often follow. A master "
    "of negotiation and deception, the Galactic Smuggler navigates the cosmos with an eye on the horizon, always one "
    "step ahead of those who pursue them."
)
WINTER_CAVE = "Man walked into winter cave with polar bear"
WINTER_URL = (
    "https://storage.googleapis.com/falserverless/model_tests/minimax/1749891352437225630-389852416840474630_"
    "1749891352.png"
)
TEXT_OUTPUT = "https://v3.fal.media/files/kangaroo/_qEOfY3iKHsc86kqHUUh2_output.mp4"
IMAGE_OUTPUT = "https://v3.fal.media/files/monkey/xF9OsLwGjjNURyAxD8RM1_output.mp4"
MINIMAX = Vendor(name="MiniMax", source="https://platform.minimax.io/docs/api-reference/video-generation-intro")


def _upper(value: Any) -> Any:  # noqa: ANN401 - what a caller may send
    return value.upper() if isinstance(value, str) else value


Prompt = Annotated[str, Field(min_length=1, max_length=2000)]
Duration = Annotated[
    Literal["6", "10"],
    seconds_as("{}", 6, 10),
    Field(
        description="The duration of the video in seconds. 10 seconds videos are not supported for 1080p resolution."
    ),
]
PromptOptimizer = Annotated[bool, Field(description="Whether to use the model's prompt optimizer")]
EndImageUrl = Annotated[
    str | None, Field(description="Optional URL of the image to use as the last frame of the video")
]
Resolution = Annotated[
    Literal["512P", "768P"],
    BeforeValidator(_upper),
    Field(description="The resolution of the generated video."),
]


class TextToVideoInput(BaseModel):
    """What a caller of the standard model sends."""

    prompt: Annotated[Prompt, Field(examples=[SMUGGLER])]
    duration: Duration = "6"
    prompt_optimizer: PromptOptimizer = True


class ImageToVideoInput(BaseModel):
    """What a caller of the standard model sends with a picture, or with the first and the last."""

    prompt: Annotated[Prompt, Field(examples=[WINTER_CAVE])]
    image_url: str = Field(examples=[WINTER_URL])
    duration: Duration = "6"
    prompt_optimizer: PromptOptimizer = True
    resolution: Resolution = "768P"
    end_image_url: EndImageUrl = None


class ProTextToVideoInput(BaseModel):
    """What a caller of the pro model sends."""

    prompt: Annotated[Prompt, Field(examples=[SMUGGLER])]
    prompt_optimizer: PromptOptimizer = True


class ProImageToVideoInput(BaseModel):
    """What a caller of the pro model sends with a picture, or with the first and the last."""

    prompt: Annotated[Prompt, Field(examples=[WINTER_CAVE])]
    image_url: str = Field(examples=[WINTER_URL])
    prompt_optimizer: PromptOptimizer = True
    end_image_url: EndImageUrl = None


class FastImageToVideoInput(BaseModel):
    """What a caller of the fast model sends."""

    prompt: Annotated[Prompt, Field(examples=[WINTER_CAVE])]
    image_url: str = Field(examples=[WINTER_URL])
    duration: Duration = "6"
    prompt_optimizer: PromptOptimizer = True


Input = TextToVideoInput | ImageToVideoInput | ProTextToVideoInput | ProImageToVideoInput | FastImageToVideoInput


def plan_text(value: TextToVideoInput, seed: int) -> VideoJob:
    """The job of the standard model."""
    return _job(value, "768P", int(value.duration), seed)


def plan_image(value: ImageToVideoInput, seed: int) -> VideoJob:
    """The job of the standard model from pictures."""
    job = _job(value, value.resolution, int(value.duration), seed)
    return _from_pictures(job, value.image_url, value.end_image_url)


def plan_pro_text(value: ProTextToVideoInput, seed: int) -> VideoJob:
    """The job of the pro model."""
    return _job(value, "1080P", PRO_SECONDS, seed)


def plan_pro_image(value: ProImageToVideoInput, seed: int) -> VideoJob:
    """The job of the pro model from pictures."""
    return _from_pictures(_job(value, "1080P", PRO_SECONDS, seed), value.image_url, value.end_image_url)


def plan_fast_image(value: FastImageToVideoInput, seed: int) -> VideoJob:
    """The job of the fast model."""
    return _from_pictures(_job(value, "512P", int(value.duration), seed), value.image_url, None)


def _job(value: Input, resolution: str, seconds: int, seed: int) -> VideoJob:
    width, height = SIZES[resolution]
    return VideoJob(
        prompt=value.prompt,
        width=width,
        height=height,
        fps=FPS,
        seconds=seconds,
        seed=seed,
        audio=False,
        switches={"prompt_optimizer": value.prompt_optimizer},
    )


def _from_pictures(job: VideoJob, first: str, last: str | None) -> VideoJob:
    """The job from one picture to another, if there is one; its shape is that of the first."""
    keyframes = [Keyframe(picture("image_url", first, PICTURE), at=0.0)]
    if last is not None:
        keyframes.append(Keyframe(picture("end_image_url", last, PICTURE), at=job.seconds))
    return replace(job, keyframes=tuple(keyframes), fit=Fit(job.height))


ENDPOINTS = (
    Endpoint(
        id="fal-ai/minimax/hailuo-02/standard/text-to-video",
        title="MiniMax Hailuo 02 [Standard] (Text to Video)",
        category="text-to-video",
        description="MiniMax Hailuo-02 Text To Video API (Standard, 768p): Advanced video generation model with 768p "
        "resolution",
        input=TextToVideoInput,
        output=VideoOutput,
        plan=plan_text,
        present=present_video,
        vendor=MINIMAX,
        family="hailuo-02",
        documented=True,
        examples=({"prompt": SMUGGLER},),
        example_output={"video": {"url": TEXT_OUTPUT}},
    ),
    Endpoint(
        id="fal-ai/minimax/hailuo-02/standard/image-to-video",
        title="MiniMax Hailuo 02 [Standard] (Image to Video)",
        category="image-to-video",
        description="MiniMax Hailuo-02 Image To Video API (Standard, 768p, 512p): Advanced image-to-video generation "
        "model with 768p and 512p resolutions",
        input=ImageToVideoInput,
        output=VideoOutput,
        plan=plan_image,
        present=present_video,
        vendor=MINIMAX,
        family="hailuo-02",
        documented=True,
        examples=({"prompt": WINTER_CAVE, "image_url": WINTER_URL},),
        example_output={"video": {"url": IMAGE_OUTPUT}},
    ),
    Endpoint(
        id="fal-ai/minimax/hailuo-02/pro/text-to-video",
        title="MiniMax Hailuo 02 [Pro] (Text to Video)",
        category="text-to-video",
        description="MiniMax Hailuo-02 Text To Video API (Pro, 1080p): Advanced video generation model with 1080p "
        "resolution",
        input=ProTextToVideoInput,
        output=VideoOutput,
        plan=plan_pro_text,
        present=present_video,
        vendor=MINIMAX,
        family="hailuo-02",
        examples=({"prompt": SMUGGLER},),
        example_output={"video": {"url": TEXT_OUTPUT}},
    ),
    Endpoint(
        id="fal-ai/minimax/hailuo-02/pro/image-to-video",
        title="MiniMax Hailuo 02 [Pro] (Image to Video)",
        category="image-to-video",
        description="MiniMax Hailuo-02 Image To Video API (Pro, 1080p): Advanced image-to-video generation model with "
        "1080p resolution",
        input=ProImageToVideoInput,
        output=VideoOutput,
        plan=plan_pro_image,
        present=present_video,
        vendor=MINIMAX,
        family="hailuo-02",
        examples=({"prompt": WINTER_CAVE, "image_url": WINTER_URL},),
        example_output={"video": {"url": IMAGE_OUTPUT}},
    ),
    Endpoint(
        id="fal-ai/minimax/hailuo-02-fast/image-to-video",
        title="Minimax",
        category="image-to-video",
        description="Create blazing fast and economical videos with MiniMax Hailuo-02 Image To Video API at 512p "
        "resolution",
        input=FastImageToVideoInput,
        output=VideoOutput,
        plan=plan_fast_image,
        present=present_video,
        vendor=MINIMAX,
        family="hailuo-02",
        examples=({"prompt": WINTER_CAVE, "image_url": WINTER_URL},),
        example_output={"video": {"url": IMAGE_OUTPUT}},
    ),
)
