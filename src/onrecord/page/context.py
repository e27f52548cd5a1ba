"""What the elements around a run say of it: kind, quotation, post, list, chrome."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from lxml.html import HtmlElement

from onrecord.page.lexicon import word_set
from onrecord.page.posts import POST_TAGS, post_platform

RunKind = Literal["heading", "paragraph", "list", "caption", "embed"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHROME_TAGS = frozenset(["nav", "footer", "aside", "form", "menu"])

# Names that sites give to what stands beside the article. Whole words of class and id only:
# "share" must not hit "shareholder".
_CHROME_NAMES = word_set(
    "related recommended recommendations recirc recirculation newsletter subscribe subscription signup "
    "share sharing sharebar promo promos promotion advert advertisement ad ads sponsored outbrain "
    "taboola breadcrumb breadcrumbs comments comment disqus sidebar widget trending popular mostread "
    "tags topics paywall cookie consent byline author authors bio toolbar readmore teaser teasers "
    "carousel pagination footer social correction-link donate donation partners"
)
_CHROME_PAIRS = re.compile(
    r"(?:most|read|also|more)[-_]?(?:read|more|popular|from|like|on)|see[-_]?also|up[-_]?next|"
    r"related[-_]?(?:articles?|stories|posts?|content|links?|topics?)|author[-_]?(?:bio|box|info)|"
    r"share[-_]?(?:bar|buttons?|tools?|links?)|inline[-_]?(?:related|promo|newsletter)|"
    r"newsletter[-_]?\w*|sign[-_]?up|article[-_]?(?:meta|tags|topics|byline)|social[-_]?(?:share|links?|"
    r"media|icons?)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_]+[A-Za-z0-9]+)*")
_PULLQUOTE = re.compile(r"pull[-_ ]?quote|\bquote-?highlight", re.IGNORECASE)
_PULLED = re.compile(r"pull[-_ ]?(?:quote|right|left)", re.IGNORECASE)  # of a blockquote
CAPTION = re.compile(
    r"(?:^|[\s_-])(?:wp-)?captions?(?:$|[\s_-])|image[-_]?credit|photo[-_]?credit", re.IGNORECASE
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_ROLES = frozenset(["navigation", "complementary", "contentinfo", "banner", "search", "menu", "dialog"])


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around a run say of it; elements stand for themselves."""

    kind: RunKind = "paragraph"
    level: int | None = None
    quote: HtmlElement | None = None
    pullquote: bool = False
    post: HtmlElement | None = None
    platform: str | None = None
    listed: HtmlElement | None = None
    chrome: tuple[HtmlElement, ...] = ()
    hidden: bool = False


def enter(element: HtmlElement, tag: str, context: Context) -> Context:
    """The context inside a block element."""
    attributes = element.attrib
    inner = context
    marks = _marks(f"{attributes.get('class', '')} {attributes.get('id', '')}".strip())
    if tag in _HEADINGS:
        inner = replace(inner, kind="heading", level=_HEADINGS[tag])
    elif tag == "figcaption" or (marks.caption and context.kind != "caption"):
        inner = replace(inner, kind="caption", level=None)
    elif tag == "li":
        if context.kind == "paragraph":
            inner = replace(inner, kind="list", listed=element.getparent())
    elif tag == "figure" and not any(True for _ in element.iter("figcaption", "blockquote", "p", "table")):
        inner = replace(inner, kind="caption", level=None)
    if marks.platform is not None and tag in POST_TAGS:
        inner = replace(inner, post=element, platform=marks.platform)
    elif tag == "blockquote":
        pulled = marks.pulled or marks.pullquote or context.pullquote
        # A quotation inside a quotation is part of its text: the outermost holds both.
        outer = element if context.quote is None else context.quote
        inner = replace(inner, quote=outer, kind="paragraph", level=None, pullquote=pulled)
    elif marks.pullquote and tag in ("aside", "figure", "div"):
        inner = replace(inner, pullquote=True)
    if tag in _CHROME_TAGS or marks.chrome or attributes.get("role") in _ROLES:
        inner = replace(inner, chrome=(*context.chrome, element))
    if attributes.get("hidden") is not None or HIDDEN.search(attributes.get("style", "")):
        inner = replace(inner, hidden=True)
    return inner


class _Marks(NamedTuple):
    """What class and id say of an element."""

    caption: bool
    pullquote: bool
    pulled: bool
    chrome: bool
    platform: str | None


@lru_cache(maxsize=4096)
def _marks(names: str) -> _Marks:
    """Kept, since a page's elements share few names."""
    if not names:
        return _Marks(False, False, False, False, None)
    return _Marks(
        caption=CAPTION.search(names) is not None,
        pullquote=_PULLQUOTE.search(names) is not None,
        pulled=_PULLED.search(names) is not None,
        chrome=_is_chrome(names),
        platform=post_platform(names),
    )


def _is_chrome(names: str) -> bool:
    for name in _NAME.findall(names[:2000]):
        lowered = name.lower()
        if lowered in _CHROME_NAMES or _CHROME_PAIRS.search(lowered):
            return True
        parts = re.split(r"[-_]+", lowered)
        if len(parts) > 1 and not _CHROME_NAMES.isdisjoint(parts):
            return True
    return False
