"""What the contract suite of remote engines needs to know of an engine and of the fake of its vendor."""

from contextlib import AbstractAsyncContextManager
from typing import Literal, Protocol

from rushes.bootstrap import build_engines
from rushes.contracts.remote import RemoteEngine
from rushes.settings import Configuration

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
