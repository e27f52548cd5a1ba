"""One line of time through all of it: what was said, done, asked for, and where a side moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from onrecord.records import Frozen, SaidAt
from onrecord.track.courses import bare
from onrecord.track.dates import interval
from onrecord.track.naming import Naming
from onrecord.track.pages import Evidence, TrackedPage, point_at
from onrecord.track.sayings import Saying
from onrecord.track.shifts import Shift
from onrecord.track.terms import TrackedTerm

EntryKind = Literal["statement", "act", "term", "shift"]


class Entry(Frozen, frozen=True):
    """Something at a time: whose it is, in short, and the pages' words for it.

    `what` is the content of a statement, an act's type and mode, a term's kind and text, or what a shift
    leads from and to.
    """

    kind: EntryKind
    at: SaidAt | None
    who: str | None
    what: str
    evidence: tuple[Evidence, ...]


def find_timeline(
    pages: Iterable[TrackedPage],
    sayings: Iterable[Saying],
    clusters: Mapping[tuple[str, str], str],
    terms: Iterable[TrackedTerm],
    shifts: Iterable[Shift],
    naming: Naming,
) -> tuple[Entry, ...]:
    """All entries in order of time, what has no time last; a statement that several pages tell is one."""
    entries = [
        *_statements(sayings, clusters),
        *(entry for page in pages for entry in _acts(page, naming)),
        *(Entry("term", term.at, term.holder, f"{term.kind}: {term.text}", term.evidence) for term in terms),
        *(_shift(shift) for shift in shifts),
    ]
    return tuple(sorted(entries, key=_order))


def _statements(sayings: Iterable[Saying], clusters: Mapping[tuple[str, str], str]) -> Iterable[Entry]:
    groups: dict[str, list[Saying]] = {}
    for saying in sorted(sayings, key=lambda saying: (saying.page.key, saying.number)):
        groups.setdefault(clusters.get(saying.ref, "#".join(saying.ref)), []).append(saying)
    for name, group in groups.items():
        first = next((one for one in group if "#".join(one.ref) == name), group[0])
        told = [first, *(one for one in group if one is not first)]
        yield Entry(
            "statement",
            bare(first.stmt.said_at),
            first.stmt.speaker_name,
            first.stmt.text,
            tuple(point_at(one.page, one.stmt.content, statement=one.stmt) for one in told),
        )


def _acts(page: TrackedPage, naming: Naming) -> Iterable[Entry]:
    statements = {stmt.id: stmt for stmt in page.statements}
    for number, act in enumerate(page.acts):
        actors = ", ".join(dict.fromkeys(map(naming.party, act.actor))) or None
        what = " ".join(
            part for part in ("not" if act.negated else "", act.type, act.mode or "", act.move or "") if part
        )
        stmt = statements.get(act.statement or "")
        if act.evidence:
            yield Entry(
                "act", bare(act.at), actors, what, (point_at(page, act.evidence, statement=stmt, act=number),)
            )


def _shift(shift: Shift) -> Entry:
    what = f"{shift.issue}: {shift.before.stance} → {shift.after.stance}"
    return Entry("shift", shift.at, shift.party, what, (*shift.before.evidence, *shift.after.evidence))


def _order(entry: Entry) -> tuple[int, int, str, str, str, int]:
    published = entry.evidence[0].published if entry.evidence else None
    middle = interval(entry.at, published).middle
    first = entry.evidence[0] if entry.evidence else None
    return (
        middle is None,
        middle or 0,
        first.page if first else "",
        entry.kind,
        entry.what,
        first.start if first else 0,
    )
