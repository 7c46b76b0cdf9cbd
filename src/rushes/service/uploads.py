"""Uploads: whole, or in parts that arrive in any order, from callers with a key or with nothing but an upload's URL."""

import asyncio
import errno
import hashlib
import os
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from mimetypes import guess_extension
from pathlib import Path
from uuid import uuid4

from rushes.contracts.stores import Store
from rushes.core.lifecycle import KeptFile, Lifecycle
from rushes.errors import BadRequest, InfrastructureError, StorageFull, TooLarge, Unauthorized
from rushes.media.kinds import HEAD_BYTES, kept_type
from rushes.service.keyring import INVALID, OPEN_KEY_ID, Caller
from rushes.service.room import Room
from rushes.service.shelf import NewFile, Shelf
from rushes.service.tickets import Tickets

TOKEN_SECONDS = 3600.0
UPLOAD_SECONDS = 24 * 3600.0
"""How long an upload may take from its beginning; what is not complete by then is removed."""
MOST_PARTS = 10_000
_BLOCK = 1 << 20
_LOOK_AT_ROOM = 64 << 20
_LONGEST_NAME = 180
_PART = re.compile(r"(\d{5})-([0-9a-f]{32})")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_IN_THE_MAKING = re.compile(r"#(\d+)$")


@dataclass(frozen=True)
class Upload:
    """A file on its way. `key` is where it will be; nobody can change that, or anything else, afterwards."""

    key: str
    key_id: str
    name: str
    content_type: str | None
    lifecycle: Lifecycle


@dataclass(frozen=True)
class Part:
    """A part that has arrived. `etag` is the MD5 of its content in quotes, `size` is bytes."""

    number: int
    etag: str
    size: int


