"""Which runs of a page are the article: trafilatura's judgement, completed.

trafilatura says where the article is and what its plain paragraphs are. It throws away
quotations, list items, lead-ins and short lines that matter here, so what it kept is laid over
the runs, and the runs between and around are judged one by one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum

from lxml.html import HtmlElement

from onrecord.page.furniture import is_furniture
from onrecord.page.region import find_region, kept_by_trafilatura, squash
from onrecord.page.runs import Run
from onrecord.page.sentences import is_prose

_TAIL = 0.6  # share of the article that must stand above a heading of other items
_OTHERS = re.compile(
    r"(?:more (?:from|on|stories|in|news)|related|recommended|read (?:next|more|also)|you (?:may|might)|"
    r"up next|popular|most (?:read|popular|viewed)|trending|latest (?:news|stories)|editors?[’'] picks?|"
    r"don[’']t miss)\b",
    re.IGNORECASE,
)


class Part(Enum):
    """What a run is to the article."""

    ARTICLE = "article"
    FURNITURE = "furniture"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Article:
    """The runs' parts, one for one, and the smallest element that holds nearly all of the article."""

    parts: tuple[Part, ...]
    region: HtmlElement


def find_article(root: HtmlElement, runs: list[Run], title: str | None) -> Article | None:
    """The article's runs, or None where there is no prose at all.

    `root` is not changed. `title` is the page's, so that it is not taken for a paragraph.
    """
    kept = kept_by_trafilatura(root, runs)
    if not any(kept):
        kept = [is_prose(run.text) and run.link_share < 0.5 and not run.context.chrome for run in runs]
    if not any(kept):
        return None
    region, inside = find_region(root, runs, kept)
    kept = [one and within for one, within in zip(kept, inside, strict=True)]
    return Article(tuple(_Judge(runs, kept, inside, region, title).parts()), region)


