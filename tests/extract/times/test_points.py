from datetime import date

import pytest

from onrecord.extract.times.feasts import easter, feast_day
from onrecord.extract.times.points import Point, season


@pytest.mark.parametrize(
    ("year", "day"), [(2024, "03-31"), (2025, "04-20"), (2038, "04-25"), (1943, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_feasts_that_move() -> None:
    assert feast_day("thanksgiving", 1999) == date(1999, 11, 25)
    assert feast_day("good friday", 2024) == date(2024, 3, 29)


def test_a_week_is_the_iso_week_of_its_year() -> None:
    assert Point(date(2027, 1, 1), "day").at("week").value == "2026-W53"


def test_months_on_from_the_end_of_one() -> None:
    assert Point(date(2030, 1, 31), "day").days_on(1, "month") == date(2030, 2, 28)
    assert Point(date(2032, 2, 29), "day").days_on(-1, "year") == date(2031, 2, 28)


def test_a_winter_runs_into_the_next_year() -> None:
    assert season(2029, "WI").interval == ("2029-12-01", "2030-02-28")


def test_a_night_ends_on_the_next_morning() -> None:
    assert Point(date(2030, 5, 14), "day", "NI").interval == ("2030-05-14T18:00", "2030-05-15T05:59")


def test_hours_before_a_time_of_day() -> None:
    assert Point(date(2030, 5, 15), "day", "01:30").shifted(-2, "hour").value == "2030-05-14T23:30"


def test_past_the_calendar() -> None:
    with pytest.raises(OverflowError):
        Point(date(2030, 1, 1), "year").shifted(9000, "year")
