"""The fold: stored readings and judgements to the entities of the whole record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import msgspec
from rapidfuzz import fuzz, process

from onrecord.records import Span
from onrecord.track.people.bodies import Gazetteer, group_bodies
from onrecord.track.people.entity import Merge, NamedReading, RecordEntity, Ref, Ruling
from onrecord.track.people.kinds import settle_kinds
from onrecord.track.people.persons import group_persons
from onrecord.track.people.rulings import Group, Piece, apply_rulings
from onrecord.track.people.spelling import fold, romanise
from onrecord.track.people.summary import mention_key, summarise
from onrecord.track.people.titles import TITLES
from onrecord.track.people.units import find_units, tell_stories

_NEAR = 70.0  # rapidfuzz's ratio from which a name is worth suggesting


@dataclass(frozen=True)
class People:
    """The entities of a record, those with most statements first.

    `speakers` gives the entity's id for (page's key, statement's id), `mentions` for (page's key, start,
    end) of a mention by name, `refs` an entity's mentions in the order of the pages' dates. `adrift` are
    the rulings whose mentions are no longer there.
    """

    entities: tuple[RecordEntity, ...]
    speakers: Mapping[tuple[str, str], str]
    mentions: Mapping[tuple[str, int, int], str]
    refs: Mapping[str, tuple[Ref, ...]]
    adrift: tuple[Ruling, ...]

    def find(self, name: str) -> list[RecordEntity]:
        """The entities of this id or name; else those with such an alias; else those with all its words."""
        words = fold(name)
        if not words:
            return []
        exact = [one for one in self.entities if one.id == name or fold(one.name) == words]
        if exact:
            return exact
        known = [one for one in self.entities if any(fold(alias.text) == words for alias in one.aliases)]
        if known:
            return known
        return [
            one
            for one in self.entities
            if any(set(words) <= set(fold(text)) for text in (one.name, *(a.text for a in one.aliases)))
        ]

    def near(self, name: str, limit: int = 5) -> list[str]:
        """Canonical names with an alias, or a word of one, that is spelt much like this or a word of it."""
        texts: dict[str, str] = {}
        for one in self.entities:
            for alias in one.aliases:
                words = tuple(map(romanise, fold(alias.text)))
                texts.setdefault(" ".join(words), one.name)
                for word in words:
                    if len(word) > 2 and word not in TITLES:
                        texts.setdefault(word, one.name)
        asked = tuple(map(romanise, fold(name)))
        found = [
            (score, text)
            for words in {" ".join(asked), *asked}
            for text, score, _ in process.extract(
                words, list(texts), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=4 * limit
            )
        ]
        found.sort(key=lambda one: (-one[0], one[1]))
        return list(dict.fromkeys(texts[text] for _, text in found))[:limit]

    def name_of(self, page: str, statement: str) -> str | None:
        """The canonical name of the statement's source; None where it is unnamed."""
        found = self.speakers.get((page, statement))
        return self._names[found] if found else None

    @cached_property
    def _names(self) -> dict[str, str]:
        return {one.id: one.name for one in self.entities}


def gather(
    readings: Iterable[tuple[str, NamedReading]],
    rulings: Iterable[Ruling] = (),
    gazetteer: Gazetteer | None = None,
) -> People:
    """The entities of these readings, each given with its page's key, under these rulings.

    `gazetteer` gives states and bodies their canonical names. The readings come in any order; the same
    readings and rulings give the same entities.
    """
    units = find_units(sorted(readings, key=lambda one: _order(*one)))
    settle_kinds(units, gazetteer)
    bodies, more = group_bodies([unit for unit in units if unit.kind != "person"], gazetteer)
    for body in bodies:  # one key, so that "Oslo" and "Norway" make one story
        for unit in body:
            unit.keys = body[0].keys
    tell_stories(units)
    persons, merges = group_persons([unit for unit in units if unit.kind == "person"])
    groups, adrift = apply_rulings(chain(persons, bodies), rulings)
    by_mention = {
        mention_key(ref): group for group in groups for piece in group.pieces for ref in piece.mentions
    }
    reasons: dict[int, list[Merge]] = defaultdict(list)
    for merge in chain(merges, more):
        a, b = (by_mention.get(mention_key(ref)) for ref in (merge.a, merge.b))
        if a is not None and a is b:
            reasons[id(a)].append(merge)
    return _people(groups, reasons, adrift, gazetteer)


def _order(key: str, reading: NamedReading) -> tuple[str, str]:
    published = reading.page.published
    return (published.value if published else "9999", key)


def _people(
    groups: list[Group], reasons: Mapping[int, list[Merge]], adrift: list[Ruling], gazetteer: Gazetteer | None
) -> People:
    built: list[tuple[RecordEntity, Group, list[tuple[str, str]]]] = []
    for group in groups:
        said = [(piece.unit.page, one) for piece in group.pieces for one in _statements(piece)]
        built.append((summarise(group, reasons.get(id(group), ()), len(said), gazetteer), group, said))
    built.sort(key=lambda one: (-one[0].statements, -one[0].pages, one[0].name, mention_key(one[0].mention)))
    taken: Counter[str] = Counter()
    entities: list[RecordEntity] = []
    speakers: dict[tuple[str, str], str] = {}
    refs: dict[str, tuple[Ref, ...]] = {}
    for entity, group, said in built:
        taken[entity.id] += 1
        if taken[entity.id] > 1:
            entity = msgspec.structs.replace(entity, id=f"{entity.id}-{taken[entity.id]}")
        entities.append(entity)
        speakers |= dict.fromkeys(said, entity.id)
        refs[entity.id] = tuple(ref for piece in group.pieces for ref in piece.mentions)
    mentions = {mention_key(ref): id_ for id_, own in refs.items() for ref in own}
    return People(tuple(entities), speakers, mentions, refs, tuple(adrift))


def _statements(piece: Piece) -> Iterator[str]:
    """The ids of the statements with a source at a mention of the piece, or at none of the unit."""
    if len(piece.mentions) == len(piece.unit.mentions):
        yield from (stmt.id for stmt in piece.unit.statements)
        return
    for stmt in piece.unit.statements:
        here = any(_meets(span, ref) for span in stmt.source for ref in piece.mentions)
        anywhere = any(_meets(span, ref) for span in stmt.source for ref in piece.unit.mentions)
        if here or (piece.is_rest and not anywhere):
            yield stmt.id


def _meets(span: Span, ref: Ref) -> bool:
    return span.start < ref.end and ref.start < span.end
