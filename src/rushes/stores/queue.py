"""The queue's seven laws (`contracts.queue`) in SQL.

An entry is `waiting` (its time has come), `delayed` (until `run_at`) or `running`; finished entries are deleted.
The statements are the same for every database; what differs is in `connection.Dialect`.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

import orjson
from sqlalchemy import text
from sqlalchemy.sql.elements import TextClause

from rushes.contracts.queue import LEASE_SECONDS, MAX_ATTEMPTS, Beat, Claim, Entry, Limits, Load
from rushes.stores import tables
from rushes.stores.clock import MICROSECONDS, to_micros
from rushes.stores.connection import Connection, Dialect, Row

_LEASE = round(LEASE_SECONDS * MICROSECONDS)
_LONGEST_BACK_OFF_SECONDS = 30.0
_NO_LIMIT = 2**31 - 1

_WAKE_DUE = text("""
    UPDATE queue_entries SET state = 'waiting', run_at = NULL
    WHERE queue = :queue AND state = 'delayed' AND run_at <= :now
    RETURNING priority
""")

# How many entries wait in each priority, kept beside them: a submission tells its position, and must not count
# thousands of rows for it.
_LENGTHEN = text("""
    INSERT INTO queue_lengths (queue, priority, waiting) VALUES (:queue, :priority, :by)
    ON CONFLICT (queue, priority) DO UPDATE SET waiting = queue_lengths.waiting + excluded.waiting
""")

# One entry per run. The first hundred entries in order nearly always hold one that may run. Where they do not (a key
# with a huge backlog is at its limit), walk the lanes instead: from one (engine, key) to the next by index, looking
# at the first entry of each. So the cost depends on the number of lanes, never on how many entries stand in them.
#
# The fence starts above every fence that an earlier entry of the same id can have had: `seq` only ever grows.
_CLAIM = """
    UPDATE queue_entries SET
        state = 'running', holder = :holder, leased_until = :leased_until, attempt = attempt + 1,
        fence = CASE WHEN fence = 0 THEN seq * 1000000 ELSE fence END + 1
    WHERE state = 'waiting' AND seq = (
        WITH RECURSIVE
        limits AS (<engine_limits>),
        running AS (
            SELECT engine, key_id, count(*) AS entries FROM queue_entries
            WHERE queue = :queue AND state = 'running' GROUP BY engine, key_id
        ),
        full_keys AS (
            SELECT running.key_id FROM running LEFT JOIN keys ON :of_keys AND keys.id = running.key_id
            GROUP BY running.key_id HAVING sum(entries) >= coalesce(max(keys.max_running), :per_key)
        ),
        full_engines AS (
            SELECT engine FROM limits
            WHERE most <= (SELECT coalesce(sum(entries), 0) FROM running WHERE running.engine = limits.engine)
            UNION ALL
            SELECT engine FROM running WHERE engine NOT IN (SELECT engine FROM limits)
            GROUP BY engine HAVING sum(entries) >= :per_engine
        ),
        ahead AS (
            SELECT seq, priority, engine, key_id FROM queue_entries
            WHERE queue = :queue AND state = 'waiting' ORDER BY priority, seq LIMIT 100
        ),
        engines(engine) AS (
            SELECT min(engine) FROM queue_entries WHERE queue = :queue AND state = 'waiting'
            UNION ALL
            SELECT (
                SELECT min(later.engine) FROM queue_entries AS later
                WHERE later.queue = :queue AND later.state = 'waiting' AND later.engine > engines.engine
            ) FROM engines WHERE engines.engine IS NOT NULL
        ),
        lanes(engine, key_id) AS (
            SELECT engine, (
                SELECT min(key_id) FROM queue_entries AS first
                WHERE first.queue = :queue AND first.state = 'waiting' AND first.engine = engines.engine
            ) FROM engines
            WHERE engine IS NOT NULL AND engine NOT IN (SELECT engine FROM full_engines)
            UNION ALL
            SELECT lanes.engine, (
                SELECT min(later.key_id) FROM queue_entries AS later
                WHERE later.queue = :queue AND later.state = 'waiting'
                    AND later.engine = lanes.engine AND later.key_id > lanes.key_id
            ) FROM lanes WHERE lanes.key_id IS NOT NULL
        ),
        heads AS (
            SELECT head.seq, head.priority FROM lanes JOIN queue_entries AS head ON head.seq = (
                SELECT front.seq FROM queue_entries AS front
                WHERE front.queue = :queue AND front.state = 'waiting'
                    AND front.engine = lanes.engine AND front.key_id = lanes.key_id
                ORDER BY front.priority, front.seq LIMIT 1
            )
            WHERE lanes.key_id NOT IN (SELECT key_id FROM full_keys)
        )
        SELECT coalesce(
            (
                SELECT seq FROM ahead
                WHERE key_id NOT IN (SELECT key_id FROM full_keys)
                    AND engine NOT IN (SELECT engine FROM full_engines)
                ORDER BY priority, seq LIMIT 1
            ),
            (SELECT seq FROM heads ORDER BY priority, seq LIMIT 1)
        )
    )
    RETURNING id, queue, key_id, engine, fence, attempt, priority
