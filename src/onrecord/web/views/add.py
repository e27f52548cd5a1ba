"""Adding a page by its address, as a file, or as text, and following it until it is read."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import UsageError
from onrecord.isodates import parse_date
from onrecord.records import Document, Frozen
from onrecord.settings import MAX_PAGE_BYTES
from onrecord.sources import Given
from onrecord.web.adding import Opener, QueueFullError
from onrecord.web.addresses import page_address
from onrecord.web.answers import View, answer, json_response, not_found, page, wants_json

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_LONGEST = {"address": 2000, "url": 2000, "title": 500, "outlet": 200, "published_on": 40}
_KINDS: dict[str, Literal["html", "text"]] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".md": "text",
}  # fmt: skip


class Asked(Frozen, frozen=True):
    """A page to add: the name that the record will know it by, how to open it, whether over the network."""

    source: str
    opener: Opener
    fetches: bool = False


async def show(request: Request) -> Response:
    """The form."""
    return _form(request, {}, None)


async def take(request: Request) -> Response:
    """Put the page in line, and lead to where it can be followed."""
    desk = request.app.state.desk
    async with request.form(max_files=1, max_fields=20, max_part_size=MAX_PAGE_BYTES) as form:
        desk.csrf.check(request, str(form.get("csrf") or request.headers.get("x-csrf-token", "")))
        written = {name: str(form.get(name, "")).strip() for name in (*_LONGEST, "text")}
        try:
            asked = await _asked(form, written)
        except UsageError as error:
            if wants_json(request):
                raise
            return _form(request, written, str(error))
    if not desk.record.writable:
        raise HTTPException(403, f"the record {desk.name} can only be read here")
    try:
        job = desk.adding.add(asked.source, asked.opener, fetches=asked.fetches)
    except QueueFullError as error:
        raise HTTPException(429, str(error)) from None
    if wants_json(request):
        return json_response({**_told(job), "address": f"/add/{job.id}"}, 202)
    return RedirectResponse(f"/add/{job.id}", 303)


def follow(request: Request) -> Response:
    """How far a page has come."""
    job = request.app.state.desk.adding.get(request.path_params["job"])
    if job is None:
        raise not_found("no page is being added under this address; it may have been done long ago")
    view = View(name="job", title=f"Adding {job.source}", about=_told(job))
    return answer(request, view, job=job)


def _told(job: object) -> dict[str, object]:
    told: dict[str, object] = msgspec.to_builtins(job)
    told["address"] = page_address(str(told["page"])) if told["page"] else None
    return told


def _form(request: Request, written: dict[str, str], complaint: str | None) -> Response:
    csrf = request.app.state.desk.csrf
    token, nonce = csrf.issue(request)
    if wants_json(request):
        view = View(name="add", title="Add a page", about={"csrf": token})
        response = answer(request, view)
    else:
        status = 400 if complaint else 200
        response = page(
            request, "add.html", status, csrf=token, written=written, complaint=complaint,
            limit_mb=MAX_PAGE_BYTES // 1024**2,
        )  # fmt: skip
    kept: Response = csrf.keep(response, request, nonce)
    return kept


async def _asked(form: FormData, written: dict[str, str]) -> Asked:
    """The page that the form asks for; UsageError says what is wrong with it."""
    for name, longest in _LONGEST.items():
        if len(written[name]) > longest:
            raise UsageError(f"{name} has {len(written[name])} characters; {longest} is the limit")
    if written["published_on"] and parse_date(written["published_on"]) is None:
        raise UsageError(f"published is {written['published_on']!r}; expected a date like 2022-02-25")
    if written["url"] and not _WEB.match(written["url"]):
        raise UsageError("the page's own address must begin with http:// or https://")
    given = Given(**{name: written[name] or None for name in ("url", "title", "outlet", "published_on")})
    upload = form.get("file")
    has_file = isinstance(upload, UploadFile) and bool(upload.filename)
    ways = [bool(written["address"]), has_file, bool(written["text"])]
    if sum(ways) != 1:
        raise UsageError("give one of the three: an address, a file, or text")
    if written["address"]:
        return _from_address(written["address"], given)
    if isinstance(upload, UploadFile) and has_file:
        return _from_file(upload.filename or "", await upload.read(MAX_PAGE_BYTES + 1), given)
    name = f"pasted: {written['title'] or written['text'][:60]}"
    document = Document(" ".join(name.split()), written["text"].encode(errors="replace"), "text", "utf-8")
    return Asked(document.name, lambda: given.over(document))


def _from_address(url: str, given: Given) -> Asked:
    if not _WEB.match(url):
        raise UsageError("the address must begin with http:// or https://")

    def fetch() -> Document:
        from onrecord.fetch.http import fetch_page  # the network's libraries take a while to load

        return given.over(fetch_page(url, public_only=True))

    return Asked(url, fetch, fetches=True)


def _from_file(filename: str, data: bytes, given: Given) -> Asked:
    name = PurePath(filename.replace("\\", "/")).name[:200] or "upload"
    if len(data) > MAX_PAGE_BYTES:
        raise UsageError(f"the file is larger than the limit of {MAX_PAGE_BYTES // 1024**2} MB a page")
    if not data.strip():
        raise UsageError("the file is empty")
    document = Document(name, data, _KINDS.get(PurePath(name).suffix.lower()))
    return Asked(name, lambda: given.over(document))
