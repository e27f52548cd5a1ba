"""What the pages of a record say together, for the desk: courses, shifts, contradictions, terms, variants."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from onrecord.records import Act, Entity, Frozen, Page, Stance, Statement, Term
from onrecord.store import Record
from onrecord.track.contradictions import Contradiction
from onrecord.track.courses import Course
from onrecord.track.pages import Evidence, TrackedPage, point_at, words_of
from onrecord.track.shifts import Shift
from onrecord.track.terms import TrackedTerm
from onrecord.track.tracker import Tracker

if TYPE_CHECKING:
    from onrecord.dossier import Dossier

Ref = tuple[str, str]
"""A statement of the record: its page's key and its id."""


class Told(Frozen, frozen=True):
    """The part of a `Reading` that is tracked. None: whoever read the page did not look for these."""

    page: Page
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] | None = None
    stances: tuple[Stance, ...] | None = None
    terms: tuple[Term, ...] | None = None
    entities: tuple[Entity, ...] | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """What all pages came to.

    `variants` gives for a statement the same statement on other pages. `courses`, `shifts` and `terms` are
    None where no page was read for them: that is another thing than none.
    """

    courses: Sequence[Course] | None
    shifts: Mapping[str, Shift] | None
    terms: Sequence[TrackedTerm] | None
    contradictions: Mapping[str, Contradiction]
    variants: Mapping[Ref, Sequence[Evidence]]
    issues: Mapping[str, str]

    def issue_label(self, id_: str) -> str:
        """The issue in words: its label in the dossier, else its id."""
        return self.issues.get(id_) or id_

    def on_issue(self, issue: str) -> set[Ref]:
        """The statements that some side's stance on the issue stands on."""
        return {
            (one.page, one.statement)
            for course in self.courses or ()
            if course.issue == issue
            for point in course.points
            for one in point.evidence
            if one.statement is not None
        }

    def of_statement(self, ref: Ref) -> list[tuple[str, Contradiction]]:
        """The contradictions that the statement is part of."""
        return [
            (name, one)
            for name, one in self.contradictions.items()
            if ref in ((one.a.page, one.a.statement), (one.b.page, one.b.statement))
        ]


def track(record: Record, names: Mapping[Ref, str], dossier: Dossier | None = None) -> Together:
    """What the current readings say together; `names` are the speakers' names in the whole record."""
    tracker = Tracker(dossier)
    knows_stances = knows_terms = False
    for key, told in record.current(Told):
        knows_stances |= told.stances is not None
        knows_terms |= told.terms is not None
        tracker.add(_tracked(key, told, names))
    return Together(
        courses=tracker.courses() if knows_stances else None,
        shifts={name_shift(one): one for one in tracker.shifts()} if knows_stances else None,
        terms=tracker.terms() if knows_terms else None,
        contradictions={name_contradiction(one): one for one in tracker.contradictions()},
        variants=_variants(tracker),
        issues={issue.id: issue.label or issue.id for issue in dossier.issues} if dossier else {},
    )


def _tracked(key: str, told: Told, names: Mapping[Ref, str]) -> TrackedPage:
    statements = tuple(
        msgspec.structs.replace(stmt, speaker_name=names.get((key, stmt.id), stmt.speaker_name))
        for stmt in told.statements
    )
    parties = tuple((entity.name, entity.party) for entity in told.entities or () if entity.party)
    return TrackedPage(
        key, told.page, statements, told.acts or (), told.stances or (), told.terms or (), parties
    )


def _variants(tracker: Tracker) -> dict[Ref, list[Evidence]]:
    """For each statement that several pages tell, the others."""
    groups: dict[str, list[Ref]] = defaultdict(list)
    for ref, cluster in tracker.clusters().items():
        groups[cluster].append(ref)
    shared = [group for group in groups.values() if len(group) > 1]
    wanted = {ref for group in shared for ref in group}
    found = {
        (page.key, stmt.id): point_at(page, words_of(stmt), statement=stmt)
        for page in tracker.pages
        for stmt in page.statements
        if (page.key, stmt.id) in wanted
    }
    return {
        ref: sorted((found[one] for one in group if one != ref), key=lambda one: one.published or "~")
        for group in shared
        for ref in group
    }


def name_shift(shift: Shift) -> str:
    """The part of the shift's address that tells it from others; the same as long as its ground is."""
    ground = (*shift.before.evidence[:1], *shift.after.evidence[:1])
    return _digest(shift.party, shift.issue, *map(_place, ground))


def name_contradiction(one: Contradiction) -> str:
    """The part of the contradiction's address that tells it from others."""
    return _digest(_place(one.a), _place(one.b))


def _place(evidence: Evidence) -> str:
    return f"{evidence.page}:{evidence.start}:{evidence.end}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:16]
