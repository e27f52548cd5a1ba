"""One correction, and the mistakes that a file may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from onrecord.errors import CorrectionError
from onrecord.records import Frozen

CorrectionAction = Literal["accept", "correct", "reject", "note"]


class Correction(Frozen, frozen=True):
    """What somebody says of a statement of a page: where it stands written, and what it says.

    `page` is the page's key, or the beginning of it; `statement` is the statement's id, None for one that
    was missed. `value` gives fields of `records.Statement` what they are to be: names as text, `source`,
    `cue` and `content` as tuples of [start, end) in code points, `said_at` as `{"earliest", "latest"}`.
    """

    file: str
    line: int
    action: CorrectionAction
    page: str
    statement: str | None
    value: Mapping[str, Any]
    why: str | None = None
    by: str | None = None


class Mistakes:
    """Mistakes, gathered so that all are told at once."""

    def __init__(self) -> None:
        self._found: list[tuple[str, int | None, str]] = []

    def add(self, file: str, line: int | None, text: str) -> None:
        """Remember one."""
        self._found.append((file, line, text))

    def __len__(self) -> int:
        return len(self._found)

    def throw(self) -> None:
        """CorrectionError when there are any."""
        if self._found:
            raise CorrectionError(self._found)
