"""One call of fal's platform API, and what its query and body may say (fal protocol, 6.3)."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import orjson

from rushes.contracts.stores import MOST_IDS
from rushes.errors import BadRequest
from rushes.http.surfaces import Address
from rushes.service.keyring import Caller
from rushes.service.timeframes import Timeframe

T = TypeVar("T")
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


@dataclass(frozen=True)
class Page:
    """A page of a list, counted from 1, with `limit` items. One more is looked for, to know whether there is a next."""

    number: int
    limit: int

    @property
    def offset(self) -> int:
        """How many items are before it."""
        return (self.number - 1) * self.limit

    def cut(self, items: Sequence[T]) -> Sequence[T]:
        """The page out of all items, with the one more."""
        return items[self.offset : self.offset + self.limit + 1]

    def answer(self, name: str, found: Sequence[T], shown: Callable[[T], Any]) -> dict[str, Any]:
        """The items found, `limit` and perhaps one more, as the answer called `name`, and where the next page is."""
        more = len(found) > self.limit
        return {
            name: [shown(item) for item in found[: self.limit]],
            "next_cursor": b64encode(str(self.number + 1).encode()).decode() if more else None,
            "has_more": more,
        }


@dataclass(frozen=True)
class Span:
    """The time that is asked about: from `since` to before `until`, in `zone`, divided into timeframes."""

    since: datetime
    until: datetime
    zone: tzinfo
    timeframe: Timeframe


@dataclass(frozen=True)
class PlatformCall:
    """Who calls, with which query, body and `Idempotency-Key`. Methods raise BadRequest naming what cannot be read."""

    caller: Caller
    address: Address
    query: Mapping[str, list[str]]
    body: bytes
    idempotency_key: str | None = None

    def one(self, name: str) -> str | None:
        """The last value of a parameter; None without, or when it is empty."""
        return (self.query.get(name) or [""])[-1] or None

    def several(self, name: str) -> tuple[str, ...]:
        """All values of a parameter, which may come repeated, with brackets, or separated by commas."""
        given = [*self.query.get(name, []), *self.query.get(f"{name}[]", [])]
        values = tuple(dict.fromkeys(value for text in given for value in text.split(",") if value))
        if len(values) > MOST_IDS:
            raise BadRequest(f"{name} takes at most {MOST_IDS} values, not {len(values)}")
        return values

    def choice(self, name: str, kind: type[ChoiceT], default: ChoiceT) -> ChoiceT:
        """One of a few words."""
        given = self.one(name)
        if given is None:
            return default
        try:
            return kind(given)
        except ValueError:
            raise BadRequest(f"{name} must be one of {', '.join(kind)}, not {given!r}") from None

    def page(self, usual: int, most: int) -> Page:
        """The page that `cursor` and `limit` ask for."""
        return Page(self._page_number(), self._whole_number("limit", usual, most))

    def span(self) -> Span:
        """The time that `start`, `end`, `timezone`, `timeframe` and `bound_to_timeframe` ask about: usually a day."""
        zone = self._zone()
        until = self._moment("end", zone) or datetime.now(UTC)
        since = self._moment("start", zone) or until - timedelta(days=1)
        if since > until:
            raise BadRequest(f"start ({since.isoformat()}) is after end ({until.isoformat()})")
        timeframe = self.choice("timeframe", Timeframe, Timeframe.suiting(until - since))
        if (self.one("bound_to_timeframe") or "true").lower() != "false":
            since, until = timeframe.start(since, zone), timeframe.end(until, zone)
        return Span(since, until, zone, timeframe)

    def object(self) -> dict[str, Any]:
        """The body as a JSON object."""
        try:
            value = orjson.loads(self.body)
        except orjson.JSONDecodeError as error:
            raise BadRequest(f"The body is no JSON: {error}") from None
        if not isinstance(value, dict):
            raise BadRequest("The body must be a JSON object")
        return value  # pyright: ignore[reportUnknownVariableType] - JSON: any object at all

    def _page_number(self) -> int:
        cursor = self.one("cursor")
        if cursor is None:
            return 1
        try:
            number = int(b64decode(cursor, validate=True))
        except (Base64Error, ValueError):
            number = 0
        if not 1 <= number <= 1_000_000:
            raise BadRequest(f"cursor must be the next_cursor of an answer, not {cursor!r}")
        return number

    def _whole_number(self, name: str, usual: int, most: int) -> int:
        given = self.one(name)
        if given is None:
            return usual
        if not (given.isascii() and given.isdecimal() and len(given) < 10 and 1 <= int(given) <= most):
            raise BadRequest(f"{name} must be a whole number from 1 to {most}, not {given!r}")
        return int(given)

    def _zone(self) -> tzinfo:
        name = self.one("timezone")
        if name is None or name == "UTC":
            return UTC
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise BadRequest(f"timezone must be a name as 'Europe/Berlin', not {name!r}") from None

    def _moment(self, name: str, zone: tzinfo) -> datetime | None:
        given = self.one(name)
        if given is None:
            return None
        try:
            moment = datetime.fromisoformat(given.replace(" ", "+"))
            return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
        except (ValueError, OverflowError):
            raise BadRequest(f"{name} must be a moment in ISO 8601, not {given!r}") from None
