"""Official texts, told by their form: communiqués, joint statements, resolutions, letters, notices.

Such a page reports nobody, it is itself what somebody says. No single sentence shows that, so marks are
added up: a title that names the kind of text, an institution as publisher, numbered points, a salutation,
a signature, an institution that speaks in the present tense. What marks a report (a dateline, a byline,
a clock at the head of each entry, verbs of saying beside names) is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.turns import find_turns
from onrecord.page.leadins import has_outlet_word
from onrecord.quotation import find_quotations
from onrecord.records import Page

_I = re.IGNORECASE

_KIND = (
    r"(?:statement|communiqu[eé]|declaration|press (?:release|statement|note|communiqu[eé])|"
    r"note to the press|"
    r"read-?out|letter|resolution|notice|appeal|protocol|(?:agreed )?minutes|memorandum|commentary|"
    r"proclamation|"
    r"message|information for the media|situation note|verbal note|note verbale)"
)
# "Joint statement of …", "Communiqué No. 7: …", "On the incident: final declaration".
TITLE = re.compile(
    rf"(?:^|[:–—] )(?:(?:the|our|an?|full|final|joint|official|press|public|open|pastoral|agreed|trilateral|"
    rf"bilateral|text of(?: the)?|\w+[’']s) )*{_KIND}(?: decision)?(?= ?(?:$|[:,(–—\d]|(?:by|of|from|on|to|"
    rf"no\.?|dated|"
    rf"addressed|adopted|at|concerning|regarding|following|in|for|after)\b))"
    r"|\b(?:joint|final) (?:statement|communiqu[eé]|declaration|press release)\b|\bopen letter\b"
    r"|\b(?:answers? (?:a|to) (?:media |press )?(?:question|quer)|response to (?:a |media |"
    r"press )?(?:question|quer))",
    _I,
)
_REPORTS = re.compile(
    r"\b(?:says?|said|tells?|told|as it happened|live|analysis|opinion|why|how|who|what|transcript|briefing|"
    r"press conference|interview|remarks)\b|\?",
    _I,
)
_INSTITUTION = re.compile(
    r"\b(?:ministr(?:y|ies)|government|office of|department|commission|council|committee|secretariat|union|"
    r"alliance|federation|embassy|mission|delegation|presiden(?:t|cy)|parliament|senate|board|bureau|"
    r"authority|congress|assembly|organi[sz]ation|programme|association|chamber|community|diocese|party|"
    r"forum|ministers|elders|parties|front|command|white house|kremlin|court|agency of|society)\b",
    _I,
)
_HANDOUT = re.compile(
    r"\b(?:for immediate release|(?:un)?official translation|(?:courtesy|unofficial) (?:translation|"
    r"rendering)|"
    r"press (?:service|office|contacts?|enquiries|directorate)|media (?:contact|inquiries|enquiries|"
    r"accreditation)|"
    r"contact for journalists|for information only|issued by|spokesperson[’']s office|free for publication|"
    r"reproduction free|free of charge|authentic in|prevails|done in (?:duplicate|two))\b",
    _I,
)
SALUTATION = re.compile(
    r"\A(?:dear|respected|esteemed|(?:your )?excellenc(?:y|ies)|honou?rable|to (?:all|our|the|whom)|"
    r"brothers|fellow|comrades|sirs?|madam|mr\.?|ministers?|ladies)\b[^.!?\n]{0,80}[,:]?\Z",
    _I,
)
SIGNATURE = re.compile(
    r"\A\W{0,2}(?:yours\b|your (?:brother|friend|servant)|sincerely|respectfully|signed\b|sd/-|/s/|"
    r"done (?:at|in)\b|adopted (?:by|at|in|on)\b|issued (?:by|in|at)\b|"
    r"(?:with )?(?:best|kind|warm) regards|\+ [A-Z])",
    _I,
)
_NUMBER = re.compile(r"\A\(?(?:\d{1,3}|[ivxIVX]{1,4}|[a-h])[.)]\s+(?=\S)")
SUBJECT = re.compile(r"\A(?:the|we|gathered|meeting)\b[^.!?\n]{3,200},\Z", _I)
PARTICIPLE = re.compile(
    r"\A(?:(?:further|also|deeply|gravely|strongly) )?(?:\w{3,}ing|concerned|convinced|mindful|aware|"
    r"determined|"
    r"guided|alarmed|having \w+)\b[^\n]*[,;]\Z",
    _I,
)
_BODY = (
    r"(?:government|ministry|ministers?|council|commission|committee|office|bureau|union|alliance|assembly|"
    r"federation|authority|delegations?|(?:two |both )?(?:sides|parties|countries|governments|ministers|"
    r"presidents)|"
    r"leaders|heads of state(?: and government)?|participants|secretariat|department|party|company|board|"
    r"undersigned|chamber|side|army|command|forum|[A-Z]\w+(?: [A-Z]\w+)?)"
)
_ADVERB = (
    r"(?:(?:strongly|firmly|deeply|categorically|again|also|further|therefore|resolutely|warmly|once more) )?"
)
_PERFORMS = re.compile(
    rf"\b{_BODY}(?: (?:of|"
    rf"for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)? {_ADVERB}"
    r"(?:condemns?|rejects?|calls? (?:on|upon|for)|welcomes?|urges?|reiterates?|express(?:es)?|reaffirms?|"
    r"takes? note|regrets?|recalls?|declares?|informs|demands?|stress(?:es)?|underlines?|emphasi[sz]es?|"
    r"appeals? to|"
    r"invites?|thanks?|affirms?|commends?|requests?|clarifies|recommends?|undertakes?)\b"
)
_MINUTED = re.compile(
    r"\b(?:[Tt]he|[Bb]oth) (?:(?:two|[A-Z]\w+) )?(?:[Ss]ides?|[Pp]arties|(?:[Pp]rime )?[Mm]inisters?|"
    r"[Pp]residents?|"
    r"[Dd]elegations?|[Hh]eads? of [Ss]tate|[Cc]ouncil|[Cc]ommittee|[Ll]eaders|Her Excellency|"
    r"His Excellency) "
    r"(?:\w+ly )?(?!said|told|added)(?:\w{2,}ed|took|undertook|held|met|spoke|gave)\b"
)
_FORMULA = re.compile(
    r"\b(?:hereby|the undersigned|have the honour|hereinafter|shall (?:be|take|remain)|undertakes? to|"
    r"at the invitation of|as follows:)",
    _I,
)
_WE = re.compile(r"\b(?:we|our|us)\b", _I)
_SAYING = re.compile(
    r"\b(?:said|says|told (?:reporters|journalists|parliament)|according to|a source|sources)\b", _I
)
_DATELINE = re.compile(
    r"\A(?:[A-ZÀ-Þ‘’'./ -]{4,}(?:, [\w. ]{2,30}){0,2} ?(?:\([\w ./-]{2,30}\) ?)?[-–—:]{1,2} |"
    r"[A-ZÀ-Þ][\w‘’' ]{2,25}(?:, [\w. ]{2,20})? \([A-Z][\w .]{1,25}\) ?[-–—:] )"
)
_BYLINE = re.compile(r"\A(?:[^\n]{0,40}\. )?by (?:our |the )?[A-ZÀ-Þ]\w+", _I)
_CLOCK = re.compile(r"\A\W{0,2}\d{1,2}[.:h]\d{2}\b")
_LETTER = re.compile(r"\b(?:(?:open|pastoral) letter|letter (?:of the|from|to)|message to)\b", _I)
_DESK = re.compile(
    r"^(?:press|media|information|communications?) "
    r"(?:office|service|bureau|department|directorate) of (?:the )?"
    r"|,? (?:press|media|information|communications?|military) "
    r"(?:office|service|bureau|department|directorate|media)$",
    _I,
)
_EDGE = 4  # paragraphs from either end where letterheads, salutations and signatures stand
_ENOUGH = 2.0  # finds 59 of 63 official texts of talks train and none of its 299 other pages
_LEAST_POINTS = 3
_BODY_KINDS = ("paragraph", "list", "heading", "passage")
_PARTS = re.compile(r"\n\s*\n|\n(?=\W{0,2}\w{1,3}[.)] )")


def is_official(page: Page) -> bool:
    """Whether the page is an official text by its form."""
    return sum(find_marks(page).values()) >= _ENOUGH


def is_letter(page: Page) -> bool:
    """Whether somebody is addressed in it: by its title, or by a salutation."""
    head = [page.text[b.start : b.end].strip() for b in page.blocks if b.kind not in ("furniture", "caption")]
    return _LETTER.search(page.title or "") is not None or any(SALUTATION.match(one) for one in head[:2])


def publisher_of(page: Page) -> str:
    """The outlet's name; of a press office's the institution's. "" where the page has none."""
    return _DESK.sub("", page.outlet or "")


