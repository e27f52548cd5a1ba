from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import SaidAt
from onrecord.track.dates import DAY, interval
from onrecord.track.wording import stem, vector, word


def test_words_of_one_meaning_are_nearer_than_others() -> None:
    for a, b, other in (
        ("hurt", "injured", "port"),
        ("captives", "prisoners", "prices"),
        ("truck", "vehicle", "choir"),
    ):
        assert vector(a) @ vector(b) > vector(a) @ vector(other) + 0.1


def test_numbers_in_words_and_digits_are_one() -> None:
    assert (
        word("twelve dead, 1,200 hurt").numbers == word("12 dead and 1200 hurt").numbers == {"#12", "#1200"}
    )


@pytest.mark.parametrize(
    ("a", "b"), [("threaten", "threatened"), ("soldier", "soldiers"), ("released", "release")]
)
def test_endings_make_no_difference(a: str, b: str) -> None:
    assert stem(a) == stem(b)


@given(st.text(max_size=80))
def test_any_text_has_a_wording(text: str) -> None:
    wording = word(text)
    assert len(wording.words) == len(wording.stems) == len(wording.rows)
    lengths = np.linalg.norm(wording.rows, axis=1) if len(wording.rows) else np.zeros(0)
    assert all(abs(length - 1) < 1e-5 or length == 0 for length in lengths)


def test_a_day_ends_where_the_page_that_tells_it_was_published() -> None:
    day = SaidAt("2031-05-03", "2031-05-03", "day")
    whole, cut = interval(day, "2031-05-04"), interval(day, "2031-05-03T12:00")
    assert whole.width == DAY - 1 and cut.width == DAY // 2
    assert whole.first == cut.first and whole.told and cut.told


def test_a_page_bound_is_no_time_of_its_own() -> None:
    bound = interval(SaidAt(None, "2031-05-04", "page"), "2031-05-04")
    assert (bound.first, bound.told) == (None, False) and bound.last is not None
    assert interval(None, None).middle is None
    assert interval(SaidAt("2031-05", "2031-05", "month"), None).width == 31 * DAY - 1


def test_times_of_two_zones_are_compared_in_one() -> None:
    early = interval(SaidAt("2031-05-04T01:00+02:00", "2031-05-04T01:00+02:00", "minute"), None)
    late = interval(SaidAt("2031-05-03T20:00-05:00", "2031-05-03T20:00-05:00", "minute"), None)
    assert early.first is not None and late.first is not None and early.first < late.first
    assert not early.meets(late) and early.meets(late, slack=120)
