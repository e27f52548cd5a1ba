"""Words and stamps to dates, with the precision that they state and no more."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from onrecord.isodates import Stamp, make_stamp

_ISO = re.compile(
    r"^\s*(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?)?\s*$",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?\s*$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"(?:\s*(?P<zone>UTC|GMT|Z|[+-]\d{4})\b)?"
)
_DAY_FIRST = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})"
_MONTH_FIRST = rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
_WORDS = tuple(
    re.compile(rf"(?<![\w/]){pattern}(?!\d)(?:,?\s*(?:at|[|·–—-])?\s*{_CLOCK})?", re.IGNORECASE)
    for pattern in (_DAY_FIRST, _MONTH_FIRST)
)
_ISO_WITHIN = re.compile(
    r"(?<![\w/-])\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w/-])"
)
_EPOCH = date(1970, 1, 1)  # what a machine writes for "not set"
_WEST, _EAST = -12, 14  # hours from UTC at the ends of the earth
_FIRST_YEAR, _LAST_YEAR = 1800, 2200  # of what a page may state


def parse_iso(text: str) -> Stamp | None:
    """The stamp of an ISO 8601 date or time (also with a space, or compact), or None."""
    match = _ISO.match(text)
    if match is None:
        compact = _COMPACT.match(text)
        if compact is None:
            return None
        year, month, day, hour, minute, second = compact.groups()
        return _stamp(
            year, month, day, hour, minute, second, "Z" if hour and text.strip().endswith("Z") else None
        )
    return _stamp(*match.group("year", "month", "day", "hour", "minute", "second", "zone"))


def parse_machine(text: str) -> Stamp | None:
    """A stamp from structured data: ISO 8601, milliseconds since 1970, or RFC 5322; or None.

    The first day of 1970 is none: it stands for a date that was never set.
    """
    text = text.strip()
    if re.fullmatch(r"\d{12,13}|1\d{9}", text):
        seconds = int(text) / (1000 if len(text) > 10 else 1)
        return Stamp(datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "second")
    stamp = parse_iso(text) or parse_words(text)
    return None if stamp is None or _EPOCH in possible_days(stamp) else stamp


def possible_days(stamp: Stamp) -> frozenset[date]:
    """The calendar days that the stamp is somewhere on earth; none where it states no day.

    A site's own zone is not known: what a machine writes as 23:30 UTC, its byline dates a day later.
    """
    if stamp.day is None:
        return frozenset()
    moment = datetime.fromisoformat(stamp.value)
    if moment.tzinfo is None:
        return frozenset([moment.date()])
    try:
        moment = moment.astimezone(UTC)
        return frozenset((moment + timedelta(hours=hours)).date() for hours in (_WEST, 0, _EAST))
    except OverflowError:
        return frozenset()


def find_day(text: str) -> tuple[Stamp, int, int] | None:
    """The first full date in English words or ISO 8601 with its start and end in the text, or None."""
    found = find_words(text)
    for match in _ISO_WITHIN.finditer(text):
        stamp = parse_iso(match.group())
        if stamp is not None and (found is None or match.start() < found[1]):
            return stamp, match.start(), match.end()
    return found


def parse_words(text: str) -> Stamp | None:
    """The first full date in English words ("3 March 2031, 14:05"), or None."""
    found = find_words(text)
    return found[0] if found else None


def find_words(text: str) -> tuple[Stamp, int, int] | None:
    """The first full date in English words with its start and end in the text, or None."""
    matches = [match for pattern in _WORDS if (match := pattern.search(text))]
    for match in sorted(matches, key=lambda one: one.start()):
        parts = match.groupdict()
        month = str(_MONTHS[parts["month"].lower().rstrip(".")])
        hour = parts["hour"]
        if hour is not None and parts["half"]:
            afternoon = parts["half"].lower().startswith("p")
            hour = str(int(hour) % 12 + (12 if afternoon else 0))
        stamp = _stamp(
            parts["year"], month, parts["day"], hour, parts["minute"], parts["second"], parts["zone"]
        )
        stamp = stamp or _stamp(parts["year"], month, parts["day"], None, None, None, None)
        if stamp is not None:
            return stamp, match.start(), match.end()
    return None


def _stamp(
    year: str,
    month: str | None,
    day: str | None,
    hour: str | None,
    minute: str | None,
    second: str | None,
    zone: str | None,
) -> Stamp | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    return make_stamp(year, month, day, hour, minute, second, zone)
