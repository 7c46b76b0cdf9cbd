"""What an engine is asked to make. A job knows no endpoint and no vendor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

Loc = tuple[str | int, ...]
"""The path from `"body"` to the field of an input, as error messages name it."""


@dataclass(frozen=True)
class Bounds:
    """What a picture must keep to: its shorter and longer side in pixels, its size in bytes."""

    min_side: int = 32
    max_side: int = 16_384
    max_bytes: int = 50 * 10**6


@dataclass(frozen=True)
class Picture:
    """A picture that a job is made from: where the caller keeps it and which field said so.

    Before an engine sees it, it has been fetched and normalised: `path` is then a PNG, upright, 8 bits of RGB or RGBA,
    of `width` x `height` pixels.
    """

    url: str
    loc: Loc
    bounds: Bounds = Bounds()
    path: Path | None = None
    width: int = 0
    height: int = 0

    @property
    def file(self) -> Path:
        """The file, once it is here."""
        assert self.path is not None, f"{self.loc} has not been fetched"
        return self.path


@dataclass(frozen=True)
class Origin:
    """Who made a video elsewhere, and what it is called there: `handle` is what its engine needs to find the job.

    `account` tells the keys of an engine apart without telling them, `base_url` is the server.
    """

    engine: str
    account: str
    base_url: str
    handle: Mapping[str, Any]


@dataclass(frozen=True)
class Footage:
    """A video that a job is made from: a caller's URL, or the id of a video or character that this server made.

    Before an engine sees it, `path` is a video file that can be read, no larger than `max_bytes` and no longer than
    `max_seconds` where it came from a caller, `name` what a character is called, and `origin` who made a video of ours
    elsewhere: an engine can refer to what it has made itself.
    """

    loc: Loc
    url: str | None = None
    id: str | None = None
    max_bytes: int = 500 * 10**6
    max_seconds: float = 120.0
    path: Path | None = None
    name: str = ""
    origin: Origin | None = None

    @property
    def file(self) -> Path:
        """The file, once it is here."""
        assert self.path is not None, f"{self.loc} has not been fetched"
        return self.path


@dataclass(frozen=True)
class Keyframe:
    """A picture that the clip shows `at` so many seconds; `prompt` says what happens from there to the next one."""

    picture: Picture
    at: float
    prompt: str = ""


@dataclass(frozen=True)
class Fit:
    """How large a clip is whose shape follows a picture or a video: `short` pixels on its shorter side.

    Without `short` the shorter side is that of the source.
    Its aspect ratio (width / height) stays between `tallest` and `widest`: what is beyond is cropped.
    """

    short: int | None
    tallest: Fraction = Fraction(2, 5)
    widest: Fraction = Fraction(5, 2)

    def size(self, width: int, height: int) -> tuple[int, int]:
        """(width, height) of the clip for a source of that size: both even."""
        aspect = min(max(Fraction(width, height), self.tallest), self.widest)
        short = even(min(width, height)) if self.short is None else self.short
        return (even(short * aspect), short) if aspect >= 1 else (short, even(short / aspect))


def even(pixels: float | Fraction) -> int:
    """The even number next to a length: H.264 stores colour for two by two pixels."""
    return round(pixels / 2) * 2


@dataclass(frozen=True)
class VideoJob:
    """Make one clip.

    `width` and `height` are pixels, `fps` frames per second, `seconds` the length of the clip; `audio` asks for
    a sound track. The same job makes the same clip: `seed` fixes everything that is random.

    A clip may start from pictures (`keyframes`, in the order of time), show the things and people of `references` and
    of `characters`, be an earlier clip with the prompt's changes (`remixes`), or go on where a video ends (`extends`).
    With `fit` its size follows its first keyframe, or the video that it extends; `width` and `height` are then those
    of the widest shape until the source is here. A remix takes size, rate, length and sound from what it remixes.

    `remixable` says that later jobs may be made from this one's clip. `switches` are wishes that only some engines
    know ("prompt_optimizer"), by the caller's name for them. `block_known_names` refuses prompts that name
    well-known characters and brands. `via` are the submissions of other servers that it comes from, the newest last.
    """

    prompt: str
    width: int
    height: int
    fps: int
    seconds: float
    seed: int
    audio: bool = True
    negative_prompt: str = ""
    keyframes: tuple[Keyframe, ...] = ()
    references: tuple[Picture, ...] = ()
    characters: tuple[Footage, ...] = ()
    remixes: Footage | None = None
    extends: Footage | None = None
    fit: Fit | None = None
    remixable: bool = False
    switches: Mapping[str, object] = field(default_factory=dict[str, object])
    block_known_names: bool = False
    via: tuple[str, ...] = ()

    @property
    def frames(self) -> int:
        """How many frames the clip has."""
        return round(self.seconds * self.fps)

    @property
    def task(self) -> str:
        """What kind of work it is, in one word: "remix", "extend", "keyframes", "references" or "text"."""
        if self.remixes is not None:
            return "remix"
        if self.extends is not None:
            return "extend"
        if self.keyframes:
            return "keyframes"
        return "references" if self.references else "text"

    @property
    def pictures(self) -> Iterator[Picture]:
        """Every picture it is made from."""
        yield from (keyframe.picture for keyframe in self.keyframes)
        yield from self.references


@dataclass(frozen=True)
class CharacterJob:
    """Cut a clip of at most `seconds` out of a video, so that later jobs can show who is in it, called `name`.

    The clip is 16:9 or 9:16 with `short` pixels on its shorter side: other shapes are padded.
    """

    name: str
    footage: Footage
    seed: int
    seconds: float = 4.0
    short: int = 720


Job = VideoJob | CharacterJob
