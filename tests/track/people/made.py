"""Readings with entities on them, written as names and roles."""

from __future__ import annotations

from typing import Any

from onrecord.records import DateEvidence, Entity, EntityKind, Mention, Published, Role, Span
from onrecord.track.people import NamedReading
from onrecord.track.people.entity import NamedPage, NamedStatement


class Named:
    """An entity of a page: its names in the order in which the page has them, and what it is told to be."""

    def __init__(
        self, *names: str, role: str | None = None, party: str | None = None, kind: EntityKind = "person"
    ) -> None:
        self.names, self.role, self.party, self.kind = names, role, party, kind


def page(
    *entities: Named | str, on: str | None = "2031-05-14", outlet: str = "Valley Post", said: bool = True
) -> NamedReading:
    """A page that names these one after the other, ten code points apart; each name says something."""
    built: list[Entity] = []
    mentions: list[Mention] = []
    statements: list[NamedStatement] = []
    at = 0
    for number, one in enumerate(entities):
        entity = Named(one) if isinstance(one, str) else one
        roles: tuple[Role, ...] = ()
        if entity.role:
            roles = (Role(entity.role, Span(at, at + len(entity.role), entity.role)),)
            at += len(entity.role) + 1
        id_ = f"e{number}"
        for name in entity.names:
            span = Span(at, at + len(name), name)
            mentions.append(Mention(span.start, span.end, name, "name", id_))
            if said:
                statements.append(NamedStatement(f"s{len(statements)}", (span,), id_, entity.names[0]))
            at = span.end + 10
        fullest = max(entity.names, key=len)
        others = tuple(name for name in dict.fromkeys(entity.names) if name != fullest)
        built.append(Entity(id_, fullest, entity.kind, others, roles, entity.party))
    published = Published(on, "day", DateEvidence("given", on)) if on else None
    return NamedReading(NamedPage(outlet, published), tuple(statements), tuple(built), tuple(mentions))


def record(*pages: NamedReading) -> list[tuple[str, NamedReading]]:
    """The pages with keys p1, p2, …"""
    return [(f"p{number}", one) for number, one in enumerate(pages, 1)]


def person(*names: str, **told: Any) -> Named:
    return Named(*names, **told)


def body(*names: str, kind: EntityKind = "organisation") -> Named:
    return Named(*names, kind=kind)
