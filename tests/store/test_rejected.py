from __future__ import annotations

from datetime import UTC, datetime, timedelta

from onrecord.records import Rejected
from onrecord.store import Record, page_key
from tests.store.made import TALKS, make_reading

NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


def test_kept_once_for_each_source_and_reason(record: Record) -> None:
    record.reject(Rejected("a.pdf", "page", "binary", "a PDF"), at=NOON)
    record.reject(Rejected("b.html", "open", "not-found", "no such file"), at=NOON)
    record.reject(Rejected("a.pdf", "open", "binary", "a PDF, of 3 pages"), at=LATER)
    record.reject(Rejected("a.pdf", "open", "not-found", "no such file"), at=LATER)
    rows = record.rejected()
    assert [(row.source, row.reason, row.times) for row in rows] == [
        ("a.pdf", "binary", 2),
        ("b.html", "not-found", 1),
        ("a.pdf", "not-found", 1),
    ]
    first = rows[0]
    assert (first.stage, first.detail) == ("open", "a PDF, of 3 pages")
    assert (first.first_at, first.last_at) == ("2031-05-20T12:00:00Z", "2031-05-20T13:00:00Z")
    assert record.counts().rejected == 2


def test_a_source_read_later_stays_and_shows_its_page(record: Record) -> None:
    by_name, by_url = make_reading(*TALKS), make_reading("Other.", url="https://valley.example/other")
    record.reject(Rejected("talks.jsonl:3", "page", "empty", "no text"))
    record.reject(Rejected("https://valley.example/other", "fetch", "timeout", "no answer"))
    record.reject(Rejected("never.html", "open", "not-found", "no such file"))
    assert record.counts().rejected == 3
    record.add(by_name, source="talks.jsonl:3")
    record.add(by_url)
    assert [row.page for row in record.rejected()] == [page_key(by_name.page), page_key(by_url.page), None]
    assert record.counts().rejected == 1


def test_a_source_of_a_known_page_is_noted(record: Record) -> None:
    reading = make_reading(*TALKS)
    record.add(reading)
    record.reject(Rejected("copy.html", "open", "unreadable", "permission denied"))
    assert not record.add(reading, source="copy.html")
    assert record.rejected()[0].page == page_key(reading.page)


def test_a_source_shows_what_it_gave_last(record: Record) -> None:
    old, new = make_reading("Old text."), make_reading("New text.")
    record.add(old, source="talks.html")
    record.reject(Rejected("talks.html", "page", "empty", "no text"))
    record.add(new, source="talks.html")
    assert record.rejected()[0].page == page_key(new.page)


def test_names_that_are_not_unicode(record: Record) -> None:
    name = b"caf\xe9.html".decode("utf-8", "surrogateescape")
    record.reject(Rejected(name, "page", "empty", f"{name} is empty"))
    record.add(make_reading(*TALKS), source=name)
    (row,) = record.rejected()
    assert row.source == r"caf\udce9.html" and row.page is not None
