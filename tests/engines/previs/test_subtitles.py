"""WebVTT beside the film."""

from pathlib import Path

import pytest

from rushes.contracts.engine import Generated
from rushes.core.jobs import VideoJob
from rushes.engines.previs.engine import build
from rushes.errors import SettingsError
from support.previs import Workshop

pytestmark = [pytest.mark.slow, pytest.mark.anyio]


class Heard:
    """A reporter that keeps the log."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def log(self, message: str, level: str = "INFO") -> None:
        self.lines.append(message)

    def progress(self, done: int, total: int) -> None: ...

    def poster(self, jpeg: bytes) -> None: ...


async def made(prompt: str, folder: Path, heard: Heard, **options: object) -> Generated:
    engine = build(options)
    await engine.start()
    try:
        return await engine.generate(VideoJob(prompt, 256, 256, 8, 2.0, seed=3), folder, heard)
    finally:
        await engine.stop()


async def test_what_is_said_comes_as_web_vtt(tmp_path: Path) -> None:
    heard = Heard()
    generated = await made('A man says "Salt & <pepper>." in a kitchen.', tmp_path, heard)
    (subtitles,) = [artifact for artifact in generated.artifacts if artifact.content_type == "text/vtt"]
    lines = subtitles.path.read_text().splitlines()
    assert lines[0] == "WEBVTT"
    start, arrow, end = lines[2].split()
    assert arrow == "-->"
    assert "00:00:00.000" <= start < end <= "00:00:02.000"
    assert lines[3] == "<v man>Salt &amp; &lt;pepper&gt;."
    assert "What is said is in subtitles.vtt" in heard.lines


async def test_a_film_without_words_has_no_subtitles_and_an_option_sets_its_style(tmp_path: Path) -> None:
    generated = await made("A cat sits on a stage.", tmp_path, Heard(), style="pencil")
    assert [artifact.name for artifact in generated.artifacts] == ["output.mp4", "thumbnail.jpg", "spritesheet.jpg"]
    assert generated.facts["scene"]["style"] == "pencil"


def test_a_style_that_is_not_there_is_refused() -> None:
    with pytest.raises(SettingsError, match="no style 'oil'"):
        build({"style": "oil"})


def test_a_continuation_tells_only_what_is_said_in_it(workshop: Workshop) -> None:
    first = workshop.file('A man says "One." in a kitchen.')
    second = workshop.file('He says: "Two."', extends=str(first))
    assert "One." in (first.parent / "subtitles.vtt").read_text()
    told = (second.parent / "subtitles.vtt").read_text()
    assert "Two." in told
    assert "One." not in told
