"""Scores of labels to spans: the best labelling of a chain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.labels import ANCHOR, ARGUMENT, forbidden

Floats = NDArray[np.float32]
Run = tuple[int, int]

_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Chain:
    """The transition scores of a linear-chain CRF, with what can't follow ruled out."""

    transitions: Floats  # (labels, labels) from, to
    start: Floats  # (labels,)

    @classmethod
    def of(cls, labels: tuple[str, ...], transitions: Floats, start: Floats) -> Chain:
        """The chain of these learned scores."""
        transitions, start = transitions.astype(np.float32), start.astype(np.float32)
        for before, after in forbidden(labels):
            if before < 0:
                start[after] = _NEVER
            else:
                transitions[before, after] = _NEVER
        return cls(transitions, start)

    def best(self, logits: Floats, n_words: NDArray[np.int64]) -> NDArray[np.int64]:
        """The likeliest labels (Viterbi), (n, words); 0 after each row's `n_words`."""
        n, width, k = logits.shape
        came = np.zeros((n, width, k), np.int64)
        score = logits[:, 0] + self.start
        for t in range(1, width):
            paths = score[:, :, None] + self.transitions
            came[:, t] = paths.argmax(1)
            moved = paths.max(1) + logits[:, t]
            score = np.where((t < n_words)[:, None], moved, score)
        labels = np.zeros((n, width), np.int64)
        at = score.argmax(1)
        rows = np.arange(n)
        for t in range(width - 1, -1, -1):
            inside = t < n_words
            labels[inside, t] = at[inside]
            at = np.where(inside, came[rows, t, at], at)
        return labels


def anchor_runs(labels: NDArray[np.int64]) -> list[tuple[int, int, bool]]:
    """Anchors of one row as (first word, last word, bare)."""
    return [(i, j, name == "bare") for name, i, j in _runs(ANCHOR, labels)]


def argument_runs(labels: NDArray[np.int64]) -> tuple[list[Run], list[Run]]:
    """Source and content runs of one anchor's row as (first word, last word)."""
    source: list[Run] = []
    content: list[Run] = []
    for name, i, j in _runs(ARGUMENT, labels):
        (source if name == "source" else content).append((i, j))
    return source, content


def _runs(names: tuple[str, ...], labels: NDArray[np.int64]) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for at in np.flatnonzero(labels):
        name = names[labels[at]]
        if name.startswith("I-") and runs and runs[-1][2] == at - 1:
            runs[-1] = (*runs[-1][:2], int(at))
        else:
            runs.append((name[2:], int(at), int(at)))
    return runs
