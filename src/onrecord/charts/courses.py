"""The courses of parties: issue by issue, what each party took and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from onrecord.charts.moments import Moment, axis_format, axis_ticks, find_moment, in_words
from onrecord.charts.style import (
    BLUE,
    FAINT,
    GREEN,
    GREY,
    INK,
    VERMILLION,
    WIDTH,
    count_of,
    empty_chart,
    load_altair,
    shortened,
    styled,
)

if TYPE_CHECKING:
    from onrecord.charts.style import AnyChart
    from onrecord.track.courses import Course

TITLE = "Where each party stands, issue by issue"
# A shape beside the colour, so that neither has to be told alone.
STANCES = {
    "for": (GREEN, "triangle-up"),
    "conditional": (BLUE, "diamond"),
    "against": (VERMILLION, "triangle-down"),
    "unclear": (GREY, "circle"),
}
_ROW = 34
_MARK = 13  # pixels


def courses_chart(courses: Sequence[Course], *, width: int = WIDTH) -> AnyChart:
    """Party by issue over time: a point for each stance, its colour and shape telling which.

    A bar behind a point covers the days that it may have been taken on. Points of a course that would hide
    each other stand side by side, in their order. Points that have no date are counted
    under the title and not drawn.
    """
    rows, moments, undated = _rows(courses)
    if not rows:
        return empty_chart(TITLE, "No stance with a date in this record.")
    _step_aside(rows, moments, width)
    alt = load_altair()
    issues = list(dict.fromkeys(row["issue"] for row in rows))
    panels = [_panel(alt, issue, rows, moments, width, last=issue == issues[-1]) for issue in issues]
    chart = alt.vconcat(*panels, spacing=18).resolve_scale(x="shared")
    days = f"from {min(m.at for m in moments):%Y-%m-%d} to {max(m.at for m in moments):%Y-%m-%d}"
    notes = [f"{count_of(len(rows), 'stance')} {days}"]
    if undated:
        notes.append(f"{count_of(undated, 'stance')} without a date not drawn")
    return styled(chart, TITLE, ["; ".join(notes)], _in_words(rows, days))


def _rows(courses: Sequence[Course]) -> tuple[list[dict[str, Any]], list[Moment], int]:
    rows, moments, undated = [], [], 0
    for course in sorted(courses, key=lambda one: (one.issue, one.party)):
        for point in course.points:
            moment = find_moment(point.at, point.evidence)
            if moment is None:
                undated += 1
                continue
            moments.append(moment)
            rows.append(
                {
                    "issue": course.issue,
                    "party": course.party,
                    "stance": point.stance,
                    "when": in_words(point.at, point.evidence),
                    "conditions": "; ".join(map(shortened, point.conditions)),
                    "words": shortened(point.evidence[0].text) if point.evidence else "",
                    "outlets": ", ".join(dict.fromkeys(one.outlet or "no outlet" for one in point.evidence)),
                    **moment.fields(),
                }
            )
    return rows, moments, undated


def _step_aside(rows: list[dict[str, Any]], moments: list[Moment], width: int) -> None:
    """Let each point of a course be drawn (`drawn`) a mark's width after the one before, in their order."""
    first, last = min(moment.first for moment in moments), max(moment.last for moment in moments)
    gap = (last - first) / width * _MARK
    drawn: dict[tuple[str, str], datetime] = {}
    for row, moment in zip(rows, moments, strict=True):
        before = drawn.get((row["issue"], row["party"]))
        at = moment.at if before is None else max(moment.at, before + gap)
        drawn[row["issue"], row["party"]] = at
        row["drawn"] = at.isoformat()


def _panel(
    alt: Any, issue: str, rows: list[dict[str, Any]], moments: list[Moment], width: int, *, last: bool
) -> Any:
    own = [row for row in rows if row["issue"] == issue]
    parties = list(dict.fromkeys(row["party"] for row in own))
    base = alt.Chart(alt.Data(values=own))
    y = alt.Y("party:N", title=None, sort=parties, axis=alt.Axis(grid=True, ticks=False, domain=False))
    axis = alt.Axis(
        format=axis_format(moments),
        grid=False,
        labels=last,
        ticks=last,
        tickCount=axis_ticks(moments),
        labelOverlap=True,
    )
    x = alt.X("drawn:T", title=None, axis=axis, scale=alt.Scale(padding=16))
    names = [*STANCES]
    colors = alt.Scale(domain=names, range=[STANCES[name][0] for name in names])
    color = alt.Color(
        "stance:N",
        title=None,
        scale=colors,
        legend=alt.Legend(orient="top", direction="horizontal", symbolOpacity=1),
    )
    shape = alt.Shape(
        "stance:N", title=None, scale=alt.Scale(domain=names, range=[STANCES[name][1] for name in names])
    )
    line = base.mark_line(color=FAINT, strokeWidth=1, opacity=0.6).encode(
        x=x, y=y, detail="party:N", order="drawn:T"
    )
    stretch = base.mark_rule(strokeWidth=7, opacity=0.22, strokeCap="round").encode(
        x=alt.X("first:T", title=None), x2="last:T", y=y, color=color
    )
    point = base.mark_point(filled=True, size=150, opacity=1, stroke="white", strokeWidth=0.8).encode(
        x=x,
        y=y,
        color=color,
        shape=shape,
        tooltip=["party:N", "issue:N", "stance:N", "when:N", "conditions:N", "words:N", "outlets:N"],
    )
    return (line + stretch + point).properties(
        width=width,
        height=_ROW * len(parties),
        title=alt.TitleParams(
            shortened(issue, 90),
            anchor="start",
            frame="group",
            fontSize=13,
            fontWeight=600,
            color=INK,
            offset=4,
        ),
    )


def _in_words(rows: list[dict[str, Any]], days: str) -> str:
    """What the chart shows, for those who don't see it: each party's stances in order of time."""
    told = [f"{TITLE}, {days}."]
    courses: dict[tuple[str, str], list[str]] = {}
    for row in sorted(rows, key=lambda row: row["at"]):
        courses.setdefault((row["issue"], row["party"]), []).append(f"{row['stance']} ({row['when']})")
    told += [
        f"On {issue}, {party}: {', then '.join(stances)}." for (issue, party), stances in courses.items()
    ]
    return " ".join(told[:40])
