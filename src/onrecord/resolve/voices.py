"""What a statement's source is taken for, with the evidence: the common form of all ways to tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.mentions_words import ROLE_NOUNS
from onrecord.records import MentionKind
from onrecord.resolve.figures import Figure

NO_NAME = "a label that names nobody"
"""The reason of a voice that is a turn's label and no more ("Q.", "MODERATOR")."""


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
    def is_person(self) -> bool:
        """Whether it is one person who may be "he" or "she": no body, no document, no label of a turn."""
        if self.figure is not None:
            return self.figure.kind == "person"
        if not self.unnamed or self.plural or self.reason == NO_NAME:
            return False
        core = re.split(r"\s(?:of|for|in|from|at|on|to|near|with|who)\s", self.unnamed.lower())[0]
        return bool(self.sex) or bool(set(re.findall(r"[\w-]+", core)[-1:]) & ROLE_NOUNS)

    @property
    def gender(self) -> str | None:
        """Sex of the person, where known."""
        return self.figure.sex if self.figure is not None else self.sex
