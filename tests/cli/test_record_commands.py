from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import ONE, Run

pytestmark = pytest.mark.model


def test_what_was_added_can_be_asked(run: Run, pages: Path) -> None:
    added = run("add", pages, "missing.txt", "--record", "talks.db", "--outlet", "Coast Daily")
    assert (added.status, added.out) == (1, "")
    first, last = added.err.splitlines()
    assert first.startswith("rejected  missing.txt: ")
    assert last.startswith("talks.db: 2 pages added with ") and last.endswith(", 1 rejected")

    every = run("statements", "--record", "talks.db", "--format", "json").json()
    assert [*every[0]][:3] == ["id", "kind", "source"] and [*every[0]][-7:] == [
        "page",
        "source_id",
        "url",
        "outlet",
        "title",
        "published",
        "cluster",
    ]
    solvang = run("statements", "--speaker", "Solvang", "--record", "talks.db", "--format", "jsonl").lines()
    assert [row["text"] for row in solvang] == ["“We will be at the table on Monday,”"]
    meant = run("statements", "--manner", "intended", "--record", "talks.db", "--format", "jsonl").lines()
    assert len(meant) < len(every) and all(row["manner"] == "intended" for row in meant)
    dated = run(
        "statements",
        "--since",
        "2031-05-03",
        "--until",
        "2031-05",
        "--record",
        "talks.db",
        "--format",
        "json",
    )
    assert {row["title"] for row in dated.json()} == {"Dockers answer"}
    assert run("statements", "--outlet", "Nobody", "--record", "talks.db", "--format", "json").json() == []
    assert "No statements." in run("statements", "--outlet", "Nobody", "--record", "talks.db").out
    rows = csv.DictReader(io.StringIO(run("timeline", "--record", "talks.db", "--format", "csv").out))
    # what has no date comes last
    assert [row["published"] for row in rows] == ["2031-05-03"] * (len(every) - 1) + [""]
    assert len(run("timeline", "--limit", "1", "--record", "talks.db", "--format", "jsonl").lines()) == 1


def test_adding_again_changes_nothing(run: Run, pages: Path) -> None:
    run("add", pages)
    before = run("statements", "--format", "json").out
    again = run("add", pages)
    assert (again.status, again.err) == (0, "onrecord.db: 0 pages added with 0 statements, 2 known already\n")
    assert run("statements", "--format", "json").out == before


def test_the_record_is_where_the_environment_says(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_DB", "other.db")
    assert run("add", pages).status == 0
    assert Path("other.db").exists() and not Path("onrecord.db").exists()


@pytest.mark.parametrize("width", [80, 160])
def test_search_shows_where_it_stands(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    run("add", pages)
    monkeypatch.setenv("COLUMNS", str(width))
    done = run("search", "table Monday")
    assert "“We will be at the table on Monday,”" in done.out and f"0–{ONE.index(' said')}" in done.out
    assert max(map(len, done.out.splitlines())) <= width
    (hit,) = run("search", "customs house", "--format", "json").json()
    assert (hit["kind"], hit["outlet"]) == ("block", "Fjord Post")
    assert run("search", "customs house", "--format", "csv").out.count("\n") == 2
    assert "Nothing found." in run("search", "walrus").out
    assert run("search", "!!!").status == 2


@pytest.mark.parametrize("args", [["statements"], ["timeline"], ["search", "words"]])
def test_asking_makes_no_record(run: Run, tmp_path: Path, args: list[str]) -> None:
    done = run(*args)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("onrecord: no record at onrecord.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_something_else_stays_as_it_was(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "letters.db"
    other.write_text("Dear all")
    assert run("add", "x.txt", "--record", other).status == 1
    assert other.read_text() == "Dear all"


def test_doctor_says_how_things_are(run: Run, pages: Path) -> None:
    fresh = run("doctor", "--format", "json")
    assert fresh.status == 0
    checks = {check["name"]: check for check in fresh.json()}
    assert checks["record"]["status"] == "note" and "onrecord add" in checks["record"]["advice"]
    assert {check["status"] for name, check in checks.items() if name != "record"} == {"ok"}
    run("add", pages)
    assert "onrecord.db: 2 pages" in run("doctor").out
    assert run("doctor", "--format", "csv").out.startswith("name,status,detail,advice\r\n")


def test_doctor_finds_what_is_wrong(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.model import shipped_bundle

    bundle = tmp_path / "bundle"
    bundle.mkdir()
    for file in shipped_bundle().iterdir():
        if file.is_file():
            (bundle / file.name).write_bytes(file.read_bytes())
    manifest = json.loads((bundle / "manifest.json").read_text())
    damaged = sorted(manifest["files"])[0]
    (bundle / damaged).write_bytes(b"something else")
    monkeypatch.setenv("ONRECORD_BUNDLE", str(bundle))
    (tmp_path / "onrecord.db").write_text("not a record")
    done = run("doctor", "--format", "jsonl")
    assert done.status == 1
    bad = {check["name"]: check for check in done.lines() if check["status"] == "bad"}
    assert sorted(bad) == ["model", "record"]
    assert damaged in bad["model"]["detail"] and bad["model"]["advice"]
    assert "bad" in run("doctor").out


def test_pages_of_one_text_with_ids_of_their_own_stay_apart_and_are_known_again(
    run: Run, tmp_path: Path
) -> None:
    lines = [
        {"id": "a", "text": "“We will be there,” the minister said.", "published_on": "2031-05-04"},
        {"id": "b", "text": "“We will be there,” the minister said.", "published_on": "2031-05-05"},
    ]
    (tmp_path / "twice.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    first = run("add", tmp_path / "twice.jsonl", "--record", "twice.db")
    assert "2 pages added" in first.err
    again = run("add", tmp_path / "twice.jsonl", "--record", "twice.db")
    assert "0 pages added" in again.err and "2 known already" in again.err
    rows = run("statements", "--record", "twice.db", "--format", "json").json()
    assert sorted({row["source_id"] for row in rows}) == ["a", "b"]


def test_the_same_page_with_another_date_is_read_anew_not_added(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("“We will be there,” the minister said.", "utf-8")
    run("add", tmp_path / "page.txt", "--record", "anew.db", "--published-on", "2031-05-04")
    again = run("add", tmp_path / "page.txt", "--record", "anew.db", "--published-on", "2031-05-05")
    assert again.err == "anew.db: 0 pages added with 0 statements, 1 read anew\n"
