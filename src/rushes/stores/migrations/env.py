"""What Alembic runs for every command: the caller's connection, our tables, batch mode for SQLite."""

from alembic import context

from rushes.stores.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
