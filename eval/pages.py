"""Pages against the corpus of saved news pages: text, date, title, quotations kept, time.

f1           token F1 of the article's text against the expected paragraphs, mean over pages:
             every block but furniture, captions and lost embeds
f1_strict    the same with captions and lost embeds counted as text
trafilatura  trafilatura's own F1 in the same run (its default settings, comments left out)
trafilatura_default   the same with its comments, as `trafilatura.extract(html)` gives it
dates        pages whose calendar day is right, of those for which a day is expected. The day is
             taken in the expected date's zone where both state one, else as written
titles       titles equal when letters and digits alone are compared
quotes_lost  <blockquote> paragraphs inside the article that are not in `page.text`; `quotes` counts all
ms           milliseconds of CPU a page for `build_page`; `ms_trafilatura` for trafilatura's extraction
"""

from __future__ import annotations

import gzip
import re
import statistics
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
import trafilatura
from lxml import html

from eval.corpora import CORPORA
from eval.figures import share
from onrecord.errors import PageError
from onrecord.page import build_page
from onrecord.page.article import find_article
from onrecord.page.region import squash
from onrecord.page.runs import find_runs
from onrecord.page.tree import parse_html
from onrecord.records import Document, Page

_NOT_TEXT = frozenset(["furniture", "caption", "embed"])


class Expected(msgspec.Struct, frozen=True):
    """One line of `expected.jsonl`."""

    file: str
    url: str | None
    published_on: str | None
    title: str | None
    authors: tuple[str, ...] | None
    summary: tuple[str, ...] | None
    paragraphs: tuple[str, ...]


class PageFigures(NamedTuple):
    """What one page gave; `date` and `title` are None where nothing is expected."""

    file: str
    f1: float
    f1_strict: float
    trafilatura: float
    trafilatura_default: float
    date: bool | None
    title: bool | None
    quotes: int
    quotes_lost: int
    ms: float
    ms_trafilatura: float


def load_expected(folder: Path) -> list[Expected]:
    """The corpus's lines; an empty list where it is not there."""
    path = folder / "expected.jsonl"
    if not path.is_file():
        return []
    return [
        msgspec.json.decode(line, type=Expected) for line in path.read_bytes().splitlines() if line.strip()
    ]


def score(corpora: Path = CORPORA) -> dict[str, float]:
    """The figures over the corpus, in per cent where they are shares; {} where the corpus is missing."""
    return summarise(score_pages(corpora))


def summarise(pages: list[PageFigures]) -> dict[str, float]:
    """The pages' figures together; {} where there are none."""
    if not pages:
        return {}
    dates = [page.date for page in pages if page.date is not None]
    titles = [page.title for page in pages if page.title is not None]
    ms, ms_trafilatura = (
        statistics.mean(getattr(page, key) for page in pages) for key in ("ms", "ms_trafilatura")
    )
    means = {
        key: round(100 * statistics.mean(getattr(page, key) for page in pages), 2)
        for key in ("f1", "f1_strict", "trafilatura", "trafilatura_default")
    }
    return {
        "pages": len(pages),
        **means,
        "dates": round(share(sum(dates), len(dates)), 2),
        "titles": round(share(sum(titles), len(titles)), 2),
        "quotes": sum(page.quotes for page in pages),
        "quotes_lost": sum(page.quotes_lost for page in pages),
        "ms": round(ms, 1),
        "ms_trafilatura": round(ms_trafilatura, 1),
        "ratio": round(ms / ms_trafilatura, 2),
    }


def score_pages(corpora: Path = CORPORA) -> list[PageFigures]:
    """The figures page by page."""
    folder = corpora / "pages"
    return [_score_page(folder, expected) for expected in load_expected(folder)]


def token_f1(text: str, expected: str) -> float:
    """F1 over bags of lower-case word tokens."""
    found, wanted = (Counter(re.findall(r"\w+", one.lower())) for one in (text, expected))
    common = sum((found & wanted).values())
    return 2 * common / (sum(found.values()) + sum(wanted.values())) if common else 0.0


def article_text(page: Page, without: frozenset[str] = _NOT_TEXT) -> str:
    """The text of the page's blocks but those of the kinds left out."""
    return "\n\n".join(
        page.text[block.start : block.end] for block in page.blocks if block.kind not in without
    )


def same_day(found: str | None, expected: str) -> bool:
    """Whether both name one calendar day, in the expected date's zone where both have one."""
    if found is None or len(found) < 10:
        return False
    wanted = datetime.fromisoformat(expected)
    moment = datetime.fromisoformat(found)
    if moment.tzinfo is not None and wanted.tzinfo is not None:
        moment = moment.astimezone(wanted.tzinfo)
    return moment.date() == wanted.date()


def _score_page(folder: Path, expected: Expected) -> PageFigures:
    data = gzip.decompress((folder / expected.file).read_bytes())
    wanted = "\n".join(expected.paragraphs)
    began = time.process_time()
    try:
        page = build_page(Document(name=expected.file, data=data))
    except PageError:
        page = None
    read = time.process_time()
    theirs = trafilatura.extract(data, include_comments=False) or ""
    done = time.process_time()
    default = trafilatura.extract(data) or ""
    quotes = _quotations(data, page)
    text = squash(page.text) if page else ""
    published = page.published.value if page and page.published else None
    title = page.title if page else None
    return PageFigures(
        file=expected.file,
        f1=token_f1(article_text(page), wanted) if page else 0.0,
        f1_strict=token_f1(article_text(page, frozenset(["furniture"])), wanted) if page else 0.0,
        trafilatura=token_f1(theirs, wanted),
        trafilatura_default=token_f1(default, wanted),
        date=same_day(published, expected.published_on) if expected.published_on else None,
        title=squash(title or "") == squash(expected.title) if expected.title else None,
        quotes=len(quotes),
        quotes_lost=sum(squash(one) not in text for one in quotes),
        ms=1000 * (read - began),
        ms_trafilatura=1000 * (done - read),
    )


def _quotations(data: bytes, page: Page | None) -> list[str]:
    """The paragraphs of the blockquotes in the article's element (of all where there is none)."""
    root = parse_html(data.decode("utf-8", errors="replace"))
    article = find_article(root, find_runs(root), page.title if page else None)
    region: html.HtmlElement = article.region if article else root
    out: list[str] = []
    for quote in region.iter("blockquote"):
        paragraphs = quote.findall(".//p") or [quote]
        out.extend(text for one in paragraphs if (text := " ".join(one.text_content().split())))
    return out


def main() -> None:
    """Prints the figures as JSON, the pages that fall behind first."""
    pages = score_pages()
    for page in sorted(pages, key=lambda one: one.f1 - one.trafilatura):
        if (
            page.f1 < page.trafilatura - 0.005
            or page.date is False
            or page.title is False
            or page.quotes_lost
        ):
            print(
                f"{page.file[:40]:40} F1 {100 * page.f1:5.1f} trafilatura {100 * page.trafilatura:5.1f}"
                f" date {page.date} title {page.title} quotes lost {page.quotes_lost}/{page.quotes}"
            )
    print(msgspec.json.format(msgspec.json.encode(summarise(pages))).decode())


if __name__ == "__main__":
    main()
