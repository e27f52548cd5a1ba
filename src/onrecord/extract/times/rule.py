"""A rule of the time grammar: which words it may begin with, its pattern, and what it makes of a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.extract.times.items import Item

DIGITS = "#"  # stands for any word that begins with a digit


class Rule(NamedTuple):
    """`starts` are the words, in lower case, that a match can begin with."""

    starts: frozenset[str]
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Item | None]


def rule(starts: Iterable[str], pattern: str, build: Callable[[re.Match[str]], Item | None]) -> Rule:
    """A rule whose pattern is matched without regard to case, from one of its first words on."""
    return Rule(frozenset(starts), re.compile(pattern, re.IGNORECASE), build)


def before(match: re.Match[str], reach: int) -> str:
    """So many characters before a match, fewer at the head of the text."""
    return match.string[max(0, match.start() - reach) : match.start()]
