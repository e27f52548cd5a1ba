"""What a statement's source is taken for, with the evidence: the common form of all ways to tell."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import MentionKind
from onrecord.resolve.figures import Figure


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: a figure, or somebody unnamed (`unnamed` in words), or nobody that can be told.

    `at` is the source's place; `reason`, `evidence` ([start, end) runs) and `confidence` make the link.
    `party` is the side of an unnamed one. `plural` and `sex` serve the pronouns that follow.
    """

    figure: Figure | None
    at: tuple[int, int]
    kind: MentionKind
    reason: str
    evidence: tuple[tuple[int, int], ...] = ()
    confidence: float = 0.0
    unnamed: str | None = None
    party: Figure | None = None
    plural: bool = False
    sex: str | None = None

    @property
    def name(self) -> str | None:
        """The speaker in words: the canonical name, "(unnamed) …", or None."""
        if self.figure is not None:
            return self.figure.name
        return f"(unnamed) {self.unnamed}" if self.unnamed else None

    @property
    def gender(self) -> str | None:
        """Sex of the person, where known."""
        return self.figure.sex if self.figure is not None else self.sex
