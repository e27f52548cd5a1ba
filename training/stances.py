"""Fits the two logistic regressions of stances on our corpus: `python -m training.stances BUNDLES.jsonl`.

BUNDLES.jsonl is what `corpus/talks/talks.py build` prints for the training part. Annotated statements and
acts stand in for what is read. Needs scikit-learn, which neither the package nor its run time does.
The weights go into `src/onrecord/extract/stances/weights.npz`.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from eval.record import bundle_dossier, load_bundles, tracked_pages
from onrecord.extract.acts.sides import sides_of
from onrecord.extract.stances.about import Features, relevance, see_units
from onrecord.extract.stances.matching import IssueWords
from onrecord.extract.stances.position import position
from onrecord.extract.stances.units import Unit, find_units
from onrecord.extract.stances.weights import STANCES, Weights

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "extract" / "stances" / "weights.npz"
RARE = 20  # a feature of fewer units is left out
STRENGTH_RELEVANCE = 0.3  # inverse of the penalty on squared weights; chosen by four folds of bundles
STRENGTH_POSITION = 0.1
FOLDS = 4


class Example(NamedTuple):
    """One unit against one issue: what is weighed, and the stance annotated, None where there is none."""

    bundle: str
    about: Features
    position: Features
    stance: str | None


def examples(bundle: dict[str, Any]) -> Iterator[Example]:
    dossier = bundle_dossier(bundle["bundle"])
    sides, words = sides_of((), dossier), IssueWords(dossier.issues)
    for page, raw in zip(tracked_pages(bundle), bundle["pages"], strict=True):
        annotated = _annotated(raw)
        # Once with all acts, once with half of them: a reader finds no more than that.
        for acts in (page.acts, [act for act in page.acts if act.evidence[0].start % 2]):
            units = find_units(page.statements, acts, sides)
            seen = see_units(page.page.text, units, words)
            for n, unit in enumerate(units):
                for k, issue in enumerate(dossier.issues):
                    stance = _stance_of(unit, issue.id, annotated)
                    about = relevance(unit, seen[n], k, words)
                    shown = position(unit, k, words) if stance else {}
                    yield Example(bundle["bundle"]["id"], about, shown, stance)


def _annotated(raw: dict[str, Any]) -> dict[tuple[str, str, str], str]:
    """Stance by holder, issue and the piece of evidence: a statement's id or where an act stands."""
    starts = {act["id"]: [str(span[0]) for span in act["spans"]] for act in raw["acts"]}
    out: dict[tuple[str, str, str], str] = {}
    for stance in raw["stances"]:
        where = [f"s{one}" for one in stance["statements"]]
        where += [start for one in stance["acts"] for start in starts[one]]
        for one in where:
            out[stance["holder"], stance["issue"], one] = stance["stance"]
    return out


def _stance_of(unit: Unit, issue: str, annotated: dict[tuple[str, str, str], str]) -> str | None:
    where = [str(span.start) for act in unit.acts for span in act.evidence]
    if unit.role == "speaker" and unit.statement:
        where.insert(0, f"s{unit.statement.id}")
    return next(
        (annotated[unit.holder, issue, one] for one in where if (unit.holder, issue, one) in annotated), None
    )


def fit(found: list[Example]) -> Weights:
    """The weights for these examples."""
    about = _common([one.about for one in found])
    names = DictVectorizer()
    matrix = names.fit_transform(about)
    first = LogisticRegression(C=STRENGTH_RELEVANCE, max_iter=3000)
    first.fit(matrix, [one.stance is not None for one in found])
    shown = [one for one in found if one.stance]
    position_names = DictVectorizer()
    second = LogisticRegression(C=STRENGTH_POSITION, max_iter=3000)
    second.fit(
        position_names.fit_transform(_common([one.position for one in shown])),
        [STANCES.index(one.stance) for one in shown],
    )
    return Weights(
        relevance=dict(zip(names.feature_names_, first.coef_[0].tolist(), strict=True)),
        relevance_bias=float(first.intercept_[0]),
        position={
            name: tuple(column)
            for name, column in zip(position_names.feature_names_, second.coef_.T.tolist(), strict=True)
        },
        position_bias=tuple(second.intercept_.tolist()),
    )


def _common(rows: list[Features]) -> list[Features]:
    count = Counter(name for row in rows for name, value in row.items() if value)
    return [{name: value for name, value in row.items() if count[name] >= RARE} for row in rows]


def save(weights: Weights, path: Path) -> None:
    """As arrays of half precision; names are joined by line ends."""
    np.savez_compressed(
        path,
        relevance_names=np.frombuffer("\n".join(weights.relevance).encode(), np.uint8),
        relevance=np.array(list(weights.relevance.values()), np.float16),
        relevance_bias=np.float32(weights.relevance_bias),
        position_names=np.frombuffer("\n".join(weights.position).encode(), np.uint8),
        position=np.array(list(weights.position.values()), np.float16),
        position_bias=np.array(weights.position_bias, np.float32),
    )


def report(found: list[Example]) -> None:
    """Accuracy of the stance, given that there is one, over folds of bundles."""
    fold = {b: int(hashlib.sha256(b.encode()).hexdigest(), 16) % FOLDS for b in {one.bundle for one in found}}
    right: dict[int, list[bool]] = defaultdict(list)
    for k in range(FOLDS):
        weights = fit([one for one in found if fold[one.bundle] != k])
        for one in found:
            if fold[one.bundle] == k and one.stance:
                chances = weights.stance(one.position)
                right[k].append(STANCES[chances.index(max(chances))] == one.stance)
    total = [one for fold_ in right.values() for one in fold_]
    print(f"stance, where there is one: {100 * sum(total) / len(total):.1f} % of {len(total)} right")


def main(path: Path) -> None:
    found = [one for bundle in load_bundles(path) for one in examples(bundle)]
    report(found)
    save(fit(found), OUT)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
