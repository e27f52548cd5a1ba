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

from onrecord.track.people.agreement import Cluster, agreements, conflict, days_apart, told_apart
from onrecord.track.people.entity import Merge
from onrecord.track.people.links import Groups
from onrecord.track.people.names import PersonName, compare_full, fits
from onrecord.track.people.spelling import likeness, romanise, skeleton
from onrecord.track.people.units import Unit

_SAME = 0.95
_SAME_IN_CONFLICT = 0.6  # one full name under two flags: people change sides, and names recur
_BASE = {"transliteration": 0.85, "name order": 0.8, "part of the name": 0.8, "spelling": 0.6}
_SURNAME = 0.6
_MORE = {"role": 0.1, "party": 0.05, "page": 0.05, "story": 0.05}
_NEAR = 0.88
_BLOCK = 60  # names of one block that are all compared; in a larger one, neighbours in the alphabet
_NEIGHBOURS = 12
_NAMESAKES = 100  # of one surname; among more, a surname says nothing
_AGAINST = 0.3  # other parties and other roles
_MUCH_MORE = 10  # times the pages of a namesake that make a surname alone mean the one and not the other
_RIVAL_DAYS = 365  # a namesake out of office so long is no rival


def group_persons(units: Iterable[Unit]) -> tuple[list[list[Unit]], list[Merge]]:
    """The units by person, and why those of different pages are one."""
    groups = Groups(units)
    _join_same(groups)
    _join_spellings(groups)
    _attach_surnames(groups)
    _join_surnames(groups)
    _attach_surnames(groups)  # together they may agree in what none did alone
    return groups.units(), groups.merges


def _join_same(groups: Groups) -> None:
    """The same full name, whatever the case, accents and titles; of namesakes, with whom it agrees most."""
    bearers: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in groups.clusters():
        for name in cluster.full_names:
            here = groups.now(cluster)
            others = list(dict.fromkeys(map(groups.now, bearers[name.words])))
            free = [other for other in others if other is not here and not told_apart(other, here)]
            if here in others or not free:
                bearers[name.words] = [*others, *([] if here in others else [here])]
                continue
            found = [(other, agreements(other, here), conflict(other, here)) for other in free]
            other, agreed, against = max(found, key=lambda one: _weight(one[1]) - one[2])
            if against >= _AGAINST and not agreed:
                bearers[name.words] = [*others, here]  # another office, another party, another story
                continue
            sure = _SAME_IN_CONFLICT if against >= _AGAINST else _SAME
            groups.join(other, here, (name, name), "same full name", agreed, sure)


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
        levelled = degree == 1 and kind != "part of the name"
        if told_apart(a, b) and not levelled:
            continue
        agreed = agreements(a, b)
        against = conflict(a, b)
        if not agreed or against == 1:
            continue
        if degree < 1 and not _is_near(one, other) and not agreed.keys() & {"role", "party"}:
            continue
        if against >= _AGAINST and "role" not in agreed and not (levelled or _is_near(one, other)):
            continue
        if not all(_compatible(x, y) for x in a.full_names for y in b.full_names):
            continue
        groups.join(a, b, (one, other), kind, agreed, _confidence(_BASE.get(kind, _SAME), agreed))


def _is_near(one: PersonName, other: PersonName) -> bool:
    """Whether two spellings are so much alike that a story is enough: a word the same, the rest nearly."""
    degrees = [likeness(a, b) for a, b in zip(one.words, other.words, strict=False)]
    return max(degrees) == 1 and min(degrees) >= _NEAR


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
            index[f"{romanise(name.words[-1])}$"].setdefault(cluster, name)
    for cluster in groups.clusters():
        if not cluster.full_names:
            _attach(groups, cluster, index)


def _attach(groups: Groups, cluster: Cluster, index: dict[str, dict[Cluster, PersonName]]) -> None:
    scored: dict[Cluster, tuple[float, PersonName, PersonName, dict[str, str]]] = {}
    for short in cluster.names:
        for word in short.long_words[-1:]:
            found = index.get(romanise(word)) or index.get(f"~{skeleton(word)}") or {}
            if len(found) > _NAMESAKES:
                found = index.get(f"{romanise(word)}$") or {}
            for candidate, full in found.items() if len(found) <= _NAMESAKES else ():
                home = groups.now(candidate)
                degree = fits(short, full)
                if degree == 0:
                    continue
                agreed = agreements(cluster, home)
                if home.pages & cluster.pages:
                    if cluster.roles or cluster.sex or len(found) > 1 or conflict(cluster, home) >= _AGAINST:
                        continue  # the page tells them apart
                    agreed["page"] = "named in full there"
                exact = romanise(word) in map(romanise, full.words) or degree == 1
                if not exact and not agreed.keys() & {"role", "party"}:
                    continue
                score = degree + _weight(agreed) - conflict(cluster, home)
                if days_apart(cluster, home) > _RIVAL_DAYS:
                    score -= 0.5
                if home not in scored or score > scored[home][0]:
                    scored[home] = score, short, full, agreed
    ranked = sorted(scored.items(), key=lambda item: (-item[1][0], -len(item[0].pages)))
    if not ranked:
        return
    home, (score, short, full, agreed) = ranked[0]
    if not agreed or score < 1.0:
        return
    # Of several that fit as well, the one that the record is about.
    rivals = [other for other, (theirs, *_) in ranked[1:] if theirs > score - 0.1]
    if all(len(home.pages) >= _MUCH_MORE * len(other.pages) for other in rivals):
        reason = "initials" if short.initials else "surname"
        base = _SURNAME - 0.2 * bool(rivals) - conflict(cluster, home) / 2
        groups.join(home, cluster, (full, short), reason, agreed, _confidence(base, agreed))


def _weight(agreed: dict[str, str]) -> float:
    return sum({"role": 0.4, "party": 0.3, "page": 0.3, "story": 0.2}[kind] for kind in agreed)


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
        for other in left[key][-_NAMESAKES:]:
            agreed = agreements(other, cluster)
            wanted = {"role"} if len(borne[key]) > 1 else {"role", "party", "story"}
            if told_apart(other, cluster) or not agreed.keys() & wanted or conflict(other, cluster):
                continue
            pair = (next(iter(other.names)), short)
            groups.join(other, cluster, pair, "surname", agreed, _confidence(_SURNAME, agreed))
            break
        else:
            left[key].append(cluster)


def _confidence(base: float, agreed: dict[str, str]) -> float:
    return round(min(0.99, base + sum(_MORE[kind] for kind in agreed)), 2)
