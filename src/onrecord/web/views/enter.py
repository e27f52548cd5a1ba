"""The door of a desk that is served beyond this machine: it asks for the token once."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.answers import page
from onrecord.web.security import give_session, is_token

_DELAY_S = 0.5  # for each wrong token


async def show(request: Request) -> Response:
    """The form."""
    return _form(request, _way_on(request.query_params.get("next", "/")), wrong=False)


async def take(request: Request) -> Response:
    """The token, and on to where the visitor was going."""
    desk = request.app.state.desk
    async with request.form(max_files=0, max_fields=10) as form:
        desk.csrf.check(request, str(form.get("csrf", "")))
        given, way = str(form.get("token", "")), _way_on(str(form.get("next", "/")))
    if desk.token is not None and not is_token(given.strip(), desk.token):
        await asyncio.sleep(_DELAY_S)
        return _form(request, way, wrong=True)
    response = RedirectResponse(way, 303)
    if desk.token is not None:
        give_session(response, request, desk.token)
    return response


def _form(request: Request, way: str, *, wrong: bool) -> Response:
    csrf = request.app.state.desk.csrf
    token, nonce = csrf.issue(request)
    response = page(request, "enter.html", 403 if wrong else 200, csrf=token, way=way, wrong=wrong)
    kept: Response = csrf.keep(response, request, nonce)
    return kept


def _way_on(way: str) -> str:
    """The way where it stays on this desk, else its overview."""
    return way if way.startswith("/") and not way.startswith(("//", "/\\")) and way.isprintable() else "/"
