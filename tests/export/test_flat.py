from __future__ import annotations

import csv
import io

import pytest

from onrecord.export.flat import CSV_COLUMNS, bare_cell, render_csv, safe_cell
from onrecord.export.selection import ExportedPage


def test_the_rows_point_at_their_characters(exported: ExportedPage) -> None:
    text = b"".join(render_csv([exported])).decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [*rows[0]] == [*CSV_COLUMNS]
    assert [row["id"] for row in rows] == ["a", "b", "c", "d"]
    page = exported.page.text
    first = page[int(rows[0]["start"]) : int(rows[0]["end"])]
    assert first.startswith("“We will\nsign 🚢") and first.endswith("“or never.”")
    assert page[int(rows[2]["start"]) : int(rows[2]["end"])] == "work"
    assert (rows[0]["speaker_name"], rows[0]["known_as"]) == ("Mira Solvang", "Mira Solvang-Lund")
    assert rows[1]["known_as"] == ""
    assert {row["page"] for row in rows} == {exported.key}


def test_nothing_gives_the_line_of_names_alone() -> None:
    assert b"".join(render_csv([])).decode() == ",".join(CSV_COLUMNS) + "\r\n"


@pytest.mark.parametrize("value", ["=1+1", "-5", "@a", "'tis", "", "plain", "'=x", "\tx"])
def test_a_safe_cell_is_given_back(value: str) -> None:
    assert safe_cell(value)[:1] not in {"=", "+", "-", "@", "\t"}
    assert bare_cell(safe_cell(value)) == (value if not value.startswith("'=") else "=x")
