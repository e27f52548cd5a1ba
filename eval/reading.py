"""The corpora read with the shipped model, and scored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from eval import attribution, talks
from eval.calibration import calibration_error, judged
from eval.corpora import Article, attributions, load_polnear, load_talks
from eval.figures import Counts, Interval, interval, total
from eval.overlap import Attribution
from onrecord.errors import OnrecordError
from onrecord.model import Model
from onrecord.reading import read_many
from onrecord.records import Reading

_Figures = Mapping[str, Callable[[Counts], float]]


class Scored(NamedTuple):
    """A corpus with its counts: one by one, by part (outlet or genre), and what follows from their sum."""

    articles: Sequence[Article]
    counts: Sequence[Counts]
    figures: dict[str, float]
    intervals: dict[str, Interval]
    parts: dict[str, Counts]


def score_polnear(corpora: Path, model: Model) -> Scored:
    """PolNeAR's development part.

    It annotates no attribution inside another's content, so a nested statement that is right counts as
    wrong. The figures named `top.…` leave nested ones out; the others count all that was read.
    """
    articles = load_polnear(corpora)
    readings = _read(articles, model)
    top = [
        attribution.count(article.text, article.attributions, [a for a in read if a.nested_in is None])
        for article, read in zip(articles, readings, strict=True)
    ]
    counts = [
        attribution.count(article.text, article.attributions, read)
        for article, read in zip(articles, readings, strict=True)
    ]
    scored = _scored(
        articles,
        counts,
        attribution.figures,
        {"joint.f": attribution.joint_f, "overlap.f": attribution.overlap_f},
    )
    of_spans: _Figures = {
        f"spans.{role}.f": partial(attribution.spans_f, role=role) for role in attribution.ROLES
    }
    of_cues: _Figures = {
        f"cues.{cue}.joint.f": partial(attribution.cues_f, cue=cue) for cue in attribution.CUES
    }
    main: _Figures = {"joint.f": attribution.joint_f, **of_spans, **of_cues}
    flat = _scored(articles, top, attribution.figures, main)
    sure = _calibration(articles, readings, nested=False)
    return scored._replace(
        figures={"pages": len(articles)}
        | scored.figures
        | {f"top.{name}": value for name, value in flat.figures.items()}
        | sure,
        intervals=scored.intervals | {f"top.{name}": low_high for name, low_high in flat.intervals.items()},
    )


def score_talks(corpora: Path, model: Model) -> Scored:
    """The development part of our own corpus."""
    articles = load_talks(corpora)
    readings = _read(articles, model)
    counts = [
        talks.count(article.text, article.attributions, article.furniture, read)
        for article, read in zip(articles, readings, strict=True)
    ]
    scored = _scored(
        articles,
        counts,
        talks.figures,
        {"joint.f": talks.joint_f, "statements.f": talks.statements_f},
    )
    genres: dict[str, float] = {}
    of_genres: dict[str, Interval] = {}
    for genre in scored.parts:
        units = _by_unit(articles, counts, genre)
        for name, figure in (("statements.f", talks.statements_f), ("joint.f", talks.joint_f)):
            genres[f"{genre}.{name}"] = figure(scored.parts[genre])
            of_genres[f"{genre}.{name}"] = interval(units, figure)
    return scored._replace(
        figures={"pages": len(articles)}
        | scored.figures
        | genres
        | _calibration(articles, readings, nested=True),
        intervals=scored.intervals | of_genres,
    )


def _by_unit(articles: Sequence[Article], counts: Sequence[Counts], part: str) -> list[Counts]:
    """The counts of one part's articles, summed by what the bootstrap draws."""
    units: dict[str, list[Counts]] = {}
    for article, one in zip(articles, counts, strict=True):
        if article.part == part:
            units.setdefault(article.unit, []).append(one)
    return [total(group) for _, group in sorted(units.items())]


def _calibration(
    articles: Sequence[Article], readings: Sequence[tuple[Attribution, ...]], *, nested: bool
) -> dict[str, float]:
    pairs = [
        pair
        for article, read in zip(articles, readings, strict=True)
        for pair in judged(article.text, article.attributions, read, nested=nested)
    ]
    return {"calibration_error": calibration_error(pairs)}


def intervals(scored: Mapping[str, Scored]) -> dict[str, Interval]:
    """The intervals of all corpora, by the corpus's and the figure's name."""
    return {
        f"{corpus}.{name}": low_high
        for corpus, one in scored.items()
        for name, low_high in one.intervals.items()
    }


def _scored(
    articles: Sequence[Article],
    counts: Sequence[Counts],
    figures: Callable[[Counts], dict[str, float]],
    main: _Figures,
) -> Scored:
    def by(key: Callable[[Article], str]) -> dict[str, Counts]:
        grouped: dict[str, list[Counts]] = {}
        for article, one in zip(articles, counts, strict=True):
            grouped.setdefault(key(article), []).append(one)
        return {name: total(group) for name, group in sorted(grouped.items())}

    units = list(by(lambda article: article.unit).values())
    return Scored(
        articles=articles,
        counts=counts,
        figures=figures(total(counts)),
        intervals={name: interval(units, figure) for name, figure in main.items()},
        parts=by(lambda article: article.part),
    )


def _read(articles: Sequence[Article], model: Model) -> list[tuple[Attribution, ...]]:
    """What was read of each article.

    OnrecordError when one was rejected or its text changed: no figure would hold.
    """
    out = []
    for article, reading in zip(articles, read_many([one.document for one in articles], model), strict=True):
        if not isinstance(reading, Reading):
            raise OnrecordError(f"{article.id} was rejected: {reading.detail}")
        if reading.page.text != article.text:
            raise OnrecordError(f"{article.id}: page.text is not the text that was given")
        out.append(attributions(reading))
    return out
