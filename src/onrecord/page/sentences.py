"""What makes a line a sentence, and a sentence somebody's: verbs, and who is said to have spoken.

Losing a statement is worse than carrying a prompt along, so whatever reads as reported is kept.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

# A reported sentence: quotation, or a subject with a verb of saying. Such lines are kept unless the
# form is beyond doubt.
_REPORT = re.compile(
    r"[“\"«][^”\"»]{15,}(?:[.,!?…][”\"»]|$)"
    r"|\b(?:said|says|told|announced|declared|warned|insist(?:s|ed)|den(?:y|ies|ied)|demand(?:s|ed)|"
    r"according to|argue[sd]|added|wrote|"
    r"wants?|hopes?|believes?|thinks?|expects?|plans|refuse[sd]|agree[sd]|promise[sd]|reject(?:s|ed))\b",
    _I,
)
# The verbs of saying, asking and urging, as they stand beside whoever spoke. The present of those that
# are as often nouns ("reports", "calls") is left out.
_SAYS = (
    r"(?:said|says|told|tells|wrote|writes|(?:announce|declare|argue|urge|advise|propose|acknowledge|conclude|"
    r"reiterate|joke|exclaim|observe|implore|complain)[sd]|(?:state|note|promise|pledge|continue|tease)d|"
    r"(?:add|ask|warn|insist|retort|vow|threaten|suggest|explain|exhort|admit|recall|remark|assert|maintain|"
    r"confirm|plead|appeal|demand|repeat|respond|answer|claim|stress)(?:s|ed)|"
    r"(?:call|order|shout|chant|tweet|post|report|counter|snapp|instruct|recommend|hint|signal|comment|"
    r"request|quipp|begg|admitt)ed|begs|quips|(?:repl|den|cr)(?:ies|ied)|went on|goes on)"
)
_SAY = r"(?:say|tell|warn|urge|ask|demand|insist|claim|argue|plead|reply|answer|announce)"
_URGES = r"(?:urge[sd]|(?:ask|appeal|plead|demand|insist|warn)(?:s|ed)|call(?:s|ed) (?:on|for)|tells|begs)"
_WHO = (
    r"(?:(?:the|an?|his|her|its|their|our|one|another|some|this|that) (?:[\w’'.-]+ ){1,6}|"
    r"(?:he|she|it|they|we|i|who|which|officials?|sources?|police|analysts|critics) |"
    r"(?-i:[A-ZÀ-Þ])[\w’'.-]*(?: [\w’'.-]+){0,6} )"
)
_ACTIVE = r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )"
# "…, Kyiv urges." and "…, said Mr. Brezh.": a clause that names the speaker beside the words.
_ATTRIBUTED = re.compile(
    rf"[,;:?!”\"’–—-] ?(?:{_WHO}(?:\w+ly |has |have |had )?{_ACTIVE}{_SAYS}\b|"
    rf"(?:[\w’'-]+ ){{1,3}}{_SAY}[.!?]?$|"
    rf"(?:so )?{_SAYS} (?:the|an?|his|her|its|their|one|(?-i:[A-ZÀ-Þ]))[\w’'.-]*)"
    rf"|^(?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ])[\w’'-]+){{0,3}} {_URGES}\b",
    _I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|"
    r"said|says|told|\w{3,}(?:ed|s))\b",
    _I,
)
# What a whole sentence has: an auxiliary, a past tense, or a pronoun before its verb.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|does|did|do|went|"
    r"came|took|made|"
    r"met|left|began|held|gave|got|saw|knew|rose|fell|spoke|stood|remains?|resumes?|returns?|falls|holds|stands|"
    r"appeals?|\w{2,}ed|\w+n[’']t|(?:he|she|it|they|we|I|you|who|that) \w+)\b",
    _I,
)
# A turn, a ticker's entry, a quotation, a signed comment, or the beginning of a whole sentence.
_SPOKEN = re.compile(
    r"^(?-i:[A-ZÀ-Þ][A-ZÀ-Þ.’' ]+):|^\d{1,2}[:.]\d{2} |[“”\"«»:]$|^[“\"«]|\b(?:it|that|there|what|"
    r"who)[’']s\b| [–—-]+ ?@?\w+$"
    r"|^(?:The|A|An|This|These|Those) (?:\S+ ){5}",
    _I,
)
_RUNS_ON = re.compile(r"\w: [a-zà-þ].*[.!?]$")  # "Also on the table: a cease-fire." is no label and title
_SENTENCE_END = re.compile(r"[.!?…:][\"”’»)\]]*$")


def is_prose(text: str) -> bool:
    """Whether it reads as a sentence or more: eight words, an end, and a verb-like word."""
    words = text.split()
    return len(words) >= 8 and _SENTENCE_END.search(text) is not None and _VERB.search(text) is not None


def is_scrap(text: str) -> bool:
    """Whether a first or last line of a page is a scrap: short, no whole sentence, nobody's words.

    Standing notes of a site ("Newest on top.", "Tide tables on page 14.") have this form.
    """
    if len(text) > 140 or _SPOKEN.search(text) or _RUNS_ON.search(text):
        return False
    return not is_finite(text) and not is_reported(text)


def is_finite(text: str) -> bool:
    """Whether a finite verb stands in it."""
    return _FINITE.search(text) is not None


def is_attributed(text: str) -> bool:
    """Whether a clause of it says who says, asks or urges the rest."""
    return _ATTRIBUTED.search(text) is not None


def is_reported(text: str) -> bool:
    """Whether it holds somebody's words or wishes: a quotation, a verb of saying, who says it."""
    return _REPORT.search(text) is not None or is_attributed(text)
