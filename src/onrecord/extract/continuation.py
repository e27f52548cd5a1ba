"""Quotations that go on: a paragraph that opens a mark again after one that was left open."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onrecord.extract.draft import Draft
from onrecord.extract.spans import overlap
from onrecord.quotation import CLOSING, OPENING, STRAIGHT

_BREAK = re.compile(r"\s*\n\s*")
_PARAGRAPH = re.compile(r"[^\n]*(?:\n(?!\s*\n)[^\n]*)*")


def with_continuations(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the paragraphs that carry on a quotation added to the one that began it.

    By the printers' rule a quotation of several paragraphs opens each with a mark and closes only
    the last. A paragraph that has a statement with a cue of its own is not taken.
    """
    out = list(drafts)
    for draft in sorted(drafts, key=lambda d: d.content[-1]):
        if draft not in out:
            continue
        longer = draft
        while (more := _continuation(text, longer.content[-1])) is not None:
            within = [d for d in out if d is not draft and overlap(d.content, (more,))]
            if any(d.cue and overlap(d.cue, (_paragraph_at(text, more[0]),)) for d in within):
                break
            for d in within:  # what has no cue of its own was this quotation's all along
                if not d.cue:
                    out.remove(d)
            longer = msgspec.structs.replace(longer, content=(*longer.content, more))
        if longer is not draft:
            out[out.index(draft)] = longer
    return out


def _paragraph_at(text: str, at: int) -> tuple[int, int]:
    match = _PARAGRAPH.match(text, at)
    return at, match.end() if match else len(text)


def _continuation(text: str, run: tuple[int, int]) -> tuple[int, int] | None:
    """The quoted beginning of the next paragraph, when the run leaves a mark open at its paragraph's end."""
    start, end = run
    last_open = max(text.rfind(mark, start, end) for mark in OPENING + STRAIGHT)
    if last_open < 0 or any(mark in text[last_open + 1 : end] for mark in CLOSING + STRAIGHT):
        return None
    gap = _BREAK.match(text, end)
    if gap is None or gap.end() >= len(text) or text[gap.end()] not in OPENING + STRAIGHT:
        return None
    begin, stop = _paragraph_at(text, gap.end())
    closes = [at for mark in CLOSING + STRAIGHT if (at := text.find(mark, begin + 1, stop)) >= 0]
    return begin, min(closes) + 1 if closes else stop
