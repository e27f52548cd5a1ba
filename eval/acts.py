"""Acts, terms, stances and gaps of our own corpus, with annotated spans and statements as if read.

    stances     F1 of (holder, issue, stance) a page, with a dossier of the bundle's parties and issues
    mode        share of acts with the annotated mode, given the span and the root type
    actor       share of acts that share an actor with the annotation (or neither has one)
    recipient   the same for recipients
    negated, future, hypothetical   F1 of the flags
    holder      share of terms with the annotated holder
    gaps        F1 of gaps by kind and overlap, found in the page's text

This measures coding apart from reading; `talks` holds what the reader finds by itself.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from eval.corpora import CORPORA
from eval.figures import score as prf
from eval.record import bundle_dossier, load_bundles, tracked_pages
from onrecord.extract import find_gaps
from onrecord.extract.acts import Sides, find_acts, sides_of
from onrecord.extract.stances import find_stances
from onrecord.extract.terms import find_terms
from onrecord.page import build_page
from onrecord.records import Document
from onrecord.track.pages import TrackedPage

FLAGS = ("negated", "future", "hypothetical")


class Given(NamedTuple):
    """An annotated span in the place of one that a model finds."""

    start: int
    end: int
    kind: str
    confidence: float = 1.0


def score(corpora: Path = CORPORA) -> dict[str, float]:
    """All figures of the development part by name, in per cent."""
    return score_bundles(load_bundles(corpora / "talks" / "dev.jsonl"))


def score_bundles(bundles: list[dict[str, Any]]) -> dict[str, float]:
    """All figures of these bundles by name, in per cent."""
    n: Counter[str] = Counter()
    for bundle in bundles:
        dossier = bundle_dossier(bundle["bundle"])
        known = _known(bundle["bundle"])
        for page, raw in zip(tracked_pages(bundle), bundle["pages"], strict=True):
            found = find_stances(
                page.page, page.statements, page.acts, page.terms, dossier.issues, sides_of((), dossier)
            )
            _overlap(
                n,
                "stances",
                {(s["holder"], s["issue"], s["stance"]) for s in raw["stances"]},
                {(s.holder, s.issue, s.stance) for s in found},
            )
            _count_acts(n, page, known)
            _count_terms(n, page, known)
            _count_gaps(n, raw)
    out = {name: 100 * n[f"{name} right"] / max(1, n["acts"]) for name in ("mode", "actor", "recipient")}
    out["holder"] = 100 * n["holder right"] / max(1, n["terms"])
    for name in ("stances", "gaps", *FLAGS):
        measured = prf(n[f"{name} right"], n[f"{name} read"], n[f"{name} gold"])
        out |= {f"{name}.{part}": value for part, value in measured._asdict().items()}
    return out


def _known(bundle: dict[str, Any]) -> Sides:
    """The bundle's names, people included, as if resolving had found them all."""
    names = [(name, p["name"]) for p in bundle["parties"] for name in (p["name"], *p.get("aliases", ()))]
    names += [
        (name, p["for"] or p["name"]) for p in bundle["people"] for name in (p["name"], *p.get("aliases", ()))
    ]
    return Sides(names)


def _overlap(n: Counter[str], name: str, gold: set[Any], read: set[Any]) -> None:
    n[f"{name} gold"] += len(gold)
    n[f"{name} read"] += len(read)
    n[f"{name} right"] += len(gold & read)


def _count_acts(n: Counter[str], page: TrackedPage, sides: Sides) -> None:
    for gold in page.acts:
        given = Given(gold.evidence[0].start, gold.evidence[-1].end, gold.type)
        (act,) = find_acts(page.page, [given], page.statements, sides)
        n["acts"] += 1
        n["mode right"] += act.mode == gold.mode
        n["actor right"] += bool(set(act.actor) & set(gold.actor)) or not (act.actor or gold.actor)
        n["recipient right"] += bool(set(act.recipient) & set(gold.recipient)) or not (
            act.recipient or gold.recipient
        )
        for flag in FLAGS:
            n[f"{flag} gold"] += getattr(gold, flag)
            n[f"{flag} read"] += getattr(act, flag)
            n[f"{flag} right"] += getattr(gold, flag) and getattr(act, flag)


def _count_terms(n: Counter[str], page: TrackedPage, sides: Sides) -> None:
    for gold in page.terms:
        given = Given(gold.span.start, gold.span.end, gold.kind)
        found = find_terms(page.page, [given], page.statements, sides, page.acts)
        n["terms"] += 1
        n["holder right"] += any(t.span == gold.span and t.holder == gold.holder for t in found)


def _count_gaps(n: Counter[str], raw: dict[str, Any]) -> None:
    document = Document(raw["id"], raw["text"].encode(), kind="text", published_on=raw["published"][:10])
    found = [(gap.kind, gap.span.start, gap.span.end) for gap in find_gaps(build_page(document))]
    n["gaps gold"] += len(raw["gaps"])
    n["gaps read"] += len(found)
    n["gaps right"] += sum(
        any(kind == g["kind"] and start < g["end"] and g["start"] < end for kind, start, end in found)
        for g in raw["gaps"]
    )
