"""Installs fal's own clients, unmodified, each in an environment of its own below `.venv/clients`.

    python tests/clients/install.py            the versions that are pinned here, if they are not installed yet
    python tests/clients/install.py --newest   the newest ones

What a machine lacks is left out with a word; where CI is set, that is a failure.
"""
# ruff: noqa: T201 - it speaks to whoever runs it

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
ENVIRONMENT = Path(sys.prefix)
UV = ENVIRONMENT / "bin" / "uv"
PYTHON_PINS = HERE / "python" / "requirements.txt"
PYTHON_NAMES = ("cryptography", "fal", "fal-client", "openai")
NODE_FILES = tuple(HERE / "node" / name for name in ("package.json", "package-lock.json", ".npmrc"))
NODE_NAMES = ("@fal-ai/client@latest", "@fal-ai/server-proxy@latest", "express@4")


def main(arguments: Sequence[str]) -> int:
    """Install both languages; how many could not be."""
    newest = "--newest" in arguments
    folder = ENVIRONMENT / "clients" / ("newest" if newest else "pinned")
    failed = 0
    for language, install, pins in (("python", _python, (PYTHON_PINS,)), ("node", _node, NODE_FILES)):
        print(f"fal's clients for {language}: ", end="", flush=True)
        stamp = folder / f"{language}.stamp"
        wanted = hashlib.sha256(b"".join(pin.read_bytes() for pin in pins)).hexdigest()
        if not newest and stamp.exists() and stamp.read_text() == wanted:
            print("installed")
            continue
        shutil.rmtree(folder / language, ignore_errors=True)
        (folder / language).mkdir(parents=True)
        try:
            install(folder / language, newest)
        except (FileNotFoundError, subprocess.CalledProcessError) as error:
            failed += 1
            print(f"left out, and the tests with them: {error}")
        else:
            stamp.write_text(wanted)
            print(f"now in {folder / language}")
    return failed


def _python(folder: Path, newest: bool) -> None:
    _call(UV, "venv", "-q", "--clear", "--python", sys.executable, folder)
    what = PYTHON_NAMES if newest else ("--require-hashes", "-r", PYTHON_PINS)
    _call(UV, "pip", "install", "-q", "--python", folder / "bin" / "python", *what)


def _node(folder: Path, newest: bool) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed")
    for file in NODE_FILES:
        shutil.copy(file, folder)
    if newest:
        (folder / "package-lock.json").unlink()
        _call(npm, "install", "--silent", *NODE_NAMES, cwd=folder)
    else:
        _call(npm, "ci", "--silent", cwd=folder)


def _call(*command: str | Path, cwd: Path | None = None) -> None:
    subprocess.run([str(part) for part in command], cwd=cwd, check=True)


if __name__ == "__main__":
    left_out = main(sys.argv[1:])
    sys.exit(1 if left_out and os.environ.get("CI") else 0)
