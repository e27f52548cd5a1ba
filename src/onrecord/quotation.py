"""Quotation marks: what stands between them, and what that makes of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.records import StatementKind

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_SINGLE = re.compile(r"(?<!\w)‘(?=\S)[^‘’\n]*(?:’\w[^‘’\n]*)*(?<=\S)’(?!\w)")


def find_quoted(text: str) -> bytes:
    """One byte a code point: 1 where it stands between double quotation marks, the marks left out.

    A paragraph's end ends a quotation, so that a mark that is never closed swallows no more than its
    paragraph. In a text without double marks the single ones (‘…’) count, as British papers set them.
    """
    inside = bytearray(len(text))
    if not any(mark in text for mark in OPENING + CLOSING + STRAIGHT):
        for match in _SINGLE.finditer(text):
            inside[match.start() + 1 : match.end() - 1] = b"\1" * (match.end() - match.start() - 2)
        return bytes(inside)
    at = 0
    while at < len(text):
        stop = _PARAGRAPH_END.search(text, at)
        end = stop.end() if stop else len(text)
        opened = ""
        for i in range(at, end):
            mark = text[i]
            if mark in CLOSING or (mark == "“" and opened == "„") or (mark == STRAIGHT and opened):
                opened = ""
            elif mark in OPENING or mark == STRAIGHT:
                opened = mark
            elif opened:
                inside[i] = 1
        at = end
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
