"""API keys: made once, stored as hashes, checked at every call."""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from uuid import uuid4

from rushes.contracts.stores import Key, Store, Transaction
from rushes.errors import Unauthorized

OPEN_KEY_ID = "open"
REMEMBER_SECONDS = 5.0
INVALID = "invalid key credentials"


@dataclass(frozen=True)
class Caller:
    """Who calls: the id of the key, or `open` where every key is accepted."""

    key_id: str


@dataclass(frozen=True)
class NewKey:
    """A key at the only moment when its secret is known. `text` is what `FAL_KEY` holds."""

    key: Key
    text: str


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class Keyring:
    """Turns the credentials of a call into a caller.

    `open_mode` accepts anything, none included: only for a server on loopback. A key that was checked is remembered
    for `REMEMBER_SECONDS`, so revoking takes that long at most.
    """

    def __init__(self, store: Store, open_mode: bool) -> None:
        self._store = store
        self.open_mode = open_mode
        self._known: dict[str, tuple[float, Caller]] = {}

    async def create(self, alias: str) -> NewKey:
        """Make and store a key."""
        secret = secrets.token_hex(16)

        def insert(tx: Transaction) -> Key:
            key = Key(str(uuid4()), alias, _digest(secret), tx.now())
            tx.keys.insert(key)
            return key

        key = await self._store.transact(insert)
        return NewKey(key, f"{key.id}:{secret}")

    async def all(self) -> list[Key]:
        """Every key, oldest first, revoked ones too."""
        return await self._store.read(lambda tx: tx.keys.all())

    async def revoke(self, key_id: str) -> bool:
        """Stop accepting a key; False when there is none, or it was revoked before."""
        self._known.clear()
        return await self._store.transact(lambda tx: tx.keys.revoke(key_id, tx.now()))

    def remembered(self, credentials: str) -> Caller | None:
        """The caller of credentials that were checked a moment ago; never waits."""
        if self.open_mode:
            return Caller(OPEN_KEY_ID)
        found = self._known.get(credentials)
        return found[1] if found and found[0] > time.monotonic() else None

    async def caller(self, credentials: str | None, app_id: str) -> Caller:
        """Check `id:secret`; raises Unauthorized with fal's texts (fal protocol, section 5)."""
        if self.open_mode:
            return Caller(OPEN_KEY_ID)
        if credentials is None:
            raise Unauthorized(f'Cannot access application "{app_id}"')
        if (known := self.remembered(credentials)) is not None:
            return known
        key_id, _, secret = credentials.partition(":")
        key = await self._store.read(lambda tx: tx.keys.get(key_id))
        if key is None or key.revoked_at is not None or not hmac.compare_digest(key.secret_hash, _digest(secret)):
            raise Unauthorized(INVALID)
        if len(self._known) > 10_000:
            self._known.clear()
        self._known[credentials] = (time.monotonic() + REMEMBER_SECONDS, Caller(key.id))
        return Caller(key.id)
