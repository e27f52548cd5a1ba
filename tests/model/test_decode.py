import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.decode import Chain, Floats, anchor_runs, argument_runs
from onrecord.model.labels import ANCHOR, ARGUMENT, forbidden


def normal(rng: np.random.Generator, *shape: int) -> Floats:
    return rng.normal(size=shape).astype(np.float32)


def chain_and_scores(seed: int, n: int, width: int) -> tuple[Chain, Floats]:
    rng = np.random.default_rng(seed)
    k = len(ARGUMENT)
    chain = Chain.of(ARGUMENT, normal(rng, k, k), normal(rng, k))
    return chain, normal(rng, n, width, k) * 2


def score(chain: Chain, logits: Floats, path: tuple[int, ...]) -> float:
    total = float(chain.start[path[0]]) + float(logits[0, path[0]])
    for t in range(1, len(path)):
        total += float(chain.transitions[path[t - 1], path[t]]) + float(logits[t, path[t]])
    return total


@given(st.integers(0, 10_000), st.integers(1, 6))
def test_best_is_the_best_of_all_paths(seed: int, width: int) -> None:
    chain, logits = chain_and_scores(seed, 2, width)
    labels = chain.best(logits)
    for row in range(2):
        paths = itertools.product(range(len(ARGUMENT)), repeat=width)
        assert tuple(labels[row]) == max(paths, key=lambda path: score(chain, logits[row], path))


def test_gain_is_what_a_run_adds_to_the_score() -> None:
    chain, logits = chain_and_scores(5, 1, 6)
    labels = np.array([1, 2, 0, 3, 4, 0])
    without = (1, 2, 0, 0, 0, 0)
    expected = score(chain, logits[0], tuple(labels.tolist())) - score(chain, logits[0], without)
    assert chain.gain(logits[0], labels, (3, 4)) == pytest.approx(expected, abs=1e-4)


@given(st.integers(0, 10_000), st.integers(3, 40))
def test_best_near_is_best_where_all_else_is_surely_outside(seed: int, width: int) -> None:
    chain, logits = chain_and_scores(seed, 4, width)
    rng = np.random.default_rng(seed)
    for row in logits[:3]:  # the last row is unsure everywhere
        first, end = sorted(rng.integers(0, width + 1, 2))
        outside = np.ones(width, np.bool_)
        outside[first:end] = False
        row[outside, 0] += 60
    assert chain.best_near(logits).tolist() == chain.best(logits).tolist()


def test_best_near_finds_nothing_where_nothing_is_likely() -> None:
    chain, logits = chain_and_scores(1, 2, 9)
    logits[..., 0] += 60
    assert not chain.best_near(logits).any()


def test_stacked_chains_label_a_row_each_as_they_would_alone() -> None:
    made = [chain_and_scores(seed, 1, 12) for seed in (1, 2, 3)]
    stacked = Chain.stack([chain for chain, _ in made])
    rows = stacked.best(np.concatenate([logits for _, logits in made]))
    for row, (chain, logits) in zip(rows, made, strict=True):
        assert row.tolist() == chain.best(logits)[0].tolist()


def test_nothing_forbidden_is_decoded() -> None:
    chain, logits = chain_and_scores(3, 40, 30)
    labels = chain.best(logits)
    never = set(forbidden(ARGUMENT))
    for row in labels:
        assert (-1, row[0]) not in never
        assert not any((a, b) in never for a, b in itertools.pairwise(row))


def test_runs_of_labels() -> None:
    b, i = ANCHOR.index("B-cue"), ANCHOR.index("I-cue")
    bare = ANCHOR.index("B-bare")
    assert anchor_runs(np.array([0, b, i, 0, b, b, 0, bare])) == [
        (1, 2, False),
        (4, 4, False),
        (5, 5, False),
        (7, 7, True),
    ]
    tags = [ARGUMENT.index(x) for x in ("B-content", "I-content", "O", "B-source", "I-source", "B-content")]
    assert argument_runs(np.array(tags)) == ([(3, 4)], [(0, 1), (5, 5)])
