"""Words that pass on what somebody holds without saying who: "it is widely believed", "is said to"."""

from __future__ import annotations

import re

from onrecord.records import Gap, Page

_HOW = (
    r"(?:(?:also|now|already|again|widely|generally|commonly|often|still|variously|reliably|even|"
    r"sometimes|much|being|long|since|largely|universally|privately|openly) )*"
)
_HELD = (
    r"(?:believed|said|rumou?red|assumed|thought|reported|understood|alleged|claimed|whispered|suggested|"
    r"felt|feared|supposed|murmured|muttered|speculated|hinted|taken for granted|accepted|written|learnt|"
    r"learned|agreed|held)"
)
_OF_SOMEBODY = (
    r"(?:believed|said|rumou?red|assumed|thought|reported|understood|alleged|claimed|whispered|supposed|"
    r"learnt|learned|tipped|reputed|presumed)"
)
_NOUN = (
    r"(?:rumou?rs?|reports|claims|suggestions?|allegations?|accusations?|speculation|gossip|whispers|"
    r"insinuations?|calls)"
)
_PATTERNS = (
    rf"(?<!\w)it(?: is| was| has been| had been|[’']s| is being) {_HOW}{_HELD}(?! by\b)",
    (
        rf"(?<!\w)(?:is|are|was|were) {_HOW}{_OF_SOMEBODY}(?= to (?!reporters|journalists|the |a |an |us\b|"
        rf"me\b))"
    ),
    (
        r"(?<!\w)(?:we|one|people|readers) (?:are|is|[’']re) (?:often |always |now |repeatedly |"
        r"constantly )?told"
    ),
    (
        r"(?:(?<=[.!?:] )|(?<=\n)|(?<=, )|\A)(?:they|people|some|many|folk|everyone|everybody) (?:say|"
        r"believe|think)(?= |,|\.|;)"
    ),
    (
        r"(?<!\w)(?:one hears|word is|word has it|word (?:at|on|in) the \w+ is|rumou?r has it|legend has "
        r"it|the story goes|the word (?:is|in)|the talk is|tongues wag)"
    ),
    (
        r"(?<!\w)there (?:is|was|[’']s|are|were|has been) (?:also |already |now |some |much |even "
        r")*(?:talk|a theory|speculation|a rumou?r|rumou?rs|whispers|gossip|a suspicion|a belief|a "
        r"story)(?: of)?"
    ),
    r"(?<!\w)(?:it is )?an open secret",
    r"(?<!\w)(?:conventional wisdom|popular wisdom|common wisdom)(?: \w+)?",
    (
        rf"(?:den(?:y|ied|ies)|dismiss(?:ed|es)?|reject(?:ed|s)?|noted?|refut(?:ed|es)|brushed aside|"
        rf"scoffed at|laughed off|waved away|waved off|disput(?:ed|es)|contradict(?:ed|s)|respond(?:ed|"
        rf"ing) to|reacting to|asked about|commenting on)(?:,? [\w,]+){{0,3}}? (?P<noun>(?:(?:the|a|an|all|"
        rf"any|these|such|recent|press|media|foreign|earlier|local) )*{_NOUN})(?= (?:that|of|for|to|about|"
        rf"he|she|it|they)\b)"
    ),
    (
        r"(?<!\w)(?:amid|despite|following) (?P<noun2>(?:\w+ )?(?:rumou?rs|reports|speculation|"
        r"claims))(?= (?:that|of)\b)"
    ),
    (
        r"(?<!\w)(?P<noun3>[Rr]umou?rs?(?: (?:has it|have it|says?|spread|persist|going round|doing the "
        r"rounds|we can[’']t stand up))?)(?=(?: that\b|:| of\b))"
    ),
    r"(?<!\w)(?P<noun4>rumou?red)(?= to\b)",
)
_FOUND = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)
_NOTE = "nobody is named who holds this"


def find_hearsay(page: Page) -> tuple[Gap, ...]:
    """Gaps of kind "source", on the words that pass something on; in order, none inside another."""
    text = page.text
    found = sorted(match.span(match.lastgroup or 0) for pattern in _FOUND for match in pattern.finditer(text))
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if not spans or spans[-1][1] <= start:
            spans.append((start, end))
    read = [
        (block.start, block.end)
        for block in page.blocks
        if block.kind not in ("furniture", "caption", "embed")
    ]
    return tuple(
        Gap("source", page.span(start, end), _NOTE)
        for start, end in spans
        if not page.blocks or any(a <= start < b for a, b in read)
    )
