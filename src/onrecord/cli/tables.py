"""Tables for a person: every statement with who said it, where it was reported, and where it stands.

On a narrow terminal what belongs to the source stands in one column, a line each, so that the
quotation keeps room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.rows import place, source_text
from onrecord.records import Page

WIDE = 110
"""Columns from which each fact has a column of its own."""

# What could move the cursor, colour the terminal or turn the text round; the text is not ours.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MIND = frozenset(("believed", "intended", "felt", "perceived"))
_STYLES = {"direct": "green", "mixed": "cyan", "indirect": "yellow"}


def printable(text: str) -> str:
    """The text with each control character, which a terminal would obey, as one that it shows."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\r", " ").replace("\t", " "))


def page_heading(page: Page) -> RenderableType:
    """What page this is: title, outlet, date, address."""
    date = page.published.value.replace("T", " ") if page.published else "no date found"
    facts = [page.outlet, date, ", ".join(page.authors)]
    heading = Text(_one_line(page.title or "(no title)"), style="bold")
    heading.append("\n" + " · ".join(_one_line(fact) for fact in facts if fact), style="not bold dim")
    if page.url:
        heading.append("\n")
        heading.append(_one_line(page.url), style="not bold dim underline")
    return heading


def statements_table(
    rows: Iterable[Mapping[str, Any]], width: int, *, outlets: bool = True, dates: bool = False
) -> RenderableType:
    """The statements of the rows; with `outlets`, where and when each was published.

    `dates` puts the date first, for what is in order of time. Without it what was put into words comes
    before what is reported of a mind.
    """
    rows = list(rows) if dates else speech_first(rows)
    if not rows:
        return Text("No statements.", style="dim")
    parents = {(row["page"], row["id"]) for row in rows}
    shown_day = ""
    wide = width >= WIDE
    table = Table(box=None, header_style="bold dim", pad_edge=False, padding=(0, 2, 1, 0), expand=True)
    if dates:
        table.add_column("Said", no_wrap=True, width=11)
    table.add_column("Quotation", ratio=5, overflow="fold")
    table.add_column("Source", ratio=2, overflow="fold")
    if wide:
        table.add_column("Kind", no_wrap=True, width=9)
        if outlets:
            table.add_column("Reported by", ratio=2, overflow="fold")
        table.add_column("Characters", justify="right", no_wrap=True, min_width=10)
    for row in rows:
        cells: list[RenderableType] = []
        day = said_on(row) if dates else Text()
        if dates:
            cells.append(day if day.plain != shown_day else "")
            shown_day = day.plain
        reported = _reported(row, known=day.plain.removeprefix("≤"))
        cells.append(_quotation(row, nested=(row["page"], row["nested_in"]) in parents))
        if wide:
            cells += [_source(row), _kind(row), *([reported] if outlets else []), _place(row)]
        else:
            facts = [_source(row), Text.assemble(_kind(row), " ", _place(row))]
            cells.append(Group(*facts, *([reported] if outlets else [])))
        table.add_row(*cells)
    return table


def speech_first(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows with speech and writing before belief, intention, feeling and perception.

    A statement told within another stays behind it, whatever its own manner.
    """
    rows = list(rows)
    by_id = {(row["page"], row["id"]): row for row in rows}

    def outermost(row: Mapping[str, Any]) -> Mapping[str, Any]:
        while (parent := by_id.get((row["page"], row["nested_in"]))) is not None:
            row = parent
        return row

    return sorted(rows, key=lambda row: outermost(row)["manner"] in _MIND)


def hits_table(hits: Iterable[Mapping[str, Any]], width: int) -> RenderableType:
    """What a search found: the excerpt with what matched, who says it, where it stands."""
    hits = list(hits)
    if not hits:
        return Text("Nothing found.", style="dim")
    wide = width >= WIDE
    table = Table(box=None, header_style="bold dim", pad_edge=False, padding=(0, 2, 1, 0), expand=True)
    table.add_column("Found", ratio=5, overflow="fold")
    table.add_column("Source", ratio=2, overflow="fold")
    if wide:
        table.add_column("Reported by", ratio=2, overflow="fold")
        table.add_column("Characters", justify="right", no_wrap=True, min_width=10)
    for hit in hits:
        excerpt = Text(printable(hit["snippet"]).replace("\n", " "))
        for start, end in hit["marks"]:
            excerpt.stylize("bold underline", start, end)
        source = Text(_one_line(hit["speaker_name"]), style="bold") if hit["speaker_name"] else Text("")
        if hit["kind"] == "block":
            source = Text("(text of the page)", style="dim")
        spans = hit["evidence"]
        stands = Text(f"{spans[0]['start']}–{spans[-1]['end']}" if spans else "title", style="dim")
        if wide:
            table.add_row(excerpt, source, _reported(hit), stands)
        else:
            table.add_row(excerpt, Group(source, stands, _reported(hit)))
    return table


def said_on(row: Mapping[str, Any]) -> Text:
    """The day it was said where that is known, else "by" the day it was reported."""
    said = row.get("said_at") or {}
    earliest, latest = said.get("earliest"), said.get("latest")
    if earliest:
        return Text(earliest[:10])
    bound = latest or row.get("published")
    return Text(f"≤{bound[:10]}" if bound else "undated", style="dim")


def _quotation(row: Mapping[str, Any], *, nested: bool) -> Text:
    text = printable(row["text"]) or "(nothing that says what)"
    quotation = Text(re.sub(r"\s*\n\s*", "\n", text.strip()))
    if nested:
        quotation = Text.assemble(("↳ ", "dim"), quotation)
    return quotation


def _source(row: Mapping[str, Any]) -> Text:
    named = row.get("known_as") or row["speaker_name"] or source_text(row)
    name = Text(_one_line(named).strip(" ,;:") or "(no source named)", style="bold")
    if row.get("known_as") and row["speaker_name"]:
        name.append(f"\nhere {_one_line(row['speaker_name'])}", style="not bold dim")
    if row["on_behalf_of"] and row["on_behalf_of"] != row["speaker_name"]:
        name.append(f"\nfor {_one_line(row['on_behalf_of'])}", style="not bold dim")
    if row["chain"]:
        name.append(f"\nthrough {_one_line(' ← '.join(row['chain']))}", style="not bold dim")
    return name


def _kind(row: Mapping[str, Any]) -> Text:
    kind = Text(row["kind"], style=_STYLES.get(row["kind"], ""))
    return Text.assemble(kind, (f"\n{row['manner']}", "dim")) if row["manner"] in _MIND else kind


def _reported(row: Mapping[str, Any], *, known: str = "") -> Text:
    """Who reported it and on which day, which is left out where it is `known`."""
    where = row["outlet"] or row["url"] or row["title"] or row["source_id"] or row["page"][:12]
    reported = Text(_one_line(where), style=f"link {row['url']}" if _is_safe(row["url"]) else "")
    if row["published"] and row["published"][:10] != known:
        reported.append(f", {row['published'][:10]}", style="dim")
    return reported


def _place(row: Mapping[str, Any]) -> Text:
    found = place(row)
    return Text(f"{found[0]}–{found[1]}" if found else "", style="dim")


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _is_safe(url: str | None) -> bool:
    # The address goes into an escape sequence of the terminal; it must not be able to end it.
    return bool(url) and re.fullmatch(r"https?://[\x21-\x7e]+", url or "") is not None