"""

_BEAT = text("""
    UPDATE queue_entries SET leased_until = :leased_until
    WHERE id = :id AND fence = :fence AND holder = :holder AND state = 'running'
    RETURNING cancel
""")
_FINISH = text("DELETE FROM queue_entries WHERE id = :id AND fence = :fence AND state = 'running'")
_HAND_BACK = text("""
    UPDATE queue_entries SET
        state = :state, run_at = :run_at, attempt = attempt - :forgotten, holder = NULL, leased_until = NULL
    WHERE id = :id AND fence = :fence AND state = 'running'
    RETURNING queue, priority
""")
_REMOVE = text("DELETE FROM queue_entries WHERE id = :id AND state <> 'running' RETURNING queue, priority, state")
_ASK_CANCEL = text("UPDATE queue_entries SET cancel = :yes WHERE id = :id AND state = 'running'")
_GONE = text("""
    SELECT id, queue, key_id, engine, fence, attempt FROM queue_entries
    WHERE state = 'running' AND leased_until < :gone_before ORDER BY priority, seq
""")
_PLACE = text("SELECT queue, priority, seq FROM queue_entries WHERE id = :id AND state <> 'running'")
# Of its own priority, what is counted is the shorter side: before the entry, or from it on.
_AHEAD = text("""
    WITH
    first(seq) AS (
        SELECT min(seq) FROM queue_entries WHERE queue = :queue AND state = 'waiting' AND priority = :priority
    ),
    last(seq) AS (
        SELECT max(seq) FROM queue_entries WHERE queue = :queue AND state = 'waiting' AND priority = :priority
    )
    SELECT
        (SELECT coalesce(sum(waiting), 0) FROM queue_lengths WHERE queue = :queue AND priority < :priority)
        + CASE WHEN :seq - (SELECT coalesce(seq, :seq) FROM first) <= (SELECT coalesce(seq, :seq) FROM last) - :seq
        THEN (
            SELECT count(*) FROM queue_entries
            WHERE queue = :queue AND state = 'waiting' AND priority = :priority AND seq < :seq
        ) ELSE (
            SELECT coalesce(sum(waiting), 0) FROM queue_lengths WHERE queue = :queue AND priority = :priority
        ) - (
            SELECT count(*) FROM queue_entries
            WHERE queue = :queue AND state = 'waiting' AND priority = :priority AND seq >= :seq
        ) END
""")
_HOW_MANY = text("""
    SELECT (SELECT coalesce(sum(waiting), 0) FROM queue_lengths WHERE queue = :queue)
         + (SELECT count(*) FROM queue_entries WHERE queue = :queue AND state = 'delayed')
""")
_LOADS = text("""
    SELECT engine, sum(CASE state WHEN 'running' THEN 0 ELSE 1 END), sum(CASE state WHEN 'running' THEN 1 ELSE 0 END)
    FROM queue_entries WHERE queue = :queue GROUP BY engine
