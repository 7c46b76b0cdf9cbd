"""One of the studio's render processes: `python -m rushes.engines.previs.render_process module:Maker role`.

Commands come in on standard input, replies go out on what was standard output when it started (`messages`); everything
else that is printed goes to standard error. It ends as soon as standard input does, that is, with its server.
"""

import _thread
import errno
import gc
import importlib
import os
import shutil
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from types import FrameType
from typing import Any, BinaryIO, Protocol

from rushes.engines.previs.messages import (
    COMMANDS,
    Cancel,
    Done,
    Failed,
    Forget,
    Join,
    Log,
    Order,
    Prepare,
    Progress,
    Ready,
    Reply,
    Segment,
    Sound,
    Stopped,
    Task,
)


class Maker(Protocol):
    """Makes a film in a folder, step by step; the steps of one film run in different processes.

    Built with its role, which is all that differs between them: "front" draws and joins, "back" also plans and mixes
    the sound, and is the only one that needs the libraries for it. Building it loads everything it will need.

    What a step leaves for later steps is in `folder`. Every step may be broken off anywhere by an exception and is then
    never continued; `forget` follows every film. The facts that a step returns are JSON.
    """

    def prepare(self, order: Order, folder: Path, say: Callable[[str], None]) -> dict[str, Any]:
        """Plan the film; `say` adds a line to the caller's log."""
        ...

    def segment(self, folder: Path, number: int, first: int, end: int, drawn: Callable[[Path | None], None]) -> None:
        """Draw the frames `first` up to `end`, calling `drawn` after each, with a small JPEG of it or None."""
        ...

    def sound(self, folder: Path) -> None:
        """Mix the sound."""
        ...

    def join(self, folder: Path, segments: int) -> dict[str, Any]:
        """Finish the film; the facts name what lies in `folder` now."""
        ...

    def forget(self) -> None:
        """Let go of everything that belongs to a film."""
        ...


PROGRESS_FRAMES = 4
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_BYTES = 1024 * 1024


class _Broken(BaseException):
    """Raised into whatever a task is doing when it is cancelled."""


class RenderProcess:
    """Runs tasks one after the other in the main thread, while another thread listens for more and for cancels."""

    def __init__(self, maker: Maker, commands: BinaryIO, replies: BinaryIO) -> None:
        self._maker = maker
        self._commands = commands
        self._replies = replies
        self._waiting: SimpleQueue[Task | Forget] = SimpleQueue()
        self._cancelled: set[int] = set()
        self._breakable: int | None = None
        self._frame: int | None = None

    def run(self) -> None:
        """Work until standard input ends; never returns."""
        signal.signal(signal.SIGINT, self._interrupted)
        threading.Thread(target=self._listen, name="commands", daemon=True).start()
        self._say(Ready())
        while True:
            command = self._waiting.get()
            if isinstance(command, Forget):
                self._maker.forget()
            else:
                self._say(self._answer(command))

    def _listen(self) -> None:
        for line in self._commands:
            command = COMMANDS.validate_json(line)
            if not isinstance(command, Cancel):
                self._waiting.put(command)
                continue
            self._cancelled.add(command.id)
            if self._breakable == command.id:
                _thread.interrupt_main()
        # The server is gone, nobody waits for what is being made.
        os._exit(0)

    def _interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        """In the main thread, between two of its instructions: break the task off, if it is (still) cancelled."""
        if self._breakable is not None and self._breakable in self._cancelled:
            self._breakable = None
            raise _Broken

    def _answer(self, task: Task) -> Reply:
        """Do the task; what became of it."""
        try:
            return self._attempt(task)
        except _Broken:
            return Stopped(id=task.id)
        finally:
            self._breakable = None
            self._cancelled.discard(task.id)

    def _attempt(self, task: Task) -> Reply:
        self._frame = None
        try:
            self._breakable = task.id
            self._heed(task.id)
            facts = self._do(task)
            self._breakable = None
            return Done(id=task.id, facts=facts)
        except Exception as error:
            self._breakable = None
            traceback.print_exc()
            return self._failure(task, error)

    def _do(self, task: Task) -> dict[str, Any]:
        folder = Path(task.folder)
        match task:
            case Prepare():
                return self._maker.prepare(task.order, folder, lambda line: self._tell(Log(id=task.id, message=line)))
            case Segment():
                self._frame = task.first

                def drawn(preview: Path | None) -> None:
                    assert self._frame is not None
                    self._frame += 1
                    done = self._frame - task.first
                    if preview is not None:
                        self._tell(Progress(id=task.id, done=done, preview=str(preview)))
                    elif done % PROGRESS_FRAMES == 0 or self._frame == task.end:
                        self._tell(Progress(id=task.id, done=done))
                    self._heed(task.id)  # should a C library have swallowed the interruption

                self._maker.segment(folder, task.number, task.first, task.end, drawn)
                return {}
            case Sound():
                self._maker.sound(folder)
                return {}
            case Join():
                return self._maker.join(folder, task.segments)

    def _tell(self, reply: Log | Progress) -> None:
        """Say something in the middle of a task, in one piece."""
        self._breakable = None
        self._say(reply)
        self._breakable = reply.id
        self._heed(reply.id)

    def _heed(self, task_id: int) -> None:
        if task_id in self._cancelled:
            self._breakable = None
            raise _Broken

    def _failure(self, task: Task, error: Exception) -> Failed:
        if isinstance(error, OSError) and (error.errno in _NO_ROOM or _is_full(task.folder)):
            message = f"No room is left in the work folder {task.folder}"
            return Failed(id=task.id, kind="infrastructure", message=message)
        if isinstance(error, OSError | MemoryError):
            return Failed(id=task.id, kind="infrastructure", message=f"The render process failed: {error!r}")
        if isinstance(task, Segment):
            what = f"Frame {self._frame} could not be drawn"
        else:
            doing = {"prepare": "planned", "sound": "given its sound", "join": "put together"}
            what = f"The film could not be {doing[task.task]}"
        return Failed(id=task.id, kind="engine", message=f"{what} ({type(error).__name__}: {error})")

    def _say(self, reply: Reply) -> None:
        self._replies.write(reply.model_dump_json().encode() + b"\n")
        self._replies.flush()


def _is_full(folder: str) -> bool:
    """Whether the disk is full; numpy does not say so when it cannot write all of an array."""
    try:
        return shutil.disk_usage(folder).free < _FULL_BYTES
    except OSError:
        return False


def main() -> None:
    """Serve one server."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    (module, _, name), role = sys.argv[1].partition(":"), sys.argv[2]
    maker: Maker = getattr(importlib.import_module(module), name)(role)
    gc.freeze()  # what is loaded stays: looking through it again and again takes 2 % of the time
    RenderProcess(maker, sys.stdin.buffer, replies).run()


if __name__ == "__main__":
    main()
