"""A page to its time expressions."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.times.groups import group
from onrecord.extract.times.scan import scan
from onrecord.extract.times.timeline import Found, Timeline
from onrecord.records import Page, TimeExpression, TimePrecision

# Words before an expression that narrow it; they are part of it (TimeML 1.2.1).
_NARROWING = re.compile(
    r"\b(?:(?:early|earlier|late|later|mid|about|around|nearly|almost|approximately|roughly|some|"
    r"more than|less than|no more than|no less than|at least|at most|up to|"
    r"the (?:end|beginning|start|middle|close|eve|rest|week) of|as early as|as late as) ?-?|mid-)$",
    re.IGNORECASE,
)
_REACH = 20


def find_times(page: Page) -> tuple[TimeExpression, ...]:
    """Every expression of the page's text that tells a time, in order and without overlap.

    Relative ones are set against the day that the page was published and what the text named before;
    without that day they have a value with X in the places that are not known, or PAST_REF and its
    like, and no interval.
    """
    day, clock = _published(page)
    timeline = Timeline(page.text, day, clock)
    out: list[TimeExpression] = []
    for one in group(page.text, scan(page.text)):
        found = timeline.read(one)
        if found is None:
            continue
        start = _with_narrowing(page.text, one.start, out[-1].end if out else 0)
        out.append(_expression(page.text, start, one.end, found))
    return tuple(out)


def _published(page: Page) -> tuple[date | None, str]:
    """The day, and the time of day where it is known, that the page was published."""
    stamp = page.published
    if stamp is None or stamp.precision in ("year", "month"):
        return None, ""
    try:
        return date.fromisoformat(stamp.value[:10]), stamp.value[11:16]
    except ValueError:
        return None, ""


def _with_narrowing(text: str, start: int, least: int) -> int:
    match = _NARROWING.search(text[max(least, start - _REACH) : start])
    return start if match is None else max(least, start - _REACH) + match.start()


def _expression(text: str, start: int, end: int, found: Found) -> TimeExpression:
    earliest: str | None = None
    latest: str | None = None
    precision: TimePrecision | None = None
    if found.point is not None and found.days is None:
        earliest, latest = found.point.interval
        precision = found.point.precision
    elif found.days is not None:
        earliest, latest = (day.isoformat() for day in found.days)
        precision = "day"
    return TimeExpression(start, end, text[start:end], found.type, found.value, earliest, latest, precision)
