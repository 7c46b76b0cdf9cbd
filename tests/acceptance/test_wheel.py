"""What is installed from a wheel is whole: pages, assets, lexicons, prices, migrations."""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from support.process import rushes_up

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
PAGES = ("/", "/requests", "/gallery", "/webhooks", "/files", "/usage", "/keys", "/engines", "/system")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    command = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out))
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_a_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    source = ROOT / "src"
    ours = {
        str(path.relative_to(source))
        for path in (source / "rushes").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours - held == set()


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel; it borrows the dependencies, but not this checkout."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run((sys.executable, "-m", "venv", "--without-pip", folder), check=True)
    python = folder / "bin" / "python"
    packages = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    ZipFile(wheel).extractall(packages)
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))  # its own .pth files are not read
    ask = (python, "-c", "import rushes; print(rushes.__file__)")
    found = subprocess.run(ask, check=True, capture_output=True, text=True, cwd=folder)
    assert found.stdout.startswith(str(packages))
    return python


async def test_a_server_from_a_wheel_serves_its_pages_and_assets(python: Path, tmp_path: Path) -> None:
    fake = '[engines.fake]\ntype = "fake"\n[routes]\n"*" = ["fake"]\n'
    async with rushes_up(tmp_path / "data", fake, python=str(python)) as server:
        assets: set[str] = set()
        for path in PAGES:
            page = await server.web.get(path, headers={"accept": "text/html"})
            assert page.status_code == 200, path
            assets |= set(re.findall(r'(?:src|href|poster)="(/static/[^"#]+)', page.text))
        assert len(assets) > 60  # the catalog's moving pictures are among them
        for asset in sorted(assets):
            assert (await server.web.get(asset)).status_code == 200, asset
        answer = await server.web.post("/run/fal-ai/sora-2/text-to-video", json={"prompt": "x"})
        assert answer.json()["video"]["num_frames"] == 120
