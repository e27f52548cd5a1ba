"""A dossier laid over a reading: its names for parties and people in place of the page's.

The reading itself stays as it is; changing the dossier means laying the new one over the same reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from onrecord.dossier import Dossier
from onrecord.records import Entity, EntityKind, Reading, Statement
from onrecord.resolve.spelling import fold, name_words

_LEADING = frozenset(("the", "mr", "mrs", "ms", "dr", "sir", "our", "its"))


class DossierNames:
    """The canonical names of a dossier, by any of its names; a surname counts where one person has it."""

    def __init__(self, dossier: Dossier) -> None:
        self._names: dict[str, str] = {}
        self.party_of: dict[str, str] = {}
        surnames: dict[str, set[str]] = defaultdict(set)
        named = [(one.name, one.aliases) for one in dossier.parties]
        for canonical, aliases in named + [(one.name, one.aliases) for one in dossier.people]:
            for name in (canonical, *aliases):
                self._names.setdefault(_key(name), canonical)
        for person in dossier.people:
            if person.party:
                self.party_of[person.name] = self._names.get(_key(person.party), person.party)
            words = name_words(person.name)
            if len(words) > 1:
                surnames[words[-1]].add(person.name)
        for surname, owners in surnames.items():
            if len(owners) == 1:
                self._names.setdefault(surname, next(iter(owners)))
        self.parties = frozenset(party.name for party in dossier.parties)

    def canonical(self, *names: str | None) -> str | None:
        """The dossier's name for the first of these that it knows; None where it knows none."""
        for name in names:
            if name and (found := self._names.get(_key(name))):
                return found
        return None


def with_dossier(reading: Reading, dossier: Dossier) -> Reading:
    """The reading with the dossier's names for speakers, sides, actors and holders."""
    names = DossierNames(dossier)
    entities = {entity.id: _entity(entity, names) for entity in reading.entities}
    by_name = {entity.name: entity.id for entity in reversed(list(entities.values()))}
    statements = []
    for stmt in reading.statements:
        told = _statement(stmt, entities.get(stmt.speaker or ""), names)
        if told.speaker_name and told.speaker is None and not told.speaker_name.startswith("(unnamed)"):
            if told.speaker_name not in by_name:
                made = _made(f"d{len(by_name) + 1}", told.speaker_name, names)
                entities[made.id], by_name[made.name] = made, made.id
            told = msgspec.structs.replace(told, speaker=by_name[told.speaker_name])
        statements.append(told)

    def renamed(many: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.canonical(name) or name for name in many))

    return msgspec.structs.replace(
        reading,
        statements=tuple(statements),
        entities=tuple(entities.values()),
        acts=tuple(
            msgspec.structs.replace(act, actor=renamed(act.actor), recipient=renamed(act.recipient))
            for act in reading.acts
        ),
        stances=tuple(
            msgspec.structs.replace(stance, holder=_side(stance.holder, names)) for stance in reading.stances
        ),
        terms=tuple(
            msgspec.structs.replace(term, holder=_side(term.holder, names) if term.holder else None)
            for term in reading.terms
        ),
    )


def _statement(stmt: Statement, entity: Entity | None, names: DossierNames) -> Statement:
    """The statement with the dossier's names; a source that is one of its aliases is no longer unnamed."""
    known = names.canonical(stmt.speaker_name, *(entity.aliases if entity else ()))
    speaker = stmt.speaker
    if known is None and stmt.speaker is None and stmt.source:
        known = names.canonical(" ".join(span.text for span in stmt.source))
    behalf = names.canonical(stmt.on_behalf_of) or stmt.on_behalf_of
    if known is not None:
        behalf = names.party_of.get(known) or (known if known in names.parties else behalf)
    return msgspec.structs.replace(
        stmt,
        speaker=speaker,
        speaker_name=known or stmt.speaker_name,
        on_behalf_of=behalf,
        addressee=names.canonical(stmt.addressee) or stmt.addressee,
        chain=tuple(names.canonical(name) or name for name in stmt.chain),
    )


def _made(id_: str, name: str, names: DossierNames) -> Entity:
    kind: EntityKind = "organisation" if name in names.parties else "person"
    return Entity(id_, name, kind, party=names.party_of.get(name))


def _entity(entity: Entity, names: DossierNames) -> Entity:
    known = names.canonical(entity.name, *entity.aliases)
    party = names.canonical(entity.party) or entity.party
    if known is None:
        return entity if party == entity.party else msgspec.structs.replace(entity, party=party)
    aliases = tuple(a for a in dict.fromkeys((entity.name, *entity.aliases)) if a != known)
    return msgspec.structs.replace(
        entity, name=known, aliases=aliases, party=names.party_of.get(known) or party
    )


def _side(name: str, names: DossierNames) -> str:
    """The party that a name stands for: a person's own party, a party's own name."""
    known = names.canonical(name)
    return names.party_of.get(known, known) if known else name


def _key(name: str) -> str:
    words = list(fold(name))
    while len(words) > 1 and words[0] in _LEADING:
        words.pop(0)
    if words and name.rstrip().endswith(("’s", "'s")):
        words[-1] = words[-1].removesuffix("s")
    return " ".join(words)
