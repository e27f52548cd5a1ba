"""The pages of a record that are to be exported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from onrecord.export.selection import ExportedPage, narrow
from onrecord.records import Reading
from onrecord.store import Record


def gather_pages(record: Record, **filters: Any) -> Iterator[ExportedPage]:
    """The current readings, in the order in which their pages came, with the names that the record knows.

    `filters` are those of `Record.statements`. With any, a page is cut down to the statements that pass and
    what they carry, and left out where none does. UsageError when a filter can't be understood.
    """
    asked = {name: value for name, value in filters.items() if value is not None}
    known: dict[str, dict[str, str]] = defaultdict(dict)
    passing: dict[str, set[str]] = defaultdict(set)
    for row in record.statements(**asked):
        passing[row.page].add(row.id)
        if row.known_as:
            known[row.page][row.id] = row.known_as
    for key, reading in record.current(Reading):
        if asked and key not in passing:
            continue
        kept = narrow(reading, passing[key]) if asked else reading
        yield ExportedPage(key, kept, known.get(key, {}))
