"""One statement: its words in their place, who is behind them, and how sure that is."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.records import Statement
from onrecord.web.addresses import page_address, statement_address
from onrecord.web.answers import View, answer, not_found
from onrecord.web.marking import Marking, source_text
from onrecord.web.views.article import get_reading


def show(request: Request) -> Response:
    """The statement with this id of the page with this key."""
    key, id_ = request.path_params["page"], request.path_params["statement"]
    reading = get_reading(request, key)
    by_id = {stmt.id: stmt for stmt in reading.statements}
    stmt = by_id.get(id_)
    if stmt is None:
        raise not_found("the page has no statement at this address; it may have been read anew")
    folded = request.app.state.desk.folded
    person = folded.people.speakers.get((key, id_))
    speaker = next((one for one in folded.people.entities if one.id == person), None)
    page = reading.page
    together = folded.together
    about = {
        **msgspec.to_builtins(stmt),
        "known_as": speaker.name if speaker else None,
        "person": person,
        "page": page_address(key),
        "source_id": page.source_id,
        "url": page.url,
        "outlet": page.outlet,
        "title": page.title,
        "published": page.published.value if page.published else None,
        "within": [statement_address(key, one.id) for one in ancestors(stmt, by_id)],
        "variants": msgspec.to_builtins(together.variants.get((key, id_), [])) if together else None,
        "contradictions": [msgspec.to_builtins(one) for _, one in together.of_statement((key, id_))]
        if together
        else None,
        "holds": [statement_address(key, one.id) for one in reading.statements if one.nested_in == id_],
    }
    view = View(
        name="statement",
        title=f"{stmt.speaker_name or source_text(stmt) or 'No source named'}: statement",
        about=about,
    )
    return answer(
        request,
        view,
        key=key,
        stmt=stmt,
        reading=reading,
        speaker=speaker,
        marking=Marking(key, reading, folded, only=id_),
        within=ancestors(stmt, by_id),
        variants=together.variants.get((key, id_), ()) if together else (),
        contradicted=together.of_statement((key, id_)) if together else [],
        holds=[one for one in reading.statements if one.nested_in == id_],
        number=reading.statements.index(stmt),
    )


def ancestors(stmt: Statement, by_id: dict[str, Statement]) -> list[Statement]:
    """The statements that this one stands in, the outermost first."""
    found: list[Statement] = []
    above = by_id.get(stmt.nested_in or "")
    while above is not None and above not in found and above is not stmt:
        found.insert(0, above)
        above = by_id.get(above.nested_in or "")
    return found
