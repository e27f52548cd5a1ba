"""The course of a party on an issue: what it took, when, and who reports it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.records import Frozen, SaidAt, Span, Stance, StanceKind, Statement
from onrecord.track.dates import DAY, Interval, interval
from onrecord.track.naming import Naming
from onrecord.track.pages import Evidence, TrackedPage, point_at, words_of


class Sighting(Frozen, frozen=True):
    """One page's word for a party's stance.

    `hearsay` is true where somebody of another side says so, and `order` is the stance's place on its page.
    """

    stance: StanceKind
    when: Interval
    at: SaidAt | None
    conditions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    announced: Evidence | None
    hearsay: bool
    page: str
    published: str | None
    order: int
    confidence: float


class Point(Frozen, frozen=True):
    """A stance at a time: `at` is the narrowest that a page gives, `evidence` all pages' words for it."""

    at: SaidAt | None
    stance: StanceKind
    conditions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    announced: Evidence | None = None


class Course(Frozen, frozen=True):
    """The points of a party on an issue, in order of time."""

    party: str
    issue: str
    points: tuple[Point, ...]


class Placed(Frozen, frozen=True):
    """A point with what it was made of, for those who ask whether a side has moved."""

    when: Interval
    sightings: tuple[Sighting, ...]

    @property
    def stance(self) -> StanceKind:
        """What the party takes."""
        return self.sightings[0].stance

    @property
    def pages(self) -> int:
        """How many pages tell it."""
        return len({sighting.page for sighting in self.sightings})

    @property
    def confidence(self) -> float:
        """That some page of those that tell it was read right, as if they erred apart; in [0, 1]."""
        best: dict[str, float] = {}
        for sighting in self.sightings:
            best[sighting.page] = max(best.get(sighting.page, 0.0), sighting.confidence)
        return 1 - math.prod(1 - best[page] for page in sorted(best))

    @property
    def announced(self) -> bool:
        """Whether some page says that the party has changed."""
        return any(sighting.announced for sighting in self.sightings)

    @property
    def point(self) -> Point:
        """The point as it is shown."""
        evidence: dict[Evidence, None] = {}
        conditions: dict[str, None] = {}
        for sighting in self.sightings:
            evidence |= dict.fromkeys(sighting.evidence)
            conditions |= dict.fromkeys(sighting.conditions)
        dated = [sighting for sighting in self.sightings if sighting.when.told]
        best = min(dated or self.sightings, key=lambda sighting: sighting.when.width)
        announced = next((s.announced for s in self.sightings if s.announced), None)
        return Point(bare(best.at), self.stance, tuple(conditions), tuple(evidence), announced)


def find_courses(pages: Iterable[TrackedPage], naming: Naming) -> tuple[Course, ...]:
    """The course of every party on every issue, sorted by their names.

    The order in which the pages come makes no difference.
    """
    return tuple(
        Course(party, issue, tuple(placed.point for placed in points))
        for (party, issue), points in place_points(pages, naming).items()
    )


def place_points(pages: Iterable[TrackedPage], naming: Naming) -> dict[tuple[str, str], tuple[Placed, ...]]:
    """For each (party, issue) in order, its points in order of time."""
    sightings: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for page in sorted(pages, key=lambda page: page.key):
        statements = {stmt.id: stmt for stmt in page.statements}
        for order, stance in enumerate(page.stances):
            party, issue = naming.party(stance.holder), naming.issue(stance.issue)
            if naming.concerns(party, issue):
                sightings[party, issue].append(_sighting(page, stance, order, party, statements, naming))
    return {key: _in_order(_merge(sightings[key])) for key in sorted(sightings)}


def _sighting(
    page: TrackedPage,
    stance: Stance,
    order: int,
    party: str,
    statements: dict[str, Statement],
    naming: Naming,
) -> Sighting:
    stmt = statements.get(stance.statement or "")
    spans: list[tuple[Span, ...]] = [(span,) for span in stance.evidence]
    if stmt and not spans:
        spans = [words_of(stmt)]
    return Sighting(
        stance=stance.stance,
        when=interval(stance.at or (stmt.said_at if stmt else None), page.published),
        at=stance.at or (stmt.said_at if stmt else None),
        conditions=tuple(span.text for span in stance.conditions),
        evidence=tuple(point_at(page, span, statement=stmt) for span in spans if span),
        announced=_announcement(page, stance.announced, stmt),
        hearsay=stmt is not None and _is_hearsay(stmt, party, naming),
        page=page.key,
        published=page.published,
        order=order,
        confidence=stance.confidence,
    )


def _announcement(page: TrackedPage, words: Span | None, stmt: Statement | None) -> Evidence | None:
    return point_at(page, (words,), statement=stmt) if words else None


def _is_hearsay(stmt: Statement, party: str, naming: Naming) -> bool:
    """Whether the statement is known to be another side's."""
    sides = [naming.party(name) for name in (stmt.on_behalf_of, stmt.speaker_name) if name]
    return stmt.on_behalf_of is not None and party not in sides


def _merge(sightings: Sequence[Sighting]) -> list[Placed]:
    """Sightings of one stance at one time put together, the best dated first.

    One that says "on Monday" is the same point as one that says "on Monday night"; one that has no
    time of its own retells the last such point before its page, when there is one.
    """
    points: list[Placed] = []
    for sighting in sorted(sightings, key=_certainty):
        same = [
            n
            for n, placed in enumerate(points)
            if placed.stance == sighting.stance and placed.when.meets(sighting.when)
        ]
        if not same:
            points.append(Placed(sighting.when, (sighting,)))
            continue
        n = max(same, key=lambda n: (points[n].when.middle or 0, -n))
        old = points[n]
        when = old.when.narrow(sighting.when) if sighting.when.told else old.when
        points[n] = Placed(when, (*old.sightings, sighting))
    return points


def _certainty(sighting: Sighting) -> tuple[object, ...]:
    return (
        not sighting.when.told,
        sighting.when.width,
        sighting.when.last if sighting.when.last is not None else 10**10,
        sighting.page,
        sighting.order,
    )


def _in_order(points: Iterable[Placed]) -> tuple[Placed, ...]:
    """The points by time; of two that can't be told apart, the announced one is the later."""
    ordered = sorted(points, key=lambda placed: (_middle(placed), *_certainty(placed.sightings[0])))
    for n, (one, other) in enumerate(pairwise(ordered)):
        if (
            one.stance != other.stance
            and one.when.meets(other.when)
            and min(one.when.width, other.when.width) <= DAY
            and one.announced
            and not other.announced
        ):
            ordered[n], ordered[n + 1] = other, one
    return tuple(ordered)


def _middle(placed: Placed) -> int:
    middle = placed.when.middle
    return middle if middle is not None else 10**10


def bare(at: SaidAt | None) -> SaidAt | None:
    """The time without the spans that it stands on, which belong to one page of several."""
    return SaidAt(at.earliest, at.latest, at.precision) if at else None
