from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordError, SourceError, UsageError
from onrecord.records import ModelId, Reading, Span, Statement
from onrecord.store import Added, Record, StatementRow, open_record, page_key
from tests.store.made import MODEL, TALKS, make_reading, published_on
from tests.store.strategies import readings

NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)


def statement_of(row: StatementRow) -> Statement:
    return Statement(**{name: getattr(row, name) for name in Statement.__struct_fields__})


def test_a_reading_comes_back_whole(record: Record) -> None:
    reading = make_reading(*TALKS, source_id="17")
    assert record.add(reading)
    (page,) = record.pages()
    assert record.reading(page.page) == reading
    assert tuple(map(statement_of, record.statements())) == reading.statements
    row = record.statements()[0]
    assert (row.page, row.source_id, row.url) == (
        page_key(reading.page),
        "17",
        "https://valley.example/talks",
    )
    assert (row.outlet, row.title, row.published) == ("The Valley Post", "Talks at the lake", "2031-05-14")


@settings(max_examples=40)  # each opens a record
@given(st.lists(readings(), min_size=1, max_size=4))
def test_any_readings_come_back_whole(new_path: Callable[[], Path], made: list[Reading]) -> None:
    path = new_path()
    with open_record(path) as record:
        current = {}
        for reading in made:
            record.add(reading)
            current[page_key(reading.page)] = reading
        for key, reading in current.items():
            kept = record.reading(key)
            # A page handed in twice under different ids keeps the first.
            page = msgspec.structs.replace(kept.page, source_id=reading.page.source_id)
            assert msgspec.structs.replace(kept, page=page) == reading
            rows = [row for row in record.statements() if row.page == key]
            assert tuple(map(statement_of, rows)) == reading.statements
            for row in rows:
                for span in (*row.source, *row.cue, *row.content):
                    assert kept.page.text[span.start : span.end] == span.text
        record.timeline()
    assert_whole(path)


