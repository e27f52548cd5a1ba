"""Quotations made whole: what stands between one pair of marks is said by one speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onrecord.extract.draft import Draft
from onrecord.extract.spans import Run, joined, overlap
from onrecord.quotation import Quotation

_NO_WORDS = re.compile(r"[^\w]*")
# Shorter ones are scare quotes and titles more often than somebody's words.
_LEAST_WORDS = 4


def whole_quotations(text: str, quotations: Sequence[Quotation], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with quotations that they hold in part taken whole.

    A content that begins or ends within a quotation grows to its marks, unless what it would take
    is somebody else's content, a cue or a source. A quotation that nobody has and that follows the
    words of a statement without a word between is that statement's second half (“…,” she said. “…”).
    """
    stretches = [(quotation.start, quotation.end) for quotation in quotations]
    out = list(drafts)
    for k, draft in enumerate(drafts):
        others = [d for j, d in enumerate(drafts) if j != k]
        grown = [_grown(stretches, run, draft, others) for run in draft.content]
        out[k] = msgspec.structs.replace(draft, content=tuple(joined(text, grown)))
    for stretch in stretches:
        if len(text[slice(*stretch)].split()) < _LEAST_WORDS or any(
            overlap(d.everything, (stretch,)) for d in out
        ):
            continue
        before = _speaker_before(text, stretch, out)
        if before is not None:
            out[before] = msgspec.structs.replace(out[before], content=(*out[before].content, stretch))
    return out


def _grown(stretches: Sequence[Run], run: Run, draft: Draft, others: Sequence[Draft]) -> Run:
    start, end = run
    for left, right in stretches:
        if left < start < right and start > left + 1:
            start = left if _free((left, start), draft, others) else start
        if left < end < right and end < right - 1:
            end = right if _free((end, right), draft, others) else end
    return start, end


def _free(run: Run, draft: Draft, others: Sequence[Draft]) -> bool:
    own = draft.source + draft.cue
    return not overlap(own, (run,)) and not any(overlap(d.everything, (run,)) for d in others)


def _speaker_before(text: str, stretch: Run, drafts: Sequence[Draft]) -> int | None:
    """The statement with a quotation, a source and a cue whose words end just before this one begins."""
    for k, draft in enumerate(drafts):
        end = max(run[1] for run in draft.everything)
        between = _NO_WORDS.match(text, end)
        if (
            end <= stretch[0]
            and draft.source
            and draft.cue
            and between is not None
            and between.end() > stretch[0]
            and "\n" not in text[end : stretch[0]]
        ):
            return k
    return None
