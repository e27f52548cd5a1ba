"""When what a page tells was done: from a time in its clause, else from when it was told."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.records import Act, Page, SaidAt, Span, Statement, TimeExpression
from onrecord.resolve.when import apart_at, said_at
from onrecord.resolve.when_clause import Clauses
from onrecord.resolve.when_scene import find_opening, find_scene
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
    dating = _Dating(page, statements, times)
    return tuple(msgspec.structs.replace(act, at=dating.at(act)) for act in acts)


class _Dating:
    def __init__(self, page: Page, statements: Sequence[Statement], times: Sequence[TimeExpression]) -> None:
        self._page = page
        self._by_id = {stmt.id: stmt for stmt in statements}
        self._clauses = Clauses(page.text, times, statements)
        self._stamps = Stamps(page, times)
        self._until = page.published.value if page.published else None
        self._head = self._stamps.dateline or find_opening(page.text, self._clauses, self._until)

    def at(self, act: Act) -> SaidAt | None:
        if not act.evidence:
            return None
        stmt = self._by_id.get(act.statement or "")
        around = stmt.content if stmt else ()
        span = act.evidence[0]
        if not act.future:
            begun = self._clauses.start_of(span, around)
            if begun is not None and self._is_past(begun):
                return msgspec.structs.replace(said_at(begun, self._page), latest=self._until)
            apart = self._clauses.apart(span.start)
            if apart is not None and (at := apart_at(apart, self._page, self._clauses, self._head)):
                return at
        own = self._clauses.time_of(span, around, None if act.future else self._until)
        if own is not None:
            return said_at(own, self._page)
        return None if act.future else self._told(span, stmt)

    def _is_past(self, time: TimeExpression) -> bool:
        return self._until is None or (time.earliest or "")[:10] <= self._until[:10]

    def _told(self, span: Span, stmt: Statement | None) -> SaidAt | None:
        """When it was told: with the statement, else by the stamp, paragraph, dateline or opening."""
        if stmt is not None:
            return stmt.said_at
        time = (
            self._stamps.stamp(span.start)
            or find_scene(self._page.text, self._clauses, span.start, (), self._until)
            or self._head
        )
        if time is not None:
            return said_at(time, self._page)
        return SaidAt(None, self._until, "page") if self._until else None
