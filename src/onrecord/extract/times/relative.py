"""Rules for days and stretches told from another: today, Friday, last week, the next day, now."""

from __future__ import annotations

import re

from onrecord.extract.times.items import Item
from onrecord.extract.times.rule import Rule, rule
from onrecord.extract.times.tense import direction
from onrecord.extract.times.words import PARTS, WEEKDAY, WEEKDAYS, any_of

_DAYS = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2,
}  # fmt: skip
_PART = r"(?:morning|afternoon|evening|night)\b"
_PERIOD = r"(?:week|month|year|quarter|decade|century|weekend)\b"
_MODS = {
    "last": "last", "this": "this", "next": "next", "past": "last", "previous": "previous",
    "preceding": "previous", "prior": "previous", "following": "following", "coming": "next",
    "current": "this", "that": "that", "same": "that", "latest": "latest", "the": "the",
}  # fmt: skip
_MOD = any_of(set(_MODS) - {"the"})
_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1}
_REFS = {
    "PRESENT_REF": (
        "now", "right now", "currently", "at present", "nowadays", "at the moment", "presently", "these days",
    ),
    "PAST_REF": ("recently", "lately", "the past", "the recent past", "the distant past"),
    "FUTURE_REF": (
        "soon", "the future", "the near future", "the foreseeable future", "the near term", "the short term",
        "the long term", "as soon as possible",
    ),
}  # fmt: skip
_REF_OF = {words: value for value, all_words in _REFS.items() for words in all_words}


def _day(m: re.Match[str]) -> Item:
    return Item(*m.span(), "day", number=_DAYS[m.group().lower()])


def _part_of_today(m: re.Match[str]) -> Item:
    words = m.group().lower()
    part = PARTS[words.removeprefix("to").split()[-1]]
    return Item(*m.span(), "day", number=-1 if words.startswith("last") else 0, tail=part)


def _overnight(m: re.Match[str]) -> Item:
    return Item(*m.span(), "part", tail="NI", word="overnight")


def _weekday(m: re.Match[str]) -> Item:
    word = (m["mod"] or "").lower().removeprefix("the ")
    return Item(*m.span(), "weekday", number=WEEKDAYS[m["weekday"].lower()], word=word)


def _every_weekday(m: re.Match[str]) -> Item:
    part = (m["part"] or "").lower()
    value = f"XXXX-WXX-{WEEKDAYS[m['weekday'].lower()] + 1}"
    return Item(*m.span(), "set", tail=f"{value}T{PARTS[part]}" if part else value)


def _period(m: re.Match[str]) -> Item:
    return Item(*m.span(), "period", unit=m["unit"].lower(), word=_MODS[m["mod"].lower()])


def _within(m: re.Match[str]) -> Item:
    """Some time within a stretch: "earlier in the day", "later that week"."""
    told = " that " in m.group().lower()
    if m["unit"].lower() == "day":
        return Item(*m.span(), "part" if told else "day", number=0, word="other" if told else "")
    return Item(*m.span(), "period", unit=m["unit"].lower(), word="that" if told else "this")


def _year_end(m: re.Match[str]) -> Item:
    return Item(*m.span(), "period", unit=m["unit"].lower(), word="the")


def _latest(m: re.Match[str]) -> Item:
    """A company's latest period is a quarter."""
    return Item(*m.span(), "period", unit="quarter", word="latest")


def _year_to(m: re.Match[str]) -> Item:
    """A year that ends on a day which is named."""
    return Item(*m.span(), "duration", tail="P1Y")


def _other_day(m: re.Match[str]) -> Item:
    unit = m["unit"].lower()
    tail = "" if unit == "day" else PARTS[unit]
    return Item(*m.span(), "part", number=_STEPS.get((m["mod"] or "").lower(), 0), tail=tail, word="other")


def _ref(m: re.Match[str]) -> Item | None:
    words = m.group().lower()
    if words == "soon" and direction(m.string, *m.span()) <= 0:
        return None  # "he soon left"
    return Item(*m.span(), "ref", tail=_REF_OF[words])


def _adjective(m: re.Match[str]) -> Item:
    return Item(*m.span(), "ref", tail="PAST_REF" if m.group().lower() == "recent" else "PRESENT_REF")


def _vague_stretch(m: re.Match[str]) -> Item:
    return Item(*m.span(), "ref", tail="PAST_REF" if m["mod"].lower() == "recent" else "FUTURE_REF")


_KIND = r"(?:full |fiscal |calendar |school |trading |business |working |comparable )?"
RULES: tuple[Rule, ...] = (
    rule(
        ("earlier", "later"),
        r"(?:earlier|later) (?:(?:in|on|during) )?(?:the |that |this )(?P<unit>day|week|month|year)\b",
        _within,
    ),
    rule(("the",), r"the (?:fiscal |financial )?year(?= (?:ended|ending|to)\b)", _year_to),
    rule(("today", "yesterday", "tomorrow", "the"), any_of(_DAYS) + r"\b", _day),
    rule(
        ("tonight", "this", "last"),
        rf"tonight\b|this (?:very |same )?{_PART}|last (?:night|evening)\b",
        _part_of_today,
    ),
    rule(("overnight",), r"overnight\b", _overnight),
    rule(
        (*WEEKDAYS, "last", "this", "next", "the", "previous", "following", "coming"),
        r"(?:(?P<mod>(?:the )?(?:last|next|previous|following|coming)|this coming|this past|this|the) )?"
        rf"(?P<weekday>{WEEKDAY})(?! (?-i:Times|Telegraph|Express|Mirror|Mail|Post|Herald|Independent)\b)",
        _weekday,
    ),
    rule(("every", "each"), rf"(?:every|each) (?P<weekday>{WEEKDAY})(?: (?P<part>{_PART}))?", _every_weekday),
    rule(
        (*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS)),
        rf"(?P<weekday>{any_of(WEEKDAYS)})(?: (?P<part>morning|afternoon|evening|night))?s\b",
        _every_weekday,
    ),
    rule(
        ("the", *_MODS),
        rf"(?:the (?:very )?)?(?P<mod>{_MOD}) {_KIND}(?P<unit>{_PERIOD})(?!-(?!end|ago|earlier|long))",
        _period,
    ),
    rule(
        ("the",),
        rf"(?P<mod>the) {_KIND}(?P<unit>week|month|quarter|year|weekend)\b"
        r"(?!-| (?:ago|earlier|later|before|after))",
        _period,
    ),
    rule(
        ("the", "that"),
        r"(?:the (?:very )?(?P<mod>next|following|previous|preceding|same)|that(?: same| very)?) "
        r"(?P<unit>day|morning|afternoon|evening|night)\b",
        _other_day,
    ),
    rule(("the", "latest"), r"(?:the )?latest (?:period|quarter)\b", _latest),
    rule(("the", "year", "month"), r"(?:the )?(?P<unit>year|month)(?:['’]s)?[- ]end\b", _year_end),
    rule(
        ("the", "recent", "coming", "future"),
        r"(?:the )?(?P<mod>recent|coming|future) "
        r"(?:hour|day|week|month|quarter|year|decade)s\b(?: (?:and|or) (?:months|years|weeks)\b)?",
        _vague_stretch,
    ),
    rule(
        {words.split()[0] for words in _REF_OF},
        any_of(_REF_OF) + r"\b(?! as\b| enough| after\b| before\b)(?!(?<=the past) \w)",
        _ref,
    ),
    rule(("current", "recent"), r"(?:current|recent)\b", _adjective),
)
