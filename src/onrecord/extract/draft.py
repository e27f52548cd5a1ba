"""A statement in the making."""

from __future__ import annotations

from onrecord.records import Frozen

Runs = tuple[tuple[int, int], ...]


class Draft(Frozen, frozen=True):
    """Source, cue and content as [start, end) code points of the page, each in order."""

    source: Runs
    cue: Runs
    content: Runs
    confidence: float

    @property
    def everything(self) -> Runs:
        """All of its runs."""
        return self.source + self.cue + self.content