class Uploads:
    """Receives files into `folder`, which is on the disk of `room`, and puts them on the shelf.

    An upload is known by a ticket that holds everything about it, so that nothing needs to be stored for uploads that
    never come, and no ticket can be pointed at another file. The content arrives in blocks: at most two of a
    mebibyte are in memory for each upload.
    """

    def __init__(self, store: Store, shelf: Shelf, room: Room, tickets: Tickets, folder: Path, max_bytes: int) -> None:
        self._store = store
        self._shelf = shelf
        self._room = room
        self._tickets = tickets
        self._folder = folder
        self._max_bytes = max_bytes

    # --- rights ---------------------------------------------------------------------------------------------

    def token(self, caller: Caller) -> tuple[str, datetime]:
        """A right to upload for a caller, and until when it holds."""
        until = datetime.now(UTC) + timedelta(seconds=TOKEN_SECONDS)
        return self._tickets.issue("uploads", {"key_id": caller.key_id}, TOKEN_SECONDS), until

    async def holder(self, token: str) -> Caller:
        """Whose token it is; raises Unauthorized when it is not valid, or its key was revoked."""
        key_id: str = self._tickets.open("uploads", token)["key_id"]
        await self._must_be_valid(key_id)
        return Caller(key_id)

    async def _must_be_valid(self, key_id: str) -> None:
        if key_id == OPEN_KEY_ID:
            return
        key = await self._store.read(lambda tx: tx.keys.get(key_id))
        if key is None or key.revoked_at is not None:
            raise Unauthorized(INVALID)

    def begin(self, caller: Caller, name: str | None, content_type: str | None, lifecycle: Lifecycle) -> Upload:
        """A new upload, with a key that nobody can guess; raises StorageFull."""
        self._room.require()
        kept = file_name(name, content_type)
        return Upload(f"uploads/{secrets.token_urlsafe(16)}/{kept}", caller.key_id, kept, content_type, lifecycle)

    def ticket(self, upload: Upload) -> str:
        """The right to send this upload's content."""
        claims = {
            "key": upload.key,
            "key_id": upload.key_id,
            "name": upload.name,
            "type": upload.content_type,
            "lifecycle": upload.lifecycle.as_json(),
        }
        return self._tickets.issue("upload", claims, UPLOAD_SECONDS)

    async def opened(self, ticket: str) -> Upload:
        """The upload of a ticket; raises Unauthorized."""
        claims = self._tickets.open("upload", ticket)
        await self._must_be_valid(claims["key_id"])
        lifecycle = Lifecycle.parse(claims["lifecycle"])
        return Upload(claims["key"], claims["key_id"], claims["name"], claims["type"], lifecycle)

    # --- content --------------------------------------------------------------------------------------------

    async def receive(self, upload: Upload, body: AsyncIterator[bytes], length: int | None) -> KeptFile:
        """Take the whole content. Sent twice, the first counts.

        `length` is how much was announced. Raises TooLarge, StorageFull, and BadRequest when the content differs in
        size from what is there already.
        """
        self._must_fit(length or 0)
        self._room.require(length or 0)
        path = self._folder / f"{uuid4().hex}.whole"
        try:
            size = await self._received(body, path, self._max_bytes)
            return await self._keep(upload, path, size)
        finally:
            await asyncio.to_thread(path.unlink, missing_ok=True)

    async def receive_part(self, upload: Upload, number: int, body: AsyncIterator[bytes], length: int | None) -> Part:
        """Take one part; sent again, it replaces the one before. Raises BadRequest, TooLarge, StorageFull."""
        if not 1 <= number <= MOST_PARTS:
            raise BadRequest(f"The number of a part must be from 1 to {MOST_PARTS}, not {number}")
        others = sum(part.size for part in await self.parts(upload) if part.number != number)
        self._must_fit(others + (length or 0))
        self._room.require(length or 0)
        folder = self._parts_of(upload)
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        path = folder / f"{uuid4().hex}.part"
        digest = hashlib.md5(usedforsecurity=False)  # as etags of parts are
        try:
            size = await self._received(body, path, self._max_bytes - others, digest.update)
            await asyncio.to_thread(_place, path, number, digest.hexdigest())
        finally:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        return Part(number, f'"{digest.hexdigest()}"', size)

    async def parts(self, upload: Upload) -> list[Part]:
        """The parts that have arrived, by number: a caller that was interrupted sends only the others."""
        return await asyncio.to_thread(lambda: [part for part, _ in _parts(self._parts_of(upload))])

    async def complete(self, upload: Upload, chosen: list[tuple[int, str]]) -> KeptFile:
        """Join parts, each named by its number and etag, in the order of their numbers.

        Done twice, the first counts. Raises BadRequest for a part that is not there, TooLarge, StorageFull.
        """
        if (kept := await self._shelf.kept(upload.key)) is not None:
            return kept
        there = {part.number: (part, path) for part, path in await asyncio.to_thread(_parts, self._parts_of(upload))}
        wanted = dict(chosen)
        if not wanted:
            raise BadRequest("parts must name at least one part")
        for number, etag in wanted.items():
            if number not in there or there[number][0].etag.strip('"') != etag.strip('"'):
                raise BadRequest(f"Part {number} with etag {etag} has not arrived")
        paths = [there[number][1] for number in sorted(wanted)]
        size = sum(there[number][0].size for number in wanted)
        self._must_fit(size)
        self._room.require(size)
        path = self._folder / f"{uuid4().hex}.whole"
        try:
            await asyncio.to_thread(_join, paths, path)
            kept = await self._keep(upload, path, size)
        except OSError as error:
            raise _translated(error) from error
        finally:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        await asyncio.to_thread(shutil.rmtree, self._parts_of(upload), ignore_errors=True)
        return kept

    def abandoned(self) -> list[Path]:
        """What was left behind by uploads that can no longer be completed."""
        if not self._folder.is_dir():
            return []
        oldest = time.time() - UPLOAD_SECONDS
        left: list[Path] = []
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):  # an upload that was completed at this moment
                if path.stat().st_mtime < oldest:
                    left.append(path)
        return left

    def forget_broken(self) -> None:
        """Remove what arrived of contents whose sender or receiver died. For a start: nobody is sending yet."""
        for pattern in ("*.whole", "*/*.part"):
            for path in self._folder.glob(pattern):
                path.unlink(missing_ok=True)

    def _parts_of(self, upload: Upload) -> Path:
        return self._folder / upload.key.split("/")[1]

    def _must_fit(self, size: int) -> None:
        if size > self._max_bytes:
            raise TooLarge(f"The file is larger than the {self._max_bytes} bytes that this server takes")

    async def _keep(self, upload: Upload, path: Path, size: int) -> KeptFile:
        head = await asyncio.to_thread(_head, path)
        kind = kept_type(head, upload.content_type)
        file = NewFile(upload.key, path, upload.name, kind, size)
        [kept] = await self._shelf.keep([file], upload.key_id, None, upload.lifecycle)
        if kept.size != size:
            raise BadRequest(f"{kept.name} was uploaded before, with {kept.size} bytes: begin a new upload")
        return kept

    async def _received(
        self, body: AsyncIterator[bytes], path: Path, limit: int, seen: Callable[[bytearray], None] | None = None
    ) -> int:
        """Write a body to a file; how many bytes. While one block goes to the disk, the next arrives.

        `seen` is called with each block, in order, in the thread that writes.
        """
        size, unchecked = 0, 0
        block = bytearray()
        writing: asyncio.Task[None] | None = None
        await asyncio.to_thread(self._folder.mkdir, parents=True, exist_ok=True)
        file = await asyncio.to_thread(path.open, "xb", 0)

        def write(data: bytearray) -> None:
            if seen is not None:
                seen(data)
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]

        try:
            async for piece in body:
                size += len(piece)
                if size > limit:
                    self._must_fit(self._max_bytes + 1)
                block += piece
                if len(block) < _BLOCK:
                    continue
                unchecked += len(block)
                if unchecked >= _LOOK_AT_ROOM:
                    self._room.require()
                    unchecked = 0
                if writing is not None:
                    await writing
                writing = asyncio.create_task(asyncio.to_thread(write, block))
                block = bytearray()
            if writing is not None:
                await writing
            writing = None
            await asyncio.to_thread(write, block)
        except OSError as error:
            raise _translated(error) from error
        finally:
            if writing is not None:  # a thread cannot be stopped: let it end before its file is closed
                await asyncio.gather(writing, return_exceptions=True)
            await asyncio.to_thread(file.close)
        return size


