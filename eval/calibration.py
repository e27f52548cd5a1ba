"""Whether a confidence of 0.8 is right eight times in ten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eval.overlap import Attribution, TokenisedText, match, same_source

BINS = 10


class Bin(NamedTuple):
    """Statements with a confidence from `low` up to the next bin's: how many, how sure, what share right."""

    low: float
    size: int
    confidence: float
    right: float


def judged(
    text: str, gold: Sequence[Attribution], read: Sequence[Attribution], *, nested: bool = True
) -> Iterator[tuple[float, bool]]:
    """Each read statement's confidence, and whether it is in the annotation with its source.

    Without `nested`, for annotations that have no nesting, statements inside others are left out.
    """
    tokens = TokenisedText(text)
    shown = [one for one in read if nested or one.nested_in is None]
    pairs = match([tokens.tokens(one.content) for one in gold], [tokens.tokens(one.content) for one in shown])
    gold_of = {j: gold[i] for i, j in pairs.items()}
    for j, one in enumerate(shown):
        annotated = gold_of.get(j)
        right = annotated is not None and same_source(
            tokens.tokens(annotated.source), tokens.tokens(one.source)
        )
        yield one.confidence, right


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The reliability curve: a row for each tenth of confidence that has statements."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [
        Bin(
            number / BINS,
            len(rows),
            sum(confidence for confidence, _ in rows) / len(rows),
            sum(right for _, right in rows) / len(rows),
        )
        for number, rows in sorted(bins.items())
    ]


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: the mean distance of confidence and share right over the bins, by count."""
    rows = reliability(pairs)
    total = sum(row.size for row in rows)
    return sum(row.size * abs(row.confidence - row.right) for row in rows) / total if total else 0.0
