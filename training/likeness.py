"""Fit the regressions of src/onrecord/track/likeness.json on bundles of talks, as if they had been read.

    python -m training.likeness BUNDLES.jsonl [--write]

BUNDLES is what `corpus/talks/talks.py build corpus/talks/train/*/` prints. Ridge logistic regressions by
Newton's method; shown are the figures of five folds, each bundle judged by the others.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from eval.record import bundle_dossier, load_bundles, tracked_pages
from onrecord.track import clusters, contradictions
from onrecord.track.naming import Naming
from onrecord.track.pairs import OPPOSED_FEATURES, SAME_FEATURES, Sketched, sketch_all, weigh_stems
from onrecord.track.sayings import Saying, make_sayings

OUT = Path(clusters.__file__).with_name("likeness.json")
RIDGE = 2.0
FOLDS = 5
RISING = frozenset(
    [
        *("cosine", "contained", "shared", "rarest", "soft_most", "soft_least", "soft_shared", "mean"),
        *("whole_cosine", "whole_most", "whole_least", "whole_mean", "numbers_agree"),
        *("run_of_2", "run_of_3", "run_of_5", "run_of_8", "same_time", "speaker"),
    ]
)
"""Features of what two statements have in common."""


class Sample(NamedTuple):
    """The pairs of one bundle with their features, and which of them are annotated (`of` in all)."""

    sketched: list[Sketched]
    pairs: list[tuple[int, int]]
    rows: Any
    right: Any
    of: int
    asked: Any = ()


def fit(rows: Any, right: Any, ridge: float = RIDGE) -> Any:
    """The weights, (features,); the first feature is the bias and is not held down."""
    weights = np.zeros(rows.shape[1])
    held = ridge * np.eye(len(weights))
    held[0, 0] = 1e-6
    for _ in range(40):
        p = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (p - right) + held @ weights
        weights = weights - np.linalg.solve((rows * (p * (1 - p))[:, None]).T @ rows + held, gradient)
    return weights


def fit_rising(rows: Any, right: Any, names: Sequence[str], ridge: float = RIDGE) -> Any:
    """As `fit`, with no weight under zero for a feature of RISING: more in common never tells against it."""
    kept = list(range(rows.shape[1]))
    while True:
        weights = fit(rows[:, kept], right, ridge)
        falling = [n for n, weight in zip(kept, weights, strict=True) if weight < 0 and names[n] in RISING]
        if not falling:
            break
        kept = [n for n in kept if n not in falling]
    every = np.zeros(rows.shape[1])
    every[kept] = weights
    return every


def sample(bundle: dict[str, Any], kind: str) -> Sample:
    """The pairs of a bundle, for "same" or for "opposed"."""
    naming = Naming(bundle_dossier(bundle["bundle"]))
    sayings = [one for page in tracked_pages(bundle) for one in make_sayings(page, naming)]
    sayings.sort(key=lambda saying: (saying.page.key, saying.number))
    sketched = sketch_all(sayings, weigh_stems(sayings))
    if kind == "same":
        gold = {
            frozenset((a, b)) for group in bundle["bundle"]["same"] for a in group for b in group if a < b
        }
        pairs = clusters.candidates(sketched)
        rows = clusters.same_rows(sketched, pairs)
    else:
        pairs = contradictions.opposed_candidates(sketched)
        rows = contradictions.opposed_rows(sketched, pairs)
        asked = bundle["bundle"]["contradictions"]
        hits = hit_by(bundle, sayings)
        of_pair = [[n for n, one in enumerate(asked) if (one["a"], one["b"]) in hits(i, j)] for i, j in pairs]
        return Sample(
            sketched, pairs, rows, np.array([float(bool(ns)) for ns in of_pair]), len(asked), of_pair
        )
    refs = ["#".join(saying.ref) for saying in sayings]
    right = np.array([frozenset((refs[i], refs[j])) in gold for i, j in pairs], float)
    return Sample(sketched, pairs, rows, right, len(gold))


def hit_by(bundle: dict[str, Any], sayings: Sequence[Saying]) -> Callable[[int, int], set[tuple[str, str]]]:
    """Which annotated pairs of references two statements touch, as the bench counts them."""
    places: dict[str, list[list[int]]] = {}
    for page in bundle["pages"]:
        for stmt in page["statements"]:
            places[f"{page['id']}#{stmt['id']}"] = stmt["content"] or stmt["source"]
        for act in page["acts"]:
            places[f"{page['id']}#{act['id']}"] = act["spans"]
    asked = {ref for one in bundle["bundle"]["contradictions"] for ref in (one["a"], one["b"])}
    touched = [
        {
            ref
            for ref in asked
            if ref.split("#")[0] == saying.page.key
            and any(
                start < saying.stmt.content[-1].end and saying.stmt.content[0].start < end
                for start, end in places.get(ref, [])
            )
        }
        for saying in sayings
    ]
    return lambda i, j: {pair for a in touched[i] for b in touched[j] for pair in ((a, b), (b, a))}


def rivals(samples: Sequence[Sample], odds: Sequence[Any]) -> list[Sample]:
    return [
        one._replace(rows=clusters.rival_rows(one.sketched, one.pairs, each))
        for one, each in zip(samples, odds, strict=True)
    ]


def stack(samples: Sequence[Sample]) -> tuple[Any, Any]:
    return np.vstack([one.rows for one in samples]), np.concatenate([one.right for one in samples])


def folded(samples: Sequence[Sample], names: Sequence[str]) -> list[Any]:
    """The log odds of each sample's pairs by weights that were fitted on the other folds."""
    odds: list[Any] = [None] * len(samples)
    for fold in range(FOLDS):
        weights = fit_rising(*stack([one for n, one in enumerate(samples) if n % FOLDS != fold]), names)
        for n in range(fold, len(samples), FOLDS):
            odds[n] = samples[n].rows @ weights
    return odds


