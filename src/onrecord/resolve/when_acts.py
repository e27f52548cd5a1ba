"""When what a page tells was done: from a time in its clause, else from when it was told."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.records import Act, Page, SaidAt, Span, Statement, TimeExpression
from onrecord.resolve.when import said_at
from onrecord.resolve.when_clause import Clauses
from onrecord.resolve.when_scene import find_opening
from onrecord.resolve.when_stamps import Stamps


def time_of(span: Span, page: Page, times: Sequence[TimeExpression]) -> SaidAt | None:
    """The time that governs the clause of a span, whoever tells it; None where the clause names none."""
    time = Clauses(page.text, times, ()).time_of(span, ())
    return said_at(time, page) if time else None


def when_done(
    page: Page, acts: Sequence[Act], statements: Sequence[Statement], times: Sequence[TimeExpression]
) -> tuple[Act, ...]:
    """The acts with `at`, in the same order.

    An act that names no time of its own was done when it was told, as far as one knows; one still to be
    done, at a time that nobody knows.
    """
    by_id = {stmt.id: stmt for stmt in statements}
    clauses, stamps = Clauses(page.text, times, statements), Stamps(page, times)
    until = page.published.value if page.published else None
    head = stamps.dateline or find_opening(page.text, clauses, until)
    out = []
    for act in acts:
        stmt = by_id.get(act.statement or "")
        own = clauses.time_of(act.evidence[0], stmt.content if stmt else ()) if act.evidence else None
        at = said_at(own, page) if own else None
        if at is None and not act.future:
            if stmt is not None:
                at = stmt.said_at
            elif time := (stamps.stamp(act.evidence[0].start) if act.evidence else None) or head:
                at = said_at(time, page)
            elif until is not None:
                at = SaidAt(None, until, "page")
        out.append(msgspec.structs.replace(act, at=at))
    return tuple(out)
