"""Clips cut and put together anew, judged by decoding them."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from rushes.media.clips import Form, concatenate, cut_character, last_picture, recipe_of, sound_of
from rushes.media.encode import AUDIO_RATE, SegmentWriter, join
from rushes.media.probe import UnreadableMedia, probe
from rushes.media.thumbnails import stills
from support.pictures import held_askew, video


def greys(path: Path) -> list[int]:
    """The brightness in the middle of every frame."""
    with av.open(path) as container:
        return [
            int(frame.to_ndarray(format="gray")[frame.height // 2, frame.width // 2])
            for frame in container.decode(container.streams.video[0])
        ]


def picture_of(path: Path) -> NDArray[np.uint8]:
    with av.open(path) as container:
        return next(container.decode(container.streams.video[0])).to_ndarray(format="gray")


def loudness(path: Path, start: float, end: float) -> float:
    track = sound_of(path, probe(path).duration)
    return float(np.abs(track[round(start * AUDIO_RATE) : round(end * AUDIO_RATE)]).max())


def test_parts_follow_each_other_frame_by_frame(tmp_path: Path) -> None:
    first, second = video(tmp_path / "a.mp4", frames=24), video(tmp_path / "b.mp4", frames=12)
    out = tmp_path / "out.mp4"
    concatenate([first, second], out, Form(256, 144, 24, audio=True))
    assert greys(out) == pytest.approx(greys(first) + greys(second), abs=3)
    facts = probe(out)
    assert (facts.frames, facts.fps, facts.has_audio) == (36, 24, True)
    assert facts.duration == pytest.approx(1.5)
    assert loudness(out, 0.1, 0.9) > 0.2
    assert loudness(out, 1.1, 1.4) > 0.2
    assert not list(tmp_path.glob("*.segment.mp4"))


@pytest.mark.parametrize(("source", "wanted"), [(60, 24), (30, 24), (24, 30), (12, 24), (25, 24), (24, 24)])
def test_another_rate_keeps_the_time_of_what_is_seen(tmp_path: Path, source: int, wanted: int) -> None:
    given = video(tmp_path / "a.mp4", fps=source, frames=2 * source)
    out = tmp_path / "out.mp4"
    concatenate([given], out, Form(256, 144, wanted, audio=False))
    facts = probe(out)
    assert (facts.fps, facts.frames, facts.has_audio) == (wanted, 2 * wanted, False)
    shown, original = greys(out), greys(given)
    for index in range(0, len(shown), 5):
        before = index * source // wanted
        assert min(abs(shown[index] - original[n]) for n in (max(0, before - 1), before)) <= 6


def irregular(path: Path, times: list[float]) -> Path:
    """A video in Matroska whose frames are shown at these times."""
    with av.open(path, "w", format="matroska") as container:
        stream = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        for number, time in enumerate(times):
            frame = av.VideoFrame.from_ndarray(np.full((96, 64), 40 + 40 * number, np.uint8), format="yuv420p")
            frame.pts, frame.time_base = round(time * 1000), Fraction(1, 1000)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path


def test_frames_of_a_screen_recording_are_shown_when_they_came(tmp_path: Path) -> None:
    given = irregular(tmp_path / "a.mkv", [0, 0.033, 0.5, 1.5])
    out = tmp_path / "out.mp4"
    concatenate([given], out, Form(64, 64, 10, audio=False), seconds=1.5)
    a, b, c, _ = greys(given)
    assert greys(out) == pytest.approx([a, *[b] * 4, *[c] * 10], abs=4)


def test_milliseconds_of_matroska_do_not_double_or_drop_frames(tmp_path: Path) -> None:
    times = [n / 30 for n in range(5)]
    given = irregular(tmp_path / "a.mkv", times)
    out = tmp_path / "out.mp4"
    concatenate([given], out, Form(64, 64, 30, audio=False))
    assert greys(out)[:5] == pytest.approx(greys(given), abs=4)


def test_other_shapes_are_cropped_or_padded(tmp_path: Path) -> None:
    given = video(tmp_path / "a.mp4", 256, 256, frames=4)
    concatenate([given], tmp_path / "cropped.mp4", Form(256, 144, 24, audio=False))
    concatenate([given], tmp_path / "padded.mp4", Form(256, 144, 24, audio=False), fill="pad")
    cropped, padded = picture_of(tmp_path / "cropped.mp4"), picture_of(tmp_path / "padded.mp4")
    assert cropped.shape == padded.shape == (144, 256)
    assert cropped[72, 5] > 10
    assert padded[72, 5] <= 2
    assert padded[72, 128] > 10


def test_a_part_without_sound_is_silent_and_one_with_more_sound_than_picture_is_cut(tmp_path: Path) -> None:
    silent, loud = video(tmp_path / "a.mp4", audio=False), video(tmp_path / "b.mp4", frames=12)
    out = tmp_path / "out.mp4"
    concatenate([silent, loud], out, Form(256, 144, 24, audio=True))
    assert loudness(out, 0, 0.9) < 0.02
    assert loudness(out, 1.1, 1.4) > 0.2
    assert probe(out).duration == pytest.approx(1.5)


def test_a_clip_ends_where_it_should_and_keeps_the_recipe_of_its_last_part(tmp_path: Path) -> None:
    first, second = (video(tmp_path / f"{name}.mp4", comment=f"recipe of {name}") for name in "ab")
    out = tmp_path / "out.mp4"
    concatenate([first, second], out, Form(256, 144, 24, audio=True), seconds=1.25)
    assert probe(out).frames == 30
    assert recipe_of(out) == "recipe of b"
    plain = video(tmp_path / "c.mp4")
    concatenate([plain], tmp_path / "d.mp4", Form(256, 144, 24, audio=True))
    assert recipe_of(tmp_path / "d.mp4") is None


@pytest.mark.parametrize(
    ("size", "frames", "found"),
    [((256, 144), 120, (640, 360, 96)), ((144, 256), 24, (360, 640, 24)), ((256, 256), 30, (640, 360, 30))],
)
def test_a_character_is_the_first_seconds_of_a_video_with_its_recipe_and_stills(
    tmp_path: Path, size: tuple[int, int], frames: int, found: tuple[int, int, int]
) -> None:
    given = video(tmp_path / "a.mp4", *size, frames=frames, comment="how everybody looks")
    folder = tmp_path / "made"
    folder.mkdir()
    artifacts = cut_character(given, folder, seconds=4, short=360)
    assert [artifact.name for artifact in artifacts] == ["output.mp4", "thumbnail.jpg", "spritesheet.jpg"]
    assert all(artifact.path.stat().st_size for artifact in artifacts)
    facts = probe(artifacts[0].path)
    assert (facts.width, facts.height, facts.frames) == found
    assert facts.has_audio
    assert recipe_of(artifacts[0].path) == "how everybody looks"


def test_the_last_frame_is_the_last(tmp_path: Path) -> None:
    given = video(tmp_path / "a.mp4", frames=10)
    frame, faded = last_picture(given)
    assert faded is None
    assert frame.shape == (144, 256, 3)
    assert abs(int(frame[72, 128, 0]) - int(frame[72, 128, 2])) <= 3
    assert greys(given)[-1] > greys(given)[0] + 100


@pytest.mark.parametrize(("level", "faded"), [(0, "black"), (255, "white")])
def test_of_a_video_that_faded_out_it_is_the_picture_before(level: int, faded: str, tmp_path: Path) -> None:
    lit, gone = tmp_path / "lit.mp4", tmp_path / "gone.mp4"
    with SegmentWriter(lit, 256, 144, 24) as writer:
        for number in range(72):
            left = max(0.0, min(1.0, (66 - number) / 24))
            frame = np.full((216, 256), 128, np.uint8)
            frame[:144] = level
            frame[:144, 128:] = round(200 * left + level * (1 - left))
            frame[40:80, :128] = round(90 * left + level * (1 - left))
            writer.write(frame)
    join([lit], None, gone, 24)
    picture, ended = last_picture(gone)
    assert ended == faded
    assert picture.std() > 30


@pytest.mark.parametrize("degrees", [90, -90, 180])
def test_a_video_of_a_telephone_held_askew_is_upright_everywhere(tmp_path: Path, degrees: int) -> None:
    upright = half_lit(tmp_path / "a.mp4")
    given = held_askew(upright, tmp_path / "askew.mp4", degrees)
    facts = probe(given)
    assert (facts.width, facts.height, facts.frames) == (144, 256, 12)

    def is_upright(picture: NDArray[np.uint8]) -> bool:
        tall = picture.shape[0]
        return picture.shape[1] < tall and int(picture[tall // 4].mean()) > int(picture[-tall // 4].mean()) + 100

    assert is_upright(last_picture(given)[0])
    for still in (stills(given, tmp_path).poster.path, cut_character(given, made(tmp_path), 4, 360)[1].path):
        assert is_upright(np.asarray(Image.open(still).convert("L")))
    out = tmp_path / "out.mp4"
    concatenate([upright, given], out, Form(144, 256, 24, audio=False))
    assert is_upright(picture_of(out))
    assert is_upright(last_picture(out)[0])


def half_lit(path: Path) -> Path:
    """An upright video, light above and dark below."""
    with SegmentWriter(path, 144, 256, 24) as writer:
        frame = np.full((384, 144), 128, np.uint8)
        frame[:256] = np.repeat([210, 50], 128)[:, None]
        for _ in range(12):
            writer.write(frame)
    return path


def made(folder: Path) -> Path:
    place = folder / "made"
    place.mkdir()
    return place


@pytest.mark.parametrize("content", [b"", b"nothing of the kind" * 50])
def test_what_is_no_video_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    with pytest.raises(UnreadableMedia):
        concatenate([path], tmp_path / "out.mp4", Form(64, 64, 24, audio=True))
    with pytest.raises(UnreadableMedia):
        last_picture(path)
    with pytest.raises(UnreadableMedia):
        cut_character(path, tmp_path, 4, 360)


def test_a_torn_video_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    whole = video(tmp_path / "a.mp4", frames=48).read_bytes()
    torn = tmp_path / "torn.mp4"
    torn.write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(UnreadableMedia):
        concatenate([torn], tmp_path / "out.mp4", Form(256, 144, 24, audio=True))
    assert not list(tmp_path.glob("out*"))
