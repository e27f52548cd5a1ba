"""Counts to figures: precision, recall, F1, shares and bootstrap intervals, all in per cent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

# What is counted: a name, or a name with what it is counted under.
Counts = Counter[tuple[str, ...]]

RESAMPLES = 1000
SEED = 20220225


class Score(NamedTuple):
    """Precision, recall and F1 in per cent, unrounded."""

    p: float
    r: float
    f: float


class Interval(NamedTuple):
    """The 2.5th and 97.5th percentile of a figure over resampled articles."""

    low: float
    high: float


def score(right: float, read: float, gold: float) -> Score:
    """The figures from the number right, the number read and the number in the corpus."""
    precision = right / read if read else 0.0
    recall = right / gold if gold else 0.0
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(100 * precision, 100 * recall, 100 * f)


def share(part: float, whole: float) -> float:
    """`part` of `whole` in per cent; 0 of nothing."""
    return 100 * part / whole if whole else 0.0


def total(counts: Sequence[Counts]) -> Counts:
    """The sum of the articles' counts."""
    out: Counts = Counter()
    for one in counts:
        out.update(one)
    return out


def interval(counts: Sequence[Counts], figure: Callable[[Counts], float]) -> Interval:
    """The percentile bootstrap (Efron 1979) of a figure, articles drawn with replacement.

    The same counts give the same interval.
    """
    keys = sorted(total(counts))
    table = np.array([[one[key] for key in keys] for one in counts])  # (n_articles, n_keys)
    draws = np.random.default_rng(SEED).integers(0, len(counts), (RESAMPLES, len(counts)))
    figures = [
        figure(Counter(dict(zip(keys, row, strict=True)))) for row in table[draws].sum(axis=1).tolist()
    ]
    low, high = np.percentile(figures, [2.5, 97.5])
    return Interval(float(low), float(high))
