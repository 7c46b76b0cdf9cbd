"""Fetching a caller's URL: what is refused before a single packet leaves, and what arrives."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest

from rushes.errors import CallerError, FieldProblem, InvalidInput, UnknownFile
from rushes.media.fetch import IMAGES, VIDEOS, Fetched, Fetcher, Limits

pytestmark = pytest.mark.anyio
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
MP4 = b"\x00\x00\x00\x20ftypisom" + bytes(100)
HERE = ("body", "image_url")
PUBLIC = "93.184.216.34"

Answer = Callable[[httpx.Request], httpx.Response]


def served(content: bytes = PNG, status: int = 200, **headers: str) -> httpx.Response:
    """An answer that comes over a wire, not all at once."""

    async def pieces() -> AsyncIterator[bytes]:
        yield content

    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, content=pieces(), headers=named)


def always(answer: httpx.Response) -> Answer:
    return lambda _: answer


class Net:
    """The only ways out of a fetcher: names as they resolve, and the requests that were really sent."""

    def __init__(self, answer: Answer | None = None, **names: str) -> None:
        self.names = {name.replace("_", "."): addresses.split() for name, addresses in names.items()}
        self.sent: list[httpx.Request] = []
        self._answer = answer or always(served())

    async def resolve(self, host: str, port: int) -> list[str]:
        if host not in self.names:
            raise OSError("no such name")
        return self.names[host]

    def fetcher(self, limits: Limits | None = None) -> Fetcher:
        def send(request: httpx.Request) -> httpx.Response:
            self.sent.append(request)
            return self._answer(request)

        return Fetcher(limits or Limits(), None, self.resolve, httpx.MockTransport(send))


async def refused(fetcher: Fetcher, url: str, into: Path, kinds: tuple[str, ...] = IMAGES) -> FieldProblem:
    """The one problem that a URL is refused with; nothing is left behind."""
    with pytest.raises(InvalidInput) as raised:
        await fetcher.fetch(url, HERE, kinds, into)
    assert not into.exists()
    [problem] = raised.value.problems
    assert problem.loc == HERE
    assert problem.url == f"https://docs.fal.ai/errors#{problem.type}"
    return problem


TRICKS = [
    "http://127.0.0.1/",
    "http://127.0.0.1:8085/health/ready",
    "http://127.1/",
    "http://127.0.0.1./",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.01/",
    "http://0/",
    "http://0.0.0.0/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://①②⑦.0.0.1/",
    "http://10.0.0.1/",
    "http://172.16.31.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/metadata",
    "http://192.0.0.192/opc/v1/instance",
    "http://198.18.0.1/",
    "http://203.0.113.7/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::808:808]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:808:808::1]/",
    "http://[2001:db8::1]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://inside.example/",
    "http://both.example/",
    "http://six.example/",
    "http://nonsense.example/",
    "http://unknown.example/",
    "http://user:secret@public.example/",
    "http://public.example@127.0.0.1/",
    "http://127.0.0.1\\@public.example/",
    "http://public.example:22/",
    "http://public.example:25/",
    "http://public.example:6379/",
    "http://public.example:0/",
    "http://public.example:99999/",
    "http://public.example:-80/",
    "https://public.example:11211/",
    "http://",
    "http:///etc/passwd",
    "http://[::1/",
    "http://public.example/a b",
    "http://public.example/\r\nX-Injected: 1",
    "file:///etc/passwd",
    "ftp://public.example/a.png",
    "gopher://public.example/",
    "javascript:alert(1)",
    "//public.example/a.png",
    "/etc/passwd",
    "",
    "http://" + "a" * 300 + ".example/",
    "http://public.example/" + "a" * 9000,
]


@pytest.mark.parametrize("url", TRICKS, ids=[url[:50] for url in TRICKS])
async def test_what_leads_inside_is_refused_and_no_packet_is_sent(url: str, tmp_path: Path) -> None:
    net = Net(
        public_example=PUBLIC,
        localhost="127.0.0.1 ::1",
        inside_example="10.1.2.3",
        both_example=f"{PUBLIC} 127.0.0.1",
        six_example="fd00:ec2::254",
        nonsense_example="none-at-all",
    )
    problem = await refused(net.fetcher(), url, tmp_path / "x")
    assert problem.type == "file_download_error"
    assert net.sent == []


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1/", "http://169.254.169.254/", "//inside.example/", "file:///etc/passwd", "http://[::1]/",
     "http://public.example:22/", "data:image/png;base64,AAAA", "http://user@public.example/"],
)  # fmt: skip
async def test_every_hop_of_a_redirect_is_checked(location: str, tmp_path: Path) -> None:
    net = Net(
        lambda _: httpx.Response(302, headers={"Location": location}), public_example=PUBLIC, inside_example="10.0.0.1"
    )
    problem = await refused(net.fetcher(), "http://public.example/a.png", tmp_path / "x")
    assert problem.type == "file_download_error"
    assert len(net.sent) == 1


async def test_redirects_are_followed_only_so_far(tmp_path: Path) -> None:
    net = Net(lambda _: httpx.Response(302, headers={"Location": "/again"}), public_example=PUBLIC)
    problem = await refused(net.fetcher(Limits(redirects=3)), "http://public.example/", tmp_path / "x")
    assert "redirects" in problem.msg
    assert len(net.sent) == 4


async def test_the_connection_goes_to_the_address_that_was_checked_whatever_the_name_says_later(tmp_path: Path) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    net = Net()

    async def rebinding(host: str, port: int) -> list[str]:
        return next(answers)

    net.resolve = rebinding
    got = await net.fetcher().fetch("https://rebinding.example/a.png?b=1", HERE, IMAGES, tmp_path / "x")
    [request] = net.sent
    assert got == Fetched(tmp_path / "x", "image/png", len(PNG))
    assert (request.url.host, request.url.port, request.url.raw_path) == (PUBLIC, None, b"/a.png?b=1")
    assert request.headers["host"] == "rebinding.example"
    assert request.extensions["sni_hostname"] == "rebinding.example"
    assert "authorization" not in request.headers


async def test_what_the_operator_allows_is_fetched_on_any_port(tmp_path: Path) -> None:
    net = Net(inside_example="10.1.2.3")
    limits = Limits(networks=(ip_network("10.0.0.0/8"),))
    await net.fetcher(limits).fetch("http://inside.example:81/a.png", HERE, IMAGES, tmp_path / "x")
    assert str(net.sent[0].url) == "http://10.1.2.3:81/a.png"
    await refused(net.fetcher(limits), "http://192.168.0.1/", tmp_path / "y")


@pytest.mark.parametrize(
    ("content", "kinds", "kind"),
    [
        (b"<html>", IMAGES, "image_load_error"),
        (b"", IMAGES, "image_load_error"),
        (MP4, IMAGES, "image_load_error"),
        (b"II*\x00" + bytes(60), IMAGES, "unsupported_image_format"),
        (PNG, VIDEOS, "unsupported_video_format"),
        (PNG, ("audio/mpeg",), "unsupported_audio_format"),
        (b"?", ("application/zip",), "file_download_error"),
    ],
)
async def test_the_content_decides_what_it_is(
    content: bytes, kinds: tuple[str, ...], kind: str, tmp_path: Path
) -> None:
    net = Net(always(served(content, Content_Type="image/png")), public_example=PUBLIC)
    problem = await refused(net.fetcher(), "http://public.example/a.png", tmp_path / "x", kinds)
    assert problem.type == kind
    if kind.startswith("unsupported"):
        assert problem.ctx["supported_formats"] == [name.partition("/")[2] for name in kinds]


async def endless() -> AsyncIterator[bytes]:
    while True:
        yield PNG


async def test_what_is_too_large_is_refused_announced_or_not(tmp_path: Path) -> None:
    answers = [
        served(),
        httpx.Response(200, content=endless()),
        httpx.Response(200, headers={"Content-Length": "10000000"}, content=endless()),
    ]
    for answer in answers:
        net = Net(always(answer), public_example=PUBLIC)
        problem = await refused(net.fetcher(Limits(max_bytes=50)), "http://public.example/", tmp_path / "x")
        assert (problem.type, problem.ctx) == ("file_too_large", {"max_size": 50})
    data = f"data:image/png;base64,{b64encode(PNG).decode()}"
    assert (await refused(Net().fetcher(Limits(max_bytes=50)), data, tmp_path / "x")).type == "file_too_large"


async def test_what_takes_too_long_or_fails_is_a_download_error_that_tells_nothing_of_our_network(
    tmp_path: Path,
) -> None:
    def broken(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("[Errno 111] 10.9.8.7 refused")

    async def never() -> AsyncIterator[bytes]:
        await asyncio.Event().wait()
        yield b""

    for answer, words in (
        (broken, "cannot be reached"),
        (always(served(status=404)), "answered 404"),
        (always(httpx.Response(200, content=never())), "too long"),
        (always(served(Content_Encoding="br")), "compressed"),
    ):
        net = Net(answer, public_example=PUBLIC)
        problem = await refused(net.fetcher(Limits(seconds=0.05)), "http://public.example/", tmp_path / "x")
        assert problem.type == "file_download_error"
        assert words in problem.msg
        assert "10.9.8.7" not in problem.msg


@pytest.mark.parametrize(
    "url",
    [
        f"data:image/png;base64,{b64encode(PNG).decode()}",
        f"data:;base64,{b64encode(PNG).decode().rstrip('=')}",
        f"DATA:text/html;charset=x;base64,{b64encode(PNG).decode()}",
        "data:image/png," + "".join(f"%{byte:02x}" for byte in PNG),
    ],
)
async def test_data_urls_are_read_where_they_stand(url: str, tmp_path: Path) -> None:
    net = Net()
    got = await net.fetcher().fetch(url, HERE, IMAGES, tmp_path / "x")
    assert (got.content_type, got.path.read_bytes()) == ("image/png", PNG)
    assert net.sent == []


async def test_a_data_url_that_is_none_is_a_download_error(tmp_path: Path) -> None:
    for url in ("data:", "data:image/png;base64", "data:image/png;base64,!!!", "data:image/png;base64,A"):
        assert (await refused(Net().fetcher(), url, tmp_path / "x")).type == "file_download_error"


async def test_our_own_files_are_read_from_storage_and_not_over_the_network(tmp_path: Path) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield PNG[:3]
        yield PNG[3:]

    async def own(path: str, viewer: str | None) -> AsyncIterator[bytes] | None:
        if path == "/files/expired.png":
            error: CallerError = UnknownFile("File expired at noon")
            raise error
        return pieces() if (path, viewer) == ("/files/a.png", "me") else None

    fetcher = Fetcher(Limits(), own, Net().resolve, httpx.MockTransport(lambda _: httpx.Response(500)))
    got = await fetcher.fetch("http://127.0.0.1:8085/files/a.png", HERE, IMAGES, tmp_path / "x", viewer="me")
    assert (got.size, got.path.read_bytes()) == (len(PNG), PNG)
    problem = await refused(fetcher, "http://127.0.0.1:8085/files/expired.png", tmp_path / "y")
    assert "expired at noon" in problem.msg


async def test_a_file_that_is_there_already_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        await Net(public_example=PUBLIC).fetcher().fetch("http://public.example/", HERE, IMAGES, tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"mine"
