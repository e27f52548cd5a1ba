"""Which statement is told within which."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.draft import Draft
from onrecord.extract.spans import covered


def find_parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the innermost other one whose content holds its cue and content.

    A draft without a cue is held by a content that holds its own and is longer.
    """
    lengths = [sum(end - start for start, end in draft.content) for draft in drafts]
    parents: list[int | None] = []
    for i, draft in enumerate(drafts):
        marks = draft.cue or draft.content[:1]
        holders = [
            j
            for j, other in enumerate(drafts)
            if j != i
            and all(covered(other.content, run) for run in marks)
            and (lengths[j], -j) > (lengths[i], -i)
        ]
        parents.append(min(holders, key=lambda j: (lengths[j], -j)) if holders else None)
    return parents
