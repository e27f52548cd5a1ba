"""Entities for a person to read: the list of all, and all that is known of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli.tables import WIDE, printable, statements_table

if TYPE_CHECKING:
    from onrecord.store import Judgement
    from onrecord.track.people import Merge, RecordEntity, Ref

_KEY = 12  # characters of a page's key that are shown, and understood by judge split


def entities_table(entities: Sequence[RecordEntity], width: int) -> RenderableType:
    """Who is in the record, with how much they say."""
    if not entities:
        return Text("Nobody.", style="dim")
    table = _table("Name", "What", "Party")
    table.add_column("Statements", justify="right", no_wrap=True)
    table.add_column("Pages", justify="right", no_wrap=True)
    if width >= WIDE:
        table.add_column("Also", ratio=2, overflow="fold")
    for one in entities:
        role = one.roles[-1].text if one.roles else one.kind
        cells: list[RenderableType] = [
            Text(_line(one.name), style="bold"),
            Text(_line(role)),
            Text(_line(one.party or "")),
            str(one.statements),
            str(one.pages),
        ]
        if width >= WIDE:
            others = [alias.text for alias in one.aliases if alias.text != one.name]
            cells.append(Text(_line(", ".join(others)), style="dim"))
        table.add_row(*cells)
    return table


def profile(entity: RecordEntity, rows: Iterable[Mapping[str, Any]], width: int) -> Iterable[RenderableType]:
    """All that is known of one: roles, spellings, merges, statements."""
    heading = Text(_line(entity.name), style="bold")
    facts = [entity.kind, entity.party and f"for {entity.party}", f"id {entity.id}"]
    heading.append("\n" + " · ".join(_line(fact) for fact in facts if fact), style="not bold dim")
    yield heading
    if entity.roles:
        table = _table("Role", "Published", "Where")
        for role in entity.roles:
            where = Text(_line(f"{role.outlet or ''} {_at(role.evidence)}"), style="dim")
            table.add_row(Text(_line(role.text)), (role.at or "undated")[:10], where)
        yield from ("", table)
    table = _table("Spelling", "Times", "Outlets")
    for alias in entity.aliases:
        table.add_row(
            Text(_line(alias.text)), str(alias.count), Text(_line(", ".join(alias.outlets)), style="dim")
        )
    yield from ("", table)
    if entity.merges:
        table = _table("One and the same", "Because", "How sure")
        for merge in entity.merges:
            table.add_row(*_merge(merge))
        yield from ("", table)
    yield from ("", Rule(style="dim"), "", statements_table(rows, width, dates=True))


def _merge(merge: Merge) -> tuple[RenderableType, ...]:
    pair = Text(f"{_line(merge.a.text)} = {_line(merge.b.text)}")
    pair.append(f"\n{_at(merge.a)}, {_at(merge.b)}", style="dim")
    because = f"judgement {merge.judgement}" if merge.judgement else merge.reason
    reason = Text(because)
    for agreed in merge.agrees:
        reason.append(f"\n{_line(agreed)}", style="dim")
    sure = f"{merge.confidence:.2f}" + (" (a guess)" if merge.confidence < 0.5 else "")
    return pair, reason, Text(sure + (f"\n{merge.pages} pages" if merge.pages > 1 else ""))


def judgements_table(judgements: Sequence[Judgement], adrift: frozenset[int]) -> RenderableType:
    """What was decided; `adrift` are the numbers of those whose mentions are no longer there."""
    if not judgements:
        return Text("No judgements.", style="dim")
    table = _table("No.", "Judgement", "Why", "By", "At")
    for one in judgements:
        told = Text(_told(one), style="dim strike" if one.undone_by else "")
        if one.undone_by:
            told.append(f"\nundone by {one.undone_by}", style="not strike dim")
        elif one.number in adrift:
            told.append("\nwhat it points at was read otherwise since; it does nothing now", style="yellow")
        table.add_row(
            str(one.number), told, Text(_line(one.why or "")), Text(_line(one.by)), one.at.replace("T", " ")
        )
    return table


def _told(one: Judgement) -> str:
    match one.action:
        case "undo":
            what = f"undo {one.undoes}"
        case "merge":
            what = f"merge {one.subject} and {one.value.get('with', '')}"
        case "split":
            out = [*one.value.get("spellings", ()), *(place.text for place in one.places[1:])]
            what = f"split {', '.join(out)} from {one.subject}"
        case "rename":
            what = f"rename {one.subject} to {one.value.get('name', '')}"
        case _:
            what = f"{one.action} {one.about} {one.subject}"
    return _line(what)


def _table(*headings: str) -> Table:
    table = Table(box=None, header_style="bold dim", pad_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _at(ref: Ref) -> str:
    return f"{ref.page[:_KEY]}:{ref.start}"


def _line(text: str) -> str:
    return " ".join(printable(text).split())
