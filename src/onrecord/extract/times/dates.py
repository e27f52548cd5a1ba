"""Rules for dates by name: a day, a month, a year, a feast."""

from __future__ import annotations

import re

from onrecord.extract.times.feasts import FEASTS
from onrecord.extract.times.items import Item
from onrecord.extract.times.rule import DIGITS, Rule, before, rule
from onrecord.extract.times.words import (
    DAY_NUMBER,
    DIGIT_WORD,
    MONTH,
    MONTHS,
    ONES,
    ORDINALS,
    TEENS,
    TENS,
    YEAR,
    any_of,
    parse_month,
    parse_ordinal,
)

_ABBREVIATED = 3  # letters
# After these a number of four digits is a year; elsewhere it may count something ("2000 troops").
_YEAR_LEADS = re.compile(
    r"\b(?:in|since|of|by|from|to|until|till|before|after|during|through|around|about|late|early|mid|post|"
    r"pre|years?|and|or|for|the|fiscal|FY|than|between|circa|end|summer|spring|autumn|fall|winter)[ -]$",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r" (?:(?!(?:was|is|has|does|as|when|then|its|his|this|often|\w*ss)\b)"
    r"(?:[a-z]+-)?[a-z]*(?:[a-z]s|en|people|percent|feet)\b|%|million|billion)"
)
_NUMBERED = re.compile(r"(?:\b(?:Nos?|Flight|Resolution|Room|page|Article)\.? |[$£€#])$", re.IGNORECASE)
_MONTH_LEADS = re.compile(
    r"\b(?:in|by|since|until|last|this|next|from|of|late|early|mid|for|on|and|during|to) $", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"\bannual $|\b[A-Z]\w+ $")
_ALSO_NAMES = frozenset({"may", "march", "april", "june", "august"})
_FEAST = any_of(name.replace("'", "['’]") for name in FEASTS)
_ORDINAL = any_of(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th)"
_LATE_ORDINAL = any_of(word for word, n in ORDINALS.items() if n > 10)
_MONTHS_A_YEAR, _LONGEST_MONTH = 12, 31


def _date(m: re.Match[str]) -> Item:
    parts = m.groupdict()
    day, month, year = parts.get("day"), parts.get("month"), parts.get("year")
    until = parts.get("until")
    return Item(
        *m.span(),
        "date",
        number=parse_ordinal(day) if day else None,
        unit=str(parse_ordinal(until)) if until else "",
        word=(parts.get("mod") or "").lower(),
        year=int(year) if year else None,
        month=parse_month(month) if month else None,
    )


def _month(m: re.Match[str]) -> Item | None:
    """A month alone; no abbreviation without its point ("Jan Kavan"), no "Theresa May"."""
    word = m["month"].lower()
    if len(word) == _ABBREVIATED and word != "may":
        return None
    lead = before(m, 12)
    if word in _ALSO_NAMES and _NAME_BEFORE.search(lead) and not _MONTH_LEADS.search(lead):
        return None
    return _date(m)


def _iso(m: re.Match[str]) -> Item | None:
    year, month, day = (int(m[name]) for name in ("year", "month", "day"))
    if not (1 <= month <= _MONTHS_A_YEAR and 1 <= day <= _LONGEST_MONTH):
        return None
    return Item(*m.span(), "date", number=day, year=year, month=month, tail=m["clock"] or "")


def _slashes(m: re.Match[str]) -> Item | None:
    """Day and month in the order that the numbers allow; none where both orders would do."""
    first, second, year = (int(m[n]) for n in (1, 2, 3))
    if (first > _MONTHS_A_YEAR) == (second > _MONTHS_A_YEAR) and first != second:
        return None
    day, month = (first, second) if first > _MONTHS_A_YEAR else (second, first)
    return Item(*m.span(), "date", number=day, year=year, month=month)


def _year(m: re.Match[str]) -> Item | None:
    lead, after = before(m, 12), m.string[m.end() : m.end() + 24]
    if after[:1] in ("%", "$", "°") or re.match(r"[,.]\d|-\w", after) or _NUMBERED.search(lead):
        return None
    if not _YEAR_LEADS.search(lead) and _COUNTS.match(after):
        return None
    return _date(m)