def file_name(name: str | None, content_type: str | None) -> str:
    """A caller's file name as one that can be kept and shown: no folders, nothing invisible, not too long."""
    last = unicodedata.normalize("NFC", name or "").replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(c for c in last if c.isprintable()).strip().lstrip(".")
    shown = _IN_THE_MAKING.sub(r"-\1", shown)
    if not shown:
        return "file" + (guess_extension((content_type or "").partition(";")[0].strip()) or ".bin")
    stem, dot, extension = shown.rpartition(".")
    if not dot or len(extension.encode()) > 20:
        stem, dot, extension = shown, "", ""
    room = _LONGEST_NAME - len((dot + extension).encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + extension


def _parts(folder: Path) -> list[tuple[Part, Path]]:
    found: list[tuple[Part, Path]] = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if (named := _PART.fullmatch(path.name)) is not None:
            found.append((Part(int(named[1]), f'"{named[2]}"', path.stat().st_size), path))
    return sorted(found, key=lambda one: one[0].number)


def _place(path: Path, number: int, md5: str) -> None:
    """Make a received file a part, in place of an earlier one of that number."""
    target = path.with_name(f"{number:05}-{md5}")
    path.replace(target)
    for other in target.parent.glob(f"{number:05}-*"):
        if other != target:
            other.unlink(missing_ok=True)


def _join(sources: list[Path], target: Path) -> None:
    """Append files to one another inside the kernel."""
    with target.open("xb", 0) as whole:
        for source in sources:
            with source.open("rb", 0) as part:
                left = os.fstat(part.fileno()).st_size
                try:
                    while left and (copied := os.copy_file_range(part.fileno(), whole.fileno(), left)):
                        left -= copied
                except OSError as error:
                    if error.errno in _FULL:
                        raise
                    shutil.copyfileobj(part, whole, _BLOCK)  # a file system that cannot; goes on where that stopped


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _translated(error: OSError) -> StorageFull | InfrastructureError:
    if error.errno in _FULL:
        return StorageFull(f"No room for an upload: {error.strerror}")
    return InfrastructureError(f"An upload could not be written: {error.strerror or error}")
