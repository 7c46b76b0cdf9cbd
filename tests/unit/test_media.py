"""Encoding, joining, probing and stills, judged by decoding what was written."""

import os
import subprocess
import sys
from pathlib import Path

import av
import av.logging
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from rushes.core.artifacts import VideoFacts
from rushes.media.encode import AUDIO_RATE, SegmentWriter, join, write_sound
from rushes.media.probe import UnreadableMedia, probe
from rushes.media.thumbnails import (
    poster_index,
    spritesheet,
    stills,
    thumbnail,
    tile,
    tile_indices,
    write_poster,
    write_sheet,
)

WIDTH, HEIGHT, FPS = 192, 108, 24


def picture(index: int) -> NDArray[np.uint8]:
    """A frame whose grey level tells its index, with a red square."""
    image = np.full((HEIGHT, WIDTH, 3), 40 + 2 * index, np.uint8)
    image[20:60, 20:60] = (200, 30, 30)
    return cv2.cvtColor(image, cv2.COLOR_RGB2YUV_I420).astype(np.uint8)


def write_segments(folder: Path, lengths: tuple[int, ...], name: str = "segment") -> list[Path]:
    paths: list[Path] = []
    index = 0
    for number, length in enumerate(lengths):
        path = folder / f"{name}-{number}.mp4"
        with SegmentWriter(path, WIDTH, HEIGHT, FPS) as writer:
            for _ in range(length):
                writer.write(picture(index))
                index += 1
        paths.append(path)
    return paths


