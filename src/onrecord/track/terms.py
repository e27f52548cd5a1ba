"""What is on the table, over the pages: each demand, offer, condition, deadline, venue and mediator once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.records import Frozen, SaidAt, Statement, Term, TermKind
from onrecord.track.courses import bare
from onrecord.track.dates import Interval, interval
from onrecord.track.naming import Naming, fold_name
from onrecord.track.pages import Evidence, TrackedPage, point_at
from onrecord.track.wording import Wording, word

_ALIKE = 0.6  # Jaccard of stems from which two wordings are one term


class TrackedTerm(Frozen, frozen=True):
    """A term with its holder (None: nobody's by name), worded as it was first, and every page's words for it.

    `at` is when it was first on the table.
    """

    kind: TermKind
    holder: str | None
    text: str
    at: SaidAt | None
    evidence: tuple[Evidence, ...]


class _Met(Frozen, frozen=True):
    term: Term
    holder: str | None
    when: Interval
    at: SaidAt | None
    evidence: Evidence


def find_terms(pages: Iterable[TrackedPage], naming: Naming) -> tuple[TrackedTerm, ...]:
    """The terms of all pages by kind and holder, each in order of time; the order of pages is no matter."""
    met: dict[tuple[str, str], list[_Met]] = defaultdict(list)
    for page in sorted(pages, key=lambda page: page.key):
        statements = {stmt.id: stmt for stmt in page.statements}
        for term in page.terms:
            holder = naming.party(term.holder) if term.holder else None
            stmt = statements.get(term.statement or "")
            one = _meet(page, term, holder, stmt)
            met[term.kind, fold_name(holder or "")].append(one)
    return tuple(_fold(group) for key in sorted(met) for group in _groups(met[key]))


def _meet(page: TrackedPage, term: Term, holder: str | None, stmt: Statement | None) -> _Met:
    at = stmt.said_at if stmt else None
    when = interval(at, page.published)
    return _Met(term, holder, when, at, point_at(page, (term.span,), statement=stmt))


def _groups(met: Sequence[_Met]) -> list[list[_Met]]:
    """Terms of one kind and holder that are worded alike, in order of time."""
    groups: list[tuple[Wording, list[_Met]]] = []
    for one in sorted(met, key=_order):
        wording = word(one.term.text)
        for known, group in groups:
            if _alike(wording, known) or fold_name(one.term.text) == fold_name(group[0].term.text):
                group.append(one)
                break
        else:
            groups.append((wording, [one]))
    return [group for _, group in groups]


def _order(met: _Met) -> tuple[int, str, int]:
    middle = met.when.middle
    return (middle if middle is not None else 10**10, met.evidence.page, met.term.span.start)


def _alike(a: Wording, b: Wording) -> bool:
    stems, others = set(a.stems), set(b.stems)
    return bool(stems & others) and len(stems & others) >= _ALIKE * len(stems | others)


def _fold(group: Sequence[_Met]) -> TrackedTerm:
    first = group[0]
    evidence = tuple(dict.fromkeys(one.evidence for one in group))
    return TrackedTerm(first.term.kind, first.holder, first.term.text, bare(first.at), evidence)
