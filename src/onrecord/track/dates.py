"""When something was, as an interval of minutes that can be compared and narrowed."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta

from onrecord.isodates import parse_date
from onrecord.records import Frozen, SaidAt

Minutes = int
"""Minutes since the first of January of the year 1, in UTC; a time without a zone counts as UTC."""

DAY = 24 * 60
_START = datetime(1, 1, 1)


class Interval(Frozen, frozen=True):
    """From `first` to `last`, both inclusive, in `Minutes`; None where that side is open.

    `told` is false where nothing but the page's date bounds it.
    """

    first: Minutes | None
    last: Minutes | None
    told: bool

    @property
    def width(self) -> Minutes:
        """How many minutes it leaves open; more than any real one where a side is open."""
        return self.last - self.first if self.first is not None and self.last is not None else 10**10

    @property
    def middle(self) -> Minutes | None:
        """Halfway; the bounded side where the other is open."""
        if self.first is None or self.last is None:
            return self.last if self.first is None else self.first
        return (self.first + self.last) // 2

    def meets(self, other: Interval, *, slack: Minutes = 0) -> bool:
        """Whether the two have a minute in common, or would when `slack` minutes nearer."""
        return not (
            (self.first is not None and other.last is not None and self.first > other.last + slack)
            or (other.first is not None and self.last is not None and other.first > self.last + slack)
        )

    def narrow(self, other: Interval) -> Interval:
        """What both leave open; this one where they have nothing in common."""
        if not self.meets(other):
            return self
        firsts = [first for first in (self.first, other.first) if first is not None]
        lasts = [last for last in (self.last, other.last) if last is not None]
        return Interval(max(firsts, default=None), min(lasts, default=None), self.told or other.told)


def interval(at: SaidAt | None, published: str | None) -> Interval:
    """When it was, by its own time, and not after the page that tells it was published."""
    bound = _edge(published, last=True)
    if at is None or at.precision == "page" or (at.earliest is None and at.latest is None):
        return Interval(None, bound, told=False)
    first = _edge(at.earliest, last=False)
    last = _edge(at.latest or at.earliest, last=True)
    if bound is not None and last is not None and (first is None or first <= bound):
        last = min(last, bound)
    return Interval(first, last, told=True)


def _edge(value: str | None, *, last: bool) -> Minutes | None:
    stamp = parse_date(value) if value else None
    if stamp is None:
        return None
    moment = _first_moment(stamp.value)
    if last and stamp.precision in ("year", "month", "day"):
        days = {
            "year": 366 if calendar.isleap(moment.year) else 365,
            "month": calendar.monthrange(moment.year, moment.month)[1],
        }.get(stamp.precision, 1)
        return _minutes(moment) + days * DAY - 1
    return _minutes(moment)


def _first_moment(value: str) -> datetime:
    moment = datetime.fromisoformat(f"{value}-01-01"[:10] if len(value) < 10 else value)
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        return moment.replace(tzinfo=None)


def _minutes(moment: datetime) -> Minutes:
    return (moment - _START) // timedelta(minutes=1)
