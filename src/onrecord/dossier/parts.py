"""What a dossier names."""

from __future__ import annotations

from onrecord.records import Frozen


class Party(Frozen, frozen=True):
    """A side: its canonical name, the other names that stand for it, and what it is ("state")."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None


class Person(Frozen, frozen=True):
    """Somebody who speaks: the name, other spellings, the name of the party spoken for, the office."""

    name: str
    aliases: tuple[str, ...] = ()
    party: str | None = None
    role: str | None = None


class Issue(Frozen, frozen=True):
    """A question on which parties take positions. `id` is what listings call it."""

    id: str
    label: str = ""
    description: str = ""


class Hypothesis(Frozen, frozen=True):
    """An explanation to weigh."""

    text: str


class Dossier(Frozen, frozen=True):
    """All that a dossier's file names, in its order."""

    title: str = ""
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    issues: tuple[Issue, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
