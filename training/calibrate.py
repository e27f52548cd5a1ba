"""Fit a bundle's confidence: `python -m training.calibrate BUNDLE --shared ../shared`.

Platt's method: logistic regression of "is this statement right" on the log odds of the uncalibrated
confidence, over the development parts of PolNeAR (statements that are not nested) and talks. Writes
the weights into the bundle's manifest and prints the reliability curve. Runs in the project's own
environment, since whole pages are read.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np

from eval.calibration import calibration_error, judged, reliability
from eval.corpora import attributions, load_polnear, load_talks
from onrecord.model import load_model
from onrecord.model.bundle import Calibration
from onrecord.reading import read

STEPS = 50


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    path = args.bundle / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest.pop("confidence", None)
    path.write_text(json.dumps(manifest, indent=1) + "\n")
    raw = Calibration()
    model = load_model(args.bundle)
    corpora = args.shared / "corpora"
    pairs = [
        pair
        for articles, nested in ((load_polnear(corpora), False), (load_talks(corpora), True))
        for article in articles
        for pair in judged(
            article.text, article.attributions, attributions(read(article.document, model)), nested=nested
        )
    ]
    bias, slope = fit(pairs)
    weights = {
        "bias": bias + slope * raw.bias,
        "anchor": slope * raw.anchor,
        "argument": slope * raw.argument,
    }
    manifest["confidence"] = {name: round(value, 5) for name, value in weights.items()}
    path.write_text(json.dumps(manifest, indent=1) + "\n")
    fitted = [(1 / (1 + math.exp(-(bias + slope * logit(c)))), right) for c, right in pairs]
    print(f"{len(pairs)} statements; calibration error {calibration_error(fitted):.3f}")
    for row in reliability(fitted):
        print(f"{row.low:.1f}  {row.size:5d}  confidence {row.confidence:.2f}  right {row.right:.2f}")


def logit(confidence: float) -> float:
    c = min(max(confidence, 1e-4), 1 - 1e-4)
    return math.log(c / (1 - c))


def fit(pairs: list[tuple[float, bool]]) -> tuple[float, float]:
    """Bias and slope of the logistic regression (Newton's method)."""
    x = np.array([[1.0, logit(c)] for c, _ in pairs])
    y = np.array([float(right) for _, right in pairs])
    w = np.zeros(2)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2)
        w = w + np.linalg.solve(hessian, x.T @ (y - p))
    return float(w[0]), float(w[1])


if __name__ == "__main__":
    main()
