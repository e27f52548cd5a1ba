"""Gaps to chase: evidence that pages announce and do not hold."""

from __future__ import annotations

from collections import Counter

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.addresses import address, page_address
from onrecord.web.answers import View, answer
from onrecord.web.asking import PART, asked_number, asked_text


def show(request: Request) -> Response:
    """The gaps of all pages, of one kind where `kind` is given."""
    desk = request.app.state.desk
    kind, number = asked_text(request, "kind"), asked_number(request, "part", 1)
    gaps = desk.folded.gaps
    kinds = Counter(gap.kind for _, _, gap in gaps)
    shown = [one for one in gaps if not kind or one[2].kind == kind]
    part = shown[(number - 1) * PART : number * PART]
    asked = {"kind": kind} if kind else {}
    items = [
        {
            **msgspec.to_builtins(gap),
            "page": key,
            "outlet": page.outlet,
            "title": page.title,
            "published": page.published.value if page.published else None,
            "address": page_address(key),
        }
        for key, page, gap in part
    ]
    view = View(
        name="gaps",
        title="Gaps",
        about={"kinds": dict(kinds)},
        items=items,
        total=len(shown),
        next=address("/gaps", asked, part=number + 1) if len(shown) > number * PART else None,
        asked=asked,
    )
    return answer(request, view, kinds=kinds, part=number, last=-(-len(shown) // PART))
