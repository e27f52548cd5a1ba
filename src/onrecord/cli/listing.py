"""Rows out of a record, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.cli.options import Format
from onrecord.cli.output import Output
from onrecord.cli.rows import CSV_COLUMNS, HIT_COLUMNS, flat_hit, flat_row


def print_statements(
    rows: Sequence[Mapping[str, Any]], format: Format, out: Output, *, dates: bool = False
) -> None:
    """The statements as a table, a JSON array, a JSON object a line, or CSV."""
    if format == "json":
        out.write_array(rows)
    elif format == "jsonl":
        out.write_lines(rows)
    elif format == "csv":
        out.write_csv(CSV_COLUMNS, map(flat_row, rows))
    else:
        from onrecord.cli.tables import statements_table

        out.show(statements_table(rows, out.console.width, dates=dates))


def print_hits(hits: Sequence[Mapping[str, Any]], format: Format, out: Output) -> None:
    """What a search found, likewise."""
    if format == "json":
        out.write_array(hits)
    elif format == "jsonl":
        out.write_lines(hits)
    elif format == "csv":
        out.write_csv(HIT_COLUMNS, map(flat_hit, hits))
    else:
        from onrecord.cli.tables import hits_table

        out.show(hits_table(hits, out.console.width))
