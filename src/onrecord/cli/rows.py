"""Statements as rows: one shape, whether they come from a page just read or from a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.export.flat import CSV_COLUMNS as CSV_COLUMNS
from onrecord.export.flat import PAGE_COLUMNS
from onrecord.export.flat import flat_row as flat_row
from onrecord.export.flat import place as place
from onrecord.export.flat import source_text as source_text
from onrecord.export.selection import narrow
from onrecord.records import Reading

if TYPE_CHECKING:
    from onrecord.track.people import RecordEntity

_MIND = frozenset(("believed", "intended", "felt", "perceived"))
ENTITY_COLUMNS = ("id", "name", "kind", "party", "statements", "pages", "roles", "aliases")

HIT_COLUMNS = (
    "kind",
    "snippet",
    "start",
    "end",
    "speaker_name",
    "statement",
    *PAGE_COLUMNS,
    "score",
)


def statement_rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """The page's statements, each with what is needed to find it again: the fields of the record's rows."""
    page = reading.page
    of_page = {
        "known_as": None,  # what only a record knows
        "page": page.id,
        "source_id": page.source_id,
        "url": page.url,
        "outlet": page.outlet,
        "title": page.title,
        "published": page.published.value if page.published else None,
    }
    for stmt in reading.statements:
        yield {**msgspec.to_builtins(stmt), **of_page}


def keep_sure(reading: Reading, min_confidence: float) -> Reading:
    """The reading without statements that are less sure; what was nested in one moves up to the next."""
    if min_confidence <= 0:
        return reading
    sure = {stmt.id for stmt in reading.statements if stmt.confidence >= min_confidence}
    return narrow(reading, sure, own_voice=True)


def flat_hit(hit: Mapping[str, Any]) -> dict[str, str]:
    """What a search found as one line of text cells, by HIT_COLUMNS."""
    spans = hit["evidence"]
    cells = {**hit, "start": spans[0]["start"], "end": spans[-1]["end"]} if spans else hit
    return {name: "" if cells.get(name) is None else str(cells[name]) for name in HIT_COLUMNS}


def flat_entity(entity: RecordEntity) -> dict[str, str]:
    """An entity as one line of text cells, by ENTITY_COLUMNS."""
    cells = {
        **msgspec.structs.asdict(entity),
        "roles": " | ".join(dict.fromkeys(role.text for role in entity.roles)),
        "aliases": " | ".join(alias.text for alias in entity.aliases),
    }
    return {name: "" if cells[name] is None else str(cells[name]) for name in ENTITY_COLUMNS}


def newest_speech_first(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in order of time turned round: what was put into words first, then the newest, undated last."""
    dated = [row for row in rows if row["said_at"] or row["published"]]
    undated = [row for row in rows if not (row["said_at"] or row["published"])]
    return sorted([*reversed(dated), *undated], key=lambda row: row["manner"] in _MIND)
