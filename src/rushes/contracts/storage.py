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

    async def put(self, key: str, source: Path, content_type: str | None = None, consume: bool = False) -> StoredObject:
        """Keep a local file under `key`.

        A store that hands out links (`link`) tells `content_type` with them. With `consume` the caller needs the file
        no more: it is gone afterwards, and a store on the same disk moves it instead of copying.
        """
        ...

    async def head(self, key: str) -> StoredObject | None:
        """What is known of the object; None when there is none."""
        ...

    def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` up to, not including, `end`, in pieces of at most 1 MiB."""
        ...

    async def link(self, key: str, seconds: float) -> str | None:
        """A URL under which anybody can read the object for a while; None where the store has none of its own."""
        ...

    async def delete(self, key: str) -> None:
        """Remove the object; a no-op when there is none."""
        ...
