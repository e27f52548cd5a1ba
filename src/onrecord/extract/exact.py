"""Statements that a page's form gives exactly: turns, signed quotations and posts, a resolution's clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.extract.clauses import find_clauses
from onrecord.extract.draft import Draft
from onrecord.extract.spans import Run, overlap
from onrecord.extract.turns import find_turns
from onrecord.records import Page

_SIGNED = re.compile(
    r"(?P<said>(?P<open>[“\"‘'])[^\n]{8,}[”\"’'])[,.]?\s*(?:—|–|--|-)\s*(?P<name>[A-Z@][^\n.!?:]{1,70})\Z"
)
_SIGNED_POST = re.compile(r"(?P<said>\S.{8,}?)\s+(?:—|–|--)\s*(?P<name>[^\n—–]{2,60}\(@\w+\))", re.DOTALL)
_SURE = 0.95


def find_exact(page: Page) -> list[Draft]:
    """The statements of turns, signatures and clauses, in order."""
    signed = list(_signed(page))
    turns = find_turns(page, [draft.content[0][0] for draft in signed])
    return sorted([*turns, *signed, *find_clauses(page)], key=lambda draft: draft.content)


def with_exact(drafts: Sequence[Draft], exact: Sequence[Draft]) -> list[Draft]:
    """The drafts with the exact statements in place of what the model made of them.

    A draft from outside loses what reaches into an exact statement; one inside keeps to it; one with its
    source is the statement itself and gives way.
    """
    out = list(drafts)
    for one in exact:
        whole = (min(one.everything)[0], max(one.everything)[1])
        out = [kept for draft in out if (kept := _kept(draft, one, whole))]
    return [*out, *exact]


def _kept(draft: Draft, one: Draft, whole: Run) -> Draft | None:
    anchor = (draft.cue or draft.content)[0]
    inside = whole[0] <= anchor[0] < whole[1]
    if inside and (overlap(draft.source, one.source) or overlap(draft.cue, one.source + one.cue)):
        return None
    if inside and not draft.cue:
        return None
    content: list[Run] = []
    for start, end in draft.content:
        if inside:
            pieces = [(max(start, whole[0]), min(end, whole[1]))]
        else:
            pieces = [(start, min(end, whole[0])), (max(start, whole[1]), end)]
        content.extend(piece for piece in pieces if piece[0] < piece[1])
    return msgspec.structs.replace(draft, content=tuple(content)) if content else None


def _signed(page: Page) -> Iterator[Draft]:
    """Quotations in a paragraph of their own with a name after a dash, and posts signed with a handle."""
    for block in page.blocks:
        if block.kind not in ("paragraph", "passage", "post", "list"):
            continue
        for line in re.finditer(r"[^\n]+", page.text[block.start : block.end]):
            match = _SIGNED.match(line[0].rstrip()) or _SIGNED_POST.match(line[0])
            if match:
                at = block.start + line.start()
                said, name = match.span("said"), match.span("name")
                yield Draft(((at + name[0], at + name[1]),), (), ((at + said[0], at + said[1]),), _SURE)
