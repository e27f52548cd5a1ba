"""Evidence that a page announces and does not hold."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.extract.announced import find_announced
from onrecord.extract.hearsay import find_hearsay
from onrecord.extract.nameless import find_nameless
from onrecord.records import Block, Gap, Page, Span

_CLAUSE = re.compile(r"(?:[.!?…]['\"’”)]*\s+|,\s+)(?=[^.!?…,]*\Z)")
_SENTENCE = re.compile(r"[.!?…]['\"’”)]*\s+(?=[^.!?…]*\Z)")
_NAMED = re.compile(r"(?<![\w'’])[A-Z]\w+")


def find_gaps(page: Page) -> tuple[Gap, ...]:
    """Lists and embeds that are lost, and quoted passages of which nobody says whose they are."""
    gaps = []
    for before, block in pairwise((None, *page.blocks)):
        assert block is not None  # only the first of the pair can be
        if block.missing:
            gaps.append(_missing(page, block))
        elif block.kind == "passage" and block.outlet is None:
            announced = before is not None and page.text[before.start : before.end].rstrip().endswith(":")
            if announced and before is not None and _names_once(page, _last(page, before, _SENTENCE)):
                continue  # whose name stands nowhere else is most likely whose words these are
            where = before if before is not None and announced else block
            note = "a passage is quoted and its outlet is not named"
            gaps.append(
                Gap("outlet", _last(page, where, _SENTENCE) if announced else _first(page, block), note)
            )
    told = [(gap.span.start, gap.span.end) for gap in gaps]
    for gap in (*find_nameless(page), *find_announced(page)):
        if all(gap.span.end <= start or end <= gap.span.start for start, end in told):
            gaps.append(gap)
            told.append((gap.span.start, gap.span.end))
    gaps.extend(find_hearsay(page))
    return tuple(sorted(gaps, key=lambda gap: (gap.span.start, gap.span.end)))


def _names_once(page: Page, announcement: Span) -> bool:
    """Whether a name in it, past its first word, stands nowhere else in the page."""
    names = [match.group() for match in _NAMED.finditer(announcement.text) if match.start()]
    return any(len(re.findall(rf"(?<!\w){name}(?!\w)", page.text)) == 1 for name in names)


def _missing(page: Page, block: Block) -> Gap:
    if block.kind == "embed":
        return Gap("embed", page.span(block.start, block.end), "an embedded item is not in the page")
    return Gap("list", _last(page, block, _CLAUSE), "what this announces does not follow in the page")


def _last(page: Page, block: Block, boundary: re.Pattern[str]) -> Span:
    """The block's last sentence or clause, without white space around it."""
    text = page.text[block.start : block.end].rstrip()
    match = boundary.search(text)
    start = block.start + (match.end() if match else 0)
    return page.span(start, block.start + len(text))


def _first(page: Page, block: Block) -> Span:
    line = page.text[block.start : block.end].split("\n", 1)[0].rstrip()
    return page.span(block.start, block.start + max(1, len(line)))
