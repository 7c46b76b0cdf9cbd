"""How often an engine's account is given a job: what a vendor allows in a minute is not asked for sooner."""

import asyncio
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 60.0
LOOK_AGAIN_SECONDS = 0.5


class Pace:
    """At most `per_minute` turns within any minute of `clock`, which counts seconds."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self._turns: deque[float] = deque(maxlen=per_minute)
        self._clock = clock

    async def turn(self, must_wait: Callable[[float], None]) -> None:
        """Return when it is this caller's turn; `must_wait` is told the seconds first, where it is not yet."""
        if (seconds := self._seconds()) > 0:
            must_wait(seconds)
        while True:
            if (seconds := self._seconds()) <= 0:
                break
            await asyncio.sleep(min(seconds, LOOK_AGAIN_SECONDS))
        self._turns.append(self._clock())

    def _seconds(self) -> float:
        """Seconds until there is a turn to be had."""
        if len(self._turns) < (self._turns.maxlen or 0):
            return 0.0
        return self._turns[0] + WINDOW_SECONDS - self._clock()
