"""Times of a record as points and stretches on an axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from onrecord.records import SaidAt
from onrecord.track.dates import DAY, interval
from onrecord.track.pages import Evidence

_START = datetime(1, 1, 1)


class Moment:
    """When something was: `at` to place it by, from `first` to `last` where it is not told nearer."""

    def __init__(self, at: datetime, first: datetime, last: datetime) -> None:
        self.at, self.first, self.last = at, first, last

    def fields(self) -> dict[str, str]:
        """As values of a chart's data."""
        return {"at": self.at.isoformat(), "first": self.first.isoformat(), "last": self.last.isoformat()}


def find_moment(at: SaidAt | None, evidence: Sequence[Evidence]) -> Moment | None:
    """When it was, else when the earliest page that tells it was published; None when neither is known."""
    days = sorted(one.published for one in evidence if one.published)
    when = interval(at, days[0] if days else None)
    middle = when.middle
    if middle is None:
        return None
    first = when.first if when.first is not None and when.told else middle
    last = when.last if when.last is not None and when.told else middle
    if not when.told and when.last is not None:
        middle = first = last = max(0, when.last - DAY // 2)  # the page's day, by its noon
    return Moment(*(_START + timedelta(minutes=minutes) for minutes in (middle, first, last)))


def in_words(at: SaidAt | None, evidence: Sequence[Evidence]) -> str:
    """The time for a reader: a day, two days, or the page's day as a bound."""
    if at and at.earliest and at.latest and at.earliest[:10] != at.latest[:10]:
        return f"{at.earliest[:10]} to {at.latest[:10]}"
    if at and (at.earliest or at.latest):
        return str(at.earliest or at.latest).replace("T", " ")
    days = sorted(one.published for one in evidence if one.published)
    return f"reported {days[0][:10]}" if days else "undated"


def axis_ticks(moments: Sequence[Moment]) -> object:
    """How many ticks an axis has: one a day where the days are few (Vega's `tickCount`)."""
    span = max(one.last for one in moments) - min(one.first for one in moments)
    few = timedelta(days=2) < span <= timedelta(days=10)
    return {"interval": "day", "step": 1} if few else 8


def axis_format(moments: Sequence[Moment]) -> str:
    """How an axis from the first to the last of these writes its days (d3-time-format)."""
    if not moments:
        return "%-d %b %Y"
    first, last = min(one.first for one in moments), max(one.last for one in moments)
    if last - first <= timedelta(days=2):
        return "%-d %b %H:%M"
    return "%-d %b" if first.year == last.year else "%-d %b %Y"
