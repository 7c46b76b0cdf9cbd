"""`rushes generate --previs-first`: previs draws it, and after a yes the engine of the route makes it."""

import re
from pathlib import Path

from rushes.media.probe import probe
from support.command import rushes

ENGINES = """
[engines.previs]
type = "fake"

[engines.relay]
type = "fake"
delay = 0.1

[routes]
"*" = {route}
"""
BOTH = ENGINES.format(route='["relay", "previs"]')
COMMAND = ("generate", "a meadow", "-o", "clip.mp4", "--previs-first")


def test_after_a_yes_it_is_made_in_earnest(tmp_path: Path) -> None:
    done = rushes(tmp_path, *COMMAND, config=BOTH, given="y\n")
    assert done.returncode == 0, done.stderr
    assert "Have relay make it?" in done.stdout
    assert re.findall(r"^\S+\.mp4|(?<= )clip\.mp4", done.stdout, re.MULTILINE) == ["clip-previs.mp4", "clip.mp4"]
    assert probe(tmp_path / "clip.mp4").frames == probe(tmp_path / "clip-previs.mp4").frames


def test_after_a_no_there_is_the_draft_alone(tmp_path: Path) -> None:
    done = rushes(tmp_path, *COMMAND, config=BOTH, given="n\n")
    assert done.returncode == 1
    assert (tmp_path / "clip-previs.mp4").exists()
    assert not (tmp_path / "clip.mp4").exists()


def test_nobody_is_asked_who_said_yes(tmp_path: Path) -> None:
    done = rushes(tmp_path, *COMMAND, "--yes", config=BOTH)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "clip.mp4").exists()


def test_where_only_previs_makes_it_the_reason_is_told(tmp_path: Path) -> None:
    done = rushes(tmp_path, *COMMAND, config=ENGINES.format(route='["previs"]'))
    assert done.returncode == 1
    assert "previs is the first for" in done.stderr
    assert (tmp_path / "clip-previs.mp4").exists()
