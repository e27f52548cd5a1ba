"""When statements of talks were said: is the day right, where the annotation gives one?

The statements are those of the annotation (source, cue, content, speaker), so that what is measured is the
dating alone; how well it does on statements as they are read is measured by the scorer beside the corpora.
Right is a statement whose `said_at.earliest` begins with the annotated day (month, year).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from eval.corpora import CORPORA, bundle_lines
from eval.figures import Counts, share, total
from onrecord.extract.times import find_times
from onrecord.page import build_page
from onrecord.records import Document, Page, Span, Statement
from onrecord.resolve.when import when_said

_DAY = len("2031-05-14")
_Runs = tuple[tuple[int, int], ...]


class _Annotated(msgspec.Struct, frozen=True):
    id: str
    source: _Runs
    cue: _Runs
    content: _Runs
    speaker: str | None = None
    nested_in: str | None = None
    said: str | None = None

    def statement(self, page: Page) -> Statement:
        def spans(runs: _Runs) -> tuple[Span, ...]:
            return tuple(page.span(*run) for run in runs)

        return Statement(
            id=self.id,
            kind="indirect",
            source=spans(self.source),
            cue=spans(self.cue),
            content=spans(self.content),
            text="",
            speaker_name=self.speaker,
            nested_in=self.nested_in,
        )


class _Page(msgspec.Struct, frozen=True):
    id: str
    text: str
    statements: tuple[_Annotated, ...]
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None


class Bundle(msgspec.Struct, frozen=True):
    """A bundle of talks, as far as dates go."""

    pages: tuple[_Page, ...]


def count(bundle: Bundle) -> Counts:
    """How many statements have a day in the annotation, and how many of these are dated by it."""
    counts: Counts = Counter()
    for given in bundle.pages:
        page = build_page(
            Document(
                given.id,
                given.text.encode(),
                kind="text",
                charset="utf-8",
                url=given.url,
                title=given.title,
                outlet=given.outlet,
                published_on=given.published,
            )
        )
        annotated = [one for one in given.statements if one.content or one.cue or one.source]
        statements = [one.statement(page) for one in annotated]
        for one, stmt in zip(annotated, when_said(page, statements, find_times(page)), strict=True):
            if one.said and one.content:
                found = stmt.said_at.earliest if stmt.said_at else None
                counts["said",] += 1
                counts["right",] += (found or "")[:_DAY] == one.said[:_DAY]
    return counts


def said_right(counts: Counts) -> float:
    """The share that is right, in per cent."""
    return share(counts["right",], counts["said",])


def score_said(corpora: Path = CORPORA) -> dict[str, float]:
    """The figures on the development part of talks."""
    path = corpora / "talks" / "dev.jsonl"
    counts = total([count(msgspec.json.decode(line, type=Bundle)) for line in bundle_lines(path)])
    return {"said": said_right(counts), "said.statements": float(counts["said",])}
