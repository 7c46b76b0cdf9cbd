"""Which of fal's hosts a call was meant for, and the addresses that its answer must carry.

One port answers for all of them: by a prefix of the path (`/queue/...`), or by the `Host` header when a client's
names were redirected. Everything an answer contains is built from what the caller used (fal protocol, 1.3).

A caller by name comes in one of two ways. Over TLS, something leads all of its programs' calls here, and the URLs of
files name fal's hosts too. Over plain HTTP, a hook in one program does (`rushes run`): it follows fal's names for the
queue, as its clients rebuild them, but the URLs of files must hold outside of it, in a browser say, so they name this
server itself.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rushes.service.authority import is_fals

Scope = MutableMapping[str, Any]

HOSTS = {
    "fal.run": "run",
    "falrun.com": "run",
    "queue.fal.run": "queue",
    "queue.falrun.com": "queue",
    "ws.fal.run": "run",
    "rest.fal.ai": "rest",
    "rest.alpha.fal.ai": "rest",
    "fal.media": "media",
    "api.fal.ai": "api",
    "fal.ai": "site",
}
MEDIA = ".fal.media"
OTHER = "other"
"""A name of fal's that we answer for, so that nothing leaks, but behind which there is nothing here."""
PREFIXES = ("queue", "run")
MOST_NAMES = 256


@dataclass(frozen=True, slots=True)
class Address:
    """Where a call came in. `path` is what is left behind the prefix, without leading and trailing slashes.

    `queue` and `files` are the bases for the URLs of the answer, without a trailing slash.
    """

    surface: str
    path: str
    queue: str
    files: str


def header(scope: Scope, name: bytes) -> str | None:
    """The first value of a header; `name` in lower case."""
    for key, value in scope["headers"]:
        if key == name:
            return value.decode("latin-1")
    return None


def address_of(scope: Scope, public_url: str | None) -> Address:
    """The address of a call. `public_url` is the operator's own word for where this server is reached."""
    host = header(scope, b"host") or _listener(scope)
    path = scope["path"].strip("/")
    name, colon, port = host.partition(":")
    surface = surface_of(name.lower())
    if surface is not None:
        # Clients that were redirected by name speak https whatever stands before us: they know nothing else.
        queue = f"https://queue.fal.run{colon}{port}"
        if scope["scheme"] == "https":
            return Address(surface, path, queue, f"https://v3.fal.media{colon}{port}/files")
        return Address(surface, path, queue, f"{public_url or f'http://{_listener(scope)}'}/files")
    base = public_url or f"{scope['scheme']}://{host}"
    first, _, rest = path.partition("/")
    if first in PREFIXES:
        return Address(first, rest, f"{base}/queue", f"{base}/files")
    return Address("own", path, f"{base}/queue", f"{base}/files")


@lru_cache(MOST_NAMES)  # every call asks, and there are only so many names
def surface_of(name: str) -> str | None:
    """What stands behind one of fal's names; None for all others."""
    if name in HOSTS:
        return HOSTS[name]
    if name.endswith(MEDIA):
        return "media"
    return OTHER if is_fals(name) else None


def _listener(scope: Scope) -> str:
    """Where the connection came in, as `host:port`."""
    host, port = scope.get("server") or ("localhost", 80)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
