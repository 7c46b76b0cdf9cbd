"""Who waits for a request, and how they are told that it changed."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How many of how many steps an engine has done."""

    done: int
    total: int


class Feed:
    """Wakes those who wait for a request. Losing a wake-up costs a waiter at most `patience` seconds.

    Everything runs on the event loop. `Feed.heard` is what a store's `listen` calls.
    """

    def __init__(self, patience: float = 5.0) -> None:
        self._patience = patience
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._listeners: list[Callable[[str], None]] = []
        self.progress: dict[str, Progress] = {}

    def heard(self, request_id: str) -> None:
        """A request changed: wake everybody who waits for it."""
        for listener in self._listeners:
            listener(request_id)
        for event in self._waiting.get(request_id, ()):
            event.set()

    def listen(self, heard: Callable[[str], None]) -> None:
        """Call `heard(request_id)` at every change of any request."""
        self._listeners.append(heard)

    async def changes(self, request_id: str) -> AsyncIterator[None]:
        """Yield once at the start, then after every change (changes that come together count once), forever."""
        event = asyncio.Event()
        self._waiting[request_id].add(event)
        try:
            while True:
                event.clear()
                yield
                with suppress(TimeoutError):
                    await asyncio.wait_for(event.wait(), self._patience)
        finally:
            self._waiting[request_id].discard(event)
            if not self._waiting[request_id]:
                del self._waiting[request_id]
