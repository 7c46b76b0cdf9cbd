"""The first tables: requests, their logs and attempts, the queue, deliveries, keys, videos, the ledger, files."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "requests",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("endpoint_id", sa.Text, nullable=False),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("search_text", sa.Text, nullable=False),
        sa.Column("input", sa.Text, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("priority", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("fence", sa.BigInteger, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("start_deadline", sa.BigInteger),
        sa.Column("runner_hint", sa.Text),
        sa.Column("no_retry", sa.Boolean, nullable=False),
        sa.Column("store_io", sa.Boolean, nullable=False),
        sa.Column("webhook_url", sa.Text),
        sa.Column("files_url", sa.Text),
        sa.Column("own_vendor_key", sa.Boolean, nullable=False),
        sa.Column("cancel_requested", sa.Boolean, nullable=False),
        sa.Column("started_at", sa.BigInteger),
        sa.Column("completed_at", sa.BigInteger),
        sa.Column("output", sa.Text),
        sa.Column("failure", sa.Text),
        sa.Column("files", sa.Text, nullable=False),
        sa.Column("billable_units", sa.BigInteger, nullable=False),
        sa.Column("status_code", sa.Integer),
        sa.Column("lifecycle", sa.Text, nullable=False),
        sa.Column("idempotency_key", sa.Text),
        sa.Column("idempotency_digest", sa.Text),
        sa.Column("no_fallback", sa.Boolean, nullable=False),
        sa.Column("estimate", sa.BigInteger, nullable=False),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("promotes", sa.Text),
    )
    op.create_index("requests_by_age", "requests", ["created_at", "id"])
    op.create_index("requests_by_key", "requests", ["key_id", "created_at", "id"])
    op.create_index("requests_submitted", "requests", ["key_id", "endpoint_id", "created_at", "id"])
    _create_partial_index(
        "requests_completed",
        "requests",
        ["key_id", "endpoint_id", "completed_at"],
        "status = 'COMPLETED'",
    )
    _create_partial_index(
        "requests_by_idempotency_key",
        "requests",
        ["key_id", "idempotency_key"],
        "idempotency_key IS NOT NULL",
    )
    _create_partial_index("requests_reserved", "requests", ["key_id"], "status <> 'COMPLETED' AND estimate > 0")
    _create_partial_index("requests_promoting", "requests", ["promotes", "created_at"], "promotes IS NOT NULL")
    _create_partial_index(
        "requests_overdue",
        "requests",
        ["start_deadline"],
        "status = 'IN_QUEUE' AND start_deadline IS NOT NULL",
    )
    _create_partial_index(
        "requests_with_payloads",
        "requests",
        ["completed_at"],
        "status = 'COMPLETED' AND (output IS NOT NULL OR input <> '{}')",
    )
    op.create_table(
        "request_logs",
        sa.Column("request_id", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("timestamp", sa.BigInteger, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("request_logs_by_age", "request_logs", ["timestamp"])
    op.create_table(
        "request_attempts",
        sa.Column("request_id", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("fence", sa.BigInteger, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("made_at", sa.BigInteger),
        sa.Column("ended_at", sa.BigInteger, nullable=False),
        sa.Column("problem", sa.Text),
        sa.Column("facts", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "engine_attempts",
        sa.Column("request_id", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("base_url", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("arguments", sa.Text, nullable=False),
        sa.Column("promise", sa.Text, nullable=False),
        sa.Column("submitted_at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("handle", sa.Text),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("fault", sa.Text),
        sa.Column("problem", sa.Text),
        sa.Column("usage", sa.Text),
        sa.Column("estimate", sa.BigInteger),
        sa.Column("cost", sa.BigInteger),
        sa.Column("basis", sa.Text),
        sqlite_with_rowid=False,
    )
    _create_partial_index("engine_attempts_stopping", "engine_attempts", ["ended_at"], "state = 'stopping'")
    op.create_table(
        "queue_entries",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("queue", sa.Text, nullable=False),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("run_at", sa.BigInteger),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("fence", sa.BigInteger, nullable=False),
        sa.Column("cancel", sa.Boolean, nullable=False),
        sa.Column("holder", sa.Text),
        sa.Column("leased_until", sa.BigInteger),
        sqlite_autoincrement=True,
    )
    op.create_index("queue_in_order", "queue_entries", ["queue", "state", "priority", "seq"])
    op.create_index("queue_by_lane", "queue_entries", ["queue", "state", "engine", "key_id", "priority", "seq"])
    _create_partial_index("queue_delayed", "queue_entries", ["queue", "run_at"], "state = 'delayed'")
    _create_partial_index("queue_leases", "queue_entries", ["leased_until"], "state = 'running'")
    op.create_table(
        "queue_lengths",
        sa.Column("queue", sa.Text, primary_key=True),
        sa.Column("priority", sa.Integer, primary_key=True),
        sa.Column("waiting", sa.Integer, nullable=False),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("request_id", sa.Text, nullable=False),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("round_attempts", sa.Integer, nullable=False),
        sa.Column("next_attempt_at", sa.BigInteger),
    )
    op.create_index("deliveries_by_key", "deliveries", ["key_id", "created_at"])
    op.create_index("deliveries_by_age", "deliveries", ["created_at"])
    op.create_index("deliveries_by_request", "deliveries", ["request_id"])
    op.create_table(
        "delivery_attempts",
        sa.Column("delivery_id", sa.Text, sa.ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("status_code", sa.Integer),
        sa.Column("response", sa.Text, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("headers", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("alias", sa.Text, nullable=False),
        sa.Column("secret_hash", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("revoked_at", sa.BigInteger),
        sa.Column("admin", sa.Boolean, nullable=False),
        sa.Column("max_running", sa.Integer),
        sa.Column("most_per_request", sa.BigInteger),
        sa.Column("most_per_day", sa.BigInteger),
    )
    op.create_table(
        "videos",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("request_id", sa.Text, nullable=False),
        sa.Column("file_key", sa.Text, nullable=False),
        sa.Column("remixable", sa.Boolean, nullable=False),
        sa.Column("character", sa.Text),
    )
    op.create_table(
        "ledger",
        sa.Column("request_id", sa.Text, primary_key=True),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("endpoint_id", sa.Text, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("units", sa.BigInteger, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("unit_price", sa.BigInteger, nullable=False),
        sa.Column("cost", sa.BigInteger, nullable=False),
        sa.Column("would_have_cost", sa.BigInteger, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("seconds", sa.BigInteger, nullable=False),
        sa.Column("estimate", sa.BigInteger, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
    )
    op.create_table(
        "engine_holds",
        sa.Column("engine", sa.Text, primary_key=True),
        sa.Column("request_id", sa.Text, nullable=False),
        sa.Column("estimate", sa.BigInteger, nullable=False),
        sa.Column("bill", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ledger_by_key", "ledger", ["key_id", "at"])
    op.create_index("ledger_by_age", "ledger", ["at"])
    op.create_table(
        "files",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("request_id", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content_type", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger),
        sa.Column("acl", sa.Text, nullable=False),
        sa.Column("marked_at", sa.BigInteger),
        sa.Column("deleted_at", sa.BigInteger),
    )
    _create_partial_index("files_of_request", "files", ["request_id"], "request_id IS NOT NULL")
    _create_partial_index("files_expiring", "files", ["expires_at"], "expires_at IS NOT NULL AND deleted_at IS NULL")
    _create_partial_index("files_by_age", "files", ["created_at", "key"], "deleted_at IS NULL")
    _create_partial_index("files_by_key", "files", ["key_id", "created_at", "key"], "deleted_at IS NULL")
    _create_partial_index("files_uploaded", "files", ["created_at", "key"], "deleted_at IS NULL AND request_id IS NULL")
    _create_partial_index("files_deleted", "files", ["deleted_at"], "deleted_at IS NOT NULL")


def _create_partial_index(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
