"""TLS mode: the authority, https by name, and the CONNECT proxy, through clients as they are."""

import asyncio
import hashlib
import os
import re
import shutil
import ssl
import stat
import sys
from base64 import b64encode
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from rushes.service.authority import DOMAINS, RENEW_BEFORE, SERVER_LIFE, Authority
from support.process import rushes_up
from support.receiver import receiving
from support.scripted import Gate, ScriptedEngine
from support.server import T2V, Server, running

pytestmark = pytest.mark.anyio
ANYWHERE: dict[str, Any] = {"host": "127.0.0.1", "port": 0, "tls": True, "tls_port": 0, "proxy_port": 0}
EXPOSED: dict[str, Any] = {**ANYWHERE, "host": "0.0.0.0"}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, ScriptedEngine(), **ANYWHERE) as server:
        yield server


def ca(server: Server) -> Path:
    return server.settings.data_dir / "tls" / "ca.pem"


def proxy(server: Server, userinfo: str = "") -> str:
    return f"http://{userinfo}127.0.0.1:{server.settings.proxy_port}"


def redirected(server: Server, via: str | None = None) -> httpx.AsyncClient:
    """A client that trusts the authority alone and knows only the proxy."""
    trust = ssl.create_default_context(cafile=str(ca(server)))
    return httpx.AsyncClient(proxy=via or proxy(server), verify=trust, trust_env=False, timeout=20)


async def program(*command: str, **environment: str) -> str:
    """Run a program with that environment and no proxy but the one named there; what it printed."""
    clean = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env={**clean, **environment}
    )
    async with asyncio.timeout(60):
        printed, said = await process.communicate()
    assert process.returncode == 0, said.decode()
    return printed.decode().strip()


