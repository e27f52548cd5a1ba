"""A page to its statements: what the model finds, repaired by what quotation marks say exactly."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.continuation import paragraphs_of, with_continuations, within_paragraph
from onrecord.extract.draft import Draft
from onrecord.extract.exact import find_exact, with_exact
from onrecord.extract.headlines import within_headlines
from onrecord.extract.issued import with_issued
from onrecord.extract.issuer import issuer_of
from onrecord.extract.manner import manner_of
from onrecord.extract.nesting import find_parents
from onrecord.extract.official import is_official
from onrecord.extract.quotes import whole_quotations
from onrecord.extract.spans import Run, conjunction_to_content, covered, joined, overlap, trim, with_marks
from onrecord.model import Attribution
from onrecord.quotation import Quotation, find_quotations, find_quoted, kind_of
from onrecord.records import Page, SaidAt, Statement

# A word within somebody's words is a cue of its own less often than it looks like one. Found on the
# development pages of talks: above it nesting is right more often, below it little is gained.
_LEAST_NESTED = 0.65
_MOSTLY = 0.7


def find_statements(
    page: Page, found: Sequence[Attribution], furniture: Sequence[Run] = ()
) -> tuple[Statement, ...]:
    """The statements that these attributions of a page's text amount to, in the order of the page.

    What is said in `furniture`, runs that look like no part of the article, is left out.
    """
    quotations = find_quotations(page.text)
    drafts = [d for d in (_draft(page.text, quotations, a) for a in found) if d]
    drafts = whole_quotations(page.text, quotations, _distinct(drafts))
    drafts = with_continuations(page.text, quotations, drafts)
    drafts = with_exact(within_headlines(page, drafts), find_exact(page))
    drafts = _of_the_article(drafts, furniture)
    return _statements(page, _ordered(with_issued(page, _sure_when_nested(drafts))))


def _draft(text: str, quotations: Sequence[Quotation], found: Attribution) -> Draft | None:
    cue, pieces = conjunction_to_content(text, found.cue, found.content)
    content = [run for piece in pieces if (run := trim(text, piece))]
    content = joined(text, [with_marks(quotations, run) for run in content])
    if cue and not text[cue[-1][0] : cue[-1][1]].endswith(":"):
        content = [within_paragraph(text, quotations, run, cue[-1]) for run in content]
    if not any(c.isalnum() for start, end in content for c in text[start:end]):
        return None
    named = [part for piece in found.source for part in paragraphs_of(text, piece)]
    source = joined(text, [run for piece in named if (run := trim(text, piece, ",;:"))])
    if len(source) > 1:
        anchor = (cue or content)[0]
        source = [min(source, key=lambda run: max(run[0] - anchor[1], anchor[0] - run[1]))]
    return Draft(tuple(source), cue, tuple(content), found.confidence)


def _of_the_article(drafts: Sequence[Draft], furniture: Sequence[Run]) -> list[Draft]:
    """Without those that lie in furniture for the most part."""
    return [
        draft
        for draft in drafts
        if overlap(draft.content, furniture) <= _MOSTLY * sum(end - start for start, end in draft.content)
    ]


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Of drafts with overlapping cues, or with one content and no cue to tell them apart, the surest."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        twice = any(
            overlap(draft.cue, other.cue)
            or (not (draft.cue and other.cue) and all(covered(other.content, run) for run in draft.content))
            for other in kept
        )
        if not twice:
            kept.append(draft)
    return kept


def _sure_when_nested(drafts: Sequence[Draft]) -> list[Draft]:
    """In the order of the page, without what is nested and less sure than it must be."""
    ordered = _ordered(drafts)
    parents = find_parents(ordered)
    return [
        draft
        for draft, parent in zip(ordered, parents, strict=True)
        if parent is None or draft.confidence >= _LEAST_NESTED
    ]


def _ordered(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in the order of the page."""
    return sorted(drafts, key=lambda d: (min(d.everything)[0], d.content[0]))


def _statements(page: Page, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    quoted = find_quoted(page.text)
    parents = find_parents(drafts)
    when = SaidAt(None, page.published.value, "page") if page.published else None
    issuer = issuer_of(page) if is_official(page) else None
    statements = []
    for number, draft in enumerate(drafts):
        source, cue, content = (
            tuple(page.span(*run) for run in runs) for runs in (draft.source, draft.cue, draft.content)
        )
        parent = parents[number]
        statements.append(
            Statement(
                id=f"s{number + 1}",
                kind=kind_of(page.text, quoted, draft.content),
                source=source,
                cue=cue,
                content=content,
                text=" … ".join(span.text for span in content),
                speaker_name=" ".join(span.text for span in source).replace("\n", " ")
                or (issuer if not cue and parent is None else None),
                nested_in=None if parent is None else f"s{parent + 1}",
                manner=manner_of(" ".join(span.text for span in cue)),
                said_at=when,
                confidence=draft.confidence,
            )
        )
    return tuple(statements)
