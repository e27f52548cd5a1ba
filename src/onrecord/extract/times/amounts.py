"""Rules for how long, how long ago and how often: three weeks, two days later, every month, daily."""

from __future__ import annotations

import re

from onrecord.extract.times.items import Item
from onrecord.extract.times.rule import DIGITS, Rule, before, rule
from onrecord.extract.times.words import (
    NUMBER,
    NUMBER_STARTS,
    PARTS,
    PLURAL_UNITS,
    UNIT,
    any_of,
    parse_cardinal,
    parse_unit,
)

_FORMS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "quarter": "P{}Q", "year": "P{}Y",
}  # fmt: skip
_YEARS = {"decade": 10, "century": 100}
# What half a unit is in the next finer one.
_HALVES = {"minute": (60, "S"), "hour": (60, "M"), "year": (12, "M")}
_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip
_HOURS_OF_WORK = re.compile(
    r"\b(?:early|small|final|closing|opening|working|office|business|late) $", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:\b(?:times|once|twice)"
    r"|\b(?:\d[\d,.]*|million|billion|thousand|hundred|dozen) (?:[\w-]+ ){0,3}[\w-]+s?"
    r"|[$£€]\d[\d,.]*(?: [mb]illion)?) $"
)


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units, None for a vague number.

    >>> duration_value(3, "day"), duration_value(2.5, "year"), duration_value(None, "hour")
    ('P3D', 'P2Y6M', 'PTXH')
    """
    if unit in _YEARS:
        return "PXY" if count is None else f"P{round(count * _YEARS[unit])}Y"
    if unit == "fortnight":
        count, unit = None if count is None else 2 * count, "week"
    if count is None:
        return _FORMS[unit].format("X")
    whole, rest = int(count), count - int(count)
    if not rest:
        return _FORMS[unit].format(whole)
    if unit in _HALVES:
        size, letter = _HALVES[unit]
        lead, mark = _FORMS[unit].split("{}")
        return lead + (f"{whole}{mark}" if whole else "") + f"{round(rest * size)}{letter}"
    return f"PT{round(count * 24)}H" if unit == "day" else _FORMS[unit].format(f"{count:g}")


def _duration(m: re.Match[str]) -> Item | None:
    number, unit = m["number"].lower(), parse_unit(m["unit"])
    if unit == "second" and (number in ("a", "an", "one") or not m["unit"].lower().endswith("s")):
        return None  # "a second try"
    if unit == "quarter" and (number in ("a", "an", "one") or m["join"] == "-"):
        return None  # "a quarter of the seats", "three-quarters"
    count = parse_cardinal(number)
    if m["half"] and count is not None:
        count += 0.5
    return Item(*m.span(), "duration", tail=duration_value(count, unit))


def _of_spell(m: re.Match[str]) -> Item:
    """The first nine months: how long, but not from when."""
    value = duration_value(parse_cardinal(m["number"]), parse_unit(m["unit"]))
    return Item(*m.span(), "duration", tail=value)


def _plural(m: re.Match[str]) -> Item | None:
    if m["unit"].lower() == "hours" and _HOURS_OF_WORK.search(before(m, 10)):
        return None
    return Item(*m.span(), "duration", tail=duration_value(None, parse_unit(m["unit"])))


def _count(m: re.Match[str]) -> Item:
    number, way = parse_cardinal(m["number"]) if m["number"] else None, m["way"].lower()
    past = way in ("ago", "earlier", "previously") or way.startswith("before")
    return Item(
        *m.span(),
        "count",
        number=number if number is None or not past else -number,
        unit=parse_unit(m["unit"]),
        word="page" if way in ("ago", "from now", "hence") else "text",
        tail="past" if past else "future",
    )


def _year_ago(m: re.Match[str]) -> Item:
    return Item(*m.span(), "count", number=-1, unit="year", word="page", tail="past")


def _span(m: re.Match[str]) -> Item:
    past = m["mod"].lower() in ("last", "past", "previous", "latest", "preceding")
    return Item(
        *m.span(),
        "span",
        number=parse_cardinal(m["number"]),
        unit=parse_unit(m["unit"]),
        word="past" if past else "next",
    )


def _every(m: re.Match[str]) -> Item:
    unit = m["unit"].lower().rstrip("s")
    if unit in PARTS:
        return Item(*m.span(), "set", tail=f"XXXX-XX-XXT{PARTS[unit]}")
    count = 2 if m["other"] else parse_cardinal(m["number"]) if m["number"] else 1
    return Item(*m.span(), "set", tail=duration_value(count, parse_unit(unit)))


def _adverb(m: re.Match[str]) -> Item:
    return Item(*m.span(), "set", tail=_ADVERBS[m.group().lower()])


def _rate(m: re.Match[str]) -> Item | None:
    """How often: "three times a week", "40 barrels a day"."""
    if not _COUNTED.search(before(m, 60)):
        return None
    return Item(*m.span(), "set", tail=duration_value(1, parse_unit(m["unit"])))


_FINANCE = "note|bond|bill|treasur|gilt|mortgage|bund|yield|senior|subordinat|debenture|security|fixed"
_NO_PAPER = rf"(?!-(?!long\b|term\b)\w|[- ](?:{_FINANCE}))"  # "10-year bonds" are a kind of paper
_NO_AGE = r"(?![- ]olds?\b)"  # TimeML's corpora mark no ages
_PERIODS = r"(?P<unit>(?:hour|day|week|month|quarter|year|decade)s)\b"
RULES: tuple[Rule, ...] = (
    rule(
        (DIGITS, *NUMBER_STARTS),
        rf"(?P<number>{NUMBER})(?:(?:-| to | or |–){NUMBER})?(?P<join>[- ]|)"
        r"(?:(?:more|full|whole|straight|consecutive|long|additional|other|solid) )?"
        rf"(?P<unit>{UNIT})(?P<half> and a half\b)?{_NO_PAPER}{_NO_AGE}",
        _duration,
    ),
    rule(
        ("the", "first", "latest"),
        rf"(?:the )?(?:(?:year-earlier|first|latest|final|full|entire) )*(?P<number>{NUMBER})[ -]{_PERIODS}",
        _of_spell,
    ),
    rule(
        PLURAL_UNITS,
        rf"(?P<unit>{any_of(PLURAL_UNITS)})\b(?: (?:or|and) (?:weeks|months|years|days)\b)?(?!-\w){_NO_AGE}",
        _plural,
    ),
    rule(
        (DIGITS, *NUMBER_STARTS, *PLURAL_UNITS, "minutes"),
        rf"(?:(?P<number>{NUMBER})[- ])?(?:(?:full|whole|more) )?(?P<unit>{UNIT})[ -]"
        r"(?P<way>(?:ago|earlier|later|from now|hence|before that|after that|previously)\b|before(?=[,.;]))",
        _count,
    ),
    rule(
        ("the", "year", "month"),
        r"(?:the )?(?:comparable )?(?:year|month)[- ](?:ago|earlier)\b(?: (?:period|quarter|month|level)\b)?",
        _year_ago,
    ),
    rule(
        ("the", "last", "past", "next", "coming", "previous", "latest"),
        r"(?:the )?(?P<mod>last|past|next|coming|previous|preceding|following|latest) "
        rf"(?P<number>{NUMBER})[ -](?:(?:or so|more|full|fiscal|trading|working) )?(?P<unit>{UNIT})",
        _span,
    ),
    rule(
        ("the", "last", "past", "next"),
        rf"(?:the )?(?:last|past|next) (?P<unit>{any_of(PLURAL_UNITS)})\b",
        _plural,
    ),
    rule(
        ("every", "each"),
        rf"(?:every|each) (?:(?P<other>other) |(?P<number>{NUMBER}) |single |passing )?"
        rf"(?P<unit>{UNIT}|(?:morning|afternoon|evening|night)s?\b)",
        _every,
    ),
    rule(_ADVERBS, any_of(_ADVERBS) + r"\b(?! (?:newspaper|paper|(?-i:[A-Z])))", _adverb),
    rule(("a", "an", "per"), r"(?:an?|per) (?P<unit>hour|day|week|month|year)\b", _rate),
)