async def raw(port: int, *lines: str) -> str:
    """What the proxy says to a head, to the end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("\r\n".join([*lines, "", ""]).encode())
    writer.write_eof()
    said = (await reader.read()).decode()
    writer.close()
    return said


# --- https by name ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("queue.fal.run", f"/{T2V}"),
        ("fal.run", f"/{T2V}"),
        ("queue.falrun.com", f"/{T2V}"),
        ("rest.fal.ai", "/storage/auth/token?storage_type=fal-cdn-v3"),
        ("localhost", f"/queue/{T2V}"),
    ],
)
async def test_the_https_port_answers_for_each_of_fals_names(server: Server, host: str, path: str) -> None:
    answer = await program(
        *("curl", "-sS", "--fail", "--cacert", str(ca(server))),
        *("--connect-to", f"::127.0.0.1:{server.settings.tls_port}", f"https://{host}{path}"),
        *("-H", "Authorization: Key a:b", "-d", '{"prompt": "x"}'),
    )
    assert answer.startswith("{")


async def test_a_whole_request_goes_through_the_proxy_by_the_urls_of_its_answers(server: Server) -> None:
    async with redirected(server) as web:
        submitted = (await web.post(f"https://queue.fal.run/{T2V}", json={"prompt": "x"})).json()
        assert submitted["status_url"].startswith("https://queue.fal.run/fal-ai/sora-2/requests/")
        stream = await web.get(f"{submitted['status_url']}/stream")
        assert '"COMPLETED"' in stream.text.splitlines()[-2]
        output = (await web.get(submitted["response_url"])).json()
        assert output["video"]["url"].startswith("https://v3.fal.media/files/")
        video = await web.get(output["video"]["url"])
        assert (video.status_code, len(video.content)) == (200, output["video"]["file_size"])


async def test_fals_name_with_another_port_is_still_ours(server: Server) -> None:
    async with redirected(server) as web:
        assert (await web.get("https://rest.fal.ai:8443/.well-known/jwks.json")).status_code == 200


PYTHON = "import {client}; print({client}.get('https://rest.fal.ai/.well-known/jwks.json').status_code)"
NODE = "fetch('https://localhost:PORT/.well-known/jwks.json').then(a => console.log(a.status))"


async def test_httpx_and_requests_need_two_variables(server: Server) -> None:
    for client, variable in (("httpx", "SSL_CERT_FILE"), ("requests", "REQUESTS_CA_BUNDLE")):
        script = PYTHON.format(client=client)
        environment = {"HTTPS_PROXY": proxy(server), variable: str(ca(server))}
        assert await program(sys.executable, "-c", script, **environment) == "200"


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js here")
async def test_node_needs_one_variable(server: Server) -> None:
    script = NODE.replace("PORT", str(server.settings.tls_port))
    assert await program("node", "-e", script, NODE_EXTRA_CA_CERTS=str(ca(server))) == "200"


@pytest.mark.slow
async def test_the_commands_say_all_that_a_newcomer_needs(tmp_path: Path) -> None:
    environment = {"RUSHES_TLS": "1", "RUSHES_TLS_PORT": "0", "RUSHES_PROXY_PORT": "0"}
    rushes = [sys.executable, "-m", "rushes", "ca"]
    before = await program(*rushes, "path", RUSHES_DATA_DIR=str(tmp_path))  # there is one before the first start
    async with rushes_up(tmp_path, **environment) as server:
        said = "\n".join(server.printed)
        https = re.search(r"https://127.0.0.1:\d+", said)
        via = re.search(r"HTTPS_PROXY=(http://127.0.0.1:\d+)", said)
        assert https is not None
        assert via is not None
        assert before in said
        assert await program("curl", "-sS", "--fail", "--cacert", before, f"{https[0]}/health/live")
        asked = ["curl", "-sS", "--fail", "https://rest.fal.ai/.well-known/jwks.json"]
        bundle = await program(*rushes, "path", "--bundle", RUSHES_DATA_DIR=str(tmp_path))
        assert "keys" in await program(*asked, HTTPS_PROXY=via[1], CURL_CA_BUNDLE=bundle)
    shown = await program(*rushes, "show", RUSHES_DATA_DIR=str(tmp_path))
    fingerprint = hashlib.sha256(ssl.PEM_cert_to_DER_cert(Path(before).read_text())).digest().hex(":").upper()
    assert fingerprint in shown
    for name in (
        "NODE_EXTRA_CA_CERTS",
        "SSL_CERT_FILE",
        "update-ca-certificates",
        "add-trusted-cert",
        "certutil",
        "keytool",
    ):
        assert name in shown


# --- the proxy --------------------------------------------------------------------------------------------------


async def test_what_is_not_fals_is_tunnelled_untouched(server: Server) -> None:
    other = Authority(server.settings.data_dir / "other")
    async with receiving(other.server_context()) as elsewhere:
        trust = ssl.create_default_context(cafile=str(other.path))
        async with httpx.AsyncClient(proxy=proxy(server), verify=trust, trust_env=False) as web:
            answer = await web.post(f"{elsewhere.base}/x?y=1", content=b"as it is")
        assert answer.text == "ok"
        assert (elsewhere.calls[0].target, elsewhere.calls[0].body) == ("/x?y=1", b"as it is")


async def test_a_program_that_trusts_the_bundle_still_trusts_the_public_authorities(server: Server) -> None:
    bundle = Authority(server.settings.data_dir / "tls").bundle()
    names = [str(found["subject"]) for found in ssl.create_default_context(cafile=str(bundle)).get_ca_certs()]
    assert sum("Rushes" in name for name in names) == 1
    assert len(names) > 50


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("GET http://example.com/ HTTP/1.1", "405"),
        ("CONNECT example.com HTTP/1.1", "400"),
        ("CONNECT :443 HTTP/1.1", "400"),
        ("CONNECT example.com:99999 HTTP/1.1", "400"),
        ("CONNECT 127.0.0.1:1 HTTP/1.1", "502"),
    ],
)
async def test_the_proxy_says_why_it_makes_no_tunnel(server: Server, line: str, status: str) -> None:
    said = await raw(server.settings.proxy_port, line, "Host: x")
    assert said.startswith(f"HTTP/1.1 {status} ")
    assert len(said.partition("\r\n\r\n")[2]) > 10


async def test_an_endless_head_is_cut_off(server: Server) -> None:
    said = await raw(server.settings.proxy_port, "CONNECT fal.run:443 HTTP/1.1", f"X: {'x' * 20_000}")
    assert said.startswith("HTTP/1.1 431 ")


async def test_beyond_loopback_the_proxy_wants_a_key_and_leads_to_no_private_network(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as first:
        key = (await first.parts.keyring.create("test")).text
    async with running(tmp_path, ScriptedEngine(), **EXPOSED) as server:
        async with redirected(server) as web:
            with pytest.raises(httpx.ProxyError, match="407"):
                await web.get("https://rest.fal.ai/.well-known/jwks.json")
        async with redirected(server, proxy(server, f"{key}@")) as web:
            assert (await web.get("https://rest.fal.ai/.well-known/jwks.json")).status_code == 200
            for private in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "localhost"):
                with pytest.raises(httpx.ProxyError, match="403"):
                    await web.get(f"https://{private}/")
        wrong = b64encode(f"{key}x".encode()).decode()
        head = ("CONNECT fal.run:443 HTTP/1.1", f"Proxy-Authorization: Basic {wrong}")
        assert (await raw(server.settings.proxy_port, *head)).startswith("HTTP/1.1 407 ")


async def test_a_server_that_stops_does_not_wait_for_open_tunnels(tmp_path: Path) -> None:
    async with asyncio.timeout(20):
        async with running(tmp_path, ScriptedEngine(), **ANYWHERE) as server:
            reader, writer = await asyncio.open_connection("127.0.0.1", server.settings.proxy_port)
            writer.write(b"CONNECT fal.run:443 HTTP/1.1\r\n\r\n")
            assert b"200" in await reader.readline()
        assert (await reader.read()).strip() == b""
        writer.close()


async def test_a_caller_who_leaves_through_the_proxy_is_missed(server: Server) -> None:
    gate = server.engine.script = Gate()
    async with redirected(server) as web:
        call = asyncio.create_task(web.post(f"https://fal.run/{T2V}", json={"prompt": "x"}))
        await gate.began.wait()
        call.cancel()
    while not server.engine.stopped:
        await server.parts.store.transact(lambda tx: tx.now())


# --- the authority ----------------------------------------------------------------------------------------------


async def test_the_keys_are_their_owners_alone_and_a_restart_keeps_them(tmp_path: Path) -> None:
    first = Authority(tmp_path / "tls").path.read_bytes()
    async with running(tmp_path, ScriptedEngine(), **ANYWHERE):
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "tls").iterdir()}
    assert modes == {"ca.key": 0o600, "ca.pem": 0o644, "server.pem": 0o600}
    assert Authority(tmp_path / "tls").path.read_bytes() == first


async def test_two_that_make_it_at_once_agree(tmp_path: Path) -> None:
    async def made() -> bytes:
        return await asyncio.to_thread(lambda: Authority(tmp_path / "tls").path.read_bytes())

    assert len(set(await asyncio.gather(*(made() for _ in range(8))))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["tls"]


async def test_the_authority_cannot_vouch_for_anybody_else(tmp_path: Path) -> None:
    authority = Authority(tmp_path / "tls")
    certificate = x509.load_pem_x509_certificate(authority.path.read_bytes())
    constraints = certificate.extensions.get_extension_for_class(x509.NameConstraints)
    assert constraints.critical
    names = [name.value for name in constraints.value.permitted_subtrees or ()]
    assert names == [*DOMAINS, "localhost", ip_network("127.0.0.0/8"), ip_network("::1/128")]
    key = load_pem_private_key((tmp_path / "tls" / "ca.key").read_bytes(), None)
    assert isinstance(key, EllipticCurvePrivateKey)
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        _shake_hands(authority.path, _forged(certificate, key, "example.com", tmp_path), "example.com")
    _shake_hands(authority.path, _forged(certificate, key, "queue.fal.run", tmp_path), "queue.fal.run")


async def test_the_certificate_is_renewed_in_time_without_a_restart(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    authority = Authority(tmp_path / "tls", lambda: now)
    context = authority.server_context()
    first = (tmp_path / "tls" / "server.pem").read_bytes()
    assert not authority.renew(context)
    now += SERVER_LIFE - RENEW_BEFORE + timedelta(hours=1)
    assert authority.renew(context)
    second = (tmp_path / "tls" / "server.pem").read_bytes()
    assert x509.load_pem_x509_certificate(second).not_valid_after_utc > now + RENEW_BEFORE
    assert first != second
    assert not authority.renew(context)


def _forged(issuer: x509.Certificate, key: EllipticCurvePrivateKey, name: str, folder: Path) -> Path:
    """What a thief of the authority's key would make: certificate and key in one file."""
    own, now = generate_private_key(SECP256R1()), datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([]))
        .issuer_name(issuer.subject)
        .public_key(own.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
        .sign(key, SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        certificate.public_bytes(Encoding.PEM) + own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    return path


def _shake_hands(ca: Path, chain: Path, name: str) -> None:
    """A TLS handshake in memory; raises what the client raises."""
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(chain)
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = ssl.create_default_context(cafile=str(ca)).wrap_bio(down, up, server_hostname=name)
    server = ours.wrap_bio(up, down, server_side=True)
    left = {client, server}
    while left:
        for side in list(left):
            try:
                side.do_handshake()
                left.discard(side)
            except ssl.SSLWantReadError:
                pass
