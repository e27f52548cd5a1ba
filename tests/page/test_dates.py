from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.page.dates import find_words, parse_iso, parse_machine, parse_words


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31)))
def test_every_day_round_trips(day: date) -> None:
    stamp = parse_iso(day.isoformat())
    assert stamp is not None and stamp.value == day.isoformat() and stamp.precision == "day"
    forms = [f"{day.day} {day:%B} {day.year}", f"{day:%b}. {day.day}, {day.year}"]
    if 1900 <= day.year < 2100:
        forms.append(f"{day:%Y%m%d}")
    for form in forms:
        stamp = parse_machine(form)
        assert stamp is not None and stamp.value == day.isoformat(), form


@given(
    st.datetimes(min_value=datetime(1800, 1, 1), max_value=datetime(2200, 1, 1)),
    st.integers(-14 * 4, 14 * 4),
)
def test_every_second_keeps_its_zone(moment: datetime, quarters: int) -> None:
    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    stamp = parse_iso(moment.isoformat())
    assert stamp is not None and stamp.precision == "second"
    assert datetime.fromisoformat(stamp.value) == moment
    assert stamp.day == moment.date().isoformat()


@given(st.text(max_size=60))
def test_anything_is_a_stamp_or_none(text: str) -> None:
    for parse in (parse_iso, parse_machine, parse_words):
        parse(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-04-30 16:38:37 +02:00", "2024-04-30T16:38:37+02:00"),
        ("2023-04-28T18:23:00+0000", "2023-04-28T18:23:00+00:00"),
        ("2023-08-30T16:45+0100", "2023-08-30T16:45+01:00"),
        ("1750680000000", "2025-06-23T12:00:00Z"),
        ("Tue, 5 Mar 2031 08:30:00 GMT", "2031-03-05T08:30:00Z"),
        ("March 5, 2031 at 8:05 p.m.", "2031-03-05T20:05"),
        ("5th Sept 2031", "2031-09-05"),
        ("2031-03", "2031-03"),
    ],
)
def test_stamps_as_sites_write_them(text: str, value: str) -> None:
    stamp = parse_machine(text)
    assert stamp is not None and stamp.value == value


@pytest.mark.parametrize(
    "text", ["", "2031-02-30", "31 June 2031", "March 2031", "5 March", "12345", "page 5 March 20313"]
)
def test_what_is_no_full_date(text: str) -> None:
    assert parse_words(text) is None


def test_the_place_of_a_date_in_a_line() -> None:
    line = "By Ida Fenwick | 4 March 2031"
    found = find_words(line)
    assert found is not None
    assert line[found[1] : found[2]] == "4 March 2031"
