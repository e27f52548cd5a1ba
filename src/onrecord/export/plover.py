"""PLOVER JSON: acts as event records of the 2021 data model (the manual's chapter "Data Fields").

A record a line, as the manual asks. Named fields are the manual's; what onrecord knows beyond them (the
move of a negotiation, denial, future, the statement that tells it) stands in fields of its own, which the
manual allows. `text_info` gives the offsets of the text that was coded, in code points of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.export.addresses import urn, web_address
from onrecord.export.selection import ExportedPage, joined
from onrecord.records import Act, Entity

CODEBOOK = "plover-2021"
# The manual's tables disagree on SANCTION; POLECAT, coded by its authors, counts it as material conflict.
QUADS: dict[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


def render_plover(pages: Iterable[ExportedPage]) -> Iterator[bytes]:
    """An event record a line. An act that the page denies is no event and is left out."""
    for exported in pages:
        entities = {entity.name: entity for entity in exported.entities}
        for number, act in enumerate(exported.acts):
            if not act.negated:
                yield msgspec.json.encode(_event(exported, number, act, entities)) + b"\n"


def _event(exported: ExportedPage, number: int, act: Act, entities: dict[str, Entity]) -> dict[str, Any]:
    page = exported.page
    earliest, latest = (act.at.earliest, act.at.latest) if act.at else (None, None)
    date, time = _date_and_time(earliest or latest or exported.published)
    end_date, end_time = _date_and_time(latest if earliest else None)
    event: dict[str, Any] = {
        "id": urn(exported.key, f"act{number}"),
        "has_event": True,
        "date": date,
        "time": time,
        "enddate": end_date,
        "endtime": end_time,
        "actor": [_entity(name, entities.get(name)) for name in act.actor],
        "recipient": [_entity(name, entities.get(name)) for name in act.recipient],
        "event": [act.type],
        "event_text": [span.text for span in act.evidence],
        "quad_code": QUADS[act.type],
        "mode": [act.mode] if act.mode else None,
        "text": joined(act.evidence) or None,
        "text_info": [{"start": span.start, "end": span.end} for span in act.evidence],
        "cite_info": {
            "citation": page.source_id or exported.key,
            "url": web_address(page),
            "title": page.title,
            "language": page.language,
            "publication": page.outlet,
            "coder": f"onrecord {exported.reading.onrecord}, {exported.reading.model.bundle}",
            "codebook": CODEBOOK,
        },
        "comment": None if earliest or latest else "the date is that of the report",
        "move": act.move,
        "future": act.future,
        "hypothetical": act.hypothetical,
        "first_time": act.first_time,
        "statement": urn(exported.key, act.statement) if act.statement else None,
        "confidence": act.confidence,
    }
    event["cite_info"] = _told(event["cite_info"])
    return _told(event) | {"date": date}  # the manual requires a date; null says that there is none


def _entity(name: str, entity: Entity | None) -> dict[str, Any]:
    """An entity object: `code` is the country or side in full, the manual's default form."""
    if entity is None:
        return {"code": name, "entity_text": name}
    side = entity.party or (entity.name if entity.kind == "state" else None)
    office = entity.roles[0].text if entity.kind == "person" and entity.roles else None
    return _told({"code": side, "entity_text": name, "identifier_text": entity.name, "office": office})


def _date_and_time(value: str | None) -> tuple[str | None, str | None]:
    """YYYY-MM-DD, and the time behind it, of an ISO 8601 stamp.

    A year or a month stands for its first day, as event data are kept by day.
    """
    if value is None:
        return None, None
    day, _, time = value.partition("T")
    return (day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day), time or None


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
