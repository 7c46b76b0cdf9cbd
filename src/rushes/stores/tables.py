"""The tables, defined once for every database.

Moments are microseconds since 1970 (`stores.clock`), money and units are whole billionths (`stores.money`), JSON is
text. A change here needs a revision in `migrations`.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

# SQLite numbers rows by itself only in a column that is declared INTEGER.
_RowNumber = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()

requests = Table(
    "requests",
    metadata,
    Column("id", Text, primary_key=True),
    Column("endpoint_id", Text, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("search_text", Text, nullable=False),
    Column("input", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("priority", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("outcome", Text),
    Column("attempt", Integer, nullable=False),
    Column("fence", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start_deadline", BigInteger),
    Column("runner_hint", Text),
    Column("no_retry", Boolean, nullable=False),
    Column("store_io", Boolean, nullable=False),
    Column("webhook_url", Text),
    Column("files_url", Text),
    Column("own_vendor_key", Boolean, nullable=False),
    Column("cancel_requested", Boolean, nullable=False),
    Column("started_at", BigInteger),
    Column("completed_at", BigInteger),
    Column("output", Text),
    Column("failure", Text),
    Column("files", Text, nullable=False),
    Column("billable_units", BigInteger, nullable=False),
    Column("status_code", Integer),
    Column("lifecycle", Text, nullable=False),
    Column("idempotency_key", Text),
    Column("idempotency_digest", Text),
    Column("no_fallback", Boolean, nullable=False),
    Column("estimate", BigInteger, nullable=False),
    Column("via", Text, nullable=False),
    Column("promotes", Text),
)
Index("requests_by_age", requests.c.created_at, requests.c.id)
Index("requests_by_key", requests.c.key_id, requests.c.created_at, requests.c.id)
Index("requests_submitted", requests.c.key_id, requests.c.endpoint_id, requests.c.created_at, requests.c.id)
_COMPLETED = text("status = 'COMPLETED'")
Index(
    "requests_completed",
    requests.c.key_id,
    requests.c.endpoint_id,
    requests.c.completed_at,
    sqlite_where=_COMPLETED,
    postgresql_where=_COMPLETED,
)
_HAS_IDEMPOTENCY_KEY = text("idempotency_key IS NOT NULL")
Index(
    "requests_by_idempotency_key",
    requests.c.key_id,
    requests.c.idempotency_key,
    sqlite_where=_HAS_IDEMPOTENCY_KEY,
    postgresql_where=_HAS_IDEMPOTENCY_KEY,
)
# What is still to be paid of what was accepted.
_RESERVED = text("status <> 'COMPLETED' AND estimate > 0")
Index(
    "requests_reserved",
    requests.c.key_id,
    sqlite_where=_RESERVED,
    postgresql_where=_RESERVED,
)
_PROMOTES = text("promotes IS NOT NULL")
Index(
    "requests_promoting",
    requests.c.promotes,
    requests.c.created_at,
    sqlite_where=_PROMOTES,
    postgresql_where=_PROMOTES,
)
_CAN_BE_OVERDUE = text("status = 'IN_QUEUE' AND start_deadline IS NOT NULL")
Index(
    "requests_overdue",
    requests.c.start_deadline,
    sqlite_where=_CAN_BE_OVERDUE,
    postgresql_where=_CAN_BE_OVERDUE,
)

# What a completed request still holds, until its retention ends.
_HOLDS_PAYLOADS = text("status = 'COMPLETED' AND (output IS NOT NULL OR input <> '{}')")
Index(
    "requests_with_payloads",
    requests.c.completed_at,
    sqlite_where=_HOLDS_PAYLOADS,
    postgresql_where=_HOLDS_PAYLOADS,
)

request_logs = Table(
    "request_logs",
    metadata,
    Column("request_id", Text, ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("timestamp", BigInteger, nullable=False),
    Column("level", Text, nullable=False),
    Column("message", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index("request_logs_by_age", request_logs.c.timestamp)

request_attempts = Table(
    "request_attempts",
    metadata,
    Column("request_id", Text, ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    Column("fence", BigInteger, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("engine", Text, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("made_at", BigInteger),
    Column("ended_at", BigInteger, nullable=False),
    Column("problem", Text),
    Column("facts", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Jobs given to engines that are not on this machine: see `core.submissions` for what `state` goes through.
engine_attempts = Table(
    "engine_attempts",
    metadata,
    Column("request_id", Text, ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("engine", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("base_url", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("arguments", Text, nullable=False),
    Column("promise", Text, nullable=False),
    Column("submitted_at", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("handle", Text),
    Column("ended_at", BigInteger),
    Column("fault", Text),
    Column("problem", Text),
    Column("usage", Text),
    Column("estimate", BigInteger),
    Column("cost", BigInteger),
    Column("basis", Text),
    sqlite_with_rowid=False,
)
_STOPPING = text("state = 'stopping'")
Index("engine_attempts_stopping", engine_attempts.c.ended_at, sqlite_where=_STOPPING, postgresql_where=_STOPPING)

# `seq` is the order of enqueueing and is never used twice (AUTOINCREMENT), which fences rely on.
# `state` is 'waiting' (its time has come), 'delayed' (until `run_at`) or 'running'.
queue_entries = Table(
    "queue_entries",
    metadata,
    Column("seq", _RowNumber, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("queue", Text, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("run_at", BigInteger),
    Column("attempt", Integer, nullable=False),
    Column("fence", BigInteger, nullable=False),
    Column("cancel", Boolean, nullable=False),
    Column("holder", Text),
    Column("leased_until", BigInteger),
    sqlite_autoincrement=True,
)
Index(
    "queue_in_order",
    queue_entries.c.queue,
    queue_entries.c.state,
    queue_entries.c.priority,
    queue_entries.c.seq,
)
# One lane per engine and key, so that a claim can step over a lane that is at its limit however long it is, and can
# count what runs in each.
Index(
    "queue_by_lane",
    queue_entries.c.queue,
    queue_entries.c.state,
    queue_entries.c.engine,
    queue_entries.c.key_id,
    queue_entries.c.priority,
    queue_entries.c.seq,
)
_DELAYED = text("state = 'delayed'")
Index(
    "queue_delayed",
    queue_entries.c.queue,
    queue_entries.c.run_at,
    sqlite_where=_DELAYED,
    postgresql_where=_DELAYED,
)
_RUNNING = text("state = 'running'")
Index(
    "queue_leases",
    queue_entries.c.leased_until,
    sqlite_where=_RUNNING,
    postgresql_where=_RUNNING,
)

queue_lengths = Table(
    "queue_lengths",
    metadata,
    Column("queue", Text, primary_key=True),
    Column("priority", Integer, primary_key=True),
    Column("waiting", Integer, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("request_id", Text, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("round_attempts", Integer, nullable=False),
    Column("next_attempt_at", BigInteger),
)
Index("deliveries_by_key", deliveries.c.key_id, deliveries.c.created_at)
Index("deliveries_by_age", deliveries.c.created_at)
Index("deliveries_by_request", deliveries.c.request_id)

delivery_attempts = Table(
    "delivery_attempts",
    metadata,
    Column("delivery_id", Text, ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("started_at", BigInteger, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("status_code", Integer),
    Column("response", Text, nullable=False),
    Column("error", Text),
    Column("headers", Text, nullable=False),
    sqlite_with_rowid=False,
)

keys = Table(
    "keys",
    metadata,
    Column("id", Text, primary_key=True),
    Column("alias", Text, nullable=False),
    Column("secret_hash", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Column("admin", Boolean, nullable=False),
    Column("max_running", Integer),
    Column("most_per_request", BigInteger),
    Column("most_per_day", BigInteger),
)

# Videos, and characters, that later requests can name by their id.
videos = Table(
    "videos",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key_id", Text, nullable=False),
    Column("request_id", Text, nullable=False),
    Column("file_key", Text, nullable=False),
    Column("remixable", Boolean, nullable=False),
    Column("character", Text),
)

# What requests came to. Rows outlive the payloads of their requests.
ledger = Table(
    "ledger",
    metadata,
    Column("request_id", Text, primary_key=True),
    Column("key_id", Text, nullable=False),
    Column("endpoint_id", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("units", BigInteger, nullable=False),
    Column("unit", Text, nullable=False),
    Column("unit_price", BigInteger, nullable=False),
    Column("cost", BigInteger, nullable=False),
    Column("would_have_cost", BigInteger, nullable=False),
    Column("source", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("seconds", BigInteger, nullable=False),
    Column("estimate", BigInteger, nullable=False),
    Column("basis", Text, nullable=False),
)
Index("ledger_by_key", ledger.c.key_id, ledger.c.at)
Index("ledger_by_age", ledger.c.at)

# Engines that get nothing that costs money, until their operator releases them.
engine_holds = Table(
    "engine_holds",
    metadata,
    Column("engine", Text, primary_key=True),
    Column("request_id", Text, nullable=False),
    Column("estimate", BigInteger, nullable=False),
    Column("bill", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
)

# What is in storage. Rows outlive their content (`deleted_at`), so that a late caller learns that a file has expired.
files = Table(
    "files",
    metadata,
    Column("key", Text, primary_key=True),
    Column("key_id", Text, nullable=False),
    Column("request_id", Text),
    Column("name", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Column("acl", Text, nullable=False),
    Column("marked_at", BigInteger),
    Column("deleted_at", BigInteger),
)
_BY_REQUEST = text("request_id IS NOT NULL")
Index("files_of_request", files.c.request_id, sqlite_where=_BY_REQUEST, postgresql_where=_BY_REQUEST)
_EXPIRING = text("expires_at IS NOT NULL AND deleted_at IS NULL")
Index("files_expiring", files.c.expires_at, sqlite_where=_EXPIRING, postgresql_where=_EXPIRING)
_HERE = text("deleted_at IS NULL")
Index("files_by_age", files.c.created_at, files.c.key, sqlite_where=_HERE, postgresql_where=_HERE)
Index("files_by_key", files.c.key_id, files.c.created_at, files.c.key, sqlite_where=_HERE, postgresql_where=_HERE)
# A thousand results lie between two uploads.
_UPLOADED = text("deleted_at IS NULL AND request_id IS NULL")
Index("files_uploaded", files.c.created_at, files.c.key, sqlite_where=_UPLOADED, postgresql_where=_UPLOADED)
_DELETED = text("deleted_at IS NOT NULL")
Index("files_deleted", files.c.deleted_at, sqlite_where=_DELETED, postgresql_where=_DELETED)
