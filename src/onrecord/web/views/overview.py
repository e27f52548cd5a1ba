"""The overview: what came in last, from whom, and what is still missing."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import Filters
from onrecord.web.addresses import page_address, person_address, with_address
from onrecord.web.answers import View, answer
from onrecord.web.placing import by_day
from onrecord.web.views.issues import parties_of, standing
from onrecord.web.views.shifts import newest_first
from onrecord.web.views.sources import outlets_of

_NEWEST = 12
_FEW = 8


def show(request: Request) -> Response:
    """Newest statements; counts, outlets, speakers and gaps beside them."""
    desk = request.app.state.desk
    folded = desk.folded
    counts = desk.record.counts()
    newest = desk.record.browse(Filters(), speakers=folded.speakers, newest=True, limit=_NEWEST)
    outlets = outlets_of(desk.record.pages())
    people = [one for one in folded.people.entities if one.statements]
    gaps = folded.gaps
    together = folded.together
    now = standing((together.courses if together else None) or ())
    shifts = newest_first(dict((together.shifts if together else None) or {}))
    about = {
        "record": desk.name,
        "counts": msgspec.to_builtins(counts),
        "outlets": outlets[:_FEW],
        "people": [
            {"name": one.name, "statements": one.statements, "address": person_address(one.id)}
            for one in people[:_FEW]
        ],
        "gaps": [
            {"kind": gap.kind, "note": gap.note, "text": gap.span.text, "address": page_address(key)}
            for key, _, gap in gaps[:_FEW]
        ],
        # None where nobody has looked: an empty answer would say that there are none.
        "positions": msgspec.to_builtins(now) if together and together.courses is not None else None,
        "shifts": [f"/shifts/{name}" for name, _ in shifts]
        if together and together.shifts is not None
        else None,
    }
    view = View(
        name="overview",
        title="Overview",
        about=about,
        items=[with_address(row) for row in newest.rows],
        total=newest.total,
        next="/timeline?order=newest" if newest.total > _NEWEST else None,
    )
    return answer(
        request,
        view,
        days=list(by_day(newest.rows)),
        counts=counts,
        outlets=outlets,
        people=people,
        gaps=gaps,
        few=_FEW,
        together=together,
        now=now,
        parties=parties_of(now),
        shifts=shifts,
    )
