"""ISO 8601 values, cut to any precision, as days to filter by and instants to sort by."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime

from onrecord.errors import UsageError

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T.*)?)?)?", re.ASCII)


def find_days(value: str | None) -> tuple[str, str] | None:
    """The first and last day that `value` covers, both YYYY-MM-DD; None when it is not an ISO 8601 date.

    The day of a time is the one written, where it was said, whatever the time zone.

    >>> find_days("2022-02")
    ('2022-02-01', '2022-02-28')
    >>> find_days("2022-02-25T23:30:00-05:00")
    ('2022-02-25', '2022-02-25')
    """
    match = _ISO.fullmatch(value) if value else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    assert year is not None  # the pattern has it
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        last = first
    else:
        month = month or 12
        last = date(year, month, calendar.monthrange(year, month)[1])
    return first.isoformat(), last.isoformat()


def find_instant(value: str | None) -> str | None:
    """A key that sorts values by time, in UTC; what has no time of day comes first on its day.

    None when `value` is not an ISO 8601 date. A time without a zone is taken as UTC.

    >>> find_instant("2022-02-25T01:00:00+02:00") < find_instant("2022-02-24T20:00:00-05:00")
    True
    """
    days = find_days(value)
    if value is None or days is None:
        return None
    if "T" not in value:
        return days[0]
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return days[0]
    return moment.isoformat()


def parse_since(value: str | date | None) -> str | None:
    """The first day of the bound `value` (a date, or ISO 8601 down to a year); UsageError otherwise."""
    return None if value is None else _parse_bound(value, "since")[0]


def parse_until(value: str | date | None) -> str | None:
    """The last day of the bound `value` (a date, or ISO 8601 down to a year); UsageError otherwise."""
    return None if value is None else _parse_bound(value, "until")[1]


def _parse_bound(value: str | date, name: str) -> tuple[str, str]:
    days = find_days(value.isoformat() if isinstance(value, date) else value)
    if days is None:
        raise UsageError(f"{name} is {str(value)!r}; expected a day like 2022-02-25 (or 2022-02, or 2022)")
    return days


def format_time(at: datetime | None) -> str:
    """`at` (default: now) in UTC to the second, like 2022-02-25T10:00:00Z; UsageError when it has no zone."""
    if at is None:
        at = datetime.now(UTC)
    elif at.tzinfo is None:
        raise UsageError(f"the time {at.isoformat()} has no time zone; give one, such as datetime.UTC")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
