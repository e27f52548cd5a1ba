"""The time that a story is at, where a clause names none of its own: its paragraph's, its opening's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.records import Span, Statement, TimeExpression
from onrecord.resolve.when_clause import OF_A_DAY, Clauses

_SUBORDINATE = re.compile(
    r"\b(?:since|until|before|after|when|while|who|whose|which|that|if)\b", re.IGNORECASE
)
_OPENING = 3  # paragraphs
_GENITIVE = ("'s", "’s")


def find_scene(
    text: str,
    clauses: Clauses,
    place: int,
    around: Sequence[Span],
    until: str | None,
    stmt: Statement | None = None,
) -> TimeExpression | None:
    """The last day or time told before a place in its paragraph, in the same voice.

    `around` is the content that it is nested in; nothing outside of it counts. `stmt` is the statement that
    is looked at, of which the content does not count.
    """
    holders = [span.start for span in around if span.start <= place < span.end]
    start = max(text.rfind("\n", 0, place) + 1, *holders, 0)
    if not around and text[:start].rstrip().endswith(":"):  # "The agencies had it on Tuesday:"
        start = text.rfind("\n", 0, len(text[:start].rstrip())) + 1
    for time in reversed(clauses.times_in(start, place)):
        if until is not None and (time.earliest or "")[:10] > until[:10]:
            continue
        quoted = not around and clauses.is_quoted(time, stmt)
        own = stmt is not None and any(span.start <= time.start < span.end for span in stmt.content)
        begin = max(start, clauses.sentence(time.start)[0])
        if quoted or own or _SUBORDINATE.search(text, begin, time.start):
            continue
        if _tells(text, clauses, time):
            return time
    return None


def find_opening(text: str, clauses: Clauses, until: str | None) -> TimeExpression | None:
    """The first day or time that a story's opening paragraphs tell: that of publication or the one before."""
    if until is None:
        return None
    for time in clauses.times_in(0, _end_of_opening(text)):
        days = (date.fromisoformat(until[:10]) - date.fromisoformat((time.earliest or "")[:10])).days
        if days in (0, 1) and not clauses.is_quoted(time) and _tells(text, clauses, time):
            return time
    return None


def _tells(text: str, clauses: Clauses, time: TimeExpression) -> bool:
    """Whether it tells when something was, rather than a bound or whose meeting it was."""
    genitive = text[time.end : time.end + 2] in _GENITIVE
    return time.precision in OF_A_DAY and not genitive and not clauses.is_bound(time)


def _end_of_opening(text: str) -> int:
    end = 0
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        if number == _OPENING:
            break
        end = line.end()
    return end
