"""Groups of items set into the calendar: against the page's date and what the text named before them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from onrecord.extract.times.amounts import duration_value
from onrecord.extract.times.feasts import feast_day, unknown_year
from onrecord.extract.times.groups import Group
from onrecord.extract.times.items import Item
from onrecord.extract.times.nearest import (
    nearest_day,
    nearest_day_of_month,
    nearest_month,
    nearest_quarter,
    nearest_season,
    nearest_weekday,
    nearest_weekend,
)
from onrecord.extract.times.points import Grain, Point, season
from onrecord.extract.times.tense import direction

_ORDER: tuple[Grain, ...] = (
    "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century",
)  # fmt: skip
_UNKNOWN = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "quarter": "XXXX-QX"}
_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}
_CLOCK_UNITS = ("second", "minute", "hour")
# Spells that figures are told of besides a quarter: after them "a year earlier" is of no quarter.
_FISCAL_SPELLS = frozenset({"P6M", "P9M", "P12M", "P1Y"})
_HEADING = 12  # characters that may stand beside a day on the line that it heads
_NOON = 12


class Found(NamedTuple):
    """What a group tells: its TIMEX3 type and value, with its place in the calendar or its days."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    point: Point | None = None
    days: tuple[date, date] | None = None


class Timeline:
    """The page's date and the times named last, through which the groups of a text are read in order.

    `clock` is the time of day that the page was published at, "" where it is not known.
    """

    def __init__(self, text: str, published: date | None, clock: str = "") -> None:
        self._text = text
        self._today = published
        self._clock = clock
        self._focus: Point | None = None  # what was named last
        self._day: Point | None = None  # the day that was named last, and where
        self._day_end = 0
        self._heading: date | None = None  # the last day that had a line to itself
        self._quarter: Point | None = None  # the quarter that was named last
        self._is_quarterly = False  # whether a quarter, rather than months or a year, was named last
        self._resolvers: dict[str, Callable[[Group, Item], Found]] = {
            "date": self._read_date, "weekday": self._read_weekday, "day": self._read_day,
            "period": self._read_period, "count": self._read_count, "part": self._read_other_day,
            "duration": _plain, "span": self._read_span, "set": _plain, "ref": _plain,
            "quarter": self._read_quarter, "half": _half, "season": self._read_season,
            "decade": _decade, "century": _century, "feast": self._read_feast,
            "ordinal": self._read_day_of_month,
        }  # fmt: skip

    def read(self, group: Group) -> Found | None:
        """What a group tells, which the next ones may refer to; None outside the calendar."""
        try:
            found = self._read(group)
        except (ValueError, OverflowError):
            return None
        self._remember(group, found)
        return found

    def _remember(self, group: Group, found: Found) -> None:
        kind = group.main.kind if group.main else "clock"
        if kind == "duration" and found.value in _FISCAL_SPELLS:
            self._is_quarterly = False
        if found.point is None:
            return
        self._focus = found.point
        if found.point.grain == "day":
            self._day, self._day_end = found.point, group.end
            if kind != "clock" and self._heads_line(group):
                self._heading = found.point.day
        elif found.point.grain == "quarter" and kind in ("quarter", "period"):
            self._quarter, self._is_quarterly = found.point, True

    def _heads_line(self, group: Group) -> bool:
        start = self._text.rfind("\n", 0, group.start) + 1
        end = self._text.find("\n", group.end)
        end = len(self._text) if end < 0 else end
        return (group.start - start) + (end - group.end) <= _HEADING

    def _read(self, group: Group) -> Found:
        if group.main is None:
            day = self._day_of_clock(group)
            found = _day(day) if day else Found("DATE", "XXXX-XX-XX")
        else:
            found = self._resolvers[group.main.kind](group, group.main)
        tail = _tail(group)
        if not tail:
            return found
        if found.point is not None and found.point.grain == "day":
            return _found(Point(found.point.day, "day", tail))
        return Found("TIME", found.value.partition("T")[0] + f"T{tail}")

    def _day_of_clock(self, group: Group) -> date | None:
        """The day of a time that names none: the one named before it in the paragraph, else the page's."""
        if group.part is not None and group.part.word == "overnight":
            return self._today - timedelta(days=1) if self._today else None
        if group.clock is not None and group.clock.word == "stamp":
            return self._heading or self._today
        if self._day is not None and "\n" not in self._text[self._day_end : group.start]:
            return self._day.day
        return self._today

    def _side(self, group: Group) -> Callable[[], int]:
        return lambda: direction(self._text, group.start, group.end)

    def _read_date(self, group: Group, item: Item) -> Found:
        found = self._read_plain_date(group, item)
        if found.point is None:
            return found
        if group.wider is not None and group.wider.unit == "week":
            return _found(found.point.at("week"))
        if item.unit:
            last = found.point.day.replace(day=int(item.unit))
            return found._replace(days=(found.point.day, max(found.point.day, last)))
        if item.tail:
            return _found(found.point._replace(tail=item.tail))
        return found

    def _read_plain_date(self, group: Group, item: Item) -> Found:
        number, month = int(item.number or 0), item.month
        if month is None:
            return _found(Point(date(item.year or 1, 1, 1), "year"))
        if item.year is not None:
            return _found(Point(date(item.year, month, number or 1), "day" if number else "month"))
        if self._today is None:
            return Found("DATE", f"XXXX-{month:02}" + (f"-{number:02}" if number else ""))
        if number:
            return _day(nearest_day(self._today, lambda year: date(year, month, number), self._side(group)))
        if group.wider is not None and (year := self._read_period(group, group.wider).point):
            return _found(Point(date(year.day.year, month, 1), "month"))
        told_in = self._text[max(0, group.start - 3) : group.start].lower() == "in "
        return _found(nearest_month(self._today, month, item.word, self._side(group), told_in=told_in))

    def _read_weekday(self, group: Group, item: Item) -> Found:
        weekday = int(item.number or 0)
        base = self._day.day if self._day and item.word in ("previous", "following") else self._today
        if base is None:
            return Found("DATE", f"XXXX-WXX-{weekday + 1}")
        if group.wider is not None and (week := self._read_period(group, group.wider).point):
            return _day(week.at("week").day + timedelta(days=weekday))
        return _day(nearest_weekday(base, weekday, item.word, self._side(group)))

    def _read_day(self, group: Group, item: Item) -> Found:
        return _shifted_day(self._today, item)

    def _read_other_day(self, group: Group, item: Item) -> Found:
        """The next day, the same evening: told from the day named before."""
        return _shifted_day(self._day.day if self._day else None if item.number else self._today, item)

    def _base(self, grain: Grain) -> Point | None:
        """What was named last, where it is no coarser than the grain, else the page's date."""
        if self._focus is not None and _ORDER.index(self._focus.grain) <= _ORDER.index(grain):
            return self._focus
        return Point(self._today, "day") if self._today else None

    def _read_period(self, group: Group, item: Item) -> Found:
        unit: Grain = item.unit  # type: ignore[assignment]  # the rules give no other units
        word = item.word
        if unit == "quarter" and word in ("the", "latest", "that") and self._quarter is not None:
            return _found(self._quarter)
        if word in ("previous", "following", "that"):
            base = self._base(unit)
        else:
            base = Point(self._today, "day") if self._today else None
        if base is None:
            return Found("DATE", _UNKNOWN.get(unit, "XXXX"))
        if unit == "weekend" and word in ("last", "the", "this", "next"):
            return _found(nearest_weekend(base.day, word, self._side(group)))
        steps = _STEPS.get(word, 0)
        if unit == "quarter" and word in ("the", "latest"):
            steps = -1  # figures are of a quarter that is over
        return _found(base.at(unit).shifted(steps, unit))

    def _read_count(self, group: Group, item: Item) -> Found:
        """Two weeks ago, three days later."""
        number, unit = item.number, item.unit
        vague = Found("DATE", "PAST_REF" if item.tail == "past" else "FUTURE_REF")
        if number is None:
            return vague
        if unit == "year" and self._quarter is not None and self._is_quarterly:
            return _found(self._quarter.shifted(4 * number, "quarter"))
        base = Point(self._today, "day", self._clock) if self._today else None
        if item.word == "text" and self._focus is not None:
            base = self._day if unit in _CLOCK_UNITS or unit == "day" else self._focus
        if base is None:
            return vague
        if unit == "fortnight" or (unit == "week" and abs(number) == 1):
            return _day(base.day + timedelta(days=round(number * (14 if unit == "fortnight" else 7))))
        return _found(base.shifted(number, unit))

    def _read_span(self, group: Group, item: Item) -> Found:
        """The past three months: how long, with the days that they cover."""
        value = duration_value(item.number, item.unit)
        if self._today is None or item.number is None:
            return Found("DURATION", value)
        count = item.number if item.word == "next" else -item.number
        there = Point(self._today, "day").days_on(count, item.unit)
        return Found("DURATION", value, days=(min(there, self._today), max(there, self._today)))

    def _read_quarter(self, group: Group, item: Item) -> Found:
        number = int(item.number or 1)
        if item.year is not None:
            return _found(Point(date(item.year, 3 * number - 2, 1), "quarter"))
        if self._today is None:
            return Found("DATE", f"XXXX-Q{number}")
        return _found(nearest_quarter(self._today, number, self._side(group)))

    def _read_season(self, group: Group, item: Item) -> Found:
        if item.year is not None:
            return _found(season(item.year, item.tail))
        if self._today is None:
            return Found("DATE", f"XXXX-{item.tail}")
        return _found(nearest_season(self._today, item.tail, item.word, self._side(group)))

    def _read_feast(self, group: Group, item: Item) -> Found:
        if item.year is not None:
            return _day(feast_day(item.tail, item.year))
        if self._today is None:
            return Found("DATE", unknown_year(item.tail))
        return _day(nearest_day(self._today, lambda year: feast_day(item.tail, year), self._side(group)))

    def _read_day_of_month(self, group: Group, item: Item) -> Found:
        number = int(item.number or 1)
        base = self._base("month")
        if base is None:
            return Found("DATE", f"XXXX-XX-{number:02}")
        return _day(nearest_day_of_month(base.day, number, self._side(group)))


