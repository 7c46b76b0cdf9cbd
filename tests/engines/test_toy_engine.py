"""An engine of another package: the one of the documentation, installed beside Rushes."""

from pathlib import Path

import pytest

from support.command import rushes
from support.process import rushes_up
from support.toys import EXAMPLE, Toys, install_toy_engine

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

DOCUMENTATION = Path(__file__).parents[2] / "docs/howto/own-engine.md"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of the installed package."""
    packages = tmp_path_factory.mktemp("packages")
    install_toy_engine(packages)
    return str(packages)


def config(**options: object) -> str:
    lines = [f'{name} = "{value}"' for name, value in options.items()]
    return "\n".join(["[engines.toy]", 'type = "toy"', *lines])


@pytest.mark.parametrize(("file", "language"), [("toy_engine.py", "python"), ("pyproject.toml", "toml")])
def test_the_documentation_shows_it_as_it_is(file: str, language: str) -> None:
    assert f"```{language}\n{(EXAMPLE / file).read_text()}```\n" in DOCUMENTATION.read_text("utf-8")


async def test_a_clip_goes_through_it(tmp_path: Path, installed: str) -> None:
    vendor = Toys()
    async with vendor.serving():
        text = config(base_url=vendor.options()["base_url"], api_key=vendor.secret)
        async with rushes_up(tmp_path / "data", text, PYTHONPATH=installed) as process:
            answer = await process.web.post("/run/openai/videos", json={"prompt": "a ball", "size": "320x256"})
            assert answer.status_code == 200, answer.text
            clip = await process.web.get(answer.json()["video"]["url"])
            assert clip.headers["content-type"] == "video/mp4"
    ((name, asked),) = vendor.names.items()
    assert asked["prompt"] == "a ball"
    assert name.endswith("-1")


def test_the_routing_table_tells_what_it_makes_and_why_not(tmp_path: Path, installed: str) -> None:
    told = rushes(tmp_path, "doctor", config=config(base_url="http://127.0.0.1:9"), PYTHONPATH=installed).stdout
    assert "toy makes clips from text alone" in " ".join(told.split())


def test_a_wrong_option_and_a_missing_package_are_told(tmp_path: Path, installed: str) -> None:
    wrong = config(base_url="http://127.0.0.1:9", speed="fast")
    done = rushes(tmp_path, "up", config=wrong, PYTHONPATH=installed)
    assert (done.returncode, "speed" in done.stderr) == (1, True)
    missing = rushes(tmp_path, "up", config=wrong)
    assert "no engine type 'toy'" in missing.stderr
