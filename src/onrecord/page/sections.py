"""Sections of a plain text: readers' comments and lists of other items, which are no part of it, and turns.

A label alone in its line ("Related", "4 comments") makes furniture of the lines right below it: other
items' titles, or remarks with their writers' names. One remark alone stays: pages quote a reader as they
quote others, and a section has several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.page.segments import Segment

_COMMENTS = re.compile(
    r"\A(?:(?:\d+ )?(?:comments?|replies|responses)(?: \(\d+\))?(?: (?:are|is) \w+)?|"
    r"from the comments) ?:?\Z",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\A(?:related(?: (?:stories|articles|posts|items))?|recommended|most (?:read|viewed|popular|shared)|"
    r"read (?:more|next|also)|more (?:stories|news|from .{2,30})|also (?:in|on) .{2,30}|up next|"
    r"you may (?:also )?like|latest (?:news|stories)|trending)(?: now)? ?:?\Z",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\A[^\n:»>]{2,40}(?::| [»>]) ?\S|\S[^\n]{4,} [–—-]+ ?[^\s.][^.\n]{1,40}\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\Z")
_ASIDE = r"(?: \([^)\n]{1,40}\))*"
_SPEAKER = re.compile(
    rf"\A(?:[QA]{_ASIDE}[.:]|"
    rf"(?:(?:Mr|Mrs|Ms|Dr|The|A)\.? )?[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'-]+){{0,5}}{_ASIDE}:)\s"
)
_LEAST_REMARKS = 2
_LEAST_TURNS = 4


def find_sections(segments: Sequence[Segment]) -> frozenset[int]:
    """The numbers of the segments that stand in a section of comments or in a list of other items."""
    out: set[int] = set()
    for number, one in enumerate(segments):
        if number in out:
            continue
        if _COMMENTS.match(one.line):
            below = _below(segments, number, _REMARK)
            if len(below) >= _LEAST_REMARKS:
                out |= {number, *below}
        elif _LISTED.match(one.line):
            out |= {number, *_below(segments, number, None)}
    return frozenset(out)


def find_turn_lines(segments: Sequence[Segment]) -> frozenset[int]:
    """The segments that begin with a speaker's label, where there are enough of them for a transcript.

    Then what looks like a scrap or a site's own words is somebody's turn.
    """
    found = [number for number, one in enumerate(segments) if _SPEAKER.match(one.text)]
    return frozenset(found if len(found) >= _LEAST_TURNS else ())


def _below(segments: Sequence[Segment], number: int, form: re.Pattern[str] | None) -> list[int]:
    """The lines right below a label that have the form; where none is asked, those that end no sentence."""
    out: list[int] = []
    for below in range(number + 1, len(segments)):
        one = segments[below]
        fits = form.match(one.line) if form else not _SENTENCE_END.search(one.line)
        if one.gap or not fits:
            break
        out.append(below)
    return out
