"""What is exported: readings of a record, each under its page's key, cut down to what was asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from onrecord.records import (
    Act,
    Entity,
    Frozen,
    Page,
    Reading,
    Span,
    Stance,
    Statement,
    Term,
    TimeExpression,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ExportedPage:
    """A reading under its page's key in the record.

    `known_as` gives, by a statement's id, the speaker's name in the whole record.
    """

    key: str
    reading: Reading
    known_as: Mapping[str, str] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        """The page that was read."""
        return self.reading.page

    @property
    def published(self) -> str | None:
        """The page's date, ISO 8601 cut to its precision, or None."""
        return self.page.published.value if self.page.published else None

    def speaker(self, stmt: Statement) -> str | None:
        """Whose statement it is, by the name that the whole record knows; None when it is not told."""
        return self.known_as.get(stmt.id) or stmt.speaker_name

    # Stages that an older reading did not have left no field, and no field says "none found".
    @property
    def acts(self) -> Sequence[Act]:
        """What was done."""
        return _part(self.reading, "acts", Act)

    @property
    def stances(self) -> Sequence[Stance]:
        """What parties take on issues."""
        return _part(self.reading, "stances", Stance)

    @property
    def terms(self) -> Sequence[Term]:
        """What is on the table."""
        return _part(self.reading, "terms", Term)

    @property
    def times(self) -> Sequence[TimeExpression]:
        """The words that tell times."""
        return _part(self.reading, "times", TimeExpression)

    @property
    def entities(self) -> Sequence[Entity]:
        """Who and what the page names."""
        return _part(self.reading, "entities", Entity)


def _part(reading: Reading, name: str, kind: type[T]) -> Sequence[T]:
    parts: Sequence[T] = getattr(reading, name, None) or ()
    return parts


def narrow(reading: Reading, kept: Collection[str], *, own_voice: bool = False) -> Reading:
    """The reading with the statements of these ids, and what they carry; whole where it keeps them all.

    What was nested in a statement that goes moves up to the next that stays. Acts, stances and terms stay
    with their statement. What the page says in its author's own voice, and its gaps and opinions, stay
    with `own_voice`.
    """
    by_id = {stmt.id: stmt for stmt in reading.statements}
    if by_id.keys() <= set(kept):
        return reading

    def parent(stmt: Statement) -> str | None:
        at, seen = stmt.nested_in, set[str]()
        while at in by_id and at not in kept and at not in seen:
            seen.add(at)
            at = by_id[at].nested_in
        return None if at in seen else at

    changes: dict[str, Any] = {} if own_voice else {"gaps": (), "opinions": ()}
    changes["statements"] = tuple(
        msgspec.structs.replace(stmt, nested_in=parent(stmt))
        for stmt in reading.statements
        if stmt.id in kept
    )
    for name in ("acts", "stances", "terms"):
        if parts := getattr(reading, name, None):
            stay = (
                part for part in parts if part.statement in kept or (own_voice and part.statement is None)
            )
            changes[name] = tuple(stay)
    return msgspec.structs.replace(reading, **changes)


def joined(spans: Sequence[Span]) -> str:
    """The spans' texts, with an ellipsis between what does not hang together."""
    return " … ".join(span.text for span in spans)


def builtins(record: Frozen) -> dict[str, Any]:
    """The record as dicts, lists and texts, as its JSON has it."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return plain
