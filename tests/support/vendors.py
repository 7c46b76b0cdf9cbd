"""What the contract suite of remote engines needs to know of an engine and of the fake of its vendor."""

from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Literal, Protocol

from rushes.bootstrap import build_engines
from rushes.contracts.remote import RemoteEngine
from rushes.settings import Configuration
from support.upstream import Content, FakeVideos, upstream

No = Literal["refused", "policy", "busy", "unauthorized"]
"""Ways in which a vendor says no to a job, which then does not exist."""

Loss = Literal["lost", "error_500", "nonsense", "hang"]
"""Ways in which it takes a job, and its answer is of no use: broken off, an error, no answer of the protocol, none."""

Word = Literal["running", "done", "failed", "policy", "unheard_of"]
"""What it says of every job when it is asked: `policy` is a failure for what the prompt or the clip shows."""

Delivery = Literal["whole", "nothing", "expired_once", "truncated"]
"""What it hands out for a finished job. `expired_once` is that a link leads nowhere until the job is looked at anew."""


class Vendor(Protocol):
    """An engine, and a fake of its vendor that does as it is told.

    `secret` is the account's key; the vendor repeats it in the body of its answer to `unauthorized`. `recovers` says
    whether a lost job can be found again.
    """

    secret: str
    recovers: bool

    def serving(self) -> AbstractAsyncContextManager[None]:
        """Serve the fake on loopback; the other methods are called while it is served, `options` also afterwards."""
        ...

    def options(self) -> dict[str, object]:
        """The engine's table in `rushes.toml`, with its `type`; calls that make jobs give up within a second."""
        ...

    def next_call(self, ends: No | Loss) -> None:
        """What becomes of the next call that makes a job. Without it, it is answered at once."""
        ...

    def says(self, word: Word) -> None:
        """What it says of jobs from now on; "done" at first."""
        ...

    def hands_out(self, delivery: Delivery) -> None:
        """What it hands out from now on; "whole" at first: a clip as it was asked for."""
        ...

    def forgets(self) -> None:
        """It knows none of its jobs any more."""
        ...

    def breaks_down(self) -> None:
        """The next look at a job is answered with 503."""
        ...

    @property
    def calls(self) -> int:
        """How many calls that make jobs came in, whatever became of them."""
        ...

    @property
    def billed(self) -> int:
        """How many jobs it took."""
        ...


def engine_of(vendor: Vendor, **options: object) -> RemoteEngine:
    """A new instance of a vendor's engine, made as the server makes it."""
    table = {"engines": {"far": {**vendor.options(), **options}}}
    engine = build_engines(Configuration.model_validate(table))["far"]
    assert isinstance(engine, RemoteEngine)
    return engine


class Videos:
    """A `/v1/videos` server of one dialect; `asked` is what the engine takes it for."""

    secret = "sk-very-secret-of-the-operator"

    def __init__(self, dialect: str, asked: str = "", recovers: bool = False) -> None:
        self.recovers = recovers
        self._asked = asked or dialect
        self._fake = FakeVideos(dialect, key=self.secret, words=["completed"], known_keys=recovers)

    @asynccontextmanager
    async def serving(self) -> AsyncGenerator[None]:
        async with upstream(self._fake):
            yield

    def options(self) -> dict[str, object]:
        return {
            "type": "openai_videos",
            "base_url": f"{self._fake.base}/v1",
            "model": "the-model",
            "dialect": self._asked,
            "api_key": self.secret,
            "idempotent": self.recovers,
            "submit_seconds": 0.5,
        }

    def next_call(self, ends: No | Loss) -> None:
        bodies = 2 if self._asked == "auto" and ends == "refused" else 1  # it tries both kinds: no job, no bill
        for _ in range(bodies):
            self._fake.creates.append(ends)

    def says(self, word: Word) -> None:
        words = {"running": "in_progress", "done": "completed", "unheard_of": "pondering"}
        self._fake.words = [words.get(word, "failed")]
        self._fake.failure = {"code": "moderation_blocked" if word == "policy" else "server_error", "message": "SECRET"}

    def hands_out(self, delivery: Delivery) -> None:
        contents: dict[Delivery, Content | None] = {
            "whole": None,
            "nothing": "missing",
            "expired_once": "gone_once",
            "truncated": "truncated",
        }
        self._fake.content = contents[delivery]

    def forgets(self) -> None:
        self._fake.forgets = True

    def breaks_down(self) -> None:
        self._fake.looks_fail = 1

    @property
    def calls(self) -> int:
        return sum(method == "POST" for method, _ in self._fake.calls)

    @property
    def billed(self) -> int:
        return len(self._fake.jobs)