def _spoken_year(m: re.Match[str]) -> Item:
    """Broadcasts write "nineteen ninety-six" and "the year two thousand"."""
    hundreds = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
    year = 2000 if m["thousand"] else hundreds[m["hundred"].lower()]
    for word in re.split(r"[- ]", (m["units"] or m["rest"] or "").lower()):
        year += ONES.get(word, TENS.get(word, 0))
    return Item(*m.span(), "date", year=year)


def _feast(m: re.Match[str]) -> Item:
    year = m["year"]
    return Item(
        *m.span(), "feast", tail=m["name"].lower().replace("’", "'"), year=int(year) if year else None
    )


def _ordinal(m: re.Match[str]) -> Item | None:
    number = parse_ordinal(m["day"])
    if number is None or not 1 <= number <= _LONGEST_MONTH:
        return None
    return Item(*m.span(), "ordinal", number=number)


_ISO_CLOCK = r"(?:[T ](?P<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:Z|[+-]\d\d:?\d\d)?)?"
_UNTIL = rf"(?:(?:-|–| to )(?P<until>{DAY_NUMBER}))?"  # "3 to 5 March"
_OF_YEAR = rf"(?:,? (?:of )?(?P<year>{YEAR})(?!%))?"
RULES: tuple[Rule, ...] = (
    rule((DIGITS,), rf"(?P<day>{DAY_NUMBER}){_UNTIL}(?: of)? (?P<month>{MONTH}){_OF_YEAR}", _date),
    rule(("the",), rf"the (?P<day>{_ORDINAL})(?: day)?(?: of)? (?P<month>{MONTH}){_OF_YEAR}", _date),
    rule(
        MONTHS,
        rf"(?P<month>{MONTH}) (?:the )?(?P<day>{DAY_NUMBER}|{any_of(ORDINALS)}\b){_UNTIL}"
        r"(?![:.]\d|%|-[a-z]| percent)"
        rf"(?:,? (?P<year>{YEAR})(?!%))?",
        _date,
    ),
    rule(MONTHS, rf"(?P<month>{MONTH}),? (?:of )?(?P<year>{YEAR})(?!%)", _date),
    rule(MONTHS, rf"(?P<month>{MONTH})(?!-\w)", _month),
    rule(
        ("last", "this", "next"), rf"(?P<mod>last|this past|this coming|this|next) (?P<month>{MONTH})", _date
    ),
    rule((DIGITS,), rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){_ISO_CLOCK}(?!\d|-)", _iso),
    rule((DIGITS,), r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b", _slashes),
    rule((DIGITS,), rf"(?P<year>{YEAR})", _year),
    rule(("fiscal", "fy"), rf"(?:fiscal (?:year )?|FY ?)(?P<year>{YEAR})", _date),
    rule(("the",), rf"the (?:fiscal )?(?:year )?(?P<year>{YEAR})(?!-| [A-Za-z]+)", _date),
    rule(("the",), rf"the (?P<year>{YEAR}) (?:fiscal )?(?:period|year|season)\b", _date),
    rule(
        ("eighteen", "nineteen", "twenty", "two", "the"),
        r"(?:the year )?(?:(?P<hundred>eighteen|nineteen|twenty)[ -]"
        rf"(?P<rest>{any_of(TENS)}(?:[- ]{DIGIT_WORD})?|{TEENS})"
        r"|(?P<thousand>two thousand)"
        rf"(?:(?: and)? (?P<units>twenty(?:[- ]{DIGIT_WORD})?|{TEENS}|{DIGIT_WORD}))?)"
        r"\b(?! (?:percent|people|dollars|years|days|men|women))",
        _spoken_year,
    ),
    rule(
        {re.split(r"[ ']", name)[0] for name in FEASTS},
        rf"(?P<name>{_FEAST})(?!\w)(?:,? (?P<year>{YEAR}))?",
        _feast,
    ),
    rule(
        ("the",),
        rf"the (?P<day>\d{{1,2}}(?:st|nd|rd|th)|{_LATE_ORDINAL})"
        r"(?=[.,;:)”\"]| (?:at|he|she|it|they|we|I|the|a|an|and the \d+|of (?:this|the|next|last) month)\b)",
        _ordinal,
    ),
)
