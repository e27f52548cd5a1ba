from __future__ import annotations

import csv
import io

import pytest

from onrecord.corrections.correction import Correction
from onrecord.corrections.table import parse_table
from onrecord.errors import CorrectionError


def table(*rows: dict[str, str]) -> str:
    buffer = io.StringIO()
    names = list(dict.fromkeys(["page", "id", "action", *(name for row in rows for name in row)]))
    writer = csv.DictWriter(buffer, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def mistakes_of(text: str) -> list[tuple[str, int | None, str]]:
    with pytest.raises(CorrectionError) as caught:
        parse_table(text, "a.csv")
    return caught.value.mistakes


def test_lines_without_an_action_say_nothing() -> None:
    rows = [{"page": "p1", "id": "s1"}, {"page": "p1", "id": "s2", "action": "Accept", "why": "heard it"}]
    assert parse_table(table(*rows), "a.csv") == [
        Correction("a.csv", 3, "accept", "p1", "s2", {}, "heard it", None)
    ]
    assert parse_table("page,id,action\n", "a.csv") == []


def test_a_correct_takes_the_cells_of_its_line() -> None:
    row = {
        "page": "p1",
        "id": "s1",
        "action": "correct",
        "speaker_name": "'-Mira",
        "channel": "",
        "kind": "mixed",
        "said_earliest": "2031-05-01",
        "said_latest": "",
        "start": "3",
        "end": "9",
        "text": "not a field to correct",
        "by": "ana",
    }
    (made,) = parse_table(table(row), "a.csv")
    assert made.by == "ana"
    assert made.value == {
        "speaker_name": "-Mira",
        "channel": None,
        "kind": "mixed",
        "said_at": {"earliest": "2031-05-01", "latest": None},
        "content": ((3, 9),),
    }


def test_semicolons_between_cells_are_read_too() -> None:
    (made,) = parse_table("page;id;action;why\np1;s1;note;so, or not\n", "a.csv")
    assert (made.action, made.why) == ("note", "so, or not")


def test_every_mistake_is_told_with_its_line() -> None:
    rows = [
        {"page": "p1", "id": "s1", "action": "agree"},
        {"page": "", "id": "s1", "action": "accept", "text": "over\ntwo lines"},
        {"page": "p1", "id": "s2", "action": "note"},
        {"page": "p1", "id": "s3", "action": "correct", "kind": "loud", "said_earliest": "soon"},
        {"page": "p1", "id": "s4", "action": "correct", "start": "9", "end": "3"},
        {"page": "p1", "id": "s5", "action": "correct", "start": "1.0", "end": ""},
        {
            "page": "p1",
            "id": "s6",
            "action": "correct",
            "said_earliest": "2031-05-02",
            "said_latest": "2031-05-01",
        },
    ]
    told = [(line, text.split(";")[0]) for _, line, text in mistakes_of(table(*rows))]
    assert told == [
        (2, "action is 'agree'"),
        (3, "page is empty"),
        (5, "a note without text"),
        (6, "kind is 'loud'"),
        (6, "said_earliest is 'soon'"),
        (7, "start 9 does not lie before end 3"),
        (8, "start and end are '1.0' and ''"),
        (9, "said_earliest 2031-05-02 lies after 2031-05-01"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "no column page, id, action"),
        ("page,id\np,s\n", 1, "no column action"),
        ("page,id,action,id\n", 1, "two columns are called id"),
        ("page,id,action\np,s\n", 2, "2 cells, and the first line names 3"),
        ('page,id,action\np,"s,accept\n', 2, "is no CSV"),
    ],
)
def test_a_table_that_is_none_is_refused(text: str, line: int, words: str) -> None:
    ((file, at, told),) = mistakes_of(text)
    assert (file, at) == ("a.csv", line)
    assert words in told
