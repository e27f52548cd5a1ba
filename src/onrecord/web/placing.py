"""Statements in time: the day that each stands under, who reports late, and how many there are when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from onrecord.store import Count, StatementRow

_BARS = 60  # days are put together to months, and months to years, before there are more bars than that
_LATE_DAYS = 2  # reported so much later, a statement is said to be told late


def said_on(row: StatementRow) -> str | None:
    """The time that places the statement: its own where it has one, else its page's date."""
    said = row.said_at
    return (said.earliest or said.latest if said else None) or row.published


def days_late(row: StatementRow) -> int | None:
    """By how many days the page reports later than it was said, from two on; None when it does not."""
    said = row.said_at.latest or row.said_at.earliest if row.said_at else None
    try:
        late = (date.fromisoformat((row.published or "")[:10]) - date.fromisoformat((said or "")[:10])).days
    except ValueError:
        return None
    return late if late >= _LATE_DAYS else None


def by_day(rows: Sequence[StatementRow]) -> Iterator[tuple[str | None, list[dict[str, Any]]]]:
    """The rows under the day of each, with what only a list by time says of them."""
    for day, group in groupby(rows, lambda row: (said_on(row) or "")[:10] or None):
        yield day, [{"row": row, "at": said_on(row), "late": days_late(row)} for row in group]


def by_hour(rows: Sequence[StatementRow]) -> Iterator[tuple[str | None, list[dict[str, Any]]]]:
    """The rows of one day under the hour of each; those whose hour is not told stand under the day."""

    def hour(row: StatementRow) -> str | None:
        at = said_on(row) or ""
        told = row.said_at is not None and row.said_at.precision in {"minute", "second"} and "T" in at
        return (f"{at[:13]}:00" if told else at[:10]) or None

    for at, group in groupby(rows, hour):
        yield at, [{"row": row, "at": said_on(row), "late": days_late(row)} for row in group]


def bars_of(days: Sequence[Count]) -> list[dict[str, Any]]:
    """How many statements there are in each day, month or year: whichever is the finest that can be seen."""
    counts: dict[str, int] = {}
    for length in (10, 7, 4):
        counts = {}
        for one in days:
            counts[one.value[:length]] = counts.get(one.value[:length], 0) + one.count
        if len(counts) <= _BARS:
            break
    most = max(counts.values(), default=0)
    return [{"at": at, "count": count, "share": count / most} for at, count in counts.items()]
