"""Who quotes whom: outlets carry speakers, and speakers carry others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal
from urllib.parse import urlsplit

from onrecord.export.selection import ExportedPage
from onrecord.records import Frozen, Page, Statement

VoiceKind = Literal["outlet", "speaker", "unnamed"]


class Voice(Frozen, frozen=True):
    """Somebody who quotes or is quoted: an outlet, a named speaker, or a source without a name."""

    kind: VoiceKind
    name: str


class Quoting(Frozen, frozen=True):
    """That one voice carries another: how often, and from which day to which (ISO 8601; None: not dated)."""

    quoter: Voice
    quoted: Voice
    times: int
    first: str | None
    last: str | None


def find_quoting(pages: Iterable[ExportedPage]) -> tuple[Quoting, ...]:
    """Who quotes whom, the most frequent first.

    A statement inside another is carried by the outer one's speaker; one in a passage of another outlet's
    text by that outlet, which the page's outlet carries; every other by the page's outlet.
    """
    days: dict[tuple[Voice, Voice], list[str | None]] = {}
    for exported in pages:
        for quoter, quoted in _pairs(exported):
            if quoter != quoted:
                days.setdefault((quoter, quoted), []).append(exported.published)
    found = []
    for (quoter, quoted), all_days in days.items():
        dated = sorted(day for day in all_days if day)
        first, last = (dated[0], dated[-1]) if dated else (None, None)
        found.append(Quoting(quoter, quoted, len(all_days), first, last))
    return tuple(sorted(found, key=lambda one: (-one.times, one.quoter.name, one.quoted.name)))


def _pairs(exported: ExportedPage) -> Iterator[tuple[Voice, Voice]]:
    by_id = {stmt.id: stmt for stmt in exported.reading.statements}
    own = _outlet(exported.page)
    carried: set[Voice] = set()
    for stmt in by_id.values():
        voice = _speaker(exported, stmt)
        parent = by_id.get(stmt.nested_in or "")
        if parent is not None:
            yield _speaker(exported, parent), voice
            continue
        passage = _passage(exported.page, stmt)
        if passage is None:
            yield own, voice
            continue
        yield passage, voice
        if passage not in carried:
            carried.add(passage)
            yield own, passage


def _outlet(page: Page) -> Voice:
    # The host stands in for a name that a page does not give.
    return Voice("outlet", page.outlet or urlsplit(page.url or "").hostname or "(no outlet)")


def _speaker(exported: ExportedPage, stmt: Statement) -> Voice:
    name = exported.speaker(stmt)
    if name and not name.startswith("("):
        return Voice("speaker", name)
    return Voice("unnamed", "(unnamed)")


def _passage(page: Page, stmt: Statement) -> Voice | None:
    spans = stmt.content or stmt.source or stmt.cue
    for block in page.blocks:
        if block.outlet and spans and block.start <= spans[0].start < block.end:
            return Voice("outlet", block.outlet)
    return None
