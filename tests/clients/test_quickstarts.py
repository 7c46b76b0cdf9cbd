"""The programs that fal's documentation prints for each endpoint, byte for byte, end with a video that plays.

`quickstarts/` holds them with an index of where each stands; in those for curl the quotes inside of the shell's quotes
are mended. They run under `rushes run`, and nothing of it, the server included, connects beyond this machine.
"""

import json
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from clients.matrix import NODE_MODULES, PYTHON, Language, missing
from rushes.catalog import installed_catalog
from rushes.media.probe import probe
from support.command import rushes
from support.needs import left_out

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
LANGUAGES: dict[str, Language] = {"py": "python", "mjs": "node", "sh": "curl"}
RUN = {"py": shlex.quote(str(PYTHON)), "mjs": "node", "sh": "bash"}
FETCH = """
import re, sys, urllib.request
for name in sys.argv[1:]:
    found = re.search(r"https?://[^\\s'\\"]+\\.mp4", open(name + ".out").read())
    if found:
        urllib.request.urlretrieve(found[0], name + ".mp4")
"""


@dataclass(frozen=True)
class Quickstart:
    """One program: its file, and the endpoint that it calls."""

    file: str
    endpoint: str

    @property
    def suffix(self) -> str:
        """`py`, `mjs` or `sh`."""
        return self.file.removesuffix(".txt").rpartition(".")[2]


INDEX = [
    Quickstart(one["file"], one["endpoint"]) for one in json.loads((HERE / "quickstarts" / "index.json").read_text())
]


def test_every_endpoint_has_its_programs_in_every_language() -> None:
    assert {one.endpoint for one in INDEX} <= {endpoint.id for endpoint in installed_catalog({})}
    assert {(one.endpoint, one.suffix) for one in INDEX} == {(one.endpoint, s) for one in INDEX for s in RUN}
    assert {one.file for one in INDEX} == {path.name for path in (HERE / "quickstarts").glob("*.txt")}


@pytest.mark.parametrize("suffix", RUN)
def test_they_end_with_a_video_and_nothing_leaves_this_machine(suffix: str, tmp_path: Path) -> None:
    if (why := missing(LANGUAGES[suffix])) is not None:
        left_out(why)
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    (tmp_path / "fetch.py").write_text(FETCH)
    programs = [one for one in INDEX if one.suffix == suffix]
    names = [one.file.removesuffix(".txt") for one in programs]
    for one, name in zip(programs, names, strict=True):
        shutil.copy(HERE / "quickstarts" / one.file, tmp_path / name)
    every = f'for name in "$@"; do {RUN[suffix]} "$name" > "$name.out" || exit; done; {RUN["py"]} fetch.py "$@"'
    by_proxy = ("--tls",) if suffix == "sh" else ()
    guarded = {"PYTHONPATH": str(HERE / "guard"), "NODE_OPTIONS": f"--require {HERE / 'guard' / 'guard.cjs'}"}
    done = rushes(
        *(tmp_path, "run", "--strict", *by_proxy, "--", "bash", "-c", every, "-", *names),
        GUARD=str(tmp_path / "left"),
        **guarded,
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "left").exists(), (tmp_path / "left").read_text()
    for name in names:
        facts = probe(tmp_path / f"{name}.mp4")
        assert facts.frames > 1, name
        assert facts.duration > 1, name


def test_the_guard_sees_what_leaves(tmp_path: Path) -> None:
    guarded = {"PYTHONPATH": str(HERE / "guard"), "GUARD": str(tmp_path / "left")}
    script = "import socket; socket.create_connection(('192.0.2.1', 443), 1)"
    done = rushes(tmp_path, "run", "--", str(PYTHON), "-c", script, **guarded)
    assert done.returncode == 1
    assert "192.0.2.1" in (tmp_path / "left").read_text()
