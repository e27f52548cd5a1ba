"""The timeline: statements in order of time, narrowed by who, where, when and how."""

from __future__ import annotations

from collections.abc import Container

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import Filters
from onrecord.web.addresses import address, with_address
from onrecord.web.answers import View, answer
from onrecord.web.asking import PART, asked_filters, asked_number, asked_text
from onrecord.web.fold import Folded
from onrecord.web.placing import bars_of, by_day


def show(request: Request) -> Response:
    """One part of the statements, by day, with the counts of all that pass."""
    desk = request.app.state.desk
    filters, asked = asked_filters(request)
    party = asked_text(request, "party")
    newest = asked_text(request, "order") == "newest"
    number = asked_number(request, "part", 1)
    asked |= {"party": party} if party else {}
    asked |= {"order": "newest"} if newest else {}
    folded = desk.folded
    found = desk.record.browse(
        filters,
        speakers=folded.speakers,
        among=of_party(folded, party),
        newest=newest,
        offset=(number - 1) * PART,
        limit=PART,
    )
    more = address("/timeline", asked, part=number + 1) if found.total > number * PART else None
    view = View(
        name="timeline",
        title=title_of(filters, party),
        about={"facets": msgspec.to_builtins(found.facets)},
        items=[with_address(row) for row in found.rows],
        total=found.total,
        next=more,
        asked=asked,
    )
    return answer(
        request,
        view,
        days=list(by_day(found.rows)),
        facets=found.facets,
        bars=bars_of(found.facets.days),
        parties=parties_of(folded),
        newest=newest,
        part=number,
        last=-(-found.total // PART),
    )


def title_of(filters: Filters, party: str) -> str:
    """What is shown, in words."""
    who = " of ".join(part for part in (filters.speaker, party) if part)
    parts = [f"“{filters.text}”" if filters.text else "", f"by {who}" if who else ""]
    parts += [f"in {filters.outlet}" if filters.outlet else "", filters.kind or "", filters.manner or ""]
    if filters.since or filters.until:
        same = filters.since == filters.until
        parts.append(str(filters.since) if same else f"{filters.since or '…'} to {filters.until or '…'}")
    shown = ", ".join(part for part in parts if part)
    return f"Timeline: {shown}" if shown else "Timeline"


def of_party(folded: Folded, party: str) -> Container[tuple[str, str]] | None:
    """The statements of those who belong to the party, or are it; None when none is asked for."""
    if not party:
        return None
    ids = {one.id for one in folded.people.entities if party in (one.party, one.name)}
    return {place for place, id_ in folded.people.speakers.items() if id_ in ids}


def parties_of(folded: Folded) -> list[str]:
    """The parties that speakers of the record belong to."""
    return sorted({one.party for one in folded.people.entities if one.party and one.statements})