def same(samples: Sequence[Sample]) -> tuple[Any, Any]:
    """Both sets of weights; the second is fitted on odds that the first gave unseen bundles."""
    first = fit_rising(*stack(samples), SAME_FEATURES)
    among = rivals(samples, folded(samples, SAME_FEATURES))
    return first, fit(*stack(among), 0.1)


def show(name: str, right: float, told: float, of: float) -> None:
    precision, recall, f1 = right / max(1, told), right / of, 2 * right / (told + of)
    print(f"{name:30} P {precision:.1%}  R {recall:.1%}  F {f1:.1%}")


def judge_same(samples: Sequence[Sample], chances: Sequence[Any], least: float) -> None:
    right = told = 0.0
    before, clusters.SAME = clusters.SAME, least
    for one, each in zip(samples, chances, strict=True):
        annotated = {pair for pair, yes in zip(one.pairs, one.right, strict=True) if yes}
        for group in clusters._link(len(one.sketched), dict(zip(one.pairs, each.tolist(), strict=True))):
            linked = {(min(a, b), max(a, b)) for a in group for b in group if a != b}
            told += len(linked)
            right += len(linked & annotated)
    clusters.SAME = before
    show(f"same from {least:g}", right, told, sum(one.of for one in samples))


def judge_opposed(samples: Sequence[Sample], chances: Sequence[Any], least: float, each_at_most: int) -> None:
    right = told = 0
    before = contradictions.OPPOSED, contradictions.EACH
    contradictions.OPPOSED, contradictions.EACH = least, each_at_most
    for one, each in zip(samples, chances, strict=True):
        sayings = [sketched.saying for sketched in one.sketched]
        of_pair = dict(zip(one.pairs, one.asked, strict=True))
        first = range(len(sayings))
        found: set[int] = set()
        picked = contradictions.pick(sayings, one.pairs, each.tolist(), first)
        for i, j, _ in picked:
            found.update(n for n in of_pair[i, j][:1] if n not in found)
        told += len(picked)
        right += len(found)
    contradictions.OPPOSED, contradictions.EACH = before
    show(f"opposed from {least:g}, {each_at_most} each", right, told, sum(one.of for one in samples))


def chance(odds: Any) -> Any:
    return 1 / (1 + np.exp(-odds))


def main(path: Path, write: bool) -> None:
    bundles = load_bundles(path)
    samples = [sample(bundle, "same") for bundle in bundles]
    found = sum(one.right.sum() for one in samples) / sum(one.of for one in samples)
    print(f"{sum(len(one.pairs) for one in samples)} pairs, {found:.1%} of the annotated among them")
    chances: list[Any] = [None] * len(samples)
    for fold in range(FOLDS):
        first, second = same([one for n, one in enumerate(samples) if n % FOLDS != fold])
        held = [one for n, one in enumerate(samples) if n % FOLDS == fold]
        for n, one in zip(
            range(fold, len(samples), FOLDS), rivals(held, [one.rows @ first for one in held]), strict=True
        ):
            chances[n] = chance(one.rows @ second)
    for least in (0.3, 0.35, 0.4, 0.45, 0.5):
        judge_same(samples, chances, least)
    opposed = [sample(bundle, "opposed") for bundle in bundles]
    found = sum(one.right.sum() for one in opposed) / sum(one.of for one in opposed)
    print(f"{sum(len(one.pairs) for one in opposed)} pairs, {found:.1%} of the annotated among them")
    by_others = [chance(each) for each in folded(opposed, OPPOSED_FEATURES)]
    for least in (0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3):
        for each_at_most in (1, 2):
            judge_opposed(opposed, by_others, least, each_at_most)
    if write:
        first, second = same(samples)
        fitted = {
            "same": _named(SAME_FEATURES, first),
            "same_among_rivals": _named(clusters.RIVAL_FEATURES, second),
            "opposed": _named(OPPOSED_FEATURES, fit_rising(*stack(opposed), OPPOSED_FEATURES)),
        }
        OUT.write_bytes(msgspec.json.format(msgspec.json.encode(fitted), indent=1) + b"\n")


def _named(features: Sequence[str], weights: Any) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(features, weights, strict=True)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--write" in sys.argv)
