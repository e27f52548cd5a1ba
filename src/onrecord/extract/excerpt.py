"""What of a page is read for what people said."""

from __future__ import annotations

from onrecord.model import Excerpt
from onrecord.records import Page

_UNREAD = frozenset(("furniture", "caption", "embed"))


def excerpt_of(page: Page) -> Excerpt:
    """The page's text without furniture, captions and embeds; neighbouring blocks make one run."""
    runs: list[tuple[int, int]] = []
    joins = False
    for block in page.blocks:
        read = block.kind not in _UNREAD
        if read and joins:
            runs[-1] = (runs[-1][0], block.end)
        elif read:
            runs.append((block.start, block.end))
        joins = read
    return Excerpt(page.text, tuple(runs))
