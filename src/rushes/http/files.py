"""Downloads of stored files, with ranges (as `v3.fal.media`)."""

import mimetypes
import re

from rushes.contracts.storage import Storage
from rushes.http.errors import answer_method, answer_not_found
from rushes.http.responses import CORS, Receive, Send, answer, answer_json
from rushes.http.surfaces import Scope, header
from rushes.http.wire import Headers

RANGE = re.compile(r"bytes=(\d*)-(\d*)")
CACHE_SECONDS = 31_536_000


class FileRoutes:
    """Everything below `/files`, as plain ASGI. Names hold a random request id: knowing one is the permission."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def __call__(self, scope: Scope, _: Receive, send: Send, key: str) -> None:
        """Answer one GET or HEAD."""
        if scope["method"] not in ("GET", "HEAD"):
            await answer_method(send)
            return
        if not key or ".." in key.split("/") or (found := await self._storage.head(key)) is None:
            await answer_not_found(send, "File not found")
            return
        headers: Headers = [
            (b"etag", f'"{found.etag.strip(chr(34))}"'.encode()),
            (b"accept-ranges", b"bytes"),
            (b"cache-control", f"public, max-age={CACHE_SECONDS}, immutable".encode()),
            (b"x-content-type-options", b"nosniff"),
        ]
        if header(scope, b"if-none-match") == headers[0][1].decode():
            await answer(send, 304, b"", headers)
            return
        span = _span(header(scope, b"range"), found.size)
        if span is None:
            unsatisfiable = (b"content-range", f"bytes */{found.size}".encode())
            await answer_json(send, 416, {"detail": "Range not satisfiable"}, [unsatisfiable])
            return
        start, end = span
        whole = (start, end) == (0, found.size)
        if not whole:
            headers.append((b"content-range", f"bytes {start}-{end - 1}/{found.size}".encode()))
        kind = mimetypes.guess_type(key)[0] or "application/octet-stream"
        fixed = [(b"content-type", kind.encode()), (b"content-length", str(end - start).encode())]
        await send(
            {"type": "http.response.start", "status": 200 if whole else 206, "headers": [*fixed, *CORS, *headers]}
        )
        if scope["method"] == "GET":
            async for part in self._storage.read(key, start, end):
                await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def _span(value: str | None, size: int) -> tuple[int, int] | None:
    """(start, end) of a Range header; the whole file without one or when it is not of the plain form (RFC 9110, 14.2).

    None when it lies outside the file.
    """
    found = RANGE.fullmatch(value.strip()) if value else None
    if found is None or found[0] == "bytes=-":
        return 0, size
    first, last = found[1], found[2]
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
    return (start, end) if start < end else None
