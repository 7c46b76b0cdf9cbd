"""The local certificate authority: why programs that insist on https://fal.run can talk to this server.

It is safe to trust: its certificate is constrained (RFC 5280, 4.2.1.10) to fal's domains and to this machine, so that
even with its key nobody can pretend to be any other site.
"""

import os
import shutil
import ssl
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path

import certifi
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from rushes.errors import SettingsError

FOLDER = "tls"
DOMAINS = ("fal.run", "falrun.com", "fal.ai", "fal.media")
"""All of fal's names are these or below them (fal protocol, 1.1)."""
OWN_NAME, OWN_ADDRESSES, LOOPBACK = "localhost", ("127.0.0.1", "::1"), ("127.0.0.0/8", "::1/128")
AUTHORITY_LIFE = timedelta(days=3650)
SERVER_LIFE = timedelta(days=90)
RENEW_BEFORE = timedelta(days=30)
_BACKDATED = timedelta(hours=1)
"""Clocks of containers and virtual machines differ."""


def is_fals(host: str) -> bool:
    """Whether a name is one of fal's domains, or below one."""
    name = host.lower().rstrip(".")
    return any(name == domain or name.endswith(f".{domain}") for domain in DOMAINS)


@dataclass(frozen=True)
class AuthorityFacts:
    """What a careful person compares before trusting: `fingerprint` is SHA-256 of the certificate, hex with colons."""

    path: Path
    subject: str
    fingerprint: str
    until: datetime
    names: tuple[str, ...]


class Authority:
    """An authority in a folder of its own, made at the first use of any of its methods.

    ::

        ca.pem      the certificate that clients are told to trust
        ca.key      its key, which only the owner can read
        server.pem  the server's certificate and key, issued anew `RENEW_BEFORE` it ends
        bundle.pem  the public authorities and this one, for variables that replace the list of trusted ones

    `clock` says what time it is, UTC.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = folder
        self._clock = clock

    @property
    def path(self) -> Path:
        """The certificate to trust."""
        self._make()
        return self._folder / "ca.pem"

    def bundle(self) -> Path:
        """The public authorities and this one, in one file."""
        text = f"{Path(certifi.where()).read_text()}\n# Rushes\n{self.path.read_text()}"
        return _written(self._folder / "bundle.pem", text.encode(), 0o644)

    def facts(self) -> AuthorityFacts:
        """What there is to know of the certificate."""
        certificate = x509.load_pem_x509_certificate(self.path.read_bytes())
        constraints = certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        return AuthorityFacts(
            self.path,
            certificate.subject.rfc4514_string(),
            certificate.fingerprint(SHA256()).hex(":").upper(),
            certificate.not_valid_after_utc,
            tuple(str(name.value) for name in constraints.permitted_subtrees or ()),
        )

    def server_context(self) -> ssl.SSLContext:
        """What a listener needs to answer for all of fal's names, and for this machine's own."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.set_alpn_protocols(["http/1.1"])
        self._issue_if_due()
        context.load_cert_chain(self._server)
        return context

    def renew(self, context: ssl.SSLContext) -> bool:
        """Give a context in use a new certificate, if it is time; connections that exist are not touched."""
        if issued := self._issue_if_due():
            context.load_cert_chain(self._server)
        return issued

    @property
    def _server(self) -> Path:
        return self._folder / "server.pem"

    def _make(self) -> None:
        """Certificate and key appear together, and once: the first of two processes wins."""
        if (self._folder / "ca.pem").exists():
            return
        key = generate_private_key(SECP256R1())
        certificate = _authority_certificate(key, self._clock())
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{self._folder.name}-", dir=self._folder.parent))
        _written(draft / "ca.key", _pem(key), 0o600)
        _written(draft / "ca.pem", certificate.public_bytes(Encoding.PEM), 0o644)
        draft.chmod(0o755)
        try:
            draft.rename(self._folder)
        except OSError:
            shutil.rmtree(draft)
            if not (self._folder / "ca.pem").exists():
                raise SettingsError(f"{self._folder} holds no ca.pem: remove the folder to have a new one") from None

    def _issue_if_due(self) -> bool:
        issuer = x509.load_pem_x509_certificate(self.path.read_bytes())
        if self._server.exists():
            current = x509.load_pem_x509_certificate(self._server.read_bytes())
            if current.not_valid_after_utc - RENEW_BEFORE > self._clock():
                return False
        issuer_key = load_pem_private_key((self._folder / "ca.key").read_bytes(), None)
        assert isinstance(issuer_key, EllipticCurvePrivateKey)
        key = generate_private_key(SECP256R1())
        certificate = _server_certificate(key, issuer, issuer_key, self._clock())
        _written(self._server, certificate.public_bytes(Encoding.PEM) + _pem(key), 0o600)
        return True


def _authority_certificate(key: EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    fals = [x509.DNSName(domain) for domain in DOMAINS]
    own = [x509.DNSName(OWN_NAME), *(x509.IPAddress(ip_network(network)) for network in LOOPBACK)]
    name = _name(f"Rushes local authority {now:%Y-%m-%d}")
    return (
        _begun(name, name, key, now, AUTHORITY_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints([*fals, *own], None), critical=True)
        .sign(key, SHA256())
    )


def _server_certificate(
    key: EllipticCurvePrivateKey, issuer: x509.Certificate, issuer_key: EllipticCurvePrivateKey, now: datetime
) -> x509.Certificate:
    fals = [x509.DNSName(name) for domain in DOMAINS for name in (domain, f"*.{domain}")]
    own = [x509.DNSName(OWN_NAME), *(x509.IPAddress(ip_address(address)) for address in OWN_ADDRESSES)]
    issuer_identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return (
        _begun(_name("Rushes"), issuer.subject, key, now, SERVER_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.SubjectAlternativeName([*fals, *own]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_identifier), critical=False
        )
        .sign(issuer_key, SHA256())
    )


def _begun(
    subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey, now: datetime, life: timedelta
) -> x509.CertificateBuilder:
    """What both kinds have in common; both are good for TLS servers only."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(now + life)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(common: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Rushes"), x509.NameAttribute(NameOID.COMMON_NAME, common)]
    )


def _usage(signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(key: EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _written(path: Path, content: bytes, mode: int) -> Path:
    """Write a file whole or not at all; nobody sees a private one with other rights than it is to have."""
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(file, "wb") as opened:
        opened.write(content)
    draft.chmod(mode)
    return draft.replace(path)
