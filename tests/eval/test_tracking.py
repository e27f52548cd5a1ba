"""Figures of the record against the bench that the corpus came with, on spoilt answers."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eval import tracking
from eval.corpora import CORPORA
from eval.figures import total
from eval.record import load_bundles, records, said_at

BENCH = CORPORA.parent / "bench" / "talks.py"


def spoilt(record: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """The record's answers with some lost, some doubled, stances and clusters mistaken."""
    spoilt = json.loads(json.dumps(record))
    for name in ("shifts", "contradictions"):
        spoilt[name] = [one for one in spoilt[name] for _ in range(rng.choice([0, 1, 1, 2]))]
    for shift in spoilt["shifts"]:
        if rng.random() < 0.3:
            shift["after"]["stance"] = "unclear"
    for stmt in spoilt["statements"]:
        if rng.random() < 0.2:
            stmt["cluster"] = rng.choice([None, "x", "y"])
    answer: dict[str, Any] = spoilt
    return answer


@pytest.mark.corpora
def test_the_figures_are_the_benchs(tmp_path: Path) -> None:
    path = CORPORA / "talks" / "dev.jsonl"
    if not path.is_file() or not BENCH.is_file():
        pytest.skip("the corpora are not beside the project")
    bundles, rng = load_bundles(path), random.Random(4)
    told = {id: spoilt(record, rng) for id, record in records(bundles).items()}
    (tmp_path / "records.json").write_text(json.dumps(told), "utf-8")
    (tmp_path / "none.jsonl").write_text("", "utf-8")
    done = subprocess.run(
        [sys.executable, BENCH, path, tmp_path / "none.jsonl", tmp_path / "records.json", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    shown = json.loads(done.stdout)
    figures = tracking.figures(total([tracking.count(b, told[b["bundle"]["id"]]) for b in bundles]))
    for ours, theirs in (("shifts", "shift"), ("contradictions", "contradiction"), ("same", "same")):
        for part in "prf":
            assert round(figures[f"{ours}.{part}"], 1) == shown[theirs][part], (ours, part)
    assert 0 < figures["same.f"] < 100 and 0 < figures["shifts.p"] < 100


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-04"),
        ("2031-05-04TMO", "2031-05-04T06:00", "2031-05-04T12:00"),
        ("2031-05-04TNI", "2031-05-04T18:00", "2031-05-04T23:59"),
        ("2031-05-04T18:30", "2031-05-04T18:30", "2031-05-04T18:30"),
        ("2031-05-04T18", "2031-05-04T18:00", "2031-05-04T18:00"),
        ("2031-W18", "2031-04-28", "2031-05-04"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("PAST_REF", None, "2031-06-01"),
        (None, None, "2031-06-01"),
    ],
)
def test_an_annotated_time_as_an_interval(value: str | None, earliest: str | None, latest: str) -> None:
    found = said_at(value, "2031-06-01")
    assert found is not None and (found.earliest, found.latest) == (earliest, latest)
    assert said_at(None, None) is None
