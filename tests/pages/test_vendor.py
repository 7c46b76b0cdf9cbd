"""Third-party files are what their packages held."""

import hashlib
import re
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "src" / "rushes" / "http" / "pages" / "static" / "vendor"
HERE = Path(__file__).parent / "vendor"
ROW = re.compile(r"^\| (?P<file>\S+) \|.*\| `(?P<sum>[0-9a-f]{64})` \|$", re.MULTILINE)


@pytest.mark.parametrize("folder", [PAGES, HERE], ids=["pages", "tests"])
def test_third_party_files_have_the_sums_that_their_list_names(folder: Path) -> None:
    listed = {found["file"]: found["sum"] for found in ROW.finditer((folder / "README.md").read_text())}
    there = {path.name for path in folder.iterdir() if "LICENSE" not in path.name and path.name != "README.md"}
    assert set(listed) == there
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
