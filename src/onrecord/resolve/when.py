"""When each statement was said: from the time that governs its clause, a stamp, a dateline, the page.

The evidence is looked for from near to far, and what is found first holds:

1. the clause: a time outside of what is said ("said on Monday"), or how long before or after ("two days
   after Zhou had refused"; `when_clause`);
2. the stamp of a ticker's entry (`when_stamps`);
3. the page's own day, for words that the page itself is: a turn, a letter, a communiqué;
4. the time carried on: from a statement before it in the same paragraph, from its paragraph, from the
   same speaker before, from the story's opening (`when_scene`);
5. a dateline.

What has none is bounded by the page's date (a statement within another by when that was said), and says so
with the precision "page".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

import msgspec

from onrecord.extract.official import is_official
from onrecord.records import DatePrecision, Page, SaidAt, Span, Statement, TimeExpression, TimePrecision
from onrecord.resolve.when_clause import OF_A_DAY, Apart, Clauses
from onrecord.resolve.when_scene import find_opening, find_scene
from onrecord.resolve.when_stamps import Stamps

# No finer than the evidence, in the words that SaidAt has.
_PRECISION: dict[TimePrecision, DatePrecision] = {
    "year": "year", "quarter": "year", "month": "month", "week": "month", "day": "day", "part of day": "day",
    "hour": "day", "minute": "minute", "second": "second",
}  # fmt: skip
_PAST = frozenset(
    {
        "said", "told", "had", "have", "has", "was", "were", "did", "didn't", "wrote", "put", "made", "gave",
        "spoke", "heard", "sent",
    }
)  # fmt: skip
_SHORT = 4  # "need": no past tense


def when_said(
    page: Page, statements: Sequence[Statement], times: Sequence[TimeExpression]
) -> tuple[Statement, ...]:
    """The statements with `said_at`, in the same order."""
    found = find_said(page, statements, times)
    return tuple(
        msgspec.structs.replace(stmt, said_at=found[stmt.id][1] if stmt.id in found else None)
        for stmt in statements
    )


def find_said(
    page: Page, statements: Sequence[Statement], times: Sequence[TimeExpression]
) -> dict[str, tuple[str, SaidAt]]:
    """When each statement was said, by its id, with the name of the rule that tells it."""
    return _Teller(page, statements, times).tell()


def said_at(time: TimeExpression, page: Page) -> SaidAt:
    """The interval of an anchored time, cut off at the page's date, with the time as its evidence."""
    precision = _PRECISION[time.precision or "day"]
    evidence = (page.span(time.start, time.end),)
    if time.precision in ("year", "month") and time.value == (time.earliest or "")[: len(time.value)]:
        return SaidAt(time.value, time.value, precision, evidence)
    latest, published = time.latest, page.published.value[:10] if page.published else None
    if published and latest and latest[:10] > published >= (time.earliest or "")[:10]:
        latest = published
    return SaidAt(time.earliest, latest, precision, evidence)


def apart_at(apart: Apart, page: Page, clauses: Clauses, head: TimeExpression | None) -> SaidAt | None:
    """So many days from what the main clause tells, else from the page's dateline or opening (`head`)."""
    start, _ = clauses.sentence(apart.spell.start)
    days = [time for time in clauses.times_in(start, apart.spell.start) if time.precision in OF_A_DAY]
    base = days[-1] if days else head
    if base is None:
        return None
    try:
        day = date.fromisoformat((base.earliest or "")[:10]) + timedelta(days=apart.days)
    except OverflowError:
        return None
    runs = sorted((time.start, time.end) for time in (base, apart.spell))
    return SaidAt(day.isoformat(), day.isoformat(), "day", tuple(page.span(*run) for run in runs))


