"""Calling a URL that a caller named: judged before, never redirected, and bounded in time and size."""

import asyncio
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import quote

import httpx

from rushes.media.addresses import is_allowed

MOST_RESPONSE_BYTES = 2048
BODY_SECONDS = 5.0
"""How long the body of an answer may take once its status is known; the status alone decides."""
RESOLVERS = 16
"""Names looked up at once: a name server that is slow for some must not hold up the work of other threads."""
PORTS = {"http": 80, "https": 443}
_PRINTABLE = "".join(chr(code) for code in range(0x21, 0x7F))

Networks = tuple[IPv4Network | IPv6Network, ...]
Lookup = Callable[[str, int], list[str]]


@dataclass(frozen=True)
class Reply:
    """What came of a call: an answer's status and the beginning of its body, or `error` and no status.

    `for_good` says that calling again makes no sense.
    """

    status_code: int | None
    response: str = ""
    error: str | None = None
    for_good: bool = False


class Refused(Exception):
    """A URL that is never called; the message says why."""


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a name as the system knows them; raises OSError when it has none."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def web_client() -> httpx.AsyncClient:
    """A client for strangers' addresses: no proxy, no redirects, no connection kept for somebody else's call."""
    trusted = httpx.create_ssl_context(trust_env=False)
    trusted.load_default_certs()  # what the operator made this machine trust, beside the public authorities
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
    return httpx.AsyncClient(verify=trusted, limits=limits, trust_env=False, follow_redirects=False)


class Poster:
    """Posts to URLs. A name is resolved once, all its addresses are judged, and one of those is called.

    Addresses must be public or in `exceptions`. The connection's TLS name and its `Host` are those of the URL, and path
    and query go out byte for byte.
    """

    def __init__(
        self, exceptions: Networks, lookup: Lookup = look_up, client: Callable[[], httpx.AsyncClient] = web_client
    ) -> None:
        self._exceptions = exceptions
        self._lookup = lookup
        self._threads = ThreadPoolExecutor(RESOLVERS, thread_name_prefix="poster")
        # Reading the public authorities takes a tenth of a second: begun now, so that no call waits for it.
        self._client = self._threads.submit(client)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Reply:
        """Call a URL; never raises but when cancelled."""
        try:
            async with asyncio.timeout(seconds):
                return await self._post(url, body, headers)
        except TimeoutError:
            return Reply(None, error=f"No answer within {seconds:g} s")
        except (Refused, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            return Reply(None, error=str(error), for_good=True)
        except (httpx.HTTPError, OSError) as error:
            return Reply(None, error=f"{type(error).__name__}: {error}")

    async def close(self) -> None:
        """Let go of the client."""
        client = await asyncio.wrap_future(self._client)
        await client.aclose()
        self._threads.shutdown(wait=False)

    async def _post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        parsed = httpx.URL(url)
        host, port = parsed.raw_host.decode(), parsed.port or PORTS.get(parsed.scheme, 0)
        if parsed.scheme not in PORTS or not host:
            raise Refused("The URL must begin with http:// or https:// and name a host")
        all_headers = {"Host": parsed.netloc.decode(), "Accept-Encoding": "identity", **headers}
        auth = httpx.BasicAuth(parsed.username, parsed.password) if parsed.userinfo else None
        addresses = await self._addresses(host, port)
        client = await asyncio.wrap_future(self._client)
        for address in addresses:
            request = client.build_request(
                "POST",
                httpx.URL(scheme=parsed.scheme, host=address, port=port),
                content=body,
                headers=all_headers,
                timeout=None,
                extensions={"sni_hostname": host, "target": _target(url)},
            )
            try:
                response = await client.send(request, stream=True, auth=auth)
            except httpx.ConnectError:
                if address == addresses[-1]:
                    raise
                continue
            try:
                return Reply(response.status_code, await _beginning(response))
            finally:
                await response.aclose()
        raise OSError(f"{host} has no address")

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = [str(ip_address(host))]
        except ValueError:
            loop = asyncio.get_running_loop()
            found = list(dict.fromkeys(await loop.run_in_executor(self._threads, self._lookup, host, port)))
        for address in found:
            if not is_allowed(address, self._exceptions):
                raise Refused(f"{host} is {address}, which is no public address")
        return found


def _target(url: str) -> bytes:
    """Path and query as they stand in the URL; only what cannot stand in a request line at all is encoded."""
    rest = url.partition("://")[2].partition("#")[0]
    ends = [place for place in (rest.find("/"), rest.find("?")) if place >= 0]
    target = rest[min(ends) :] if ends else ""
    target = target if target.startswith("/") else f"/{target}"
    return quote(target, safe=_PRINTABLE).encode()


async def _beginning(response: httpx.Response) -> str:
    parts = b""
    with suppress(TimeoutError, httpx.HTTPError):
        async with asyncio.timeout(BODY_SECONDS):
            async for part in response.aiter_raw():
                parts += part
                if len(parts) >= MOST_RESPONSE_BYTES:
                    break
    return parts[:MOST_RESPONSE_BYTES].decode(errors="replace")
