"""The history of the tables, and bringing a database up to date.

A new revision is a module in `versions` whose `down_revision` is the last one; `HEAD` names it. Revisions only add
(columns with defaults, tables, indexes), so that the version before still runs on the result.
"""

from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from rushes.errors import SettingsError
from rushes.stores.tables import metadata

HEAD = "0001"


def migrate(url: str) -> None:
    """Bring the database at a SQLAlchemy URL to the tables of this version; a no-op when it is there.

    An empty database gets the tables as they are, without walking through their history: that takes milliseconds,
    and Alembic is not even loaded. Raises `SettingsError` when it cannot be opened or a newer version wrote it.
    """
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            revision = _revision(connection)
            if revision is None and not inspect(connection).get_table_names():
                metadata.create_all(connection)
                connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
                connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
            elif revision != HEAD:
                upgrade(connection)
    except SQLAlchemyError as error:
        raise SettingsError(f"The database {url} cannot be used: {error}") from error
    finally:
        engine.dispose()


def upgrade(connection: Connection) -> None:
    """Walk an open connection through every revision that it lacks."""
    # Half a second of imports that only an upgrade needs.
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise SettingsError(f"The database was written by a newer version of Rushes: {error}") from error


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
