"""Spans of a text as sets of its tokens, and one-to-one matching by their overlap.

The definitions that both corpora are scored by. Offsets are code points, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

Range = tuple[int, int]
Kind = Literal["direct", "mixed", "indirect"]
KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")

TOKEN = re.compile(r"\w+|[^\w\s]")
# Two spans are the same when this share of their tokens is common to both.
SAME = 0.5


class Attribution(NamedTuple):
    """One attributed statement, gold or read, as ranges of the article's text.

    `nested_in` is the `id` of the statement of the same page whose content holds this one.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    id: str | None = None
    nested_in: str | None = None
    confidence: float = 1.0


class TokenisedText:
    """A text with its tokens (words, and single marks), which spans are compared by."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(TOKEN.finditer(text))
        self._starts = [token.start() for token in found]
        self._ends = [token.end() for token in found]

    def tokens(self, ranges: Iterable[Range]) -> frozenset[int]:
        """The numbers of all tokens that these ranges touch."""
        return frozenset(
            number
            for start, end in ranges
            for number in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )

    def trimmed(self, ranges: Iterable[Range]) -> tuple[Range, ...]:
        """The ranges cut to alphanumeric ends; those with nothing alphanumeric between them joined."""
        out: list[Range] = []
        for start, end in sorted(ranges):
            inside = [at for at in range(start, end) if self.text[at].isalnum()]
            if not inside:
                continue
            first, last = inside[0], inside[-1] + 1
            if out and not any(char.isalnum() for char in self.text[out[-1][1] : first]):
                out[-1] = (out[-1][0], max(last, out[-1][1]))
            else:
                out.append((first, last))
        return tuple(out)

    def kind(self, ranges: Iterable[Range]) -> Kind:
        """Direct when every word of the ranges stands in double quotation marks, indirect when none does."""
        words = [self._starts[token] for token in self.tokens(ranges)]
        words = [start for start in words if self.text[start].isalnum() or self.text[start] == "_"]
        quoted = sum(start in self._quoted for start in words)
        if not quoted:
            return "indirect"
        return "direct" if quoted == len(words) else "mixed"

    @cached_property
    def _quoted(self) -> frozenset[int]:
        """The characters inside double quotation marks. A quotation ends with its line at the latest."""
        inside: set[int] = set()
        quoting = False
        for at, char in enumerate(self.text):
            if char == "\n":
                quoting = False
            elif char in "“„«":
                quoting = True
            elif char in "”»":
                quoting = False
            elif char == '"' or (char == "'" and self.text[at + 1 : at + 2] == "'"):
                quoting = not quoting
            elif quoting:
                inside.add(at)
        return frozenset(inside)


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of the tokens of either that both have; 0 when one is empty."""
    return len(left & right) / len(left | right) if left and right else 0.0


def same_source(gold: frozenset[int], read: frozenset[int]) -> bool:
    """Whether one holds the other or half of their tokens are common; none is the same as none alone."""
    if not gold or not read:
        return not gold and not read
    return gold <= read or read <= gold or jaccard(gold, read) >= SAME


def match(gold: Sequence[frozenset[int]], read: Sequence[frozenset[int]]) -> dict[int, int]:
    """Which read span each gold span is, one to one, the most alike first; among equals the earliest."""
    alike = [(jaccard(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if g & r]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(alike, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score >= SAME and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
