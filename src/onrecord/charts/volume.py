"""How many statements each outlet carries, day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from onrecord.charts.style import CATEGORIES, GREY, PAPER, WIDTH, count_of, empty_chart, load_altair, styled

if TYPE_CHECKING:
    from onrecord.charts.style import AnyChart
    from onrecord.store import StatementRow

TITLE = "Statements by day and outlet"
_DAYS = 92  # more are put together by week, then by month
_WEEKS = 104
_FEWEST = 13  # days that the axis spans at least


def volume_chart(rows: Iterable[StatementRow], *, width: int = WIDTH) -> AnyChart:
    """Bars of the statements by the day of their page; the outlets with most have colours of their own.

    A span of more than a quarter is counted by week, one of more than two years by month. Statements of
    pages dated by month or year, or not at all, are counted under the title and not drawn.
    """
    counts: Counter[tuple[date, str]] = Counter()
    undated = 0
    for row in rows:
        day = _day(row.published)
        if day is None:
            undated += 1
        else:
            counts[day, row.outlet or "(no outlet)"] += 1
    if not counts:
        return empty_chart(TITLE, "No statement on a page with a day of publication in this record.")
    alt = load_altair()
    first, last = min(day for day, _ in counts), max(day for day, _ in counts)
    unit, binned = _binned(first, last)
    totals: Counter[str] = Counter()
    for (_, outlet), count in counts.items():
        totals[outlet] += count
    named = [outlet for outlet, _ in totals.most_common(len(CATEGORIES))]
    rest = len(totals) - len(named)
    others = f"({count_of(rest, 'other outlet')})"
    bars: Counter[tuple[date, str]] = Counter()
    for (day, outlet), count in counts.items():
        bars[binned(day), outlet if outlet in named else others] += count
    order = [*named, *([others] if rest else [])]
    values, most = _stacked(bars, order, unit)
    chart = (
        alt.Chart(alt.Data(values=values))
        .mark_rect(stroke=PAPER, strokeWidth=1)
        .encode(
            x=alt.X(
                "start:T",
                title=None,
                axis=alt.Axis(
                    format="%-d %b" if first.year == last.year else "%-d %b %Y",
                    tickCount={"interval": "day", "step": 1} if (last - first).days < 6 else 8,
                    grid=False,
                    labelOverlap=True,
                ),
                scale=alt.Scale(domain=_domain(binned(first), binned(last), unit), padding=8),
            ),
            x2="end:T",
            y=alt.Y(
                "from:Q",
                title=f"statements a {unit}",
                axis=alt.Axis(format="d", tickCount=min(5, most), domain=False, ticks=False),
                scale=alt.Scale(domain=[0, most], nice=True),
            ),
            y2="to:Q",
            color=alt.Color(
                "outlet:N",
                title=None,
                sort=order,
                scale=alt.Scale(domain=order, range=[*CATEGORIES[: len(named)], *([GREY] if rest else [])]),
                legend=alt.Legend(orient="top", direction="horizontal", columns=4),
            ),
            tooltip=["outlet:N", "day:N", "n:Q"],
        )
        .properties(width=width, height=240)
    )
    days = f"from {first} to {last}" if first != last else f"on {first}"
    notes = [f"{count_of(sum(counts.values()), 'statement')} in pages {days}"]
    if undated:
        notes.append(f"{count_of(undated, 'statement')} on pages without a day not drawn")
    told = ", ".join(f"{outlet} {count}" for outlet, count in totals.most_common(8))
    return styled(chart, TITLE, ["; ".join(notes)], f"{TITLE}, {days}. In all: {told}.")


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published and len(published) >= 10 else None


def _binned(first: date, last: date) -> tuple[str, Callable[[date], date]]:
    """The unit of time that bars stand for, and what finds a bar's first day."""
    days = (last - first).days
    if days <= _DAYS:
        return "day", lambda day: day
    if days <= _WEEKS * 7:
        return "week", lambda day: day - timedelta(days=day.weekday())
    return "month", lambda day: day.replace(day=1)


def _next(start: date, unit: str) -> date:
    if unit == "month":
        return (start + timedelta(days=32)).replace(day=1)
    return start + timedelta(days=7 if unit == "week" else 1)


def _stacked(
    bars: Counter[tuple[date, str]], order: list[str], unit: str
) -> tuple[list[dict[str, str | int]], int]:
    """The bars one upon the other in this order, and the height of the highest pile."""
    heights: Counter[date] = Counter()
    values: list[dict[str, str | int]] = []
    for (start, outlet), count in sorted(bars.items(), key=lambda bar: (bar[0][0], order.index(bar[0][1]))):
        values.append(
            {
                "start": _edge(start, unit),
                "end": _edge(_next(start, unit), unit),
                "day": start.isoformat(),
                "outlet": outlet,
                "n": count,
                "from": heights[start],
                "to": heights[start] + count,
            }
        )
        heights[start] += count
    return values, max(heights.values())


def _edge(day: date, unit: str) -> str:
    """Where a bar begins: a day's at noon before, so that the axis names its middle."""
    # With its time, for browsers take a bare date for UTC and the axis is local.
    edge = datetime.combine(day, time()) - (timedelta(hours=12) if unit == "day" else timedelta())
    return edge.isoformat()


def _domain(first: date, last: date, unit: str) -> list[str]:
    """The axis from the first bar to the last, wide enough that few bars stay slim."""
    spare = max(0, _FEWEST - (last - first).days) if unit == "day" else 0
    return [
        _edge(first - timedelta(days=(spare + 1) // 2), unit),
        _edge(_next(last + timedelta(days=spare // 2), unit), unit),
    ]
