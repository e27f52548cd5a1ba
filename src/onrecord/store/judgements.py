"""What analysts decide, kept beside the evidence: added to, never changed, and taken back by adding.

A judgement is an `action` on a thing: people and parties are merged, split and renamed; statements,
stances and shifts are accepted, corrected, rejected or noted upon. It points at characters of pages, so
that it holds when a page is read anew. An undo is a judgement on a judgement, and can be undone itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

from sqlalchemy import Connection, insert, select

from onrecord.errors import RecordError, UsageError
from onrecord.records import Frozen
from onrecord.store.tables import judgements

Action = Literal["merge", "split", "rename", "accept", "correct", "reject", "note", "rate", "undo"]
About = Literal["entity", "statement", "stance", "shift", "contradiction", "term", "page", "judgement"]


class Place(Frozen, frozen=True):
    """A run of a page: the page's key, and [start, end) in code points of its text."""

    page: str
    start: int
    end: int
    text: str


class Judgement(Frozen, frozen=True):
    """What somebody decided: who, when (UTC) and why, and by which judgement it was taken back.

    `number` is its place in the record, `subject` the name of what it is about, `value` what a field is to
    be, such as `{"name": "Dmitry Peskov"}`. `undoes` is set on an undo; `undone_by` on what no longer holds.
    """

    number: int
    action: Action
    about: About
    subject: str
    places: tuple[Place, ...]
    value: Mapping[str, Any]
    by: str
    at: str
    why: str | None = None
    undoes: int | None = None
    undone_by: int | None = None

    @property
    def stands(self) -> bool:
        """Whether it holds now."""
        return self.undone_by is None


def get_judgements(connection: Connection) -> list[Judgement]:
    """All judgements in the order in which they were made."""
    rows = connection.execute(select(judgements).order_by(judgements.c.id)).mappings().all()
    undone: dict[int, int] = {}
    for row in reversed(rows):  # an undo comes after what it undoes, and holds unless undone itself
        if row["undoes"] is not None and row["id"] not in undone:
            undone.setdefault(row["undoes"], row["id"])
    return [
        Judgement(
            number=row["id"],
            action=row["action"],
            about=row["about"],
            subject=row["subject"],
            places=tuple(Place(**place) for place in row["places"]),
            value=row["value"],
            by=row["by"],
            at=row["at"],
            why=row["why"],
            undoes=row["undoes"],
            undone_by=undone.get(row["id"]),
        )
        for row in rows
    ]


def add_judgement(
    connection: Connection,
    *,
    action: Action,
    about: About,
    subject: str,
    places: Sequence[Place],
    value: Mapping[str, Any],
    by: str,
    at: str,
    why: str | None,
    undoes: int | None = None,
) -> int:
    """Keep a judgement, and give its number; UsageError when it says nothing that is known."""
    for name, asked, choices in (("action", action, get_args(Action)), ("about", about, get_args(About))):
        if asked not in choices:
            raise UsageError(f"{name} is {asked!r}; expected one of {', '.join(choices)}")
    if not by.strip():
        raise UsageError("a judgement needs an author; say whose it is")
    row = {
        "action": action,
        "about": about,
        "subject": subject,
        "places": [{"page": p.page, "start": p.start, "end": p.end, "text": p.text} for p in places],
        "value": dict(value),
        "by": by,
        "at": at,
        "why": why,
        "undoes": undoes,
    }
    number: int = connection.execute(insert(judgements).returning(judgements.c.id), row).scalar_one()
    return number


def add_undo(connection: Connection, number: int, *, by: str, at: str, why: str | None) -> int:
    """Take the judgement back, and give the undo's number; RecordError when there is none to take back."""
    found = {one.number: one for one in get_judgements(connection)}
    if number not in found:
        raise RecordError(f"there is no judgement {number}; onrecord judge list shows them")
    if (by_ := found[number].undone_by) is not None:
        raise RecordError(f"judgement {number} was undone already, by {by_}; undo that one to have it back")
    return add_judgement(
        connection,
        action="undo",
        about="judgement",
        subject=str(number),
        places=(),
        value={},
        by=by,
        at=at,
        why=why,
        undoes=number,
    )
