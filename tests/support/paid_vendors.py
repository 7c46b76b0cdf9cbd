"""The fakes of vendors as the contract suite of remote engines wants them."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import ClassVar

from support.upstream_fal import FakeFal, problem
from support.upstream_gemini import FakeGemini
from support.upstream_minimax import FakeMiniMax
from support.upstream_vendor import Content, FakeVendor, upstream
from support.upstream_videos import FakeVideos
from support.vendors import Delivery, Loss, No, Word


class _Paid:
    """`support.vendors.Vendor` over a fake whose words for what goes wrong are those of the suite."""

    secret = "sk-very-secret-of-the-operator"
    recovers = False
    words: ClassVar[dict[Word, str]]

    def __init__(self, fake: FakeVendor) -> None:
        self.fake = fake
        fake.key, fake.words = self.secret, [self.words["done"]]

    @asynccontextmanager
    async def serving(self) -> AsyncGenerator[None]:
        async with upstream(self.fake):
            yield

    def next_call(self, ends: No | Loss) -> None:
        self.fake.creates.append(ends)

    def says(self, word: Word) -> None:
        self.fake.words = [self.words.get(word, "pondering")]

    def hands_out(self, delivery: Delivery) -> None:
        contents: dict[Delivery, Content | None] = {
            "whole": None,
            "nothing": "missing",
            "expired_once": "expired_once",
            "truncated": "truncated",
        }
        self.fake.content = contents[delivery]

    def forgets(self) -> None:
        self.fake.forgets = True

    def breaks_down(self) -> None:
        self.fake.looks_fail = 1

    @property
    def calls(self) -> int:
        return self.fake.creations

    @property
    def billed(self) -> int:
        return len(self.fake.jobs)


class Hailuo(_Paid):
    """MiniMax by the first version of its API."""

    model = "MiniMax-Hailuo-02"
    words: ClassVar[dict[Word, str]] = {"running": "Processing", "done": "Success", "failed": "Fail", "policy": "Fail"}

    def __init__(self) -> None:
        self._minimax = FakeMiniMax()
        super().__init__(self._minimax)

    def options(self) -> dict[str, object]:
        base = {"type": "minimax", "base_url": self.fake.base, "model": self.model}
        return {**base, "api_key": self.secret, "submit_seconds": 0.5}

    def says(self, word: Word) -> None:
        self._minimax.failure = (1027, "output sensitive SECRET") if word == "policy" else (1000, "unknown SECRET")
        super().says(word)


class H3(Hailuo):
    """MiniMax by the second version of its API."""

    model = "MiniMax-H3"
    words: ClassVar[dict[Word, str]] = {
        "running": "running",
        "done": "succeeded",
        "failed": "failed",
        "policy": "failed",
    }


class Omni(_Paid):
    """Google's Interactions API."""

    words: ClassVar[dict[Word, str]] = {
        "running": "in_progress",
        "done": "completed",
        "failed": "failed",
        "policy": "failed",
    }

    def __init__(self) -> None:
        self._gemini = FakeGemini()
        super().__init__(self._gemini)

    def options(self) -> dict[str, object]:
        base = {"type": "gemini_omni", "base_url": f"{self.fake.base}/v1beta", "model": "gemini-omni-1.1-flash"}
        return {**base, "api_key": self.secret, "submit_seconds": 0.5}

    def says(self, word: Word) -> None:
        self._gemini.failure = "blocked by PROHIBITED_CONTENT SECRET" if word == "policy" else "internal SECRET"
        super().says(word)


class Fal(_Paid):
    """fal's queue; `recovers` is another Rushes behind the same protocol, which knows repeated calls."""

    words: ClassVar[dict[Word, str]] = {
        "running": "IN_PROGRESS",
        "done": "COMPLETED",
        "failed": "COMPLETED",
        "policy": "COMPLETED",
    }

    def __init__(self, recovers: bool = False) -> None:
        self._fal = FakeFal(known_keys=recovers)
        self.recovers = recovers
        super().__init__(self._fal)

    def options(self) -> dict[str, object]:
        base = {"type": "fal", "base_url": f"{self.fake.base}/queue", "model": "openai/videos"}
        return {**base, "api_key": self.secret, "idempotent": self.recovers, "submit_seconds": 0.5}

    def says(self, word: Word) -> None:
        failures = {"failed": "internal_server_error", "policy": "content_policy_violation"}
        kind = failures.get(word)
        self._fal.failure = None if kind is None else (422 if word == "policy" else 500, problem(kind))
        super().says(word)


class Videos(_Paid):
    """A `/v1/videos` server of one dialect; `asked` is what the engine takes it for."""

    words: ClassVar[dict[Word, str]] = {
        "running": "in_progress",
        "done": "completed",
        "failed": "failed",
        "policy": "failed",
    }

    def __init__(self, dialect: str, asked: str = "", recovers: bool = False) -> None:
        self._videos = FakeVideos(dialect=dialect, known_keys=recovers)
        self._asked, self.recovers = asked or dialect, recovers
        super().__init__(self._videos)

    def options(self) -> dict[str, object]:
        base = {"type": "openai_videos", "base_url": f"{self.fake.base}/v1", "model": "the-model"}
        asked = {"dialect": self._asked, "idempotent": self.recovers}
        return {**base, **asked, "api_key": self.secret, "submit_seconds": 0.5}

    def next_call(self, ends: No | Loss) -> None:
        if self._asked == "auto" and ends == "refused":
            super().next_call(ends)  # it tries both kinds of body: no job, no bill
        super().next_call(ends)

    def says(self, word: Word) -> None:
        self._videos.failure = {
            "code": "moderation_blocked" if word == "policy" else "server_error",
            "message": "SECRET",
        }
        super().says(word)
