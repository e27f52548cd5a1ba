"""Who quotes whom, as a table of dots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.charts.style import BLUE, FAINT, ORANGE, count_of, empty_chart, load_altair, styled

if TYPE_CHECKING:
    from onrecord.charts.style import AnyChart
    from onrecord.export.quoting import Quoting

TITLE = "Who quotes whom"
_MOST = 16
_CELL = 30


def quoting_chart(found: Sequence[Quoting], *, most: int = _MOST) -> AnyChart:
    """Those who quote against those who are quoted, a dot's area telling how often.

    The `most` frequent of both are drawn; how many are left out, and how often somebody without a name is
    quoted, stands under the title.
    """
    named = [one for one in found if "unnamed" not in (one.quoter.kind, one.quoted.kind)]
    if not named:
        return empty_chart(TITLE, "Nobody is quoted by name in this record.")
    quoting: Counter[str] = Counter()
    quoted: Counter[str] = Counter()
    for one in named:
        quoting[one.quoter.name] += one.times
        quoted[one.quoted.name] += one.times
    rows_of = [name for name, _ in quoting.most_common(most)]
    columns = [name for name, _ in quoted.most_common(most)]
    drawn = [one for one in named if one.quoter.name in rows_of and one.quoted.name in columns]
    alt = load_altair()
    values = [
        {
            "quoter": one.quoter.name,
            "quoted": one.quoted.name,
            "times": one.times,
            "by": "outlet" if one.quoter.kind == "outlet" else "speaker",
            "days": one.first or "not dated" if one.first == one.last else f"{one.first} to {one.last}",
        }
        for one in drawn
    ]
    most_times = max(one.times for one in drawn)
    kinds = [kind for kind in ("outlet", "speaker") if any(value["by"] == kind for value in values)]
    chart = (
        alt.Chart(alt.Data(values=values))
        .mark_circle(opacity=0.9)
        .encode(
            x=alt.X(
                "quoted:N",
                title=None,
                sort=columns,
                axis=alt.Axis(orient="top", labelAngle=-40, grid=True, domain=False, ticks=False),
            ),
            y=alt.Y(
                "quoter:N",
                title=None,
                sort=rows_of,
                axis=alt.Axis(grid=True, domain=False, ticks=False),
            ),
            size=alt.Size(
                "times:Q",
                title="times",
                scale=alt.Scale(domain=[1, max(2, most_times)], range=[14, 620]),
                legend=alt.Legend(
                    values=sorted({1, max(1, most_times // 2), most_times}),
                    format="d",
                    symbolFillColor=FAINT,
                    symbolStrokeWidth=0,
                ),
            ),
            color=alt.Color(
                "by:N",
                title="who quotes",
                scale=alt.Scale(
                    domain=kinds, range=[{"outlet": BLUE, "speaker": ORANGE}[kind] for kind in kinds]
                ),
            ),
            tooltip=["quoter:N", "quoted:N", "times:Q", "days:N"],
        )
        .properties(width=alt.Step(_CELL), height=alt.Step(_CELL))
    )
    notes = [f"{count_of(sum(one.times for one in named), 'quotation')}; each row quotes the columns"]
    left = (
        len({one.quoted.name for one in named} - set(columns)),
        len({one.quoter.name for one in named} - set(rows_of)),
    )
    if any(left):
        notes.append(f"not drawn: {left[0]:,} who are quoted less, {left[1]:,} who quote less")
    if unnamed := sum(one.times for one in found) - sum(one.times for one in named):
        notes.append(f"{unnamed:,} of or by somebody without a name")
    told = "; ".join(
        f"{one.quoter.name} quotes {one.quoted.name}, {count_of(one.times, 'time')}" for one in drawn[:12]
    )
    return styled(chart, TITLE, ["; ".join(notes)], f"{TITLE}. Most often: {told}.")
