"""The sides of a page: which names stand for which party, and where they are named in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from onrecord.dossier import Dossier
from onrecord.records import Entity, Statement

_DROPPED = re.compile(r"\b(?:mr|ms|mrs|dr|sir|the|its|our|their)\b|[^\w\s]")
# Where things are said, and never a side to anything on a page that does not make it one in a dossier.
_PLATFORMS = frozenset({"facebook", "twitter", "x", "telegram", "youtube", "instagram", "tiktok", "whatsapp"})
_SHORTEST = 2  # letters; a shorter alias would be found everywhere


class Sides:
    """Names with the party each stands for. Made from a page's entities, a dossier, or both.

    A dossier wins over what the page's entities say. A name that two parties claim stands for none.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are (name, party) pairs; the first claim of a name in a later source does not count."""
        self._party: dict[str, str | None] = {}
        spelt: dict[str, str] = {}
        for name, party in names:
            key = fold(name)
            if len(key) < _SHORTEST:
                continue
            known = self._party.setdefault(key, party)
            if known != party:
                self._party[key] = None
            spelt.setdefault(_lowered(name.strip()), key)
        longest = sorted(spelt, key=len, reverse=True)
        self._spelt = spelt
        self._pattern = (
            re.compile(r"(?<!\w)(?:" + "|".join(_either_case(name) for name in longest) + r")(?!\w)")
            if longest
            else None
        )

    def party(self, name: str | None) -> str | None:
        """The party that a name stands for, None where it is unknown or claimed twice."""
        return self._party.get(fold(name)) if name else None

    def named(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
        """(start, end, party) for each name in [start, end) of the text, in order; the longest wins."""
        if self._pattern is None:
            return []
        found = []
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            if party := self._party[self._spelt[_lowered(match.group())]]:
                found.append((match.start(), match.end(), party))
        return found

    def holder(self, statement: Statement) -> str | None:
        """The party that a statement is made for.

        By what resolving says of it, or else by the party that its source names first.
        """
        told = statement.on_behalf_of
        if told:
            return self.party(told) or told
        if party := self.party(statement.speaker_name):
            return party
        for span in statement.source:
            if named := self.named(span.text):
                return named[0][2]
        return None


def sides_of(entities: Sequence[Entity], dossier: Dossier | None = None) -> Sides:
    """The sides of a page by its entities, with a dossier's laid over them."""
    told = [(name, party) for name, party in _of_dossier(dossier)] if dossier else []
    known = {fold(name) for name, _ in told}
    read = [(name, party) for name, party in _of_entities(entities) if fold(name) not in known]
    if dossier:  # what the dossier calls a party goes by the dossier's name
        party_of = {fold(name): party for name, party in told}
        read = [(name, party_of.get(fold(party), party)) for name, party in read]
    return Sides([*told, *read])


def _of_dossier(dossier: Dossier) -> Iterable[tuple[str, str]]:
    for party in dossier.parties:
        yield from ((name, party.name) for name in (party.name, *party.aliases))
    for person in dossier.people:
        if person.party:
            yield from ((name, person.party) for name in (person.name, *person.aliases))


def _of_entities(entities: Sequence[Entity]) -> Iterable[tuple[str, str]]:
    for entity in entities:
        party = entity.party or (entity.name if entity.kind in ("state", "organisation") else None)
        if party and fold(party) not in _PLATFORMS:
            yield from ((name, party) for name in (entity.name, *entity.aliases))


def _lowered(name: str) -> str:
    """With a small letter where the name begins with an article."""
    return name[0].lower() + name[1:] if name[:4].lower() in ("the ", "our ") else name


def _either_case(name: str) -> str:
    known = _lowered(name)
    first = known[0]
    if name[:4].lower() in ("the ", "our "):
        return f"[{first}{first.upper()}]{re.escape(known[1:])}"
    return re.escape(known)


def fold(name: str) -> str:
    """The name without case, accents, punctuation, titles and articles."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_DROPPED.sub(" ", plain.lower()).split())
