"""The timeline: who said, did and asked for what, day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from onrecord.charts.moments import Moment, axis_format, axis_ticks, find_moment, in_words
from onrecord.charts.style import (
    BLUE,
    FAINT,
    GREEN,
    ORANGE,
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
    from onrecord.track.timeline import Entry

TITLE = "What was said and done, in order of time"
KINDS = {
    "statement": (BLUE, "circle"),
    "act": (VERMILLION, "square"),
    "term": (GREEN, "diamond"),
    "shift": (ORANGE, "triangle-up"),
}
NOBODY = "(nobody named)"
_LANES = 14
_ROW = 30
_MANY = 400  # entries, beyond which those that lie upon each other become one mark
_MARK = 14  # pixels


def timeline_chart(entries: Sequence[Entry], *, width: int = WIDTH, lanes: int = _LANES) -> AnyChart:
    """A lane for each of the `lanes` who say and do most, the rest in one; a mark for each entry.

    Of many entries, those that would lie upon each other are one mark, its area telling how many.
    """
    rows, moments, undated = _rows(entries)
    if not rows:
        return empty_chart(TITLE, "Nothing with a date in this record.")
    counts = Counter(row["who"] for row in rows)
    named = [who for who, _ in counts.most_common() if who != NOBODY]
    order = named[:lanes] + [who for who in counts if who == NOBODY]
    others = f"({count_of(len(counts) - len(order), 'other')})"
    for row in rows:
        row["lane"] = row["who"] if row["who"] in order else others
    if len(counts) > len(order):
        order.append(others)
    marks = _gathered(rows, moments, width) if len(rows) > _MANY else rows
    most = max(row["times"] for row in marks)
    alt = load_altair()
    kinds = [kind for kind in KINDS if any(row["kind"] == kind for row in rows)]
    # Marks of one lane and time step aside by kind, so that none hides another.
    chart = (
        alt.Chart(alt.Data(values=marks))
        .mark_point(filled=True, opacity=0.75)
        .encode(
            x=alt.X(
                "at:T",
                title=None,
                axis=alt.Axis(
                    format=axis_format(moments), tickCount=axis_ticks(moments), labelOverlap=True, grid=False
                ),
                scale=alt.Scale(padding=12),
            ),
            y=alt.Y("lane:N", title=None, sort=order, axis=alt.Axis(grid=True, ticks=False, domain=False)),
            yOffset=alt.YOffset("kind:N", sort=kinds, scale=alt.Scale(paddingOuter=0.6)),
            color=alt.Color(
                "kind:N",
                title=None,
                scale=alt.Scale(domain=kinds, range=[KINDS[kind][0] for kind in kinds]),
                legend=alt.Legend(orient="top", direction="horizontal"),
            ),
            shape=alt.Shape(
                "kind:N", title=None, scale=alt.Scale(domain=kinds, range=[KINDS[kind][1] for kind in kinds])
            ),
            size=alt.Size(
                "times:Q",
                title="entries",
                scale=alt.Scale(domain=[1, max(2, most)], range=[36, 420] if most > 1 else [70, 70]),
                legend=alt.Legend(
                    orient="top",
                    direction="horizontal",
                    values=sorted({1, most // 2, most} - {0}),
                    format="d",
                    symbolFillColor=FAINT,
                    symbolStrokeWidth=0,
                    titleOrient="left",
                )
                if most > 1
                else None,
            ),
            tooltip=["who:N", "times:Q", "kind:N", "when:N", "what:N", "outlets:N"],
        )
        .properties(width=width, height=_ROW * len(order))
    )
    days = f"from {min(m.at for m in moments):%Y-%m-%d} to {max(m.at for m in moments):%Y-%m-%d}"
    notes = [f"{count_of(len(rows), 'entry').replace('entrys', 'entries')} {days}"]
    if undated:
        notes.append(f"{undated:,} without a date not drawn")
    told = ", ".join(f"{who} ({count})" for who, count in counts.most_common(8))
    words = f"{TITLE}, {days}. By number of entries: {told}."
    return styled(chart, TITLE, ["; ".join(notes)], words)


def _gathered(rows: list[dict[str, Any]], moments: list[Moment], width: int) -> list[dict[str, Any]]:
    """One mark for all entries of a lane and kind that would lie upon each other."""
    first, last = min(moment.at for moment in moments), max(moment.at for moment in moments)
    step = max((last - first) / (width / _MARK), timedelta(minutes=1))
    marks: dict[tuple[str, str, int], dict[str, Any]] = {}
    for row, moment in zip(rows, moments, strict=True):
        place = (moment.at - first) // step
        mark = marks.setdefault((row["lane"], row["kind"], place), row | {"times": 0})
        mark["times"] += 1
        if mark["times"] > 1:
            mark["what"], mark["outlets"] = "several", ""
            mark["at"] = (first + step * (place + 0.5)).isoformat()
            mark["when"] = f"{first + step * place:%Y-%m-%d} to {first + step * (place + 1):%Y-%m-%d}"
    return list(marks.values())


def _rows(entries: Sequence[Entry]) -> tuple[list[dict[str, Any]], list[Moment], int]:
    rows, moments, undated = [], [], 0
    for entry in entries:
        moment = find_moment(entry.at, entry.evidence)
        if moment is None:
            undated += 1
            continue
        moments.append(moment)
        rows.append(
            {
                "kind": entry.kind,
                "who": entry.who or NOBODY,
                "what": shortened(entry.what),
                "when": in_words(entry.at, entry.evidence),
                "outlets": ", ".join(dict.fromkeys(one.outlet or "no outlet" for one in entry.evidence)),
                "at": moment.at.isoformat(),
                "times": 1,
            }
        )
    return rows, moments, undated
