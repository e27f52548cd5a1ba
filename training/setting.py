"""Where a page words the channel and the addressee that talks gives as values: silver spans."""

from __future__ import annotations

import re

Spans = list[tuple[int, int]]

_NEAR = 300  # code points around source and cue


def find_channel(text: str, channel: str | None, near: Spans) -> Spans | None:
    """The words nearest to source and cue that name the channel; [] without one, None where not found."""
    if not channel or not near:
        return [] if not channel else None
    head = channel.split()[-1]
    return _nearest(text, [re.escape(channel), rf"{re.escape(head)}s?"], near)


def find_addressee(text: str, addressee: str | None, near: Spans, content: Spans) -> Spans | None:
    """The words nearest to source and cue, outside the content, that name whom it was said to."""
    if not addressee or not near:
        return [] if not addressee else None
    name = addressee.removeprefix("(unnamed) ")
    found = _nearest(text, [re.escape(name), re.escape(name.split()[-1])], near)
    if found and any(i <= found[0][0] < j for i, j in content):
        return None
    return found


def _nearest(text: str, patterns: list[str], near: Spans) -> Spans | None:
    start, end = min(s for s, _ in near), max(e for _, e in near)
    low = max(0, start - _NEAR)
    for pattern in patterns:
        spans = [
            (m.start() + low, m.end() + low)
            for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text[low : end + _NEAR], re.IGNORECASE)
        ]
        spans = [s for s in spans if not any(i < s[1] and s[0] < j for i, j in near)]
        if spans:
            return [min(spans, key=lambda s: max(s[0] - end, start - s[1]))]
    return None
