"""Repairs to spans that need no learning: edges, pieces that touch, marks left behind."""

from __future__ import annotations

from onrecord.quotation import CLOSING, OPENING, STRAIGHT

Run = tuple[int, int]


def trim(text: str, run: Run) -> Run | None:
    """The run without white space at its edges; None when nothing is left."""
    start, end = run
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def joined(text: str, runs: list[Run]) -> list[Run]:
    """Runs in order, those that overlap or have only white space between them made one."""
    out: list[Run] = []
    for start, end in sorted(runs):
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def with_marks(text: str, quoted: bytes, run: Run) -> Run:
    """The run with the quotation marks of its ends, where it begins or ends just inside one."""
    start, end = run
    if quoted[start] and start and text[start - 1] in OPENING + STRAIGHT:
        start -= 1
    if quoted[end - 1] and end < len(text) and text[end] in CLOSING + STRAIGHT:
        end += 1
    return start, end


def covered(runs: tuple[Run, ...] | list[Run], run: Run) -> bool:
    """Whether one of the runs holds all of `run`."""
    return any(start <= run[0] and run[1] <= end for start, end in runs)


def overlap(a: tuple[Run, ...] | list[Run], b: tuple[Run, ...] | list[Run]) -> int:
    """Code points that both have."""
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
