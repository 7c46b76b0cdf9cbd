"""API keys: made once, stored as hashes, checked at every call."""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from rushes.contracts.stores import Store, Transaction
from rushes.core.endpoints import app_id_of
from rushes.core.keys import NO_LIMITS, Key, KeyLimits
from rushes.errors import Unauthorized
from rushes.service.tickets import Tickets

OPEN_KEY_ID = "open"
REMEMBER_SECONDS = 5.0
REALTIME = "realtime"
INVALID = "invalid key credentials"
_LIMITS = TypeAdapter(KeyLimits)


@dataclass(frozen=True)
class Caller:
    """Who calls: the id of the key, or `open` where every key is accepted; an `admin` may choose engines."""

    key_id: str
    admin: bool = False


@dataclass(frozen=True)
class NewKey:
    """A key at the only moment when its secret is known. `text` is what `FAL_KEY` holds."""

    key: Key
    text: str


def limits_as_written(figures: Mapping[str, object]) -> KeyLimits:
    """Limits by name, figures as people write them ("3", "0.50"); None and what is left out is no limit.

    Raises ValueError in one line for what is none.
    """
    try:
        return _LIMITS.validate_python(figures)
    except ValidationError as error:
        first = error.errors()[0]
        said = first["msg"].removeprefix("Value error, ")
        raise ValueError(": ".join([*map(str, first["loc"]), said])) from None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class Keyring:
    """Turns the credentials of a call into a caller.

    `open_mode` accepts anything, none included: only for a server on loopback. A key that was checked is remembered
    for `REMEMBER_SECONDS`, so revoking takes that long at most; a token outlives its key until its own end.
    """

    def __init__(self, store: Store, open_mode: bool, tickets: Tickets) -> None:
        self._store = store
        self.open_mode = open_mode
        self._tickets = tickets
        self._known: dict[str, tuple[float, Caller]] = {}

    async def create(self, alias: str, admin: bool = False, limits: KeyLimits = NO_LIMITS) -> NewKey:
        """Make and store a key; one of an `admin` sees everybody's requests in the pages, and the server's own."""
        secret = secrets.token_hex(16)

        def insert(tx: Transaction) -> Key:
            key = Key(str(uuid4()), alias, _digest(secret), tx.now(), admin=admin, limits=limits)
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

    async def limit(self, key_id: str, change: Callable[[KeyLimits], KeyLimits]) -> bool:
        """Change the limits of a key, for all that starts from now on; False when there is none, or it was revoked.

        Raises what `change` raises.
        """

        def update(tx: Transaction) -> bool:
            key = tx.keys.get(key_id)
            return key is not None and tx.keys.limit(key_id, change(key.limits))

        return await self._store.transact(update)

    async def holds(self, key_id: str) -> bool:
        """Whether there is such a key, and it was not revoked."""
        key = await self._store.read(lambda tx: tx.keys.get(key_id))
        return key is not None and key.revoked_at is None

    async def is_admin(self, caller: Caller) -> bool:
        """Whether a caller is an operator: everybody on an open server, elsewhere who has such a key."""
        key = await self._store.read(lambda tx: tx.keys.get(caller.key_id))
        return self.open_mode or (key is not None and key.admin)

    def remembered(self, credentials: str) -> Caller | None:
        """The caller of credentials that were checked a moment ago; never waits."""
        if self.open_mode:
            return Caller(OPEN_KEY_ID, admin=True)
        found = self._known.get(credentials)
        return found[1] if found and found[0] > time.monotonic() else None

    async def caller(self, credentials: str | None, app_id: str) -> Caller:
        """Check `id:secret`, or a token for this app; raises Unauthorized in fal's words (fal protocol, section 5)."""
        if self.open_mode:
            return Caller(OPEN_KEY_ID, admin=True)
        if credentials is None:
            raise Unauthorized(f'Cannot access application "{app_id}"')
        if ":" not in credentials:
            return self._holder(credentials, app_id)
        if (known := self.remembered(credentials)) is not None:
            return known
        key_id, _, secret = credentials.partition(":")
        key = await self._store.read(lambda tx: tx.keys.get(key_id))
        if key is None or key.revoked_at is not None or not hmac.compare_digest(key.secret_hash, _digest(secret)):
            raise Unauthorized(INVALID)
        if len(self._known) > 10_000:
            self._known.clear()
        caller = Caller(key.id, key.admin)
        self._known[credentials] = (time.monotonic() + REMEMBER_SECONDS, caller)
        return caller

    def token(self, caller: Caller, apps: list[str], seconds: float) -> str:
        """What stands for a caller at some apps, for a while: in a browser, which must not have the key.

        An app is named by its alias (`sora-2`), its id (`fal-ai/sora-2`) or by anything below it.
        """
        return self._tickets.issue(REALTIME, {"key_id": caller.key_id, "apps": apps}, seconds)

    def _holder(self, token: str, app_id: str) -> Caller:
        try:
            claims = self._tickets.open(REALTIME, token)
        except Unauthorized:
            raise Unauthorized(INVALID) from None
        alias = app_id.partition("/")[2]
        if not any(app == alias or app_id_of(app) == app_id for app in claims["apps"]):
            raise Unauthorized(f'Cannot access application "{app_id}"')
        return Caller(claims["key_id"])
