"""A load of keep-alive connections from one process; prints one JSON line.

`python -m bench.load HOST PORT CONNECTIONS SECONDS METHOD PATH [BODY]`: each connection sends its next call when the
last was answered. The answer: calls per second, latencies in milliseconds, and how many answers were not as expected.
"""

import asyncio
import json
import sys
import time
from typing import cast

import uvloop


class Caller(asyncio.Protocol):
    """One connection, always with one call on its way."""

    def __init__(self, call: bytes, until: float, latencies: list[float], bad: list[bytes]) -> None:
        self._call = call
        self._until = until
        self._latencies = latencies
        self._bad = bad
        self._buffer = b""
        self._sent = 0.0
        self._transport: asyncio.Transport | None = None
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._send()

    def _send(self) -> None:
        assert self._transport is not None
        self._sent = time.perf_counter()
        self._transport.write(self._call)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, separator, body = self._buffer.partition(b"\r\n\r\n")
        if not separator:
            return
        size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        if len(body) < size:
            return
        now = time.perf_counter()
        self._latencies.append(now - self._sent)
        if head[9:12] not in (b"200", b"202"):
            self._bad.append(head[:40])
        self._buffer = b""
        if now < self._until:
            self._send()
        elif not self.done.done():
            self.done.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self._bad.append(b"connection lost")
            self.done.set_result(None)


async def load(host: str, port: int, connections: int, seconds: float, call: bytes) -> dict[str, float]:
    latencies: list[float] = []
    bad: list[bytes] = []
    loop = asyncio.get_running_loop()
    began = time.perf_counter()
    callers = [
        (await loop.create_connection(lambda: Caller(call, began + seconds, latencies, bad), host, port))
        for _ in range(connections)
    ]
    await asyncio.gather(*(caller.done for _, caller in callers))
    took = time.perf_counter() - began
    for transport, _ in callers:
        transport.close()
    ordered = sorted(latencies)
    return {
        "per_second": len(ordered) / took,
        "p50_ms": 1e3 * ordered[len(ordered) // 2],
        "p99_ms": 1e3 * ordered[int(len(ordered) * 0.99)],
        "bad": len(bad),
    }


def main() -> None:
    host, port, connections, seconds, method, path, *rest = sys.argv[1:]
    body = rest[0].encode() if rest else b""
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Key a:b\r\nContent-Length: {len(body)}\r\n"
    )
    call = head.encode() + b"Content-Type: application/json\r\n\r\n" + body
    print(json.dumps(uvloop.run(load(host, int(port), int(connections), float(seconds), call))))


if __name__ == "__main__":
    main()
