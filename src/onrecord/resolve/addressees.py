"""To whom a statement was said, where its clause names them: "told reporters", "wrote to Ms. Solheim"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.page.lexicon import word_set
from onrecord.records import Statement
from onrecord.resolve import pronouns
from onrecord.resolve.cast import Cast
from onrecord.resolve.nominals import describe, parse_phrase
from onrecord.resolve.pronouns import Spoken
from onrecord.resolve.voices import Voice

_TO_SOMEBODY = re.compile(
    r"\b(?:told|tells?|telling|informed|informs?|assured|assures?|warned|warns?|reminded|reminds?|"
    r"promised|promises|"
    r"asked|asks?|urged|urges|advised|notified|briefed|begged|answered|texted|texts|emailed|thanked|ordered|"
    r"invited|phoned|rang|called on|calls on|call on|appealed to|appeals to|wrote to|writes to|said to|"
    r"replied to|let)$"
)
_TO = re.compile(r"\A\s*(?:to|for the benefit of)\s+(?P<whom>[^,.;:“\"\n]{2,60})")
_WHOM = re.compile(
    r"\A\s+(?P<whom>(?:(?!that\b|on\b|in\b|at\b|by\b|from\b|after\b|before\b|when\b|during\b|to\b|how\b|"
    r"why\b|whether\b|about\b|over\b|as\b|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|last\b|yesterday\b|today\b|this\b|earlier\b|late\b|"
    r"through\b|via\b|and\b|but\b|not\b|if\b|"
    r"know\b)(?:(?:Mrs?|Ms|Dr|Gen|Col|Capt|Lt|Prof|Rev)\.|[^\s,.;:“\"”()—–]+)\s?){1,7})",
    re.IGNORECASE,
)
# Where something is said, and everybody: no addressee.
_OCCASIONS = word_set(
    "conference briefing television radio station meeting rally hearing interview programme program summit "
    "nation world public everyone everybody camera crowd audience gathering ceremony service session"
)
_GENERAL = re.compile(
    r"(?:reporters|journalists|lawmakers|deputies|parliament|members|supporters|listeners|viewers|"
    r"residents|the press)\b"
)


def find_addressee(cast: Cast, stmt: Statement, spoken: Sequence[Spoken], parent: Voice | None) -> str | None:
    """The addressee in words, by the canonical name where there is one; None where none is named."""
    if not stmt.cue:
        return None
    text = cast.text
    cue = stmt.cue[-1]
    contents = [(c.start, c.end) for c in stmt.content]
    limit = min((a for a, _ in contents if a >= cue.end), default=cue.end + 80)
    limit = min(limit, cue.end + 80)
    for span in stmt.cue:
        after = text[span.end : limit] if span is cue else text[span.end : span.end + 60]
        found = _WHOM.match(after) if _TO_SOMEBODY.search(span.text.lower()) else _TO.match(after)
        if found is None:
            continue
        start, end = (
            span.end + found.start("whom"),
            span.end + len(found["whom"].rstrip()) + found.start("whom"),
        )
        if any(a <= start < z for a, z in contents):
            continue
        if any(source.start <= start < source.end for source in stmt.source):
            continue
        return _named(cast, start, end, spoken, parent)
    return None


def _named(cast: Cast, start: int, end: int, spoken: Sequence[Spoken], parent: Voice | None) -> str | None:
    text = cast.text[start:end].strip()
    low = text.lower()
    if low in ("me", "us"):
        return parent.name if parent else None
    if low in ("him", "her"):
        sex = "m" if low == "him" else "f"
        if parent is not None and parent.gender in (None, sex) and parent.name:
            return parent.name  # "Peskov said that Lukashenko told him …"
        voice = pronouns.third_person(cast, start, low, spoken, parent, False)
        return voice.name if voice else None
    if low in ("them", "it", "you", "himself", "herself", "themselves"):
        return None
    inside = cast.within(start, end)
    if inside and (inside[0].mention.start - start <= 5 or inside[0].figure.kind == "person"):
        return inside[0].side.name
    phrase = parse_phrase(cast, start, end)
    if phrase is None:
        return None
    if general := _GENERAL.match(low):
        return general[0]
    if phrase.head in _OCCASIONS:
        return None
    return f"(unnamed) {describe(cast, phrase)}" if not phrase.plural else describe(cast, phrase)
