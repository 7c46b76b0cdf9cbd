"""API keys of callers, and how far each may go."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

MOST_OF_A_LIMIT = 1_000_000
"""No limit of a key is greater."""


@dataclass(frozen=True)
class KeyLimits:
    """How far a key may go. ValueError for what no key could be held to.

    `max_running` requests run at once, None: as many as the server allows every key. One request may cost up to
    `most_per_request` US dollars, all of a day of UTC `most_per_day`; None: any amount, 0: only what costs nothing.
    """

    max_running: int | None = None
    most_per_request: Decimal | None = None
    most_per_day: Decimal | None = None

    def __post_init__(self) -> None:
        """Check the figures."""
        if self.max_running is not None and not 1 <= self.max_running <= MOST_OF_A_LIMIT:
            raise ValueError(f"A key runs 1 to {MOST_OF_A_LIMIT:,} requests at once")
        for amount in (self.most_per_request, self.most_per_day):
            if amount is not None and not (amount.is_finite() and 0 <= amount <= MOST_OF_A_LIMIT):
                raise ValueError(f"A limit of cost is 0 to {MOST_OF_A_LIMIT:,} US dollars")


NO_LIMITS = KeyLimits()


@dataclass(frozen=True)
class Key:
    """An API key as stored: `secret_hash` is SHA-256 in hex; the secret itself is shown once and never kept."""

    id: str
    alias: str
    secret_hash: str
    created_at: datetime
    revoked_at: datetime | None = None
    admin: bool = False
    limits: KeyLimits = NO_LIMITS
