"""Where requests, their queue and keys are kept.

::

    store = open_store("sqlite:///rushes.db", data_dir)
    await store.transact(lambda tx: tx.requests.insert(request) and tx.queue.enqueue(entry))
"""

from pathlib import Path

from rushes.contracts.stores import Store
from rushes.errors import SettingsError
from rushes.stores.lock import DataDirLock
from rushes.stores.migrations import migrate
from rushes.stores.sqlite import SQLiteStore

__all__ = ["DataDirLock", "SQLiteStore", "migrate", "open_store", "sqlite_path"]

_SQLITE = "sqlite:///"


def open_store(url: str, data_dir: Path) -> Store:
    """The store at `url`, with its tables brought up to date.

    `sqlite:///name.db` is a file in `data_dir`, `sqlite:////path/name.db` one anywhere. Raises `SettingsError` for
    any other URL, and when the file cannot be opened or was written by a newer version.
    """
    path = sqlite_path(url, data_dir)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"The folder of the database {path} cannot be made: {error}") from error
    migrate(f"{_SQLITE}{path}")
    return SQLiteStore(path)


def sqlite_path(url: str, data_dir: Path) -> Path:
    """The file behind the URL of a database; raises SettingsError for one of another kind."""
    name = url.removeprefix(_SQLITE)
    if name in {url, "", ":memory:"}:
        raise SettingsError(
            f"The database {url!r} cannot be used: this version keeps its tables in a SQLite file only,"
            f" for example {_SQLITE}rushes.db"
        )
    return (data_dir / name).absolute()
