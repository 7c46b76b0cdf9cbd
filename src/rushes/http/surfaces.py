"""Which of fal's hosts a call was meant for, and the addresses that its answer must carry.

One port answers for all of them: by a prefix of the path (`/queue/...`), or by the `Host` header when a client's
names were redirected. Everything an answer contains is built from what the caller used (fal protocol, 1.3).
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

Scope = MutableMapping[str, Any]

HOSTS = {
    "fal.run": "run",
    "falrun.com": "run",
    "queue.fal.run": "queue",
    "queue.falrun.com": "queue",
    "rest.fal.ai": "rest",
    "v3.fal.media": "media",
    "v3b.fal.media": "media",
    "api.fal.ai": "api",
    "fal.ai": "site",
}
PREFIXES = ("queue", "run")


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
    host = header(scope, b"host") or "{}:{}".format(*(scope.get("server") or ("localhost", 80)))
    path = scope["path"].strip("/")
    surface = HOSTS.get(host.partition(":")[0].lower())
    if surface is not None:
        # Clients that were redirected by name speak https whatever stands before us: they know nothing else.
        _, colon, port = host.partition(":")
        return Address(surface, path, f"https://queue.fal.run{colon}{port}", f"https://v3.fal.media{colon}{port}/files")
    base = public_url or f"{scope['scheme']}://{host}"
    first, _, rest = path.partition("/")
    if first in PREFIXES:
        return Address(first, rest, f"{base}/queue", f"{base}/files")
    return Address("own", path, f"{base}/queue", f"{base}/files")
