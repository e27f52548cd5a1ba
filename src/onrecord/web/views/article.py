"""One page: the article with layered highlights, and its statements beside it."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import RecordError
from onrecord.records import Reading
from onrecord.web.addresses import statement_address
from onrecord.web.answers import View, answer, not_found
from onrecord.web.marking import Marking


def show(request: Request) -> Response:
    """The page and its reading."""
    key = request.path_params["page"]
    reading = get_reading(request, key)
    marking = Marking(key, reading, request.app.state.desk.folded)
    view = View(
        name="article",
        title=reading.page.title or "Untitled page",
        about={"key": key, **msgspec.to_builtins(reading)},
        items=[
            {**msgspec.to_builtins(stmt), "page": key, "address": statement_address(key, stmt.id)}
            for stmt in reading.statements
        ],
    )
    return answer(request, view, key=key, reading=reading, marking=marking)


def show_style(request: Request) -> Response:
    """The colours of the page's speakers, and what lights up with what: a style sheet of its own."""
    key = request.path_params["page"]
    marking = Marking(key, get_reading(request, key), request.app.state.desk.folded)
    return Response("\n".join(marking.rules()), media_type="text/css")


def get_reading(request: Request, key: str) -> Reading:
    """The current reading of the page with this key; a 404 in words when there is none."""
    try:
        reading: Reading = request.app.state.desk.record.reading(key)
    except RecordError as error:
        if "has no page" not in str(error):
            raise
        raise not_found("the record has no page at this address") from None
    return reading
