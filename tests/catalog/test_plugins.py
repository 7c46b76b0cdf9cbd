"""An endpoint of another package: the one of the documentation, installed beside Rushes."""

import re
from pathlib import Path

import pytest

from support.command import FAKE, rushes
from support.process import rushes_up

pytestmark = pytest.mark.anyio

DOCUMENTATION = Path(__file__).parents[2] / "docs/howto/endpoints.md"
CODE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def installed(tmp_path: Path) -> str:
    """The documentation's package as an installer leaves it; its folder."""
    blocks = dict(CODE.findall(DOCUMENTATION.read_text("utf-8")))
    folder = tmp_path / "packages"
    facts = folder / "toys-1.0.dist-info"
    facts.mkdir(parents=True)
    (folder / "toys.py").write_text(blocks["python"])
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: toys\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text("[rushes.endpoints]\ntoys = toys:ENDPOINTS\n")
    assert 'toys = "toys:ENDPOINTS"' in blocks["toml"]
    return str(folder)


async def test_it_is_called_as_every_other(tmp_path: Path, installed: str) -> None:
    async with rushes_up(tmp_path / "data", FAKE, PYTHONPATH=installed) as process:
        answer = await process.web.post("/run/toys/bounce", json={"prompt": "a red ball", "seconds": 1})
        assert answer.status_code == 200, answer.text
        assert answer.json()["video"]["content_type"] == "video/mp4"
        refused = await process.web.post("/run/toys/bounce", json={"seconds": 11})
        assert [problem["loc"][-1] for problem in refused.json()["detail"]] == ["prompt", "seconds"]
        queued = await process.web.post("/queue/toys/bounce", json={"prompt": "a red ball"})
        assert queued.json()["status_url"].endswith(f"/queue/toys/bounce/requests/{queued.json()['request_id']}/status")


def test_the_command_line_lists_it(tmp_path: Path, installed: str) -> None:
    listed = rushes(tmp_path, "endpoints", PYTHONPATH=installed).stdout
    assert re.search(r"^toys\n +toys/bounce +live +fake$", listed, re.MULTILINE)
    assert "toys/bounce" not in rushes(tmp_path, "endpoints").stdout
    assert "toys/bounce" in rushes(tmp_path, "doctor", PYTHONPATH=installed).stdout


MISTAKES = [
    ('"toys/bounce"', '"fal-ai/veo3"', "Two endpoints are called 'fal-ai/veo3'; one of them is in another package"),
    ("from pydantic", "from nowhere", "The endpoints 'toys:ENDPOINTS' cannot be loaded: No module named 'nowhere'"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES)
@pytest.mark.parametrize("command", ["endpoints", "up"])
def test_a_mistake_in_a_package_is_told_in_one_line(
    tmp_path: Path, installed: str, command: str, right: str, wrong: str, told: str
) -> None:
    module = Path(installed) / "toys.py"
    module.write_text(module.read_text().replace(right, wrong))
    done = rushes(tmp_path, command, PYTHONPATH=installed)
    assert (done.returncode, done.stderr.strip()) == (1, f"rushes: {told}")
