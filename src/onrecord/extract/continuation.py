"""Quotations that go on: a paragraph that opens a mark again after one that was left open."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onrecord.extract.draft import Draft
from onrecord.extract.spans import Run, overlap
from onrecord.quotation import Quotation

_PARAGRAPH_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
_BREAK = re.compile(r"\s*\n\s*")
_PARAGRAPH = re.compile(r"[^\n]*(?:\n(?!\s*\n)[^\n]*)*")


def within_paragraph(text: str, quotations: Sequence[Quotation], run: Run, cue: Run) -> Run:
    """The part of the run that stands in the cue's paragraph (else its first part).

    What hangs on a cue stands in the cue's paragraph, or is a quotation that goes on in the next.
    """
    onward = _onward(text, quotations)
    parts, at = [], run[0]
    for gap in _PARAGRAPH_BREAK.finditer(text, *run):
        if gap.start() not in onward:
            parts.append((at, gap.start()))
            at = gap.end()
    parts.append((at, run[1]))
    before = max((gap.end() for gap in _PARAGRAPH_BREAK.finditer(text, 0, cue[0])), default=0)
    after = _PARAGRAPH_BREAK.search(text, cue[1])
    paragraph = (before, after.start() if after else len(text))
    return next((part for part in parts if overlap((part,), (paragraph,))), parts[0])


def paragraphs_of(text: str, run: Run) -> list[Run]:
    """The run cut at the ends of paragraphs."""
    edges = [run[0], *(edge for gap in _PARAGRAPH_BREAK.finditer(text, *run) for edge in gap.span()), run[1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def with_continuations(text: str, quotations: Sequence[Quotation], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the paragraphs that carry on a quotation added to the one that began it.

    By the printers' rule a quotation of several paragraphs opens each with a mark and closes only
    the last. A paragraph that has a statement with a cue of its own is not taken.
    """
    onward = _onward(text, quotations)
    out = list(drafts)
    for draft in sorted(drafts, key=lambda d: d.content[-1]):
        if draft not in out:
            continue
        longer = draft
        while (more := onward.get(longer.content[-1][1])) is not None:
            within = [d for d in out if d is not draft and overlap(d.content, (more,))]
            paragraph = _PARAGRAPH.match(text, more[0])
            where = (more[0], paragraph.end() if paragraph else len(text))
            if any(overlap(d.cue, (where,)) for d in within):
                break
            for d in within:  # what has no cue of its own was this quotation's all along
                if not d.cue:
                    out.remove(d)
            longer = msgspec.structs.replace(longer, content=(*longer.content, more))
        if longer is not draft:
            out[out.index(draft)] = longer
    return out


def _onward(text: str, quotations: Sequence[Quotation]) -> dict[int, Run]:
    """For the end of a quotation that is left open, the quotation that opens the next paragraph."""
    begins = {quotation.start: quotation for quotation in quotations}
    onward: dict[int, Run] = {}
    for quotation in quotations:
        gap = None if quotation.closed else _BREAK.match(text, quotation.end)
        following = begins.get(gap.end()) if gap else None
        if following is not None:
            onward[quotation.end] = (following.start, following.end)
    return onward
