"""Downloads of stored files, with ranges (as `v3.fal.media`)."""

import re
from contextlib import suppress
from urllib.parse import quote

from rushes.errors import FileForbidden, Unauthorized, UnknownFile
from rushes.http.calls import credentials_of, query_of
from rushes.http.errors import answer_method, answer_not_found
from rushes.http.responses import CORS, Receive, Send, answer, answer_json, first_of, gone
from rushes.http.surfaces import Scope, header
from rushes.http.wire import Headers
from rushes.media.kinds import opens_safely
from rushes.service.keyring import Keyring
from rushes.service.shelf import Found, Shelf

RANGE = re.compile(r"bytes=(\d*)-(\d*)")
CACHE_SECONDS = 31_536_000
FALSE = ("", "0", "false", "no")
_NO_SCRIPT: Headers = [(b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; sandbox")]


class FileRoutes:
    """Everything below `/files` that is read, as plain ASGI.

    Names cannot be guessed: knowing one is the permission, unless the file's owner restricted it. Nothing is listed.
    What a browser could run (HTML, SVG, types that nobody knows) is handed out for saving only, and sandboxed.
    With `redirect`, media are fetched from the store itself where it can hand out links.
    """

    def __init__(self, shelf: Shelf, keyring: Keyring, redirect: bool = False) -> None:
        self._shelf = shelf
        self._keyring = keyring
        self._redirect = redirect

    async def __call__(self, scope: Scope, receive: Receive, send: Send, key: str) -> None:
        """Answer one GET or HEAD."""
        if scope["method"] not in ("GET", "HEAD"):
            await answer_method(send)
            return
        await self.hand_out(scope, receive, send, key, await self._viewer(scope))

    async def hand_out(self, scope: Scope, receive: Receive, send: Send, key: str, viewer: str | None) -> None:
        """Answer a GET or HEAD of somebody with the key id `viewer`, or (None) without a key."""
        try:
            found = await self._shelf.find(key, viewer)
        except UnknownFile as error:
            await answer_not_found(send, str(error))
            return
        except FileForbidden as error:
            await answer_json(send, 403, {"detail": str(error), "error_type": error.error_type}, [])
            return
        safe = opens_safely(found.file.content_type)
        save = query_of(scope).get("download", "").lower() not in FALSE
        if self._redirect and safe and not save and (link := await self._shelf.link(found)) is not None:
            await answer(send, 307, b"", [(b"location", link.encode()), (b"cache-control", b"no-store")])
            return
        await self._send(scope, receive, send, found, attached=save or not safe)

    async def _send(self, scope: Scope, receive: Receive, send: Send, found: Found, attached: bool) -> None:
        size = found.stored.size
        etag = f'"{found.stored.etag.removeprefix("W/").strip(chr(34))}"'
        headers: Headers = [
            (b"etag", etag.encode()),
            (b"accept-ranges", b"bytes"),
            (b"cache-control", _cache_control(found).encode()),
            (b"x-content-type-options", b"nosniff"),
        ]
        if attached:
            headers.append((b"content-disposition", disposition(found.file.name).encode("latin-1")))
        if not opens_safely(found.file.content_type):
            headers += _NO_SCRIPT
        if _named(header(scope, b"if-none-match"), etag):
            await answer(send, 304, b"", headers)
            return
        wanted = header(scope, b"range")
        condition = header(scope, b"if-range")
        span = _span(wanted if condition in (None, etag) else None, size)
        if span is None:
            unsatisfiable = (b"content-range", f"bytes */{size}".encode())
            await answer_json(send, 416, {"detail": "Range not satisfiable"}, [unsatisfiable])
            return
        start, end = span
        whole = (start, end) == (0, size)
        if not whole:
            headers.append((b"content-range", f"bytes {start}-{end - 1}/{size}".encode()))
        fixed = [
            (b"content-type", found.file.content_type.encode("latin-1", "replace")),
            (b"content-length", str(end - start).encode()),
        ]
        await send(
            {"type": "http.response.start", "status": 200 if whole else 206, "headers": [*fixed, *CORS, *headers]}
        )

        async def pump() -> None:
            async for part in self._shelf.read(found.file.key, start, end):
                await send({"type": "http.response.body", "body": part, "more_body": True})

        if scope["method"] == "GET" and await first_of(pump(), gone(receive)) != 0:
            return
        await send({"type": "http.response.body", "body": b""})

    async def _viewer(self, scope: Scope) -> str | None:
        """The key id of who asks; None for somebody without a key that is accepted, which most files do not need."""
        with suppress(Unauthorized):
            if (credentials := credentials_of(scope)) is not None:
                return (await self._keyring.caller(credentials, "files")).key_id
        return None


def disposition(name: str) -> str:
    """The header that has a browser save a file under its name, in any language (RFC 6266, appendix D)."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%' else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _cache_control(found: Found) -> str:
    if found.file.acl.rules or found.file.acl.default != "allow":
        return "private, no-store"
    if found.seconds_left is None:
        return f"public, max-age={CACHE_SECONDS}, immutable"
    return f"public, max-age={min(CACHE_SECONDS, int(found.seconds_left))}"


def _named(value: str | None, etag: str) -> bool:
    """Whether an If-None-Match header names the file (RFC 9110, 13.1.2)."""
    return value is not None and any(one.strip().removeprefix("W/") in ("*", etag) for one in value.split(","))


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
    elif last and int(last) < int(first):
        return 0, size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
    return (start, end) if start < end else None
