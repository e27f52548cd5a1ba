"""ISO 8601 dates and times: the one definition of what a date may be that is given, stored or asked for."""

from __future__ import annotations

import re
from datetime import date, time
from typing import NamedTuple

from onrecord.records import DatePrecision

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.ASCII,
)


class Stamp(NamedTuple):
    """A date or time in ISO 8601, cut to its precision; the zone is kept as stated."""

    value: str
    precision: DatePrecision

    @property
    def day(self) -> str | None:
        """The calendar day in the stated zone, or None where only a month or year is known."""
        return self.value[:10] if self.precision not in ("year", "month") else None


def parse_date(text: str) -> Stamp | None:
    """The stamp of a year, month, day or time of day in ISO 8601's extended form; None of anything else.

    A space may stand for the T. Fractions of a second are dropped.

    >>> parse_date("2022-02")
    Stamp(value='2022-02', precision='month')
    >>> parse_date("2022-02-25 10:00+02")
    Stamp(value='2022-02-25T10:00+02:00', precision='minute')
    >>> parse_date("2022-02-25T1000")
    """
    match = _ISO.fullmatch(text)
    return (
        make_stamp(*match.group("year", "month", "day", "hour", "minute", "second", "zone"))
        if match
        else None
    )


def make_stamp(
    year: str,
    month: str | None,
    day: str | None,
    hour: str | None,
    minute: str | None,
    second: str | None,
    zone: str | None,
) -> Stamp | None:
    """The stamp of these digits, as precise as they go; None where there is no such date, time or zone."""
    try:
        checked = date(int(year), int(month or 1), int(day or 1))
        clock = time(int(hour or 0), int(minute or 0), int(second or 0))
        offset = _offset(zone)
    except ValueError:
        return None
    if month is None:
        return Stamp(f"{checked.year:04}", "year")
    if day is None:
        return Stamp(checked.isoformat()[:7], "month")
    if hour is None:
        return Stamp(checked.isoformat(), "day")
    exact = clock.isoformat("seconds" if second else "minutes")
    return Stamp(f"{checked.isoformat()}T{exact}{offset}", "second" if second else "minute")


def _offset(zone: str | None) -> str:
    """The zone as Z or ±hh:mm; ValueError where it is more than a day."""
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return zone[0] + time(int(digits[:2]), int(digits[2:])).isoformat("minutes")
