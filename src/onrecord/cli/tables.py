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
_STYLES = {"direct": "green", "mixed": "cyan", "indirect": "yellow"}


def printable(text: str) -> str:
    """The text without control characters, which a terminal would obey."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\t", " "))


def page_heading(page: Page) -> RenderableType:
    """What page this is: title, outlet, date, address."""
    date = page.published.value if page.published else "no date found"
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

    `dates` puts the date first, for what is in order of time.
    """
    rows = list(rows)
    if not rows:
        return Text("No statements.", style="dim")
    nested_ids = {row["id"] for row in rows}
    wide = width >= WIDE
    table = Table(box=None, header_style="bold dim", pad_edge=False, padding=(0, 2, 1, 0), expand=True)
    if dates:
        table.add_column("Said", no_wrap=True, width=10)
    table.add_column("Quotation", ratio=5, overflow="fold")
    table.add_column("Source", ratio=2, overflow="fold")
    if wide:
        table.add_column("Kind", no_wrap=True, width=8)
        if outlets:
            table.add_column("Reported by", ratio=2, overflow="fold")
        table.add_column("Characters", justify="right", no_wrap=True, min_width=10)
    for row in rows:
        cells: list[RenderableType] = [said_on(row)] if dates else []
        cells.append(_quotation(row, nested=row["nested_in"] in nested_ids))
        if wide:
            cells += [_source(row), _kind(row), *([_reported(row)] if outlets else []), _place(row)]
        else:
            facts = [_source(row), Text.assemble(_kind(row), " ", _place(row))]
            cells.append(Group(*facts, *([_reported(row)] if outlets else [])))
        table.add_row(*cells)
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
    name = Text(_one_line(row["speaker_name"] or source_text(row) or "(no source named)"), style="bold")
    if row["on_behalf_of"] and row["on_behalf_of"] != row["speaker_name"]:
        name.append(f"\nfor {_one_line(row['on_behalf_of'])}", style="not bold dim")
    if row["chain"]:
        name.append(f"\nthrough {_one_line(' ← '.join(row['chain']))}", style="not bold dim")
    return name


def _kind(row: Mapping[str, Any]) -> Text:
    return Text(row["kind"], style=_STYLES.get(row["kind"], ""))


def _reported(row: Mapping[str, Any]) -> Text:
    where = row["outlet"] or row["url"] or row["title"] or row["source_id"] or row["page"][:12]
    reported = Text(_one_line(where), style=f"link {row['url']}" if _is_safe(row["url"]) else "")
    if row["published"]:
        reported.append(f"\n{row['published'][:10]}", style="dim")
    return reported


def _place(row: Mapping[str, Any]) -> Text:
    found = place(row)
    return Text(f"{found[0]}–{found[1]}" if found else "", style="dim")


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _is_safe(url: str | None) -> bool:
    # The address goes into an escape sequence of the terminal; it must not be able to end it.
    return bool(url) and re.fullmatch(r"https?://[\x21-\x7e]+", url or "") is not None
