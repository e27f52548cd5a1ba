"""A text with marks over it to well-nested HTML, also where the marks overlap or cross."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# HTML can't hold these, however they are written; U+FFFD shows that something stood there.
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF], "\ufffd")


@dataclass(frozen=True, slots=True)
class Mark:
    """An element over [start, end), in code points of the text.

    `attributes` is finished HTML; `first` is added to the first piece alone when a mark is cut.
    """

    start: int
    end: int
    attributes: str
    first: str = ""


def escape(text: str) -> str:
    """The text as HTML content or attribute value: shown, never run."""
    return html.escape(text, quote=True).translate(_UNWRITABLE)


def mark_up(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    """HTML of `text[start:end]` with the marks as `<span>`s.

    Longer marks hold shorter ones; where two cross, the inner one is cut in pieces. The text
    between the tags is that of the run, character for character.
    """
    inside = sorted(
        (mark for mark in marks if max(mark.start, start) < min(mark.end, end)),
        key=lambda mark: (mark.start, -mark.end),
    )
    return "".join(_pieces(text, inside, start, end))


def _pieces(text: str, marks: Sequence[Mark], start: int, end: int) -> Iterator[str]:
    edges = {start, end}
    for mark in marks:
        edges.update((max(mark.start, start), min(mark.end, end)))
    cuts = sorted(edges)
    opened: list[Mark] = []
    for here, there in pairwise(cuts):
        wanted = [mark for mark in marks if mark.start <= here and mark.end >= there]
        kept = 0
        while kept < min(len(opened), len(wanted)) and opened[kept] is wanted[kept]:
            kept += 1
        yield "</span>" * (len(opened) - kept)
        for mark in wanted[kept:]:
            first = f" {mark.first}" if mark.first and mark.start == here else ""
            yield f"<span {mark.attributes}{first}>"
        yield escape(text[here:there])
        opened = wanted
    yield "</span>" * len(opened)
