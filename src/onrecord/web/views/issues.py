"""Where each side stands on each issue, and the course that led there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.track.courses import Course, Point
from onrecord.web.addresses import issue_address
from onrecord.web.answers import View, answer, not_found
from onrecord.web.charting import Lane, draw
from onrecord.web.together import Together


def standing(courses: Sequence[Course]) -> dict[str, dict[str, Point]]:
    """For each issue, each party's stance now: the last point of its course."""
    issues: dict[str, dict[str, Point]] = {}
    for course in courses:
        if course.points:
            issues.setdefault(course.issue, {})[course.party] = course.points[-1]
    return issues


def show_all(request: Request) -> Response:
    """All issues, with where each party stands today."""
    together: Together | None = request.app.state.desk.wait().together
    courses = together.courses if together else None
    now = standing(courses or ())
    items = [
        {
            "issue": issue,
            "label": together.issue_label(issue) if together else issue,
            "parties": {party: msgspec.to_builtins(point) for party, point in parties.items()},
            "address": issue_address(issue),
        }
        for issue, parties in now.items()
    ]
    view = View(name="issues", title="Issues", about={"read": courses is not None}, items=items)
    return answer(request, view, together=together, now=now, parties=parties_of(now))


def parties_of(now: dict[str, dict[str, Point]]) -> list[str]:
    """The parties that stand somewhere, those on most issues first."""
    counts: dict[str, int] = {}
    for parties in now.values():
        for party in parties:
            counts[party] = counts.get(party, 0) + 1
    return sorted(counts, key=lambda party: (-counts[party], party))


def show(request: Request) -> Response:
    """One issue: each party's course, as a chart and in words."""
    together: Together | None = request.app.state.desk.wait().together
    issue = request.path_params["issue"]
    courses = [one for one in (together.courses if together else None) or () if one.issue == issue]
    if together is None or not courses:
        raise not_found(f"no page of the record takes a stance on “{issue}”")
    lanes: list[tuple[Course, Lane]] = draw(courses)
    shifts = {name: one for name, one in (together.shifts or {}).items() if one.issue == issue}
    items: list[dict[str, Any]] = [msgspec.to_builtins(course) for course in courses]
    view = View(
        name="issue",
        title=together.issue_label(issue),
        about={"issue": issue, "shifts": [f"/shifts/{name}" for name in shifts]},
        items=items,
    )
    return answer(request, view, lanes=lanes, shifts=shifts)
