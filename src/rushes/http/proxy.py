"""The protocol of clients that call through their own site (`proxyUrl`), as `@fal-ai/server-proxy` speaks it.

A call of `/api/fal/proxy` carries its true target in a header (fal protocol, 8). It is answered in here like any other:
with its own method, body and status, streams as they come. Only the host of the target is not looked for; it says which
of fal's hosts is meant, and URLs in answers name the address that the caller reached.
"""

from urllib.parse import unquote, urlsplit

from rushes.http.surfaces import Address, Scope, header, surface_of

PATH = "api/fal/proxy"
TARGET = b"x-fal-target-url"
REFUSAL = "Invalid request"
"""The body of the 400, a JSON string, as the original words it."""


class NoTarget(Exception):
    """The call names no target, or one that is none of fal's hosts."""


def targeted(scope: Scope, address: Address) -> tuple[Scope, Address]:
    """The call that was meant, and where it was meant to go; raises NoTarget."""
    try:
        target = urlsplit(header(scope, TARGET) or "")
        surface = surface_of(target.hostname or "")
    except ValueError as error:
        raise NoTarget(str(error)) from None
    if target.scheme not in ("http", "https") or surface is None:
        raise NoTarget(target.netloc)
    path = unquote(target.path)
    meant = {**scope, "path": path, "raw_path": target.path.encode(), "query_string": target.query.encode("latin-1")}
    return meant, Address(surface, path.strip("/"), address.queue, address.files)
