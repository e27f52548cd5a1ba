"""Statements that a page's form gives exactly: turns of a transcript, signed quotations and posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.extract.draft import Draft
from onrecord.extract.spans import Run, overlap, trim
from onrecord.records import Page

_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Hon|The)\.? )?"
_CAPITALS = rf"{_TITLE}[A-Z][A-Z’'.&/-]+(?:,? [A-Z][A-Z’'.&/-]*){{0,5}}(?: \([^)\n]{{1,40}}\)){{0,2}}"
_NAME = r"[A-Z][\w’'-]+\.?(?: [A-Z][\w’'-]+\.?){0,3}"
_LABEL = re.compile(
    rf"(?m)^(?:(?:(?P<capitals>{_CAPITALS})|(?P<name>{_NAME}))(?P<colon>:)|(?P<letter>[QA])[.:])(?=\s)"
)
_STAGE = re.compile(r"(?m)^[^\S\n]*(?:\[[^\]\n]*\]|\([^)\n]*\))[^\S\n]*$")
_SIGNED = re.compile(
    r"(?P<said>(?P<open>[“\"‘'])[^\n]{8,}[”\"’'])[,.]?\s*(?:—|–|--|-)\s*(?P<name>[A-Z][^\n.!?:]{1,70})\Z"
)
_SIGNED_POST = re.compile(r"(?P<said>\S.{8,}?)\s+(?:—|–|--)\s*(?P<name>[^\n—–]{2,60}\(@\w+\))", re.DOTALL)
_LEAST_TURNS = 3
_SURE = 0.95


def find_exact(page: Page) -> list[Draft]:
    """The statements of turns and signatures, in order."""
    signed = list(_signed(page))
    turns = _turns(page, [draft.content[0][0] for draft in signed])
    return sorted([*turns, *signed], key=lambda draft: draft.content)


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


def _turns(page: Page, others: Sequence[int]) -> Iterator[Draft]:
    """Turns of a transcript: a label at the head of a line, and what follows up to the next.

    A heading, furniture and `others` (where other exact statements begin) end a turn as well.
    """
    closed = [*others, *(b.start for b in page.blocks if b.kind in ("heading", "furniture"))]
    furniture = [(b.start, b.end) for b in page.blocks if b.kind == "furniture"]
    labels = [m for m in _LABEL.finditer(page.text) if not overlap(furniture, (m.span(),))]
    # "Update:" or "Photo:" begins a line, too; who is set in capitals, or speaks twice, is a speaker.
    names = [m["name"] for m in labels]
    labels = [m for m in labels if not m["name"] or names.count(m["name"]) > 1]
    if len(labels) < _LEAST_TURNS:
        return
    starts = sorted([*(m.start() for m in labels), *closed, len(page.text)])
    for match in labels:
        end = next(start for start in starts if start > match.start())
        label = next(group for group in ("letter", "capitals", "name") if match[group])
        content = list(_without_stage(page.text, match.end(), end))
        if any(c.isalpha() for start, end in content for c in page.text[start:end]):
            cue = (match.span("colon"),) if match["colon"] else ()
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
