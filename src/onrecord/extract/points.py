"""The paragraphs and numbered points of a text, and their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from onrecord.extract.spans import Run, trim
from onrecord.records import Frozen, Page

_BULLET = r"(?:\(?(?:\d{1,3}|[ivxIVX]{1,4}|[a-z])[.)]|[—–•*-])\s+"
_LEADING_BULLET = re.compile(_BULLET)
# Up to an empty line, or to a line that begins with the next point.
_POINT = re.compile(rf"\S(?:[^\n]|\n(?!\s*\n|\s*{_BULLET}))*")
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bNo)(?<!\bHon)(?<!\bH\.E)(?<!\bSt)(?<!\bArt)"
    r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(]?[A-ZÀ-Þ0-9])"
)


class Point(Frozen, frozen=True):
    """A paragraph or point of a text, [start, end) code points without its number, letter or mark.

    `style` is what it is marked with: "" for a paragraph, else "number", "letter" or "mark".
    """

    start: int
    end: int
    style: Literal["", "number", "letter", "mark"]

    @property
    def run(self) -> Run:
        """Its code points."""
        return self.start, self.end


def find_points(page: Page) -> Iterator[Point]:
    """The paragraphs and points of the page's text, in order; what holds no letter is left out."""
    for block in page.blocks:
        if block.kind not in ("paragraph", "list", "passage"):
            continue
        for match in _POINT.finditer(page.text, block.start, block.end):
            bullet = _LEADING_BULLET.match(page.text, *match.span())
            run = trim(page.text, (bullet.end() if bullet else match.start(), match.end()))
            if run and any(c.isalpha() for c in page.text[slice(*run)]):
                yield Point(*run, _style(bullet[0]) if bullet else "")


def _style(bullet: str) -> Literal["number", "letter", "mark"]:
    bullet = bullet.strip("(.) \n")
    return "number" if bullet.isdigit() or bullet.isupper() else "letter" if bullet.isalpha() else "mark"


def find_sentences(text: str, run: Run) -> Iterator[Run]:
    """The sentences of a run, white space after them included; together they are the run."""
    at = run[0]
    for match in _SENTENCE_END.finditer(text, *run):
        yield at, match.end()
        at = match.end()
    if at < run[1]:
        yield at, run[1]
