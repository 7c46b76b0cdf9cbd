"""Videos cut and put together anew: any readable source becomes frames and sound of the form that is wanted."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import av
from av import AudioFrame, AudioResampler, VideoFrame

from rushes.core.artifacts import Artifact
from rushes.media.encode import AUDIO_RATE, SegmentWriter, join, write_sound
from rushes.media.probe import UnreadableMedia, open_video, probe, upright_frames
from rushes.media.thumbnails import stills

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RECIPE_TAG = "comment"
CHARACTER_FPS = 24
_SOLID = 6.0
"""Levels of 255: what differs by less from one colour, and lies as near to black or white, shows nothing."""
_LONGEST_FADE_SECONDS = 1.5


@dataclass(frozen=True)
class Form:
    """What a clip shall be: pixels, frames per second, and whether it has sound."""

    width: int
    height: int
    fps: int
    audio: bool


def recipe_of(video: Path) -> str | None:
    """What the `comment` tag of a video holds; raises UnreadableMedia."""
    with open_video(video) as container:
        return container.metadata.get(_RECIPE_TAG)


def concatenate(
    parts: list[Path],
    out: Path,
    form: Form,
    seconds: float | None = None,
    fill: Literal["crop", "pad"] = "crop",
    hold: bool = False,
) -> None:
    """Write the parts, one behind the other, as one clip of a form, at most `seconds` long.

    With `hold` it is exactly that long: its last picture stays until then.

    Parts of another shape are cropped, or padded with black. Parts without sound are silent. The recipe of the last
    part stays with the clip. Raises UnreadableMedia.
    """
    import numpy as np

    segment, track = out.with_suffix(".segment.mp4"), out.with_suffix(".sound.mp4")
    left = None if seconds is None else round(seconds * form.fps)
    tracks: list[NDArray[np.float32]] = []
    try:
        with SegmentWriter(segment, form.width, form.height, form.fps) as writer:
            for part in parts:
                before = writer.frames
                frame: NDArray[np.uint8] | None = None
                for frame in _frames(part, form, fill):
                    if left is not None and writer.frames >= left:
                        break
                    writer.write(frame)
                while hold and part is parts[-1] and frame is not None and writer.frames < (left or 0):
                    writer.write(frame)
                if form.audio:
                    tracks.append(_track(part, round((writer.frames - before) * AUDIO_RATE / form.fps)))
        recipe = recipe_of(parts[-1])
        sound = write_sound(np.concatenate(tracks), track) if form.audio else None
        join([segment], sound, out, form.fps, {_RECIPE_TAG: recipe} if recipe else None)
    finally:
        segment.unlink(missing_ok=True)
        track.unlink(missing_ok=True)


def cut_character(source: Path, folder: Path, seconds: float, short: int) -> list[Artifact]:
    """The first `seconds` of a video as a character's clip, with its stills, in `folder`.

    16:9, or 9:16 for upright sources, `short` pixels on its shorter side; other shapes are padded. Raises
    UnreadableMedia.
    """
    facts = probe(source)
    long = short * 16 // 9
    width, height = (long, short) if facts.width >= facts.height else (short, long)
    clip = folder / "output.mp4"
    concatenate([source], clip, Form(width, height, CHARACTER_FPS, audio=facts.has_audio), seconds, fill="pad")
    return clip_with_stills(clip)


def clip_with_stills(clip: Path) -> list[Artifact]:
    """A finished `output.mp4` as artifacts, with the stills that are made of it beside it. Raises UnreadableMedia."""
    stills(clip, clip.parent)
    (clip.parent / "poster.jpg").rename(clip.parent / "thumbnail.jpg")
    kinds = {"output.mp4": "video/mp4", "thumbnail.jpg": "image/jpeg", "spritesheet.jpg": "image/jpeg"}
    return [Artifact(clip.parent / name, name, kind) for name, kind in kinds.items()]


def last_picture(video: Path) -> "tuple[NDArray[np.uint8], Literal['black', 'white'] | None]":
    """The last picture of a video as RGB, shape (height, width, 3), and what it faded to, if it did.

    Of a video that faded out it is the picture before. Raises UnreadableMedia.
    """
    last, ends = _last_frame(video)
    mean = float(last.mean())
    if last.std() > _SOLID or _SOLID < mean < 255 - _SOLID:
        return last, None
    before, _ = _last_frame(video, ends - _LONGEST_FADE_SECONDS)
    return before, None if before.std() <= _SOLID else "black" if mean <= _SOLID else "white"


def _last_frame(video: Path, until: float = inf) -> "tuple[NDArray[np.uint8], float]":
    """The last frame that is on before `until` (seconds), or the first; and when it comes."""
    with open_video(video) as container:
        shown: VideoFrame | None = None
        for frame in upright_frames(container, video.name):
            if shown is not None and (frame.time or 0.0) > until:
                break
            shown = frame
    if shown is None:
        raise UnreadableMedia(f"{video.name} holds no frame")
    return shown.to_ndarray(format="rgb24"), shown.time or 0.0


def sound_of(video: Path, seconds: float) -> "NDArray[np.float32]":
    """The sound of a video as stereo at `AUDIO_RATE`, shape (samples, 2), cut or continued with silence."""
    return _track(video, round(seconds * AUDIO_RATE))


def _frames(video: Path, form: Form, fill: Literal["crop", "pad"]) -> Iterator["NDArray[np.uint8]"]:
    """The frames that a viewer sees at each tick of the form's rate, as I420.

    A frame counts from the tick that it is nearest to: times in a file are rounded (Matroska: to milliseconds). None
    comes later than the end that the file states, so that a damaged time does not make an endless clip.
    """
    ends = Fraction(probe(video).duration)
    with open_video(video) as container:
        stream = container.streams.video[0]
        rate = stream.average_rate or stream.guessed_rate or Fraction(form.fps)
        leeway = Fraction(1, 4 * form.fps)
        done, begins, at = 0, Fraction(0), Fraction(0)
        shown: NDArray[np.uint8] | None = None
        for frame in upright_frames(container, video.name):
            time = at + 1 / rate if frame.pts is None else frame.pts * frame.time_base
            if shown is None:
                begins = time
            at = min(time - begins, ends)
            while shown is not None and Fraction(done, form.fps) + leeway < at:
                yield shown
                done += 1
            shown = _fitted(frame, form, fill)
        if shown is None:
            raise UnreadableMedia(f"{video.name} holds no frame")
        while Fraction(done, form.fps) + leeway < at + 1 / rate:
            yield shown
            done += 1


def _fitted(frame: VideoFrame, form: Form, fill: Literal["crop", "pad"]) -> "NDArray[np.uint8]":
    """A frame in the form's size: scaled until it covers it, or fits into it; then cropped, or padded with black."""
    import numpy as np

    choose = max if fill == "crop" else min
    scale = choose(form.width / frame.width, form.height / frame.height)
    width, height = max(2, round(frame.width * scale)), max(2, round(frame.height * scale))
    if (width, height) == (form.width, form.height):
        return frame.reformat(format="yuv420p", dst_colorspace="ITU601", dst_color_range="MPEG").to_ndarray()
    finest = "AREA" if scale < 1 else "BICUBIC"
    rgb = frame.reformat(width=width, height=height, format="rgb24", interpolation=finest).to_ndarray()
    picture = np.zeros((form.height, form.width, 3), np.uint8)
    x, y = (form.width - width) // 2, (form.height - height) // 2
    picture[max(0, y) : y + height, max(0, x) : x + width] = rgb[
        max(0, -y) : form.height - y, max(0, -x) : form.width - x
    ]
    fitted = av.VideoFrame.from_ndarray(picture, format="rgb24")
    return fitted.reformat(format="yuv420p", dst_colorspace="ITU601", dst_color_range="MPEG").to_ndarray()


def _track(video: Path, samples: int) -> "NDArray[np.float32]":
    """The sound of a video as stereo, shape (samples, 2): cut, or continued with silence."""
    import numpy as np

    track = np.zeros((samples, 2), np.float32)
    with open_video(video) as container:
        if not container.streams.audio:
            return track
        done = 0
        try:
            for piece in _resampled(container.decode(container.streams.audio[0])):
                heard = piece.to_ndarray().reshape(-1, 2)[: samples - done]
                track[done : done + len(heard)] = heard
                done += len(heard)
        except av.FFmpegError as error:
            raise UnreadableMedia(f"the sound of {video.name} is damaged") from error
    return track


def _resampled(frames: Iterator[AudioFrame]) -> Iterator[AudioFrame]:
    """Any sound as stereo floats at our rate."""
    resampler = AudioResampler(format="flt", layout="stereo", rate=AUDIO_RATE)
    for frame in frames:
        yield from resampler.resample(frame)
    yield from resampler.resample(None)
