"""Where the article stands: the runs that trafilatura keeps, and the element that holds them."""

from __future__ import annotations

import logging
import re
from collections import Counter
from copy import copy

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from onrecord.page.runs import Run

# Its errors come back as None, which is all that is needed here.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_WORDS = re.compile(r"[\W_]+")
_SHORT = 12  # squashed characters below which a match must stand where it is expected
_LEAP = 3000  # a match this far ahead does not move the place of reading
_HELD = 0.85  # share of the article's characters that its smallest element must hold


def squash(text: str) -> str:
    """Letters and digits alone, lower-case: what survives every way of normalising a text."""
    return _WORDS.sub("", text).lower()


def kept_by_trafilatura(root: HtmlElement, runs: list[Run]) -> list[bool]:
    """Which runs stand in what trafilatura takes for the article; its tree is a copy of `root`."""
    try:
        found = trafilatura.bare_extraction(copy(root), include_comments=False, with_metadata=False)
    except (ValueError, etree.LxmlError, RecursionError):
        found = None
    body = getattr(found, "body", None)
    if body is None:
        return [False] * len(runs)
    stream = squash(" ".join(body.itertext()))
    kept, place = [], 0
    for run in runs:
        key = squash(run.text)
        if not key:
            kept.append(False)
            continue
        at = place if len(key) < _SHORT and stream.startswith(key, place) else -1
        if len(key) >= _SHORT:
            at = stream.find(key, place)
            if at < 0:
                at = stream.find(key)
        kept.append(at >= 0)
        if at >= place and at - place < _LEAP:
            place = at + len(key)
    return kept


def find_region(root: HtmlElement, runs: list[Run], kept: list[bool]) -> tuple[HtmlElement, list[bool]]:
    """The deepest element that holds `_HELD` of the kept characters, and which runs lie in it.

    Long runs count in full and headings little: a paragraph weighs more than teasers.
    """
    held: Counter[HtmlElement] = Counter()
    depth: dict[HtmlElement, int] = {}
    total = 0
    for run, one in zip(runs, kept, strict=True):
        if not one:
            continue
        weight = len(run.text)
        total += weight
        ancestors = [run.element, *run.element.iterancestors()]
        for level, element in enumerate(reversed(ancestors)):
            held[element] += weight
            depth[element] = level
    enough = [element for element, weight in held.items() if weight >= _HELD * total]
    region = max(enough, key=lambda element: depth[element], default=root)
    if depth.get(region, 0) < 1:
        region = root
    within = set(region.iter())
    return region, [run.element in within for run in runs]
