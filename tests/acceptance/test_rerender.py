"""`rushes rerender`: a film made again from its own file."""

from pathlib import Path

import pytest

from support.command import rushes
from support.previs import Workshop, scenery

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("workshop"))


def test_a_drawn_film_and_its_remix_come_out_as_the_same_bytes(workshop: Workshop, tmp_path: Path) -> None:
    film = workshop.file('A man says "Good evening." in a village at dusk. A dog sits.', seconds=1.0)
    remix = workshop.file("Remove the dog", seconds=1.0, remixes=str(film))
    for name, source in (("film", film), ("remix", remix)):
        (tmp_path / f"{name}.mp4").write_bytes(source.read_bytes())
        done = rushes(tmp_path, "rerender", f"{name}.mp4", "-o", f"{name}-2.mp4")
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip() == f"{name}-2.mp4  the same bytes"
        assert (tmp_path / f"{name}-2.mp4").read_bytes() == source.read_bytes()


def test_what_the_recipe_does_not_hold_is_said(workshop: Workshop, tmp_path: Path) -> None:
    film = workshop.file("A cat sits on a stage.", seconds=1.0)
    whole = workshop.file("It sleeps", seconds=1.0, extends=str(film))
    shown = workshop.file("", seconds=1.0, keyframes=[workshop.shown(scenery())])
    (tmp_path / "no.mp4").write_bytes(b"no video")
    for source, why in (
        (whole, "goes on from another film"),
        (shown, "shows pictures or a video of its caller's"),
        (tmp_path / "no.mp4", "is no video that can be read"),
    ):
        done = rushes(tmp_path, "rerender", str(source), "-o", "again.mp4")
        assert done.returncode == 1
        assert why in " ".join(done.stderr.split())
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "again.mp4").exists()
