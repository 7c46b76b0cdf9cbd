"""A film-maker for the tests of the studio: runs inside render processes, and does what the prompt says."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rushes.engines.previs.messages import Order


class ScriptedMaker:
    """Every frame takes `frame_seconds`. The prompt is a word or more of: break, spin, full, die, hang, chatter."""

    frame_seconds = 0.004

    def __init__(self, role: str) -> None:
        self.role = role

    def prepare(self, order: Order, folder: Path, say: Callable[[str], None]) -> dict[str, Any]:
        print("this must not reach the server")  # noqa: T201 libraries do print
        (folder / "prompt").write_text(order.prompt)
        say(f"Scene: {order.prompt}")
        if "bad prompt" in order.prompt:
            raise ValueError("no such word")
        return {"planned by": self.role}

    def segment(self, folder: Path, number: int, first: int, end: int, drawn: Callable[[Path | None], None]) -> None:
        prompt = (folder / "prompt").read_text()
        with (folder / f"segment-{number}").open("w") as file:
            for frame in range(first, end):
                (folder / "frames").open("a").close()
                time.sleep(self.frame_seconds)
                if frame == 5:
                    self._act(prompt, folder)
                file.write(f"{os.getpid()} {frame}\n")
                file.flush()
                drawn(None)

    def _act(self, prompt: str, folder: Path) -> None:
        if "break" in prompt:
            raise ZeroDivisionError("scripted")
        if "full" in prompt:
            raise OSError(errno.ENOSPC, "No space left on device")
        if "die" in prompt:
            os.kill(os.getpid(), 9)
        if "hang" in prompt:
            (folder / "hanging").touch()
            time.sleep(3600)
        if "spin" in prompt:
            (folder / "spinning").touch()
            while True:  # busy in Python, far from the next frame
                try:
                    sum(range(1000))
                except Exception:
                    continue

    def sound(self, folder: Path) -> None:
        (folder / "sound").write_text(str(os.getpid()))

    def join(self, folder: Path, segments: int) -> dict[str, Any]:
        lines = [(folder / f"segment-{number}").read_text() for number in range(segments)]
        (folder / "film").write_text("".join(lines))
        return {"files": ["film"]}

    def forget(self) -> None:
        pass


class DeafMaker(ScriptedMaker):
    """Does not hear that it is cancelled: blocks the interruption as a long call into C would."""

    def prepare(self, order: Order, folder: Path, say: Callable[[str], None]) -> dict[str, Any]:
        (folder / "deaf").touch()
        while True:
            try:
                time.sleep(0.01)
            except BaseException:
                continue
