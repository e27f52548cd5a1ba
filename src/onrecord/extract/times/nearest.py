"""Which Friday, which May, which 7 August: the one near the page's date, on the side that the tense tells.

`side` tells it (-1 back, 1 ahead, 0 unknown); it is asked only where the calendar leaves two readings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from onrecord.extract.times.points import Point, season

Side = Callable[[], int]
_FAR = 120  # days from the page's date, past which the tense rather than the distance decides the year
_SOON = 3  # months ahead, up to which a month is rather the coming one than that of the year before
_QUARTER = 92  # days
_DECEMBER = 12
_SATURDAY, _WEEK = 5, 7


def nearest_day(today: date, of_year: Callable[[int], date], side: Side) -> date:
    """A day of which only the year is unknown; ValueError where no year near has it (29 February)."""
    days = _valid(of_year, (today.year, today.year - 1, today.year + 1))
    if not days:
        raise ValueError("no such day in the years around")
    best = min(days, key=lambda day: abs(day - today))
    if abs((best - today).days) > _FAR:
        toward = side() or -1
        fitting = [day for day in days if (day - today).days * toward > 0]
        best = min(fitting, key=lambda day: abs(day - today), default=best)
    return best


def nearest_month(today: date, month: int, word: str, side: Side, *, told_in: bool = False) -> Point:
    """A month by its name; `word` is "last", "this coming", … or "".

    A month of last year that comes again soon is rather the coming one, unless something is told in the
    past to have been *in* it (`told_in`).
    """
    back = (today.month - month) % 12
    match word.split()[-1:]:
        case ["last"] | ["past"]:
            back = back or 12
        case ["next"] | ["coming"]:
            back -= 12
        case _ if back and ((toward := side()) > 0 or (back >= 12 - _SOON and not (told_in and toward < 0))):
            back -= 12
    return Point(today, "day").at("month").shifted(-back, "month")


def nearest_weekday(today: date, weekday: int, word: str, side: Side) -> date:
    """A weekday (Monday is 0) by its name; without a word or a tense it is the last one, today included."""
    back, ahead = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    if word in ("last", "previous", "this past"):
        return today - timedelta(days=back or 7)
    if word in ("next", "coming", "following", "this coming"):
        return today + timedelta(days=ahead or 7)
    if word != "the" and ahead != _WEEK - 1 and side() > 0:  # yesterday's name is rarely that of a week hence
        return today + timedelta(days=ahead)
    return today - timedelta(days=back)


def nearest_weekend(today: date, word: str, side: Side) -> Point:
    """A weekend told from today; that of the running week, unless words or tense say otherwise."""
    this = Point(today, "day").at("weekend")
    is_weekend = today.weekday() >= _SATURDAY
    if word == "next":
        return this.shifted(1, "weekend") if is_weekend else this
    if word == "last" or (word == "the" and not is_weekend and side() <= 0):
        return this.shifted(-1, "weekend")
    return this


def nearest_quarter(today: date, number: int, side: Side) -> Point:
    """A quarter by its number: figures are mostly of one that runs or is over."""
    start = date(today.year, 3 * number - 2, 1)
    if start > today:
        toward, away = side(), (start - today).days
        is_coming = away <= 2 * _QUARTER if toward > 0 else toward == 0 and away <= _QUARTER
        return Point(start if is_coming else start.replace(year=today.year - 1), "quarter")
    if number == 1 and (today - start).days > 3 * _QUARTER - 2 and side() > 0:
        start = start.replace(year=today.year + 1)
    return Point(start, "quarter")


def nearest_season(today: date, code: str, word: str, side: Side) -> Point:
    """A season by its code; without a word or a tense the last that has begun."""
    options = [season(today.year + shift, code) for shift in (-2, -1, 0, 1)]
    if word.endswith("last"):
        return [one for one in options if one.last_day < today][-1]
    if word == "this":
        return season(today.year - (code == "WI" and today.month < _DECEMBER), code)
    if word in ("next", "this coming") or (not word.endswith("past") and side() > 0):
        return next(one for one in options if one.last_day >= today)
    return [one for one in options if one.day <= today][-1]


def nearest_day_of_month(base: date, number: int, side: Side) -> date:
    """A day by its number, in the month of the base or one beside it; ValueError where none has it."""
    month = Point(base, "day").at("month")
    days = _valid(lambda n: month.shifted(n, "month").day.replace(day=number), (0, 1, -1))
    if not days:
        raise ValueError("no such day in the months around")
    toward = side()
    fitting = [day for day in days if (day - base).days * toward >= 0]
    return min(fitting or days, key=lambda day: abs(day - base))


def _valid(make: Callable[[int], date], numbers: Sequence[int]) -> list[date]:
    out = []
    for number in numbers:
        try:
            out.append(make(number))
        except ValueError:  # a month or year without that day
            continue
    return out
