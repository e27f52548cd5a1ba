"""The corpora beside the project: the seed article and the saved news pages."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import pytest

from eval.pages import score
from onrecord.page import build_page
from onrecord.records import Document, Page

SHARED = Path(__file__).resolve().parents[3] / "shared"

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not (SHARED / "seed").is_dir(), reason="the corpora are not beside the project"),
]


@pytest.fixture(scope="module")
def seed() -> tuple[Page, dict[str, Any]]:
    data = (SHARED / "seed" / "article.txt").read_bytes()
    return build_page(Document(name="article.txt", data=data)), json.loads(
        (SHARED / "seed" / "expected.json").read_text()
    )


def spans(page: Page, kind: str) -> list[list[int]]:
    return [[block.start, block.end] for block in page.blocks if block.kind == kind]


def test_the_seed_s_furniture_and_passages(seed: tuple[Page, dict[str, Any]]) -> None:
    page, expected = seed
    assert spans(page, "furniture") == expected["furniture"]
    assert spans(page, "passage") == [one["span"] for one in expected["passages"]]


def test_the_seed_s_missing_list(seed: tuple[Page, dict[str, Any]]) -> None:
    page, expected = seed
    start, end = next(gap["span"] for gap in expected["gaps"] if "list" in gap["kind"])
    assert [one for one in page.blocks if one.missing and one.start <= start and end <= one.end]


def test_the_seed_s_missing_list_is_missed_in_html_too(seed: tuple[Page, dict[str, Any]]) -> None:
    page, expected = seed
    start, end = next(gap["span"] for gap in expected["gaps"] if "list" in gap["kind"])
    markup = "".join(f"<p>{escape(one)}</p>" for one in page.text.split("\n\n") if one.strip())
    html = build_page(
        Document(name="a.html", data=f"<html><body><article>{markup}</article></body></html>".encode())
    )
    marked = [html.text[one.start : one.end] for one in html.blocks if one.missing]
    assert len(marked) == 1 and page.text[start:end] in marked[0]


def test_the_seed_is_not_dated_by_another_item(seed: tuple[Page, dict[str, Any]]) -> None:
    page, _ = seed
    assert page.published is None
    assert page.text == (SHARED / "seed" / "article.txt").read_bytes().decode()


def test_saved_news_pages() -> None:
    figures = score()
    if not figures:
        pytest.skip("corpora/pages is not there")
    assert figures["f1"] >= figures["trafilatura"]
    assert figures["dates"] >= 95
    assert figures["quotes_lost"] == 0
