"""Quality against speed: PolNeAR's development part read with windows of several lengths.

`python -m eval.curve CORPORA` writes eval/curve.json, from which `make docs` draws docs/curve.svg. The
lengths take turns in one process, so that whatever else the machine does meets them all.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from eval.attribution import count, joint_f
from eval.corpora import attributions, load_polnear
from eval.figures import total
from onrecord.model import load_model
from onrecord.model.bundle import Windows
from onrecord.reading import read

ROUNDS = 2
PIECES = (62, 94, 126, 158, 190, 254)
PATH = Path(__file__).with_name("curve.json")


def measure(corpora: Path) -> dict[str, object]:
    """Joint F1 and articles a CPU-second (the best of some rounds) for each length of window."""
    articles = load_polnear(corpora)
    model = load_model(Path(os.environ["ONRECORD_BUNDLE"]) if "ONRECORD_BUNDLE" in os.environ else None)
    context = model.windows.context
    for article in articles[:3]:
        read(article.document, model)
    best: dict[int, float] = {}
    joint: dict[int, float] = {}
    for _ in range(ROUNDS):
        for pieces in PIECES:
            model.windows = Windows(pieces, context)
            start = time.process_time()
            readings = [read(article.document, model) for article in articles]
            rate = len(articles) / (time.process_time() - start)
            best[pieces] = max(best.get(pieces, 0.0), rate)
            if pieces not in joint:
                counts = [
                    count(article.text, article.attributions, attributions(reading))
                    for article, reading in zip(articles, readings, strict=True)
                ]
                joint[pieces] = joint_f(total(counts))
    return {
        "bundle": model.id.bundle,
        "points": [
            {
                "pieces": pieces,
                "articles_per_cpu_s": round(best[pieces], 2),
                "joint": round(joint[pieces], 1),
            }
            for pieces in PIECES
        ],
    }


if __name__ == "__main__":
    PATH.write_text(json.dumps(measure(Path(sys.argv[1])), indent=1) + "\n")