def find_marks(page: Page) -> dict[str, float]:
    """The marks found on a page, with what each adds or takes off; two points make an official text."""
    pieces = [(b.kind, page.text[b.start : b.end].strip()) for b in page.blocks]
    body = [part for kind, piece in pieces if kind in _BODY_KINDS for part in _PARTS.split(piece)]
    if not body:
        return {}
    bare = [_NUMBER.sub("", part) for part in body]
    edges = [one for kind, one in pieces if kind == "furniture"] + body[:_EDGE] + body[-_EDGE:]
    ends = [line for one in edges[-_EDGE:] for line in one.splitlines()]
    title = page.title or ""
    reports = _REPORTS.search(title) is not None
    publisher = publisher_of(page)
    told = _unquoted(page)
    said = len(_SAYING.findall(told))
    found = {
        "title": (2.5, TITLE.search(title) and not reports),
        "a report's title": (-1.0, reports),
        "publisher": (1.5, _INSTITUTION.search(publisher) and not has_outlet_word(publisher)),
        "handout": (1.0, any(_HANDOUT.search(one) for one in edges)),
        "points": (1.5, _count(_NUMBER, body) >= _LEAST_POINTS),
        "salutation": (2.0, any(SALUTATION.match(part) for part in body[:2])),
        "signature": (1.0, any(SIGNATURE.match(line) for line in ends)),
        "preamble": (2.5, _count(PARTICIPLE, bare) > 1),
        "performs": (1.0, _PERFORMS.search(told)),
        "minutes": (1.0, len(_MINUTED.findall(told)) >= _LEAST_POINTS),
        "formula": (1.0, _FORMULA.search(told)),
        "nobody said": (0.5, not said),
        "said": (-min(2.0, 0.5 * said), said),
        "we": (1.0, not said and 3 * sum(_WE.search(part) is not None for part in body) >= len(body)),
        "dateline": (-2.0, any(_DATELINE.match(part) for part in body[:2])),
        "byline": (-2.0, any(_BYLINE.match(one) for _, one in pieces[:3])),
        "clock": (-4.0, _count(_CLOCK, body) > 1),
        "passages": (-2.0, any(block.kind == "passage" and block.outlet for block in page.blocks)),
        "turns": (-4.0, any(find_turns(page))),
    }
    return {name: weight for name, (weight, holds) in found.items() if holds}


def _count(pattern: re.Pattern[str], parts: Sequence[str]) -> int:
    return sum(pattern.match(part) is not None for part in parts)


def _unquoted(page: Page) -> str:
    """The page's text with its quotations and furniture left out."""
    holes = [(q.start, q.end) for q in find_quotations(page.text)]
    holes += [(b.start, b.end) for b in page.blocks if b.kind in ("furniture", "caption", "embed")]
    out, at = [], 0
    for start, end in sorted(holes):
        if start > at:
            out.append(page.text[at:start])
        at = max(at, end)
    return " … ".join([*out, page.text[at:]])
