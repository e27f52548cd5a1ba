"""What an address asks for: filters, an order and a part, read from its query."""

from __future__ import annotations

from typing import cast

from starlette.requests import Request

from onrecord.errors import UsageError
from onrecord.records import Manner, StatementKind
from onrecord.store import Filters

PART = 50
"""Rows of one part."""
_NAMES = ("speaker", "outlet", "since", "until", "kind", "manner", "text", "min_confidence")
_LONGEST = 500  # of a value, in code points; no name or query is longer


def asked_filters(request: Request) -> tuple[Filters, dict[str, str]]:
    """The filters of the address, and the same as they were written (those that are empty left out).

    UsageError when one can't be understood.
    """
    asked = {name: value for name in _NAMES if (value := asked_text(request, name))}
    confidence = asked.get("min_confidence")
    try:
        least = float(confidence) if confidence else None
    except ValueError:
        raise UsageError(f"min_confidence is {confidence!r}; expected a number from 0 to 1") from None
    filters = Filters(
        speaker=asked.get("speaker"),
        outlet=asked.get("outlet"),
        since=asked.get("since"),
        until=asked.get("until"),
        kind=cast(StatementKind | None, asked.get("kind")),
        manner=cast(Manner | None, asked.get("manner")),
        text=asked.get("text"),
        min_confidence=least,
    )
    return filters, asked


def asked_text(request: Request, name: str) -> str:
    """The value of this name in the address, without space around it; "" when there is none."""
    value = request.query_params.get(name, "").replace("\0", "").strip()
    if len(value) > _LONGEST:
        raise UsageError(f"{name} has {len(value)} characters; expected {_LONGEST} at most")
    return value


def asked_number(request: Request, name: str, default: int) -> int:
    """The whole number of this name in the address, 1 or more; UsageError when it is none."""
    value = asked_text(request, name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 8 and int(value) > 0):
        raise UsageError(f"{name} is {value!r}; expected a whole number from 1 up")
    return int(value)
