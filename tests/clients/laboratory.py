"""A server for the client checks: it watches what clients send, fails when told to, and its engine does as prompts say.

::

    POST /lab/begin      forget what was seen, drop faults
    GET  /lab/calls      what clients sent since: method, host, path, query, headers
    GET  /lab/inputs     the inputs of the submissions since
    POST /lab/fault      {path, status, times, headers, body}: how the next calls of a matching path are answered
    POST /lab/open       let every job whose prompt is "hold" end

Every job logs three lines. One whose prompt is "hold" then waits; "disconnect" fails as if the machine had.
"""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.errors import InfrastructureError
from support.scripted import ScriptedEngine
from support.server import Server, running

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
SETTINGS = {"tls": True, "tls_port": 0, "proxy_port": 0, "webhook_pauses": (0.2, 0.2, 0.2), "collect_seconds": 0.5}


@dataclass
class Laboratory:
    """What stands around the application."""

    application: Application
    calls: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    inputs: list[Any] = field(default_factory=list[Any])
    faults: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    gates: list[asyncio.Event] = field(default_factory=list[asyncio.Event])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
        elif scope["path"].startswith("/lab/"):
            await _answer(send, 200, json.dumps(self._told(scope["path"][5:], await _body(receive))).encode(), {})
        else:
            headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
            call = {"method": scope["method"], "host": headers.get("host"), "path": scope["path"], "headers": headers}
            self.calls.append({**call, "query": scope["query_string"].decode("latin-1")})
            for fault in self.faults:
                if fault["times"] and re.search(fault["path"], scope["path"]):
                    fault["times"] -= 1
                    await _body(receive)
                    await _answer(send, fault["status"], fault["body"].encode(), fault["headers"])
                    return
            target = headers.get("x-fal-target-url", scope["path"])
            read_along = scope["method"] == "POST" and "/fal-ai/" in target
            await self.application(scope, self._reading(receive) if read_along else receive, send)

    def _told(self, what: str, body: bytes) -> Any:
        match what:
            case "begin":
                self.calls.clear()
                self.inputs.clear()
                self.faults.clear()
                self.gates.clear()
            case "calls":
                return self.calls
            case "inputs":
                return self.inputs
            case "fault":
                self.faults.append(json.loads(body))
            case "open":
                while self.gates:
                    self.gates.pop().set()
            case _:
                raise ValueError(what)
        return {}

    def _reading(self, receive: Receive) -> Receive:
        """Read along when a model is called."""
        body = b""

        async def read() -> Message:
            nonlocal body
            message = await receive()
            body += message.get("body", b"")
            if message["type"] == "http.request" and not message.get("more_body"):
                self.inputs.append(json.loads(body))
            return message

        return read

    async def script(self, job: VideoJob, report: Reporter) -> None:
        """What the engine does before it hands out its clip."""
        for line in ("one", "two", "three"):
            report.log(line)
        report.progress(60, 120)
        match job.prompt:
            case "hold":
                gate = asyncio.Event()
                self.gates.append(gate)
                await gate.wait()
            case "disconnect":
                raise InfrastructureError("The runner has gone")
            case _:
                pass


@asynccontextmanager
async def laboratory(folder: Path) -> AsyncGenerator[Server]:
    """A running server in a laboratory, in TLS mode, with one job at a time."""
    engine = ScriptedEngine(concurrency=1)

    def around(application: Application) -> Application:
        built = Laboratory(application)
        engine.script = built.script
        return built

    async with running(folder, engine, around, None, **SETTINGS) as server:
        yield server


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def _answer(send: Send, status: int, body: bytes, headers: dict[str, str]) -> None:
    sent = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    sent += [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": sent})
    await send({"type": "http.response.body", "body": body})
