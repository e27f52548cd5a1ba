"""Passages that a page passes on without saying whose they are, and papers without a date."""

from __future__ import annotations

import re

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
_PATTERNS = (
    rf"[^\n.!?]*\b{_LOST}\b[^\n.!?]*",
    r"\((?:[Vv]ia|[Ss]een|[Ss]aw|[Ff]ound|[Hh]eard|[Pp]assed on|[Ff]rom|[Tt]aken from)\b[^)A-Z\n]*\)",
    rf"\b{_ONE} (?:[\w’'-]+ ){{0,3}}{_PAPER}\b(?=[^\n.!?]{{0,60}}:\s*\n)",
    (
        rf"\b{_ONE} (?:[\w’'-]+ )?{_PAPER}(?=,? (?:writes|has it|says|reports|claims|explains|prints|puts "
        rf"it|takes|thinks|gives|insists|adds|which)\b)"
    ),
    (
        rf"[^\n.!?]*\b(?:this|it|{_PIECE})\b[^\n.!?:]{{0,40}} (?:forwarded|pasted|passed|slipped|handed|"
        rf"reached|sent|photographed|found|copied)\b[^\n.!?A-Z]*:(?=\s*\n)"
    ),
    (
        r"[^\n.!?A-Z]*[A-Z]?[^\n.!?A-Z]*\b(?:sent|forwarded|passed|slipped|handed)(?: on)?(?: to)? (?:me|"
        r"us) (?:this|it|that)\b[^\n.!?]*:?"
    ),
    (
        r"\bI (?:had|have|got|found|saw|heard|give|copy) (?:this|it|that) (?:as|in|on|over|from|"
        r"by)\b[^\n.!?A-Z]*"
    ),
    (
        rf"(?:^|(?<=\n)|(?<=[.!?] ))(?:Another|Some|Somebody[’']s|Someone[’']s|This|An?|One) "
        rf"{_PIECE}\b[^\n.!?A-Z]*:(?=\s*\n)"
    ),
)
_FOUND = tuple(re.compile(pattern, re.MULTILINE) for pattern in _PATTERNS)
_UNDATED = re.compile(
    (
        r"(?<!\w)(?:an? undated \w+|undated|without a date|bears? (?:neither [\w ]+ nor|no) date|no date "
        r"(?:is|was) given|date (?:is )?(?:illegible|missing|not given|unknown))(?!\w)"
    ),
    re.IGNORECASE,
)


def find_nameless(page: Page) -> tuple[Gap, ...]:
    """Gaps of kind "outlet" and "date", told by the words that own up to them; none inside another."""
    spans: list[tuple[int, int, bool]] = []
    for dated, patterns in ((False, _FOUND), (True, (_UNDATED,))):
        for pattern in patterns:
            for match in pattern.finditer(page.text):
                start, end = match.span()
                start += len(match.group()) - len(match.group().lstrip())
                if end - start > 1 and all(end <= a or b <= start for a, b, _ in spans):
                    spans.append((start, end, dated))
    return tuple(
        Gap("date", page.span(start, end), "no date is given")
        if dated
        else Gap("outlet", page.span(start, end), "a passage is quoted and its outlet is not named")
        for start, end, dated in sorted(spans)
    )
