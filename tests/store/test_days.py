from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.days import find_days, find_instant


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2032", ("2032-01-01", "2032-12-31")),
        ("2032-02", ("2032-02-01", "2032-02-29")),
        ("2031-05-14", ("2031-05-14", "2031-05-14")),
        ("2031-05-14T23:59", ("2031-05-14", "2031-05-14")),
        ("2031-05-14T00:30+09:00", ("2031-05-14", "2031-05-14")),
        ("2031-02-30", None),
        ("2031-13", None),
        ("0000", None),
        ("May 2031", None),
        ("२०३१", None),
        ("", None),
        (None, None),
    ],
)
def test_find_days(value: str | None, days: tuple[str, str] | None) -> None:
    assert find_days(value) == days
    assert (find_instant(value) is None) == (days is None)


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(timezones=zones)


@given(moments, moments)
def test_instants_sort_as_times(a: datetime, b: datetime) -> None:
    try:
        a.astimezone(UTC), b.astimezone(UTC)
    except OverflowError:
        assert find_instant(a.isoformat()) and find_instant(b.isoformat())
        return
    one, two = find_instant(a.isoformat()), find_instant(b.isoformat())
    assert one is not None and two is not None
    assert (one < two, one == two) == (a < b, a == b)


@given(st.dates(), st.times())
def test_a_day_comes_before_its_times(day: object, time: object) -> None:
    whole, timed = find_instant(f"{day}"), find_instant(f"{day}T{time}")
    assert whole is not None and timed is not None and whole < timed


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    find_days(text)
    find_instant(text + "-05-14T" + text)
