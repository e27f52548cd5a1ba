"""Rules for stretches of the calendar by name or number: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re

from onrecord.extract.times.items import Item
from onrecord.extract.times.rule import DIGITS, Rule, before, rule
from onrecord.extract.times.words import ORDINALS, SEASON, SEASONS, TENS, YEAR, any_of, parse_ordinal

_DETERMINERS = ("the", "this", "last", "next", "its", "a", "that")
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_TENS = {word.removesuffix("y") + "ies": n for word, n in TENS.items()}  # "sixties"
_SEASON_LEADS = re.compile(r"\b(?:in|by|since|until|during|of|late|early|mid)[ -]$")
_ORDINAL = any_of(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th)"
_CENTURY_DIGITS = 4


def _year(m: re.Match[str]) -> int | None:
    return int(m["year"]) if m["year"] else None


def _quarter(m: re.Match[str]) -> Item:
    number = int(m["digit"]) if m["digit"] else _NUMBERS[m["number"].lower()]
    return Item(
        *m.span(), "quarter", number=number, year=int(m["year_before"]) if m["year_before"] else _year(m)
    )


def _half(m: re.Match[str]) -> Item:
    return Item(*m.span(), "half", number=1 if m["number"].lower() == "first" else 2, year=_year(m))


def _season(m: re.Match[str]) -> Item | None:
    """Fall and spring are verbs and nouns as well: without determiner, preposition or year they are none."""
    det, word = (m["det"] or "").lower(), m["season"].lower()
    if not det and m["year"] is None and not _SEASON_LEADS.search(before(m, 8)):
        return None
    if word in ("fall", "spring") and det in ("a", "its", "that"):
        return None
    return Item(*m.span(), "season", tail=SEASONS[word], word=det, year=_year(m))


def _decade(m: re.Match[str]) -> Item:
    digits = m["decade"] or m["short"] or m["bare"]
    year = int(digits) if len(digits) == _CENTURY_DIGITS else 1900 + int(digits)
    return Item(*m.span(), "decade", year=year)


def _spoken_decade(m: re.Match[str]) -> Item:
    hundred = 1800 if (m["hundred"] or "").lower() == "eighteen" else 1900
    return Item(*m.span(), "decade", year=hundred + _TENS[m["tens"].lower()])


def _century(m: re.Match[str]) -> Item | None:
    number = parse_ordinal(m["number"])
    return Item(*m.span(), "century", number=number - 1) if number else None


_ABOUT = r"(?:(?:early|mid|late)[- ])?"
RULES: tuple[Rule, ...] = (
    rule(
        (*_DETERMINERS, *_NUMBERS, DIGITS, "fiscal", "q1", "q2", "q3", "q4", "flat", "strong", "weak"),
        r"(?:(?:the|its|a|last|this|that) )?(?:(?:fiscal|flat|strong|weak)[ -])?"
        rf"(?:(?P<year_before>{YEAR}) )?(?:fiscal[ -])?"
        rf"(?:(?P<number>{any_of(_NUMBERS)})[ -]quarter|Q(?P<digit>[1-4]))"
        rf"(?:,? (?:of )?(?:fiscal )?(?P<year>{YEAR}))?\b",
        _quarter,
    ),
    rule(
        ("the", "first", "second", "last", "latter"),
        rf"(?:the )?(?P<number>first|second|last|latter) (?:half|two quarters) of (?P<year>{YEAR})\b",
        _half,
    ),
    rule(
        (*_DETERMINERS, *SEASONS, "late", "early"),
        rf"(?:(?P<det>the past|the last|the|this past|this coming|this|last|next|that|its|a) )?{_ABOUT}"
        rf"(?P<season>{SEASON})(?:,? (?:of )?(?P<year>{YEAR}))?(?! (?:in|of) (?:prices|sales))",
        _season,
    ),
    rule(
        ("the", DIGITS, "last"),
        rf"(?:the )?{_ABOUT}(?:last half of the )?"
        r"(?:(?P<decade>(?:1[5-9]|20)\d0)|['’](?P<short>[2-9]0)|(?<=the )(?P<bare>[2-9]0))['’]?s\b",
        _decade,
    ),
    rule(
        ("the", "nineteen", "eighteen"),
        rf"(?:the )?{_ABOUT}(?:(?P<hundred>eighteen|nineteen)[- ])?(?P<tens>{any_of(_TENS)})\b",
        _spoken_decade,
    ),
    rule(("the", DIGITS, *ORDINALS), rf"(?:the )?{_ABOUT}(?P<number>{_ORDINAL})[- ]century\b", _century),
)
