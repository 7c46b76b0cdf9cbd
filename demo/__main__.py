"""`make demo`: a fresh server, an app with fal's unmodified client, and a video at the end."""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from rich.console import Console

import rushes.cli
from rushes.media.probe import probe

HERE = Path(__file__).parent
SHIM = Path(rushes.cli.__file__).parent / "shim"
console = Console(highlight=False)


def started(data_dir: str) -> tuple[subprocess.Popen[str], str]:
    """A server on a free port, and its address."""
    command = [sys.executable, "-m", "rushes", "up", "--port", "0", "--data-dir", data_dir]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    for line in server.stdout:
        if " at " in line:
            return server, line.split(" at ")[1].strip()
    raise SystemExit("the server did not start")


def main() -> None:
    """Run the demo."""
    with tempfile.TemporaryDirectory() as data_dir:
        server, address = started(data_dir)
        console.print(f"A server at {address}; an unmodified fal_client calls fal-ai/sora-2/text-to-video")
        began = time.monotonic()
        try:
            redirect = {"PYTHONPATH": str(SHIM), "FAL_LOCAL_BASE": address, "FAL_KEY": "demo:demo"}
            app = subprocess.run(
                [sys.executable, str(HERE / "app.py")], env=os.environ | redirect, stdout=subprocess.PIPE, check=True
            )
            video = json.loads(app.stdout)["video"]
            target = Path("demo.mp4").absolute()
            urllib.request.urlretrieve(video["url"], target)
        finally:
            server.terminate()
            server.wait(30)
    facts = probe(target)
    console.print(f"\n[bold]{target}[/]", soft_wrap=True)
    sound = "with sound" if facts.has_audio else "silent"
    console.print(
        f"{facts.width}x{facts.height}, {facts.fps:g} fps, {facts.frames} frames, {facts.duration:g} s, {sound}, "
        f"{target.stat().st_size / 1e6:.1f} MB"
    )
    console.print(f"{time.monotonic() - began:.1f} s from the call to the file")


if __name__ == "__main__":
    main()
