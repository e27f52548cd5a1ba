"""Our figures against those of the scorers that the corpora came with."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eval import attribution, talks
from eval.corpora import Article, load_polnear, load_talks
from eval.figures import total
from eval.overlap import Attribution, Range

pytestmark = pytest.mark.corpora


def perturbed(article: Article, rng: random.Random) -> list[Attribution]:
    """The annotation with what readers get wrong: lost, invented, moved, split, nested elsewhere."""
    length = len(article.text)

    def moved(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        out = []
        for start, end in ranges:
            start = min(max(0, start + rng.choice([0, 0, 0, -9, 1, 12])), length - 1)
            end = min(max(start + 1, end + rng.choice([0, 0, 0, -8, -1, 15, 40])), length)
            middle = rng.randrange(start, end)
            out += (
                [(start, middle), (middle + 2, end)]
                if rng.random() < 0.15 and middle + 2 < end and middle > start
                else [(start, end)]
            )
        return tuple(out)

    read = []
    for one in article.attributions:
        if rng.random() < 0.15:
            continue
        source = () if rng.random() < 0.1 else moved(one.source)
        nested_in = rng.choice([one.nested_in, one.nested_in, None, "1"])
        read.append(Attribution(source, moved(one.cue), moved(one.content), one.id, nested_in))
        if rng.random() < 0.1:
            read.append(read[-1]._replace(id=f"{one.id}-again"))
    for number in range(rng.randrange(4)):
        start = rng.randrange(length - 1)
        read.append(Attribution((), (), ((start, min(length, start + 60)),), f"invented-{number}"))
    for start, end in article.furniture[: rng.randrange(2)]:
        read.append(Attribution((), (), ((start, end),), f"furniture-{start}"))
    read.append(Attribution(((0, 4),), ((5, 9),), (), "no-content"))
    rng.shuffle(read)
    return read


def as_reading(article: Article, read: list[Attribution]) -> str:
    def spans(ranges: tuple[Range, ...]) -> list[dict[str, Any]]:
        return [{"start": start, "end": end, "text": article.text[start:end]} for start, end in ranges]

    statements = [
        {"id": one.id, "nested_in": one.nested_in}
        | {"source": spans(one.source), "cue": spans(one.cue), "content": spans(one.content)}
        for one in read
    ]
    page = {"source_id": article.id, "url": article.id, "text": article.text}
    return json.dumps({"page": page, "statements": statements})


def shared_figures(scorer: Path, gold: Path, readings: list[str], folder: Path) -> dict[str, Any]:
    path = folder / "readings.jsonl"
    path.write_text("\n".join(readings), encoding="utf-8")
    command = [sys.executable, str(scorer), str(gold), str(path), "--json"]
    out = subprocess.run(command, check=True, capture_output=True, text=True)
    figures = json.loads(out.stdout)
    assert isinstance(figures, dict)
    return figures


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_polnear_figures_are_equal(seed: int, shared: Path, corpora: Path, tmp_path: Path) -> None:
    articles, rng = load_polnear(corpora), random.Random(seed)
    read = [perturbed(article, rng) for article in articles]
    theirs = shared_figures(
        shared / "bench" / "attribution.py",
        corpora / "polnear" / "dev.jsonl.gz",
        [as_reading(*pair) for pair in zip(articles, read, strict=True)],
        tmp_path,
    )
    assert_polnear_equal(articles, read, theirs)


def assert_polnear_equal(
    articles: list[Article], read: list[list[Attribution]], theirs: dict[str, Any]
) -> None:
    counts = total(
        [attribution.count(a.text, a.attributions, r) for a, r in zip(articles, read, strict=True)]
    )
    ours = attribution.figures(counts)
    assert theirs["missing"] == theirs["text_differs"] == 0
    assert theirs["n"] == {"gold": counts["gold",], "pred": counts["read",]}
    expected = {"speaker": theirs["speaker"]}
    for name, key in [(name, name) for name in attribution.MEASURES] + [
        (role, f"tok.{role}") for role in attribution.ROLES
    ]:
        expected |= {f"{name}.{part}": value for part, value in theirs[key].items()}
    for kind in ("direct", "mixed", "indirect"):
        assert theirs[f"recall.{kind}"]["n"] == counts[kind, "gold"]
        expected |= {f"{kind}.{name}.recall": theirs[f"recall.{kind}"][name] for name in ("overlap", "joint")}
    own = ("spans.", "cues.")  # which the shared scorer does not count
    assert {n: round(value, 1) for n, value in ours.items() if not n.startswith(own)} == expected
    assert 20 < ours["joint.f"] < 95, "a perturbation that scores nothing or everything tests nothing"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_talks_figures_are_equal(seed: int, shared: Path, corpora: Path, tmp_path: Path) -> None:
    articles, rng = load_talks(corpora), random.Random(seed)
    read = [perturbed(article, rng) for article in articles]
    theirs = shared_figures(
        shared / "bench" / "talks.py",
        corpora / "talks" / "dev.jsonl",
        [as_reading(*pair) for pair in zip(articles, read, strict=True)],
        tmp_path,
    )
    counts = total(
        [talks.count(a.text, a.attributions, a.furniture, r) for a, r in zip(articles, read, strict=True)]
    )
    ours = talks.figures(counts)
    assert theirs["pages missing"] == 0
    for name in talks.MEASURES:
        assert {part: round(ours[f"{name}.{part}"], 1) for part in "prf"} == {
            part: theirs[name][part] for part in "prf"
        }
    assert theirs["nested"]["gold"] == counts["nested", "gold"]
    assert theirs["nested"]["pred"] == counts["nested", "read"]
    assert ours["furniture"] == theirs["furniture statements"] > 0
    assert 5 < ours["nested.f"] < 95, "a perturbation that scores nothing or everything tests nothing"
