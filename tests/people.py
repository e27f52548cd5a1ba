"""A record of pages that name people, small enough to see through."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from onrecord.records import Entity, Mention, Reading, Role, Span
from onrecord.store import Record, open_record
from tests.store.made import make_reading, said

NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)


class NamingReading(Reading, frozen=True):
    """A reading whose page names people."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()


def named_reading(
    *told: tuple[str, str, str | None, str], on: str = "2031-05-14", outlet: str = "Fjord Post"
) -> NamingReading:
    """A page with a statement for each (name, words, role, manner); the role stands before the name."""
    ids = {name: f"e{n}" for n, name in enumerate(dict.fromkeys(name for name, *_ in told))}
    paragraphs = [
        said(
            f"{role} {name}" if role else name,
            "said",
            words,
            speaker=ids[name],
            speaker_name=name,
            manner=manner,
        )
        for name, words, role, manner in told
    ]
    reading = make_reading(
        *paragraphs, published=on, outlet=outlet, url=f"https://{outlet.split()[0].lower()}.example/{on}"
    )
    entities: dict[str, Entity] = {}
    mentions = []
    for stmt, (name, _, role, _) in zip(reading.statements, told, strict=True):
        start, end = stmt.source[0].start, stmt.source[0].end
        roles = (Role(role, Span(start, start + len(role), role)),) if role else ()
        party = "Norland" if role else None
        entities.setdefault(name, Entity(ids[name], name, "person", (), roles, party))
        mentions.append(Mention(end - len(name), end, name, "name", ids[name]))
    fields = {field: getattr(reading, field) for field in Reading.__struct_fields__}
    return NamingReading(**(fields | {"entities": tuple(entities.values()), "mentions": tuple(mentions)}))


READINGS = (
    named_reading(
        ("Sergei Orlov", "the talks will go on", "foreign minister", "said"),
        ("Mira Solvang", "the port stays shut", "mayor", "said"),
    ),
    named_reading(
        ("Sergey Orlov", "nothing was signed", "foreign minister", "said"),
        ("Sergey Orlov", "a deal is near", "foreign minister", "believed"),
        on="2031-05-16",
        outlet="Port News",
    ),
    named_reading(("M. Berg", "the ferries wait", None, "said"), on="2031-05-18", outlet="Coast Daily"),
)


def fill(path: Path) -> None:
    """Make the record with these readings."""
    with open_record(path) as record:
        for reading in READINGS:
            record.add(reading, at=NOON)


def key_of(record: Record, outlet: str) -> str:
    """The key of the page of this outlet."""
    return next(row.page for row in record.pages() if row.outlet == outlet)
