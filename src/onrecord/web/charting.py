"""The course of each party as a chart: time across, stances up and down, each point a place to open.

Coordinates are per mille of the chart's width, and its height in the same units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.records import SaidAt, StanceKind
from onrecord.store.days import find_instant
from onrecord.track.courses import Course, Point

_ROWS: dict[StanceKind, int] = {"for": 20, "conditional": 50, "unclear": 80, "against": 110}
_LEFT, _RIGHT = 20, 980
_APART = 14


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a course: where it stands, and the point itself."""

    x: int
    y: int
    point: Point


@dataclass(frozen=True, slots=True)
class Lane:
    """One party's chart: its points in order, and the days at the ends of the axis, shared by all parties."""

    spots: tuple[Spot, ...]
    first: str | None
    last: str | None

    @property
    def path(self) -> str:
        """The line through the points, as steps: a side holds its stance until it takes another."""
        if not self.spots:
            return ""
        steps = [f"M{self.spots[0].x} {self.spots[0].y}"]
        steps += [f"H{spot.x}V{spot.y}" for spot in self.spots[1:]]
        return "".join([*steps, f"H{_RIGHT}"])


def draw(courses: Sequence[Course]) -> list[tuple[Course, Lane]]:
    """A chart for each course, all over the same time. Undated points stand where they come in the order."""
    known = sorted(at for course in courses for point in course.points if (at := _moment(point)))
    first, last = (known[0], known[-1]) if known else (None, None)

    def across(at: datetime) -> int:
        if first is None or last is None or first == last:
            return (_LEFT + _RIGHT) // 2
        return round(_LEFT + (_RIGHT - _LEFT) * ((at - first) / (last - first)))

    drawn = []
    for course in courses:
        spots: list[Spot] = []
        for point in course.points:
            at = _moment(point)
            before = spots[-1].x if spots else _LEFT
            x = max(before, across(at)) if at else before
            # Points of one time stand side by side as long as there is room.
            if spots and x - before < _APART:
                x = min(_RIGHT, before + _APART)
            spots.append(Spot(x, _ROWS[point.stance], point))
        drawn.append((course, Lane(tuple(spots), _iso(first), _iso(last))))
    return drawn


def _iso(at: datetime | None) -> str | None:
    return at.date().isoformat() if at else None


def _moment(point: Point) -> datetime | None:
    """When the stance was taken, in UTC; the first page's date stands in for a time that is not told."""
    published = next((one.published for one in point.evidence if one.published), None)
    instant = find_instant(day_of(point.at) or published)
    return datetime.fromisoformat(instant) if instant else None


def day_of(at: SaidAt | None) -> str | None:
    """The time that places something: the earliest known, else the latest."""
    return (at.earliest or at.latest) if at else None
