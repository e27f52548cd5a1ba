"""What stands between the desk and whoever else may reach it.

On loopback alone, requests must name this machine as their host, or a page elsewhere could reach the
desk under a name of its own (DNS rebinding). Elsewhere, a token is asked for. All that writes carries a
CSRF token bound to a cookie, and comes from the desk's own pages. No page runs or loads anything that
is not the desk's own file.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import secrets
from hashlib import sha256
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.answers import failure, wants_json

LEAST_TOKEN = 16
"""Characters that a token must have: from a few, it could be guessed."""
_SESSION = "onrecord_session"
_NONCE = "onrecord_csrf"
_BODY_TIMEOUT_S = 30.0
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": browsers would then say no origin with a form, which is looked at.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_log = logging.getLogger("onrecord.web")
_OPEN_PATHS = ("/static/", "/enter")


class Guard:
    """The application behind all checks that need no form: host, token, size of the body, headers."""

    def __init__(
        self, app: ASGIApp, *, token: str | None, hosts: frozenset[str], max_body_bytes: int
    ) -> None:
        self._app = app
        self._token = token
        self._hosts = hosts
        self._max_body_bytes = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].endswith(".json") and not scope["path"].startswith("/static/"):
            scope = {**scope, "path": scope["path"].removesuffix(".json") or "/", "onrecord.json": True}
            scope.pop("raw_path", None)

        started = False

        async def send_safely(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        refused = self._refuse(Request(scope))
        if refused is not None:
            await refused(scope, receive, send_safely)
            return
        try:
            await self._app(scope, self._bounded(scope, receive), send_safely)
        except Exception:
            _log.exception("%s %s failed", scope["method"], scope["path"])
            if started:
                raise
            told = failure(Request(scope), 500, "failed", "it went wrong here; the desk's log says how")
            await told(scope, receive, send_safely)

    def _refuse(self, request: Request) -> Response | None:
        host = host_of(request)
        if self._token is None and host not in self._hosts:
            return failure(request, 421, "host", f"this desk does not answer for {host or 'no host'}")
        path = request.url.path
        if self._token is None or path.startswith(_OPEN_PATHS) or knows_token(request, self._token):
            return None
        if wants_json(request):
            return failure(request, 401, "token", "this desk asks for its token: Authorization: Bearer TOKEN")
        return RedirectResponse(f"/enter?next={quote(path)}", 303)

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        """`receive`, which ends a body that is too large or does not come."""
        limit = self._max_body_bytes
        declared = Headers(scope=scope).get("content-length", "")
        came, done = 0, False

        async def receive_bounded() -> Message:
            nonlocal came, done
            if done:
                return await receive()
            if declared.isdigit() and int(declared) > limit:
                raise _too_large(limit)
            try:
                message = await asyncio.wait_for(receive(), _BODY_TIMEOUT_S)
            except TimeoutError:
                raise HTTPException(408, "the rest of the request did not come") from None
            came += len(message.get("body", b""))
            if came > limit:
                raise _too_large(limit)
            done = not message.get("more_body", False)
            return message

        return receive_bounded


def _too_large(limit: int) -> HTTPException:
    return HTTPException(413, f"that is larger than the limit of {limit // 1024**2} MB")


def host_of(request: Request) -> str:
    """The host that the request names, in small letters and without its port."""
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


def knows_token(request: Request, token: str) -> bool:
    """Whether the request shows the token, or the cookie that was given for it."""
    given = request.headers.get("authorization", "").partition("Bearer ")[2]
    return _equal(given, token) or _equal(request.cookies.get(_SESSION, ""), _session(token))


def give_session(response: Response, request: Request, token: str) -> None:
    """Give the cookie that stands for the token, which is not in it."""
    _set_cookie(response, request, _SESSION, _session(token))


def is_token(given: str, token: str) -> bool:
    """Whether this is the token, in time that does not depend on where they differ."""
    return _equal(given, token)


def _session(token: str) -> str:
    return hmac.new(token.encode(), b"onrecord desk session", sha256).hexdigest()


def _equal(a: str, b: str) -> bool:
    return hmac.compare_digest(a.encode(), b.encode())


class Csrf:
    """Tokens for forms: the HMAC of a cookie's nonce, which other sites can neither read nor set."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def issue(self, request: Request) -> tuple[str, str]:
        """The token for the request's form, and the nonce that `keep` puts into the answer's cookie."""
        nonce = request.cookies.get(_NONCE) or secrets.token_urlsafe(24)
        return self._token(nonce), nonce

    def keep(self, response: Response, request: Request, nonce: str) -> Response:
        """The response with the nonce's cookie."""
        _set_cookie(response, request, _NONCE, nonce)
        return response

    def check(self, request: Request, token: str | None) -> None:
        """HTTPException(403) unless the request that writes is the desk's own."""
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site", "same-origin")
        own = origin is None or urlsplit(origin).netloc == request.headers.get("host")
        if not own or site not in {"same-origin", "none"}:
            raise HTTPException(403, "this came from another site, and was not done")
        nonce = request.cookies.get(_NONCE, "")
        if not nonce or not _equal(token or "", self._token(nonce)):
            raise HTTPException(403, "the form is out of date, and nothing was done: load its page again")

    def _token(self, nonce: str) -> str:
        return hmac.new(self._key, nonce.encode(), sha256).hexdigest()


def _set_cookie(response: Response, request: Request, name: str, value: str) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, httponly=True, samesite="strict", secure=secure)
