"""Passages that a page passes on without saying whose they are, and papers without a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Gap, Page

_PAPER = (
    r"(?:newspaper|paper|daily|weekly|newsletter|tabloid|magazine|web ?site|site|blog|column|broadsheet|"
    r"gazette|portal|channel|news feed|bulletin|sheet)"
)
_PIECE = (
    r"(?:item|text|piece|cutting|clipping|screenshot|report|paragraph|article|story|excerpt|extract|this "
    r"one|one|passage|lines?)"
)
_ONE = (
    r"(?:a|an|one|another|some|somebody[’']s|someone[’']s|a certain|some other|a third|a second|yet another)"
)
_NAME = r"(?:name|names|masthead|head|header|heading|link|byline|logo|title|credit)"
_LOST = (
    rf"(?:(?:without|no|lost|has lost|missing) (?:a |its |any |the )?{_NAME}\b(?! yet| on (?:the|"
    rf"their))|without (?:saying|telling)? ?where"
    rf"|(?:whose|which|its|the) {_NAME} [^\n.!?]{{0,30}}?(?:cut off|forgotten|swallowed|lost|torn|not "
    rf"remember|illegible)"
    r"|no idea who|logo cropped|would not name|don[’']t know who|cannot say whose|can[’']t say "
    r"(?:where|whose|who)|who ran it"
    r"|where it (?:is|was|came) from|gives? no source)"
)
# What one sentence says; it counts whole. A sentence that announces has only one name, the sender's.
_WHOLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_LOST}\b",
        (
            rf"\b(?:this|it|{_PIECE})\b[^:]{{0,40}} (?:forwarded|pasted|passed|slipped|handed|reached|sent|"
            r"photographed|found|copied)\b[^A-Z]*:\Z"
        ),
        (
            r"\A[^A-Z]*[A-Z]?[^A-Z]*\b(?:sent|forwarded|passed|slipped|handed)(?: on)?(?: to)? (?:me|us) "
            r"(?:this|it|that)\b"
        ),
        rf"\A(?:Another|Some|Somebody[’']s|Someone[’']s|This|An?|One) {_PIECE}\b[^A-Z]*:\Z",
    )
)
_WORDS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\((?:[Vv]ia|[Ss]een|[Ss]aw|[Ff]ound|[Hh]eard|[Pp]assed on|[Ff]rom|[Tt]aken "
            r"from)\b[^)A-Z\n]{0,80}\)"
        ),
        rf"\b{_ONE} (?:[\w’'-]+ ){{0,3}}{_PAPER}\b(?=[^\n.!?]{{0,60}}:\s*\n)",
        (
            rf"\b{_ONE} (?:[\w’'-]+ )?{_PAPER}(?=,? (?:writes|has it|says|reports|claims|explains|"
            rf"prints|puts "
            rf"it|takes|thinks|gives|insists|adds|which)\b)"
        ),
        (
            r"\bI (?:had|have|got|found|saw|heard|give|copy) (?:this|it|that) (?:as|in|on|over|from|"
            r"by)\b[^\n.!?A-Z]{0,80}"
        ),
    )
)
_SENTENCE = re.compile(r"[^\n.!?]+")
_LONGEST = 300  # code points; what owns up to something is short
_UNDATED = re.compile(
    (
        r"(?<!\w)(?:an? undated \w+|undated|without a date|bears? (?:neither (?:\w+ ){1,3}nor|no) "
        r"date|no date "
        r"(?:is|was) given|date (?:is )?(?:illegible|missing|not given|unknown))(?!\w)"
    ),
    re.IGNORECASE,
)


def find_nameless(page: Page) -> tuple[Gap, ...]:
    """Gaps of kind "outlet" and "date", told by the words that own up to them; none inside another."""
    spans: list[tuple[int, int, bool]] = []
    for start, end, dated in sorted((*_sentences(page.text), *_phrases(page.text))):
        if not spans or spans[-1][1] <= start:
            spans.append((start, end, dated))
    return tuple(
        Gap("date", page.span(start, end), "no date is given")
        if dated
        else Gap("outlet", page.span(start, end), "a passage is quoted and its outlet is not named")
        for start, end, dated in spans
    )


def _sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Sentences that say of what they announce that nobody knows whose it is."""
    for match in _SENTENCE.finditer(text):
        words = match.group().strip()
        if 1 < len(words) <= _LONGEST and any(pattern.search(words) for pattern in _WHOLE):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield start, start + len(words), False


def _phrases(text: str) -> Iterator[tuple[int, int, bool]]:
    for pattern in _WORDS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), False
    for match in _UNDATED.finditer(text):
        yield match.start(), match.end(), True
