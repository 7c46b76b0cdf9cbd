"""Leads a Python program's calls of fal's hosts to a Rushes server, without touching the program.

Put this file's folder on PYTHONPATH and the server's address into FAL_LOCAL_BASE (`rushes run`, `rushes env`). A
request keeps the name it was for (`Host: queue.fal.run`), so the server knows which of fal's hosts was meant; only the
connection leads elsewhere, and without TLS. Each library is changed in the one place where it opens connections, right
after its import: nothing is imported that the program does not import, and nothing is changed for other hosts.

With FAL_LOCAL_STRICT=1 whatever else tries to reach fal's real hosts is refused.

It runs in the program's own Python, which may be older than ours (3.8), and without our packages.
"""
# ruff: noqa: ANN401, ASYNC109, PTH100, PTH120 - others' functions, others' types; and it must start fast

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import socket
import sys
from typing import Any, Callable, Sequence  # noqa: UP035 - older Pythons
from urllib.parse import urlsplit

DOMAINS = ("fal.run", "falrun.com", "fal.ai", "fal.media")
BASE = os.environ.get("FAL_LOCAL_BASE", "")
STRICT = os.environ.get("FAL_LOCAL_STRICT", "") not in ("", "0")
_parts = urlsplit(BASE)
HERE = (_parts.hostname or "", _parts.port or 80)

Change = Callable[[Any], None]


def is_fals(host: str | bytes | None) -> bool:
    """Whether a name is one of fal's domains, or below one."""
    name = (host.decode("ascii", "replace") if isinstance(host, bytes) else host or "").lower().rstrip(".")
    return name in DOMAINS or name.endswith(tuple("." + domain for domain in DOMAINS))


# --- one function per library ---------------------------------------------------------------------------------------


def change_http_client(module: Any) -> None:
    """`http.client`, on which urllib stands."""
    for connection in (module.HTTPConnection, module.HTTPSConnection):
        _connect_here(connection)


def change_urllib3(module: Any) -> None:
    """`urllib3.connection`, on which requests and many vendors' kits stand."""
    for connection in (module.HTTPConnection, module.HTTPSConnection):
        _connect_here(connection)


def _connect_here(connection: Any) -> None:
    elsewhere = connection.connect

    def connect(self: Any) -> None:
        if not is_fals(getattr(self, "_tunnel_host", None) or self.host):
            elsewhere(self)
            return
        timeout = self.timeout if isinstance(self.timeout, (int, float)) else None
        self.sock = socket.create_connection(HERE, timeout)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.is_verified = True  # urllib3 would warn of a connection that it takes for careless TLS

    connection.connect = connect


def change_httpcore(module: Any) -> None:
    """`httpcore`, on which httpx stands, and on it fal's own clients."""
    here = {"scheme": b"http", "host": HERE[0].encode(), "port": HERE[1]}
    elsewhere, elsewhere_async = (
        module.ConnectionPool.handle_request,
        module.AsyncConnectionPool.handle_async_request,
    )

    def lead(request: Any) -> None:
        if is_fals(request.url.host):
            request.url = module.URL(target=request.url.target, **here)

    def handle_request(self: Any, request: Any) -> Any:
        lead(request)
        return elsewhere(self, request)

    async def handle_async_request(self: Any, request: Any) -> Any:
        lead(request)
        return await elsewhere_async(self, request)

    module.ConnectionPool.handle_request = handle_request
    module.AsyncConnectionPool.handle_async_request = handle_async_request
    for pool in (module.ConnectionPool, module.HTTPProxy, module.SOCKSProxy):
        _past_proxies(pool, module.HTTPConnection)
    for pool in (module.AsyncConnectionPool, module.AsyncHTTPProxy, module.AsyncSOCKSProxy):
        _past_proxies(pool, module.AsyncHTTPConnection)


def _past_proxies(pool: Any, connection: Any) -> None:
    if "create_connection" not in vars(pool):
        return
    elsewhere = pool.create_connection

    def create_connection(self: Any, origin: Any) -> Any:
        if (origin.scheme, origin.host.decode(), origin.port) != (b"http", *HERE):
            return elsewhere(self, origin)
        return connection(origin, keepalive_expiry=self._keepalive_expiry, network_backend=self._network_backend)

    pool.create_connection = create_connection


def change_aiohttp(module: Any) -> None:
    """`aiohttp.connector`."""
    import asyncio

    elsewhere = module.TCPConnector._create_connection

    async def create_connection(self: Any, request: Any, traces: Any, timeout: Any) -> Any:
        if not is_fals(request.url.raw_host):
            return await elsewhere(self, request, traces, timeout)
        opening = asyncio.get_running_loop().create_connection(self._factory, *HERE)
        try:
            return (await asyncio.wait_for(opening, timeout.sock_connect))[1]
        except OSError as error:
            raise module.ClientConnectorError(request.connection_key, error) from error

    module.TCPConnector._create_connection = create_connection


