"""Runs of the article to the text of a page and its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from onrecord.page.address import absolute
from onrecord.page.article import Article, Part
from onrecord.page.embeds import shown_by
from onrecord.page.leadins import find_outlet, outlet_of_link
from onrecord.page.lost import is_list_lost
from onrecord.page.posts import host_of, platform_of, post_address, signature
from onrecord.page.runs import Link, Run, normalise
from onrecord.records import Block, BlockKind

# A credit and nothing else; a caption says something.
_ONLY_ADDRESS = re.compile(r"^(?:https?://|pic\.twitter\.com|[\w.-]+\.\w{2,}/)\S*$")


@dataclass(slots=True)
class Draft:
    """A block before its place is known."""

    text: str
    kind: BlockKind
    outlet: str | None = None
    url: str | None = None
    level: int | None = None
    missing: bool = False
    source: Run | None = None


def build_blocks(
    runs: Sequence[Run], article: Article, url: str | None, base: str | None = None
) -> tuple[str, tuple[Block, ...]]:
    """The page's text (block texts joined by blank lines) and the blocks that lie in it.

    `url` is the page's address, `base` what its relative links stand on.
    """
    drafts: list[Draft] = []
    index = 0
    kept = [(run, part) for run, part in zip(runs, article.parts, strict=True) if part is not Part.OUTSIDE]
    while index < len(kept):
        run, part = kept[index]
        group = _group(kept, index)
        for one, _ in group:
            one.links = [Link(absolute(link.href, base), link.text) for link in one.links]
        index += len(group)
        drafts.append(_draft([one for one, _ in group], run, part, drafts, host_of(url or ""), base))
    _mark_missing(drafts)
    for draft in drafts:
        draft.url = absolute(draft.url, base) if draft.url else None
    return place(drafts)


def place(drafts: Sequence[Draft]) -> tuple[str, tuple[Block, ...]]:
    """The texts joined by blank lines, and each one's block."""
    blocks, pieces, start = [], [], 0
    for draft in drafts:
        end = start + len(draft.text)
        blocks.append(Block(start, end, draft.kind, draft.outlet, draft.url, draft.level, draft.missing))
        pieces.append(draft.text)
        start = end + 2
    return "\n\n".join(pieces), tuple(blocks)


def _group(kept: Sequence[tuple[Run, Part]], index: int) -> Sequence[tuple[Run, Part]]:
    """The runs of one blockquote, post or list belong together; every other run stands alone."""
    run, part = kept[index]
    holder = _holder(run)
    end = index + 1
    while holder is not None and end < len(kept) and kept[end][1] is part and _holder(kept[end][0]) is holder:
        end += 1
    return kept[index:end]


def _holder(run: Run) -> HtmlElement | None:
    context = run.context
    if context.kind == "embed":
        return None
    if context.post is not None:
        return context.post
    if context.quote is not None:
        return context.quote
    return context.listed if context.kind == "list" else None


def _draft(
    group: list[Run], run: Run, part: Part, before: list[Draft], own_host: str, base: str | None
) -> Draft:
    context = run.context
    links = [link for one in group for link in one.links]
    hrefs = [link.href for link in links]
    if context.kind == "embed":
        return Draft(run.text, "embed", url=run.src, missing=True, source=run)
    if context.post is not None:
        text = "\n".join(one.text for one in group)
        lost = all(
            one.link_share > 0.9 or _ONLY_ADDRESS.match(one.text) or signature(one.text) == one.text
            for one in group
        )
        return Draft(
            text,
            "embed" if lost else "post",
            outlet=signature(text),
            url=post_address(hrefs) or shown_by(context.post) or (hrefs[-1] if hrefs else None),
            missing=lost,
            source=run,
        )
    if part is Part.FURNITURE:
        return Draft("\n\n".join(one.text for one in group), "furniture", source=run)
    if context.quote is not None:
        text = "\n\n".join(one.text for one in group)
        outlet, address = _introduced_by(context.quote, group, before, own_host, base)
        post = address is not None and platform_of(address) is not None and signature(text) is not None
        if post:
            return Draft(text, "post", outlet=signature(text), url=address, source=run)
        return Draft(text, "passage", outlet=outlet, url=address, source=run)
    if context.kind == "list":
        return Draft("\n".join(one.text for one in group), "list", source=run)
    level = context.level if context.kind == "heading" else None
    return Draft(run.text, context.kind, level=level, source=run)


def _introduced_by(
    quote: HtmlElement, group: list[Run], before: list[Draft], own_host: str, base: str | None
) -> tuple[str | None, str | None]:
    """Outlet and link of a blockquote: its own citation, else the paragraph that leads to it."""
    cited = (quote.get("cite") or "").strip()
    for cite in quote.iter("cite"):
        name = normalise(cite.text_content()).strip("—–- ")
        own = next(cite.iterancestors("blockquote"), quote) is quote
        to = [Link(absolute(href, base), name) for link in cite.iter("a") if (href := link.get("href"))]
        if name and own and (_signs(cite, quote) or any(outlet_of_link(link, own_host) for link in to)):
            return name, to[0].href if to else cited or None
    lead = _lead(before)
    if lead is not None:
        outlet = find_outlet(lead.text)
        for link in reversed(lead.source.links if lead.source else []):
            linked = outlet_of_link(link, own_host)
            if linked is not None:
                return outlet or linked, link.href
        posts = [link.href for link in (lead.source.links if lead.source else []) if platform_of(link.href)]
        if outlet is not None or posts:
            return outlet, posts[-1] if posts else cited or None
    if cited and (host := host_of(cited)) and host != own_host:
        return host, cited
    for link in (link for one in group[-1:] for link in one.links):
        if signed := outlet_of_link(link, own_host):
            return signed, link.href
    return None, cited or None


def _signs(cite: HtmlElement, quote: HtmlElement) -> bool:
    """Whether a `<cite>` is its quotation's attribution, and not the title of a work that is spoken of.

    It stands in a `<footer>`, or closes the quotation with nothing beside it in its paragraph.
    """
    if next(cite.iterancestors("footer"), None) is not None:
        return True
    one = cite
    while one is not quote:
        parent = one.getparent()
        if parent is None or (one.tail or "").strip() or one.getnext() is not None:
            return False
        beside = [parent.text or "", *(sibling.tail or "" for sibling in one.itersiblings(preceding=True))]
        if parent is not quote and "".join(beside).strip(" \t\r\n\u00a0—–-"):
            return False
        one = parent
    return True


def _lead(before: list[Draft]) -> Draft | None:
    """The paragraph above; pictures and furniture between it and the passage do not count."""
    for draft in reversed(before):
        if draft.kind in ("caption", "furniture"):
            continue
        return draft if draft.kind in ("paragraph", "heading", "list") else None
    return None


def _mark_missing(drafts: list[Draft]) -> None:
    """A paragraph that announces a list, quotation or post that does not follow is marked."""
    rest = [draft for draft in drafts if draft.kind not in ("furniture", "caption")]
    for here, following in zip(rest, [*rest[1:], None], strict=False):
        if here.kind != "paragraph":
            continue
        if (
            following is None
            or following.kind == "heading"
            or (following.kind == "embed" and following.missing)
        ):
            here.missing = is_list_lost(here.text, None, "nothing")
        else:
            kind: Literal["prose", "set"] = "prose" if following.kind == "paragraph" else "set"
            here.missing = is_list_lost(here.text, following.text, kind)
