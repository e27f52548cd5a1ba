"""Statements as flat rows and as CSV (RFC 4180), with cells that are safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.export.selection import ExportedPage, builtins

PAGE_COLUMNS = ("page", "source_id", "url", "outlet", "title", "published")
CSV_COLUMNS = (
    "id",
    "kind",
    "speaker_name",
    "known_as",
    "text",
    "source",
    "cue",
    "start",
    "end",
    "on_behalf_of",
    "addressee",
    "channel",
    "chain",
    "nested_in",
    "manner",
    "said_earliest",
    "said_latest",
    "confidence",
    *PAGE_COLUMNS,
)


def statement_rows(pages: Iterable[ExportedPage]) -> Iterator[dict[str, Any]]:
    """Each statement with what is needed to find it again: the fields of a record's rows."""
    for exported in pages:
        page = exported.page
        of_page = {
            "page": exported.key,
            "source_id": page.source_id,
            "url": page.url,
            "outlet": page.outlet,
            "title": page.title,
            "published": exported.published,
        }
        for stmt in exported.reading.statements:
            known = exported.known_as.get(stmt.id)
            known_as = known if known != stmt.speaker_name else None
            yield {**builtins(stmt), "known_as": known_as, **of_page}


def place(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """[start, end) of the statement's content, or of its source where it has none."""
    spans = row["content"] or row["source"] or row["cue"]
    return (spans[0]["start"], spans[-1]["end"]) if spans else None


def source_text(row: Mapping[str, Any]) -> str:
    """The words that name the source."""
    return _joined(row["source"])


def flat_row(row: Mapping[str, Any]) -> dict[str, str]:
    """The row as one line of text cells, by CSV_COLUMNS."""
    said = row.get("said_at") or {}
    start, end = place(row) or (None, None)
    cells = {
        **row,
        "source": source_text(row),
        "cue": _joined(row["cue"]),
        "chain": " ← ".join(row["chain"]),
        "said_earliest": said.get("earliest"),
        "said_latest": said.get("latest"),
        "start": start,
        "end": end,
    }
    return {name: "" if cells.get(name) is None else str(cells[name]) for name in CSV_COLUMNS}


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    """The rows as CSV in UTF-8, under a line of names."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: safe_cell(value) for name, value in row.items()})
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def safe_cell(value: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{value}" if value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def bare_cell(value: str) -> str:
    """What `safe_cell` was given.

    >>> bare_cell(safe_cell("-5")), bare_cell("'tis")
    ('-5', "'tis")
    """
    return value[1:] if value[:1] == "'" and safe_cell(value[1:]) == value else value


def render_csv(pages: Iterable[ExportedPage]) -> Iterator[bytes]:
    """The statements, a line each, by CSV_COLUMNS; offsets are those of the content, in code points."""
    return csv_lines(CSV_COLUMNS, map(flat_row, statement_rows(pages)))


def _joined(spans: Sequence[Mapping[str, Any]]) -> str:
    return " … ".join(span["text"] for span in spans)
