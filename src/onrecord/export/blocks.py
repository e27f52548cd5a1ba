"""Blocks of a page as HTML, with marks in their text. What the page holds is shown as text, never run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.export.marks import Mark, escape, mark_up
from onrecord.records import Block, Page

_TAGS = {"passage": "blockquote", "post": "blockquote", "list": "ul"}


def cover(page: Page) -> Iterator[Block]:
    """The page's blocks, with a paragraph in the place of text that lies in none."""
    at = 0
    for block in page.blocks:
        if page.text[at : block.start].strip():
            yield Block(at, block.start, "paragraph")
        yield block
        at = block.end
    if page.text[at:].strip():
        yield Block(at, len(page.text), "paragraph")


def block_html(page: Page, block: Block, marks: Sequence[Mark]) -> str:
    """The block as one element, whose class is its kind."""
    start, end = _trim(page.text, block.start, block.end)
    if block.kind == "list":
        lines = _lines(page.text, start, end)
        inner = "".join(f'<li dir="auto">{mark_up(page.text, marks, *line)}</li>' for line in lines)
    else:
        inner = mark_up(page.text, marks, start, end)
    tag = _TAGS.get(block.kind, "p")
    if block.kind == "heading":
        tag = "h1" if is_title(page, block) else f"h{min(max(block.level or 2, 2), 6)}"
    note = ""
    if block.kind in {"passage", "post"}:
        origin = block.outlet or "another page"
        note = f'<span class="origin">from {link(block.url or "", origin)}</span>'
    elif block.missing:
        note = '<span class="origin">announced here, and not in the page</span>'
    css = f"{block.kind} missing" if block.missing else block.kind
    return f'<{tag} class="{css}" dir="auto">{note}{inner}</{tag}>'


def is_title(page: Page, block: Block) -> bool:
    """Whether the block is the heading that says the page's title."""
    title = (page.title or "").strip()
    return bool(title) and block.kind == "heading" and page.text[block.start : block.end].strip() == title


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    run = text[start:end]
    return start + len(run) - len(run.lstrip()), max(start, end - len(run) + len(run.rstrip()))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text[start:end]):
        if match.group().strip():
            yield start + match.start(), start + match.end()


def link(url: str, text: str) -> str:
    """A link with this text where the address is one that a browser opens as a page, else the text."""
    # Only what a browser opens as a page becomes a link: a page may name javascript: addresses.
    if not re.match(r"https?://", url, re.IGNORECASE):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(text)}</a>'


def language_of(page: Page) -> str:
    """The page's language as an attribute's value; empty where it is not known."""
    return page.language if page.language and re.fullmatch(r"[A-Za-z0-9-]{1,35}", page.language) else ""
