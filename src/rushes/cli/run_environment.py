"""What a program needs in its environment so that its calls of fal go to a server of ours."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from rushes.errors import SettingsError
from rushes.settings import LOOPBACK_NAMES

SHIM = Path(__file__).parent / "shim"
ANY_KEY = "rushes:any"
"""A server on loopback accepts any key; fal's own client wants one of the form `id:secret`."""


@dataclass(frozen=True)
class Reached:
    """A server as a program reaches it: `base` is `http://host:port`.

    In TLS mode `proxy` is what leads programs without a hook there, and `ca` and `bundle` are what they must trust: the
    authority alone, and with the public ones.
    """

    base: str
    proxy: str | None = None
    ca: Path | None = None
    bundle: Path | None = None

    @property
    def on_loopback(self) -> bool:
        """Whether it is on this machine, and therefore accepts any key."""
        host = urlsplit(self.base).hostname or ""
        try:
            return host in LOOPBACK_NAMES or ip_address(host).is_loopback
        except ValueError:
            return False


@dataclass(frozen=True)
class Variable:
    """One variable. With `joined_by` it goes before what is there already; a `default` gives way to it."""

    name: str
    value: str
    joined_by: str = ""
    default: bool = False


def checked_base(server: str) -> str:
    """The base address that a person named; raises SettingsError when a hook cannot lead there."""
    parts = urlsplit(server if "://" in server else f"http://{server}")
    if parts.scheme != "http" or not parts.hostname or parts.path.strip("/"):
        raise SettingsError(f"the hooks speak plain HTTP to a server's root: name it as http://HOST:PORT, not {server}")
    return f"http://{parts.netloc}" if parts.port else f"http://{parts.netloc}:80"


def variables(server: Reached, shim: Path | str = SHIM, strict: bool = False) -> list[Variable]:
    """All that a program is given; `shim` is where it finds the hooks."""
    preload = f"{shim}/preload.cjs"
    quoted = f'"{preload}"' if " " in preload else preload  # as Node reads its own options
    found = [
        Variable("FAL_LOCAL_BASE", server.base),
        Variable("PYTHONPATH", str(shim), joined_by=os.pathsep),
        Variable("NODE_OPTIONS", f"--require {quoted}", joined_by=" "),
    ]
    if strict:
        found.append(Variable("FAL_LOCAL_STRICT", "1"))
    if server.on_loopback:
        found.append(Variable("FAL_KEY", ANY_KEY, default=True))
    if server.proxy is not None:
        found += [Variable(name, server.proxy) for name in ("HTTPS_PROXY", "https_proxy")]
        found += [Variable(n, str(server.bundle)) for n in ("SSL_CERT_FILE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE")]
        found.append(Variable("NODE_EXTRA_CA_CERTS", str(server.ca)))
    return found


def merged(outer: Mapping[str, str], found: list[Variable]) -> dict[str, str]:
    """An environment with the variables in it."""
    merged = dict(outer)
    for variable in found:
        there = outer.get(variable.name, "")
        if there and variable.default:
            continue
        kept = f"{variable.joined_by}{there}" if there and variable.joined_by else ""
        merged[variable.name] = variable.value + kept
    return merged
