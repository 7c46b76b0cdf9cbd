"""A database that grew through its history is the same as a new one."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from rushes.errors import SettingsError
from rushes.stores import migrate, migrations
from rushes.stores.tables import metadata


def schema(path: Path) -> dict[str, str]:
    """Every table and index as the database describes it, by name."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(sql.split()) for name, sql in rows if name != "alembic_version"}


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]


def walk_through_history(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrations.upgrade(connection)
    engine.dispose()


def test_a_new_database_is_what_its_history_leads_to(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/new.db")
    walk_through_history(tmp_path / "grown.db")
    assert schema(tmp_path / "new.db") == schema(tmp_path / "grown.db")
    assert revision(tmp_path / "new.db") == revision(tmp_path / "grown.db") == migrations.HEAD
    assert {"requests", "request_logs", "queue_entries", "keys"} <= set(schema(tmp_path / "new.db"))


def test_the_history_ends_at_head_and_leads_to_the_tables(tmp_path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]
    walk_through_history(tmp_path / "grown.db")
    engine = create_engine(f"sqlite:///{tmp_path}/grown.db")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/new.db")
    before = (tmp_path / "new.db").read_bytes()
    migrate(f"sqlite:///{tmp_path}/new.db")
    assert (tmp_path / "new.db").read_bytes() == before


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/new.db")
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SettingsError, match="newer version"):
        migrate(f"sqlite:///{tmp_path}/new.db")


@pytest.mark.slow
def test_starting_on_a_new_or_current_database_does_not_load_alembic(tmp_path: Path) -> None:
    script = (
        "import sys; from rushes.stores import migrate; url = 'sqlite:///' + sys.argv[1];"
        "migrate(url); migrate(url); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "new.db")], check=True)
