"""Veo 3 and 3.1: text, images, first and last frames and references to video; extensions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from rushes.catalog.fields import VideoOutput, chosen_seed, exact_size, picture, present_video, seconds_as
from rushes.core.endpoints import Category, Endpoint, Vendor
from rushes.core.jobs import Bounds, Fit, Footage, Keyframe, VideoJob

FPS = 24
SHORT = {"720p": 720, "1080p": 1080, "4k": 2160}
TALLEST, WIDEST = Fraction(9, 16), Fraction(16, 9)
PICTURE = Bounds(max_bytes=8 * 2**20)
LONGEST_SOURCE = 30.0
"""Seconds: a video can be extended again and again up to this length."""

STREET_INTERVIEW = (
    "A casual street interview on a busy New York City sidewalk in the afternoon. The interviewer holds a plain, "
    "unbranded microphone and asks: Have you seen Google's new Veo3 model It is a super good model. Person replies: "
    "Yeah I saw it, it's already available on fal. It's crazy good."
)
SMILE = 'A woman looks into the camera, smiles, then exclaims: "have you seen Veo 3.1 Fast image-to-video on Fal?"'
BALLERINA = (
    "A graceful ballerina dancing outside a circus tent on green grass, with colorful wildflowers swaying around her "
    "as she twirls and poses in the meadow."
)
EXAMPLES = "https://storage.googleapis.com/falserverless"
WOMAN_URL = f"{EXAMPLES}/example_inputs/veo3-i2v-input.png"
REFERENCE_URLS = [f"{EXAMPLES}/example_inputs/veo31-r2v-input-{n}.png" for n in (1, 2, 3)]
FIRST_URL, LAST_URL = (f"{EXAMPLES}/example_inputs/veo31-flf2v-input-{n}.jpeg" for n in (1, 2))
EXTENDED_URL = "https://v3b.fal.media/files/b/0a8670fe/pY8UGl4_C452wOm9XUBYO_9ae04df8771c4f3f979fa5cabeca6ada.mp4"
FRAMES_OUTPUT = f"{EXAMPLES}/example_outputs/veo31-flf2v-output.mp4"
REFERENCES_OUTPUT = f"{EXAMPLES}/example_outputs/veo31-r2v-output.mp4"
GOING_ON = "Continue the scene naturally, maintaining the same style and motion."

VEO_3 = Vendor(
    name="Google",
    state="retired",
    since=date(2026, 6, 30),
    substitute="gemini-omni-1.1-flash",
    source="https://ai.google.dev/gemini-api/docs/deprecations",
)
VEO_31 = replace(VEO_3, state="deprecated", since=date(2026, 10, 22))
"""Shut down in the Gemini API on that day; what Vertex AI still answers is to end as well, but for the lite model."""
VEO_31_LITE = Vendor(
    name="Google",
    source="https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/veo/3-1-generate",
)

Prompt = Annotated[
    str,
    Field(min_length=1, max_length=20_000, description="The text prompt describing the video you want to generate"),
]
Duration = Annotated[
    Literal["4s", "6s", "8s"],
    seconds_as("{}s", 4, 6, 8),
    Field(description="The duration of the generated video in seconds"),
]
Eight = Annotated[
    Literal["8s"], seconds_as("{}s", 8), Field(description="The duration of the generated video in seconds")
]
Seven = Annotated[Literal["7s"], seconds_as("{}s", 7), Field(description="The duration of the generated video")]
AspectRatio = Annotated[
    Literal["9:16", "16:9", "1:1"],
    Field(description="The aspect ratio of the generated video. If it is set to 1:1, the video will be outpainted."),
]
AnyAspectRatio = Annotated[
    Literal["auto", "9:16", "16:9", "1:1"], Field(description="The aspect ratio of the generated video.")
]
Resolution = Annotated[Literal["720p", "1080p", "4k"], Field(description="The resolution of the generated video")]
NegativePrompt = Annotated[
    str | None, Field(max_length=20_000, description="A negative prompt to guide the video generation")
]
EnhancePrompt = Annotated[bool, Field(description="Whether to enhance the video generation")]
Seed = Annotated[int | None, Field(description="A seed to use for the video generation")]
AutoFix = Annotated[
    bool,
    Field(
        description="Whether to automatically attempt to fix prompts that fail content policy or other validation "
        "checks by rewriting them"
    ),
]
GenerateAudio = Annotated[
    bool,
    Field(description="Whether to generate audio for the video. If false, %33 less credits will be used."),
]
SafetyTolerance = Annotated[
    Literal["1", "2", "3", "4", "5", "6"],
    Field(
        description="The safety tolerance level for content moderation. 1 is the most strict (blocks most content), "
        "6 is the least strict."
    ),
]


class TextToVideoInput(BaseModel, frozen=True):
    """What a caller sends. Smaller models narrow the resolution."""

    prompt: Annotated[Prompt, Field(examples=[STREET_INTERVIEW])]
    aspect_ratio: AspectRatio = "16:9"
    duration: Duration = "8s"
    negative_prompt: NegativePrompt = None
    enhance_prompt: EnhancePrompt = True
    seed: Seed = None
    auto_fix: AutoFix = True
    resolution: Resolution = "720p"
    generate_audio: GenerateAudio = True
    safety_tolerance: SafetyTolerance = "4"


class ImageToVideoInput(BaseModel, frozen=True):
    """What a caller sends with a picture."""

    prompt: Annotated[Prompt, Field(description="Describe how the still image should animate.", examples=[SMILE])]
    image_url: str = Field(description="URL to the source image (720p+ recommended).", examples=[WOMAN_URL])
    duration: Duration = "8s"
    aspect_ratio: AnyAspectRatio = "auto"
    resolution: Resolution = "720p"
    generate_audio: GenerateAudio = True
    negative_prompt: NegativePrompt = None
    seed: Seed = None
    enhance_prompt: EnhancePrompt = True
    auto_fix: AutoFix = False
    safety_tolerance: SafetyTolerance = "4"


class FirstLastFrameInput(BaseModel, frozen=True):
    """What a caller sends with the picture where the video begins and the one where it ends."""

    prompt: Annotated[Prompt, Field(examples=[SMILE])]
    first_frame_url: str = Field(description="URL of the first frame of the video", examples=[FIRST_URL])
    last_frame_url: str = Field(description="URL of the last frame of the video", examples=[LAST_URL])
    duration: Duration = "8s"
    aspect_ratio: AnyAspectRatio = "auto"
    resolution: Resolution = "720p"
    generate_audio: GenerateAudio = True
    negative_prompt: NegativePrompt = None
    seed: Seed = None
    enhance_prompt: EnhancePrompt = True
    auto_fix: AutoFix = False
    safety_tolerance: SafetyTolerance = "4"


class ReferenceToVideoInput(BaseModel, frozen=True):
    """What a caller sends with pictures of what shall be seen."""

    image_urls: list[str] = Field(
        min_length=1,
        max_length=3,
        description="URLs of the reference images to use for consistent subject appearance",
        examples=[REFERENCE_URLS],
    )
    prompt: Annotated[Prompt, Field(examples=[BALLERINA])]
    duration: Eight = "8s"
    resolution: Annotated[Resolution, Field(description="Resolution of the generated video")] = "720p"
    generate_audio: GenerateAudio = True
    aspect_ratio: AspectRatio = "16:9"
    enhance_prompt: EnhancePrompt = True
    auto_fix: AutoFix = False
    safety_tolerance: SafetyTolerance = "4"


class ExtendInput(BaseModel, frozen=True):
    """What a caller sends with a video that shall go on."""

    prompt: Annotated[
        Prompt, Field(description="The text prompt describing how to extend the video", examples=[GOING_ON])
    ]
    video_url: str = Field(
        description="URL of the video to extend. The video should be 720p or 1080p resolution in 16:9 or 9:16 aspect "
        "ratio.",
        examples=[EXTENDED_URL],
    )
    aspect_ratio: Annotated[
        Literal["auto", "9:16", "16:9"], Field(description="The aspect ratio of the generated video.")
    ] = "auto"
    duration: Seven = "7s"
    resolution: Annotated[Literal["720p"], Field(description="The resolution of the generated video")] = "720p"
    generate_audio: GenerateAudio = True
    negative_prompt: NegativePrompt = None
    seed: Seed = None
    enhance_prompt: EnhancePrompt = True
    auto_fix: AutoFix = False
    safety_tolerance: SafetyTolerance = "4"


Small = Annotated[Literal["720p", "1080p"], Field(description="The resolution of the generated video")]


class SmallTextToVideoInput(TextToVideoInput, frozen=True):
    """What a caller sends to a model without 4k."""

    resolution: Small = "720p"


class SmallImageToVideoInput(ImageToVideoInput, frozen=True):
    """What a caller sends with a picture to a model without 4k."""

    resolution: Small = "720p"


class SmallFirstLastFrameInput(FirstLastFrameInput, frozen=True):
    """What a caller sends with two pictures to a model without 4k, which makes clips of one length."""

    resolution: Small = "720p"
    duration: Eight = "8s"


Input = TextToVideoInput | ImageToVideoInput | FirstLastFrameInput | ReferenceToVideoInput | ExtendInput


def plan_text(value: TextToVideoInput, seed: int) -> VideoJob:
    """The job of a text-to-video input."""
    return _job(value, chosen_seed(value.seed, seed), value.negative_prompt)


def plan_image(value: ImageToVideoInput, seed: int) -> VideoJob:
    """The job of an image-to-video input."""
    job = _job(value, chosen_seed(value.seed, seed), value.negative_prompt)
    return replace(job, keyframes=(Keyframe(picture("image_url", value.image_url, PICTURE), at=0.0),))


def plan_frames(value: FirstLastFrameInput, seed: int) -> VideoJob:
    """The job of a first and a last frame."""
    job = _job(value, chosen_seed(value.seed, seed), value.negative_prompt)
    first = Keyframe(picture("first_frame_url", value.first_frame_url, PICTURE), at=0.0)
    last = Keyframe(picture("last_frame_url", value.last_frame_url, PICTURE), at=job.seconds)
    return replace(job, keyframes=(first, last))


def plan_references(value: ReferenceToVideoInput, seed: int) -> VideoJob:
    """The job of a reference-to-video input."""
    references = tuple(picture("image_urls", url, PICTURE, n) for n, url in enumerate(value.image_urls))
    return replace(_job(value, seed, None), references=references)


def plan_extension(value: ExtendInput, seed: int) -> VideoJob:
    """The job of an extension: the seconds are those that are added."""
    job = _job(value, chosen_seed(value.seed, seed), value.negative_prompt)
    source = Footage(loc=("body", "video_url"), url=value.video_url, max_seconds=LONGEST_SOURCE)
    return replace(job, extends=source)


def _job(value: Input, seed: int, negative_prompt: str | None) -> VideoJob:
    """What all inputs have in common. On `auto` the shape is that of the source, between 9:16 and 16:9."""
    follows = value.aspect_ratio == "auto"
    short = SHORT[value.resolution]
    width, height = exact_size("16:9" if follows else value.aspect_ratio, short)
    return VideoJob(
        prompt=value.prompt,
        width=width,
        height=height,
        fps=FPS,
        seconds=int(value.duration.removesuffix("s")),
        seed=seed,
        audio=value.generate_audio,
        negative_prompt=negative_prompt or "",
        fit=Fit(short, TALLEST, WIDEST) if follows else None,
        switches={
            "enhance_prompt": value.enhance_prompt,
            "auto_fix": value.auto_fix,
            "safety_tolerance": value.safety_tolerance,
        },
    )


@dataclass(frozen=True)
class Form:
    """What endpoints have in common that make videos from the same things."""

    category: Category
    plan: Callable[[Any, int], VideoJob]
    example: dict[str, Any]
    output: str


TEXT = Form(
    "text-to-video",
    plan_text,
    {"prompt": STREET_INTERVIEW},
    "https://v3.fal.media/files/penguin/Q-2dpcjIoQOldJRL3grsc_output.mp4",
)
IMAGE = Form("image-to-video", plan_image, {"prompt": SMILE, "image_url": WOMAN_URL}, FRAMES_OUTPUT)
FRAMES = Form(
    "image-to-video",
    plan_frames,
    {"prompt": SMILE, "first_frame_url": FIRST_URL, "last_frame_url": LAST_URL},
    FRAMES_OUTPUT,
)
REFERENCES = Form(
    "image-to-video", plan_references, {"image_urls": REFERENCE_URLS, "prompt": BALLERINA}, REFERENCES_OUTPUT
)
EXTENSION = Form("video-to-video", plan_extension, {"prompt": GOING_ON, "video_url": EXTENDED_URL}, FRAMES_OUTPUT)


def _endpoint(
    id: str,
    title: str,
    description: str,
    form: Form,
    input: type[BaseModel],
    vendor: Vendor = VEO_31,
    documented: bool = False,
) -> Endpoint[Any, VideoOutput]:
    return Endpoint(
        id=id,
        title=title,
        category=form.category,
        description=description,
        input=input,
        output=VideoOutput,
        plan=form.plan,
        present=present_video,
        vendor=vendor,
        family="veo-3",
        documented=documented,
        examples=(form.example,),
        example_output={"video": {"url": form.output}},
    )


BY_GOOGLE = "by Google, the most advanced AI video generation model in the world. With sound on!"
LATEST = "is the latest state-of-the art video generation model from Google DeepMind"
LITE = "Veo 3.1 Lite balances practical utility with professional capabilities"

ENDPOINTS = (
    _endpoint("fal-ai/veo3", "Veo 3", f"Veo 3 {BY_GOOGLE}", TEXT, SmallTextToVideoInput, VEO_3),
    _endpoint(
        "fal-ai/veo3/fast",
        "Veo 3 Fast",
        "Faster and more cost effective version of Google's Veo 3!",
        TEXT,
        SmallTextToVideoInput,
        VEO_3,
        documented=True,
    ),
    _endpoint("fal-ai/veo3/image-to-video", "Veo 3", f"Veo 3 {LATEST}", IMAGE, SmallImageToVideoInput, VEO_3),
    _endpoint(
        "fal-ai/veo3/fast/image-to-video",
        "Veo 3 Fast",
        "Now with a 50% price drop. Generate videos from your image prompts using Veo 3 fast.",
        IMAGE,
        SmallImageToVideoInput,
        VEO_3,
    ),
    _endpoint("fal-ai/veo3.1", "Veo 3.1", f"Veo 3.1 {BY_GOOGLE}", TEXT, TextToVideoInput),
    _endpoint(
        "fal-ai/veo3.1/fast",
        "Veo 3.1 Fast",
        "Faster and more cost effective version of Google's Veo 3.1!",
        TEXT,
        TextToVideoInput,
    ),
    _endpoint("fal-ai/veo3.1/lite", "Veo 3.1 Lite", LITE, TEXT, SmallTextToVideoInput, VEO_31_LITE),
    _endpoint("fal-ai/veo3.1/image-to-video", "Veo 3.1", f"Veo 3.1 {LATEST}", IMAGE, ImageToVideoInput),
    _endpoint(
        "fal-ai/veo3.1/fast/image-to-video",
        "Veo 3.1 Fast",
        "Generate videos from a single reference image using Google's Veo 3.1 Fast",
        IMAGE,
        ImageToVideoInput,
        documented=True,
    ),
    _endpoint("fal-ai/veo3.1/lite/image-to-video", "Veo 3.1 Lite", LITE, IMAGE, SmallImageToVideoInput, VEO_31_LITE),
    _endpoint(
        "fal-ai/veo3.1/first-last-frame-to-video",
        "Veo 3.1",
        "Generate videos from a first and last frame using Google's Veo 3.1",
        FRAMES,
        FirstLastFrameInput,
    ),
    _endpoint(
        "fal-ai/veo3.1/fast/first-last-frame-to-video",
        "Veo 3.1 Fast",
        "Generate videos from a first and last frame using Google's Veo 3.1 Fast",
        FRAMES,
        FirstLastFrameInput,
    ),
    _endpoint(
        "fal-ai/veo3.1/lite/first-last-frame-to-video",
        "Veo 3.1 Lite",
        LITE,
        FRAMES,
        SmallFirstLastFrameInput,
        VEO_31_LITE,
    ),
    _endpoint(
        "fal-ai/veo3.1/reference-to-video",
        "Veo 3.1",
        "Generate Videos from images using Google's Veo 3.1",
        REFERENCES,
        ReferenceToVideoInput,
        documented=True,
    ),
    _endpoint("fal-ai/veo3.1/extend-video", "Veo 3.1", "Extend videos up to 30 seconds", EXTENSION, ExtendInput),
    _endpoint(
        "fal-ai/veo3.1/fast/extend-video", "Veo 3.1 Fast", "Extend videos up to 30 seconds", EXTENSION, ExtendInput
    ),
)
