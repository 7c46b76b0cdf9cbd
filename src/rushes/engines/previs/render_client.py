"""One warm render process, as the server sees it."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import structlog

from rushes.engines.previs.messages import (
    REPLIES,
    Cancel,
    Command,
    Done,
    Failed,
    Forget,
    Log,
    Progress,
    Ready,
    Reply,
    Stopped,
    Task,
)
from rushes.errors import EngineError, InfrastructureError

log = structlog.get_logger()

START_SECONDS = 60.0
_LONGEST_LINE = 16 * 1024 * 1024
# One thread each: two processes share the cores, and a thread pool of every library costs memory in each.
_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
}


@dataclass(frozen=True)
class _Died:
    """The process has ended; `status` as in `subprocess`, negative for a signal."""

    status: int


class RenderClient:
    """Keeps one render process running and gives it tasks, one at a time.

    `name` is its role, `maker` says what makes films in it ("module:Class", a `render_process.Maker`). After
    `silence` seconds without a word a task's process is taken for hung; after a cancel it has `grace` seconds to stop.
    In both cases it is killed, and a new one starts.
    """

    def __init__(self, name: str, maker: str, silence: float, grace: float) -> None:
        self._name = name
        self._maker = maker
        self._silence = silence
        self._grace = grace
        self._process: Process | None = None
        self._replies: asyncio.Queue[Reply | _Died] = asyncio.Queue()
        self._readers: set[asyncio.Task[None]] = set()
        self._starting = asyncio.Lock()
        self._restart: asyncio.Task[None] | None = None
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """The process that is running and warm; None while there is none."""
        return None if self._process is None else self._process.pid

    async def start(self) -> None:
        """See to it that a process is running and warm. Raises InfrastructureError when none comes up."""
        async with self._starting:
            if self._process is not None:
                return
            process = await self._spawn()
            try:
                async with asyncio.timeout(START_SECONDS):
                    first = await self._replies.get()
            except TimeoutError:
                first = None
            except asyncio.CancelledError:
                _kill(process)
                raise
            if not isinstance(first, Ready):
                _kill(process)
                why = f"status {first.status}" if isinstance(first, _Died) else f"silent for {START_SECONDS:.0f} s"
                raise InfrastructureError(
                    f"The render process {self._name} does not start ({why}); see the server's log"
                )
            self._process = process

    async def run(self, task: Task, heard: Callable[[Log | Progress], None]) -> dict[str, Any]:
        """Have the task done; its facts. `heard` gets what is said meanwhile.

        Raises EngineError when the film cannot be made, InfrastructureError when the process died, hung, or had no
        room or memory. When cancelled, the process works on nothing any more before CancelledError leaves.
        """
        await self.start()
        process = self._process
        assert process is not None
        try:
            _send(process, task)
            return await self._answer(process, task, heard)
        except asyncio.CancelledError:
            await self._break_off(process, task)
            raise

    def forget(self) -> None:
        """Let the process free what it keeps of the last film."""
        if self._process is not None:
            _send(self._process, Forget())

    async def stop(self) -> None:
        """End the process."""
        self._stopping = True
        if self._restart is not None:
            self._restart.cancel()
            with suppress(asyncio.CancelledError):
                await self._restart
        if self._process is not None:
            _kill(self._process)
        await asyncio.gather(*self._readers)

    async def _spawn(self) -> Process:
        self._replies = asyncio.Queue()
        command = [sys.executable, "-P", "-m", "rushes.engines.previs.render_process", self._maker, self._name]
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=PIPE,
                stdout=PIPE,
                env={**os.environ, **_ENVIRONMENT},
                limit=_LONGEST_LINE,
                start_new_session=True,  # Ctrl-C in the terminal is the server's to handle
            )
        except OSError as error:
            raise InfrastructureError(f"The render process {self._name} cannot be started: {error}") from error
        reader = asyncio.create_task(self._read(process, self._replies))
        self._readers.add(reader)
        reader.add_done_callback(self._readers.discard)
        return process

    async def _read(self, process: Process, replies: "asyncio.Queue[Reply | _Died]") -> None:
        """Pass on what the process says until it ends."""
        assert process.stdout is not None
        with suppress(ConnectionError):
            async for line in process.stdout:
                replies.put_nowait(REPLIES.validate_json(line))
        status = await process.wait()
        replies.put_nowait(_Died(status))
        if self._process is process and not self._stopping:
            log.warning("render process died", process=self._name, status=status)
        self._end(process)

    def _end(self, process: Process) -> None:
        """Part with a process for good, and begin to warm up its successor."""
        _kill(process)
        if self._process is process:
            self._process = None
            if not self._stopping:
                self._restart = asyncio.create_task(self._start_again())

    async def _start_again(self) -> None:
        # Should it fail, the next task tries again and has somebody to tell.
        with suppress(InfrastructureError):
            await self.start()

    async def _answer(self, process: Process, task: Task, heard: Callable[[Log | Progress], None]) -> dict[str, Any]:
        while True:
            try:
                async with asyncio.timeout(self._silence):
                    reply = await self._replies.get()
            except TimeoutError:
                self._end(process)
                why = f"said nothing for {self._silence:g} s at {_named(task)} and was ended"
                raise InfrastructureError(f"The render process {self._name} {why}") from None
            if isinstance(reply, _Died):
                raise InfrastructureError(f"The render process {self._name} died ({_cause(reply)}) at {_named(task)}")
            if isinstance(reply, Ready) or reply.id != task.id:
                continue
            match reply:
                case Log() | Progress():
                    heard(reply)
                case Done():
                    return reply.facts
                case Failed():
                    raise (EngineError if reply.kind == "engine" else InfrastructureError)(reply.message)
                case Stopped():
                    raise InfrastructureError(f"The render process {self._name} stopped by itself at {_named(task)}")

    async def _break_off(self, process: Process, task: Task) -> None:
        """Cancel the task and wait until it has stopped; end the process when that takes too long."""
        if self._process is not process:
            return
        _send(process, Cancel(id=task.id))
        stopped = False
        try:
            async with asyncio.timeout(self._grace):
                while not stopped:
                    reply = await self._replies.get()
                    stopped = isinstance(reply, _Died) or (
                        isinstance(reply, Done | Failed | Stopped) and reply.id == task.id
                    )
        except TimeoutError:
            log.warning("render process did not heed a cancel and is ended", process=self._name, task=task.task)
        finally:
            if not stopped:
                self._end(process)


def _send(process: Process, command: Command) -> None:
    assert process.stdin is not None
    process.stdin.write(command.model_dump_json().encode() + b"\n")


def _kill(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()


def _named(task: Task) -> str:
    return f"frames {task.first} to {task.end - 1}" if task.task == "segment" else f"the step {task.task!r}"


def _cause(died: _Died) -> str:
    return signal.Signals(-died.status).name if died.status < 0 else f"status {died.status}"
