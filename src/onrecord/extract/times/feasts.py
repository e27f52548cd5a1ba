"""Feasts that the news dates by, and the day that each falls on."""

from __future__ import annotations

from datetime import date, timedelta

# A day of the year, days from Easter Sunday, or the n-th weekday (Monday is 0) of a month.
FEASTS = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26",
    "new year": "01-01", "new year's": "01-01", "new year's day": "01-01", "new year's eve": "12-31",
    "thanksgiving": "4.3.11", "thanksgiving day": "4.3.11",
    "easter": "+0", "easter sunday": "+0", "easter monday": "+1", "good friday": "-2",
    "maundy thursday": "-3", "palm sunday": "-7", "ash wednesday": "-46", "pentecost": "+49",
    "all saints' day": "11-01", "halloween": "10-31", "valentine's day": "02-14", "may day": "05-01",
}  # fmt: skip


def feast_day(name: str, year: int) -> date:
    """The day that a feast falls on in a year; KeyError where the name is none of FEASTS."""
    code = FEASTS[name]
    if code[0] in "+-":
        return easter(year) + timedelta(days=int(code))
    if "." in code:
        count, weekday, month = (int(part) for part in code.split("."))
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    return date(year, int(code[:2]), int(code[3:]))


def unknown_year(name: str) -> str:
    """The TIMEX3 value of a feast in a year that is not known."""
    code = FEASTS[name]
    return f"XXXX-{code}" if code[0].isdigit() and "." not in code else "XXXX-XX-XX"


def easter(year: int) -> date:
    """Easter Sunday of a year (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
