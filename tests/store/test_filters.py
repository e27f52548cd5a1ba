from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.store import Record, open_record
from tests.store.made import TALKS, make_reading, said, said_on


@pytest.fixture
def talks(record: Record) -> Record:
    record.add(make_reading(*TALKS))
    record.add(
        make_reading(
            said("Zdenek Hálek's deputy", "warned", "there would be no second chance", speaker_name=None),
            url="https://www.lake-radio.example/2",
            outlet="Rádio Orlova",
            published=None,
        )
    )
    return record


def names(record: Record, **filters: Any) -> list[str]:
    return [row.source[0].text for row in record.statements(**filters)]


ENVOY, REBEL, TWO, DEPUTY = (
    "Government envoy Zdeněk Hálek",
    "a rebel spokeswoman, Ana Peñaloza-O’Dey,",
    "two people close to the Hálekova foundation",
    "Zdenek Hálek's deputy",
)


@pytest.mark.parametrize(
    ("speaker", "found"),
    [
        ("Hálek", [ENVOY, DEPUTY]),
        ("halek", [ENVOY, DEPUTY]),
        ("HALEK", [ENVOY, DEPUTY]),
        ("Hále", []),
        ("Hálekova", [TWO]),
        ("penaloza", [REBEL]),
        ("Peñaloza O'Dey", [REBEL]),
        ("Penaloza-ODey", [REBEL]),
        ("O’Dey, Ana", [REBEL]),
        ("rebel spokeswoman", [REBEL]),
        ("envoy halek", [ENVOY]),
        ("%", None),
        ("_ana_", [REBEL]),
        ("", None),
    ],
)
def test_speaker(talks: Record, speaker: str, found: list[str] | None) -> None:
    if found is None:
        with pytest.raises(UsageError, match="speaker"):
            talks.statements(speaker=speaker)
    else:
        assert names(talks, speaker=speaker) == found


def test_a_name_that_goes_on_is_another(record: Record) -> None:
    record.add(
        make_reading(
            said("Marek Orlov", "said", "yes"),
            said("Marek Orlovsky", "said", "no"),
            said("a spokesman for Marek V. Orlov", "said", "perhaps", speaker_name="Ivo Stane"),
        )
    )
    assert names(record, speaker="Orlov") == ["Marek Orlov", "a spokesman for Marek V. Orlov"]
    assert names(record, speaker="Marek Orlov") == ["Marek Orlov", "a spokesman for Marek V. Orlov"]
    assert names(record, speaker="Stane") == ["a spokesman for Marek V. Orlov"]


@pytest.mark.parametrize(
    ("outlet", "count"),
    [("Valley Post", 3), ("valley", 3), ("radio orlova", 1), ("lake-radio.example", 1), ("Val", 0)],
)
def test_outlet(talks: Record, outlet: str, count: int) -> None:
    assert len(talks.statements(outlet=outlet)) == count


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ({"since": "2031-05-13"}, [ENVOY, REBEL, TWO]),
        ({"since": "2031-05-14"}, [REBEL, TWO]),  # the rebel's latest day counts, and the page's date
        ({"since": date(2031, 5, 15)}, [REBEL]),
        ({"since": "2031-05-16"}, []),
        ({"until": "2031-05-13"}, [ENVOY]),
        ({"until": "2031-05-14"}, [ENVOY, TWO]),
        ({"until": "2031-05"}, [ENVOY, REBEL, TWO]),
        ({"until": "2030"}, []),
        ({"since": "2031-05-14", "until": "2031-05-14"}, [TWO]),
        ({}, [ENVOY, REBEL, TWO, DEPUTY]),
    ],
)
def test_bounds(talks: Record, bounds: dict[str, Any], found: list[str]) -> None:
    assert names(talks, **bounds) == found


def test_the_earliest_time_counts_where_there_is_no_latest(record: Record) -> None:
    record.add(
        make_reading(said("A", "said", "x", said_at=said_on("2031-05-02", None)), published="2031-06-01")
    )
    assert names(record, until="2031-05-02") == ["A"] and names(record, since="2031-05-03") == []


