"""A place in the calendar, its TIMEX3 value, and the interval it covers.

Values are those of TimeML 1.2.1 (TIMEX3, after ISO 8601): "1998", "198" (a decade), "1998-Q3",
"1998-W08", "1998-SP", "1998-02-12TEV", "1998-02-12T19:15".
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

from onrecord.records import TimePrecision

Grain = Literal["century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day"]
_MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# From when to when a part of the day lasts; a night ends on the next morning.
_PART_HOURS = {
    "MO": ("00:00", "11:59"),
    "AF": ("12:00", "17:59"),
    "EV": ("17:00", "23:59"),
    "NI": ("18:00", "05:59"),
}
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)


class Point(NamedTuple):
    """Part of the calendar by first day and grain; `tail` is a part ("MO") or time ("19:15") of a day."""

    day: date
    grain: Grain
    tail: str = ""

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year = f"{self.day.year:04}"
        match self.grain:
            case "century":
                return year[:2]
            case "decade":
                return year[:3]
            case "year":
                return year
            case "half":
                return f"{year}-H{1 if self.day.month < 7 else 2}"
            case "quarter":
                return f"{year}-Q{(self.day.month + 2) // 3}"
            case "season":
                return f"{year}-{season_of(self.day)}"
            case "month":
                return f"{year}-{self.day.month:02}"
            case "week" | "weekend":
                iso = self.day.isocalendar()
                return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.grain == "weekend" else "")
            case "day":
                return self.day.isoformat() + (f"T{self.tail}" if self.tail else "")

    @property
    def precision(self) -> TimePrecision:
        """How exact it is."""
        if self.tail:
            return "part of day" if self.tail in _PART_HOURS else "minute" if len(self.tail) < 6 else "second"
        match self.grain:
            case "century" | "decade" | "half":
                return "year"
            case "season":
                return "quarter"
            case "weekend":
                return "week"
            case other:
                return other

    @property
    def last_day(self) -> date:
        """The last day that it covers."""
        if self.grain == "weekend":
            return _next_day(self.day)
        if self.grain in _DAYS_OF:
            return _next_day(self.day, _DAYS_OF[self.grain] - 1)
        months = _MONTHS_OF[self.grain]
        if self.day.year * 12 + self.day.month + months > _LAST.year * 12 + _LAST.month:
            return _LAST
        return _plus_months(self.day, months) - timedelta(days=1)

    @property
    def interval(self) -> tuple[str, str]:
        """Its first and last day, or minute, in ISO 8601."""
        if self.tail in _PART_HOURS:
            first, last = _PART_HOURS[self.tail]
            until = _next_day(self.day) if self.tail == "NI" else self.day
            return f"{self.day}T{first}", f"{until}T{last}"
        if self.tail == "24:00":
            midnight = f"{_next_day(self.day)}T00:00"
            return midnight, midnight
        if self.tail:
            return self.value, self.value
        return self.day.isoformat(), self.last_day.isoformat()

    def at(self, grain: Grain) -> Point:
        """The stretch of this grain that its first day lies in."""
        day = self.day
        match grain:
            case "century":
                return Point(date(max(1, day.year // 100 * 100), 1, 1), grain)
            case "decade":
                return Point(date(max(1, day.year // 10 * 10), 1, 1), grain)
            case "year":
                return Point(date(day.year, 1, 1), grain)
            case "half":
                return Point(date(day.year, 1 if day.month < 7 else 7, 1), grain)
            case "quarter":
                return Point(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), grain)
            case "season":
                month = day.month // 3 * 3
                return Point(date(day.year, month, 1) if month else date(max(1, day.year - 1), 12, 1), grain)
            case "month":
                return Point(day.replace(day=1), grain)
            case "week":
                return Point(_plus_days(day, -day.weekday()), grain)
            case "weekend":
                return Point(_plus_days(day, 5 - day.weekday()), grain)
            case "day":
                return Point(day, grain)

    def shifted(self, count: float, unit: str) -> Point:
        """So many units later (earlier where negative), as exact as the unit; OverflowError past the end."""
        if unit in ("second", "minute", "hour"):
            return _shifted_clock(self, count, unit)
        if unit in _DAYS_OF:
            moved = Point(_plus_days(self.day, round(count * _DAYS_OF[unit])), "day")
            return (
                moved.at("week")
                if unit in ("week", "fortnight")
                else moved.at("weekend" if unit == "weekend" else "day")
            )
        moved = Point(_plus_months(self.day, round(count * _MONTHS_OF[unit])), "day")
        grain = unit if count == int(count) else "month"
        return moved.at(grain)  # type: ignore[arg-type]

    def days_on(self, count: float, unit: str) -> date:
        """The day that lies so many units on from its first day: three months on from the 5th is the 5th."""
        if unit in ("second", "minute", "hour"):
            return self.day
        if unit in _DAYS_OF:
            return _plus_days(self.day, round(count * _DAYS_OF[unit]))
        return _plus_months(self.day, round(count * _MONTHS_OF[unit]))


def season_of(day: date) -> str:
    """The season that a day lies in, by whole months, in the north."""
    return {1: "SP", 2: "SU", 3: "FA"}.get(day.month // 3, "WI")


def season(year: int, code: str) -> Point:
    """The season of a year; a winter begins in December of its year."""
    return Point(date(year, _SEASON_STARTS[code], 1), "season")


def _shifted_clock(point: Point, count: float, unit: str) -> Point:
    if point.tail in _PART_HOURS or not point.tail or point.tail == "24:00":
        return Point(point.day, "day")
    hour, minute = int(point.tail[:2]), int(point.tail[3:5])
    moved = hour * 60 + minute + round(count * {"second": 1 / 60, "minute": 1, "hour": 60}[unit])
    days, rest = divmod(moved, 24 * 60)
    return Point(_plus_days(point.day, days), "day", f"{rest // 60:02}:{rest % 60:02}")


def _next_day(day: date, days: int = 1) -> date:
    """The day after, or some days on; the calendar's last where it ends before."""
    return min(day, _LAST - timedelta(days=days)) + timedelta(days=days)


def _plus_days(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _plus_months(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not _FIRST.year <= years <= _LAST.year:
        raise OverflowError(f"the year {years} is outside the calendar")
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
