"""Whose voice a paragraph speaks in: the page's author, or an outlet that reports."""

from __future__ import annotations

import re

# Spans of quotation are somebody else's words and say nothing of the paragraph's own voice.
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")

_AUTHOR = re.compile(
    r"\b(?:I|I’m|I'm|me|my|mine|myself|we|us|our|ours|you|your|yours)\b"
    r"|\b\w+n[’']t\b|\b(?:it|that|there|here|what|who|he|she|let)[’']s\b(?! (?:own|\w+(?:ment|tion|er|or|"
    r"ry|ster|man))\b)"
    r"|\b\w+[’'](?:re|ve|ll|m|d)\b"
    r"|\b(?:apparently|probably|perhaps|maybe|surely|hardly|frankly|honestly|obviously|of course|seems?|"
    r"seemed|guess|doubt|"
    r"who knows|it turns out|no doubt|after all|nonsense|ridiculous)\b"
    r"|\b(?:may|might|must|would) (?:not )?(?:be|have)\b(?! (?:to|held|paid|put|able))",
)
_AUTHOR_CASED = re.compile(r"\b(?:WE|OUR)\b")
_EXCLAIMED = re.compile(r"[?!](?:\s|$)")
_REMARK = re.compile(
    r"(?:^|[.!?] ?|\s{2,})(?:(?!(?:Mrs?|Ms|Dr|St|Gen|Sen|Col|Capt|Lt|Rep|Gov|Rev|Prof|Jan|Feb|Sept?|Oct|"
    r"Nov|Dec)\.)[A-Z][a-z]+|Not quite|Good luck|Fair enough)[.!](?= |$)"
)  # "Lovely." "Hardly."
_POINTING = re.compile(
    r"^(?:But|And|So|Or|Nor|Yet|Which|This|That|These|Those|Here|Now|Then|Well|Still|Fine|Oh|Nah|No,|Yes,|"
    r"Note|Look|Consider|"
    r"Read|Remember|Number (?:one|two|three|four)|The (?:first|second|third|last|middle|latter|former)\b|"
    r"What|Why|How|Who|Where)\b"
)

_SAYING = (
    r"(?:said|says|told|announced|declared|stated|added|warned|confirmed|denied|insisted|insists|affirmed|"
    r"informed|wrote|"
    r"called|claimed|described|rejected|vowed|promised|pledged|noted|argued|reported|reports|accused|urged|"
    r"demanded|"
    r"suggested|speak of|calls|has told|had told|explained|repeated|maintained|maintains|assured|recalls|"
    r"answered|refused)"
)
_REPORTED = re.compile(rf"\b{_SAYING}\b")
_DAY = re.compile(
    r"\b(?:on |late |early )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b(?:yesterday|"
    r"this morning|last night|overnight|at noon)\b"
)
_NAME = r"[A-ZÀ-ÞŠŽČ][\w’'.-]+"
_TITLED = re.compile(
    rf"\b(?:President|Prime Minister|Premier|Minister|Secretary|Chancellor|Ambassador|Governor|Senator|"
    rf"General|Gen\.|Colonel|Col\.|"
    rf"Captain|Chief|Speaker|[Ss]pokes(?:man|woman|person)|[Ee]nvoy|[Nn]egotiator|[Mm]inister|[Pp]resident|"
    rf"[Dd]irector|[Ll]eader) (?:of [^,.]{{0,30}} )?{_NAME}"
    rf"|\b{_NAME} {_NAME},? (?:the |a |an |who )"
)
_FULL_NAME = re.compile(rf"\b{_NAME} (?:[A-Z]\. |al-|de |van |von )?{_NAME}\b")
_ATTRIBUTED = re.compile(
    r"\b(?:[Aa]ccording to|officials?|sources?|[Aa]n? (?:[\w-]+ ){0,2}(?:diplomat|official|aide|adviser|"
    r"minister|envoy)|the (?:ministry|government|office|agency))\b"
)

# Where it was said: reports name the occasion, commentators seldom do.
_OCCASION = re.compile(
    rf"\b{_SAYING}\b[^.]{{0,40}}\b(?:on (?:Facebook|Twitter|X|Telegram|television|state|national|social|"
    rf"radio)|reporters|journalists|"
    r"in (?:a|an) (?:\w+ ){0,3}(?:statement|interview|address|briefing|speech|message|letter|post|"
    r"news conference)|"
    r"(?:at|during) (?:a|an|the) (?:\w+ ){0,3}(?:news conference|briefing|press conference|meeting|"
    r"session))\b"
)
_TURN = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ’'. -]+(?: \([^()]{2,60}\))?|Q|A|Question|Answer):|\d{1,2}[:.]\d{2}\b")


def own_words(text: str) -> str:
    """The text without what stands in quotation marks."""
    return _QUOTED.sub(" ", text)


def author_marks(text: str) -> int:
    """How often a paragraph shows its author: I and you, contractions, guesses, questions, pointing back."""
    words = own_words(text)
    marks = len(_AUTHOR.findall(words)) + len(_AUTHOR_CASED.findall(words)) + len(_EXCLAIMED.findall(words))
    marks += len(_REMARK.findall(words))
    return marks + (1 if _POINTING.match(text) else 0)


def report_marks(text: str) -> int:
    """How much a paragraph reads as a report: verb of saying, named and titled source, day, quotation."""
    words = own_words(text)
    marks = (_REPORTED, _DAY, _TITLED, _FULL_NAME, _ATTRIBUTED, _OCCASION)
    return sum(pattern.search(words) is not None for pattern in marks) + (_QUOTED.search(text) is not None)


def is_quotation(text: str) -> bool:
    """Whether a paragraph is quotation and nothing else."""
    return _QUOTED.match(text) is not None and len(own_words(text).split()) < 3


def is_commentary(paragraphs: list[str]) -> bool:
    """Whether the page has an author who speaks up: in at least two paragraphs and a fifth of them.

    In transcripts and tickers everybody says I and nobody comments.
    """
    if sum(_TURN.match(text) is not None for text in paragraphs) >= 3:
        return False
    spoken = sum(author_marks(text) > 0 for text in paragraphs)
    personal = sum(
        re.search(r"\b(?:I|I’m|I'm|me|my|you|your|we|our)\b", own_words(text)) is not None
        for text in paragraphs
    )
    return personal >= 1 and spoken >= 2 and spoken * 5 >= len(paragraphs)
