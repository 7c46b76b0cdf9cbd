"""Spans of the calendar in a time zone: what usage is summed over."""

from datetime import datetime, timedelta, tzinfo
from enum import StrEnum


class Timeframe(StrEnum):
    """How long a span is."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    @classmethod
    def suiting(cls, length: timedelta) -> "Timeframe":
        """The one that divides a length of time into a few dozen spans."""
        if length <= timedelta(hours=2):
            return cls.MINUTE
        if length <= timedelta(days=2):
            return cls.HOUR
        if length <= timedelta(days=64):
            return cls.DAY
        return cls.WEEK if length <= timedelta(days=183) else cls.MONTH

    @property
    def step(self) -> timedelta:
        """What every span is a multiple of: all time zones are whole quarters of an hour away from UTC."""
        return timedelta(minutes=1 if self is Timeframe.MINUTE else 15)

    def start(self, moment: datetime, zone: tzinfo) -> datetime:
        """When the span began that holds a moment; weeks begin on Monday."""
        local = moment.astimezone(zone).replace(second=0, microsecond=0)
        if self is Timeframe.MINUTE:
            return local
        local = local.replace(minute=0)
        if self is Timeframe.HOUR:
            return local
        local = local.replace(hour=0)
        if self is Timeframe.WEEK:
            return local - timedelta(days=local.weekday())
        return local.replace(day=1) if self is Timeframe.MONTH else local

    def end(self, moment: datetime, zone: tzinfo) -> datetime:
        """When the next span begins after a moment; the moment itself, if one begins there."""
        start = self.start(moment, zone)
        if start == moment:
            return moment
        match self:
            case Timeframe.MINUTE:
                return start + timedelta(minutes=1)
            case Timeframe.HOUR:
                return start + timedelta(hours=1)
            case Timeframe.DAY:
                return start + timedelta(days=1)
            case Timeframe.WEEK:
                return start + timedelta(days=7)
            case Timeframe.MONTH:
                return self.start(start + timedelta(days=31), zone)
