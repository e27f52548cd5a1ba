"""A part of what passes, with the count of all of it."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.records import Reading
from onrecord.store import Count, Filters, KnownSpeaker, Record
from tests.store.made import make_reading, said, said_on


def page(number: int, outlet: str, *sources: str, day: int) -> Reading:
    sayings = [
        said(
            source,
            "said",
            f"harvest number {number} of {source} was good",
            speaker_name=source,
            said_at=said_on(f"2031-05-{day:02}", f"2031-05-{day:02}"),
            manner="said",
        )
        for source in sources
    ]
    return make_reading(
        *sayings,
        f"The granary of outlet {outlet} is full.",
        url=f"https://valley.example/{number}",
        outlet=outlet,
        title=f"Page {number}",
        published=f"2031-05-{day:02}",
    )


@pytest.fixture
def filled(record: Record) -> Record:
    record.add(page(1, "Post", "Ana Brun", "Ole Dahl", day=3))
    record.add(page(2, "Mail", "Ana Brun", day=1))
    record.add(page(3, "Post", "Ole Dahl", day=2))
    return record


def test_the_parts_put_together_are_the_timeline(filled: Record) -> None:
    parts = [filled.browse(Filters(), offset=at, limit=1) for at in range(5)]
    assert [(row.page, row.id) for part in parts for row in part.rows] == [
        (row.page, row.id) for row in filled.timeline()
    ]
    assert [part.total for part in parts] == [4] * 5
    assert parts[4].rows == ()


def test_the_newest_come_first(filled: Record) -> None:
    newest = filled.browse(Filters(), newest=True)
    assert [row.published for row in newest.rows] == ["2031-05-03", "2031-05-03", "2031-05-02", "2031-05-01"]


def test_the_undated_come_last_either_way(filled: Record) -> None:
    filled.add(make_reading(said("Ana Brun", "said", "no day was told"), published=None, url=None))
    for newest in (False, True):
        assert filled.browse(Filters(), newest=newest).rows[-1].text == "no day was told"


def test_counts_are_of_all_that_passes(filled: Record) -> None:
    facets = filled.browse(Filters(outlet="Post"), limit=1).facets
    assert facets.speakers == (Count("Ole Dahl", 2), Count("Ana Brun", 1))
    assert facets.outlets == (Count("Post", 3),)
    assert facets.days == (Count("2031-05-02", 1), Count("2031-05-03", 2))
    assert facets.kinds == (Count("indirect", 3),) and facets.manners == (Count("said", 3),)


def test_speakers_are_named_as_the_record_names_them(filled: Record) -> None:
    known = {(row.page, row.id): KnownSpeaker("Anna Brun") for row in filled.statements(speaker="Ana Brun")}
    shown = filled.browse(Filters(speaker="Anna"), speakers=known)
    assert shown.total == 2 and shown.facets.speakers == (Count("Anna Brun", 2),)
    assert {row.known_as for row in shown.rows} == {"Anna Brun"}


def test_a_search_is_narrowed_and_counted(filled: Record) -> None:
    found = filled.find("harvest", Filters(), limit=1)
    assert (found.total, len(found.statements)) == (4, 1)
    assert filled.find("harvest", Filters(outlet="Mail")).total == 1
    assert [hit.speaker_name for hit in filled.find("harvest", Filters(speaker="Dahl")).statements] == [
        "Ole Dahl"
    ] * 2


def test_blocks_are_narrowed_by_what_pages_have(filled: Record) -> None:
    def titles(**filters: str) -> set[str | None]:
        return {hit.title for hit in filled.find("granary", Filters(**filters)).blocks}  # type: ignore[arg-type]

    assert titles() == {"Page 1", "Page 2", "Page 3"}
    assert titles(outlet="Post") == {"Page 1", "Page 3"}
    assert titles(since="2031-05-02") == {"Page 1", "Page 3"}
    assert titles(since="2031-05-02", until="2031-05-02") == {"Page 3"}
    assert titles(speaker="Brun") == set()  # a block has no speaker


def test_narrowed_to_given_statements(filled: Record) -> None:
    wanted = {(row.page, row.id) for row in filled.timeline(speaker="Ana Brun")}
    shown = filled.browse(Filters(), among=wanted)
    assert {(row.page, row.id) for row in shown.rows} == wanted and shown.total == 2
    found = filled.find("harvest", Filters(), among=wanted)
    assert found.total == 2 and {hit.speaker_name for hit in found.statements} == {"Ana Brun"}


def test_what_can_not_be_asked_is_said(filled: Record) -> None:
    with pytest.raises(UsageError, match="offset"):
        filled.browse(Filters(), offset=-1)
    with pytest.raises(UsageError, match="nothing to look for"):
        filled.find("…", Filters())
