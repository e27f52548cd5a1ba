"""Statements that can't both be right, side by side."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.addresses import address
from onrecord.web.answers import View, answer
from onrecord.web.asking import PART, asked_number


def show(request: Request) -> Response:
    """The contradictions, the surest first."""
    together = request.app.state.desk.wait().together
    number = asked_number(request, "part", 1)
    found = list((together.contradictions if together else {}).items())
    part = found[(number - 1) * PART : number * PART]
    view = View(
        name="contradictions",
        title="Contradictions",
        about={"read": together is not None},
        items=[
            {**msgspec.to_builtins(one), "address": f"/contradictions?part={number}#{name}"}
            for name, one in part
        ],
        total=len(found),
        next=address("/contradictions", {}, part=number + 1) if len(found) > number * PART else None,
    )
    return answer(request, view, together=together, found=part, part=number, last=-(-len(found) // PART))
