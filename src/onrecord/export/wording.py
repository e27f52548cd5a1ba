"""Words that go with numbers."""

from __future__ import annotations


def count_of(number: int, noun: str) -> str:
    """The number with its noun, an s behind the noun unless it is one.

    >>> count_of(1, "page"), count_of(0, "page")
    ('1 page', '0 pages')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
