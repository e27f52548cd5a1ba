"""Whether an act is told as done: PLOVER's auxiliary modes negation, future and hypothetical.

Settled in the guidelines of our corpus: a promise is AGREE and a threat THREATEN, neither of them
future; a refusal is REJECT and not negated.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.records import ActType

_WORDS_AND_PROMISES = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "ACCUSE", "CONCEDE", "SUPPORT"})
_NEGATED = re.compile(
    r"\b(?:not|no|never|nobody|no one|none|nothing|neither|nor|without|\w+n[’']t|den(?:y|ies|ied)|yet to|"
    r"false|baseless|without foundation|untrue|invented|forgery|fabricat\w*)\b",
    re.IGNORECASE,
)
_DENIED_AROUND = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|false|baseless|without foundation|untrue|invent\w*|forgery|fabricat\w*|"
    r"is not true|nor is it true|rubbish\w*|rumou?rs? that)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|[’']ll|is to|are to|due to|going to|tomorrow|next (?:week|month|round|day)|scheduled|"
    r"plan(?:s|ned)? to|about to|later this|would be|would (?:meet|hold|visit|fly|start|begin|open|close)|"
    r"is coming|are coming|expected to|from (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|provided|providing|unless|on condition|as long as|so long as|once|in return for|in "
    r"exchange for|"
    r"only (?:when|if|after)|when|as soon as|the moment|subject to|should (?:it|they|he|she|the)|in case|"
    r"assuming|after)\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:would consider|consider\w*|could|might|may|perhaps|weigh\w*|stud(?:y|ies|ying)|willing to|open to|"
    r"be ready to|is ready to|are ready to|prepared to|possible|can be|would be (?:willing|ready|acceptable)|"
    r"acceptable)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    (
        r"\b(?:for the first time|first time|first-ever|first ever|never before|unprecedented|first "
        r"(?:such|direct) )"
    ),
    re.IGNORECASE,
)


class Flags(NamedTuple):
    """How an act is told."""

    negated: bool
    future: bool
    hypothetical: bool
    first_time: bool


def find_flags(kind: ActType, words: str, before: str, after: str, *, denied: bool) -> Flags:
    """The flags of an act.

    `words` are its own, `before` and `after` the rest of its sentence; `denied` says that the cue of the
    statement denies it.
    """
    lead, trail = before[-70:], after[:90]
    negative = kind != "REJECT" and bool(
        _NEGATED.search(words[:32]) or re.search(r"\b(?:no|not|never|nobody|\w+n[’']t)\s+(?:\w+\s+)?$", lead)
    )
    negated = kind != "REJECT" and (
        negative or denied or bool(_DENIED_AROUND.search(lead[-40:] + " | " + trail[:40]))
    )
    conditional = bool(_CONDITION.search(words) or _CONDITION.search(trail) or _CONDITION.search(before[:60]))
    hypothetical = (
        kind in ("AGREE", "CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT", "CONSULT")
        and not negated
        and (conditional or bool(_MAY.search(words)))
    ) or (
        kind in ("SANCTION", "COERCE", "THREATEN")
        and bool(re.search(r"\bconsider\w*|\bcould\b|\bmight\b", words))
    )
    future = kind not in _WORDS_AND_PROMISES and not negated and bool(_FUTURE.search(lead[-25:] + words))
    first = bool(_FIRST.search(words) or _FIRST.search(trail) or _FIRST.search(lead))
    return Flags(negated, future, hypothetical, first)
