"""Which persons of several pages are one, by their names and by what agrees beside them.

Full names go together first: the same words, then one name in two spellings, in another order or with a
part left out. Then surnames, with or without initials, go to the one person whose full name they fit,
and what is left goes together by surname. A surname alone is never enough: a role, a party or the story
(other names that both pages hold, within two months) has to agree, and no second person may fit as well.
The blocks are Fellegi and Sunter's (1969) remedy against comparing all pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from onrecord.track.people.agreement import Cluster, agreements, conflict, days_apart
from onrecord.track.people.entity import Merge
from onrecord.track.people.links import Groups
from onrecord.track.people.names import PersonName, compare_full, fits
from onrecord.track.people.spelling import romanise, skeleton
from onrecord.track.people.units import Unit

_SAME = 0.95
_SAME_IN_CONFLICT = 0.6  # one full name under two flags: people change sides, and names recur
_BASE = {"transliteration": 0.85, "name order": 0.8, "part of the name": 0.8, "spelling": 0.6}
_SURNAME = 0.6
_MORE = {"role": 0.1, "party": 0.05, "story": 0.05}
_LIKE = 0.88  # a spelling that is less like needs a role or a party
_BLOCK = 60  # names of one block that are all compared; in a larger one, neighbours in the alphabet
_NEIGHBOURS = 12
_RIVAL_DAYS = 365  # a namesake out of office so long is no rival


def group_persons(units: Iterable[Unit]) -> tuple[list[list[Unit]], list[Merge]]:
    """The units by person, and why those of different pages are one."""
    groups = Groups(units)
    _join_same(groups)
    _join_spellings(groups)
    _attach_surnames(groups)
    _join_surnames(groups)
    return groups.units(), groups.merges


def _join_same(groups: Groups) -> None:
    """The same full name, whatever the case, accents and titles."""
    first: dict[tuple[str, ...], Cluster] = {}
    for cluster in groups.clusters():
        for name in cluster.full_names:
            other = groups.now(first.setdefault(name.words, cluster))
            here = groups.now(cluster)
            if other is here or other.pages & here.pages:  # the page itself tells namesakes apart
                continue
            agreed = agreements(other, here)
            against = conflict(other, here) and not agreed
            groups.join(
                other, here, (name, name), "same full name", agreed, _SAME_IN_CONFLICT if against else _SAME
            )


def _join_spellings(groups: Groups) -> None:
    """Full names that are one by romanisation, order, part or nearly, where something else agrees."""
    homes: dict[PersonName, Cluster] = {}
    for cluster in groups.clusters():
        for name in cluster.full_names:
            homes.setdefault(name, cluster)
    for one, other in _pairs(homes):
        a, b = groups.now(homes[one]), groups.now(homes[other])
        if a is b:
            continue
        kin = compare_full(one, other)
        if kin is None:
            continue
        kind, degree = kin
        levelled = kind in ("transliteration", "name order", "same name")
        if a.pages & b.pages and not levelled:
            continue  # the page itself tells them apart
        agreed = agreements(a, b)
        against = conflict(a, b) and "role" not in agreed
        if not agreed or (against and not levelled):
            continue
        if degree < _LIKE and not agreed.keys() & {"role", "party"}:
            continue
        if not all(_compatible(x, y) for x in a.full_names for y in b.full_names):
            continue
        groups.join(a, b, (one, other), kind, agreed, _confidence(_BASE.get(kind, _SAME), agreed))


def _compatible(one: PersonName, other: PersonName) -> bool:
    return compare_full(one, other) is not None or not set(one.long_words) & set(other.long_words)


def _pairs(names: Iterable[PersonName]) -> Iterator[tuple[PersonName, PersonName]]:
    """Pairs that may be one name: two skeletons in common, or one and the beginning or end of the other."""
    blocks: dict[tuple[str, ...], list[PersonName]] = defaultdict(list)
    for name in names:
        for key in set(_block_keys(name)):
            blocks[key].append(name)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > _BLOCK:
            block = sorted(block, key=lambda name: name.words)
        reach = len(block) if len(block) <= _BLOCK else _NEIGHBOURS
        for n, one in enumerate(block):
            for other in block[n + 1 : n + 1 + reach]:
                pair = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
                if pair not in seen:
                    seen.add(pair)
                    yield one, other


def _block_keys(name: PersonName) -> Iterator[tuple[str, ...]]:
    bones = [skeleton(word) for word in name.long_words][:5]
    for one, other in combinations(bones, 2):
        yield (*sorted((one, other)),)
    first, last = bones[0], bones[-1]
    yield "last", last, first[:1]
    yield "first", first, last[:1]
    yield "first, end", first, last[-2:]
    yield "joined", skeleton("".join(name.words))
    if name.initials:
        yield "last", last, romanise(name.initials[0])[:1]


def _attach_surnames(groups: Groups) -> None:
    """Each name of less than two words to the one full-named person that it fits and agrees with."""
    index: dict[str, dict[Cluster, PersonName]] = defaultdict(dict)
    for cluster in groups.clusters():
        for name in cluster.full_names:
            for word in name.long_words:
                index[romanise(word)].setdefault(cluster, name)
                index[f"~{skeleton(word)}"].setdefault(cluster, name)
    for cluster in groups.clusters():
        if not cluster.full_names:
            _attach(groups, cluster, index)


def _attach(groups: Groups, cluster: Cluster, index: dict[str, dict[Cluster, PersonName]]) -> None:
    scored: dict[Cluster, tuple[float, PersonName, PersonName, dict[str, str]]] = {}
    for short in cluster.names:
        for word in short.long_words[-1:]:
            found = index.get(romanise(word)) or index.get(f"~{skeleton(word)}") or {}
            for candidate, full in found.items():
                home = groups.now(candidate)
                degree = fits(short, full)
                if degree == 0 or home.pages & cluster.pages:
                    continue
                agreed = agreements(cluster, home)
                score = degree + _weight(agreed) - conflict(cluster, home)
                if days_apart(cluster, home) > _RIVAL_DAYS:
                    score -= 0.5
                if home not in scored or score > scored[home][0]:
                    scored[home] = score, short, full, agreed
    ranked = sorted(scored.items(), key=lambda item: -item[1][0])
    if not ranked:
        return
    home, (score, short, full, agreed) = ranked[0]
    rival = ranked[1][1][0] if len(ranked) > 1 else 0.0
    if agreed and score >= 1.0 and score - rival >= 0.1:
        reason = "initials" if short.initials else "surname"
        groups.join(home, cluster, (full, short), reason, agreed, _confidence(_SURNAME, agreed))


def _weight(agreed: dict[str, str]) -> float:
    return sum({"role": 0.4, "party": 0.3, "story": 0.2}[kind] for kind in agreed)


def _join_surnames(groups: Groups) -> None:
    """What no full name takes in: one surname on several pages, where a role, party or story agrees.

    Where two persons of the record bear the name in full, a role has to agree.
    """
    borne: dict[str, set[int]] = defaultdict(set)
    for cluster in groups.clusters():
        for name in cluster.full_names:
            borne[romanise(name.words[-1])].add(cluster.number)
    left: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in groups.clusters():
        if cluster.full_names or not cluster.names:
            continue
        short = next(iter(cluster.names))
        key = romanise(short.words[-1])
        for other in left[key]:
            agreed = agreements(other, cluster)
            wanted = {"role"} if len(borne[key]) > 1 else {"role", "party", "story"}
            if other.pages & cluster.pages or not agreed.keys() & wanted or conflict(other, cluster):
                continue
            pair = (next(iter(other.names)), short)
            groups.join(other, cluster, pair, "surname", agreed, _confidence(_SURNAME, agreed))
            break
        else:
            left[key].append(cluster)


def _confidence(base: float, agreed: dict[str, str]) -> float:
    return round(min(0.99, base + sum(_MORE[kind] for kind in agreed)), 2)
