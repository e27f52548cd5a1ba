from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.people import fill

from .conftest import Run


@pytest.fixture(autouse=True)
def _record(tmp_path: Path) -> None:
    fill(tmp_path / "onrecord.db")


def test_who_is_there_by_how_much_they_say(run: Run) -> None:
    rows = run("who", "--format", "json").json()
    assert [(row["name"], row["statements"]) for row in rows] == [
        ("Sergei Orlov", 3),
        ("M. Berg", 1),
        ("Mira Solvang", 1),
    ]
    assert [row["name"] for row in run("who", "--since", "2031-05-16", "--format", "jsonl").lines()] == [
        "Sergei Orlov",
        "M. Berg",
    ]
    assert run("who", "--type", "state", "--format", "json").json() == []
    assert len(run("who", "--limit", "1", "--format", "jsonl").lines()) == 1
    table = csv.DictReader(io.StringIO(run("who", "--format", "csv").out))
    assert next(table)["aliases"] == "Sergey Orlov | Sergei Orlov"


@pytest.mark.parametrize("width", ["80", "160"])
def test_one_person_with_all_that_is_known(run: Run, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (orlov,) = run("who", "Sergey Orlov", "--format", "json").json()
    assert [role["at"] for role in orlov["roles"]] == ["2031-05-14", "2031-05-16"]
    assert [(alias["text"], alias["count"], alias["outlets"]) for alias in orlov["aliases"]] == [
        ("Sergey Orlov", 2, ["Port News"]),
        ("Sergei Orlov", 1, ["Fjord Post"]),
    ]
    (merge,) = orlov["merges"]
    assert (merge["reason"], merge["agrees"]) == (
        "transliteration",
        ["role: foreign minister", "party: Norland"],
    )
    # the newest first, but what was said before what was believed
    assert [row["text"] for row in orlov["said"]] == [
        "nothing was signed",
        "the talks will go on",
        "a deal is near",
    ]

    monkeypatch.setenv("COLUMNS", width)
    shown = run("who", "orlov").out
    for words in (
        "foreign minister",
        "transliteration",
        "Fjord Post",
        "nothing was signed",
        "id sergei-orlov",
    ):
        assert words in shown
    assert max(map(len, shown.splitlines())) <= int(width)


def test_filters_narrow_the_statements_down(run: Run) -> None:
    (orlov,) = run("who", "Orlov", "--manner", "believed", "--format", "json").json()
    assert [row["text"] for row in orlov["said"]] == ["a deal is near"]
    lines = run("who", "Orlov", "--outlet", "Fjord Post", "--format", "csv").out.splitlines()
    assert len(lines) == 2 and "the talks will go on" in lines[1]


def test_nobody_of_that_name(run: Run) -> None:
    done = run("who", "Solwang")
    assert (done.status, done.out) == (1, "")
    assert done.err == "onrecord: nobody in the record is called 'Solwang'; near: Mira Solvang\n"


def test_listings_show_the_name_of_the_whole_record(run: Run) -> None:
    rows = run("statements", "--speaker", "Sergei", "--format", "json").json()
    assert [row["known_as"] for row in rows] == [None, "Sergei Orlov", "Sergei Orlov"]
    shown = run("timeline", "--speaker", "Sergei").out
    assert "here Sergey Orlov" in shown
    table = csv.DictReader(io.StringIO(run("statements", "--format", "csv").out))
    assert [row["known_as"] for row in table] == ["", "", "Sergei Orlov", "Sergei Orlov", ""]


def test_judging_and_taking_back(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ana")
    done = run("judge", "merge", "Mira Solvang", "M. Berg", "--why", "her maiden name")
    assert (done.status, done.out) == (0, "")
    assert done.err == "judgement 1 by ana; take it back with: onrecord judge undo 1\n"
    assert len(run("who", "--format", "json").json()) == 2
    assert "judgement 1" in run("who", "Solvang").out
    assert run("judge", "rename", "Solvang", "Mayor Solvang", "--by", "ben").status == 0
    assert run("judge", "split", "Mayor Solvang", "M. Berg").status == 0
    assert [row["name"] for row in run("who", "--format", "json").json()] == [
        "Sergei Orlov",
        "M. Berg",
        "Mayor Solvang",
    ]
    assert run("judge", "undo", "2").status == 0
    listed = run("judge", "list", "--format", "json").json()
    assert [(one["number"], one["action"], one["by"], one["why"], one["undone_by"]) for one in listed] == [
        (1, "merge", "ana", "her maiden name", None),
        (2, "rename", "ben", None, 4),
        (3, "split", "ana", None, None),
        (4, "undo", "ana", None, None),
    ]
    shown = run("judge", "list").out
    assert "merge Mira Solvang and M. Berg" in shown and "undone by 4" in shown
    assert run("judge", "list", "--format", "csv").out.startswith("number,action,about,")


@pytest.mark.parametrize(
    "args, status, message",
    [
        (["merge", "Orlov"], 2, "judge merge takes two names: merge A B"),
        (["undo", "first"], 2, "judge undo takes the number of a judgement"),
        (["list", "all"], 2, "judge list takes nothing more"),
        (["undo", "7"], 1, "there is no judgement 7"),
        (["merge", "Orlov", "Orlowski"], 1, "near: Sergei Orlov"),
        (["praise"], 2, "praise"),
    ],
)
def test_what_cannot_be_judged(run: Run, args: list[str], status: int, message: str) -> None:
    done = run("judge", *args)
    assert (done.status, done.out) == (status, "")
    assert message in done.err
    assert run("judge", "list").out.strip() == "No judgements."
