"""Headlines that name who says them: "Minister: no talks before June", "Talks dead - envoy"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.draft import Draft
from onrecord.extract.spans import Run, trim
from onrecord.records import Page

_MOST_WORDS = 18
_ROLE = re.compile(
    r"\b(?:minist(?:er|ry)|envoy|president|premier|chancellor|official|spokes(?:man|woman|person)|police|army|"
    r"union|source|governor|mayor|ambassador|negotiator|mediator|chief|leader|judge|court|council|commission|"
    r"report|poll|study|aide|general|commander|expert|analyst|pm|un|eu)s?$",
    re.I,
)
# "Live: …" and "Explained: …" say what the piece is, not who speaks.
_RUBRIC = re.compile(
    r"^(?:live|video|watch|photos?|pictures?|analysis|opinion|comment|explain(?:ed|er)|update[sd]?|breaking|"
    r"exclusive|interview|feature|profile|timeline|fact.?check|review|editorial|factbox|special report|"
    r"(?:part|chapter|day|week) \w+)\b",
    re.I,
)
_BEFORE = re.compile(r"(?P<source>[^:“\"‘.!?]{2,40})(?P<cue>:)\s+(?P<said>\S.{8,})", re.S)
_AFTER = re.compile(r"(?P<said>\S.{8,}?)(?P<cue>:| [-–—])\s+(?P<source>[^:“\"‘.!?,–—]{2,40})", re.S)
_CONFIDENCE = 0.8


def find_headline(page: Page, drafts: Sequence[Draft]) -> Draft | None:
    """The statement of the page's first line, where its form names the speaker.

    The speaker is a role ("minister", "police"), or a name to whom one of the `drafts` beneath belongs.
    """
    first = next((b for b in page.blocks if b.kind in ("heading", "paragraph")), None)
    line = trim(page.text, (first.start, first.end)) if first else None
    if (
        line is None
        or len(page.text[line[0] : line[1]].split()) > _MOST_WORDS
        or page.text[line[1] - 1] in ".!…"
    ):
        return None
    sources = " ".join(page.text[start:end] for draft in drafts for start, end in draft.source)
    for form in (_BEFORE, _AFTER):
        found = form.fullmatch(page.text, *line)
        if found and not _RUBRIC.match(found["source"]) and _speaks(found["source"], sources):
            return Draft(_run(found, "source"), _run(found, "cue"), _run(found, "said"), _CONFIDENCE)
    return None


def _speaks(source: str, sources: str) -> bool:
    words = source.split()
    if len(words) > 4:
        return False
    return bool(_ROLE.search(source)) or (
        words[-1][:1].isupper() and re.search(rf"\b{re.escape(words[-1])}\b", sources) is not None
    )


def _run(found: re.Match[str], name: str) -> tuple[Run, ...]:
    start, end = found.span(name)
    blank = len(found[name]) - len(found[name].lstrip())
    return ((start + blank, end),)
