"""The same statement told by several pages: in other words, in translation, cut short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.track.nearest import Pair, codes, nearest_pairs
from onrecord.track.pairs import SAME_FEATURES, Sketched, relate, same_features, sketch_all, weigh_stems
from onrecord.track.regression import Matrix, log_odds, probability
from onrecord.track.sayings import Saying

NEIGHBOURS = 10
LEAST = 0.15
SAME = 0.35
"""From this probability on, on average over its pairs, a group of statements is one statement."""

RIVAL_FEATURES = ("bias", "odds", "least_lead", "most_lead", "mutual", "third")
_NO_ODDS = -8.0  # where there is no rival, as if there were one that is out of the question
Ref = tuple[str, str]


def find_clusters(sayings: Sequence[Saying]) -> dict[Ref, str]:
    """For each statement, by page key and id, the name of its cluster: "page#id" of its first member.

    The order of `sayings` makes no difference.
    """
    ordered = sorted(sayings, key=lambda saying: (saying.page.key, saying.number))
    sketched = sketch_all(ordered, weigh_stems(ordered))
    pairs = candidates(sketched)
    chances = probability(score_pairs(sketched, pairs))
    groups = _link(len(ordered), dict(zip(pairs, chances.tolist(), strict=True)))
    names: dict[Ref, str] = {}
    for group in groups:
        first = min(group, key=lambda at: (_time(ordered[at]), ordered[at].page.key, ordered[at].number))
        for at in group:
            names[ordered[at].ref] = "#".join(ordered[first].ref)
    return names


def candidates(sketched: Sequence[Sketched]) -> list[Pair]:
    """Pairs of statements of different pages that may be one and the same, in order."""
    sayings = [one.saying for one in sketched]
    side, speaker = codes([one.side for one in sayings]), codes([one.speaker for one in sayings])
    page = codes([one.page.key for one in sayings])
    unnamed = np.array([one.unnamed for one in sayings], bool)

    def fits(rows: slice) -> npt.NDArray[np.bool_]:
        whose = (side[rows, None] == side) & (side[rows, None] >= 0)
        whose |= (speaker[rows, None] == speaker) & (speaker[rows, None] >= 0)
        whose |= unnamed[rows, None] | unnamed
        apart: npt.NDArray[np.bool_] = whose & (page[rows, None] != page)
        return apart

    near = nearest_pairs(sketched, neighbours=NEIGHBOURS, least=LEAST, fits=fits)
    return sorted(pair for pair in near if relate(sayings[pair[0]], sayings[pair[1]]) != "none")


def score_pairs(sketched: Sequence[Sketched], pairs: Sequence[Pair]) -> Matrix:
    """The log odds that each pair is one statement: by what the two share, then among their rivals."""
    if not pairs:
        return np.zeros(0)
    odds = log_odds("same", SAME_FEATURES, same_rows(sketched, pairs))
    return log_odds("same_among_rivals", RIVAL_FEATURES, rival_rows(sketched, pairs, odds))


def same_rows(sketched: Sequence[Sketched], pairs: Sequence[Pair]) -> Matrix:
    """The features of each pair, (n_pairs, features)."""
    weights = weigh_stems([one.saying for one in sketched])
    return np.array([same_features(sketched[i], sketched[j], weights) for i, j in pairs], float)


def rival_rows(sketched: Sequence[Sketched], pairs: Sequence[Pair], odds: Matrix) -> Matrix:
    """How a pair stands among the other pairs that its two make with the other's page.

    A statement has one counterpart on a page as a rule; and a third page's counterpart speaks for both.
    """
    keys = [one.saying.page.key for one in sketched]
    with_page: dict[tuple[int, str], list[float]] = defaultdict(list)
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), chance in zip(pairs, odds.tolist(), strict=True):
        with_page[i, keys[j]].append(chance)
        with_page[j, keys[i]].append(chance)
        partners[i][j] = partners[j][i] = chance
    rows = []
    for (i, j), chance in zip(pairs, odds.tolist(), strict=True):
        leads = _lead(chance, with_page[i, keys[j]]), _lead(chance, with_page[j, keys[i]])
        common = partners[i].keys() & partners[j].keys()
        third = max((min(partners[i][k], partners[j][k]) for k in common), default=_NO_ODDS)
        rows.append([1.0, chance, min(leads), max(leads), float(min(leads) > 0), max(third, _NO_ODDS) / 4])
    return np.array(rows, float)


def _lead(chance: float, all_of_page: Sequence[float]) -> float:
    """How far the pair is ahead of the best rival (or behind it), at most 4."""
    best, *others = sorted(all_of_page, reverse=True)
    if chance < best:
        return max(-4.0, chance - best)
    return min(4.0, chance - max(others[0] if others else _NO_ODDS, _NO_ODDS))


def _link(n: int, chances: Mapping[Pair, float]) -> list[list[int]]:
    """Groups by average linkage: the surest pairs first, while the pairs between two groups average SAME."""
    group_of = list(range(n))
    groups = {at: [at] for at in range(n)}
    for pair in sorted(chances, key=lambda pair: (-round(chances[pair], 9), pair)):
        if chances[pair] < SAME:
            break
        one, other = sorted((group_of[pair[0]], group_of[pair[1]]))
        if one == other:
            continue
        between = [chances.get((min(a, b), max(a, b)), 0.0) for a in groups[one] for b in groups[other]]
        if sum(between) < SAME * len(between):
            continue
        for at in groups.pop(other):
            group_of[at] = one
            groups[one].append(at)
    return list(groups.values())


def _time(saying: Saying) -> int:
    middle = saying.when.middle
    return middle if middle is not None else 10**10
