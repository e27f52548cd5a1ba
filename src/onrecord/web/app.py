"""The application: its addresses, what stands before them, and what an error becomes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.dossier import Dossier
from onrecord.errors import OnrecordError, UsageError
from onrecord.settings import MAX_PAGE_BYTES
from onrecord.web.answers import failure
from onrecord.web.desk import Desk
from onrecord.web.security import Guard
from onrecord.web.views import (
    add,
    article,
    contradictions,
    enter,
    gaps,
    issues,
    overview,
    people,
    search,
    shifts,
    sources,
    statement,
    terms,
    timeline,
)

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_MAX_BODY_BYTES = MAX_PAGE_BYTES + 1024**2  # a page as large as may be, and the form around it
_REASONS = {400: "usage", 403: "refused", 404: "not-found", 405: "method", 408: "timeout", 413: "too-large"}


def make_app(
    location: str | Path,
    *,
    token: str | None = None,
    hosts: frozenset[str] = LOOPBACK,
    create: bool = True,
    dossier: Dossier | None = None,
) -> Starlette:
    """The desk over the record at `location`, which is made when it is not there and `create`.

    Without a `token` requests must name one of `hosts`; with one they must show it. RecordError when
    the record can't be opened. A `dossier` names parties, people and issues.
    """
    desk = Desk(location, token=token, create=create, dossier=dossier)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(lambda: desk.folded)  # so that the first visitor does not wait for it
        try:
            yield
        finally:
            desk.close()

    app = Starlette(
        routes=[
            Route("/", overview.show, name="overview"),
            Route("/overview", overview.show),
            Route("/timeline", timeline.show, name="timeline"),
            Route("/search", search.show, name="search"),
            Route("/pages", sources.show_pages, name="pages"),
            Route("/pages/{page}", article.show, name="page"),
            Route("/pages/{page}/marks.css", article.show_style, name="marks"),
            Route("/statements/{page}/{statement:path}", statement.show, name="statement"),
            Route("/people", people.show_all, name="people"),
            Route("/people/{person:path}", people.show, name="person"),
            Route("/issues", issues.show_all, name="issues"),
            Route("/issues/{issue:path}", issues.show, name="issue"),
            Route("/shifts", shifts.show_all, name="shifts"),
            Route("/shifts/{shift}", shifts.show, name="shift"),
            Route("/contradictions", contradictions.show, name="contradictions"),
            Route("/terms", terms.show, name="terms"),
            Route("/sources", sources.show, name="sources"),
            Route("/gaps", gaps.show, name="gaps"),
            Route("/add", add.show, name="add"),
            Route("/add", add.take, methods=["POST"]),
            Route("/add/{job}", add.follow, name="job"),
            Route("/enter", enter.show, name="enter"),
            Route("/enter", enter.take, methods=["POST"]),
            Mount("/static", StaticFiles(directory=str(files("onrecord.web") / "static")), name="static"),
        ],
        middleware=[Middleware(Guard, token=token, hosts=hosts, max_body_bytes=_MAX_BODY_BYTES)],
        exception_handlers={
            HTTPException: _refused,
            UsageError: _misused,
            OnrecordError: _broken,
        },
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    message = error.detail
    if error.status_code == 404 and message == "Not Found":
        message = f"there is no view at {request.url.path}"
    return failure(request, error.status_code, _REASONS.get(error.status_code, "refused"), message)


def _misused(request: Request, error: Exception) -> Response:
    return failure(request, 400, "usage", str(error))


def _broken(request: Request, error: Exception) -> Response:
    return failure(request, 503, "record", str(error))
