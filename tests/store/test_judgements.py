from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import RecordError, UsageError
from onrecord.store import KnownSpeaker, Place, Record, open_record
from onrecord.store.query import Speakers
from tests.store.made import TALKS, make_reading

NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)
HERE = Place("k" * 64, 3, 8, "Hálek")


def test_a_judgement_comes_back_with_who_when_and_why(record: Record) -> None:
    number = record.judge(
        "merge",
        "entity",
        "Zdeněk Hálek",
        by="ana",
        places=[HERE],
        value={"with": "Halek"},
        why="same man",
        at=NOON,
    )
    (one,) = record.judgements()
    assert (one.number, one.action, one.about, one.subject) == (number, "merge", "entity", "Zdeněk Hálek")
    assert (one.by, one.at, one.why) == ("ana", "2031-05-20T12:00:00Z", "same man")
    assert (one.places, one.value, one.stands) == ((HERE,), {"with": "Halek"}, True)


def test_judgements_on_statements_stances_and_shifts_fit(record: Record) -> None:
    record.judge("correct", "statement", "page#s1", by="ana", value={"speaker_name": "Ana Peñaloza"})
    record.judge("reject", "shift", "Norland/talks/2031-05-14", by="ben", why="a retelling")
    record.judge("note", "stance", "Norland/talks", by="ben", value={"text": "see the annex"})
    assert [(one.action, one.about) for one in record.judgements()] == [
        ("correct", "statement"),
        ("reject", "shift"),
        ("note", "stance"),
    ]


def test_judging_changes_no_reading(record: Record) -> None:
    record.add(make_reading(*TALKS))
    before = record.reading(record.pages()[0].page), record.statements()
    record.judge("reject", "statement", f"{record.pages()[0].page}#s1", by="ana")
    assert (record.reading(record.pages()[0].page), record.statements()) == before


def test_undoing_keeps_both_and_can_be_undone(record: Record) -> None:
    first = record.judge("rename", "entity", "Hálek", by="ana", value={"name": "Halek"})
    undo = record.undo(first, by="ben", why="no")
    assert [(one.number, one.undone_by, one.stands) for one in record.judgements()] == [
        (first, undo, False),
        (undo, None, True),
    ]
    redo = record.undo(undo, by="ana")
    assert [one.stands for one in record.judgements()] == [True, False, True]
    again = record.undo(first, by="ben")
    assert [one.undone_by for one in record.judgements()] == [again, redo, None, None]


@given(st.lists(st.integers(1, 6), max_size=8))
def test_after_any_undos_a_judgement_stands_unless_a_standing_undo_takes_it_back(
    new_path: Callable[[], Path], numbers: list[int]
) -> None:
    with open_record(new_path()) as record:
        for subject in ("a", "b"):
            record.judge("note", "page", subject, by="ana")
        for number in numbers:
            try:
                record.undo(number, by="ben")
            except RecordError:
                continue
        found = record.judgements()
        standing = {one.undoes for one in found if one.stands and one.undoes}
        assert all(one.stands == (one.number not in standing) for one in found)


@pytest.mark.parametrize("number, message", [(9, "no judgement 9"), (1, "undone already, by 2")])
def test_what_cannot_be_undone(record: Record, number: int, message: str) -> None:
    record.judge("note", "page", "p", by="ana")
    record.undo(1, by="ana")
    with pytest.raises(RecordError, match=message):
        record.undo(number, by="ben")


def test_what_cannot_be_judged(record: Record) -> None:
    with pytest.raises(UsageError, match="an author"):
        record.judge("note", "page", "p", by=" ")
    with pytest.raises(UsageError, match=r"action is 'praise'; expected one of merge, split"):
        record.judge("praise", "page", "p", by="ana")  # type: ignore[arg-type]
    assert len(record.judgements()) == 0


def test_a_record_of_the_first_schema_gains_the_table_and_loses_nothing(path: Path) -> None:
    with open_record(path) as record:
        record.add(make_reading(*TALKS))
        before = record.statements()
    connection = sqlite3.connect(path)
    connection.executescript("DROP TABLE judgements; UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    with open_record(path) as record:
        assert record.statements() == before
        assert record.judge("note", "page", "p", by="ana") == 1


def known(record: Record) -> Speakers:
    page = record.pages()[0].page
    return {(page, "s1"): KnownSpeaker("Zdenek Halek", ("Zdeněk Hálek", "Z. Chalek"))}


def test_a_speaker_is_found_and_shown_by_the_name_of_the_whole_record(path: Path) -> None:
    asked: list[Record] = []

    def naming(record: Record) -> Speakers:
        asked.append(record)
        return known(record)

    with open_record(path, naming=naming) as record:
        record.add(make_reading(*TALKS))
        assert [row.known_as for row in record.statements()] == ["Zdenek Halek", None, None]
        assert [row.id for row in record.statements(speaker="Chalek")] == ["s1"]
        assert [row.id for row in record.statements(speaker="Chalek", kind="direct")] == []
        assert [row.id for row in record.timeline(speaker="Peñaloza")] == ["s2"]
        assert len(record.statements(speaker="Chalek Peñaloza")) == 0
        assert len(asked) == 1  # the record did not change
        record.judge("note", "page", "p", by="ana")
        record.statements()
        assert len(asked) == 2


def test_without_naming_nobody_is_known_as_anything(record: Record) -> None:
    record.add(make_reading(*TALKS))
    assert {row.known_as for row in record.statements()} == {None}
    assert len(record.statements(speaker="Chalek")) == 0
