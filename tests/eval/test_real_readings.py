"""What the shipped model reads gives the same figures here as with the shared scorers."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eval import attribution, talks
from eval.corpora import Article, attributions, load_polnear, load_talks
from eval.figures import total
from onrecord.model import load_model
from onrecord.reading import read_many
from onrecord.records import Reading, to_json

pytestmark = [pytest.mark.corpora, pytest.mark.model]

ARTICLES = 10
BUNDLES = 2


def read(articles: list[Article]) -> list[Reading]:
    readings = []
    for reading in read_many([article.document for article in articles], load_model()):
        assert isinstance(reading, Reading)
        readings.append(reading)
    return readings


def shared_figures(scorer: Path, gold: list[str], readings: list[Reading], folder: Path) -> dict[str, Any]:
    """The scorer's figures for these lines of gold and what `onrecord read --format jsonl` would print."""
    (folder / "gold.jsonl").write_text("\n".join(gold), encoding="utf-8")
    (folder / "readings.jsonl").write_bytes(b"\n".join(to_json(reading) for reading in readings))
    command = [sys.executable, str(scorer), "gold.jsonl", "readings.jsonl", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    figures = json.loads(done.stdout)
    assert isinstance(figures, dict)
    return figures


def test_polnear(shared: Path, corpora: Path, tmp_path: Path) -> None:
    articles = load_polnear(corpora)[:ARTICLES]
    readings = read(articles)
    gold = gzip.decompress((corpora / "polnear" / "dev.jsonl.gz").read_bytes()).decode().splitlines()
    theirs = shared_figures(shared / "bench" / "attribution.py", gold[:ARTICLES], readings, tmp_path)
    counts = total(
        [
            attribution.count(article.text, article.attributions, attributions(reading))
            for article, reading in zip(articles, readings, strict=True)
        ]
    )
    ours = {name: round(value, 1) for name, value in attribution.figures(counts).items()}
    assert theirs["missing"] == theirs["text_differs"] == 0
    assert {f"{name}.{part}": theirs[name][part] for name in attribution.MEASURES for part in "prf"} == {
        f"{name}.{part}": ours[f"{name}.{part}"] for name in attribution.MEASURES for part in "prf"
    }
    assert theirs["speaker"] == ours["speaker"]
    assert ours["joint.f"] > 50, "the shipped model reads far worse than it should"


def test_talks(shared: Path, corpora: Path, tmp_path: Path) -> None:
    gold = (corpora / "talks" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:BUNDLES]
    ids = {page["id"] for line in gold for page in json.loads(line)["pages"]}
    articles = [article for article in load_talks(corpora) if article.id in ids]
    readings = read(articles)
    theirs = shared_figures(shared / "bench" / "talks.py", gold, readings, tmp_path)
    counts = total(
        [
            talks.count(article.text, article.attributions, article.furniture, attributions(reading))
            for article, reading in zip(articles, readings, strict=True)
        ]
    )
    ours = {name: round(value, 1) for name, value in talks.figures(counts).items()}
    assert theirs["pages missing"] == 0
    assert theirs["furniture statements"] == ours["furniture"]
    for name in talks.MEASURES:
        assert {part: theirs[name][part] for part in "prf"} == {
            part: ours[f"{name}.{part}"] for part in "prf"
        }
