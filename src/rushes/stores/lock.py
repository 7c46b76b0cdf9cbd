"""Who is alone with a data directory."""

import fcntl
import os
from pathlib import Path
from types import TracebackType

from rushes.errors import SettingsError


class DataDirLock:
    """At most one process at a time holds a data directory; the system frees it when that process ends, however.

    The lock is on `rushes.lock` inside, which names the holder's process id.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._file: int | None = None

    def acquire(self) -> None:
        """Take the lock; SettingsError, which names the holder, when another process has it."""
        self._data_dir.mkdir(parents=True, exist_ok=True)
        file = os.open(self._data_dir / "rushes.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(file, 32).decode(errors="replace").strip() or "unknown"
            os.close(file)
            raise SettingsError(
                f"{self._data_dir} is in use by process {holder}. Stop that one, or choose another directory"
                " with RUSHES_DATA_DIR."
            ) from error
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        self._file = file

    def release(self) -> None:
        """Give the lock back; a no-op when it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> "DataDirLock":
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
