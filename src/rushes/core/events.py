"""What happened to a request, as those who wait for it are told."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class LogLine:
    """One line that an engine or the runner said about a request. `seq` counts from 1 within the request."""

    seq: int
    timestamp: datetime
    level: str
    message: str


@dataclass(frozen=True)
class Changed:
    """A request has a new status, a new log line or a new place in the queue: read it again."""

    request_id: str
