"""The date of publication in a line that stands beside a headline: bylines and stamps.

"By Ann Lee | 3 March 2031" dates the page; "Updated 5 March 2031. First published 3 March 2031" gives
the latter, and the date of a change alone gives none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.isodates import Stamp
from onrecord.page.dates import find_day

_CHANGED = re.compile(r"\b(?:last )?(?:updated?|modified|edited|revised|corrected)\b", re.IGNORECASE)
_STATED = re.compile(r"\b(?:first )?(?:published|posted|issued)\b|\bpublication date\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"[!?;“”\"]|\b(?:is|are|was|were|said|says|has|have|had|will|in (?:a|the)|ago)\b", re.IGNORECASE
)
_MAX_WORDS = 10  # beside the date; a byline has no more


class StampLine(NamedTuple):
    """A line's date of publication, where it stands, what stands right before it, and all words around it."""

    stamp: Stamp
    start: int
    end: int
    before: str
    around: str

    @property
    def is_stated(self) -> bool:
        """Whether the line says that it is the date of publication."""
        return _STATED.search(self.around) is not None or self.around.lower().startswith("first")


def find_stamp(line: str) -> StampLine | None:
    """The date of publication in a line that is a byline or a stamp and no sentence, or None."""
    pieces = _pieces(line)
    for place, (start, end, change) in enumerate(pieces):
        found = None if change else find_day(line[start:end])
        if found is None:
            continue
        stamp, first, last = found
        rest = next((begin for begin, _, changes in pieces[place + 1 :] if changes), len(line))
        around = f"{line[: start + first]} {line[start + last : rest]}".strip()
        if len(around.split()) > _MAX_WORDS or _SENTENCE.search(around):
            return None
        return StampLine(stamp, start + first, start + last, line[start : start + first], around)
    return None


def _pieces(line: str) -> list[tuple[int, int, bool]]:
    """The line cut before "updated", "published" and their like: start, end, whether of a change."""
    marks = {match.start(): False for match in _STATED.finditer(line)}
    marks |= {match.start(): True for match in _CHANGED.finditer(line)}
    starts = sorted({0, *marks})
    return [
        (start, end, marks.get(start, False))
        for start, end in zip(starts, [*starts[1:], len(line)], strict=True)
    ]
