"""What a person wants to see of a run: tables on the screen, and the worst pages in report.md.

report.md stays out of the repository: it is about one run, and names pages of corpora that aren't ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from eval import attribution, talks
from eval.figures import Counts, total
from eval.floors import Breach, Floors
from eval.overlap import KINDS
from eval.reading import Scored, intervals

REPORT = Path(__file__).with_name("report.md")
WORST = 12
WORST_OF_A_PART = 3


def show(
    console: Console,
    figures: Mapping[str, float],
    before: Mapping[str, float],
    scored: Mapping[str, Scored],
    floors: Floors,
) -> None:
    """All figures, with their interval, the last recorded value and the floor."""
    found = intervals(scored)
    limits = {name: f"{'≥' if sign > 0 else '≤'} {limit:g}" for name, limit, sign in floors.limits()}
    table = Table(title="Figures", title_justify="left")
    for heading in ("figure", "now", "95 % interval", "recorded", "limit"):
        table.add_column(heading, justify="left" if heading == "figure" else "right")
    part = ""
    for name, value in figures.items():
        if part and part != name.split(".")[0]:
            table.add_section()
        part = name.split(".")[0]
        low_high = found.get(name)
        table.add_row(
            name,
            _number(value),
            f"{low_high.low:.1f} to {low_high.high:.1f}" if low_high else "",
            _number(before[name]) if name in before else "",
            limits.get(name, ""),
        )
    console.print(table)


def show_breaches(console: Console, breaches: Sequence[Breach]) -> None:
    """Which limits were not kept."""
    for breach in breaches:
        value = "not measured" if breach.value is None else _number(breach.value)
        console.print(f"[bold red]{breach.name}: {value}, limit {breach.limit:g}[/]")


def write_report(scored: Mapping[str, Scored], path: Path = REPORT) -> None:
    """Figures by outlet or genre, confusion by kind, and the pages that cost most."""
    lines = ["# Where the reader goes wrong", ""]
    if "polnear" in scored:
        one = scored["polnear"]
        lines += ["## PolNeAR by outlet", "", *_parts(one, attribution.overlap_f, attribution.joint_f)]
        lines += ["", "## PolNeAR by kind and cue (statements that are not nested)", "", *_cues(one)]
        lines += ["", "## PolNeAR: exact spans in tokens, as CofeNet counts (not nested)", "", *_spans(one)]
        lines += ["", "## PolNeAR: kind in the corpus (rows) and as read", "", *_confusion(total(one.counts))]
        lines += ["", "## PolNeAR: the pages that cost most", "", *_worst(one, attribution.joint_f)]
    if "talks" in scored:
        one = scored["talks"]
        lines += ["", "## Talks by genre", "", *_parts(one, talks.statements_f, talks.joint_f)]
        lines += ["", "## Talks: the pages that cost most", "", *_worst(one, talks.joint_f)]
        for genre in one.parts:
            lines += ["", f"### {genre}", "", *_worst(one, talks.joint_f, genre)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _parts(one: Scored, overlap: Callable[[Counts], float], joint: Callable[[Counts], float]) -> list[str]:
    rows = [
        (name, str(counts["gold",]), str(counts["read",]), _number(overlap(counts)), _number(joint(counts)))
        for name, counts in one.parts.items()
    ]
    return _markdown(("part", "statements", "read", "overlap F", "joint F"), rows)


def _confusion(counts: Counts) -> list[str]:
    columns = (*KINDS, "missed")
    rows = [(kind, *(str(counts["kinds", kind, column]) for column in columns)) for kind in KINDS]
    return _markdown(("", *columns), rows)


def _cues(one: Scored) -> list[str]:
    figures = [(cue, f"top.cues.{cue}.joint.f") for cue in attribution.CUES]
    return _markdown(
        ("kind, cue", "joint F", "95 % interval"), [_with_interval(one, *row) for row in figures]
    )


def _spans(one: Scored) -> list[str]:
    figures = [(role, f"top.spans.{role}.f") for role in attribution.ROLES]
    return _markdown(("role", "exact F", "95 % interval"), [_with_interval(one, *row) for row in figures])


def _with_interval(one: Scored, shown: str, name: str) -> tuple[str, str, str]:
    low_high = one.intervals.get(name)
    within = f"{low_high.low:.1f} to {low_high.high:.1f}" if low_high else ""
    return shown, _number(one.figures[name]) if name in one.figures else "", within


def _worst(one: Scored, joint: Callable[[Counts], float], part: str | None = None) -> list[str]:
    """The pages with most statements missed or invented; the lowest F1 would list the short ones.

    Those of one part alone, where it is given, and fewer of them.
    """

    def wrong(counts: Counts) -> int:
        return counts["gold",] + counts["read",] - 2 * counts["joint",]

    pairs = sorted(
        (pair for pair in zip(one.articles, one.counts, strict=True) if part in (None, pair[0].part)),
        key=lambda pair: -wrong(pair[1]),
    )
    rows = [
        (
            article.id,
            article.part,
            str(counts["gold",]),
            str(counts["read",]),
            str(counts["joint",]),
            _number(joint(counts)),
        )
        for article, counts in pairs[: WORST if part is None else WORST_OF_A_PART]
    ]
    return _markdown(("page", "part", "statements", "read", "right", "joint F"), rows)


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def _number(value: float) -> str:
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