def change_websockets(module: Any) -> None:
    """`websockets.asyncio.client` and the one before it."""
    elsewhere = module.connect.__init__

    def init(self: Any, uri: str, *args: Any, **options: Any) -> None:
        elsewhere(self, *_with_socket(uri, options), *args, **options)

    module.connect.__init__ = init


def change_websockets_sync(module: Any) -> None:
    """`websockets.sync.client`."""
    elsewhere = module.connect

    def connect(uri: str, *args: Any, **options: Any) -> Any:
        return elsewhere(*_with_socket(uri, options), *args, **options)

    module.connect = connect


def _with_socket(uri: str, options: dict[str, Any]) -> tuple[str]:
    """All of them take a connected socket, and then need no proxy."""
    parts = urlsplit(uri)
    if not is_fals(parts.hostname):
        return (uri,)
    options.pop("ssl", None)
    options["sock"] = socket.create_connection(HERE, 10)
    return (parts._replace(scheme="ws").geturl(),)


def change_uvloop(module: Any) -> None:
    """`uvloop`, which looks names up by itself: with FAL_LOCAL_STRICT it must ask here first."""
    elsewhere_look, elsewhere_connect = module.Loop.getaddrinfo, module.Loop.create_connection

    async def getaddrinfo(self: Any, host: Any, port: Any, **options: Any) -> Any:
        refuse(host)
        return await elsewhere_look(self, host, port, **options)

    async def create_connection(self: Any, factory: Any, host: Any = None, port: Any = None, **options: Any) -> Any:
        refuse(host)
        return await elsewhere_connect(self, factory, host, port, **options)

    module.Loop.getaddrinfo, module.Loop.create_connection = getaddrinfo, create_connection


CHANGES: dict[str, Change] = {
    "http.client": change_http_client,
    "urllib3.connection": change_urllib3,
    "httpcore": change_httpcore,
    "aiohttp.connector": change_aiohttp,
    "websockets.asyncio.client": change_websockets,
    "websockets.legacy.client": change_websockets,
    "websockets.sync.client": change_websockets_sync,
}


# --- strict ---------------------------------------------------------------------------------------------------------


def refuse(host: Any) -> None:
    """Raise when a name is one of fal's: what Rushes answers never looks it up."""
    if isinstance(host, (str, bytes)) and is_fals(host):
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        raise ConnectionRefusedError(
            "rushes run --strict refused a connection to " + name + ": it was not made through a library that Rushes "
            "redirects, and would have left this machine"
        )


def watch(event: str, arguments: Sequence[Any]) -> None:
    """Hear of every name that Python looks up (PEP 578)."""
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        refuse(arguments[0])
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        refuse(arguments[1][0])


# --- how it gets there ----------------------------------------------------------------------------------------------


class _AfterImport(importlib.abc.MetaPathFinder):
    """Has modules changed as soon as they are imported."""

    def __init__(self, changes: dict[str, Change]) -> None:
        self._changes = changes

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        change = self._changes.pop(fullname, None)
        spec = importlib.util.find_spec(fullname) if change is not None else None
        if change is None or spec is None or spec.loader is None:
            return None
        spec.loader = _Changing(spec.loader, change)
        return spec


class _Changing(importlib.abc.Loader):
    """A module's own loader, and then a change."""

    def __init__(self, loader: importlib.abc.Loader, change: Change) -> None:
        self._loader = loader
        self._change = change

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> Any:
        return self._loader.create_module(spec)

    def exec_module(self, module: Any) -> None:
        module.__loader__ = module.__spec__.loader = self._loader  # as if we had not been here
        self._loader.exec_module(module)
        self._change(module)


def begin() -> None:
    """Change what is imported already, and the rest when it is."""
    changes = {**CHANGES, "uvloop": change_uvloop} if STRICT else dict(CHANGES)
    for name in [name for name in changes if name in sys.modules]:
        changes.pop(name)(sys.modules[name])
    sys.meta_path.insert(0, _AfterImport(changes))
    if STRICT:
        sys.addaudithook(watch)


def make_way() -> None:
    """Run the `sitecustomize` that this one hides, if there is one."""
    own = os.path.dirname(os.path.abspath(__file__))
    others = [folder for folder in sys.path if os.path.abspath(folder or os.curdir) != own]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if spec is not None and spec.loader is not None:
        sys.modules["sitecustomize"] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)


if HERE[0]:
    begin()
make_way()
