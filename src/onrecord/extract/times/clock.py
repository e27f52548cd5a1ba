"""Rules for times of day: 14:05, 9 a.m., noon, ten past nine, the morning."""

from __future__ import annotations

import re

from onrecord.extract.times.items import Item
from onrecord.extract.times.rule import DIGITS, Rule, before, rule
from onrecord.extract.times.words import ONES, PARTS, any_of, parse_cardinal

_HOURS = [word for word, n in ONES.items() if 1 <= n <= 12]
_HOUR = any_of(_HOURS)
_HALF = r"(?:[ap]\.m\b\.?|[ap]m\b)"
_ZONE = r"(?: ?(?:UTC|GMT|Z|[ECMP][SD]T|CES?T|BST|IST|EES?T|MSK|local time|local)\b)?"
_MINUTES = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_MINUTE = any_of(_MINUTES)
_PART_OF_DAY = r"(?:morning|afternoon|evening|night)"
_LEADS = re.compile(r"\b(?:at|by|from|until|since|before|after) $")
_GREETING = re.compile(r"\bgood $", re.IGNORECASE)
# A night is a time of day beside a day ("Friday night"), and of no club or shift.
_NIGHT_LEADS = re.compile(r"(?:day|\d|on the|in the|at|late|of the) $", re.IGNORECASE)
_LAST_HOUR, _LAST_MINUTE, _NOON = 24, 59, 12


def _clock(hour: int, minute: int, half: str | None = None, second: str | None = None) -> str | None:
    """hh:mm or hh:mm:ss on the clock of 24 hours; None where there is no such time."""
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.lower().startswith("p") else 0)
    if hour > _LAST_HOUR or minute > _LAST_MINUTE or (hour == _LAST_HOUR and minute):
        return None
    return f"{hour:02}:{minute:02}" + (f":{int(second):02}" if second else "")


def _digital(m: re.Match[str]) -> Item | None:
    parts = m.groupdict()
    tail = _clock(int(m["hour"]), int(parts.get("minute") or 0), parts.get("half"), parts.get("second"))
    return None if tail is None else Item(*m.span(), "clock", tail=tail, word=_place(m))


def _dotted(m: re.Match[str]) -> Item | None:
    """A dot between hour and minute, where the place says that it is no decimal."""
    return _digital(m) if _place(m) == "stamp" or _LEADS.search(before(m, 10)) else None


def _place(m: re.Match[str]) -> str:
    """Whether it stands at the head of a line ("stamp") or not ("")."""
    line = m.string.rfind("\n", 0, m.start()) + 1
    return "" if m.string[line : m.start()].strip(" [(*•-–—") else "stamp"


def _spoken(m: re.Match[str]) -> Item | None:
    """An hour of which the words around it tell the half of the day."""
    hour = parse_cardinal(m["hour"])
    if hour is None:
        return None
    end = m.end() if m.group().lower().endswith("clock") else m.end("hour")
    return Item(m.start("hour"), end, "clock", tail=f"{int(hour):02}:00", word="spoken")


def _spoken_minutes(m: re.Match[str]) -> Item:
    """Ten past nine, quarter to six, five to midnight."""
    minute = _MINUTES[m["minute"].lower()]
    match m["hour"].lower():
        case "midnight":
            hour = 24 if m["way"].lower() in ("to", "before") else 0
        case "noon" | "midday":
            hour = 12
        case word:
            hour = int(parse_cardinal(word) or 0)
    is_said = m["hour"].lower() in ONES
    if m["way"].lower() in ("to", "before"):
        hour, minute = (hour - 1) or (_NOON if is_said else 0), 60 - minute
    return Item(*m.span(), "clock", tail=f"{hour:02}:{minute:02}", word="spoken" if is_said else "")


def _noon(m: re.Match[str]) -> Item:
    return Item(*m.span(), "clock", tail="24:00" if m.group().lower() == "midnight" else "12:00")


def _part(m: re.Match[str]) -> Item | None:
    word, lead = m["part"].lower(), before(m, 9)
    if _GREETING.search(lead):
        return None
    if m.group().lower() == "night" and not _NIGHT_LEADS.search(lead):
        return None
    return Item(*m.span(), "part", tail=PARTS[word], word="the")


_HOUR_24 = r"(?P<hour>[01]?\d|2[0-4])"
_NO_NUMBER = r"(?![\d:%]|\.\d|-\w)"
_NO_MEASURE = r"(?! (?:percent|per cent|million|billion|points|met(?:re|er)s|km|miles))"
_NO_COUNT = r"(?! (?:percent|people|days|weeks|years|months|votes))"
_NO_NAME = r"(?! (?:news|paper|edition|session|show|programme|star|post|prayer|standard|talk show|of the)\b)"
_HOUR_AND_DAY = (
    r"(?= (?:(?:this|in the|that|the (?:next|following|same)|tomorrow|yesterday|last|every|each) "
    rf"{_PART_OF_DAY}"
    r"|tonight|at night|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|yesterday)\b)"
)
RULES: tuple[Rule, ...] = (
    rule(
        (DIGITS,),
        rf"(?P<hour>\d{{1,2}})[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))? ?(?P<half>{_HALF}){_ZONE}",
        _digital,
    ),
    rule((DIGITS,), rf"(?P<hour>\d{{1,2}}) ?(?P<half>{_HALF}){_ZONE}", _digital),
    rule(
        (DIGITS,),
        rf"{_HOUR_24}:(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?: ?h(?:rs)?\b)?{_ZONE}{_NO_NUMBER}",
        _digital,
    ),
    rule((DIGITS,), rf"{_HOUR_24}\.(?P<minute>[0-5]\d){_ZONE}{_NO_NUMBER}{_NO_MEASURE}", _dotted),
    rule((DIGITS,), r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d) ?(?:GMT|UTC|Z|hours|hrs|h)\b", _digital),
    rule((DIGITS,), rf"{_HOUR_24}h(?P<minute>[0-5]\d)\b", _digital),
    rule(
        (DIGITS,),
        r"(?P<hour>[1-9]|1[0-2])(?: o['’]clock\b|(?= (?:in the (?:morning|afternoon|evening)|at night)\b))",
        _spoken,
    ),
    rule(("noon", "midday", "midnight"), r"(?:noon|midday|midnight)\b", _noon),
    rule(
        _MINUTES,
        rf"(?P<minute>{_MINUTE}) (?:minutes )?(?P<way>past|to|after|before) "
        rf"(?P<hour>{_HOUR}|noon|midday|midnight)\b{_NO_COUNT}(?: o['’]clock)?",
        _spoken_minutes,
    ),
    rule(_HOURS, rf"(?P<hour>{_HOUR}) o['’]clock\b", _spoken),
    rule(_HOURS, rf"(?P<hour>{_HOUR}){_HOUR_AND_DAY}", _spoken),
    rule(
        ("at",),
        rf"at (?P<hour>{_HOUR})(?=[.,;:)”\"]| (?:and|sharp|on|this|tonight|tomorrow)\b)(?! and a half)",
        _spoken,
    ),
    rule(
        ("the",), rf"the (?:early |late )?(?P<part>{_PART_OF_DAY})\b{_NO_NAME}(?! (?:shift|club|sky))", _part
    ),
    rule(PARTS, rf"(?P<part>{any_of(PARTS)})\b{_NO_NAME}(?! (?:shift|club|sky))", _part),
)
