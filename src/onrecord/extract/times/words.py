"""The words that tell time, and what they count: months, weekdays, units, numbers, parts of the day."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTH_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNIT_NAMES = (
    "second minute hour day week fortnight weekend month quarter year decade century"  # from fine to coarse
)
_ONES_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_VAGUE = frozenset({"several", "few", "some", "many"})

MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
WEEKDAYS = {name: n for n, name in enumerate(_WEEKDAY_NAMES)}  # Monday is 0
UNITS = (*_UNIT_NAMES.split(),)
# The parts of the day as TimeML (1.2.1) writes them.
PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "afternoon": "AF", "evening": "EV",
    "dusk": "EV", "sunset": "EV", "night": "NI",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
ONES = {word: n for n, word in enumerate(_ONES_NAMES.split())}
TENS = {word: 10 * n for n, word in enumerate(_TENS_NAMES.split(), start=2)}
ORDINALS = {word: n for n, word in enumerate(_ORDINAL_NAMES.split(), start=1)}
ORDINALS |= {f"twenty-{word}": 20 + n for word, n in (*ORDINALS.items(),) if n < 10}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}


def any_of(words: Iterable[str]) -> str:
    """A group that matches one of these words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


DIGIT_WORD = any_of(word for word, n in ONES.items() if 0 < n < 10)
TEENS = any_of(word for word, n in ONES.items() if n >= 10)
CARDINAL = rf"(?:{any_of(TENS)}(?:[- ]{DIGIT_WORD})?|{any_of(ONES)}|(?:a|one) hundred)\b"
# "may" and "march" are months with a capital alone; a point belongs to an abbreviation.
MONTH = (
    rf"(?:{any_of(name for name in MONTHS if name not in ('may', 'march', 'mar'))}"
    r"|(?-i:May|MAY|March|MARCH|Mar))\b"
    r"(?:(?<=\b[A-Z][a-z]{2})(?<!May)\.|(?<=\bSept)\.)?"
)
WEEKDAY = any_of(WEEKDAYS) + r"\b"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
YEAR = r"(?:1[5-9]|20|21)\d\d\b"
SEASON = any_of(SEASONS) + r"\b"
# A count: 3, 2.5, 5 1/2, three, "a few", "a couple of". A thousand has a comma and is none.
NUMBER = (
    rf"(?:\d{{1,4}}(?: \d/\d|\.\d+)?(?! ?(?:%|percent|million|billion))|{CARDINAL}(?: and a half)?"
    r"|a (?:few|couple(?: of)?)|couple of|a dozen|several|few|some|many|half an?|a half|an?)"
)
NUMBER_STARTS = frozenset({"a", "an", "half", "couple", *_VAGUE, *ONES, *TENS})
UNIT = rf"(?:{any_of((*(set(UNITS) - {'weekend', 'century'}), 'century'))}s?|centuries)\b"
PLURAL_UNITS = ("hours", "days", "weeks", "months", "years", "decades", "centuries")


def parse_month(word: str) -> int:
    """1 to 12 of a month's name or abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def parse_unit(word: str) -> str:
    """The unit of a word in singular or plural."""
    word = word.lower()
    return "century" if word == "centuries" else word.removesuffix("s")


def parse_cardinal(text: str) -> float | None:
    """The number that digits or words state; None where they are vague ("several").

    >>> parse_cardinal("5 1/2"), parse_cardinal("twenty-two"), parse_cardinal("a few")
    (5.5, 22, None)
    """
    words = text.lower().strip()
    if re.fullmatch(r"\d+ \d/[1-9]", words):
        whole, fraction = words.split()
        return int(whole) + int(fraction[0]) / int(fraction[2])
    if re.fullmatch(r"\d+ \d/0", words):
        return None
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return float(words)
    if words.endswith(" and a half"):
        count = parse_cardinal(words.removesuffix(" and a half"))
        return None if count is None else count + 0.5
    if words.removeprefix("a ") in _VAGUE:
        return None
    match words:
        case "half an" | "half a" | "a half":
            return 0.5
        case "a" | "an":
            return 1
        case "a couple" | "a couple of" | "couple of":
            return 2
        case "a dozen":
            return 12
        case "a hundred" | "one hundred":
            return 100
    return sum(ONES.get(part, TENS.get(part, 0)) for part in re.split(r"[- ]", words)) or None


def parse_ordinal(word: str) -> int | None:
    """The number of "third", "3rd" or "twenty-first"; None of anything else."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ORDINALS.get(word.lower().replace(" ", "-"))
