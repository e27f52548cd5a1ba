"""Tables of what holds across pages: each entry with the words that show it and who reports them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.tables import printable
from onrecord.cli.tracked import written

_SHOWN = 3  # pieces of evidence of one entry that a table shows
_STYLES = {"for": "green", "against": "red", "conditional": "yellow", "unclear": "dim"}


def positions_table(courses: Sequence[Mapping[str, Any]]) -> RenderableType:
    """Each party's course on each issue, point by point."""
    if not courses:
        return Text("No positions.", style="dim")
    table = _table("Party", "Issue", "When", "Stance", "Evidence")
    for course in courses:
        head = [_words(course["party"], "bold"), _words(course["issue"])]
        for point in course["points"]:
            stance = _stance(point["stance"])
            for condition in point["conditions"]:
                stance.append(f"\nif: {_one_line(condition)}", style="dim")
            table.add_row(*head, Text(written(point["at"])), stance, _evidence(point["evidence"]))
            head = [Text(), Text()]
    return table


def shifts_table(shifts: Sequence[Mapping[str, Any]]) -> RenderableType:
    """Each shift with both sides beside each other."""
    if not shifts:
        return Text("No shifts.", style="dim")
    table = _table("Party and issue", "Before", "After")
    for shift in shifts:
        head = Text.assemble((_one_line(shift["party"]), "bold"), "\n", _one_line(shift["issue"]))
        if shift["announced"]:
            head.append("\nannounced", style="cyan")
        table.add_row(head, *(_side(shift[name]) for name in ("before", "after")))
    return table


def contradictions_table(pairs: Sequence[Mapping[str, Any]]) -> RenderableType:
    """What two sources say of one thing, beside each other."""
    if not pairs:
        return Text("No contradictions.", style="dim")
    table = _table("About", "One", "Other")
    for pair in pairs:
        table.add_row(_words(pair["about"], "dim"), _evidence([pair["a"]]), _evidence([pair["b"]]))
    return table


def terms_table(terms: Sequence[Mapping[str, Any]]) -> RenderableType:
    """What is on the table, by kind."""
    if not terms:
        return Text("No terms.", style="dim")
    table = _table("Kind", "Holder", "When", "Term", "Evidence")
    for term in terms:
        table.add_row(
            _words(term["kind"]),
            _words(term["holder"] or "(nobody named)", "bold" if term["holder"] else "dim"),
            Text(written(term["at"])),
            _words(term["text"]),
            _evidence(term["evidence"]),
        )
    return table


def _table(*names: str) -> Table:
    table = Table(box=None, header_style="bold dim", pad_edge=False, padding=(0, 2, 1, 0), expand=True)
    for name in names:
        if name == "When":
            table.add_column(name, no_wrap=True, min_width=10)
            continue
        wide = name in ("Evidence", "Before", "After", "One", "Other")
        table.add_column(name, ratio=4 if wide else 2, overflow="fold")
    return table


def _side(side: Mapping[str, Any]) -> RenderableType:
    head = _stance(side["stance"])
    head.append(f"  {written(side['at'])}", style="dim")
    return Group(head, _evidence(side["evidence"]))


def _stance(stance: str) -> Text:
    return Text(stance, style=_STYLES.get(stance, ""))


def _evidence(evidence: Iterable[Mapping[str, Any]]) -> RenderableType:
    lines, more = [], 0
    for number, one in enumerate(evidence):
        if number >= _SHOWN:
            more += 1
            continue
        where = one["outlet"] or one["url"] or one["source_id"] or one["page"][:12]
        line = Text(_one_line(one["text"]))
        who = ", ".join(_one_line(part) for part in (one["speaker_name"], where) if part)
        line.append(f"\n{who}, {one['start']}–{one['end']}", style="dim")
        lines.append(line)
    if more:
        lines.append(Text(f"and {more} more", style="dim"))
    return Group(*lines)


def _words(text: str, style: str = "") -> Text:
    return Text(_one_line(text), style=style)


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