class _Judge:
    """Judges runs one by one, knowing what trafilatura kept."""

    def __init__(
        self, runs: list[Run], kept: list[bool], inside: list[bool], region: HtmlElement, title: str | None
    ) -> None:
        self.runs, self.kept, self.inside = runs, kept, inside
        self.title = squash(title or "")
        self.keys = [squash(run.text) for run in runs]
        self.often = Counter(self.keys)
        # What is chrome around the whole article says nothing of its parts.
        self.around = {region, *region.iterancestors()}
        self.first = kept.index(True)
        self.last = len(kept) - 1 - kept[::-1].index(True)
        self.seen: set[str] = set()

    def parts(self) -> list[Part]:
        parts = [self.part(index) for index in range(len(self.runs))]
        return self.without_orphans(self.without_islands(self.without_tail(parts)))

    def without_tail(self, parts: list[Part]) -> list[Part]:
        """Below "More from …" and its like stand other items, which trafilatura may have kept."""
        weights = [len(run.text) * (part is Part.ARTICLE) for run, part in zip(self.runs, parts, strict=True)]
        read, total = 0, sum(weights)
        for index, run in enumerate(self.runs):
            read += weights[index]
            if run.context.kind != "heading" or not self.inside[index] or read < _TAIL * total:
                continue
            if not _OTHERS.match(run.text) or len(run.text.split()) > 6:
                continue
            below = [
                one.context.kind == "heading"
                for one, part in zip(self.runs[index + 1 :], parts[index + 1 :], strict=True)
                if part is Part.ARTICLE
            ]
            # A list of items is headings and a line each; a box inside the article is followed by prose.
            if sum(below) > len(below) * 0.3:
                rest = [
                    part if one.context.quote is not None else Part.OUTSIDE
                    for part, one in zip(parts[index:], self.runs[index:], strict=True)
                ]
                return parts[:index] + rest
        return parts

    def part(self, index: int) -> Part:
        run, key = self.runs[index], self.keys[index]
        context = run.context
        if not self.inside[index] or self.is_title(run, key):
            return Part.OUTSIDE
        between = self.first <= index <= self.last
        if context.quote is not None or context.post is not None:
            repeated = context.pullquote or (context.post is None and self.is_repeated(run, key))
            return self.once(key, Part.FURNITURE if repeated else Part.ARTICLE)
        if context.hidden and not self.kept[index]:
            return Part.OUTSIDE
        chrome = any(element not in self.around for element in context.chrome)
        if context.pullquote:
            return Part.FURNITURE if between else Part.OUTSIDE
        if context.kind == "embed":
            return Part.ARTICLE if between or 0 < index - self.last <= 2 else Part.OUTSIDE
        if context.kind == "caption":
            return Part.ARTICLE if between and not chrome else Part.OUTSIDE
        # A label that comes again and again ("Article content", "Advertisement 2") is the site's.
        if len(run.text) < 60 and self.often[key] > 2:
            return Part.OUTSIDE
        edge = not between or index - self.first < 3 or self.last - index < 3
        loose = is_furniture(run.text, edge=edge)
        linked = run.link_share > 0.8 and (not is_prose(run.text) or run.link_share > 0.95)
        if self.kept[index]:
            teaser = linked and (chrome or context.kind != "list") and len(run.links) == 1
            return self.once(key, Part.FURNITURE if loose or teaser else Part.ARTICLE)
        if between and not (chrome or loose or linked) and self.is_missed(run):
            return self.once(key, Part.ARTICLE)
        if chrome and (linked or not loose):
            return Part.OUTSIDE
        if between:
            return self.once(key, Part.FURNITURE)
        # A byline or a standfirst above, a note below: near enough to be read with the article.
        near = self.first - index <= 6 if index < self.first else index - self.last <= 2
        if not near or linked:
            return Part.OUTSIDE
        if index < self.first and is_prose(run.text) and not loose and run.link_share < 0.3:
            return self.once(key, Part.ARTICLE)
        return self.once(key, Part.FURNITURE) if len(run.text) < 300 else Part.OUTSIDE

    def is_missed(self, run: Run) -> bool:
        """What trafilatura passed over although it stands in the article."""
        if run.context.kind == "heading":
            return len(run.text) < 200
        if run.context.kind == "list":
            return len(run.text) > 1
        if run.text.endswith((":", "…")) or is_prose(run.text):
            return True
        # A short line of the article's own parent, between its paragraphs.
        return run.element.tag == "p" and run.link_share < 0.3 and len(run.text.split()) > 2

    def is_title(self, run: Run, key: str) -> bool:
        if run.context.kind == "heading" and run.context.level == 1:
            return True
        return bool(self.title) and key == self.title

    def is_repeated(self, run: Run, key: str) -> bool:
        """A blockquote that says again what a paragraph of the article says is a pull quote."""
        if len(key) < 20 or len(key) > 400:
            return False
        return any(
            kept and other is not run and other.context.quote is None and key in squash(other.text)
            for other, kept in zip(self.runs, self.kept, strict=True)
        )

    def once(self, key: str, part: Part) -> Part:
        """A long text that the page holds twice (for small screens, for printing) is read once."""
        if len(key) > 60 and key in self.seen:
            return Part.OUTSIDE
        self.seen.add(key)
        return part

    def without_islands(self, parts: list[Part]) -> list[Part]:
        """What trafilatura passed over counts only where it joins what it kept.

        A stretch of passed-over runs that begins and ends with furniture (a wall, a box of offers)
        is no part of the article, whatever its sentences look like.
        """
        sound = [
            (kept and part is Part.ARTICLE) or run.context.quote is not None or run.context.post is not None
            for kept, part, run in zip(self.kept, parts, self.runs, strict=True)
        ]
        joined = list(sound)
        for order in (range(len(parts)), range(len(parts) - 1, -1, -1)):
            touches = False
            upwards = order.step < 0
            for index in order:
                run = self.runs[index]
                if sound[index]:
                    touches = True
                elif parts[index] is Part.ARTICLE:
                    # From below, only what leads on to a paragraph joins it, or what opens the article.
                    leads = run.context.kind == "heading" or run.text.endswith(":") or index < self.first
                    touches = touches and (leads or not upwards)
                    joined[index] = joined[index] or touches
                elif self.inside[index] and run.context.kind != "caption":
                    touches = touches and self.often[self.keys[index]] > 2
        return [
            Part.FURNITURE
            if part is Part.ARTICLE and not good and run.context.kind not in ("caption", "embed")
            else part
            for part, good, run in zip(parts, joined, self.runs, strict=True)
        ]

    def without_orphans(self, parts: list[Part]) -> list[Part]:
        """A heading that nothing of the article follows belongs to what stands below it.

        One that trafilatura kept may have furniture between it and its paragraph; any other not.
        """
        follows = soon = False
        for index in range(len(parts) - 1, -1, -1):
            if self.runs[index].context.kind in ("caption", "embed"):
                continue
            if self.runs[index].context.kind != "heading":
                if parts[index] is not Part.OUTSIDE:
                    soon = parts[index] is Part.ARTICLE
                    follows = follows or soon
                continue
            if parts[index] is Part.ARTICLE and not (follows if self.kept[index] else soon):
                parts[index] = Part.FURNITURE if index < self.last else Part.OUTSIDE
            if parts[index] is not Part.ARTICLE:
                follows = soon = False
        return parts
