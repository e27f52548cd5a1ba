"""Parquet: a table with a row a statement, spans as lists of structs, for polars, pandas, DuckDB and R."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from onrecord.export.flat import statement_rows
from onrecord.export.selection import ExportedPage
from onrecord.store import StatementRow
from onrecord.store.frames import polars_frame


def render_parquet(pages: Iterable[ExportedPage]) -> Iterator[bytes]:
    """The file's bytes. Column types come from the record's rows, so that they are the same when empty.

    UsageError when polars is not installed.
    """
    buffer = io.BytesIO()
    polars_frame(list(statement_rows(pages)), StatementRow).write_parquet(buffer)
    yield buffer.getvalue()
