"""One answer in two forms: a page for people, JSON for programs, from the same view.

The JSON of every view has one shape:

    view     its name ("timeline")
    address  where it is found again, filters included
    title    what it is about, in words
    asked    the filters that were understood
    about    the one thing that the view is about (a page, a person, counts), or null
    items    the rows in order; those about a statement, page or person carry their `address`
    total    how many there are in all
    next     the address of the rows that follow, or null

An error has one shape, too: {"error": {"status", "reason", "message", "address"}}.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.rendering import render


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a view has to say, before it takes either form."""

    name: str
    title: str
    about: Any = None
    items: Sequence[Any] = ()
    total: int | None = None
    next: str | None = None
    asked: Mapping[str, Any] = field(default_factory=dict)


def not_found(message: str) -> HTTPException:
    """The error for what is not in the record; `message` says it in words."""
    return HTTPException(404, message)


def answer(request: Request, view: View, *, status: int = 200, **shown: Any) -> Response:
    """The view as the request wants it; `shown` is what only the template (named as the view) needs."""
    if wants_json(request):
        return json_response(
            {
                "view": view.name,
                "address": address_of(request),
                "title": view.title,
                "asked": view.asked,
                "about": view.about,
                "items": view.items,
                "total": len(view.items) if view.total is None else view.total,
                "next": view.next,
            },
            status,
        )
    return page(request, f"{view.name}.html", status, view=view, **shown)


def page(request: Request, template: str, status: int = 200, **shown: Any) -> Response:
    """The template as a response; what every page shows is added."""
    html = render(template, request=request, desk=request.app.state.desk, **shown)
    return Response(html, status, media_type="text/html")


def json_response(content: Any, status: int = 200) -> Response:
    """The content as JSON; records and rows by their fields."""
    return Response(msgspec.json.encode(content), status, media_type="application/json")


def wants_json(request: Request) -> bool:
    """Whether the address ended with .json, or JSON is accepted and HTML is not."""
    accept = request.headers.get("accept", "")
    return bool(request.scope.get("onrecord.json")) or ("application/json" in accept and "html" not in accept)


def address_of(request: Request) -> str:
    """The path and query, without the host; never with .json."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def failure(request: Request, status: int, reason: str, message: str) -> Response:
    """An error in the form that the request wants."""
    if wants_json(request):
        error = {"status": status, "reason": reason, "message": message, "address": address_of(request)}
        return json_response({"error": error}, status)
    return page(request, "error.html", status, code=status, message=message)
