"""What people look at: requests in lists, and everything that is known of one."""

from dataclasses import dataclass

from rushes.contracts.stores import Listing, Place, Store, Transaction
from rushes.core.attempts import Attempt
from rushes.core.events import LogLine
from rushes.core.pricing import Charge
from rushes.core.requests import GenerationRequest, Status
from rushes.errors import UnknownRequest
from rushes.service.deliveries import Listed
from rushes.service.feed import Feed

PAGE = 50
LOOKED_AT = 20_000
"""How many requests are looked at for one page: a search for what there is not must not hold up the server."""


@dataclass(frozen=True)
class Entry:
    """A request as lists show it.

    `position` is its place in the queue while it waits, `share` how much of it is done (0..1) while it is made.
    """

    request: GenerationRequest
    position: int | None
    share: float
    charge: Charge | None


@dataclass(frozen=True)
class Entries:
    """A part of a list. `end` is where the next one begins, None where there is none."""

    entries: list[Entry]
    end: Place | None


@dataclass(frozen=True)
class Dossier:
    """All that is known of a request. `remixable` is whether its video can be named by its id."""

    entry: Entry
    attempts: list[Attempt]
    logs: list[LogLine]
    deliveries: list[Listed]
    remixable: bool

    @property
    def request(self) -> GenerationRequest:
        """The request itself."""
        return self.entry.request


class Console:
    """Reads for pages. `viewer` is the key whose requests are seen, None sees everybody's."""

    def __init__(self, store: Store, feed: Feed) -> None:
        self._store = store
        self._feed = feed

    async def listed(self, chosen: Listing, before: Place | None = None, limit: int = PAGE) -> Entries:
        """Up to `limit` requests submitted before a place, the newest first; fewer where few of many are chosen."""

        def look(tx: Transaction) -> Entries:
            page = tx.requests.listed(chosen, before, limit, LOOKED_AT)
            return Entries([self._entry(tx, request) for request in page.requests], page.end)

        return await self._store.read(look)

    async def named(self, request_ids: list[str], viewer: str | None) -> list[Entry]:
        """The requests of these ids that the viewer may see, in that order."""

        def look(tx: Transaction) -> list[Entry]:
            found = (tx.requests.get(request_id) for request_id in request_ids)
            return [self._entry(tx, request) for request in found if request and viewer in (None, request.key_id)]

        return await self._store.read(look)

    async def dossier(self, request_id: str, viewer: str | None) -> Dossier:
        """All that is known of a request. Raises UnknownRequest."""

        def look(tx: Transaction) -> Dossier:
            request = _seen(tx, request_id, viewer)
            return Dossier(
                self._entry(tx, request),
                tx.attempts.of(request_id),
                tx.requests.logs(request_id),
                [Listed(d, tx.deliveries.attempts(d.id)) for d in tx.deliveries.recent(None, request_id, None, 10)],
                _remixable(tx, request),
            )

        return await self._store.read(look)

    async def seen(self, request_id: str, viewer: str | None) -> GenerationRequest:
        """A request that the viewer may see. Raises UnknownRequest."""
        return await self._store.read(lambda tx: _seen(tx, request_id, viewer))

    def _entry(self, tx: Transaction, request: GenerationRequest) -> Entry:
        waits = request.status is Status.IN_QUEUE
        return Entry(
            request,
            (tx.queue.position(request.id) or 0) if waits else None,
            self._feed.glimpse(request.id).share,
            tx.ledger.of(request.id),
        )


def _seen(tx: Transaction, request_id: str, viewer: str | None) -> GenerationRequest:
    request = tx.requests.get(request_id)
    if request is None or viewer not in (None, request.key_id):
        raise UnknownRequest(f"Request {request_id} not found")
    return request


def _remixable(tx: Transaction, request: GenerationRequest) -> bool:
    video_id = (request.output or {}).get("video_id")
    video = tx.videos.get(video_id) if isinstance(video_id, str) else None
    return video is not None and video.remixable
