"""Writes down, and stops, every connection of a Python program beyond this machine; GUARD is the file to write to."""

# pyright: basic

import os
import sys
from typing import Any

INSIDE = ("127.", "::1", "localhost", "0.0.0.0")


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    host: Any
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host and not host.startswith(INSIDE):
        with open(os.environ["GUARD"], "a") as file:  # noqa: PTH123
            file.write(f"{event} {host} {sys.argv[:2]}\n")
        raise OSError(f"the guard stopped {event} to {host}")


if os.environ.get("GUARD"):
    sys.addaudithook(watch)
