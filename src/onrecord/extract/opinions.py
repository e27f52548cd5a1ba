"""The author's own judgements, kept apart from what is reported."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.hypotheses import find_hypothesis
from onrecord.extract.spans import Run, joined, overlap, trim
from onrecord.records import Opinion, Page, Statement


def find_opinions(page: Page, found: Sequence[Run], statements: Sequence[Statement]) -> tuple[Opinion, ...]:
    """The opinions among the spans found.

    Each with the hypothesis that its words name, if any. What mostly stands in the content of a statement
    is its speaker's, not the author's, and left out.
    """
    told = [(span.start, span.end) for stmt in statements if stmt.source for span in stmt.content]
    runs = joined(page.text, [run for piece in found if (run := trim(page.text, piece))])
    return tuple(
        Opinion(page.span(start, end), find_hypothesis(page.text[start:end]))
        for start, end in runs
        if any(c.isalnum() for c in page.text[start:end])
        and 2 * overlap(told, ((start, end),)) <= end - start
    )