def tone(seconds: float) -> NDArray[np.float32]:
    t = np.arange(round(seconds * AUDIO_RATE)) / AUDIO_RATE
    return np.repeat((0.3 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)[:, None], 2, axis=1)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of picture from two segments, with sound and a tag."""
    folder = tmp_path_factory.mktemp("clip")
    out = folder / "clip.mp4"
    sound = write_sound(tone(2), folder / "sound.mp4")
    join(write_segments(folder, (31, 17)), sound, out, FPS, {"comment": '{"prompt": "été"}'})
    return out


def test_a_joined_clip_has_every_frame_at_its_time_and_in_order(clip: Path) -> None:
    with av.open(clip) as container:
        stream = container.streams.video[0]
        frames = [(frame.time, int(frame.to_ndarray(format="gray")[80, 150])) for frame in container.decode(stream)]
    assert [time for time, _ in frames] == pytest.approx([index / FPS for index in range(48)])
    assert [level for _, level in frames] == pytest.approx([40 + 2 * index for index in range(48)], abs=3)


def complaints_while_decoding(path: Path) -> list[tuple[int, str, str]]:
    before = av.logging.get_level()
    av.logging.set_level(av.logging.WARNING)
    try:
        with av.logging.Capture(local=False) as complaints, av.open(path) as container:
            list(container.decode(container.streams.video[0]))
            container.seek(0)
            list(container.decode(container.streams.audio[0]))
    finally:
        av.logging.set_level(before)
    return complaints


def test_decoding_a_joined_clip_gives_no_complaint(clip: Path) -> None:
    assert complaints_while_decoding(clip) == []


def test_probing_tells_size_length_and_sound(clip: Path) -> None:
    assert probe(clip) == VideoFacts(width=WIDTH, height=HEIGHT, fps=24.0, duration=2.0, frames=48, has_audio=True)


def test_picture_and_sound_are_equally_long(clip: Path) -> None:
    with av.open(clip) as container:
        sound = container.streams.audio[0]
        assert container.duration == 2_000_000
        assert sound.duration == 2 * AUDIO_RATE


def test_sound_starts_and_ends_where_it_should(clip: Path) -> None:
    with av.open(clip) as container:
        samples = np.concatenate([f.to_ndarray() for f in container.decode(container.streams.audio[0])], axis=1)
    loud = np.flatnonzero(np.abs(samples[0]) > 0.1)
    assert loud[0] < 200
    assert abs(loud[-1] - 2 * AUDIO_RATE) < 200


def test_the_colours_are_tagged_and_come_back(clip: Path) -> None:
    with av.open(clip) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        assert (context.color_range, context.colorspace) == (1, 6)
        frame = next(container.decode(stream))
        red = frame.to_ndarray(format="rgb24")[40, 40]
    assert np.abs(red.astype(int) - (200, 30, 30)).max() <= 8


def test_metadata_travels_in_the_file(clip: Path) -> None:
    with av.open(clip) as container:
        assert container.metadata["comment"] == '{"prompt": "été"}'


def test_the_index_stands_before_the_content(clip: Path) -> None:
    content = clip.read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")


def test_the_same_frames_and_samples_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        sound = write_sound(tone(1), tmp_path / f"{name}-sound.mp4")
        join(write_segments(tmp_path, (10, 14), name), sound, tmp_path / f"{name}.mp4", FPS, {"comment": "x"})
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_what_is_hard_to_encode_takes_no_more_bits_than_it_may(tmp_path: Path) -> None:
    """Two seconds of noise."""
    noise = np.random.default_rng(0).integers(0, 255, (48, 216, 256), np.uint8)
    sizes: list[int] = []
    for most in (None, 400_000):
        with SegmentWriter(tmp_path / "hard.mp4", 256, 144, 24, crf=23, most_bits=most) as writer:
            for frame in noise:
                writer.write(frame)
        sizes.append((tmp_path / "hard.mp4").stat().st_size * 8)
    free, held = sizes
    assert free > 2 * 1_000_000
    assert held < 2.5 * 400_000


@pytest.mark.parametrize("lengths", [(1,), (24,), (1, 1, 1), (50, 3)])
def test_segments_of_any_length_join_without_losing_a_frame(lengths: tuple[int, ...], tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    join(write_segments(tmp_path, lengths), None, out, FPS)
    with av.open(out) as container:
        assert len(list(container.decode(container.streams.video[0]))) == sum(lengths)
    facts = probe(out)
    assert (facts.frames, facts.has_audio) == (sum(lengths), False)
    assert facts.duration == pytest.approx(sum(lengths) / FPS, abs=1e-4)


def test_an_error_while_drawing_is_not_hidden(tmp_path: Path) -> None:
    def draw() -> None:
        with SegmentWriter(tmp_path / "x.mp4", WIDTH, HEIGHT, FPS) as writer:
            writer.write(picture(0))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        draw()


@pytest.mark.parametrize("content", [b"", b"not a video at all" * 100, b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"])
def test_what_is_no_video_is_called_unreadable(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "upload.mp4"
    path.write_bytes(content)
    with pytest.raises(UnreadableMedia, match=r"upload\.mp4"):
        probe(path)
    with pytest.raises(UnreadableMedia):
        thumbnail(path, tmp_path / "poster.jpg", 100)


def test_a_missing_file_and_a_truncated_one_are_unreadable(tmp_path: Path, clip: Path) -> None:
    with pytest.raises(UnreadableMedia):
        probe(tmp_path / "missing.mp4")
    torn = tmp_path / "torn.mp4"
    torn.write_bytes(clip.read_bytes()[:700])
    with pytest.raises(UnreadableMedia):
        thumbnail(torn, tmp_path / "poster.jpg", 100)


def test_a_file_with_sound_alone_is_no_video(tmp_path: Path) -> None:
    path = tmp_path / "sound.mp4"
    with av.open(path, "w") as container:
        stream = container.add_stream("aac", rate=AUDIO_RATE)
        stream.layout = "stereo"
        frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), format="fltp", layout="stereo")
        frame.sample_rate = AUDIO_RATE
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    with pytest.raises(UnreadableMedia, match="no video"):
        probe(path)


def test_the_poster_shows_a_third_of_the_clip_in_true_colours(clip: Path, tmp_path: Path) -> None:
    facts = thumbnail(clip, tmp_path / "poster.jpg", 96)
    image = cv2.imread(str(tmp_path / "poster.jpg"))
    assert image is not None
    assert image.shape == (facts.height, facts.width, 3) == (54, 96, 3)
    assert image[40, 75].tolist() == pytest.approx([40 + 2 * 16] * 3, abs=5)
    assert image[20, 20].tolist() == pytest.approx([30, 30, 200], abs=12)


def test_a_poster_is_never_larger_than_the_video(clip: Path, tmp_path: Path) -> None:
    assert thumbnail(clip, tmp_path / "poster.jpg", 4000).width == WIDTH


def test_the_tiles_of_a_sheet_follow_the_clip(clip: Path, tmp_path: Path) -> None:
    facts = spritesheet(clip, tmp_path / "sheet.jpg", 3, 2, 64)
    assert (facts.width, facts.height) == (192, 72)
    image = cv2.imread(str(tmp_path / "sheet.jpg"))
    assert image is not None
    levels = [int(image[row * 36 + 30, column * 64 + 55, 0]) for row in range(2) for column in range(3)]
    assert levels == pytest.approx([40 + 2 * (4 + 8 * tile) for tile in range(6)], abs=5)


def test_poster_and_sheet_come_from_one_pass_and_are_repeatable(clip: Path, tmp_path: Path) -> None:
    made = stills(clip, tmp_path)
    assert made.poster.path.name == "poster.jpg"
    assert made.sheet.facts.width == 5 * 256
    first = made.poster.path.read_bytes(), made.sheet.path.read_bytes()
    again = stills(clip, tmp_path)
    assert (again.poster.path.read_bytes(), again.sheet.path.read_bytes()) == first


def test_stills_from_the_frames_at_hand_are_those_of_the_finished_file(clip: Path, tmp_path: Path) -> None:
    with av.open(clip) as container:
        frames = [frame.to_ndarray() for frame in container.decode(container.streams.video[0])]
    write_poster(frames[poster_index(len(frames))], tmp_path / "own-poster.jpg")
    write_sheet([tile(frames[index]) for index in tile_indices(len(frames))], tmp_path / "own-sheet.jpg")
    stills(clip, tmp_path)
    for name in ("poster.jpg", "sheet.jpg"):
        made = cv2.imread(str(tmp_path / f"own-{name}"))
        taken = cv2.imread(str(tmp_path / ("spritesheet.jpg" if name == "sheet.jpg" else name)))
        assert made is not None
        assert taken is not None
        assert made.shape == taken.shape
        # A moment that falls between two frames may show either.
        assert np.abs(made.astype(int) - taken.astype(int)).mean() < 2


def test_probing_needs_no_array_library() -> None:
    code = "import sys, rushes.media.probe, rushes.media.encode, rushes.media.thumbnails; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


ENCODE = """
import hashlib, sys
from pathlib import Path
import numpy as np
from rushes.media.encode import SegmentWriter
out = Path(sys.argv[1])
rng = np.random.default_rng(1)
ground = rng.integers(40, 200, (40, 40)).repeat(16, 0).repeat(16, 1).astype(np.uint8)
with SegmentWriter(out, 320, 256, 24) as writer:
    for index in range(24):
        frame = np.full((384, 320), 128, np.uint8)
        frame[:256] = ground[index : index + 256, 2 * index : 2 * index + 320] + rng.integers(0, 4, (256, 320))
        writer.write(frame)
print(hashlib.sha256(out.read_bytes()).hexdigest())
"""


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_what_was_in_memory_before(tmp_path: Path) -> None:
    """glibc fills fresh memory with what `MALLOC_PERTURB_` says: an encoder that reads it unwritten is found out."""
    hashes = {
        subprocess.run(
            [sys.executable, "-c", ENCODE, str(tmp_path / "segment.mp4")],
            env={**os.environ, "MALLOC_PERTURB_": filling},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for filling in ("17", "85", "170")
    }
    assert len(hashes) == 1