def assert_whole(path: Path) -> None:
    """SQLite finds nothing wrong, and the search indexes hold exactly what the tables do."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("statement_words", "page_words"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    connection.close()


def test_adding_again_changes_nothing(path: Path) -> None:
    reading = make_reading(*TALKS)
    with open_record(path) as record:
        assert record.add(reading)
    before = path.read_bytes()
    with open_record(path) as record:
        assert not record.add(reading)
        assert len(record.pages()) == 1 and len(record.statements()) == 3
    assert path.read_bytes() == before


def test_the_same_page_under_another_id_changes_nothing(record: Record) -> None:
    assert record.add(make_reading(*TALKS, source_id="1"))
    assert not record.add(make_reading(*TALKS, source_id="2"))
    assert record.pages()[0].source_id == "1"


def test_one_text_without_address_or_outlet_is_a_page_for_each_id(record: Record) -> None:
    bare: dict[str, Any] = {"url": None, "outlet": None}
    lines = [make_reading(*TALKS, **bare, source_id=id_) for id_ in ("1", "2")]
    assert [record.add(line) for line in lines] == [Added.NEW] * 2
    assert [record.add(line) for line in lines] == [Added.KNOWN] * 2
    assert len(record.pages()) == 2 and record.counts().readings == 2


def test_one_text_in_two_outlets_counts_twice(record: Record) -> None:
    wire = make_reading(*TALKS, outlet="The Valley Post")
    other = make_reading(*TALKS, outlet="Upper Lake Radio")
    assert record.add(wire) and record.add(other)
    assert len(record.pages()) == 2 and len(record.statements()) == 6
    assert len({page.text_id for page in record.pages()}) == 1
    assert record.counts().outlets == 2


def test_a_later_version_replaces_and_the_older_is_kept(record: Record, path: Path) -> None:
    old = make_reading(*TALKS)
    new = msgspec.structs.replace(
        old,
        statements=old.statements[:1],
        onrecord="0.2.0",
        page=msgspec.structs.replace(old.page, title="New"),
    )
    assert record.add(old) and record.add(new)
    (row,) = record.pages()
    assert (row.title, row.onrecord, row.statements) == ("New", "0.2.0", 1)
    assert tuple(map(statement_of, record.statements())) == new.statements
    assert record.reading(row.page) == new and record.readings(row.page) == (old, new)
    assert len(record.search("observers")) == 1  # the block; the statement is no longer one
    assert [hit.title for hit in record.search("new")] == ["New"]
    counts = record.counts()
    assert (counts.pages, counts.readings, counts.statements) == (1, 2, 1)
    record.close()
    assert_whole(path)


@pytest.mark.parametrize(
    "other",
    [
        make_reading(*TALKS, model=ModelId("attribution-2", "b" * 64)),
        make_reading(*TALKS, version="0.2.0"),
        make_reading(*TALKS, published="2031-05-13"),
    ],
    ids=["model", "version", "date"],
)
def test_the_reading_added_last_is_current(record: Record, other: Reading) -> None:
    first = make_reading(*TALKS)
    assert record.add(first) is Added.NEW and record.add(other) is Added.READ_ANEW
    (page,) = record.pages()
    assert record.reading(page.page) == other
    assert (
        record.add(first) is Added.READ_ANEW
    )  # back again: nothing new is kept, and yet the record says something else
    assert record.reading(page.page) == first
    assert record.readings(page.page) == (other, first)
    assert record.pages()[0].published == "2031-05-14"
    assert record.add(first) is Added.KNOWN


def test_evidence_that_is_not_in_the_page_is_refused(record: Record) -> None:
    reading = make_reading(*TALKS)
    moved = msgspec.structs.replace(reading.statements[0], cue=(Span(0, 4, "said"),))
    outside = msgspec.structs.replace(reading.statements[0], cue=(Span(-5, -1, reading.page.text[-5:-1]),))
    for stmt in (moved, outside):
        with pytest.raises(SourceError) as caught:
            record.add(msgspec.structs.replace(reading, statements=(stmt,)))
        assert (caught.value.stage, caught.value.reason) == ("store", "misplaced-span")
    with pytest.raises(SourceError, match="'s1'"):
        record.add(msgspec.structs.replace(reading, statements=reading.statements[:1] * 2))
    with pytest.raises(SourceError) as caught:
        record.add(make_reading(*TALKS, title="half a \ud83d face"))
    assert (caught.value.stage, caught.value.reason) == ("store", "not-unicode")
    assert record.counts().pages == 0


def test_times_are_kept_in_utc(record: Record) -> None:
    record.add(make_reading(*TALKS), at=NOON.astimezone(timezone(timedelta(hours=5))))
    record.add(make_reading(*TALKS, version="0.2.0"), at=NOON + timedelta(days=1))
    (page,) = record.pages()
    assert (page.added_at, page.read_at) == ("2031-05-20T12:00:00Z", "2031-05-21T12:00:00Z")
    with pytest.raises(UsageError, match="time zone"):
        record.add(make_reading("Other."), at=datetime(2031, 5, 20))


def test_counts(record: Record) -> None:
    empty = record.counts()
    assert (empty.pages, empty.statements, empty.first_published) == (0, 0, None)
    record.add(make_reading("One.", published="2031-05"))
    record.add(make_reading("Two.", published="2031-05-14T09:00:00Z"))
    record.add(make_reading("Three.", published=None))
    counts = record.counts()
    assert (counts.pages, counts.first_published, counts.last_published) == (3, "2031-05-01", "2031-05-31")


def test_an_unknown_page(record: Record) -> None:
    with pytest.raises(RecordError, match=r"no page 'abc'.*pages\(\)"):
        record.reading("abc")


def test_a_closed_record_says_so(record: Record) -> None:
    record.close()
    record.close()
    with pytest.raises(RecordError, match="is closed"):
        record.pages()


def test_page_key_takes_text_address_and_outlet() -> None:
    page = make_reading(*TALKS).page
    key = page_key(page)
    same: list[dict[str, Any]] = [{"title": "x"}, {"published": published_on("1999")}, {"source_id": "9"}]
    for change in same:
        assert page_key(msgspec.structs.replace(page, **change)) == key
    others: list[dict[str, Any]] = [{"text": "x"}, {"url": None}, {"outlet": None}]
    for change in others:
        assert page_key(msgspec.structs.replace(page, **change)) != key
    # The id counts where nothing else tells two pages of one text apart.
    bare = msgspec.structs.replace(page, url=None, outlet=None)
    assert page_key(msgspec.structs.replace(bare, source_id="9")) != page_key(bare)
    # None, empty and run together are told apart.
    pairs = [("ab", None), ("a", "b"), (None, "ab"), ("", "ab"), ("ab", "")]
    keys = {page_key(msgspec.structs.replace(page, url=url, outlet=outlet)) for url, outlet in pairs}
    assert len(keys) == len(pairs)


def test_the_whole_reading_stands_in_the_file_as_json(record: Record, path: Path) -> None:
    record.add(make_reading(*TALKS))
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT json_extract(json, '$.statements[1].speaker_name'), model_sha256 FROM readings"
    ).fetchall()
    connection.close()
    assert found == [("Ana Peñaloza-O’Dey", MODEL.sha256)]
