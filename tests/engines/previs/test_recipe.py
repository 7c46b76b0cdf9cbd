"""The recipe in the file: what was made, so that it can be made again."""

import shutil
from pathlib import Path

import av
import pytest

from rushes.engines.previs.film import Clip
from rushes.engines.previs.recipe import Recipe, read_recipe
from support.previs import Workshop, scenery

pytestmark = pytest.mark.slow

PROMPT = "A cat sits on a stage."


@pytest.fixture(scope="module")
def file(workshop: Workshop) -> Path:
    return workshop.file(PROMPT, seconds=1.0)


def remuxed(source: Path, out: Path) -> Path:
    """Copied packet by packet into another file, with its metadata."""
    with av.open(str(source)) as before, av.open(str(out), "w") as after:
        after.metadata.update(before.metadata)
        picture, sound = before.streams.video[0], before.streams.audio[0]
        copies = {
            picture.index: after.add_stream_from_template(picture),
            sound.index: after.add_stream_from_template(sound),
        }
        for packet in before.demux(picture, sound):
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                after.mux(packet)
    return out


def test_a_recipe_reads_as_it_was_written(file: Path) -> None:
    recipe = read_recipe(file)
    assert recipe is not None
    assert recipe.scene.prompt == PROMPT
    assert recipe.clip == Clip(width=320, height=256, fps=12, frames=12)
    assert Recipe.model_validate_json(recipe.canonical()) == recipe


def test_a_recipe_survives_a_remux(file: Path, tmp_path: Path) -> None:
    assert read_recipe(remuxed(file, tmp_path / "copy.mp4")) == read_recipe(file)


def test_the_same_order_is_the_same_file(workshop: Workshop, file: Path) -> None:
    assert workshop.file(PROMPT, seconds=1.0).read_bytes() == file.read_bytes()


def test_a_file_from_elsewhere_has_no_recipe(file: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.mp4"
    shutil.copyfile(file, bare)
    with av.open(str(file)) as before, av.open(str(bare), "w") as after:
        stream = after.add_stream_from_template(before.streams.video[0])
        for packet in before.demux(before.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                after.mux(packet)
    assert read_recipe(bare) is None


def test_the_file_is_what_players_expect(file: Path) -> None:
    with av.open(str(file)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec_context.name, video.profile, video.pix_fmt) == ("h264", "High", "yuv420p")
        assert (audio.codec_context.name, audio.sample_rate, str(audio.codec_context.channels)) == ("aac", 48_000, "2")
        frame = next(container.decode(video))
        assert (int(frame.color_range), int(frame.colorspace)) == (1, 6)
    content = file.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_pictures_and_footage_are_not_in_the_recipe(workshop: Workshop) -> None:
    film = workshop.film("", keyframes=[workshop.shown(scenery()).model_dump()])
    assert not film.recipe.is_drawn
    assert "png" not in film.recipe.canonical()
