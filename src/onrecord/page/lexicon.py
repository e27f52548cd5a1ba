"""How word lists are written down here: as running text, which diffs and reads better than a column."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as written."""
    return frozenset(text.split())
