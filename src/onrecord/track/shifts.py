"""Where a side has moved: neighbouring points of its course that differ."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.records import Frozen, SaidAt, StanceKind
from onrecord.track.courses import Placed, Point, place_points
from onrecord.track.naming import Naming
from onrecord.track.pages import Evidence, TrackedPage

SURE = 0.8
PAGES = 3
"""A shift that no page announces is told when its stances are as sure as this, or are told by so many pages.

A stance misread once makes two shifts that never were.
"""


class Side(Frozen, frozen=True):
    """A stance before or after, when it was taken (None: not told), and every page's words for it."""

    stance: StanceKind
    at: SaidAt | None
    evidence: tuple[Evidence, ...]


class Shift(Frozen, frozen=True):
    """A party that took one stance on an issue and then another.

    `announced` are the words that say so themselves, where a page has them. `at` is when the later
    stance was taken.
    """

    party: str
    issue: str
    before: Side
    after: Side
    announced: Evidence | None
    at: SaidAt | None


def find_shifts(pages: Iterable[TrackedPage], naming: Naming) -> tuple[Shift, ...]:
    """The shifts of every course, by party and issue, each course's in order of time."""
    return tuple(
        _shift(party, issue, before.point, after.point)
        for (party, issue), points in place_points(pages, naming).items()
        for before, after in _moves(points)
    )


def _moves(points: tuple[Placed, ...]) -> Iterable[tuple[Placed, Placed]]:
    clear = [placed for placed in points if placed.stance != "unclear"]
    last: Placed | None = None
    for number, placed in enumerate(clear):
        after = clear[number + 1] if number + 1 < len(clear) else None
        if last is not None and placed.stance != last.stance:
            if not _is_own(placed) or _is_passing(last, placed, after):
                continue
            if not _is_met(last, placed) and _is_supported(last, placed):
                yield last, placed
        last = placed


def _is_own(placed: Placed) -> bool:
    """Whether more than another side's word stands for it."""
    return placed.announced or not all(sighting.hearsay for sighting in placed.sightings)


def _is_passing(before: Placed, placed: Placed, after: Placed | None) -> bool:
    """Whether one page alone has it, between two points that agree: an account that differs, or a slip."""
    return (
        after is not None
        and after.stance == before.stance
        and len({sighting.page for sighting in placed.sightings}) == 1
        and not placed.announced
    )


def _is_met(before: Placed, after: Placed) -> bool:
    """Whether a condition was met: what was promised on it is done, and no page calls that a change."""
    return before.stance == "conditional" and after.stance == "for" and not after.announced


def _is_supported(before: Placed, after: Placed) -> bool:
    """Whether both stances are surely read, or told by enough pages, or the change is told as one."""
    return (
        after.announced
        or before.pages + after.pages >= PAGES
        or min(before.confidence, after.confidence) >= SURE
    )


def _shift(party: str, issue: str, before: Point, after: Point) -> Shift:
    return Shift(party, issue, _side(before), _side(after), after.announced, after.at)


def _side(point: Point) -> Side:
    return Side(point.stance, point.at, point.evidence)
