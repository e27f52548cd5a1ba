"""Which statement is told within which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.draft import Draft
from onrecord.extract.spans import Run, covered


def find_parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the innermost other one whose content holds its cue and content.

    A draft without a cue is held by a content that holds its own and is longer.
    """
    lengths = [sum(end - start for start, end in draft.content) for draft in drafts]
    marks = [draft.cue or draft.content[:1] for draft in drafts]
    parents: list[int | None] = [None] * len(drafts)
    for i, around in _around([runs[0] for runs in marks], [draft.content for draft in drafts]):
        holders = [
            j
            for j in around
            if all(covered(drafts[j].content, run) for run in marks[i])
            and (lengths[j], -j) > (lengths[i], -i)
        ]
        parents[i] = min(holders, key=lambda j: (lengths[j], -j)) if holders else None
    return parents


def _around(runs: Sequence[Run], contents: Sequence[Sequence[Run]]) -> Iterator[tuple[int, set[int]]]:
    """For each run the other contents that are open where it begins: one pass over the page."""
    pieces = sorted((start, end, j) for j, content in enumerate(contents) for start, end in content)
    open_: list[tuple[int, int]] = []  # end, index
    at = 0
    for i in sorted(range(len(runs)), key=lambda i: runs[i][0]):
        start = runs[i][0]
        while at < len(pieces) and pieces[at][0] <= start:
            open_.append(pieces[at][1:])
            at += 1
        open_ = [(end, j) for end, j in open_ if end > start]
        yield i, {j for _, j in open_ if j != i}