def _tail(group: Group) -> str:
    """The time or part of the day that a group adds to its day."""
    main = group.main
    part = group.part.tail if group.part else ""
    if group.clock is None:
        return part
    clock = group.clock.tail
    if group.clock.word != "spoken":
        return clock
    part = part or (main.tail if main is not None and main.kind in ("day", "part") else "")
    hour = int(clock[:2])
    if part == "NI" and hour == _NOON:
        return "24:00"
    # "eight" is in the evening where the words say so; "six" alone is rather late than early
    if (part in ("AF", "EV") and hour < _NOON) or (part == "NI" and hour >= 5) or (not part and hour < 7):
        hour = hour % _NOON + _NOON
    return f"{hour:02}{clock[2:]}"


def _found(point: Point) -> Found:
    return Found("TIME" if point.tail else "DATE", point.value, point)


def _day(day: date) -> Found:
    return _found(Point(day, "day"))


def _shifted_day(base: date | None, item: Item) -> Found:
    if base is None:
        return Found("TIME", f"XXXX-XX-XXT{item.tail}") if item.tail else Found("DATE", "XXXX-XX-XX")
    return _found(Point(base + timedelta(days=int(item.number or 0)), "day", item.tail))


def _plain(group: Group, item: Item) -> Found:
    """A duration, set or reference: its value is in its words."""
    match item.kind:
        case "duration":
            return Found("DURATION", item.tail)
        case "set":
            return Found("SET", item.tail)
        case _:
            return Found("DATE", item.tail)


def _half(group: Group, item: Item) -> Found:
    return _found(Point(date(item.year or 1, 1 if item.number == 1 else 7, 1), "half"))


def _decade(group: Group, item: Item) -> Found:
    return _found(Point(date(item.year or 1, 1, 1), "decade"))


def _century(group: Group, item: Item) -> Found:
    return _found(Point(date(max(1, 100 * int(item.number or 0)), 1, 1), "century"))
