from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord import judging
from onrecord.errors import RecordError, UsageError
from onrecord.store import Record
from tests.people import NOON, fill, key_of


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    fill(tmp_path / "talks.db")
    with onrecord.open(tmp_path / "talks.db") as opened:
        yield opened


def names(record: Record) -> dict[str, int]:
    return {one.name: one.statements for one in onrecord.people(record).entities}


def test_people_of_stored_readings(record: Record) -> None:
    assert names(record) == {"Sergei Orlov": 3, "M. Berg": 1, "Mira Solvang": 1}


def test_answers_say_by_what_name_the_record_knows_a_speaker(record: Record) -> None:
    rows = record.timeline(speaker="Sergei")
    assert [(row.speaker_name, row.known_as) for row in rows] == [
        ("Sergei Orlov", None),
        ("Sergey Orlov", "Sergei Orlov"),
        ("Sergey Orlov", "Sergei Orlov"),
    ]
    assert [row.known_as for row in record.statements(speaker="Berg")] == [None]


def test_a_merge_shows_in_answers_and_is_undone(record: Record) -> None:
    number = judging.merge(record, "Mira Solvang", "Berg", by="ana", why="her maiden name", at=NOON)
    assert names(record) == {"Sergei Orlov": 3, "Mira Solvang": 2}
    (berg,) = record.statements(speaker="Solvang", text="ferries")
    assert (berg.speaker_name, berg.known_as) == ("M. Berg", "Mira Solvang")
    record.undo(number, by="ben")
    assert names(record) == {"Sergei Orlov": 3, "M. Berg": 1, "Mira Solvang": 1}
    assert len(record.statements(speaker="Solvang", text="ferries")) == 0
    assert [(one.action, one.by, one.undone_by) for one in record.judgements()] == [
        ("merge", "ana", 2),
        ("undo", "ben", None),
    ]


def test_the_first_name_is_kept(record: Record) -> None:
    judging.merge(record, "Berg", "Sergei Orlov", by="ana")
    assert names(record) == {"M. Berg": 4, "Mira Solvang": 1}


@pytest.mark.parametrize("how", ["spelling", "page", "place"])
def test_a_split_by_spelling_page_or_place(record: Record, how: str) -> None:
    page = key_of(record, "Port News")
    start = record.reading(page).statements[1].source[0].start + len("foreign minister ")
    mention = {"spelling": "Sergey Orlov", "page": page[:12], "place": f"{page[:12]}:{start}"}[how]
    judging.split(record, "Sergei Orlov", [mention], by="ana")
    left = 1 if how != "place" else 2
    assert names(record) == {"Sergei Orlov": left, "Sergey Orlov": 3 - left, "M. Berg": 1, "Mira Solvang": 1}


def test_a_rename_and_a_judgement_that_outlives_a_new_reading(record: Record) -> None:
    judging.rename(record, "Orlov", "Orlov, S.", by="ana")
    assert names(record)["Orlov, S."] == 3
    reading = record.reading(key_of(record, "Fjord Post"))
    assert record.add(msgspec.structs.replace(reading, entities=(), mentions=()))
    assert [one.number for one in onrecord.people(record).adrift] == [1]
    assert names(record)["Sergey Orlov"] == 2


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda r: judging.merge(r, "Mira Solvang", "Solvang", by="a"), "one already"),
        (lambda r: judging.merge(r, "Mira Solvang", "Mira Solwang", by="a"), "near: Mira Solvang"),
        (
            lambda r: judging.split(r, "Orlov", ["Orlow"], by="a"),
            "is no mention of Sergei Orlov: give a spelling",
        ),
        (
            lambda r: judging.split(r, "Orlov", ["Sergei Orlov", "Sergey Orlov"], by="a"),
            "all that Sergei Orlov has",
        ),
        (lambda r: judging.rename(r, "Orlov", " - ", by="a"), "is no name"),
    ],
)
def test_what_cannot_be_judged_changes_nothing(record: Record, call: object, message: str) -> None:
    assert callable(call)
    with pytest.raises((RecordError, UsageError), match=message):
        call(record)
    assert len(record.judgements()) == 0
