"""The time that governs a clause: "said on Monday", "On Monday the union said", "told NTB last night"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.records import Span, Statement, TimeExpression

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?\w)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev|Hon|St|Jr|Sr|Mt|No|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|U\.S|U\.N|U\.K|E\.U)|\b[A-Z])\Z"
)
# Before a time: what makes it a bound, a goal or somebody's own time rather than when something was said.
_NOT_WHEN = re.compile(
    r"\b(?:since|until|till|by|before|after|from|for|to|of|than|between|through|ahead of|starting|"
    r"beginning|scheduled|due|dated|ending|ended)\s+(?:(?:the|early|late|about|around|at|on|mid)[ -])*\Z",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|which|whose|where|whom)\b", re.IGNORECASE)
_BREAK = re.compile(r";|\b(?:since|until|before|after|when|while)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?:(?:the|early|late|about|around|at) )*\Z")
_AFTER = re.compile(r" (?P<way>after|before) (?:[\w’']+ ){0,4}")
_SPELL = re.compile(r"PT?(?P<count>\d{1,4}|X)(?P<unit>[DWH])")
_COMMA, _OTHER_CUE = 20, 60  # what a comma or another statement's cue in between costs, in characters
_FAR = 220  # characters and costs past which a time governs nothing
_REACH = 24  # characters before a time that hold its prepositions
_ABBREVIATION_REACH = 6
_NESTING = 6  # contents that may lie around one place
OF_A_DAY = ("day", "part of day", "minute", "second")


class Apart(NamedTuple):
    """How far something lies from what its sentence tells otherwise, with the words that say so."""

    days: int
    spell: TimeExpression


class Clauses:
    """The sentences of a page and the times in them, to look up what governs a statement."""

    def __init__(self, text: str, times: Iterable[TimeExpression], statements: Sequence[Statement]) -> None:
        self._text = text
        times = tuple(times)
        self._times = [time for time in times if time.earliest and time.type in ("DATE", "TIME")]
        self._starts = [time.start for time in self._times]
        self._spells = [time for time in times if time.type == "DURATION" and _SPELL.fullmatch(time.value)]
        self._spell_starts = [time.start for time in self._spells]
        self._ends = [end.end() for end in _END.finditer(text) if not self._is_abbreviation(end.start())]
        self._contents = sorted(
            (span.start, span.end, stmt.id) for stmt in statements for span in stmt.content
        )
        self._cues = sorted((span.start, stmt.id) for stmt in statements for span in stmt.cue)

    def _is_abbreviation(self, end: int) -> bool:
        return _ABBREVIATION.search(self._text, max(0, end - _ABBREVIATION_REACH), end) is not None

    def sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence around a place."""
        at = bisect_right(self._ends, place)
        return self._ends[at - 1] if at else 0, self._ends[at] if at < len(self._ends) else len(self._text)

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """The anchored dates and times that begin in [start, end), in order."""
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def is_bound(self, time: TimeExpression) -> bool:
        """Whether a preposition makes the time a bound, a goal or part of a name."""
        return _NOT_WHEN.search(self._text, max(0, time.start - _REACH), time.start) is not None

    def is_quoted(self, time: TimeExpression, stmt: Statement | None = None) -> bool:
        """Whether the time stands in what somebody says, other than what holds the statement itself."""
        at = bisect_right(self._contents, (time.start, len(self._text) + 1, ""))
        own = stmt.cue if stmt else ()
        return any(
            start <= time.start < end and not any(start <= span.start < end for span in own)
            for start, end, _ in self._contents[max(0, at - _NESTING) : at]
        )

    def governing(self, stmt: Statement, around: Sequence[Span], until: str | None) -> TimeExpression | None:
        """The time at which the statement's cue says that it was said, None where its clause names none.

        `around` is the content that the statement is nested in, outside of which nothing governs it.
        A time after `until` (ISO 8601) is none at which something was said.
        """
        best: tuple[int, TimeExpression] | None = None
        for anchor in stmt.cue or stmt.source:
            for time in self.times_in(*self.sentence(anchor.start)):
                if until is not None and (time.earliest or "")[:10] > until[:10]:
                    continue
                cost = self._cost(stmt, anchor, time, around)
                if cost is not None and (best is None or cost < best[0]):
                    best = cost, time
        return best[1] if best else None

    def start_of(self, span: Span, around: Sequence[Span]) -> TimeExpression | None:
        """The time since which what the span tells has gone on: "have fought since Aug. 2"."""
        for time in self.times_in(span.start, self.sentence(span.start)[1]):
            if not _within(time.start, around) if around else self.is_quoted(time):
                continue
            since = _SINCE.search(self._text, span.start, time.start)
            return time if since and not _BREAK.search(self._text, span.start, since.start()) else None
        return None

    def time_of(self, span: Span, around: Sequence[Span], until: str | None = None) -> TimeExpression | None:
        """The time nearest to a span in its clause, in one voice: within `around`, or quoted by nobody.

        None that lies after `until` (ISO 8601).
        """
        best: tuple[int, TimeExpression] | None = None
        for time in self.times_in(*self.sentence(span.start)):
            if (not _within(time.start, around) if around else self.is_quoted(time)) or self.is_bound(time):
                continue
            if until is not None and (time.earliest or "")[:10] > until[:10]:
                continue
            first, last = sorted(
                (span.end, time.start) if time.start >= span.start else (time.end, span.start)
            )
            gap = self._text[first:last]
            cost = len(gap) + _COMMA * gap.count(",")
            if _BREAK.search(gap) or cost > _FAR or (_RELATIVE.search(gap) and time.start >= span.start):
                continue
            if best is None or cost < best[0]:
                best = cost, time
        return best[1] if best else None

    def _cost(
        self, stmt: Statement, anchor: Span, time: TimeExpression, around: Sequence[Span]
    ) -> int | None:
        """How far the time is from the cue, None where it can't govern it."""
        if _within(time.start, stmt.content):
            return None
        if not _within(time.start, around) if around else self.is_quoted(time, stmt):
            return None
        if self.is_bound(time) and not self._is_by_then(time):
            return None
        is_after = time.start >= anchor.start
        first, last = (anchor.end, time.start) if is_after else (time.end, anchor.start)
        last = max(first, last)
        gap = self._unsaid(stmt, first, last)
        if _BREAK.search(gap) or (_RELATIVE.search(gap) if is_after else self._is_aside(stmt, time, gap)):
            return None
        cost = len(gap) + _COMMA * gap.count(",")
        if cost > _FAR:
            return None
        between = self._cues[bisect_left(self._cues, (first, "")) : bisect_left(self._cues, (last, ""))]
        return cost + (_OTHER_CUE if any(other != stmt.id for _, other in between) else 0)

    def _is_by_then(self, time: TimeExpression) -> bool:
        """ "By Friday he was offering": what he said on Friday."""
        start, _ = self.sentence(time.start)
        return self._text[start : start + 3] == "By " and time.start - start <= len("By the ")

    def _unsaid(self, stmt: Statement, first: int, last: int) -> str:
        """The text of [first, last) without what the statement says."""
        out, at = [], first
        for start, end in sorted((span.start, span.end) for span in stmt.content):
            if end <= at or start >= last:
                continue
            out.append(self._text[at : max(at, start)])
            at = end
        out.append(self._text[at:last])
        return "".join(out)

    def _is_aside(self, stmt: Statement, time: TimeExpression, gap: str) -> bool:
        """Whether a relative clause that ends before the cue holds it ("X, who was away on Sunday, told")."""
        return "," in gap and any(
            span.start <= time.start and _RELATIVE.search(self._text, span.start, time.start)
            for span in stmt.source
        )

    def apart(self, place: int) -> Apart | None:
        """How far what is told at a place lies from its sentence: "two days after Zhou had refused"."""
        start, _ = self.sentence(place)
        at = bisect_left(self._spell_starts, place)
        if not at or self._spell_starts[at - 1] < start:
            return None
        spell = self._spells[at - 1]
        link, size = _AFTER.fullmatch(self._text, spell.end, place), _SPELL.fullmatch(spell.value)
        if link is None or size is None:
            return None
        count = 0 if size["count"] == "X" else int(size["count"])
        days = count * {"D": 1, "W": 7, "H": 0}[size["unit"]]  # hours apart is the same day
        return Apart(-days if link["way"] == "after" else days, spell)


def _within(place: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= place < span.end for span in spans)
