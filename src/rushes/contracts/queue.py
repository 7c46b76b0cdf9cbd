"""The durable queue, as seen from inside a transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Entry:
    """One thing to run later: a request, a delivery, a chore.

    `queue` names the line it stands in, `key_id` and `engine` (what runs it, or where it is sent) whose limits it
    counts against, `priority` smaller first; `run_at` is the earliest time (None: now).
    """

    id: str
    queue: str
    key_id: str
    engine: str
    priority: int = 1
    run_at: datetime | None = None


@dataclass(frozen=True)
class Claim:
    """The right to run one entry, until the lease ends. Everything done under it carries `fence`.

    `attempt` counts from 1 and grows with every claim of the entry.
    """

    entry_id: str
    queue: str
    key_id: str
    engine: str
    fence: int
    attempt: int


@dataclass(frozen=True)
class Limits:
    """How many entries may run at once; None: no limit. `engines` maps an engine's name to its limit.

    `per_engine` is the limit of each engine that `engines` does not name. With `of_keys` a key that has a limit of its
    own (`core.keys.KeyLimits.max_running`) runs as many as that says, instead of `per_key`.
    """

    per_key: int | None
    engines: dict[str, int]
    per_engine: int | None = None
    of_keys: bool = False


@dataclass(frozen=True)
class Load:
    """How many entries an engine has before it (those whose time has not come included), and how many it runs."""

    waiting: int = 0
    running: int = 0


@dataclass(frozen=True)
class Beat:
    """What a beat found: claims that are lost (somebody else runs them) and claims whose cancel was asked."""

    lost: frozenset[str]
    cancelled: frozenset[str]


class Queue(Protocol):
    """Seven laws, held by every dialect (tests/contract/test_queue.py).

    1. `enqueue` happens only inside the caller's transaction; the same id twice is a no-op.
    2. `claim` takes by priority, then by the order of enqueueing, skipping keys and engines at their limit; limits
       are counted within the queue and in the same statement, so they are exact and `position` is true.
    3. Every claim raises the entry's fence, also above those of earlier entries of its id; `finish`, `release` and
       `beat` with an old fence change nothing.
    4. A claim is leased for `LEASE_SECONDS` of the database's clock; `beat` renews it. A process that missed its
       beats for half a lease stops its own work. `recover` frees what another process, now gone, held: at once when
       the caller knows it is alone (a file lock), else when the lease has run out.
    5. Waking is an optimisation: nothing here tells anybody that there is work; whoever waits also looks again
       after at most five seconds.
    6. A crash counts as an attempt: `recover` returns the entry to its old place, the first time at once, then with
       a growing delay (1, 2, 4 .. 30 s), and removes and reports entries that used `MAX_ATTEMPTS`. A cancel that was
       asked stays with the entry.
    7. Finished entries leave the table: the cost of a claim does not depend on history, nor on the backlog of a key
       that is at its limit.
    """

    def enqueue(self, entry: Entry) -> bool:
        """Add an entry; False when its id is (or was and still runs) there."""
        ...

    def claim(self, queue: str, holder: str, count: int, limits: Limits) -> list[Claim]:
        """Take up to `count` entries whose time has come, for the process `holder`."""
        ...

    def beat(self, holder: str, claims: list[Claim]) -> Beat:
        """Renew the leases of `claims`; say which are lost and which are to be cancelled."""
        ...

    def finish(self, claim: Claim) -> bool:
        """Remove a claimed entry; False (and nothing changes) when the claim is no longer ours."""
        ...

    def release(self, claim: Claim, run_at: datetime | None = None, count_attempt: bool = True) -> bool:
        """Hand a claimed entry back to its old place, to run again from `run_at`; False when it is not ours."""
        ...

    def remove(self, entry_id: str) -> bool:
        """Take a waiting entry out of the queue; False when it is running or unknown."""
        ...

    def ask_cancel(self, entry_id: str) -> bool:
        """Mark a running entry: the next beat of its holder reports it. False when it is not running."""
        ...

    def recover(self, alone: bool, queue: str | None = None) -> tuple[list[Claim], list[Claim]]:
        """Free the entries of holders that are gone: (returned to the queue, given up after MAX_ATTEMPTS).

        Those of one queue, or of all.
        """
        ...

    def position(self, entry_id: str) -> int | None:
        """How many waiting entries of its queue run before this one; None when it does not wait.

        Entries whose time has not come are not ahead of anybody.
        """
        ...

    def waiting(self, queue: str) -> int:
        """How many entries wait."""
        ...

    def loads(self, queue: str) -> dict[str, Load]:
        """What stands in a queue, by engine; engines without entries are left out."""
        ...


LEASE_SECONDS = 8.0
BEAT_SECONDS = 2.0
LOOK_AGAIN_SECONDS = 5.0
MAX_ATTEMPTS = 10
