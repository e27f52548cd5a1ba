"""JSON Lines: each page's reading whole, as `onrecord read --format jsonl` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.export.selection import ExportedPage
from onrecord.records import to_json


def render_json_lines(pages: Iterable[ExportedPage]) -> Iterator[bytes]:
    """A reading a line; `onrecord.from_json(line, onrecord.Reading)` gives it back."""
    for exported in pages:
        yield to_json(exported.reading) + b"\n"
