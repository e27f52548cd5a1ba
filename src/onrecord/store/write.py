"""Laying a reading out in the tables, inside the caller's transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from onrecord.errors import SourceError
from onrecord.records import Page, Reading, Rejected, Span, Statement, to_json
from onrecord.store import tables
from onrecord.store.days import find_days, find_instant
from onrecord.store.folding import fold
from onrecord.store.rows import Added


def page_key(page: Page) -> str:
    """The page's key in a record: SHA-256 (hex) of its text, address and outlet, as a JSON array.

    The same text in two outlets is two pages; a page whose text changed is another page. Where a page
    has neither address nor outlet, the id it was handed in with tells it from another of the same text.
    """
    own = page.source_id if page.url is None and page.outlet is None else None
    return hashlib.sha256(msgspec.json.encode([page.text, page.url, page.outlet, own])).hexdigest()


def check(reading: Reading) -> None:
    """SourceError (stage "store") when the reading's evidence is not in its page, or an id comes twice."""
    text = reading.page.text
    seen: set[str] = set()
    for stmt in reading.statements:
        if stmt.id in seen:
            raise _refusal("repeated-id", f"two statements of the page have the id {stmt.id!r}")
        seen.add(stmt.id)
        for _, span in _spans(stmt):
            if text[span.start : span.end] != span.text or not 0 <= span.start < span.end <= len(text):
                raise _refusal(
                    "misplaced-span",
                    f"statement {stmt.id!r}: the page has another text at [{span.start}, {span.end})",
                )


def encode(reading: Reading) -> tuple[str, str]:
    """The reading's JSON, and the digest (SHA-256, hex) by which it is known among its page's readings.

    The digest leaves `source_id` out: under what id a page was handed in is no part of what was
    read. SourceError (stage "store") when the text holds half a character (a lone surrogate).
    """
    try:
        json = to_json(reading).decode()
        bare = msgspec.structs.replace(reading, page=msgspec.structs.replace(reading.page, source_id=None))
        return json, hashlib.sha256(to_json(bare)).hexdigest()
    except UnicodeEncodeError as error:
        raise _refusal("not-unicode", f"the page holds a character that is none: {error}") from error


def _refusal(reason: str, detail: str) -> SourceError:
    error = SourceError(reason, detail)
    error.stage = "store"
    return error


def compare(connection: Connection, key: str, digest: str) -> Added:
    """What adding the reading `digest` to the page `key` comes to, by the page's current reading."""
    current = connection.scalar(
        select(tables.readings.c.digest)
        .join(tables.pages)
        .where(tables.pages.c.key == key, tables.readings.c.is_current)
    )
    if current is None:
        return Added.NEW
    return Added.KNOWN if current == digest else Added.READ_ANEW


def unknown_sources(connection: Connection, key: str, names: set[str]) -> set[str]:
    """Those of `names` that are not noted as sources of the page `key`."""
    noted = select(tables.sources.c.name).join(tables.pages).where(tables.pages.c.key == key)
    return names - set(connection.scalars(noted.where(tables.sources.c.name.in_(names))))


def write_reading(
    connection: Connection, reading: Reading, key: str, json: str, digest: str, at: str
) -> None:
    """Keep the reading and make it its page's current one."""
    page = reading.page
    known = tables.pages.c.key == key
    page_id = connection.scalar(select(tables.pages.c.id).where(known))
    if page_id is None:
        row = _page_row(page, key) | {"added_at": at}
        page_id = connection.scalar(insert(tables.pages).returning(tables.pages.c.id), row)
    else:
        connection.execute(update(tables.pages).where(known).values(_page_row(page, key)))
        of_page = tables.readings.c.page_id == page_id
        connection.execute(update(tables.readings).where(of_page).values(is_current=False))
        for table in (tables.statements, tables.blocks):
            connection.execute(delete(table).where(table.c.page_id == page_id))
    kept = connection.execute(
        update(tables.readings)
        .where(tables.readings.c.page_id == page_id, tables.readings.c.digest == digest)
        .values(is_current=True)
    )
    if kept.rowcount == 0:
        row = {
            "page_id": page_id,
            "digest": digest,
            "model_bundle": reading.model.bundle,
            "model_sha256": reading.model.sha256,
            "onrecord": reading.onrecord,
            "added_at": at,
            "is_current": True,
            "json": json,
        }
        connection.execute(insert(tables.readings), row)
    if page.blocks:
        connection.execute(insert(tables.blocks), list(_block_rows(page, page_id)))
    if reading.statements:
        _write_statements(connection, reading, page_id)


