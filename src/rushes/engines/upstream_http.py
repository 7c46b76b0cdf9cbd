"""How engines elsewhere are called: one call at a time, never repeated, and every failure told apart.

What matters of a failed submit is whether the server can have taken it. Before the first byte of the request left, it
cannot; behind that, only an answer that says no is proof.
"""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson

from rushes.contracts.remote import AnswerLost, OutOfReach, Refused
from rushes.errors import Fault

LOOK_SECONDS = 30.0
FETCH_SECONDS = 300.0
CONNECT_SECONDS = 10.0
MOST_BODY_BYTES = 4 << 20
_LARGE = 1 << 20
"""Bytes from which an answer is read beside the event loop."""

MOST_INLINE_BYTES = 256 << 20
"""Of an answer that holds a whole video, as base64."""
MOST_VIDEO_BYTES = 2 << 30
SHORTEST_SECRET = 8
"""Keys of fewer characters ("none", "EMPTY") are words that stand for no key."""
_CHUNK = 1 << 20
_BEFORE_THE_BODY = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


@dataclass(frozen=True)
class Answer:
    """What a server said: its status, its headers, and its body as JSON (None: it is none)."""

    status: int
    headers: Mapping[str, str]
    json: Any
    text: str

    @property
    def after(self) -> float | None:
        """In how many seconds the server wants to hear from us again: `openai-poll-after-ms`, `Retry-After`."""
        try:
            if (milliseconds := self.headers.get("openai-poll-after-ms")) is not None:
                return max(0.0, float(milliseconds) / 1000)
            given = self.headers.get("retry-after")
            return None if given is None else max(0.0, _seconds(given))
        except ValueError:
            return None


class Upstream:
    """Calls to the server of one engine, and downloads from anywhere.

    `key` goes to the server at `base_url` alone, and to that of `files_url` where a vendor has one for files, in
    `header`, behind the word `scheme` where there is one; a server that repeats it in an answer is not heard. A call
    that makes a job has an answer within `submit_seconds`, or none.
    """

    def __init__(
        self,
        base_url: str,
        key: str,
        scheme: str,
        submit_seconds: float,
        header: str = "Authorization",
        files_url: str | None = None,
    ) -> None:
        self._origins = {_origin(base_url), _origin(files_url or base_url)}
        self._key, self._scheme, self._header = key, scheme, header
        self._submit_seconds = submit_seconds
        self._web = httpx.AsyncClient(
            timeout=httpx.Timeout(LOOK_SECONDS, connect=CONNECT_SECONDS),
            limits=httpx.Limits(max_connections=None),
            event_hooks={"request": [self._authorise]},
            verify=_certificates(),
        )

    @property
    def account(self) -> str:
        """What tells this key from others without telling it."""
        return hashlib.sha256(self._key.encode()).hexdigest()[:8] if self._key else "none"

    async def close(self) -> None:
        """Let go of all connections."""
        await self._web.aclose()

    async def submit(self, url: str, **call: Any) -> Answer:
        """POST once. Raises Refused where nothing was sent, AnswerLost where that cannot be known."""
        try:
            async with asyncio.timeout(self._submit_seconds):
                return await self._call("POST", url, call, MOST_BODY_BYTES)
        except _BEFORE_THE_BODY as error:
            raise Refused(Fault.DOWN, f"{url}: {error!r}") from error
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, _TooMuch) as error:
            raise AnswerLost(f"{url}: {error!r}") from error

    async def look(self, method: str, url: str, **call: Any) -> Answer:
        """Make a call that costs nothing. Raises OutOfReach where there is no answer, or one of 400 and more."""
        answer = await self.ask(method, url, **call)
        if answer.status >= 400:
            raise out_of_reach(url, answer)
        return answer

    async def ask(
        self, method: str, url: str, seconds: float = LOOK_SECONDS, most: int = MOST_BODY_BYTES, **call: Any
    ) -> Answer:
        """Make a call that costs nothing, whose answer may be an error, of at most `most` bytes, within `seconds`.

        Raises OutOfReach where there is none.
        """
        try:
            async with asyncio.timeout(seconds):
                return await self._call(method, url, call, most)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, _TooMuch) as error:
            raise OutOfReach(f"{url}: {error!r}") from error

    async def download(self, url: str, into: Path) -> None:
        """Copy what is at a URL into a file.

        Raises OutOfReach: `gone` where there is nothing (any more), also where what is there is no file.
        """
        try:
            async with (
                asyncio.timeout(FETCH_SECONDS),
                self._web.stream("GET", url, follow_redirects=True) as answer,
            ):
                if answer.status_code >= 400:
                    gone = answer.status_code < 500 and answer.status_code not in (401, 408, 425, 429)
                    raise OutOfReach(f"{url} answered {answer.status_code}", gone=gone)
                with await asyncio.to_thread(into.open, "wb") as file:
                    size = 0
                    async for piece in answer.aiter_bytes(_CHUNK):
                        size += len(piece)
                        if size > MOST_VIDEO_BYTES:
                            raise OutOfReach(f"{url} is larger than {MOST_VIDEO_BYTES} bytes", gone=True)
                        await asyncio.to_thread(file.write, piece)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise OutOfReach(f"{url}: {error!r}") from error
        kind = answer.headers.get("content-type", "").partition(";")[0]
        if size == 0 or kind in ("application/json", "text/html"):
            raise OutOfReach(f"{url} is no video: {size} bytes of {kind or 'nothing'}", gone=True)

    async def _call(self, method: str, url: str, call: dict[str, Any], most: int) -> Answer:
        async with self._web.stream(method, url, **call) as answer:
            body = bytearray()
            async for piece in answer.aiter_bytes():
                body += piece
                if len(body) > most:
                    raise _TooMuch(f"more than {most} bytes")
        if len(body) > _LARGE:
            return await asyncio.to_thread(self._heard, answer, bytes(body))
        return self._heard(answer, bytes(body))

    def _heard(self, answer: httpx.Response, body: bytes) -> Answer:
        heard = body.replace(self._key.encode(), b"...") if len(self._key) >= SHORTEST_SECRET else body
        try:
            json = orjson.loads(heard)
        except orjson.JSONDecodeError:
            json = None
        return Answer(answer.status_code, answer.headers, json, heard.decode("utf-8", "replace"))

    async def _authorise(self, request: httpx.Request) -> None:
        """Called before every request, also those that a redirect leads to."""
        request.headers.pop(self._header, None)
        if self._key and _origin(str(request.url)) in self._origins:
            request.headers[self._header] = f"{self._scheme} {self._key}".strip()


def out_of_reach(url: str, answer: Answer) -> OutOfReach:
    """What an answer of 400 and more to a call that costs nothing says."""
    return OutOfReach(
        f"{url} answered {answer.status}: {answer.text[:500]}",
        gone=answer.status in (404, 405, 410),
        fault=Fault.OPERATOR if answer.status in (401, 402, 403) else Fault.DOWN,
        after=answer.after,
    )


class _TooMuch(Exception):
    """An answer is larger than any that makes sense."""


@cache
def _certificates() -> SSLContext:
    """Read once for all engines: it takes longer than all else at their start."""
    return httpx.create_ssl_context()


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port


def _seconds(given: str) -> float:
    """`Retry-After` is seconds or a date (RFC 9110, 10.2.3)."""
    try:
        return float(given)
    except ValueError:
        return (parsedate_to_datetime(given) - datetime.now(UTC)).total_seconds()
