from __future__ import annotations

import io

import polars

from onrecord.export.parquet import render_parquet
from onrecord.export.selection import ExportedPage
from onrecord.store import StatementRow


def read(*pages: ExportedPage) -> polars.DataFrame:
    return polars.read_parquet(io.BytesIO(b"".join(render_parquet(pages))))


def test_the_table_holds_every_statement_with_its_spans(exported: ExportedPage) -> None:
    frame = read(exported)
    assert frame.columns == [*StatementRow.__struct_fields__]
    assert frame["id"].to_list() == ["a", "b", "c", "d"]
    for row in frame.iter_rows(named=True):
        for span in (*row["source"], *row["cue"], *row["content"]):
            assert exported.page.text[span["start"] : span["end"]] == span["text"]
    assert frame["nested_in"].to_list() == [None, None, "b", None]
    assert frame["known_as"].to_list()[0] == "Mira Solvang-Lund"


def test_an_empty_table_has_the_same_columns(exported: ExportedPage) -> None:
    assert read().schema == read(exported).schema
    assert len(read()) == 0
