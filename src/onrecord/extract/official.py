"""Official texts: what a communiqué, a declaration or a letter says without saying who says it.

In a joint statement, a ministry's press note or an open letter there is often no reporting verb: the
sentences are the issuer's own. A page shows by its form that it is such a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.draft import Draft
from onrecord.extract.spans import Run, overlap, trim
from onrecord.records import Page

_KIND = (
    r"(?:(?:joint|final|press|closing|opening|full|open|official|ministerial|presidential|agreed|"
    r"pastoral|public)\s+)*(?:statement|communiqu[ée]|communication (?:of|from|by)|declaration|read-?out|"
    r"letter|appeal|resolution|release|minutes|message to|note to the press|press note|notice|protocol|"
    r"commentary by|memorandum|information for|(?:telephone )?(?:call|conversation) (?:with|of)|"
    r"announcement (?:of|by|under))"
)
# A title that is the text's own name, not one that tells of it ("Ministry's statement angers union").
_TITLE = re.compile(
    rf"^\W*(?:(?:our|the text of|this is an)\s+)?{_KIND}\b(?!\s+(?:angers|says|sparks|draws|shows))", re.I
)
_ANSWERS = re.compile(r"\b(?:response|answers?)\b.{0,40}\b(?:quer(?:y|ies)|questions?|question put)\b", re.I)
_HEAD = re.compile(
    r"\b(?:for (?:immediate|free) (?:release|publication)|not for release in|(?:un)?official translation|"
    r"courtesy translation|(?:statement|communiqué|note) no\. ?\d+|in the name of god|to whom it may concern|"
    r"distributed in|text prevails)|^\W*(?:[^\n]{0,20}[/.] )?press (?:service|office)\b",
    re.I | re.M,
)
_NUMBERED = re.compile(r"(?m)^\s*(?:1|14?)\.\s+[A-Z]")
_SALUTATION = re.compile(
    r"(?m)^\s*(?:Dear|Respected|Your Excellenc(?:y|ies)|Excellenc(?:y|ies))\b[^\n]{0,80}[,:]\s*$"
)
_HEAD_CHARACTERS = 250
_NUMBER = re.compile(r"\s*(?:\d{1,3}[.)]|\([a-z0-9]{1,3}\)|[-–—•*·])\s+")
_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"”’)\]]*(?=\s|$)|$)", re.S)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|No|Hon|St|H\.E|Smt|Gen|Col|Art|para|p|e\.g|i\.e)|\b[A-Z])\.$"
)
_LEAST_WORDS = 5
_CONFIDENCE = 0.5
_LITTLE = 0.4  # share of the text that may be told of others where the whole is one statement
_POINT = re.compile(r"(?m)^\s*\d{1,2}\. ")
_US = re.compile(
    r"\bour (?:two |three )?(?:governments?|countries|ministr(?:y|ies)|organi[sz]ations?|delegations?|"
    r"councils?|movement|party|union|company|members)\b|\bwe, the [^,.\n]{3,80}",
    re.I,
)


def is_official(page: Page) -> bool:
    """Whether the page is an institution's own text, by its title, its head, or its numbered points."""
    head = page.text[:_HEAD_CHARACTERS]
    if page.title and (_TITLE.match(page.title) or _ANSWERS.search(page.title)):
        return True
    first_line = page.text.lstrip().split("\n", 1)[0]
    return bool(
        _TITLE.match(first_line) or _HEAD.search(head) or _NUMBERED.search(head) or _SALUTATION.search(head)
    )


def with_uncovered(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and on an official page what they leave out as statements of the issuer.

    Where it speaks for "our governments", without numbered points, and tells little of others, the whole
    text is one statement, and what was found is said in it. Elsewhere each run of neighbouring sentences in
    which nothing is taken is one.
    """
    if not is_official(page):
        return list(drafts)
    blocks = [(block.start, block.end) for block in page.blocks if block.kind in ("paragraph", "list")]
    own = [draft for draft in drafts if draft.cue or draft.source]
    spoken = [run for block in blocks for run in _uncovered(page.text, block, ())]
    us = _US.search(page.text, spoken[0][0]) if spoken else None
    length = sum(end - start for start, end in spoken)
    covered = sum(overlap(draft.everything, spoken) for draft in own)
    if us and not _POINT.search(page.text) and covered <= _LITTLE * length:
        return [*own, Draft((us.span(),), (), ((spoken[0][0], spoken[-1][1]),), _CONFIDENCE)]
    added = [run for block in blocks for run in _uncovered(page.text, block, drafts)]
    return [*drafts, *(Draft((), (), (run,), _CONFIDENCE) for run in added)]


def _uncovered(text: str, block: Run, drafts: Sequence[Draft]) -> Iterator[Run]:
    """Runs of neighbouring sentences of the block that share nothing with any draft."""
    taken = [run for draft in drafts for run in draft.everything if run[0] < block[1] and block[0] < run[1]]
    run: Run | None = None
    for first, last in _sentences(text, *block):
        if any(a < last and first < b for a, b in taken) or not _says_something(text[first:last]):
            if run:
                yield run
            run = None
        else:
            run = (run[0] if run else first, last)
    if run:
        yield run


def _sentences(text: str, start: int, end: int) -> Iterator[Run]:
    """Sentences of [start, end) without the numbers of points before them."""
    at = start
    while at < end:
        number = _NUMBER.match(text, at, end)
        at = number.end() if number else at
        first, last = at, at
        while last < end:
            found = _SENTENCE.match(text, last, end) or _SENTENCE.search(text, last, end)
            if not found:
                last = end
                break
            last = found.end()
            if not _ABBREVIATED.search(text, first, last):
                break
            while last < end and text[last].isspace():
                last += 1
        if run := trim(text, (first, last)):
            yield run
        at = last
        while at < end and text[at].isspace():
            at += 1


def _says_something(sentence: str) -> bool:
    """Of some words, with a full stop: no salutation, signature, dateline or letterhead."""
    if _HEAD.search(sentence):
        return False
    return len(sentence.split()) >= _LEAST_WORDS and sentence.rstrip('"”’)]').endswith((".", "!", "?", "…"))