class _Teller:
    def __init__(self, page: Page, statements: Sequence[Statement], times: Sequence[TimeExpression]) -> None:
        self._page = page
        self._statements = statements
        self._by_id = {stmt.id: stmt for stmt in statements}
        self._clauses = Clauses(page.text, times, statements)
        self._stamps = Stamps(page, times)
        self._until = page.published.value if page.published else None
        self._opening = find_opening(page.text, self._clauses, self._until)
        self._head = self._stamps.dateline or self._opening
        self._found: dict[str, tuple[str, SaidAt]] = {}
        self._told: list[Statement] = []  # those of the author's voice whose time the text tells, in order
        self._before: Statement | None = None  # the last of the author's voice

    @cached_property
    def _is_official(self) -> bool:
        return is_official(self._page)

    def tell(self) -> dict[str, tuple[str, SaidAt]]:
        for stmt in sorted(self._statements, key=_first):
            found = self._nested(stmt) if stmt.nested_in in self._by_id else self._outer(stmt)
            if found is not None:
                self._found[stmt.id] = found
            if stmt.nested_in is None:
                if found is not None and found[0] in ("clause", "paragraph", "speaker"):
                    self._told.append(stmt)
                self._before = stmt
        for stmt in self._statements:
            if stmt.id not in self._found and (bound := self._bound(stmt)):
                self._found[stmt.id] = "page", bound
        return self._found

    def _outer(self, stmt: Statement) -> tuple[str, SaidAt] | None:
        starts = [span.start for span in (*stmt.source, *stmt.cue)]
        apart = self._clauses.apart(min(starts)) if starts else None
        if apart is not None and (at := apart_at(apart, self._page, self._clauses, self._head)):
            return "apart", at
        if time := self._clauses.governing(stmt, (), self._until):
            return "clause", said_at(time, self._page)
        if time := self._stamps.stamp(_place(stmt)):
            return "stamp", said_at(time, self._page)
        if self._is_own(stmt) and (at := self._own_day()):
            return "own", at
        return self._carried(stmt)

    def _nested(self, stmt: Statement) -> tuple[str, SaidAt] | None:
        """Within what another says: the time told there, or the other's where it is said by saying so."""
        holder = self._by_id[stmt.nested_in or ""]
        place = _place(stmt)
        # A relay can share the words that it passes on, with its own verb outside of them.
        is_inside = any(span.start <= place < span.end for span in holder.content)
        around = holder.content if is_inside else ()
        if time := self._clauses.governing(stmt, around, self._until):
            return "clause", said_at(time, self._page)
        if holder.id in self._found and _performs(stmt):
            return "performs", self._found[holder.id][1]
        scene = self._scene(stmt, around) if is_inside else None
        return ("scene", said_at(scene, self._page)) if scene else None

    def _is_own(self, stmt: Statement) -> bool:
        """Whether the page itself says it: an official text, a label with its turn, a signed post."""
        if self._is_official:
            return True
        if not stmt.source or not stmt.content:
            return False
        start = stmt.source[0].start
        heads_line = self._line(start) == start and not self._stamps.is_heading(start)
        is_label = heads_line and (not stmt.cue or stmt.cue[0].text == ":")
        return is_label or (not stmt.cue and stmt.content[0].start < start)

    def _own_day(self) -> SaidAt | None:
        if self._stamps.own_day is not None:
            return said_at(self._stamps.own_day, self._page)
        published = self._page.published
        if published is None or published.precision in ("year", "month"):
            return None
        evidence = (published.evidence.span,) if published.evidence.span else ()
        return SaidAt(published.value[:10], published.value[:10], "day", evidence)

    def _carried(self, stmt: Statement) -> tuple[str, SaidAt] | None:
        last = self._told[-1] if self._told else None
        if last is not None and last is self._before and self._line(_place(last)) == self._line(_place(stmt)):
            at = self._found[last.id][1]
            if at.precision not in ("year", "month"):
                return "paragraph", at
        if scene := self._scene(stmt, ()):
            return "scene", said_at(scene, self._page)
        if stmt.speaker_name:
            for other in reversed(self._told):
                at = self._found[other.id][1]
                if other.speaker_name == stmt.speaker_name and at.precision not in ("year", "month"):
                    return "speaker", at
        if self._stamps.dateline is not None:
            return "dateline", said_at(self._stamps.dateline, self._page)
        if self._opening is not None and _is_past(stmt):
            return "opening", said_at(self._opening, self._page)
        return None

    def _scene(self, stmt: Statement, around: Sequence[Span]) -> TimeExpression | None:
        return find_scene(self._page.text, self._clauses, _place(stmt), around, self._until, stmt)

    def _bound(self, stmt: Statement) -> SaidAt | None:
        holder = self._by_id.get(stmt.nested_in or "")
        while holder is not None:
            if holder.id in self._found:
                latest = self._found[holder.id][1].latest
                return SaidAt(None, latest, "page") if latest else None
            holder = self._by_id.get(holder.nested_in or "")
        return SaidAt(None, self._until, "page") if self._until else None

    def _line(self, place: int) -> int:
        return self._page.text.rfind("\n", 0, place) + 1


def _first(stmt: Statement) -> int:
    return min((span.start for span in (*stmt.source, *stmt.cue, *stmt.content)), default=0)


def _place(stmt: Statement) -> int:
    spans = stmt.cue or stmt.source or stmt.content
    return spans[0].start if spans else 0


def _words(stmt: Statement) -> list[str]:
    return " ".join(span.text for span in stmt.cue).lower().replace("’", "'").split()


def _is_past(stmt: Statement) -> bool:
    """Whether the cue is a past tense: "said", "had asked", "denied"."""
    return any(word in _PAST or (word.endswith("ed") and len(word) > _SHORT) for word in _words(stmt))


def _performs(stmt: Statement) -> bool:
    """Whether the speaker does it by saying so: "I propose", "we call on"."""
    source = " ".join(span.text for span in stmt.source).lower()
    return source in ("i", "we") and bool(stmt.cue) and not _is_past(stmt)
