"""Where files are kept."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class StoredObject:
    """What is known of a stored object without reading it. `size` is bytes, `etag` changes with the content."""

    key: str
    size: int
    etag: str


class Storage(Protocol):
    """Keeps immutable objects by key.

    `put` is create-only: the first content of a key wins, a second put of the same key is a no-op that returns the
    first. A put that fails leaves nothing behind. Keys are `/`-separated, never start with `/`, never hold `..`.
    Raises `StorageFull` when there is no room, `InfrastructureError` when the store is out of reach.
    """

    async def put(self, key: str, source: Path) -> StoredObject:
        """Copy a local file under `key`."""
        ...

    async def head(self, key: str) -> StoredObject | None:
        """What is known of the object; None when there is none."""
        ...

    def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` up to, not including, `end`, in pieces of at most 1 MiB."""
        ...

    async def delete(self, key: str) -> None:
        """Remove the object; a no-op when there is none."""
        ...
