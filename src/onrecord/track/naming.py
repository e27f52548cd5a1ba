"""Which party, issue and person a name stands for: by the dossier, and by what the pages say."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from onrecord.dossier import Dossier

_POSSESSIVE = re.compile(r"['’]s\b")
_NO_LETTER = re.compile(r"\W+")
_ARTICLE = re.compile(r"^(?:the|mr|mrs|ms|dr|sir) ")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """The name in small letters without accents, punctuation, article and form of address.

    >>> fold_name("The Fezzan Council"), fold_name("Bondholders' committee")
    ('fezzan council', 'bondholders committee')
    """
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _NO_LETTER.sub(" ", _POSSESSIVE.sub("", text).replace("'", "").replace("’", "")).strip()
    return _ARTICLE.sub("", text)


class Naming:
    """The names of one record. Made of the dossier, and of the sides that the pages give people."""

    def __init__(self, dossier: Dossier | None, parties: Iterable[tuple[str, str]] = ()) -> None:
        self.dossier = dossier or Dossier()
        self._party: dict[str, str] = {}
        for party in self.dossier.parties:
            for name in (party.name, *party.aliases):
                self._party[fold_name(name)] = party.name
        self._own = dict(self._party)
        for person in self.dossier.people:
            if person.party:
                for name in (person.name, *person.aliases):
                    self._party.setdefault(fold_name(name), person.party)
        told: dict[str, Counter[str]] = {}
        for name, side in parties:
            told.setdefault(fold_name(name), Counter())[self._party.get(fold_name(side), side)] += 1
        for folded, sides in told.items():
            if folded not in self._own:
                self._party.setdefault(folded, max(sides, key=lambda side: (sides[side], side)))
        self._issues = {fold_name(issue.id): issue.id for issue in self.dossier.issues}
        self._issues |= {fold_name(issue.label): issue.id for issue in self.dossier.issues if issue.label}
        self._parties = {party.name for party in self.dossier.parties}

    def party(self, name: str) -> str:
        """The side that `name` (of a party, one of its aliases or its people) stands for, else the name."""
        return self._party.get(fold_name(name), name)

    def name(self, name: str) -> str:
        """The canonical name of the party that has this name or alias, else the name."""
        return self._own.get(fold_name(name), name)

    def issue(self, name: str) -> str:
        """The id of the issue with this id or label, else the name."""
        return self._issues.get(fold_name(name), name)

    def concerns(self, party: str, issue: str) -> bool:
        """Whether the dossier, where it names parties or issues, names these."""
        return (not self._parties or party in self._parties) and (
            not self._issues or issue in self._issues.values()
        )
