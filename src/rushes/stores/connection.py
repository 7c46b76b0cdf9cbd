"""How statements reach a database: compiled once, run on the driver itself.

Running a statement through SQLAlchemy's engine costs several times what SQLite needs for it. So SQLAlchemy defines
tables and statements, and turns each into text once per dialect; the text goes straight to the driver.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from sqlalchemy import Table, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import Dialect as SqlCompiler
from sqlalchemy.sql.elements import ClauseElement

# What a driver returns for a row has no type until it is read into a value.
Row = tuple[Any, ...]


class Cursor(Protocol):
    """What a driver (sqlite3, psycopg) returns of a statement."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""
        ...

    def fetchone(self) -> Row | None:
        """The next row."""
        ...

    def fetchall(self) -> list[Row]:
        """All rows that are left."""
        ...


class Driver(Protocol):
    """An open connection of a driver."""

    def execute(self, sql: str, parameters: Mapping[str, object], /) -> Cursor:
        """Run one statement with named parameters."""
        ...


@dataclass(frozen=True)
class Dialect:
    """All that differs between databases in the statements of `stores`.

    `clock` selects the database's clock in microseconds since 1970. `lock_queue` makes a claim wait for claims of
    the same queue (`:queue`) in other transactions; None where writers are one at a time anyway. `engine_limits`
    turns the JSON object `:engine_limits` into rows of (engine, most).
    """

    compiler: SqlCompiler
    clock: str
    lock_queue: str | None
    engine_limits: str


# SQLite's clock counts milliseconds; unixepoch() before 3.42 only seconds.
SQLITE = Dialect(
    compiler=sqlite.dialect(paramstyle="named"),
    clock="SELECT CAST(round((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000",
    lock_queue=None,
    engine_limits="SELECT key AS engine, value AS most FROM json_each(:engine_limits)",
)


class Connection:
    """One transaction's way to the database."""

    def __init__(self, driver: Driver, dialect: Dialect) -> None:
        self.driver = driver
        self.dialect = dialect

    def run(self, statement: ClauseElement, **values: object) -> Cursor:
        """Run a statement that is kept for reuse (a constant of its module: compiled texts are never dropped)."""
        sql, constants = _compiled(statement, self.dialect)
        return self.driver.execute(sql, {**constants, **values} if constants else values)

    def add(self, table: Table, values: Mapping[str, object]) -> bool:
        """Insert a row; False, and nothing changes, when its key is taken. The same columns every time."""
        return self.driver.execute(_insert(table, tuple(values), self.dialect), values).rowcount == 1

    def now(self) -> int:
        """The database's clock in microseconds since 1970."""
        row = self.driver.execute(self.dialect.clock, {}).fetchone()
        assert row is not None
        return int(row[0])

    def lock_queue(self, queue: str) -> None:
        """Hold off other claims of this queue until the transaction ends."""
        if self.dialect.lock_queue is not None:
            self.driver.execute(self.dialect.lock_queue, {"queue": queue})


@cache
def _compiled(statement: ClauseElement, dialect: Dialect) -> tuple[str, dict[str, object]]:
    compiled = statement.compile(dialect=dialect.compiler)
    constants = {name: value for name, value in (compiled.params or {}).items() if value is not None}
    return str(compiled), constants


@cache
def _insert(table: Table, columns: tuple[str, ...], dialect: Dialect) -> str:
    compiled = insert(table).compile(dialect=dialect.compiler, column_keys=list(columns))
    # SQLite and Postgres agree on these words; SQLAlchemy has them only in constructs of one database each.
    return f"{compiled} ON CONFLICT DO NOTHING"
