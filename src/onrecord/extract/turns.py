"""Turns of a transcript or an interview: a speaker's label at the head of a line, and what follows it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.extract.draft import Draft
from onrecord.extract.spans import Run, overlap, trim
from onrecord.records import Page

_UPPER = "A-ZÀ-ÖØ-Þ"
_ASIDE = r"(?: \([^)\n]{1,40}\)){0,2}"  # "(Radio Sund)", "(interpretation from French)"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Hon|The|A)\.? )?"
_CAPITALS = rf"{_TITLE}[{_UPPER}][{_UPPER}’'.&/-]+(?:,? [{_UPPER}&][{_UPPER}’'.&/-]*){{0,5}}{_ASIDE}"
_WORD = rf"[{_UPPER}][\w’'-]+\.?"
_NAME = rf"(?:A |The )?{_WORD}(?: (?:for |of |and |the |de |al-)*{_WORD}){{0,5}}{_ASIDE}|A (?:member|voice)"
_LABEL = re.compile(
    rf"(?m)^(?:(?:(?P<capitals>{_CAPITALS})|(?P<name>{_NAME}))(?P<colon>:)"
    rf"|(?P<letter>[QA]){_ASIDE}(?:\.|(?P<mark>:)))(?=\s)"
)
# Who bears a title or an office is a speaker even when there is but one turn.
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Hon|The|A)\b"
    r"|(?:Question|Answer|Reporter|Journalist|Interviewer|Moderator|Host|Presenter|Anchor|Speaker)\b"
)
_STAGE = re.compile(r"(?m)^[^\S\n]*(?:\[[^\]\n]*\]|\([^)\n]*\))[^\S\n]*$")
_LEAST_TURNS = 3
_SURE = 0.95


def find_turns(page: Page, others: Sequence[int] = ()) -> Iterator[Draft]:
    """The turns: each label's words up to the next label; fewer than three labels make no transcript.

    A heading, furniture and `others` (where other exact statements begin) end a turn as well.
    """
    closed = [*others, *(b.start for b in page.blocks if b.kind in ("heading", "furniture"))]
    furniture = [(b.start, b.end) for b in page.blocks if b.kind == "furniture"]
    labels = [m for m in _LABEL.finditer(page.text) if not overlap(furniture, (m.span(),))]
    # "Update:" or "Photo:" begins a line, too; who is set in capitals, or speaks twice, is a speaker.
    # Among such speakers a name of two words is one as well.
    names = Counter(m["name"] for m in labels)
    sure = [m for m in labels if not m["name"] or names[m["name"]] > 1 or _TITLED.match(m["name"])]
    if len(sure) < _LEAST_TURNS:
        return
    certain = {m.start() for m in sure}
    labels = [m for m in labels if m.start() in certain or " " in m["name"]]
    starts = sorted([*(m.start() for m in labels), *closed, len(page.text)])
    for match in labels:
        end = starts[bisect_right(starts, match.start())]
        label = next(group for group in ("letter", "capitals", "name") if match[group])
        content = list(_without_stage(page.text, match.end(), end))
        if any(c.isalpha() for start, end in content for c in page.text[start:end]):
            mark = "colon" if match["colon"] else "mark"
            cue = (match.span(mark),) if match[mark] else ()
            yield Draft((match.span(label),), cue, tuple(content), _SURE)


def _without_stage(text: str, start: int, end: int) -> Iterator[Run]:
    """What is said between start and end, stage directions ("[Laughter.]") left out."""
    at = start
    for match in _STAGE.finditer(text, start, end):
        if run := trim(text, (at, match.start())):
            yield run
        at = match.end()
    if run := trim(text, (at, end)):
        yield run
