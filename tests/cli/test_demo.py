from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.cli.demo import PAGES
from onrecord.page import build_page
from onrecord.records import Document

from .conftest import Run

pytestmark = pytest.mark.model


def test_the_demo_shows_the_way_and_leaves_its_files(run: Run, tmp_path: Path) -> None:
    done = run("demo", "--into", tmp_path / "demo")
    assert done.status == 0
    for shown in ("$ onrecord read", "$ onrecord timeline", "$ onrecord search", "Renwick", "Harbour Notes"):
        assert shown in done.out
    assert {path.name for path in (tmp_path / "demo").iterdir()} >= {*PAGES, "talks.db", "marked.html"}
    assert "marked.html" in done.err
    for line in done.err.splitlines():
        if line.startswith("  onrecord ") and "https" not in line:
            assert run(*line.split()[1:]).status == 0, line


def test_the_demo_shows_the_same_each_time(run: Run) -> None:
    assert run("demo").out == run("demo").out


def test_the_demo_pages_are_read_without_their_furniture() -> None:
    for name in PAGES:
        data = (files("onrecord") / "demo" / name).read_bytes()
        page = build_page(Document(name, data, "html"))
        assert page.outlet and page.published and page.published.value.startswith("2031-03-1")
        furniture = [b for b in page.blocks if b.kind == "furniture"]
        article = "".join(page.text[b.start : b.end] for b in page.blocks if b not in furniture)
        assert "cookie" not in article and "subscribers" not in article and "grainwatcher" not in article
