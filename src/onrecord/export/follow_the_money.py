"""FollowTheMoney entities (https://followthemoney.tech), a JSON object a line, for Aleph and its tools.

A page is an Article, a person a Person, an organisation an Organization, a state a PublicBody; a statement
and an act are Events with their date, who takes part, and the article as proof. Speaking for a party is a
Representation. `recordId` of an Event names its characters (RFC 5147, code points) in the page's text, whose
SHA-1 is the article's `contentHash`. `bodyText` is that text with a blank for each control character, which
FollowTheMoney would drop, so that offsets hold in it. The entities are clean as they are: a tool that cleans
them once more trims texts and writes some characters otherwise (¼ as 1⁄4).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from onrecord.export.addresses import char_range, web_address
from onrecord.export.selection import ExportedPage, joined
from onrecord.records import EntityKind, SaidAt, Span, Statement

Properties = dict[str, list[str]]

_SCHEMATA: dict[EntityKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "state": "PublicBody",
}
_LANGUAGES = {"en": "eng"}  # FollowTheMoney has ISO 639-2; the model reads English
_NAME = 120
# Control characters but line ends and tabs, and what takes no room on a line.
_DROPPED = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]")


def render_follow_the_money(pages: Iterable[ExportedPage]) -> Iterator[bytes]:
    """The entities of all pages; somebody who is named on several is one entity."""
    people = _People()
    events: list[bytes] = []
    for exported in pages:
        people.meet(exported)
        events.append(_line(_page_id(exported), "Article", _article(exported)))
        events += _events(exported, people)
    yield from people.lines()
    yield from events


class _People:
    """Who is named, each once, by name."""

    def __init__(self) -> None:
        self._schema: dict[str, str] = {}
        self._properties: dict[str, Properties] = {}
        self._links: dict[str, bytes] = {}

    def meet(self, exported: ExportedPage) -> None:
        names = {
            stmt.speaker: name
            for stmt in exported.reading.statements
            if stmt.speaker and (name := exported.speaker(stmt))
        }
        for entity in exported.entities:
            if entity.kind not in _SCHEMATA:
                continue
            name = names.get(entity.id, entity.name)
            self.id(name, _SCHEMATA[entity.kind])
            aliases = (alias for alias in (entity.name, *entity.aliases) if alias != name)
            self._add(name, "alias", *aliases)
            if entity.kind == "person":
                self._add(name, "position", *(role.text for role in entity.roles))

    def id(self, name: str, schema: str = "LegalEntity") -> str:
        """The entity's id; a better schema takes the place of LegalEntity, which says least."""
        if self._schema.get(name, "LegalEntity") == "LegalEntity":
            self._schema[name] = schema
        self._properties.setdefault(name, {"name": [name]})
        return _id("entity", name)

    def _add(self, name: str, prop: str, *values: str) -> None:
        known = self._properties[name].setdefault(prop, [])
        known += [value for value in dict.fromkeys(values) if value not in known]

    def speaks_for(self, speaker: str, party: str, proof: str) -> None:
        name = _id("represents", speaker, party)
        properties = {"agent": [self.id(speaker)], "client": [self.id(party)], "proof": [proof]}
        self._links.setdefault(name, _line(name, "Representation", properties))

    def lines(self) -> Iterator[bytes]:
        for name, properties in self._properties.items():
            yield _line(_id("entity", name), self._schema[name], _told(properties))
        yield from self._links.values()


def _article(exported: ExportedPage) -> Properties:
    page = exported.page
    return _told(
        {
            "fileName": [page.source_id or page.title or page.url or exported.key],
            "title": [page.title],
            "author": list(page.authors),
            "publisher": [page.outlet],
            "publishedAt": [exported.published],
            "sourceUrl": [web_address(page)],
            "language": [_LANGUAGES.get(page.language or "")],
            "contentHash": [hashlib.sha1(page.text.encode(), usedforsecurity=False).hexdigest()],
            "bodyText": [page.text],
        }
    )


def _events(exported: ExportedPage, people: _People) -> Iterator[bytes]:
    article = _page_id(exported)
    for stmt in exported.reading.statements:
        name = exported.speaker(stmt) if not _is_unnamed(stmt) else None
        speaker = people.id(name) if name else None
        if name and stmt.on_behalf_of and stmt.on_behalf_of != name:
            people.speaks_for(name, stmt.on_behalf_of, article)
        who = name or stmt.speaker_name or joined(stmt.source) or "no source named"
        yield _line(
            _id(exported.key, stmt.id),
            "Event",
            _told(
                {
                    "name": [_short(f"{who}: {stmt.text}")],
                    "summary": [stmt.text],
                    "organizer": [speaker],
                    "keywords": ["statement", stmt.kind, stmt.manner],
                    **_dates(stmt.said_at),
                    **_evidence(exported, stmt.content or stmt.source or stmt.cue),
                }
            ),
        )
    for number, act in enumerate(exported.acts):
        told = " ".join(filter(None, ("not" if act.negated else None, act.type, act.mode)))
        to = f" → {', '.join(act.recipient)}" if act.recipient else ""
        yield _line(
            _id(exported.key, f"act{number}"),
            "Event",
            _told(
                {
                    "name": [_short(f"{', '.join(act.actor) or 'somebody'}{to}: {told}")],
                    "summary": [joined(act.evidence)],
                    "organizer": [people.id(name) for name in act.actor],
                    "involved": [people.id(name) for name in act.recipient],
                    "keywords": ["act", act.type, act.mode, act.move],
                    **_dates(act.at),
                    **_evidence(exported, act.evidence),
                }
            ),
        )


def _is_unnamed(stmt: Statement) -> bool:
    return stmt.speaker is None and (stmt.speaker_name or "(").startswith("(")


def _dates(at: SaidAt | None) -> Mapping[str, Sequence[str | None]]:
    if at is None:
        return {}
    if at.earliest == at.latest:
        return {"date": [at.earliest]}
    return {"startDate": [at.earliest], "endDate": [at.latest]}


def _evidence(exported: ExportedPage, spans: tuple[Span, ...]) -> Mapping[str, Sequence[str | None]]:
    return {
        "recordId": [char_range(span) for span in spans],
        "proof": [_page_id(exported)],
        "publisher": [exported.page.outlet],
        "sourceUrl": [web_address(exported.page)],
    }


def _page_id(exported: ExportedPage) -> str:
    return _id("page", exported.key)


def _id(*names: str) -> str:
    digest = hashlib.sha1("\x1f".join(names).encode(), usedforsecurity=False).hexdigest()
    return f"onrecord-{digest}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _NAME else flat[: _NAME - 1].rstrip() + "…"


def _told(properties: Mapping[str, Sequence[str | None]]) -> Properties:
    kept = {
        name: [_DROPPED.sub(" ", value) for value in values if value] for name, values in properties.items()
    }
    return {name: values for name, values in kept.items() if values}


def _line(id_: str, schema: str, properties: Properties) -> bytes:
    return msgspec.json.encode({"id": id_, "schema": schema, "properties": properties}) + b"\n"
