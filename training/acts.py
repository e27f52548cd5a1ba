"""Fits the judge of root types on our corpus: `python -m training.acts BUNDLES.jsonl`.

BUNDLES.jsonl is what `corpus/talks/talks.py build` prints for the training part. Needs scikit-learn.
The weights go into `src/onrecord/extract/acts/roots.npz`. The numbers of patterns are features, so the
judge is fitted again whenever `triggers.toml` changes.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from eval.record import load_bundles, tracked_pages
from onrecord.extract.acts.find import sentence_of, teller
from onrecord.extract.acts.roots import ROOTS, root_features

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "extract" / "acts" / "roots.npz"
RARE = 3  # a feature of fewer acts is left out
STRENGTH = 1.0  # inverse of the penalty on squared weights


def main(path: Path) -> None:
    rows, types = [], []
    for bundle in load_bundles(path):
        for page in tracked_pages(bundle):
            for act in page.acts:
                start, end = act.evidence[0].start, act.evidence[-1].end
                text = page.page.text
                told, performs = teller(page.statements, start, end)
                sentence = sentence_of(text, start, end)
                rows.append(root_features(text, start, end, sentence, told, performs=performs))
                types.append(ROOTS.index(act.type))
    count = Counter(name for row in rows for name in row)
    kept = [{name: value for name, value in row.items() if count[name] >= RARE} for row in rows]
    names = DictVectorizer()
    fitted = LogisticRegression(C=STRENGTH, max_iter=3000).fit(names.fit_transform(kept), types)
    if list(fitted.classes_) != list(range(len(ROOTS))):
        raise SystemExit("a root type has no act in the training part")
    np.savez_compressed(
        OUT,
        names=np.frombuffer("\n".join(names.feature_names_).encode(), np.uint8),
        weights=fitted.coef_.T.astype(np.float16),
        bias=fitted.intercept_.astype(np.float32),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
