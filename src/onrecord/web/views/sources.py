"""Outlets with what came from them, the pages of the record, and sources that could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import PageRow
from onrecord.web.addresses import address, page_address
from onrecord.web.answers import View, answer
from onrecord.web.asking import PART, asked_number, asked_text


def outlets_of(pages: Iterable[PageRow]) -> list[dict[str, Any]]:
    """Each outlet (None: pages that name none) with its pages, statements and days, the largest first."""
    outlets: dict[str | None, dict[str, Any]] = {}
    for row in pages:
        one = outlets.setdefault(
            row.outlet, {"outlet": row.outlet, "pages": 0, "statements": 0, "first": None, "last": None}
        )
        one["pages"] += 1
        one["statements"] += row.statements
        if row.published:
            one["first"] = min(one["first"] or row.published, row.published)
            one["last"] = max(one["last"] or row.published, row.published)
    return sorted(outlets.values(), key=lambda one: (-one["statements"], -one["pages"], one["outlet"] or "~"))


def show(request: Request) -> Response:
    """The outlets, and what was rejected."""
    desk = request.app.state.desk
    outlets = outlets_of(desk.record.pages())
    rejected = [row for row in desk.record.rejected() if row.page is None]
    about = {"rejected": msgspec.to_builtins(rejected)}
    view = View(name="sources", title="Sources", about=about, items=outlets)
    most = max((one["statements"] for one in outlets), default=0)
    return answer(request, view, rejected=rejected, most=most)


def show_pages(request: Request) -> Response:
    """The pages, the newest first, of one outlet where `outlet` is given (its whole name; "-" for none)."""
    desk = request.app.state.desk
    outlet, number = asked_text(request, "outlet"), asked_number(request, "part", 1)
    rows = [row for row in desk.record.pages() if not outlet or (row.outlet or "-") == outlet]
    rows.sort(key=lambda row: row.published or "", reverse=True)
    part = rows[(number - 1) * PART : number * PART]
    asked = {"outlet": outlet} if outlet else {}
    more = address("/pages", asked, part=number + 1) if len(rows) > number * PART else None
    items = [{**msgspec.to_builtins(row), "address": page_address(row.page)} for row in part]
    view = View(name="pages", title="Pages", items=items, total=len(rows), next=more, asked=asked)
    return answer(request, view, rows=part, part=number, last=-(-len(rows) // PART))
