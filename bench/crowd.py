"""The crowd of an app at its busiest, from one process; prints one JSON line.

`python -m bench.crowd PORT SECONDS POLLERS LISTENERS REQUESTS`: pollers ask for a status 0.1 s after each answer, as
fal's Python client does, and fetch the result at the end; listeners hold a status stream. Both are spread evenly over
so many requests, each of which is submitted anew when it has completed. With 0 REQUESTS pollers ask for `/` alone: a
server that only echoes.
"""

import asyncio
import json
import sys
import time
from dataclasses import dataclass, field
from typing import cast

import uvloop

ENDPOINT, APP = "fal-ai/sora-2/text-to-video", "fal-ai/sora-2"
BODY = b'{"prompt": "A cat sits in a meadow at dusk and looks at the camera"}'
POLL_SECONDS = 0.1
STAGGER_SECONDS = 0.15


@dataclass
class Seen:
    """What the crowd met. Latencies are seconds."""

    status: list[float] = field(default_factory=list[float])
    result: list[float] = field(default_factory=list[float])
    events: int = 0
    completed: int = 0
    bad: list[str] = field(default_factory=list[str])


class Caller(asyncio.Protocol):
    """One keep-alive connection: one call after the other, each answered whole before the next."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._answered: asyncio.Future[bytes] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def call(self, method: str, path: str, body: bytes = b"") -> asyncio.Future[bytes]:
        """Send a call; its whole answer, head included."""
        assert self._transport is not None
        self._buffer = b""
        self._answered = asyncio.get_running_loop().create_future()
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Key a:b\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._transport.write(head.encode() + body)
        if self._transport.is_closing():
            self.connection_lost(None)
        return self._answered

    def close(self) -> None:
        assert self._transport is not None
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if self._answered is None or self._answered.done():
            return
        head, separator, body = self._buffer.partition(b"\r\n\r\n")
        if not separator:
            return
        _, length, rest = head.lower().partition(b"content-length: ")
        if body.endswith(b"\r\n0\r\n\r\n") if not length else len(body) >= int(rest.split(b"\r\n")[0]):
            self._answered.set_result(self._buffer)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answered is not None and not self._answered.done():
            self._answered.set_result(b"connection lost")


async def caller(port: int) -> Caller:
    return (await asyncio.get_running_loop().create_connection(Caller, "127.0.0.1", port))[1]


class Slot:
    """A request that is always there: submitted anew when it has completed."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._turn = asyncio.Lock()
        self.request_id = ""

    async def submit(self, after: str) -> None:
        """See to it that the request is another one than `after`."""
        async with self._turn:
            if self.request_id == after:
                connection = await caller(self._port)
                answer = await connection.call("POST", f"/queue/{ENDPOINT}", BODY)
                connection.close()
                self.request_id = json.loads(answer.partition(b"\r\n\r\n")[2])["request_id"]


async def poll(connection: Caller, slot: Slot, seen: Seen, until: float) -> None:
    while time.perf_counter() < until:
        request_id = slot.request_id
        path = f"/queue/{APP}/requests/{request_id}"
        sent = time.perf_counter()
        answer = await connection.call("GET", f"{path}/status?logs=false")
        seen.status.append(time.perf_counter() - sent)
        if answer[9:12] == b"200":
            sent = time.perf_counter()
            answer = await connection.call("GET", path)
            seen.result.append(time.perf_counter() - sent)
            if b'"video"' not in answer:
                seen.bad.append(f"result: {answer[:60]!r}")
            await slot.submit(request_id)
        elif answer[9:12] != b"202":
            seen.bad.append(f"status: {answer[:60]!r}")
            return
        await asyncio.sleep(POLL_SECONDS)


async def listen(connection: Caller, slot: Slot, seen: Seen, until: float) -> None:
    while time.perf_counter() < until:
        request_id = slot.request_id
        answer = await connection.call("GET", f"/queue/{APP}/requests/{request_id}/status/stream?logs=1")
        events = answer.split(b"data: ")[1:]
        seen.events += len(events)
        if answer[9:12] != b"200" or not events or b'"COMPLETED"' not in events[-1]:
            seen.bad.append(f"stream: {answer[:60]!r}")
            return
        seen.completed += 1
        await slot.submit(request_id)


async def echo(connection: Caller, seen: Seen, until: float) -> None:
    while time.perf_counter() < until:
        sent = time.perf_counter()
        answer = await connection.call("GET", "/")
        seen.status.append(time.perf_counter() - sent)
        if answer[9:12] != b"200":
            seen.bad.append(f"echo: {answer[:60]!r}")
        await asyncio.sleep(POLL_SECONDS)


async def crowd(port: int, seconds: float, pollers: int, listeners: int, requests: int) -> dict[str, object]:
    seen = Seen()
    slots = [Slot(port) for _ in range(requests)]
    for slot in slots:
        await slot.submit("")
        await asyncio.sleep(STAGGER_SECONDS)
    connections = [await caller(port) for _ in range(pollers + listeners)]
    began = time.perf_counter()
    until = began + seconds
    members: list[asyncio.Task[None]] = []
    for number, connection in enumerate(connections):
        if not slots:
            work = echo(connection, seen, until)
        elif number < pollers:
            work = poll(connection, slots[number % requests], seen, until)
        else:
            work = listen(connection, slots[number % requests], seen, until)
        members.append(asyncio.create_task(work))
        await asyncio.sleep(POLL_SECONDS / len(connections))  # nobody starts at the same moment
    await asyncio.wait(members)
    return {
        "per_second": len(seen.status) / (time.perf_counter() - began),
        **{f"status_{name}_ms": at(seen.status, share) for name, share in (("p50", 0.5), ("p99", 0.99), ("max", 1))},
        "result_p99_ms": at(seen.result, 0.99),
        "events": seen.events,
        "completed": seen.completed,
        "bad": seen.bad[:10],
    }


def at(latencies: list[float], share: float) -> float:
    ordered = sorted(latencies) or [0.0]
    return 1e3 * ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main() -> None:
    port, seconds, pollers, listeners, requests = sys.argv[1:]
    met = crowd(int(port), float(seconds), int(pollers), int(listeners), int(requests))
    print(json.dumps(uvloop.run(met)))


if __name__ == "__main__":
    main()
