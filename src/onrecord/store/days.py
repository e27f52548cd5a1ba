"""ISO 8601 values, cut to any precision, as days to filter by and instants to sort by."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime

from onrecord.errors import UsageError
from onrecord.isodates import parse_date


def find_days(value: str | None) -> tuple[str, str] | None:
    """The first and last day that `value` covers, both YYYY-MM-DD; None when it is not an ISO 8601 date.

    The day of a time is the one written, where it was said, whatever the time zone.

    >>> find_days("2022-02")
    ('2022-02-01', '2022-02-28')
    >>> find_days("2022-02-25T23:30:00-05:00")
    ('2022-02-25', '2022-02-25')
    """
    stamp = parse_date(value) if value else None
    if stamp is None:
        return None
    year, _, rest = stamp.value.partition("-")
    match stamp.precision:
        case "year":
            return f"{year}-01-01", f"{year}-12-31"
        case "month":
            return f"{stamp.value}-01", f"{stamp.value}-{calendar.monthrange(int(year), int(rest))[1]}"
        case _:
            return stamp.value[:10], stamp.value[:10]


def find_instant(value: str | None) -> str | None:
    """A key that sorts values by time, in UTC; what has no time of day comes first on its day.

    None when `value` is not an ISO 8601 date. A time without a zone is taken as UTC.

    >>> find_instant("2022-02-25T01:00:00+02:00") < find_instant("2022-02-24T20:00:00-05:00")
    True
    """
    days = find_days(value)
    if value is None or days is None:
        return None
    if len(value) <= len(days[0]):
        return days[0]
    moment = datetime.fromisoformat(value)
    try:
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
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
