"""A receiver of webhooks that keeps what came byte for byte, and answers as a test says."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import orjson


@dataclass(frozen=True)
class Call:
    """One call as it came; header names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        return orjson.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What the receiver says."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b"ok"


Script = Callable[[Call], Awaitable[Answer]]


async def accept(_: Call) -> Answer:
    return Answer()


class Receiver:
    """A running receiver: its address, what came, and what it answers (`script`)."""

    def __init__(self) -> None:
        self.base = ""
        self.calls: list[Call] = []
        self.script: Script = accept
        self._answered = 0
        self._moved = asyncio.Event()
        self._serving: set[asyncio.Task[None]] = set()

    async def has(self, count: int, seconds: float = 20) -> list[Call]:
        """Wait until so many calls have come."""
        await self._until(lambda: len(self.calls) >= count, seconds)
        return self.calls

    async def answered(self, count: int, seconds: float = 20) -> None:
        """Wait until so many calls have been answered."""
        await self._until(lambda: self._answered >= count, seconds)

    async def _until(self, holds: Callable[[], bool], seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not holds():
                self._moved.clear()
                await self._moved.wait()

    def answers(self, *statuses: int) -> None:
        """Answer with these, then with 200."""
        left = list(statuses)

        async def script(_: Call) -> Answer:
            return Answer(left.pop(0)) if left else Answer()

        self.script = script

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await self._answer(reader, writer)
        finally:
            self._serving.discard(task)
            writer.close()
            with suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:-2])}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        call = Call(method, target, headers, body)
        self.calls.append(call)
        self._moved.set()
        answer = await self.script(call)
        lines = [f"HTTP/1.1 {answer.status} X", f"Content-Length: {len(answer.body)}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + answer.body)
        await writer.drain()
        self._answered += 1
        self._moved.set()

    async def hang_up(self) -> None:
        """End the calls that are still being answered."""
        if serving := list(self._serving):
            for task in serving:
                task.cancel()
            await asyncio.wait(serving)


@asynccontextmanager
async def receiving(tls: ssl.SSLContext | None = None) -> AsyncGenerator[Receiver]:
    """A receiver on a free port of 127.0.0.1; with a context it speaks TLS."""
    receiver = Receiver()
    listening = await asyncio.start_server(receiver.serve, "127.0.0.1", 0, ssl=tls)
    receiver.base = f"http{'s' if tls else ''}://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield receiver
    finally:
        listening.close()
        await receiver.hang_up()
