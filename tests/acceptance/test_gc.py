"""`rushes gc`, as a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def test_gc_says_what_it_would_remove_and_then_removes_it(tmp_path: Path) -> None:
    left = tmp_path / "incoming" / "an-upload" / "00001-0"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"a part")
    os.utime(left.parent, (0, 0))
    for arguments, stays in ((["--dry-run"], True), ([], False)):
        done = subprocess.run(
            [sys.executable, "-m", "rushes", "gc", *arguments],
            env={**os.environ, "RUSHES_DATA_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        lines = [[part.strip() for part in line.split("  ") if part.strip()] for line in done.stdout.splitlines()]
        assert ["abandoned uploads", "1"] in lines
        assert ("Nothing was removed" in done.stdout) is stays
        assert left.exists() is stays
