"""Statements as rows: one shape, whether they come from a page just read or from a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.records import Reading, Statement

if TYPE_CHECKING:
    from onrecord.track.people import RecordEntity

_MIND = frozenset(("believed", "intended", "felt", "perceived"))
_PAGE_COLUMNS = ("page", "source_id", "url", "outlet", "title", "published")
CSV_COLUMNS = (
    "id",
    "kind",
    "speaker_name",
    "known_as",
    "text",
    "source",
    "cue",
    "start",
    "end",
    "on_behalf_of",
    "addressee",
    "channel",
    "chain",
    "nested_in",
    "manner",
    "said_earliest",
    "said_latest",
    "confidence",
    *_PAGE_COLUMNS,
)

ENTITY_COLUMNS = ("id", "name", "kind", "party", "statements", "pages", "roles", "aliases")

HIT_COLUMNS = (
    "kind",
    "snippet",
    "start",
    "end",
    "speaker_name",
    "statement",
    *_PAGE_COLUMNS,
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
    by_id = {stmt.id: stmt for stmt in reading.statements}

    def parent(stmt: Statement) -> str | None:
        at, seen = stmt.nested_in, set[str]()
        while at in by_id and by_id[at].confidence < min_confidence and at not in seen:
            seen.add(at)
            at = by_id[at].nested_in
        return None if at in seen else at

    kept = tuple(
        msgspec.structs.replace(stmt, nested_in=parent(stmt))
        for stmt in reading.statements
        if stmt.confidence >= min_confidence
    )
    return msgspec.structs.replace(reading, statements=kept)


def place(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """[start, end) of the statement's content, or of its source where it has none."""
    spans = row["content"] or row["source"] or row["cue"]
    return (spans[0]["start"], spans[-1]["end"]) if spans else None


def source_text(row: Mapping[str, Any]) -> str:
    """The words that name the source."""
    return _joined(row["source"])


def flat_row(row: Mapping[str, Any]) -> dict[str, str]:
    """The row as one line of text cells, by CSV_COLUMNS."""
    said = row.get("said_at") or {}
    start, end = place(row) or (None, None)
    cells = {
        **row,
        "source": source_text(row),
        "cue": _joined(row["cue"]),
        "chain": " ← ".join(row["chain"]),
        "said_earliest": said.get("earliest"),
        "said_latest": said.get("latest"),
        "start": start,
        "end": end,
    }
    return {name: "" if cells.get(name) is None else str(cells[name]) for name in CSV_COLUMNS}


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


def _joined(spans: Sequence[Mapping[str, Any]]) -> str:
    return " … ".join(span["text"] for span in spans)
