"""What a page announces and does not hold: an embed, a list, a text, told by the words that announce it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.records import Gap, Page

_SENTENCE = re.compile(r"[.!?…][’”\"')]*\s+(?=[\W\d]*[A-Z\d])")
_LISTED = re.compile(r"\s*(?:[-–—•*·▪]|\(?\w{1,3}[.)]\s|[“\"‘'«]|\d+\s|first\b|one\b)", re.I)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|the)"
_ITEMS = (
    r"(?:points?|conditions?|demands?|rules?|things?|ways?|objections?|tasks?|stages?|steps?|clauses?|"
    r"questions?|numbers?|names?|places?|reasons?|principles?|items?|pictures|articles?|options?|"
    r"proposals?|list|agenda|menu|annex|schedule|terms|timetable|participants)"
)
_MEDIA = (
    r"(?:video|clip|map|chart|graphic|photo(?:graph)?s?|picture|image|post|tweet|thread|message|recording|"
    r"audio|scan|screenshot|footage|letter|statement|note|document|full text|text|gallery|document|"
    r"transcript|reply|paragraph|interview)"
)
_EMBED = re.compile(
    rf"^(?:(?:watch|listen|see|look|read)\b.*\b(?:here|below|yourself|yourselves|clip|video|march|"
    rf"message|recording|for it)\b.*"
    rf"|(?:our |the |a )?(?:map|chart|video|photo|photos|graphic|gallery|audio|picture|infographic|"
    rf"clip)\b(?: below)?(?::| of\b| below).*"
    rf"|.*\b{_MEDIA}\b[^.:]*\b(?:below|in full|here|as posted|above|shows|says it best|tells you)\b.*"
    rf"|.*\b(?:in full|below|pasted)\b[^.]*:"
    rf"|here (?:is|are)\b.*\b{_MEDIA}\b.*:"
    rf"|(?:the|his|her|its|their|our|what|who|where|how)\b[^.]*:"
    rf"|.*\b{_MEDIA}\b[^.]*:)$",
    re.IGNORECASE | re.DOTALL,
)
_LIST = re.compile(
    rf"^(?:.*\b{_NUMBER}(?: \w+){{0,3}} {_ITEMS}\b.*:"
    rf"|.*\b{_ITEMS}\b[^.:]*(?:as follows|follows?|following|:)"
    rf"|the (?:full |complete )?(?:list|agenda|points|conditions|terms|demands)(?: in brief| in "
    rf"full)?:|they are as follows[.:]|here (?:they|it) (?:are|is)\b.*:?"
    rf"|.*\bhere(?:[’']s| is| are) (?:the|his|her|their|our) (?:list|{_ITEMS})\b.*"
    rf"|.*\b(?:names|list|points|conditions|terms|demands)\b.*\bfollows?:?"
    rf"|\(?(?:see )?(?:the )?(?:list|annex|appendix|schedule|table)(?: [\dIVXA-Z]{{1,3}})?(?: attached|"
    rf" below)?\)?\.?"
    rf"|\(?not reproduced\)?\.?|they are (?:annexed|attached|listed below):?)$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 170  # code points; what announces is short


def find_announced(page: Page) -> tuple[Gap, ...]:
    """Gaps of kind "list" and "embed" where the last words of a paragraph announce what does not come."""
    gaps = []
    for start, end, following in _ends(page):
        words = page.text[start:end]
        colon = words.endswith(":")
        if end - start > _LONGEST or (colon and _LISTED.match(following)):
            continue
        if _LIST.match(words):
            gaps.append(Gap("list", page.span(start, end), "what this announces does not follow in the page"))
        elif _EMBED.match(words):
            gaps.append(Gap("embed", page.span(start, end), "what this announces is not in the page"))
    return tuple(gaps)


def _ends(page: Page) -> Iterator[tuple[int, int, str]]:
    """The last sentence of each paragraph that is read, and the text that follows it."""
    text = page.text
    for block, after in pairwise((*page.blocks, None)):
        assert block is not None  # only the second of the pair can be
        if block.kind not in ("paragraph", "list"):
            continue
        if after is not None and after.kind in ("list", "embed", "post", "passage", "caption"):
            continue
        words = text[block.start : block.end].rstrip()
        cut = [match.end() for match in _SENTENCE.finditer(words)]
        start = block.start + (cut[-1] if cut else 0)
        yield start, block.start + len(words), text[after.start : after.start + 40] if after else ""
