"""What the fold over readings gives: entities of the whole record, with what each stands on."""

from __future__ import annotations

from onrecord.records import Entity, EntityKind, Frozen, Mention, Published, Reading, Span, from_json, to_json


class Ref(Frozen, frozen=True):
    """A place in a page of the record: the page's key, and [start, end) in code points of its text."""

    page: str
    start: int
    end: int
    text: str


class Alias(Frozen, frozen=True):
    """A spelling met: how often, and in which outlets."""

    text: str
    count: int
    outlets: tuple[str, ...]


class HeldRole(Frozen, frozen=True):
    """What somebody is, in a page's words: where, and when the page was published (ISO 8601)."""

    text: str
    at: str | None
    outlet: str | None
    evidence: Ref


class Merge(Frozen, frozen=True):
    """Why two mentions are taken for one: the `reason`, what `agrees` beside the names, a confidence.

    `pages` counts the pages that the same two spellings and reason brought together; `a` and `b` are the
    first mention of each. `confidence` in [0, 1] is the rule's, not calibrated; below 0.5 it is a guess.
    `judgement` is the number of the judgement that asked for it.
    """

    a: Ref
    b: Ref
    reason: str
    agrees: tuple[str, ...] = ()
    confidence: float = 1.0
    pages: int = 1
    judgement: int | None = None


class RecordEntity(Frozen, frozen=True):
    """A person, organisation, state or place of the record, by its canonical name.

    `id` is the name in small letters with hyphens, with a number where several entities bear it. It
    changes when the name does. `statements` counts those that it is the source of, `pages` those that
    name it. `mention` is the first one.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[Alias, ...]
    roles: tuple[HeldRole, ...]
    party: str | None
    statements: int
    pages: int
    merges: tuple[Merge, ...]
    mention: Ref


class NamedPage(Frozen, frozen=True):
    """Of a page, what telling entities apart needs."""

    outlet: str | None = None
    published: Published | None = None


class NamedStatement(Frozen, frozen=True):
    """Of a statement, whose it is."""

    id: str
    source: tuple[Span, ...] = ()
    speaker: str | None = None
    speaker_name: str | None = None


class NamedReading(Frozen, frozen=True):
    """The part of a `Reading` that the fold needs; a reading's JSON decodes to it."""

    page: NamedPage
    statements: tuple[NamedStatement, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Ruling(Frozen, frozen=True):
    """A judgement about entities that stands: "merge", "split" or "rename".

    `subject` are the anchors: one mention of each entity to merge; one of the entity to split and then
    those to take out of it; one of the entity to rename. `name` is what it, or the merged one, is to be
    called. `spellings` are aliases that a split takes out wherever they stand. `number` is the judgement's.
    """

    number: int
    action: str
    subject: tuple[Ref, ...]
    name: str | None = None
    spellings: tuple[str, ...] = ()


def named(reading: Reading) -> NamedReading:
    """The part of the reading that the fold needs."""
    return from_json(to_json(reading), NamedReading)