def _write_statements(connection: Connection, reading: Reading, page_id: int) -> None:
    rows = [_statement_row(stmt, reading.page, page_id, n) for n, stmt in enumerate(reading.statements)]
    add = insert(tables.statements).returning(tables.statements.c.id, sort_by_parameter_order=True)
    ids = connection.scalars(add, rows).all()
    spans = [
        {"statement": id_, "role": role, "position": n, "start": s.start, "end": s.end, "text": s.text}
        for id_, stmt in zip(ids, reading.statements, strict=True)
        for n, (role, s) in enumerate(_spans(stmt))
    ]
    if spans:
        connection.execute(insert(tables.spans), spans)


def _page_row(page: Page, key: str) -> dict[str, Any]:
    host = (urlsplit(page.url).hostname or "") if page.url and "[" not in page.url else ""
    return {
        "key": key,
        "text_id": page.id,
        "source_id": page.source_id,
        "url": page.url,
        "title": page.title,
        "outlet": page.outlet,
        "language": page.language,
        "published": page.published.value if page.published else None,
        "published_precision": page.published.precision if page.published else None,
        "text": page.text,
        "outlet_words": f" {fold(page.outlet or '')}  {fold(host)} ",
    }


def _block_rows(page: Page, page_id: int) -> Iterator[dict[str, Any]]:
    for position, block in enumerate(page.blocks):
        yield {
            "page_id": page_id,
            "position": position,
            "start": block.start,
            "end": block.end,
            "kind": block.kind,
            "outlet": block.outlet,
            "url": block.url,
        }


def _statement_row(stmt: Statement, page: Page, page_id: int, position: int) -> dict[str, Any]:
    said = stmt.said_at
    published = page.published.value if page.published else None
    earliest, latest = (said.earliest, said.latest) if said else (None, None)
    first_day, last_day = find_days(latest) or find_days(earliest) or find_days(published) or (None, None)
    source_text = " … ".join(span.text for span in stmt.source)
    return {
        "page_id": page_id,
        "position": position,
        "statement_id": stmt.id,
        "kind": stmt.kind,
        "text": stmt.text,
        "source_text": source_text,
        "speaker": stmt.speaker,
        "speaker_name": stmt.speaker_name,
        "on_behalf_of": stmt.on_behalf_of,
        "addressee": stmt.addressee,
        "channel": stmt.channel,
        "chain": list(stmt.chain),
        "nested_in": stmt.nested_in,
        "manner": stmt.manner,
        "said_earliest": earliest,
        "said_latest": latest,
        "said_precision": said.precision if said else None,
        "confidence": stmt.confidence,
        "speaker_words": f" {fold(stmt.speaker_name or '')}  {fold(source_text)} ",
        "first_day": first_day,
        "last_day": last_day,
        "instant": find_instant(earliest) or find_instant(latest) or find_instant(published),
    }


def _spans(stmt: Statement) -> Iterator[tuple[str, Span]]:
    """All spans of a statement with their role, those of a role in order."""
    said = stmt.said_at.evidence if stmt.said_at else ()
    for role, spans in (
        ("source", stmt.source),
        ("cue", stmt.cue),
        ("content", stmt.content),
        ("said_at", said),
    ):
        for span in spans:
            yield role, span


def writable_name(name: str) -> str:
    """The name with what is not Unicode in it (bytes of a file name) written as escapes."""
    return name.encode(errors="backslashreplace").decode()


def write_sources(connection: Connection, names: set[str], key: str, at: str) -> None:
    """Note that these sources (paths, addresses) gave the page `key`, in place of what they gave before."""
    if not names:
        return
    page_id = connection.scalar(select(tables.pages.c.id).where(tables.pages.c.key == key))
    connection.execute(delete(tables.sources).where(tables.sources.c.name.in_(names)))
    rows = [{"name": name, "page_id": page_id, "added_at": at} for name in sorted(names)]
    connection.execute(insert(tables.sources), rows)


def write_rejected(connection: Connection, rejected: Rejected, at: str) -> None:
    """Keep the rejection: a new row, or the same source's row for this reason brought up to date."""
    table = tables.rejected
    source, detail = writable_name(rejected.source), writable_name(rejected.detail)
    same = (table.c.source == source) & (table.c.reason == rejected.reason)
    now = {"stage": rejected.stage, "detail": detail, "last_at": at}
    again = update(table).where(same).values(**now, times=table.c.times + 1)
    if connection.execute(again).rowcount == 0:
        row = {"source": source, "reason": rejected.reason, "first_at": at, "times": 1} | now
        connection.execute(insert(table), row)
