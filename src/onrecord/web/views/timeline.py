"""The timeline: statements in order of time, narrowed by who, where, when and how."""

from __future__ import annotations

from collections.abc import Container, Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import Filters
from onrecord.web.addresses import address, with_address
from onrecord.web.answers import View, answer
from onrecord.web.asking import PART, asked_filters, asked_number, asked_text
from onrecord.web.fold import Folded
from onrecord.web.placing import bars_of, by_day, by_hour


def show(request: Request) -> Response:
    """One part of the statements, by day, with the counts of all that pass."""
    desk = request.app.state.desk
    filters, asked = asked_filters(request)
    newest = asked_text(request, "order") == "newest"
    number = asked_number(request, "part", 1)
    asked |= {name: value for name in ("party", "issue") if (value := asked_text(request, name))}
    asked |= {"order": "newest"} if newest else {}
    folded = desk.folded
    found = desk.record.browse(
        filters,
        speakers=folded.speakers,
        among=narrowing(folded, asked),
        newest=newest,
        offset=(number - 1) * PART,
        limit=PART,
    )
    more = address("/timeline", asked, part=number + 1) if found.total > number * PART else None
    view = View(
        name="timeline",
        title=title_of(filters, asked),
        about={"facets": msgspec.to_builtins(found.facets)},
        items=[with_address(row) for row in found.rows],
        total=found.total,
        next=more,
        asked=asked,
    )
    return answer(
        request,
        view,
        days=list(by_hour(found.rows) if is_day(filters) else by_day(found.rows)),
        facets=found.facets,
        bars=bars_of(found.facets.days),
        parties=parties_of(folded),
        issues=issues_of(folded),
        newest=newest,
        part=number,
        last=-(-found.total // PART),
    )


def is_day(filters: Filters) -> bool:
    """Whether one day alone is asked for."""
    return (
        bool(filters.since)
        and filters.since == filters.until
        and len(str(filters.since)) == len("2022-02-25")
    )


def title_of(filters: Filters, asked: Mapping[str, str]) -> str:
    """What is shown, in words."""
    who = " of ".join(part for part in (filters.speaker, asked.get("party")) if part)
    parts = [
        f"“{filters.text}”" if filters.text else "",
        f"by {who}" if who else "",
        f"on {asked['issue']}" if "issue" in asked else "",
    ]
    parts += [f"in {filters.outlet}" if filters.outlet else "", filters.kind or "", filters.manner or ""]
    if filters.since or filters.until:
        same = filters.since == filters.until
        parts.append(str(filters.since) if same else f"{filters.since or '…'} to {filters.until or '…'}")
    shown = ", ".join(part for part in parts if part)
    return f"Timeline: {shown}" if shown else "Timeline"


def narrowing(folded: Folded, asked: Mapping[str, str]) -> Container[tuple[str, str]] | None:
    """The statements of the party and on the issue that are asked for; None when neither is."""
    party, issue = asked.get("party"), asked.get("issue")
    found: set[tuple[str, str]] | None = None
    if party:
        ids = {one.id for one in folded.people.entities if party in (one.party, one.name)}
        found = {place for place, id_ in folded.people.speakers.items() if id_ in ids}
    if issue:
        on_issue = folded.together.on_issue(issue) if folded.together else set()
        found = on_issue if found is None else found & on_issue
    return found


def issues_of(folded: Folded) -> list[tuple[str, str]]:
    """The issues that sides of the record take a stance on, each with its label."""
    together = folded.together
    if together is None:
        return []
    return [(id_, together.issue_label(id_)) for id_ in sorted({one.issue for one in together.courses or ()})]


def parties_of(folded: Folded) -> list[str]:
    """The parties that speakers of the record belong to."""
    return sorted({one.party for one in folded.people.entities if one.party and one.statements})
