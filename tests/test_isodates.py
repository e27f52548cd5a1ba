from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.errors import PageError, UsageError
from onrecord.isodates import parse_date
from onrecord.page import build_page
from onrecord.records import Document, Rejected
from onrecord.sources import Given, iter_documents
from onrecord.store.days import find_days, find_instant, parse_since


@given(st.datetimes(timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))))
def test_a_time_keeps_what_it_says_to_any_precision(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    whole = moment.isoformat()
    for length, precision in [(4, "year"), (7, "month"), (10, "day"), (16, "minute"), (19, "second")]:
        assert parse_date(whole[:length]) == (whole[:length], precision)
    stamp = parse_date(whole)
    assert stamp is not None and datetime.fromisoformat(stamp.value) == moment
    assert stamp.day == whole[:10]


OTHER = [
    "",
    "Friday",
    "2022-13",
    "2022-02-30",
    "25.02.2022",
    "20220225",
    "2022-2-5",
    " 2022-02-25",
    "2022-02-25T25:00",
    "2022-02-25T1000",
    "2022-02-25T10:00+99:00",
    "2022-02-25T10:00 at noon",
    "0000",
    "२०२२",
]


@pytest.mark.parametrize("value", OTHER)
def test_what_is_no_date_is_none_wherever_one_can_be_given(value: str, tmp_path: Path) -> None:
    """Whoever takes a date refuses the same ones, so that none is let in to be refused later."""
    assert parse_date(value) is None
    assert find_days(value) is None and find_instant(value) is None
    with pytest.raises(UsageError, match="since"):
        parse_since(value)
    if value:  # an empty field of a line, or of a document, says nothing
        with pytest.raises(UsageError, match="published_on"):
            onrecord.read(b"Nobody spoke.", published_on=value)
        with pytest.raises(PageError, match="published_on"):
            build_page(Document("page", b"Nobody spoke.", published_on=value))
        (tmp_path / "line.jsonl").write_text(
            f'{{"text": "Nobody spoke.", "published_on": "{value}"}}', "utf-8"
        )
        (line,) = iter_documents([tmp_path / "line.jsonl"])
        assert isinstance(line, Rejected) and line.reason == "bad-date"


@given(
    st.from_regex(
        r"\d{4}(-\d\d(-\d\d([T ][0-2]\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?)?)?)?", fullmatch=True
    )
)
def test_what_one_takes_all_take(value: str) -> None:
    stamp = parse_date(value)
    assert (find_days(value) is None) == (find_instant(value) is None) == (stamp is None)
    if stamp is None:
        return
    published = build_page(Given(published_on=value).over(Document("page", b"Nobody spoke."))).published
    assert published is not None and (published.value, published.precision) == stamp
    assert parse_date(stamp.value) == stamp
