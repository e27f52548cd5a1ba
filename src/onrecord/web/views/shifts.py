"""Where a side has moved: all shifts, and one with before and after side by side."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.track.shifts import Shift
from onrecord.web.answers import View, answer, not_found
from onrecord.web.charting import day_of


def newest_first(shifts: dict[str, Shift]) -> list[tuple[str, Shift]]:
    """The shifts by when the later stance was taken, the newest first, the undated last."""
    return sorted(shifts.items(), key=lambda item: day_of(item[1].at) or "", reverse=True)


def show_all(request: Request) -> Response:
    """All shifts, the newest first."""
    together = request.app.state.desk.wait().together
    shifts = newest_first(dict((together.shifts if together else None) or {}))
    view = View(
        name="shifts",
        title="Shifts",
        about={"read": together is not None and together.shifts is not None},
        items=[{**msgspec.to_builtins(one), "address": f"/shifts/{name}"} for name, one in shifts],
    )
    return answer(request, view, together=together, shifts=shifts)


def show(request: Request) -> Response:
    """One shift."""
    together = request.app.state.desk.wait().together
    name = request.path_params["shift"]
    shift = ((together.shifts if together else None) or {}).get(name)
    if shift is None:
        raise not_found("the record has no shift at this address; its pages may have been read anew")
    label = together.issue_label(shift.issue)
    view = View(name="shift", title=f"{shift.party} on {label}", about=msgspec.to_builtins(shift))
    return answer(request, view, shift=shift, label=label)
