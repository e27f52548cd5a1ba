"""What the writers of an official text do with words in the first person: "We thank …", "I beseech you …"."""

from __future__ import annotations

import re

import msgspec

from onrecord.extract.draft import Draft
from onrecord.extract.spans import trim

_PERFORMS = re.compile(
    r"(?:[^.!?;:“\"]{1,60}? )?(?<![\w’'])(?P<who>[Ww]e|I) "
    r"(?P<cue>(?:(?:\w+ly|also|again|hereby|therefore|further|all) )*"
    r"(?:ask|urge|demand|call (?:on|upon)|appeal|beseech|implore|beg|invite|propose|undertake|pledge|promise|"
    r"thank|welcome|condemn|reject|denounce|deplore|regret|apologi[sz]e|declare|reaffirm|affirm|reiterate|"
    r"repeat|recommend|request|protest|accept|warn))\b:?(?=\s+\S)"
)
_LEAST_WORDS = 2


def performed(text: str, draft: Draft) -> Draft:
    """The draft with source and cue, where it is a content alone that performs in the first person."""
    if draft.cue or draft.source:
        return draft
    start, end = draft.content[0][0], draft.content[-1][1]
    match = _PERFORMS.match(text, start, end)
    rest = trim(text, (match.end(), end), ".;") if match else None
    if match is None or rest is None or len(text[slice(*rest)].split()) < _LEAST_WORDS:
        return draft
    return msgspec.structs.replace(
        draft, source=(match.span("who"),), cue=(match.span("cue"),), content=(rest,)
    )
