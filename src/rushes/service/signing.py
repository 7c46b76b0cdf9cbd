"""The signatures of webhooks, as fal makes them (fal protocol, 4), and the keys behind them."""

import hashlib
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

REQUEST_ID = "X-Fal-Webhook-Request-Id"
USER_ID = "X-Fal-Webhook-User-Id"
TIMESTAMP = "X-Fal-Webhook-Timestamp"
SIGNATURE = "X-Fal-Webhook-Signature"
TOLERANCE_SECONDS = 300
KEY_FILE = "webhook-keys.json"

Jwk = dict[str, str]


@dataclass(frozen=True)
class _Loaded:
    """What the file held when it was last read: `stamp` changes with the file."""

    stamp: tuple[int, int]
    jwks: list[Jwk]
    private: Ed25519PrivateKey


class WebhookSigner:
    """Signs with the newest of the keys in a file, and publishes all of them.

    The file is a JWK set that only its owner can read; the key that signs is the first and the only one with its
    private half. It is made at the first use and read again when it changes, so that another process can rotate it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._loaded: _Loaded | None = None

    def headers(self, request_id: str, user_id: str, body: bytes, now: float) -> dict[str, str]:
        """The headers for these bytes, sent at `now` (seconds since 1970)."""
        timestamp = str(int(now))
        signature = self._current().private.sign(_message(request_id, user_id, timestamp, body))
        return {REQUEST_ID: request_id, USER_ID: user_id, TIMESTAMP: timestamp, SIGNATURE: signature.hex()}

    def verdict(self, headers: Mapping[str, str], body: bytes, now: float) -> str:
        """What a receiver would find of a call at `now`, its header names in lower case: valid, or what is wrong."""
        found = [headers.get(name.lower()) for name in (REQUEST_ID, USER_ID, TIMESTAMP, SIGNATURE)]
        request_id, user_id, timestamp, signature = found
        if request_id is None or user_id is None or timestamp is None or signature is None:
            return "unsigned"
        try:
            if abs(now - int(timestamp)) > TOLERANCE_SECONDS:
                return "too old"
            signed = bytes.fromhex(signature)
        except ValueError:
            return "invalid"
        message = _message(request_id, user_id, timestamp, body)
        return "valid" if any(_verifies(key, signed, message) for key in self.jwks()) else "invalid"

    def jwks(self) -> list[Jwk]:
        """The public keys as JWKs, the one that signs first."""
        return self._current().jwks

    def rotate(self) -> str:
        """Sign with a new key from now on; the id of the new key. The old one stays published."""
        old = self._current().jwks if self._path.exists() else []
        return self._write(old)

    def _current(self) -> _Loaded:
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            self._write([])
            stat = self._path.stat()
        stamp = (stat.st_mtime_ns, stat.st_ino)
        if self._loaded is None or self._loaded.stamp != stamp:
            keys: list[Jwk] = orjson.loads(self._path.read_bytes())["keys"]
            private = Ed25519PrivateKey.from_private_bytes(_decoded(keys[0]["d"]))
            self._loaded = _Loaded(stamp, [_public(key) for key in keys], private)
        return self._loaded

    def _write(self, old: list[Jwk]) -> str:
        private = Ed25519PrivateKey.generate()
        x = private.public_key().public_bytes_raw()
        key_id = hashlib.sha256(x).hexdigest()[:16]
        made = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        new = {"kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": key_id, "x": _encoded(x), "created": made}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(f".{os.getpid()}.new")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(orjson.dumps({"keys": [{**new, "d": _encoded(private.private_bytes_raw())}, *old]}))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)
        return key_id


def _message(request_id: str, user_id: str, timestamp: str, body: bytes) -> bytes:
    return "\n".join([request_id, user_id, timestamp, hashlib.sha256(body).hexdigest()]).encode()


def _verifies(key: Jwk, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(_decoded(key["x"])).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _public(key: Jwk) -> Jwk:
    return {name: value for name, value in key.items() if name != "d"}


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
