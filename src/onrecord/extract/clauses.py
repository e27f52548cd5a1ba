"""Clauses of a resolution: one subject, and points that each begin with its verb.

"The Council, / Recalling …, / 1. Condemns …; / 2. Calls upon …": the form gives source, cue and content
exactly (United Nations Editorial Manual, "Resolutions"). A preamble's participles perform nothing and are
left to the issuer's other words.
"""

from __future__ import annotations

import re

from onrecord.extract.draft import Draft
from onrecord.extract.official import PARTICIPLE
from onrecord.extract.points import find_points
from onrecord.extract.spans import trim
from onrecord.records import Page

_SUBJECT = re.compile(
    r"\A(?P<who>(?:The|We|Both|"
    r"[A-ZÀ-Þ][\w’'-]+)\b[^,:;.!?()\n]{0,120})(?:[,(][^\n:;!?]{0,300})?(?P<end>[,:])\Z"
)
_ADVERB = r"(?:(?:[A-Za-z]+ly|also|further|again|once more) (?:and \w+ly )?)"
_VERB = re.compile(
    rf"\A(?P<cue>{_ADVERB}{{0,2}}(?:takes? note|took note|pays? tribute|expresse?s?d?|calls?|called|"
    rf"welcomes?d?|condemns?(?:ed)?|"
    r"urges?d?|demands?(?:ed)?|requests?(?:ed)?|decide[sd]?|reaffirm(?:s|ed)?|affirm(?:s|ed)?|reiterate[sd]?|"
    r"recogni[sz]e[sd]?|invite[sd]?|encourage[sd]?|emphasi[sz]e[sd]?|stress(?:es|ed)?|note[sd]?|deplore[sd]?|"
    r"regret(?:s|ted)?|recommend(?:s|ed)?|appeal(?:s|ed)?|declare[sd]?|instruct(?:s|ed)?|agree[sd]?|"
    r"underline[sd]?|"
    r"underscore[sd]?|commend(?:s|ed)?|thank(?:s|ed)?|reject(?:s|ed)?|support(?:s|ed)?|endorse[sd]?|"
    r"approve[sd]?|"
    r"adopt(?:s|ed)?|appoint(?:s|ed)?|recall(?:s|ed)?|acknowledge[sd]?|warn(?:s|ed)?|pledge[sd]?|"
    r"propose[sd]?|"
    r"mandate[sd]?|authori[sz]e[sd]?|direct(?:s|ed)?|resolve[sd]?|undertakes?|undertook|remain(?:s|"
    r"ed)? seized))\b(?= \S)",
    re.IGNORECASE,
)
_SURE = 0.95
_LEAST = 2  # clauses that make a subject's list


def find_clauses(page: Page) -> list[Draft]:
    """The statements of a resolution's operative clauses, in order."""
    found: list[Draft] = []
    subject: tuple[int, int] | None = None
    listed: list[Draft] = []
    for point in [*find_points(page), None]:
        text = page.text[point.start : point.end] if point else ""
        opens = _SUBJECT.match(text)
        verb = _VERB.match(text) if subject else None
        if point and subject and PARTICIPLE.match(text):
            continue
        if point and subject and verb:
            content = trim(page.text, (point.start + verb.end(), point.end), ".;,")
            cue = (point.start + verb.start("cue"), point.start + verb.end("cue"))
            if content:
                listed.append(Draft((subject,), (cue,), (content,), _SURE))
            continue
        if len(listed) >= _LEAST:
            found.extend(listed)
        listed = []
        subject = (
            (point.start + opens.start("who"), point.start + opens.end("who")) if point and opens else None
        )
    return found
