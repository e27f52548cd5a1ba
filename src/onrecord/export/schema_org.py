"""schema.org in JSON-LD: direct speech as Quotation, what is reported as Claim, pages as NewsArticle.

One graph. The characters of each are an `identifier` by RFC 5147 (`char=start,end`, code points of the
article's `text` as onrecord read it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.export.addresses import char_range, page_iri, urn, web_address
from onrecord.export.selection import ExportedPage
from onrecord.records import EntityKind, Statement

_TYPES: dict[EntityKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "state": "Country",
    "place": "Place",
}
_FRAGMENT = "https://www.rfc-editor.org/rfc/rfc5147"


def render_schema_org(pages: Iterable[ExportedPage]) -> Iterator[bytes]:
    """One JSON-LD document, an object of its graph a line."""
    opened = False
    yield b'{"@context":"https://schema.org","@graph":[\n'
    for node in _nodes(pages):
        yield (b",\n" if opened else b"") + msgspec.json.encode(node)
        opened = True
    yield b"\n]}\n"


def _nodes(pages: Iterable[ExportedPage]) -> Iterator[dict[str, Any]]:
    met: set[str] = set()
    for exported in pages:
        yield _article(exported)
        kinds = {entity.id: entity.kind for entity in exported.entities}
        for stmt in exported.reading.statements:
            speaker = _speaker(exported, stmt, kinds)
            if speaker and speaker["@id"] not in met:
                met.add(speaker["@id"])
                yield speaker
            yield _statement(exported, stmt, speaker)


def _article(exported: ExportedPage) -> dict[str, Any]:
    page = exported.page
    return _told(
        {
            "@type": "NewsArticle",
            "@id": page_iri(page),
            "url": web_address(page),
            "headline": page.title,
            "author": [{"@type": "Person", "name": name} for name in page.authors] or None,
            "publisher": {"@type": "Organization", "name": page.outlet} if page.outlet else None,
            "datePublished": exported.published,
            "inLanguage": page.language,
        }
    )


def _speaker(exported: ExportedPage, stmt: Statement, kinds: dict[str, EntityKind]) -> dict[str, Any] | None:
    name = exported.speaker(stmt)
    if name is None:
        return None
    if name.startswith("("):  # "(unnamed) Putin aide": two of them need not be one person
        return {"@type": "Person", "@id": urn(exported.key, "source", stmt.id), "description": name}
    kind = _TYPES.get(kinds.get(stmt.speaker or "", "person"), "Person")
    return {"@type": kind, "@id": urn("entity", name), "name": name}


def _statement(exported: ExportedPage, stmt: Statement, speaker: dict[str, Any] | None) -> dict[str, Any]:
    is_quotation = stmt.kind == "direct"
    article, by = {"@id": page_iri(exported.page)}, {"@id": speaker["@id"]} if speaker else None
    said = stmt.said_at
    return _told(
        {
            "@type": "Quotation" if is_quotation else "Claim",
            "@id": urn(exported.key, stmt.id),
            "text": stmt.text,
            "spokenByCharacter" if is_quotation else "author": by,
            "isPartOf" if is_quotation else "appearance": article,
            "dateCreated": (said.earliest or said.latest) if said else None,
            "citation": {"@id": urn(exported.key, stmt.nested_in)} if stmt.nested_in else None,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": _FRAGMENT, "value": char_range(span)}
                for span in stmt.content or stmt.source or stmt.cue
            ]
            or None,
        }
    )


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