""")


@dataclass(frozen=True)
class SqlQueue:
    """`contracts.queue.Queue` inside one transaction."""

    connection: Connection

    def enqueue(self, entry: Entry) -> bool:
        """Add an entry; False when its id is there, waiting or running."""
        run_at = None if entry.run_at is None else to_micros(entry.run_at)
        state, run_at = self._when(run_at)
        added = self.connection.add(
            tables.queue_entries,
            {
                "id": entry.id,
                "queue": entry.queue,
                "key_id": entry.key_id,
                "engine": entry.engine,
                "priority": entry.priority,
                "state": state,
                "run_at": run_at,
                "attempt": 0,
                "fence": 0,
                "cancel": False,
            },
        )
        if added and state == "waiting":
            self._lengthen(entry.queue, entry.priority, 1)
        return added

    def claim(self, queue: str, holder: str, count: int, limits: Limits) -> list[Claim]:
        """Take up to `count` entries whose time has come, for the process `holder`."""
        if limits.per_key is not None and limits.per_key < 1:
            return []
        self.connection.lock_queue(queue)
        now = self.connection.now()
        for (priority,) in self.connection.run(_WAKE_DUE, queue=queue, now=now).fetchall():
            self._lengthen(queue, priority, 1)
        claims: list[Claim] = []
        while len(claims) < count:
            row = self.connection.run(
                _claim(self.connection.dialect),
                queue=queue,
                holder=holder,
                leased_until=now + _LEASE,
                per_key=_NO_LIMIT if limits.per_key is None else limits.per_key,
                per_engine=_NO_LIMIT if limits.per_engine is None else limits.per_engine,
                of_keys=limits.of_keys,
                engine_limits=orjson.dumps(limits.engines).decode(),
            ).fetchone()
            if row is None:
                break
            self._lengthen(queue, row[-1], -1)
            claims.append(_read_claim(row[:-1]))
        return claims

    def beat(self, holder: str, claims: list[Claim]) -> Beat:
        """Renew the leases of `claims`; say which are lost and which are to be cancelled."""
        leased_until = self.connection.now() + _LEASE
        lost: set[str] = set()
        cancelled: set[str] = set()
        for claim in claims:
            row = self.connection.run(
                _BEAT, id=claim.entry_id, fence=claim.fence, holder=holder, leased_until=leased_until
            ).fetchone()
            if row is None:
                lost.add(claim.entry_id)
            elif row[0]:
                cancelled.add(claim.entry_id)
        return Beat(frozenset(lost), frozenset(cancelled))

    def finish(self, claim: Claim) -> bool:
        """Remove a claimed entry; False (and nothing changes) when the claim is no longer ours."""
        return self.connection.run(_FINISH, id=claim.entry_id, fence=claim.fence).rowcount == 1

    def release(self, claim: Claim, run_at: datetime | None = None, count_attempt: bool = True) -> bool:
        """Hand a claimed entry back to its old place, to run again from `run_at`; False when it is not ours."""
        return self._hand_back(
            claim, None if run_at is None else to_micros(run_at), forgotten=0 if count_attempt else 1
        )

    def remove(self, entry_id: str) -> bool:
        """Take a waiting entry out of the queue; False when it is running or unknown."""
        row = self.connection.run(_REMOVE, id=entry_id).fetchone()
        if row is None:
            return False
        queue, priority, state = row
        if state == "waiting":
            self._lengthen(queue, priority, -1)
        return True

    def ask_cancel(self, entry_id: str) -> bool:
        """Mark a running entry: the next beat of its holder reports it. False when it is not running."""
        return self.connection.run(_ASK_CANCEL, id=entry_id, yes=True).rowcount == 1

    def recover(self, alone: bool, queue: str | None = None) -> tuple[list[Claim], list[Claim]]:
        """Free the entries of holders that are gone: (returned to the queue, given up after MAX_ATTEMPTS)."""
        now = self.connection.now()
        # Alone, nobody else can hold a lease: even those that have just begun are of holders that are gone.
        gone_before = now + 2 * _LEASE if alone else now
        returned: list[Claim] = []
        given_up: list[Claim] = []
        for row in self.connection.run(_GONE, gone_before=gone_before).fetchall():
            claim = _read_claim(row)
            if queue not in (None, claim.queue):
                continue
            if claim.attempt >= MAX_ATTEMPTS:
                if self.finish(claim):
                    given_up.append(claim)
            elif self._hand_back(claim, now + _back_off(claim.attempt), forgotten=0):
                returned.append(claim)
        return returned, given_up

    def position(self, entry_id: str) -> int | None:
        """How many waiting entries of its queue run before this one; None when it does not wait."""
        place = self.connection.run(_PLACE, id=entry_id).fetchone()
        if place is None:
            return None
        queue, priority, seq = place
        return self._count(self.connection.run(_AHEAD, queue=queue, priority=priority, seq=seq).fetchone())

    def waiting(self, queue: str) -> int:
        """How many entries wait, those whose time has not come included."""
        return self._count(self.connection.run(_HOW_MANY, queue=queue).fetchone())

    def loads(self, queue: str) -> dict[str, Load]:
        """What stands in a queue, by engine."""
        rows = self.connection.run(_LOADS, queue=queue).fetchall()
        return {engine: Load(int(waiting), int(running)) for engine, waiting, running in rows}

    def _hand_back(self, claim: Claim, run_at: int | None, forgotten: int) -> bool:
        state, run_at = self._when(run_at)
        row = self.connection.run(
            _HAND_BACK, id=claim.entry_id, fence=claim.fence, state=state, run_at=run_at, forgotten=forgotten
        ).fetchone()
        if row is None:
            return False
        queue, priority = row
        if state == "waiting":
            self._lengthen(queue, priority, 1)
        return True

    def _lengthen(self, queue: str, priority: int, by: int) -> None:
        self.connection.run(_LENGTHEN, queue=queue, priority=priority, by=by)

    def _when(self, run_at: int | None) -> tuple[str, int | None]:
        """The state of an entry that may run from `run_at`, and what to store of that time."""
        if run_at is None or run_at <= self.connection.now():
            return "waiting", None
        return "delayed", run_at

    @staticmethod
    def _count(row: Row | None) -> int:
        assert row is not None
        return int(row[0])


def _back_off(attempt: int) -> int:
    """Microseconds until an entry whose `attempt`-th run was lost may run again: at once, then 1, 2, 4 .. 30 s."""
    if attempt <= 1:
        return 0
    return round(min(_LONGEST_BACK_OFF_SECONDS, 0.5 * 2.0 ** (attempt - 1)) * MICROSECONDS)


def _read_claim(row: Row) -> Claim:
    entry_id, queue, key_id, engine, fence, attempt = row
    return Claim(entry_id, queue, key_id, engine, fence, attempt)


@cache
def _claim(dialect: Dialect) -> TextClause:
    return text(_CLAIM.replace("<engine_limits>", dialect.engine_limits))
