"""Repairs to spans that need no learning: edges, pieces that touch, marks left behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.quotation import Quotation

Run = tuple[int, int]
Runs = tuple[Run, ...]

_THAT = re.compile(r"\s+(?P<that>that)\Z", re.IGNORECASE)


def trim(text: str, run: Run, trailing: str = "") -> Run | None:
    """The run without white space at its edges and `trailing` marks at its end; None when nothing is left."""
    start, end = run
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in trailing):
        end -= 1
    return (start, end) if start < end else None


def conjunction_to_content(text: str, cue: Runs, content: Runs) -> tuple[Runs, Runs]:
    """`that` at the end of a cue opens the content that follows it (PolNeAR's convention)."""
    match = _THAT.search(text, *cue[-1]) if cue else None
    if match is None:
        return cue, content
    following = [run for run in content if not text[match.end() : run[0]].strip()]
    if not following or following[0][0] < match.end():
        return cue, content
    longer = tuple((match.start("that"), run[1]) if run == following[0] else run for run in content)
    return (*cue[:-1], (cue[-1][0], match.start())), longer


def joined(text: str, runs: list[Run]) -> list[Run]:
    """Runs in order, those that overlap or have only white space between them made one."""
    out: list[Run] = []
    for start, end in sorted(runs):
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def with_marks(quotations: Sequence[Quotation], run: Run) -> Run:
    """The run with the quotation marks of its ends, where it begins or ends just inside one."""
    start, end = run
    for quotation in quotations:
        if start == quotation.inner_start:
            start = quotation.start
        if end == quotation.inner_end:
            end = quotation.end
    return start, end


def covered(runs: tuple[Run, ...] | list[Run], run: Run) -> bool:
    """Whether one of the runs holds all of `run`."""
    return any(start <= run[0] and run[1] <= end for start, end in runs)


def overlap(a: Sequence[Run], b: Sequence[Run]) -> int:
    """Code points that both have."""
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
