"""Quotation marks: what stands between them, and what that makes of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.records import Frozen, StatementKind

_DOUBLE = re.compile(r"``|''|[“”„«»\"]")
_CLOSES = "”»"
_TOGGLES = ('"', "''")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*|\Z")
# A single mark opens before a word and closes after a mark of punctuation; after a bare word only when
# what it encloses is short, or "the ministers' cars" would end a quotation.
_SINGLE = re.compile(
    r"(?<![\w’'])(?P<open>[‘'])(?=[^\s’'])"
    r"(?:[\w-]+(?: [\w-]+){0,2}|(?:[^\n]|\n(?!\s*\n))*?(?<=[.,!?…;:—–\-”\"]))"
    r"(?P<close>[’'])(?!\w)"
)
# A style is told by quotations that are somebody's words; shorter ones are scare quotes and titles.
_TELLING_WORDS = 4


class Quotation(Frozen, frozen=True):
    """A run in quotation marks, in code points.

    [start, end) takes the marks in, [inner_start, inner_end) leaves them out. One that is never closed
    (`closed` false) has no mark at its end.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order.

    Double marks count. Single ones (‘…’, '…') do where they are the house's style: where more of them
    than of the double ones hold somebody's words (those within the others not counted). A paragraph's end
    ends a quotation. One that is never closed ends with its line, unless the next paragraph opens a mark
    again (the printers' sign that it goes on): then with its paragraph.
    """
    doubles = list(_doubles(text))
    if "‘" not in text and "'" not in text:
        return tuple(doubles)
    singles = [Quotation(m.start(), m.end(), m.end("open"), m.start("close")) for m in _SINGLE.finditer(text)]
    outer_singles = _outside(singles, doubles)
    outer_doubles = _outside(doubles, singles)
    if doubles and _telling(text, outer_singles) <= _telling(text, outer_doubles):
        return tuple(doubles)
    return tuple(sorted([*singles, *outer_doubles], key=lambda q: q.start))


def find_quoted(text: str) -> bytes:
    """One byte a code point: 1 where it stands within a quotation, 0 elsewhere and on the marks."""
    inside = bytearray(len(text))
    for quotation in find_quotations(text):
        inside[quotation.inner_start : quotation.inner_end] = b"\1" * (
            quotation.inner_end - quotation.inner_start
        )
        for mark in _DOUBLE.finditer(text, quotation.inner_start, quotation.inner_end):
            inside[mark.start() : mark.end()] = bytes(mark.end() - mark.start())
    return bytes(inside)


def kind_of(text: str, quoted: bytes, content: Iterable[tuple[int, int]]) -> StatementKind:
    """Direct when all of the content's words are quoted, indirect when none is, mixed otherwise.

    (PolNeAR's kinds; `content` are [start, end) code points.)
    """
    words = marked = 0
    for start, end in content:
        for word in re.finditer(r"\w+", text[start:end]):
            words += 1
            marked += quoted[start + word.start()]
    if not marked:
        return "indirect"
    return "direct" if marked == words else "mixed"


def _doubles(text: str) -> Iterator[Quotation]:
    at = 0
    while at < len(text):
        stop = _PARAGRAPH_END.search(text, at)
        assert stop is not None  # the end of the text matches
        opened: re.Match[str] | None = None
        for mark in _DOUBLE.finditer(text, at, stop.start()):
            if opened is None:
                opened = mark if mark[0] not in _CLOSES else None
            elif mark[0] in _CLOSES or mark[0] in _TOGGLES or (opened[0] == "„" and mark[0] == "“"):
                yield Quotation(opened.start(), mark.end(), opened.end(), mark.start())
                opened = None
        if opened is not None:
            goes_on = _DOUBLE.match(text, stop.end())
            line_end = text.find("\n", opened.end(), stop.start())
            end = stop.start() if goes_on or line_end < 0 else line_end
            yield Quotation(opened.start(), end, opened.end(), end, closed=False)
        at = max(stop.end(), at + 1)


def _outside(quotations: Sequence[Quotation], others: Sequence[Quotation]) -> list[Quotation]:
    """Those that none of the others holds. Both are in order."""
    out, k = [], 0
    for quotation in quotations:
        while k < len(others) and others[k].end < quotation.end:
            k += 1
        if k == len(others) or others[k].start > quotation.start:
            out.append(quotation)
    return out


def _telling(text: str, quotations: Sequence[Quotation]) -> int:
    return sum(len(text[q.inner_start : q.inner_end].split()) >= _TELLING_WORDS for q in quotations)
