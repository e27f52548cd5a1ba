"""What a page leaves open about its date, or contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.page.stamplines import find_stamp
from onrecord.records import Gap, Page, Span, TimeExpression
from onrecord.resolve.when_stamps import Stamps

_LINES = 3  # from the top, among which a byline or stamp stands
_ZONES = 1  # days that the same moment may differ by around the earth


def find_date_gaps(page: Page, times: Sequence[TimeExpression]) -> tuple[Gap, ...]:
    """A gap where the page has no date, or where a line of its text dates it otherwise.

    The span is the line that dates it, or the page's first line where nothing does.
    """
    lines = _first_lines(page)
    if not lines:
        return ()
    published = page.published
    if published is None:
        return (Gap("date", lines[0], "the page does not say when it was published"),)
    if published.precision in ("year", "month"):
        return ()
    told = date.fromisoformat(published.value[:10])
    for stated, span in _stated_days(page, times, lines):
        if abs((stated - told).days) > _ZONES:
            note = (
                f"this says {stated.isoformat()}; the page's date is {told.isoformat()} "
                f"({published.evidence.kind}: {published.evidence.text})"
            )
            return (Gap("date", span, note),)
    return ()


def _stated_days(
    page: Page, times: Sequence[TimeExpression], lines: Sequence[Span]
) -> list[tuple[date, Span]]:
    """The days with their year that a byline, a stamp or a dateline states."""
    out = []
    for line in lines:
        if (stamp := find_stamp(line.text)) and (day := stamp.stamp.day):
            start = line.start + stamp.start
            out.append((date.fromisoformat(day), page.span(start, line.start + stamp.end)))
    dateline = Stamps(page, times).dateline
    if dateline is not None and dateline.earliest is not None:
        out.append((date.fromisoformat(dateline.earliest[:10]), page.span(dateline.start, dateline.end)))
    return out


def _first_lines(page: Page) -> list[Span]:
    out, start = [], 0
    for line in page.text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            begin = start + line.index(bare[0])
            out.append(page.span(begin, begin + len(bare)))
        start += len(line)
        if len(out) == _LINES:
            break
    return out
