"""Full-text search over statements and pages, narrowed and counted."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.addresses import address, with_address
from onrecord.web.answers import View, answer
from onrecord.web.asking import asked_filters, asked_number, asked_text
from onrecord.web.views.timeline import issues_of, narrowing, parties_of

_HITS = 20
_MOST = 200


def show(request: Request) -> Response:
    """The best statements and passages for `q`; the form alone when nothing is asked for yet."""
    desk = request.app.state.desk
    filters, asked = asked_filters(request)
    words = asked_text(request, "q")
    limit = min(asked_number(request, "limit", _HITS), _MOST)
    asked |= {"q": words} if words else {}
    asked |= {name: value for name in ("party", "issue") if (value := asked_text(request, name))}
    folded = desk.folded
    choices: dict[str, Any] = {"parties": parties_of(folded), "issues": issues_of(folded)}
    if not words:
        view = View(name="search", title="Search", asked=asked)
        return answer(request, view, found=None, limit=limit, facets=None, **choices)
    found = desk.record.find(
        words, filters, speakers=folded.speakers, among=narrowing(folded, asked), limit=limit
    )
    more = max(len(found.statements), len(found.blocks)) >= limit and limit < _MOST
    view = View(
        name="search",
        title=f"Search: {words}",
        about={"facets": msgspec.to_builtins(found.facets)},
        items=[with_address(hit) for hit in (*found.statements, *found.blocks)],
        total=found.total,
        next=address("/search", asked, limit=min(limit * 3, _MOST)) if more else None,
        asked=asked,
    )
    return answer(request, view, found=found, limit=limit, facets=found.facets, **choices)
