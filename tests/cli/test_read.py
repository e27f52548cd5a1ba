from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest

from onrecord.records import Reading

from .conftest import ONE, Run

pytestmark = pytest.mark.model


def test_json_is_the_reading_with_its_keys_in_order(run: Run, pages: Path) -> None:
    done = run("read", pages / "one.txt", "--format", "json")
    assert (done.status, done.err) == (0, "")
    keys = [*done.json()]
    assert keys == [*Reading.__struct_fields__]
    assert [*done.json()["page"]][:6] == ["id", "source_id", "url", "title", "outlet", "authors"]
    reading = msgspec.convert(done.json(), Reading)
    assert reading.page.text == ONE
    (stmt,) = reading.statements
    assert stmt.text == "“We will be at the table on Monday,”"
    assert "Mira Solvang" in stmt.source[0].text


def test_one_page_gives_an_object_and_several_an_array(run: Run, pages: Path, tmp_path: Path) -> None:
    lines = tmp_path / "one-line.jsonl"
    lines.write_text(json.dumps({"id": "a1", "text": ONE}))
    assert isinstance(run("read", pages / "one.txt", "--format", "json").json(), dict)
    for sources in (
        [pages],
        [lines],
        [pages / "one.txt", pages / "two.html"],
        [pages / "one.txt", "missing.txt"],
    ):
        assert isinstance(run("read", *sources, "--format", "json").json(), list)
    assert run("read", "missing.txt", "also-missing.txt", "--format", "json").json() == []
    (reading,) = run("read", lines, "--format", "jsonl").lines()
    assert reading["page"]["source_id"] == "a1"


def test_what_is_given_wins(run: Run, pages: Path) -> None:
    done = run("read", pages / "two.html", "--outlet", "Coast Daily", "--published-on", "2031-05-04",
               "--url", "https://coast.example/1", "--title", "Given", "--format", "json")  # fmt: skip
    page = done.json()["page"]
    assert (page["outlet"], page["url"], page["title"]) == ("Coast Daily", "https://coast.example/1", "Given")
    assert (page["published"]["value"], page["published"]["evidence"]["kind"]) == ("2031-05-04", "given")


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ONE.encode())))
    assert run("read", "-", "--format", "json").json()["page"]["text"] == ONE


def test_an_address(run: Run, server: str) -> None:
    done = run("read", f"{server}/two.html", f"{server}/three.html", "--format", "jsonl")
    assert done.status == 1
    assert [reading["page"]["url"] for reading in done.lines()] == [f"{server}/two.html"]
    assert done.err.startswith(f"rejected  {server}/three.html: ") and "404" in done.err


def test_what_is_no_page_is_named_and_the_rest_goes_on(run: Run, pages: Path) -> None:
    (pages / "empty.txt").touch()
    (pages / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (pages / "paper.html").write_bytes(b"%PDF-1.7\n" + bytes(100))
    (pages / "noise.txt").write_bytes(bytes(range(32)) * 20)
    (pages / "lines.jsonl").write_text('{"text": "cut\n' + json.dumps({"text": ONE}))
    with (pages / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    done = run("read", pages, "missing.html", "--format", "jsonl")
    assert done.status == 1
    assert len(done.lines()) == 3
    reasons = {
        line.split()[1].rstrip(":").rpartition("/")[2]: line.rpartition("[")[2]
        for line in done.err.splitlines()
    }
    assert reasons == {
        "empty.txt": "open: empty]",
        "huge.txt": "open: too-large]",
        "lines.jsonl:1": "open: bad-line]",
        "noise.txt": "page: binary]",
        "paper.html": "page: binary]",
        "picture.html": "page: binary]",
        "missing.html": "open: missing]",
    }


def test_nothing_readable_ends_with_1_and_no_output(run: Run) -> None:
    for format in ("table", "json", "jsonl"):
        assert run("read", "missing.txt", "--format", format)[:2] == (1, "")


def test_csv_has_a_row_a_statement(run: Run, pages: Path) -> None:
    done = run("read", pages, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert {row["outlet"] for row in rows} == {"", "Fjord Post"}
    first = rows[0]
    assert (
        ONE[int(first["start"]) : int(first["end"])]
        == first["text"]
        == "“We will be at the table on Monday,”"
    )


@pytest.mark.parametrize("width", [80, 160])
def test_the_table_fits_and_shows_all(
    run: Run, pages: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    done = run("read", pages / "two.html", "--url", "https://fjord.example/2")
    assert max(map(len, done.out.splitlines())) <= width
    words = " ".join(done.out.split())
    for shown in (
        "Dockers answer",
        "Fjord Post · 2031-05-03",
        "https://fjord.example/2",
        "Jonas Brekke",
    ):
        assert shown in words
    assert "direct" in words and "…" not in words.replace(" … ", " ")


def test_marked_pages_are_written(run: Run, pages: Path, tmp_path: Path) -> None:
    marked = tmp_path / "marked.html"
    done = run("read", pages, "--html", marked)
    assert done.status == 0 and "Dockers answer" in done.out
    assert "Jonas Brekke" in marked.read_text("utf-8")
    alone = run("read", pages, "--html", "-")
    assert alone.out == marked.read_text("utf-8")
    assert run("read", pages, "--html", tmp_path / "nowhere" / "x.html").status == 2


def test_statements_that_are_less_sure_can_be_left_out(run: Run, pages: Path) -> None:
    every = run("read", pages, "--format", "csv").out.splitlines()
    assert run("read", pages, "--format", "csv", "--min-confidence", "1").out.splitlines() == every[:1]
    assert len(every) > 2
