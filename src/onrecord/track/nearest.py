"""Which pairs of statements are worth a look: the nearest by vectors, not all there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.track.pairs import Sketched

Pair = tuple[int, int]
_BLOCK = 512  # rows of the matrix of likenesses held at one time


def nearest_pairs(
    sketched: Sequence[Sketched],
    *,
    neighbours: int,
    least: float,
    fits: Callable[[slice], npt.NDArray[np.bool_]],
) -> set[Pair]:
    """For each statement its nearest ones of those that fit, as pairs of places (the smaller first).

    `fits` gives, for a run of rows, which of all statements each may be paired with. Nearness is the
    cosine of contents with cues, at least `least`.
    """
    if not sketched:
        return set()
    means = np.stack([one.whole.mean for one in sketched])
    pairs: set[Pair] = set()
    for block in _blocks(len(sketched)):
        near = np.round(means[block] @ means.T, 5)
        rows, columns = np.nonzero((near >= least) & fits(block))
        # Of two that are as near, the first one in the record's order is taken.
        order = np.lexsort((columns, -near[rows, columns], rows))
        rows, columns = rows[order], columns[order]
        rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
        for row, column in zip(
            rows[rank < neighbours].tolist(), columns[rank < neighbours].tolist(), strict=True
        ):
            at = block.start + row
            pairs.add((min(at, column), max(at, column)))
    return pairs


def _blocks(n: int) -> Iterator[slice]:
    return (slice(start, min(start + _BLOCK, n)) for start in range(0, n, _BLOCK))


def codes(values: Sequence[str]) -> npt.NDArray[np.int64]:
    """A number for each different value, -1 for the empty one."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(value, len(known)) if value else -1 for value in values], np.int64)
