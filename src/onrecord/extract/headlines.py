"""Headlines: what hangs on a headline's cue stands in it, the source last ("…, says the minister")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from onrecord.extract.draft import Draft, Runs
from onrecord.extract.spans import Run
from onrecord.records import Page

# "Dam talks dead, says minister", "“We are next,” claim heirs": after the cue nothing but its subject.
_LAST = re.compile(r"[,”\"’'] \Z")


def within_headlines(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those whose cue stands in a heading kept to it; one left without content goes.

    Where the cue comes after the content and a comma, the rest of the heading is its source.
    """
    headings = [(b.start, b.end) for b in page.blocks if b.kind == "heading"]
    starts = [start for start, _ in headings]
    out = []
    for draft in drafts:
        number = bisect_right(starts, draft.cue[0][0]) - 1 if draft.cue else -1
        if number < 0 or draft.cue[0][0] >= headings[number][1]:
            out.append(draft)
        elif kept := _kept(page.text, draft, headings[number]):
            out.append(kept)
    return out


def _kept(text: str, draft: Draft, heading: Run) -> Draft | None:
    source, content = _cut(draft.source, heading), _cut(draft.content, heading)
    cue = draft.cue[-1]
    before = tuple(run for run in content if run[1] <= cue[0])
    if before and not source and _LAST.search(text[heading[0] : cue[0]]):
        name = text[cue[1] : heading[1]]
        start = cue[1] + len(name) - len(name.lstrip())
        if name.strip():
            return msgspec.structs.replace(draft, source=((start, heading[1]),), content=before)
    return msgspec.structs.replace(draft, source=source, content=content) if content else None


def _cut(runs: Runs, to: Run) -> Runs:
    cut = ((max(start, to[0]), min(end, to[1])) for start, end in runs)
    return tuple(run for run in cut if run[0] < run[1])
