"""`rushes` as a process, with the fake engine unless a test says otherwise."""

import os
import subprocess
import sys
from pathlib import Path

FAKE = '[engines.fake]\ntype = "fake"\nlines = ["Frame 60 of 120"]\n'
COMMAND = (sys.executable, "-m", "rushes")


def environment(folder: Path, config: str = FAKE, **variables: str) -> dict[str, str]:
    """What a command needs to have a data directory of its own, and a port that nothing uses."""
    (folder / "rushes.toml").write_text(config)
    own = {
        "RUSHES_DATA_DIR": str(folder / "data"),
        "RUSHES_CONFIG": str(folder / "rushes.toml"),
        "RUSHES_PORT": "1",
    }
    clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return {**clean, **own, **variables}


def rushes(
    folder: Path, *arguments: str, config: str = FAKE, given: str | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; `given` is its standard input."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(folder, config, **variables),
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
