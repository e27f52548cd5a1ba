"""Rows in the form that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from onrecord.cli.options import Format
from onrecord.cli.output import Output

Row = TypeVar("Row")


def print_rows(
    rows: Sequence[Row],
    format: Format,
    out: Output,
    *,
    columns: Sequence[str],
    flatten: Callable[[Row], Mapping[str, str]],
    show: Callable[[], None],
) -> None:
    """The rows as a JSON array, a JSON object a line, or CSV by these columns; else `show` draws a table."""
    if format == "json":
        out.write_array(rows)
    elif format == "jsonl":
        out.write_lines(rows)
    elif format == "csv":
        out.write_csv(columns, map(flatten, rows))
    else:
        show()
