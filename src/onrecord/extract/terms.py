"""What is on the table: demands, offers, conditions, deadlines, venues and mediators, item by item.

Term spans come from the model; what a list announces ("four demands:", numbered points) is read by form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast, get_args

from onrecord.extract.acts.find import Marked, sentence_of, teller
from onrecord.extract.acts.sides import Sides
from onrecord.records import Act, Page, Statement, Term, TermKind

_KINDS = frozenset(get_args(TermKind))
_ANNOUNCED: tuple[tuple[TermKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in cast(
        "tuple[tuple[TermKind, str], ...]",
        (
            (
                "demand",
                r"\b(?:demands?|demanding|claims?|asks? for|calls? for|wants?|requests?)\b[^.\n]{0,80}:\s*$",
            ),
            ("condition", r"\b(?:conditions?|preconditions?|requirements?|guarantees?)\b[^.\n]{0,80}:\s*$"),
            (
                "offer",
                r"\b(?:offers?|offering|proposals?|proposes?|concessions?|pledges?)\b[^.\n]{0,80}:\s*$",
            ),
        ),
    )
)
_ITEM = re.compile(
    (
        r"^[ \t]*(?:[-–—•*·▪◦]|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]|(?:first|second|third|fourth|fifth|"
        r"sixth)(?:ly)?,)[ \t]+(?P<words>\S[^\n]*)"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_GAP = 3  # code points of white space that may stand between two items
_WANTS = frozenset({"REQUEST", "THREATEN"})


def find_terms(
    page: Page,
    found: Sequence[Marked],
    statements: Sequence[Statement],
    sides: Sides,
    acts: Sequence[Act] = (),
) -> tuple[Term, ...]:
    """The terms at the spans found and the items of announced lists, in order.

    The holder is the party that asks, offers or sets them: who speaks, or who acts where it is worded.
    """
    terms = []
    taken: list[tuple[int, int]] = []
    for span in sorted(found, key=lambda span: (span.start, span.end)):
        if span.kind in _KINDS and page.text[span.start : span.end].strip():
            terms.append(
                _term(page, cast(TermKind, span.kind), span.start, span.end, statements, sides, acts)
            )
            taken.append((span.start, span.end))
    for kind, start, end in _items(page.text):
        if all(end <= a or b <= start for a, b in taken):
            terms.append(_term(page, kind, start, end, statements, sides, acts))
    return tuple(sorted(terms, key=lambda term: (term.span.start, term.span.end)))


def _term(
    page: Page,
    kind: TermKind,
    start: int,
    end: int,
    statements: Sequence[Statement],
    sides: Sides,
    acts: Sequence[Act],
) -> Term:
    told, _ = teller(statements, start, end)
    span = page.span(start, end)
    return Term(
        kind, _holder(page, start, end, told, sides, acts), span.text, span, told.id if told else None
    )


def _holder(
    page: Page, start: int, end: int, told: Statement | None, sides: Sides, acts: Sequence[Act]
) -> str | None:
    """By the act in the same words or sentence, by who speaks, by the party named last before."""
    touching = [a for a in acts if a.actor and any(s.start < end and start < s.end for s in a.evidence)]
    if touching:
        return touching[0].actor[0]
    if told and (holder := sides.holder(told)):
        return holder
    first, last = sentence_of(page.text, start, end)
    near = [a for a in acts if a.actor and any(first <= s.start < last for s in a.evidence)]
    if near:
        return near[0].actor[0]
    before = sides.named(page.text, first, start)
    return before[0][2] if before else None


def _items(text: str) -> Iterator[tuple[TermKind, int, int]]:
    """(kind, start, end) of each item of a list whose announcement says what kind of term it lists."""
    kind: TermKind | None = None
    end = -1
    for match in _ITEM.finditer(text):
        if end < 0 or text[end : match.start()].strip() or match.start() - end > _GAP:
            lead = text[max(0, match.start() - 200) : match.start()].rstrip()
            line = lead.rsplit("\n", 1)[-1]
            kind = next((name for name, pattern in _ANNOUNCED if pattern.search(line)), None)
        end = match.end()
        if kind:
            words = match["words"].rstrip(" ;,.")
            yield kind, match.start("words"), match.start("words") + len(words)
