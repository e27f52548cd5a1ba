"""Corrections as judgements of a record: each held against the page that it speaks of, all kept or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from onrecord.corrections.correction import Correction, Mistakes
from onrecord.records import Page, Reading, SaidAt, Span, Statement
from onrecord.store import Judgement, Place, Record

_PARTS = ("source", "cue", "content")
_SHORTEST_KEY = 6


class Applied(NamedTuple):
    """How many judgements were kept, and how many stood in the record already."""

    added: int
    known: int


class _Found(NamedTuple):
    correction: Correction
    subject: str
    places: tuple[Place, ...]
    value: dict[str, Any]


def apply_corrections(record: Record, corrections: Sequence[Correction], *, by: str) -> Applied:
    """Keep the corrections as judgements, beside what was read; `by` is the author where a line names none.

    One that stands in the record already is not kept twice. CorrectionError when one does not fit the
    record, with its file and line; nothing is kept then.
    """
    mistakes = Mistakes()
    pages = [row.page for row in record.pages()]
    readings: dict[str, Reading] = {}
    found = []
    for one in corrections:
        keys = [key for key in pages if key.startswith(one.page)] if len(one.page) >= _SHORTEST_KEY else []
        if len(keys) != 1:
            told = f"{len(keys)} pages of the record have" if keys else "no page of the record has"
            mistakes.add(one.file, one.line, f"{told} the key {one.page!r}")
            continue
        if keys[0] not in readings:
            readings[keys[0]] = record.reading(keys[0])
        if (fits := _find(one, keys[0], readings[keys[0]], mistakes)) is not None:
            found.append(fits)
    mistakes.throw()
    standing = [judgement for judgement in record.judgements() if judgement.stands]
    new = [placed for placed in found if not any(_is_same(placed, judgement) for judgement in standing)]
    for placed in new:
        record.judge(
            placed.correction.action,
            "statement",
            placed.subject,
            by=placed.correction.by or by,
            places=placed.places,
            value=placed.value,
            why=placed.correction.why,
        )
    return Applied(len(new), len(found) - len(new))


def _find(one: Correction, key: str, reading: Reading, mistakes: Mistakes) -> _Found | None:
    page = reading.page
    stmt = next((stmt for stmt in reading.statements if stmt.id == one.statement), None)
    if stmt is None and one.statement is not None:
        mistakes.add(one.file, one.line, f"the page's current reading has no statement {one.statement!r}")
        return None
    if any(not 0 <= a < b <= len(page.text) for part in _PARTS for a, b in one.value.get(part, ())):
        mistakes.add(
            one.file, one.line, f"a place lies outside of the page, which has {len(page.text)} characters"
        )
        return None
    value = dict(_changes(one, stmt, page))
    if one.action == "correct" and not value:
        mistakes.add(one.file, one.line, "corrects nothing: all that it says is what the record says")
        return None
    spans = (stmt.content or stmt.source or stmt.cue) if stmt else _spans(page, one.value["content"])
    places = tuple(Place(key, span.start, span.end, span.text) for span in spans)
    subject = (stmt.speaker_name if stmt else None) or " … ".join(span.text for span in spans)[:80]
    return _Found(one, subject, places, {"statement": one.statement, **value})


def _changes(one: Correction, stmt: Statement | None, page: Page) -> Iterator[tuple[str, Any]]:
    """What the correction says otherwise than the statement; spans with their text."""
    for name, wanted in one.value.items():
        if name == "content" and stmt and wanted == _bounds(stmt):
            continue  # a table gives the first and the last character of a content in pieces
        if name in _PARTS:
            spans = _spans(page, wanted)
            if stmt is None or spans != getattr(stmt, name):
                yield name, msgspec.to_builtins(spans)
        elif name == "said_at":
            if stmt is None or wanted != _ends(stmt.said_at):
                yield name, wanted
        elif stmt is None or wanted != getattr(stmt, name):
            yield name, wanted


def _bounds(stmt: Statement) -> tuple[tuple[int, int], ...]:
    spans = stmt.content or stmt.source or stmt.cue
    return ((spans[0].start, spans[-1].end),)


def _ends(at: SaidAt | None) -> dict[str, str | None]:
    return {"earliest": at.earliest if at else None, "latest": at.latest if at else None}


def _spans(page: Page, places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(page.span(start, end) for start, end in places)


def _is_same(one: _Found, judgement: Judgement) -> bool:
    return (
        judgement.action == one.correction.action
        and judgement.about == "statement"
        and judgement.places == one.places
        and dict(judgement.value) == one.value
        and judgement.why == one.correction.why
    )
