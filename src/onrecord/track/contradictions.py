"""Two sources that can't both be right about one thing: a claim and its denial, two numbers, two places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.records import Frozen
from onrecord.track.clusters import Ref
from onrecord.track.nearest import Pair, codes, nearest_pairs
from onrecord.track.pages import Evidence, point_at
from onrecord.track.pairs import (
    OPPOSED_FEATURES,
    Sketched,
    opposed_features,
    same_speaker,
    sketch_all,
    weigh_stems,
)
from onrecord.track.regression import Matrix, log_odds, probability
from onrecord.track.sayings import Saying

NEIGHBOURS = 4
LEAST = 0.3
APART = 2  # statements of one page that stand so near each other are looked at, whatever their words
OPPOSED = 0.15
"""From this probability on a pair is told as a contradiction."""
EACH = 2  # contradictions that one statement may be part of


class Contradiction(Frozen, frozen=True):
    """Two statements that can't both be right, `a` the earlier published; `about` is what they share.

    `confidence` is in [0, 1].
    """

    about: str
    a: Evidence
    b: Evidence
    confidence: float


def find_contradictions(sayings: Sequence[Saying], clusters: Mapping[Ref, str]) -> tuple[Contradiction, ...]:
    """The contradictions between these statements, the surest first.

    `clusters` names the statements that are one (`find_clusters`): what several pages tell is told once,
    by the first of them. The order of `sayings` makes no difference.
    """
    ordered = sorted(sayings, key=lambda saying: (saying.page.key, saying.number))
    sketched = sketch_all(ordered, weigh_stems(ordered))
    pairs = opposed_candidates(sketched)
    if not pairs:
        return ()
    chances = probability(log_odds("opposed", OPPOSED_FEATURES, opposed_rows(sketched, pairs)))
    at = {"#".join(saying.ref): number for number, saying in enumerate(ordered)}
    first = [at.get(clusters.get(saying.ref, ""), number) for number, saying in enumerate(ordered)]
    return tuple(
        _contradiction(ordered[one], ordered[other], chance)
        for one, other, chance in pick(ordered, pairs, np.round(chances, 3).tolist(), first)
    )


def pick(
    sayings: Sequence[Saying], pairs: Sequence[Pair], chances: Sequence[float], first: Sequence[int]
) -> list[tuple[int, int, float]]:
    """The pairs that are told, the surest first, each by the `first` telling of its two statements.

    Of pairs over the same words (a report, and what is reported in it) one is told.
    """
    taken: Counter[int] = Counter()
    picked: list[tuple[int, int, float]] = []
    for (i, j), chance in sorted(zip(pairs, chances, strict=True), key=lambda one: (-one[1], one[0])):
        if chance < OPPOSED:
            break
        one, other = first[i], first[j]
        if max(taken[one], taken[other]) >= EACH or sayings[one].overlaps(sayings[other]):
            continue
        if any(
            _alike(sayings, (one, other), (x, y)) or _alike(sayings, (other, one), (x, y))
            for x, y, _ in picked
        ):
            continue
        taken.update((one, other))
        picked.append((one, other, chance))
    return picked


def _alike(sayings: Sequence[Saying], pair: Pair, known: Pair) -> bool:
    return all(a == b or sayings[a].overlaps(sayings[b]) for a, b in zip(pair, known, strict=True))


def opposed_candidates(sketched: Sequence[Sketched]) -> list[Pair]:
    """Pairs of statements by different speakers, near on a page or in words, of which one goes against."""
    sayings = [one.saying for one in sketched]
    speaker = codes([one.speaker for one in sayings])

    def fits(rows: slice) -> npt.NDArray[np.bool_]:
        other: npt.NDArray[np.bool_] = (speaker[rows, None] != speaker) | (speaker[rows, None] < 0)
        other[np.arange(rows.stop - rows.start), np.arange(rows.start, rows.stop)] = False
        return other

    pairs = nearest_pairs(sketched, neighbours=NEIGHBOURS, least=LEAST, fits=fits)
    for at, one in enumerate(sayings):
        for other in range(at + 1, min(at + 1 + APART, len(sayings))):
            if sayings[other].page.key == one.page.key:
                pairs.add((at, other))
        for other in _relatives(sayings, at):
            pairs.add((min(at, other), max(at, other)))
    return sorted(
        (i, j)
        for i, j in pairs
        if _is_opposed(sayings[i], sayings[j])
        and not (sayings[i].speaker and same_speaker(sayings[i], sayings[j]))
    )


def _is_opposed(a: Saying, b: Saying) -> bool:
    """Whether one denies, one alone says no, or each has numbers and none in common."""
    numbers, others = a.content.numbers, b.content.numbers
    return (
        a.negates != b.negates
        or a.contradicts
        or b.contradicts
        or a.denies
        or b.denies
        or bool(a.acts & b.undone or b.acts & a.undone)
        or bool(numbers and others and not numbers & others)
    )


def _relatives(sayings: Sequence[Saying], at: int) -> list[int]:
    """The statement that holds this one, where it is near in the list of its page."""
    parent, key = sayings[at].stmt.nested_in, sayings[at].page.key
    if parent is None:
        return []
    near = range(max(0, at - 20), min(len(sayings), at + 20))
    return [n for n in near if sayings[n].page.key == key and sayings[n].stmt.id == parent]


def opposed_rows(sketched: Sequence[Sketched], pairs: Sequence[Pair]) -> Matrix:
    """The features of each pair, (n_pairs, features)."""
    weights = weigh_stems([one.saying for one in sketched])
    return np.array([opposed_features(sketched[i], sketched[j], weights) for i, j in pairs], float)


def _contradiction(one: Saying, other: Saying, confidence: float) -> Contradiction:
    a, b = sorted((one, other), key=lambda said: (said.page.published or "~", said.page.key, said.number))
    return Contradiction(
        _about(a, b),
        point_at(a.page, a.stmt.content, statement=a.stmt),
        point_at(b.page, b.stmt.content, statement=b.stmt),
        confidence,
    )


def _about(a: Saying, b: Saying) -> str:
    """The words of `a` that `b` has, too; all its words where there is none."""
    shared = [word for word, stem in zip(a.whole.words, a.whole.stems, strict=True) if stem in b.whole.stems]
    return " ".join(dict.fromkeys(shared or a.content.words[:8]))
