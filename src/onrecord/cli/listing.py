"""Rows of statements out of a record, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.options import Format
from onrecord.cli.output import Output, Row


def print_statements(rows: Sequence[Row], format: Format, out: Output, *, dates: bool = False) -> None:
    """The statements as a table, a JSON array, a JSON object a line, or CSV."""
    if format == "json":
        out.write_array(rows)
    elif format == "jsonl":
        out.write_lines(rows)
    elif format == "csv":
        out.write_csv(rows)
    else:
        from onrecord.cli.tables import statements_table

        out.show(statements_table(rows, out.console.width, dates=dates))
