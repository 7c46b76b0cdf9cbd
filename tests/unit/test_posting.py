"""Calling URLs that callers name: pinned to judged addresses, with the name of the URL on the inside."""

import ssl
from collections.abc import AsyncGenerator
from ipaddress import ip_network

import httpx
import pytest
import trustme

from rushes.core.deliveries import host_of, redacted
from rushes.service.posting import Poster, web_client
from support.receiver import Receiver, receiving

pytestmark = pytest.mark.anyio
OWN = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
NAME = "hooks.example.test"


@pytest.fixture
async def receiver() -> AsyncGenerator[Receiver]:
    async with receiving() as receiver:
        yield receiver


class Names:
    """A name server that knows one answer, and counts the questions."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return self.addresses


def port_of(receiver: Receiver) -> str:
    return receiver.base.rpartition(":")[2]


async def test_over_tls_the_name_is_asked_for_once_and_checked_against_the_certificate() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(NAME).configure_cert(context)  # pyright: ignore[reportUnknownMemberType] - half typed
    asked_for: list[str | None] = []
    context.sni_callback = lambda _, name, __: asked_for.append(name)
    trusting = ssl.create_default_context(cadata=authority.cert_pem.bytes().decode())
    names = Names("127.0.0.1")
    async with receiving(context) as receiver:
        poster = Poster(OWN, names, lambda: httpx.AsyncClient(verify=trusting, trust_env=False))
        url = f"https://{NAME}:{port_of(receiver)}/hook?a=b"
        reply = await poster.post(url, b"{}", {"X": "y"}, 5)
        assert (reply.status_code, reply.response, reply.error) == (200, "ok", None)
        assert (names.asked, asked_for) == ([NAME], [NAME])
        (call,) = receiver.calls
        assert (call.headers["host"], call.target) == (f"{NAME}:{port_of(receiver)}", "/hook?a=b")
        wrong = await poster.post(url.replace(NAME, "other.example.test"), b"{}", {}, 5)
        assert wrong.status_code is None
        assert "ConnectError" in str(wrong.error)
        assert not wrong.for_good
        await poster.close()


async def test_an_authority_that_nobody_trusts_is_refused() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(NAME).configure_cert(context)  # pyright: ignore[reportUnknownMemberType] - half typed
    async with receiving(context) as receiver:
        poster = Poster(OWN, Names("127.0.0.1"), web_client)
        reply = await poster.post(f"https://{NAME}:{port_of(receiver)}/", b"{}", {}, 5)
        assert "CERTIFICATE_VERIFY_FAILED" in str(reply.error)
        assert receiver.calls == []
        await poster.close()


async def test_one_forbidden_address_refuses_the_whole_name(receiver: Receiver) -> None:
    poster = Poster(OWN, Names("127.0.0.1", "10.0.0.1"))
    reply = await poster.post(f"http://{NAME}:{port_of(receiver)}/", b"{}", {}, 5)
    assert reply.for_good
    assert reply.error == f"{NAME} is 10.0.0.1, which is no public address"
    assert receiver.calls == []


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "localhost", "[::1]", "0"])
async def test_no_spelling_of_this_machine_is_called_unless_it_is_allowed(host: str) -> None:
    reply = await Poster(()).post(f"http://{host}:1/", b"{}", {}, 5)
    assert reply.for_good
    assert "no public address" in str(reply.error)


async def test_an_address_that_does_not_answer_gives_way_to_the_next(receiver: Receiver) -> None:
    poster = Poster(OWN, Names("::1", "127.0.0.1"))
    reply = await poster.post(f"http://{NAME}:{port_of(receiver)}/", b"{}", {}, 5)
    assert reply.status_code == 200
    await poster.close()


async def test_a_name_that_nobody_knows_may_be_tried_again() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    reply = await Poster(OWN, unknown).post("https://nobody.test/", b"{}", {}, 5)
    assert (reply.for_good, reply.error) == (False, "OSError: Name or service not known")


async def test_the_user_of_a_url_becomes_its_authorization(receiver: Receiver) -> None:
    poster = Poster(OWN)
    await poster.post(f"http://me:s%40cret@127.0.0.1:{port_of(receiver)}/", b"{}", {}, 5)
    (call,) = receiver.calls
    assert call.headers["authorization"] == "Basic bWU6c0BjcmV0"
    assert call.headers["host"] == f"127.0.0.1:{port_of(receiver)}"
    await poster.close()


async def test_proxies_of_the_environment_are_not_used(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    poster = Poster(OWN)
    assert (await poster.post(f"{receiver.base}/", b"{}", {}, 5)).status_code == 200
    await poster.close()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.test/hook?token=secret&x=1", "https://a.test/hook?token=***&x=***"),
        ("https://user:pass@a.test/hook", "https://***@a.test/hook"),
        ("https://a.test/hook?flag&=x&y=#frag", "https://a.test/hook?flag&=***&y=***"),
        ("https://a.test/hook", "https://a.test/hook"),
        ("nonsense", "nonsense"),
    ],
)
def test_a_shown_url_has_no_secrets(url: str, shown: str) -> None:
    assert redacted(url) == shown


def test_the_host_of_a_url_is_what_its_limit_is_counted_by() -> None:
    assert host_of("https://u:p@Hooks.Test:8443/a?b=c@d") == "hooks.test:8443"
    assert host_of("https://hooks.test?x=/y") == "hooks.test"
    assert host_of("nonsense") == ""
