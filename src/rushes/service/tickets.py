"""Rights that travel with the caller: sealed, limited in time and to one purpose, stored nowhere."""

import hashlib
import hmac
import os
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from pathlib import Path
from typing import Any

import orjson

from rushes.errors import Unauthorized

_SECRET_BYTES = 32


class Tickets:
    """Issues and checks tickets: `<claims as base64url JSON>.<HMAC-SHA256>`.

    The seal covers the purpose, so that a ticket for one thing opens no other.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def issue(self, purpose: str, claims: dict[str, Any], seconds: float) -> str:
        """A ticket that holds for `seconds`."""
        body = _text(orjson.dumps({**claims, "until": round(time.time() + seconds)}))
        return f"{body}.{self._seal(purpose, body)}"

    def open(self, purpose: str, ticket: str) -> dict[str, Any]:
        """The claims of a ticket; raises Unauthorized for one that is not ours, or not valid any more."""
        body, _, seal = ticket.partition(".")
        if not hmac.compare_digest(seal.encode(), self._seal(purpose, body).encode()):
            raise Unauthorized("invalid upload credentials")
        try:
            claims: dict[str, Any] = orjson.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        except (Base64Error, orjson.JSONDecodeError) as error:
            raise Unauthorized("invalid upload credentials") from error
        if claims["until"] <= time.time():
            raise Unauthorized("upload credentials have expired")
        return claims

    def _seal(self, purpose: str, body: str) -> str:
        return _text(hmac.digest(self._secret, f"{purpose}\n{body}".encode(), hashlib.sha256))


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def own_secret(path: Path) -> bytes:
    """The secret in a file that only its owner can read; made at the first call."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(file, "wb") as fresh:
        fresh.write(secret := os.urandom(_SECRET_BYTES))
    return secret
