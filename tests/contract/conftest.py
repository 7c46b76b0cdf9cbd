"""The databases that every store test runs on, each with a clock that the test moves."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from rushes.contracts.stores import Store
from rushes.stores import SQLiteStore, migrate
from rushes.stores.connection import SQLITE


class Database(Protocol):
    """A migrated, empty database."""

    def open(self) -> Store:
        """One more store on it."""
        ...

    def advance(self, seconds: float) -> None:
        """Move the database's clock."""
        ...


class SQLiteDatabase:
    def __init__(self, path: Path) -> None:
        self._path = path
        migrate(f"sqlite:///{path}")
        self._run("CREATE TABLE test_clock (micros INTEGER)")
        self._run("INSERT INTO test_clock VALUES (1800000000000000)")

    def open(self) -> Store:
        return SQLiteStore(self._path, replace(SQLITE, clock="SELECT micros FROM test_clock"))

    def advance(self, seconds: float) -> None:
        self._run("UPDATE test_clock SET micros = micros + ?", round(seconds * 1_000_000))

    def _run(self, sql: str, *values: int) -> None:
        with closing(sqlite3.connect(self._path)) as connection, connection:
            connection.execute(sql, values)


@pytest.fixture(params=["sqlite"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    assert request.param == "sqlite"
    return SQLiteDatabase(tmp_path / "rushes.db")


@pytest.fixture
async def store(database: Database) -> AsyncIterator[Store]:
    store = database.open()
    yield store
    await store.close()
