"""One attempt of an engine at a request, as it ended."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Attempt:
    """What became of one claim of a request.

    `number` counts the attempts, `fence` tells apart those that count as the same one (a server that was stopped makes
    it again). `made_at` is when the engine was done, None where it never was; what was left then is checking and
    storing, until `ended_at`. `problem` says why it made nothing, in words. `facts` is what the engine says of what it
    made, as JSON: `previs` says there as which `scene` it understood the prompt.
    """

    request_id: str
    fence: int
    number: int
    engine: str
    started_at: datetime
    ended_at: datetime
    made_at: datetime | None = None
    problem: str | None = None
    facts: dict[str, Any] = field(default_factory=dict[str, Any])
