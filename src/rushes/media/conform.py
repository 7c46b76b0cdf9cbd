"""Whatever an engine elsewhere made becomes the clip that the endpoint promises."""

from dataclasses import dataclass
from pathlib import Path

import av

from rushes.core.artifacts import Artifact, VideoFacts
from rushes.core.submissions import Promise
from rushes.media.clips import Form, clip_with_stills, concatenate
from rushes.media.probe import UnreadableMedia, open_video, probe

MOST_HELD_SECONDS = 0.5
"""How much a clip may be too short: its last picture stays that long. Models count frames in steps of 4 or 8."""


@dataclass(frozen=True)
class Conformed:
    """The clip with its stills; `changes` says what had to be changed, in words, and is empty where nothing had to."""

    artifacts: list[Artifact]
    changes: str


def conform(source: Path, folder: Path, promise: Promise) -> Conformed:
    """Make `source` the clip `folder`/output.mp4, with its stills beside it; `source` is used up.

    A file that is as promised stays as it is. Any other is cropped and scaled, shown at the promised rate, trimmed or
    held by its last picture, its sound dropped, trimmed or continued with silence. Every frame is decoded: files that
    were cut off have a good header. Raises UnreadableMedia, also when too little of the clip is there.
    """
    facts = probe(source)
    _require_whole(source, facts)
    out = folder / "output.mp4"
    if changes := _changes(source, facts, promise):
        seconds = promise.frames / promise.fps
        if facts.frames / facts.fps < seconds - MOST_HELD_SECONDS:
            raise UnreadableMedia(f"{facts.frames / facts.fps:.2f} s of video, promised were {seconds:g} s")
        form = Form(promise.width, promise.height, promise.fps, promise.audio)
        concatenate([source], out, form, seconds, hold=True)
        source.unlink()
    else:
        source.rename(out)
    return Conformed(clip_with_stills(out), changes)


def _require_whole(source: Path, facts: VideoFacts) -> None:
    with open_video(source) as container:
        try:
            decoded = sum(1 for _ in container.decode(container.streams.video[0]))
        except av.FFmpegError as error:
            raise UnreadableMedia(f"{source.name} is damaged") from error
    if decoded < facts.frames:
        raise UnreadableMedia(f"{source.name} holds {decoded} of its {facts.frames} frames")


def _changes(source: Path, facts: VideoFacts, promise: Promise) -> str:
    """What is not as promised: made and promised, side by side."""
    wrong: list[str] = []
    if (facts.width, facts.height) != (promise.width, promise.height):
        wrong.append(f"{facts.width}x{facts.height} pixels for {promise.width}x{promise.height}")
    if abs(facts.fps - promise.fps) > 0.01 or facts.frames != promise.frames:
        wrong.append(f"{facts.frames} frames at {facts.fps:g} per second for {promise.frames} at {promise.fps}")
    if facts.has_audio != promise.audio:
        wrong.append("no sound, which is now silence" if promise.audio else "a sound, which is dropped")
    with open_video(source) as container:
        video = container.streams.video[0]
        kind = f"{container.format.name.partition(',')[0]} with {video.codec_context.name} in {video.pix_fmt}"
        if kind != "mov with h264 in yuv420p" or any(s.codec_context.name != "aac" for s in container.streams.audio):
            wrong.append("another kind of file")
    return ", ".join(wrong)
