"""Two warm render processes, and how one film is shared between them."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import structlog

from rushes.contracts.engine import Reporter
from rushes.engines.previs.messages import Join, Log, Order, Prepare, Progress, Segment, Sound
from rushes.engines.previs.render_client import RenderClient
from rushes.errors import InfrastructureError

log = structlog.get_logger()

LONGEST_SEGMENT_SECONDS = 2.0
"""As long as the encoder goes without a key frame anyway."""
SHARE_OF_LEFT, LEAST_SEGMENT_FRAMES = 0.6, 3
"""A piece is at most this share of what is left of its half of the film."""

SILENCE_SECONDS = 60.0
GRACE_SECONDS = 0.17


@dataclass(frozen=True)
class Piece:
    """A stretch of a film that is drawn and encoded by itself: frames `first` up to, not including, `end`."""

    number: int
    first: int
    end: int


def pieces(frames: int, fps: int) -> list[Piece]:
    """How a film is cut up for drawing; depends on nothing but the film, so that the same job makes the same file.

    Two processes draw from the ends to the middle, the last pieces are the shortest: the process that ends first does
    not wait long for the other, though each piece costs a key frame.
    """
    half = frames / 2
    cuts = [0.0]
    while (left := half - cuts[-1]) > LEAST_SEGMENT_FRAMES:
        longest = min(LONGEST_SEGMENT_SECONDS * fps, max(SHARE_OF_LEFT * left, LEAST_SEGMENT_FRAMES))
        if left - longest < LEAST_SEGMENT_FRAMES:
            break
        cuts.append(cuts[-1] + longest)
    front = {round(cut) for cut in cuts}
    ends = sorted(front | {frames - cut for cut in front} | {frames // 2})
    return [Piece(index, *piece) for index, piece in enumerate(pairwise(ends))]


class Studio:
    """Makes films, one at a time, in two processes: one draws from the front, the other from the back.

    So each prepares as few shots as possible. The back also plans the film and mixes its sound: the libraries for that
    are in memory once. A process that dies fails the film it was working on, no other.
    """

    def __init__(
        self,
        maker: str = "rushes.engines.previs.making:FilmMaker",
        silence: float = SILENCE_SECONDS,
        grace: float = GRACE_SECONDS,
    ) -> None:
        self._front = RenderClient("front", maker, silence, grace)
        self._back = RenderClient("back", maker, silence, grace)
        self._turn = asyncio.Lock()
        self._ids = count(1)
        self._warming: asyncio.Task[None] | None = None

    @property
    def pids(self) -> list[int]:
        """The processes that are running and warm."""
        return [client.pid for client in (self._front, self._back) if client.pid is not None]

    def start(self) -> None:
        """Begin to warm up, in the background; a film that comes before waits for it."""
        self._warming = asyncio.create_task(self.warm())

    async def warm(self) -> None:
        """Wait until both processes are warm. A process that does not come up is reported, and tried again later."""
        for result in await asyncio.gather(self._front.start(), self._back.start(), return_exceptions=True):
            if isinstance(result, InfrastructureError):
                log.error("previs is not warm", error=str(result))
            elif isinstance(result, BaseException):
                raise result

    async def stop(self) -> None:
        """End both processes."""
        if self._warming is not None:
            self._warming.cancel()
            with suppress(asyncio.CancelledError):
                await self._warming
        await asyncio.gather(self._front.stop(), self._back.stop())

    async def make(self, order: Order, folder: Path, report: Reporter) -> dict[str, Any]:
        """Make the film in `folder`; the maker's facts, which name the files.

        Raises EngineError and InfrastructureError. When cancelled, neither process works on it any more.
        """
        async with self._turn:
            try:
                return await self._make(order, folder, report)
            finally:
                self._front.forget()
                self._back.forget()

    async def _make(self, order: Order, folder: Path, report: Reporter) -> dict[str, Any]:
        def heard(word: Log | Progress) -> None:
            if isinstance(word, Log):
                report.log(word.message, word.level)

        where, frames = str(folder), order.clip.frames
        report.log("Reading the prompt")
        prepare = Prepare(id=next(self._ids), folder=where, order=order)
        facts = await self._back.run(prepare, heard)

        report.log(f"Rendering {frames} frames")
        cut = pieces(frames, order.clip.fps)
        waiting = deque(cut)
        counter = _Counter(frames, report)

        async def draw(client: RenderClient, take: Callable[[], Piece]) -> None:
            await client.start()  # before taking a piece: while it restarts, the other one may do them all
            while waiting:
                piece = take()
                segment = Segment(
                    id=next(self._ids), folder=where, number=piece.number, first=piece.first, end=piece.end
                )

                def heard_of_piece(word: Log | Progress, number: int = piece.number) -> None:
                    if isinstance(word, Progress):
                        counter.drawn(number, word.done)
                        if word.preview is not None:
                            report.poster(Path(word.preview).read_bytes())

                await client.run(segment, heard_of_piece)

        async def sound_then_draw() -> None:
            if order.clip.audio:
                report.log("Mixing the sound")
                await self._back.run(Sound(id=next(self._ids), folder=where), heard)
            await draw(self._back, waiting.pop)

        await _both(draw(self._front, waiting.popleft), sound_then_draw())

        report.log("Writing the film")
        joined = await self._front.run(Join(id=next(self._ids), folder=where, segments=len(cut)), heard)
        return {**facts, **joined}


class _Counter:
    """Adds up the frames of all pieces and tells the reporter; a line in the log for every quarter."""

    def __init__(self, frames: int, report: Reporter) -> None:
        self._frames = frames
        self._report = report
        self._done: dict[int, int] = {}
        self._quarters = 0

    def drawn(self, piece: int, done: int) -> None:
        self._done[piece] = done
        total = sum(self._done.values())
        self._report.progress(total, self._frames)
        if total * 4 // self._frames > self._quarters:
            self._quarters = total * 4 // self._frames
            self._report.log(f"Frame {total} of {self._frames}")


async def _both(one: Coroutine[Any, Any, None], other: Coroutine[Any, Any, None]) -> None:
    """Wait for both; when one fails, the other is cancelled, and what failed first is raised alone."""
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(one)
            group.create_task(other)
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from failures
