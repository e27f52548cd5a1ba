"""What is on the table: demands, offers, conditions, deadlines, venues and mediators, with their holders."""

from __future__ import annotations

from collections import Counter

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.answers import View, answer
from onrecord.web.asking import asked_text


def show(request: Request) -> Response:
    """The terms by holder, of one kind where `kind` is given."""
    together = request.app.state.desk.wait().together
    kind = asked_text(request, "kind")
    terms = (together.terms if together else None) or ()
    kinds = Counter(one.kind for one in terms)
    shown = [one for one in terms if not kind or one.kind == kind]
    view = View(
        name="terms",
        title="Terms",
        about={"read": together is not None and together.terms is not None, "kinds": dict(kinds)},
        items=[msgspec.to_builtins(one) for one in shown],
        asked={"kind": kind} if kind else {},
    )
    holders: dict[str | None, list[object]] = {}
    for one in sorted(shown, key=lambda one: (one.holder is None, one.holder or "", one.kind)):
        holders.setdefault(one.holder, []).append(one)
    return answer(request, view, together=together, kinds=kinds, holders=holders)
