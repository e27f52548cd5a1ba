"""Scores of labels to spans: the best labelling of a chain, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.labels import ANCHOR, ARGUMENT, BIO, forbidden

Floats = NDArray[np.float32]
Run = tuple[int, int]

_NEVER = np.float32(-1e4)
_SURELY = 10.0


@dataclass(frozen=True, slots=True)
class Chain:
    """The transition scores of a linear-chain CRF, with what can't follow ruled out.

    Several chains of as many labels can be stacked into one, with a row for each.
    """

    transitions: Floats  # (labels, labels) from, to; stacked (rows, 1, labels, labels)
    start: Floats  # (labels,); stacked (rows, labels)

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

    @classmethod
    def stack(cls, chains: Sequence[Chain]) -> Chain:
        """Chains that label one row each."""
        return cls(np.stack([c.transitions for c in chains])[:, None], np.stack([c.start for c in chains]))

    def best_near(self, logits: Floats) -> NDArray[np.int64]:
        """As `best`, for rows that are O but for a stretch: only that is looked at.

        A word counts as O where every other label scores lower by a margin that no neighbour makes up.
        Not for stacked chains.
        """
        margin = logits[..., 1:].max(-1) - logits[..., 0]  # (n, words)
        maybe = margin > -_SURELY
        labels = np.zeros(margin.shape, np.int64)
        rows = np.flatnonzero(maybe.any(1))
        if not len(rows):
            return labels
        # One word of O on either side, so that going in and out is scored as well.
        first = np.maximum(maybe[rows].argmax(1) - 1, 0)
        end = np.minimum(maybe.shape[1] - maybe[rows, ::-1].argmax(1) + 1, maybe.shape[1])
        width = int((end - first).max())
        at = np.minimum(first, maybe.shape[1] - width)[:, None] + np.arange(width)
        labels[rows[:, None], at] = self.best(logits[rows[:, None], at])
        return labels

    def best(self, logits: Floats) -> NDArray[np.int64]:
        """The likeliest labels of each row, (n, words), for `logits` (n, words, labels) (Viterbi's problem).

        Neighbouring words are joined in a tree, max-plus products of transition matrices, and the tree
        is walked down again: some log2(words) array operations where Viterbi's loop takes one a word.
        """
        n, width, k = logits.shape
        same = np.full((k, k), _NEVER, np.float32)
        np.fill_diagonal(same, 0)
        # steps[:, t] leads from each label of word t to each of word t + 1.
        steps = self.transitions + logits[:, 1:, None, :]
        middles: list[NDArray[np.int8]] = []
        while steps.shape[1] > 1:
            if steps.shape[1] % 2:
                steps = np.concatenate([steps, np.broadcast_to(same, (n, 1, k, k))], 1)
            paths = steps[:, 0::2, :, :, None] + steps[:, 1::2, None, :, :]  # from, middle, to
            middles.append(paths.argmax(3).astype(np.int8))
            steps = paths.max(3)
        first = logits[:, 0] + self.start
        if width == 1:
            return np.asarray(first.argmax(1)[:, None])
        ends = (first[:, :, None] + steps[:, 0]).reshape(n, k * k).argmax(1)
        labels = np.stack([ends // k, ends % k], 1)  # of the words at the ends of each tree node
        for middle in reversed(middles):
            left, right = labels[:, :-1], labels[:, 1:]
            nodes = np.arange(middle.shape[1])
            found = middle[np.arange(n)[:, None], nodes, left[:, : len(nodes)], right[:, : len(nodes)]]
            wider = np.empty((n, 2 * len(nodes) + 1), np.int64)
            wider[:, 0::2], wider[:, 1::2] = labels[:, : len(nodes) + 1], found
            labels = wider
        return np.asarray(labels[:, :width])

    def gain(self, logits: Floats, labels: NDArray[np.int64], run: Run) -> float:
        """By how much the labelling scores better than with O over the run, all else kept (log odds).

        `logits` (words, labels) and `labels` (words,) are of one row; `run` is (first, last word).
        """
        first, end = max(run[0] - 1, 0), min(run[1] + 2, len(labels))  # nothing else changes
        with_it = labels[first:end]
        without = with_it.copy()
        without[run[0] - first : run[1] + 1 - first] = 0
        begins = run[0] == 0
        return self._score(logits[first:end], with_it, begins) - self._score(
            logits[first:end], without, begins
        )

    def _score(self, logits: Floats, labels: NDArray[np.int64], begins: bool) -> float:
        emitted = logits[np.arange(len(labels)), labels].sum()
        start = self.start[labels[0]] if begins else 0.0
        return float(start + emitted + self.transitions[labels[:-1], labels[1:]].sum())


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


def bio_runs(labels: NDArray[np.int64]) -> list[Run]:
    """Spans of one row of BIO labels as (first word, last word)."""
    return [(i, j) for _, i, j in _runs(BIO, labels)]


def _runs(names: tuple[str, ...], labels: NDArray[np.int64]) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for at in np.flatnonzero(labels):
        name = names[labels[at]]
        if name.startswith("I-") and runs and runs[-1][2] == at - 1:
            runs[-1] = (*runs[-1][:2], int(at))
        else:
            runs.append((name[2:], int(at), int(at)))
    return runs
