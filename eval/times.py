"""Time expressions on news from 1989 to 2000 (TimeBank 1.2 and AQUAINT, as TempEval-3 cleaned them).

The figures are TempEval-3's (UzZaman et al. 2013): a span counts where it overlaps one of the corpus, one
to one; the value counts where, of such a pair, the TIMEX3 values are the same string.

    span.f     F1 of the spans
    value.f    F1 of spans with their values: right values over all that was found and all that is there
    said       of talks, statements given: the share that is dated by the right day (`eval.said`)

A third of the articles is kept, and no rule was ever made from them: those whose id, as SHA-256 read as a
number, can be divided by three. The figures without a prefix are of the kept third, `seen.…` of the rest.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from eval.corpora import CORPORA, bundle_lines
from eval.figures import Counts, interval, score, total
from eval.reading import Scored
from eval.said import score_said
from onrecord.extract.times import find_times
from onrecord.model import Model
from onrecord.page import build_page
from onrecord.records import Document, TimeExpression

_PARTS = 3


class Annotated(msgspec.Struct, frozen=True):
    """A time expression of the corpus."""

    start: int
    end: int
    value: str


class Article(msgspec.Struct, frozen=True):
    """An article of the corpus with its time expressions."""

    id: str
    published_on: str
    text: str
    times: tuple[Annotated, ...]

    @property
    def is_kept(self) -> bool:
        """Whether it is of the third that no rule was made from."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % _PARTS == 0

    def read(self) -> tuple[TimeExpression, ...]:
        """What is found in it."""
        day = self.published_on[:10]
        page = build_page(
            Document(self.id, self.text.encode(), kind="text", charset="utf-8", published_on=day)
        )
        return find_times(page)


def load_articles(corpora: Path = CORPORA) -> list[Article]:
    """All articles of the development part."""
    path = corpora / "times" / "dev.jsonl.gz"
    return [msgspec.json.decode(line, type=Article) for line in bundle_lines(path)]


def count(gold: Sequence[Annotated], found: Sequence[TimeExpression]) -> Counts:
    """How many there are, were found, overlap, and have the right value besides."""
    counts: Counts = Counter()
    counts["gold",], counts["found",] = len(gold), len(found)
    taken: set[int] = set()
    for one in gold:
        shared = [
            (min(one.end, other.end) - max(one.start, other.start), -place)
            for place, other in enumerate(found)
            if place not in taken
        ]
        most, place = max(shared, default=(0, 0))
        if most > 0:
            taken.add(-place)
            counts["span",] += 1
            counts["value",] += found[-place].value == one.value
    return counts


def span_f(counts: Counts) -> float:
    """F1 of the spans, in per cent."""
    return score(counts["span",], counts["found",], counts["gold",]).f


def value_f(counts: Counts) -> float:
    """F1 of the values over overlapping spans, in per cent."""
    return score(counts["value",], counts["found",], counts["gold",]).f


def score_times(corpora: Path, model: Model | None = None) -> Scored:
    """The figures on the kept third and on the rest; the bootstrap draws articles. The model is not used."""
    articles = load_articles(corpora)
    kept = [count(one.times, one.read()) for one in articles if one.is_kept]
    seen = [count(one.times, one.read()) for one in articles if not one.is_kept]
    figures = {"articles": float(len(kept)), "expressions": float(total(kept)["gold",])}
    for prefix, counts in (("", total(kept)), ("seen.", total(seen))):
        figures |= {f"{prefix}span.f": span_f(counts), f"{prefix}value.f": value_f(counts)}
    figures |= score_said(corpora)
    found = {"span.f": interval(kept, span_f), "value.f": interval(kept, value_f)}
    return Scored(articles=(), counts=kept, figures=figures, intervals=found, parts={})
