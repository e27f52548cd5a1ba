"""Which organisations, states and places of several pages are one: by name, by gazetteer, by acronym."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from onrecord.records import EntityKind
from onrecord.track.people.agreement import Cluster, agreements, told_apart
from onrecord.track.people.entity import Merge
from onrecord.track.people.links import Groups
from onrecord.track.people.spelling import fold
from onrecord.track.people.titles import GENERIC, SMALL
from onrecord.track.people.units import Unit, tell_stories

Gazetteer = Callable[[str, EntityKind], str | None]
"""The canonical name of a state, organisation or place, by any name of it; None where it is not known."""

_SELF_STYLED = re.compile(
    r"^(?:(?:islamic|democratic|peoples|people s|socialist|arab|federal|federative|united) )*"
    r"(?:republic|kingdom|government|state|sultanate|emirate|principality|commonwealth) of (?=.)"
)
_NAMESAKES = 100  # bodies of one name that another page's is held against


def group_bodies(
    units: Iterable[Unit], gazetteer: Gazetteer | None = None
) -> tuple[list[list[Unit]], list[Merge]]:
    """The units by organisation, state or place, and why those of different pages are one.

    One name on two pages is one body, unless all its words are of the sort that every country has ("the
    Foreign Ministry"): then the story has to agree. A place stays apart from the state or body that it
    may stand for. An acronym goes to the one body whose initials it has, and the beginning
    of a name to the one body of the story whose name begins so.
    """
    units = list(units)
    tell_stories(units)
    groups = Groups(units)
    _join_names(groups, gazetteer)
    _join_short(groups)
    _join_acronyms(groups)
    return groups.units(), groups.merges


def _join_names(groups: Groups, gazetteer: Gazetteer | None) -> None:
    first: dict[tuple[bool, str], list[Cluster]] = defaultdict(list)
    for cluster in groups.clusters():
        unit = cluster.units[0]
        is_place = unit.kind == "place"
        for name in unit.names:
            known = gazetteer(name, unit.kind) if gazetteer else None
            key = _key(known or name)
            if not key:
                continue
            generic = known is None and all(word in GENERIC for word in key.split())
            for other in map(groups.now, first[is_place, key][-_NAMESAKES:]):
                here = groups.now(cluster)
                if other is here:
                    break
                if told_apart(other, here):
                    continue
                agreed = agreements(other, here)
                if generic and not agreed.keys() & {"party", "story"}:
                    continue
                reason = "gazetteer" if known else "same name"
                there = next((n for unit in other.units for n in unit.names if fold(n) == fold(name)), None)
                groups.join(
                    other, here, (there or other.units[0].names[0], name), reason, agreed,
                    0.7 if generic else 0.95,
                )  # fmt: skip
                break
            first[is_place, key].append(cluster)


def _join_short(groups: Groups) -> None:
    """A name that begins another ("Nordhavn", "Nordhavn Apparel"), of one body only, in the same story."""
    owners: dict[str, dict[int, tuple[Cluster, str]]] = defaultdict(dict)
    for cluster in groups.clusters():
        for name in _names(cluster):
            words = _key(name).split()
            for end in range(1, len(words)):
                owners[" ".join(words[:end])].setdefault(cluster.number, (cluster, name))
    for cluster in groups.clusters():
        if cluster.units[0].kind != "organisation":
            continue
        for name in _names(cluster):
            key = _key(name)
            here = groups.now(cluster)
            others = {groups.now(other): full for other, full in owners.get(key, {}).values()}
            others.pop(here, None)
            if len(others) != 1 or all(word in GENERIC for word in key.split()):
                continue
            other, full = next(iter(others.items()))
            agreed = agreements(other, here)
            if "story" in agreed and other.units[0].kind == "organisation" and not told_apart(other, here):
                groups.join(other, here, (full, name), "short name", agreed, 0.7)


def _names(cluster: Cluster) -> list[str]:
    return list(dict.fromkeys(name for unit in cluster.units for name in unit.names))


def _key(name: str) -> str:
    """The name's words without the article, and without what a state calls itself.

    >>> _key("the Republic of Karvelia"), _key("Government of Karvelia"), _key("Bank of Karvelia")
    ('karvelia', 'karvelia', 'bank of karvelia')
    """
    words = " ".join(word for word in fold(name) if word != "the")
    return _SELF_STYLED.sub("", words) or words


def _join_acronyms(groups: Groups) -> None:
    owners: dict[str, dict[int, tuple[Cluster, str]]] = defaultdict(dict)
    for cluster in groups.clusters():
        for name in _names(cluster) if cluster.units[0].kind != "place" else ():
            for short in _initials(name):
                owners[short].setdefault(cluster.number, (cluster, name))
    for cluster in groups.clusters():
        if cluster.units[0].kind == "place":
            continue
        for name in _names(cluster):
            short = name.replace(".", "").removeprefix("the ")
            if not (short.isupper() and 2 <= len(short) <= 8):
                continue
            others = {
                id(groups.now(other)): (groups.now(other), full) for other, full in owners[short].values()
            }
            here = groups.now(cluster)
            others.pop(id(here), None)
            if len(others) != 1:
                continue
            other, full = next(iter(others.values()))
            if not told_apart(other, here):
                groups.join(other, here, (full, name), "acronym", agreements(other, here), 0.85)


def _initials(name: str) -> Iterable[str]:
    """The acronyms of a name of several words: of all its words, and of those that are not small.

    >>> sorted(set(_initials("Organization for Security and Co-operation in Europe")))
    ['OFSACIE', 'OSCE']
    """
    words = [word for word in name.replace("’", "'").split() if word[0].isalpha()]
    if words and words[0].lower() == "the":
        words = words[1:]
    large = [word for word in words if word.lower() not in SMALL]
    if len(large) > 1:
        yield "".join(word[0] for word in large).upper()
        yield "".join(word[0] for word in words).upper()
