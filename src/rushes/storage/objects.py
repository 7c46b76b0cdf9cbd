"""Objects in a directory (or in anything else that obstore reaches)."""

import asyncio
import errno
import os
import re
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import AzureStore, GCSStore, LocalStore, ObjectStore, S3Store, from_url

from rushes.contracts.storage import StoredObject
from rushes.errors import InfrastructureError, RushesError, StorageFull

PIECE = 1 << 20
# Room for the suffix of files in the making; file systems end at 255.
_LONGEST_SEGMENT = 240
_IN_THE_MAKING = re.compile(r"#\d+$")
Cloud = S3Store | GCSStore | AzureStore
_STAGING = ".incoming"
_CREATE_AT_ONCE = 8 << 20
_STAGED_FOR_SECONDS = 3600.0
# obstore's errors carry the system's error number in their text only. A size limit is a kind of full, too.
_NO_ROOM = re.compile(rf"os error (?:{errno.ENOSPC}|{errno.EDQUOT}|{errno.EFBIG})\b")


class ObjectStorage:
    """`contracts.storage.Storage` on an obstore store.

    A key is one or more segments joined by `/`; a segment is printable, at most 240 bytes of UTF-8, starts with no
    dot and does not end like `#1` (obstore's mark of a file in the making). `put` and `read` raise ValueError for
    any other key; `head` and `delete` find nothing there.

    With `directory`, where the store keeps its files on this machine, `put` returns after the disk has the content.

    With `signer` (a store of a cloud), objects are written in place and links to them can be made. Such a store has
    no cheap rename: of two puts of one key that overlap, a file beyond `_CREATE_AT_ONCE` bytes may end as the later.
    """

    def __init__(self, store: ObjectStore, directory: Path | None = None, signer: Cloud | None = None) -> None:
        self._store = store
        self._directory = directory
        self._signer = signer

    async def put(self, key: str, source: Path, content_type: str | None = None, consume: bool = False) -> StoredObject:
        """Keep a local file under `key`; the first content of a key wins. With `consume`, `source` is gone afterwards.

        Raises `StorageFull` when there is no room, `InfrastructureError` when it cannot be written or `source`
        cannot be read.
        """
        if not _valid(key):
            raise ValueError(f"{key!r} cannot be a key of an object")
        stored = await self._put(key, source, content_type, consume)
        if consume:
            await asyncio.to_thread(source.unlink, missing_ok=True)
        return stored

    async def _put(self, key: str, source: Path, content_type: str | None, consume: bool) -> StoredObject:
        if (first := await self.head(key)) is not None:
            return first
        if self._signer is not None:
            return await self._put_in_place(key, source, content_type)
        if consume and self._directory is not None and await asyncio.to_thread(_linked, source, self._directory / key):
            return await self._found(key)
        # Under another name first, in pieces: obstore's own create-only put would hold the whole file in memory.
        staged = f"{_STAGING}/{uuid4()}"
        try:
            await obstore.put_async(
                self._store, staged, source, use_multipart=True, chunk_size=PIECE, max_concurrency=2
            )
            if self._directory is not None:
                await asyncio.to_thread(_reach_disk, self._directory / staged)
            await obstore.rename_async(self._store, staged, key, overwrite=False)
            if self._directory is not None:
                await asyncio.to_thread(_reach_disk, (self._directory / key).parent)
        except AlreadyExistsError:
            await self._discard(staged)
        except (BaseError, OSError) as error:
            await self._discard(staged)
            raise _translated(error, f"store {key}") from error
        except asyncio.CancelledError:
            await self._discard(staged)
            raise
        return await self._found(key)

    async def _put_in_place(self, key: str, source: Path, content_type: str | None) -> StoredObject:
        attributes = {"Content-Type": content_type or "application/octet-stream"}
        try:
            if (await asyncio.to_thread(source.stat)).st_size <= _CREATE_AT_ONCE:
                content = await asyncio.to_thread(source.read_bytes)
                await obstore.put_async(self._store, key, content, mode="create", attributes=attributes)
            else:
                await obstore.put_async(
                    self._store, key, source, use_multipart=True, chunk_size=_CREATE_AT_ONCE, attributes=attributes
                )
        except AlreadyExistsError:
            pass  # somebody was first
        except (BaseError, OSError) as error:
            raise _translated(error, f"store {key}") from error
        return await self._found(key)

    async def _found(self, key: str) -> StoredObject:
        stored = await self.head(key)
        if stored is None:
            raise InfrastructureError(f"{key} was removed while it was being stored")
        return stored

    async def link(self, key: str, seconds: float) -> str | None:
        """A URL under which anybody can read the object for a while; None where the store has none of its own."""
        if self._signer is None or not _valid(key):
            return None
        try:
            return await obstore.sign_async(self._signer, "GET", key, timedelta(seconds=seconds))
        except (BaseError, OSError) as error:
            raise _translated(error, f"make a link to {key}") from error

    async def head(self, key: str) -> StoredObject | None:
        """What is known of the object; None when there is none. `etag` is quoted, as HTTP wants it."""
        if not _valid(key):
            return None
        try:
            meta = await obstore.head_async(self._store, key)
        except FileNotFoundError:
            return None
        except BaseError as error:
            if _below_an_object(error):
                return None
            raise _translated(error, f"look at {key}") from error
        return StoredObject(key, meta["size"], meta["e_tag"] or "")

    async def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` up to, not including, `end`, in pieces of at most 1 MiB.

        `0 <= start <= end <= size`. Raises `InfrastructureError` when there is no such object any more.
        """
        if not _valid(key):
            raise ValueError(f"{key!r} cannot be a key of an object")
        local = self._directory
        pieces = self._stream(key, start, end) if local is None else _pieces(local / key, start, end)
        try:
            async for piece in pieces:
                yield piece
        except (BaseError, OSError) as error:
            raise _translated(error, f"read {key}") from error

    async def _stream(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """One request: asking a cloud for every piece would cost a round trip each."""
        if start == end:
            return
        found = await obstore.get_async(self._store, key, options={"range": (start, end)})
        async for piece in found.stream(min_chunk_size=PIECE):
            for at in range(0, len(piece), PIECE):
                yield bytes(piece[at : at + PIECE])

    async def delete(self, key: str) -> None:
        """Remove the object; a no-op when there is none."""
        if not _valid(key):
            return
        try:
            await obstore.delete_async(self._store, key)
        except FileNotFoundError:
            return
        except BaseError as error:
            if not _below_an_object(error):
                raise _translated(error, f"delete {key}") from error

    async def _discard(self, staged: str) -> None:
        try:
            await obstore.delete_async(self._store, staged)
        except (BaseError, OSError):
            return  # it never came to be, or `open_directory` will find it


def open_directory(directory: Path) -> ObjectStorage:
    """Objects as plain files below `directory`, which is made if need be; OSError when that fails.

    What an earlier process left half-stored is removed.
    """
    directory.mkdir(parents=True, exist_ok=True)
    staging = directory / _STAGING
    for left in staging.iterdir() if staging.is_dir() else ():
        if time.time() - left.stat().st_mtime > _STAGED_FOR_SECONDS:
            left.unlink(missing_ok=True)
    return ObjectStorage(LocalStore(directory, automatic_cleanup=True), directory)


def open_cloud(url: str) -> ObjectStorage:
    """Objects at `s3://bucket/prefix`, or any other cloud URL that obstore knows; credentials from the environment.

    An `AWS_ENDPOINT` of http:// is taken at its word: it names a server of one's own. Raises ValueError.
    """
    plain = os.environ.get("AWS_ENDPOINT", os.environ.get("AWS_ENDPOINT_URL", "")).startswith("http://")
    try:
        store = from_url(url, client_options={"allow_http": plain})
    except BaseError as error:
        raise ValueError(str(error).split("\n", 1)[0]) from error
    if not isinstance(store, S3Store | GCSStore | AzureStore):
        raise ValueError("only s3://, gs:// and az:// name a store in a cloud")
    return ObjectStorage(store, signer=store)


def _valid(key: str) -> bool:
    return all(
        segment.isprintable()
        and not segment.startswith(".")
        and not _IN_THE_MAKING.search(segment)
        and 0 < len(segment.encode()) <= _LONGEST_SEGMENT
        for segment in key.split("/")
    )


async def _pieces(path: Path, start: int, end: int) -> AsyncIterator[bytes]:
    """A local file's bytes, read where a slow disk holds up nobody: as quick as the kernel's own `sendfile`."""
    file = await asyncio.to_thread(os.open, path, os.O_RDONLY)
    try:
        while start < end:
            piece = await asyncio.to_thread(os.pread, file, min(PIECE, end - start), start)
            if not piece:
                raise OSError(errno.EIO, f"{path.name} is shorter than it was")
            yield piece
            start += len(piece)
    finally:
        os.close(file)


def _linked(source: Path, target: Path) -> bool:
    """Give a file a second name, create-only, and wait for the disk; False where the file system cannot.

    What is there already stays, and counts as done.
    """
    try:
        _reach_disk(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.hardlink_to(source)
        _reach_disk(target.parent)
    except FileExistsError:
        return target.is_file()
    except OSError:
        return False
    return True


def _reach_disk(path: Path) -> None:
    """Wait until the disk has a file, or the names in a directory."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _below_an_object(error: Exception) -> bool:
    """Whether a key was looked for below another object (`a/b/c` where `a/b` is a file): there is nothing there."""
    return f"os error {errno.ENOTDIR})" in str(error)


def _translated(error: Exception, what: str) -> RushesError:
    reason = str(error).split("\n", 1)[0]
    if _NO_ROOM.search(str(error)) or (isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)):
        return StorageFull(f"No room to {what}: {reason}")
    return InfrastructureError(f"Could not {what}: {reason}")