def test_the_day_is_the_one_written(record: Record) -> None:
    late = said_on("2031-05-02T23:30:00-05:00", "2031-05-02T23:30:00-05:00")
    record.add(make_reading(said("A", "said", "x", said_at=late)))
    assert names(record, since="2031-05-02", until="2031-05-02") == ["A"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "mixed"}, [REBEL]),
        ({"manner": "believed"}, [TWO]),
        ({"manner": "perceived"}, []),
        ({"min_confidence": 0.9}, [ENVOY, TWO, DEPUTY]),
        ({"min_confidence": 0.91}, []),
        ({"text": "talks"}, [REBEL]),
        ({"text": "TALKS observers"}, [REBEL]),
        ({"text": '"observers before"'}, [REBEL]),
        ({"text": '"before observers"'}, []),
        ({"text": "envoy"}, []),  # stands in the source, not in what is said
        ({"speaker": "halek", "until": "2031-05-31"}, [ENVOY]),
        ({"limit": 2}, [ENVOY, REBEL]),
    ],
)
def test_other_filters(talks: Record, filters: dict[str, Any], found: list[str]) -> None:
    assert names(talks, **filters) == found


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"kind": "spoken"}, "direct, indirect, mixed"),
        ({"manner": "spoken"}, "manner is 'spoken'.* said, written, asked"),
        ({"since": "yesterday"}, "since is 'yesterday'.*2022-02-25"),
        ({"until": "2031-02-30"}, "until is '2031-02-30'"),
        ({"since": "2031-06-01", "until": "2031-05-01"}, "lies after"),
        ({"limit": 0}, "limit is 0"),
        ({"min_confidence": 1.5}, "from 0 to 1"),
        ({"text": "—"}, "nothing to look for"),
        ({"outlet": "!"}, "outlet"),
    ],
)
def test_what_cannot_be_asked(talks: Record, filters: dict[str, Any], words: str) -> None:
    for ask in (talks.statements, talks.timeline):
        with pytest.raises(UsageError, match=words):
            ask(**filters)


def test_timeline_goes_by_the_earliest_time_known(talks: Record) -> None:
    assert [row.source[0].text for row in talks.timeline()] == [REBEL, ENVOY, TWO, DEPUTY]
    assert [row.source[0].text for row in talks.timeline(speaker="halek", limit=1)] == [ENVOY]


def test_timeline_compares_times_across_zones(record: Record) -> None:
    times = ["2031-05-02T20:00:00-05:00", "2031-05-03T01:00:00+02:00", "2031-05-03", "2031-05-02T23:30:00Z"]
    record.add(
        make_reading(*(said(f"N{n}", "said", "x", said_at=said_on(t, t)) for n, t in enumerate(times)))
    )
    assert [row.source[0].text for row in record.timeline()] == ["N1", "N3", "N2", "N0"]


days = st.dates(date(2031, 1, 1), date(2031, 3, 31)).map(date.isoformat)


@settings(max_examples=40)  # each opens a record
@given(st.lists(st.tuples(st.none() | days, st.none() | days, st.none() | days), max_size=8), days, days)
def test_bounds_and_order_hold_for_any_dates(
    new_path: Callable[[], Path],
    dates: list[tuple[str | None, str | None, str | None]],
    since: str,
    until: str,
) -> None:
    since, until = sorted((since, until))
    with open_record(new_path()) as record:
        for n, (earliest, latest, published) in enumerate(dates):
            stmt = said(f"N{n}", "said", "x", said_at=said_on(earliest, latest))
            record.add(make_reading(stmt, url=str(n), published=published))
        found = {row.source[0].text for row in record.statements(since=since, until=until)}
        held = [latest or earliest or published for earliest, latest, published in dates]
        assert found == {f"N{n}" for n, day in enumerate(held) if day and since <= day <= until}
        order = [dates[int(row.source[0].text[1:])] for row in record.timeline()]
        keys = [earliest or latest or published or "9" for earliest, latest, published in order]
        assert keys == sorted(keys)


def test_a_timeline_does_not_depend_on_the_order_of_adding(new_path: Callable[[], Path]) -> None:
    made = [make_reading(*TALKS, url=str(n)) for n in range(5)]
    shown = []
    for order in (made, made[::-1]):
        with open_record(new_path()) as record:
            for reading in order:
                record.add(reading)
            shown.append(record.timeline())
    assert shown[0] == shown[1]


def test_many_statements(record: Record) -> None:
    """More rows than go into one condition."""
    many = [said(f"Speaker {n}", "said", f"thing {n}") for n in range(1201)]
    record.add(make_reading(*many))
    rows = record.statements()
    assert [row.content[0].text for row in rows] == [f"thing {n}" for n in range(1201)]
    assert len(record.search("thing", limit=1000)) == 1000
    assert len(record.statements(limit=2**40)) == 1201
