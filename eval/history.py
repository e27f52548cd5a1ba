"""The figures' history: one JSON object a line, appended only when asked for."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onrecord
from eval.corpora import ROOT
from eval.figures import Interval
from onrecord.records import ModelId

HISTORY = Path(__file__).with_name("history.jsonl")


def entry(figures: Mapping[str, float], intervals: Mapping[str, Interval], model: ModelId) -> dict[str, Any]:
    """What is known about this run: when, which commit and version, which bundle, and its figures."""
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": _commit(),
        "version": onrecord.__version__,
        "bundle": model.bundle,
        "sha256": model.sha256,
        "figures": {name: round(value, 3) for name, value in sorted(figures.items())},
        "intervals": {
            name: [round(end, 3) for end in low_high] for name, low_high in sorted(intervals.items())
        },
    }


def append(line: Mapping[str, Any], path: Path = HISTORY) -> None:
    """Add the run to the history."""
    with path.open("a", encoding="utf-8") as history:
        history.write(json.dumps(line, ensure_ascii=False) + "\n")


def last(path: Path = HISTORY) -> dict[str, float]:
    """The last value of each figure in the history; none of a figure that was never recorded."""
    return {name: float(value) for name, value in _last(path, "figures").items()}


def last_intervals(path: Path = HISTORY) -> dict[str, Interval]:
    """The last interval of each figure that has one."""
    return {name: Interval(*ends) for name, ends in _last(path, "intervals").items()}


def _last(path: Path, part: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            values |= json.loads(line)[part]
    return values


def _commit() -> str:
    """The commit that was measured, with a plus when files differ from it."""

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    return git("rev-parse", "--short=12", "HEAD") + ("+" if git("status", "--porcelain", "-uno") else "")
