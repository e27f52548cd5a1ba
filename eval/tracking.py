"""Shifts, contradictions and clusters of a record against the bundles of talks.

By the definitions of the shared bench's talks.py; a test keeps the figures equal. Names are compared as
they are: a record that is read with a dossier of the bundle's parties has them by their canonical names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from eval.figures import Counts, score, total
from eval.overlap import SAME, TokenisedText
from eval.record import load_bundles, records

MEASURES = ("shifts", "contradictions", "same")
Json = dict[str, Any]
_Places = dict[str, tuple[str, frozenset[int]]]


def measure(corpora: Path) -> dict[str, float]:
    """Precision, recall and F1 on the development bundles, with the annotation as if it had been read.

    Empty where the corpus is not there.
    """
    path = corpora / "talks" / "dev.jsonl"
    if not path.is_file():
        return {}
    bundles = load_bundles(path)
    told = records(bundles)
    return figures(total([count(bundle, told[bundle["bundle"]["id"]]) for bundle in bundles]))


def figures(counts: Counts) -> dict[str, float]:
    """All figures by name, in per cent."""
    return {
        f"{name}.{part}": value
        for name in MEASURES
        for part, value in score(counts[name, "right"], counts[name, "told"], counts[name, "gold"])
        ._asdict()
        .items()
    }


def count(bundle: Json, record: Mapping[str, Any]) -> Counts:
    """The counts of one bundle."""
    texts = {page["id"]: TokenisedText(page["text"]) for page in bundle["pages"]}
    places = _places(bundle, texts)
    gold = bundle["bundle"]
    counts = Counts()
    for name, told, right in (
        ("shifts", record["shifts"], _same_shift),
        ("contradictions", record["contradictions"], _touching(places, texts)),
    ):
        counts[name, "gold"], counts[name, "told"] = len(gold[name]), len(told)
        counts[name, "right"] = _one_to_one(gold[name], told, right)
    pairs = {frozenset(pair) for group in gold["same"] for pair in combinations(group, 2)}
    clustered = _clustered(places, texts, record["statements"])
    counts["same", "gold"], counts["same", "told"] = len(pairs), len(clustered)
    counts["same", "right"] = len(pairs & clustered)
    return counts


def _places(bundle: Json, texts: Mapping[str, TokenisedText]) -> _Places:
    places: _Places = {}
    for page in bundle["pages"]:
        text = texts[page["id"]]
        for stmt in page["statements"]:
            where = stmt["content"] or stmt["source"]
            places[f"{page['id']}#{stmt['id']}"] = page["id"], text.tokens(map(tuple, where))
        for act in page["acts"]:
            places[f"{page['id']}#{act['id']}"] = page["id"], text.tokens(map(tuple, act["spans"]))
    return places


def _one_to_one(gold: Sequence[Json], told: Sequence[Json], right: Callable[[Json, Json], bool]) -> int:
    used: set[int] = set()
    for one in gold:
        found = next((n for n, other in enumerate(told) if n not in used and right(one, other)), None)
        if found is not None:
            used.add(found)
    return len(used)


def _same_shift(gold: Json, told: Json) -> bool:
    return (gold["party"], gold["issue"], gold["before"], gold["after"]) == (
        told["party"],
        told["issue"],
        told["before"]["stance"],
        told["after"]["stance"],
    )


def _touching(places: _Places, texts: Mapping[str, TokenisedText]) -> Callable[[Json, Json], bool]:
    def touches(ref: str, evidence: Json) -> bool:
        page, tokens = places.get(ref, ("", frozenset()))
        if page != evidence["source_id"]:
            return False
        return bool(tokens & texts[page].tokens([(evidence["start"], evidence["end"])]))

    def right(gold: Json, told: Json) -> bool:
        return any(touches(gold["a"], told[x]) and touches(gold["b"], told[y]) for x, y in ("ab", "ba"))

    return right


def _clustered(
    places: _Places, texts: Mapping[str, TokenisedText], statements: Sequence[Json]
) -> set[frozenset[str]]:
    """Pairs of annotated statements whose nearest told statements are of one cluster."""
    by_page: dict[str, list[tuple[frozenset[int], str | None]]] = {page: [] for page in texts}
    for stmt in statements:
        tokens = texts[stmt["source_id"]].tokens([(one["start"], one["end"]) for one in stmt["content"]])
        by_page[stmt["source_id"]].append((tokens, stmt["cluster"]))
    groups: dict[str, list[str]] = {}
    for ref, (page, tokens) in places.items():
        if not ref.rsplit("#", 1)[1].isdigit():
            continue
        best = max(by_page[page], key=lambda one: _jaccard(tokens, one[0]), default=None)
        if best and best[1] is not None and _jaccard(tokens, best[0]) >= SAME:
            groups.setdefault(best[1], []).append(ref)
    return {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0
