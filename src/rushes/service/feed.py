"""Who waits for a request, and how they are told that it changed."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True)
class Glimpse:
    """What can be seen of a request while an engine works on it: `share` of the work done (0..1), a small JPEG."""

    share: float = 0.0
    poster: bytes | None = None


NOTHING_YET = Glimpse()


class Feed:
    """Wakes those who wait for a request. Losing a wake-up costs a waiter at most `patience` seconds.

    Everything runs on the event loop. `Feed.heard` is what a store's `listen` calls. Glimpses are stored nowhere: they
    are there in the process whose runner works on the request, for as long as it does.
    """

    def __init__(self, patience: float = 5.0) -> None:
        self._patience = patience
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._watching: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._listeners: list[Callable[[str], None]] = []
        self._glimpses: dict[str, Glimpse] = {}

    def heard(self, request_id: str) -> None:
        """A request changed: wake everybody who waits for it."""
        for listener in self._listeners:
            listener(request_id)
        for event in self._waiting.get(request_id, ()):
            event.set()

    def listen(self, heard: Callable[[str], None]) -> None:
        """Call `heard(request_id)` at every change of any request."""
        self._listeners.append(heard)

    def glimpse(self, request_id: str) -> Glimpse:
        """What can be seen of a request now."""
        return self._glimpses.get(request_id, NOTHING_YET)

    def show(self, request_id: str, glimpse: Glimpse) -> None:
        """Let those who watch the request see this."""
        self._glimpses[request_id] = glimpse
        for event in self._watching.get(request_id, ()):
            event.set()

    def hide(self, request_id: str) -> None:
        """Forget what was to be seen."""
        self._glimpses.pop(request_id, None)

    async def changes(self, request_id: str, glimpses: bool = False) -> AsyncIterator[None]:
        """Yield once at the start, then after every change (changes that come together count once), forever.

        With `glimpses` also whenever there is more to be seen.
        """
        event = asyncio.Event()
        joined = [self._waiting, self._watching] if glimpses else [self._waiting]
        for events in joined:
            events[request_id].add(event)
        try:
            while True:
                event.clear()
                yield
                with suppress(TimeoutError):
                    await asyncio.wait_for(event.wait(), self._patience)
        finally:
            for events in joined:
                events[request_id].discard(event)
                if not events[request_id]:
                    del events[request_id]
