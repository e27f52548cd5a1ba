"""The tree of a page as a flat list of runs: stretches of text that no block boundary cuts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from lxml.html import HtmlElement

from onrecord.page.lexicon import word_set
from onrecord.page.posts import POST_TAGS, lost_embed, post_platform

RunKind = Literal["heading", "paragraph", "list", "caption", "embed"]

_BREAK = "\x00"  # stands for <br> until the run is closed; the tree holds no NUL

_SKIPPED = word_set(
    "script style noscript template svg math head object embed applet audio canvas map select datalist "
    "textarea input button progress meter track param source wbr link meta dialog"
)
_BLOCK = word_set(
    "address article aside blockquote body center details dd div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul video"
)
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
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:wp-)?captions?(?:$|[\s_-])|image[-_]?credit|photo[-_]?credit", re.IGNORECASE
)
# Words for screen readers alone ("opens new tab") are not the author's.
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-?reader(?:-text)?)(?:$|[\s_-])", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_ROLES = frozenset(["navigation", "complementary", "contentinfo", "banner", "search", "menu", "dialog"])

# One run of white space, of any kind but a break. Zero-width space, soft hyphen and byte order mark
# print as nothing and break words in two.
_SPACE = re.compile(r"[ \t\r\n\f\v\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BREAKS = re.compile(r" ?\x00 ?")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a run: where it points, resolved by nobody, and its words."""

    href: str
    text: str


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


@dataclass(slots=True)
class Run:
    """One run of text in reading order; `text` is normalised, with "\\n" for `<br>`."""

    text: str
    element: HtmlElement
    context: Context
    links: list[Link] = field(default_factory=list)
    linked: int = 0  # characters inside links
    src: str | None = None  # a lost embed's address

    @property
    def link_share(self) -> float:
        """The share of its characters that stand in links."""
        return self.linked / max(1, len(self.text))


def find_runs(root: HtmlElement) -> list[Run]:
    """All runs of the page's body, chrome included, in the order of the page."""
    body = root.find("body")
    walk = _Walk()
    walk.block(body if body is not None else root, Context())
    walk.close()
    return walk.runs


def normalise(text: str) -> str:
    """White space as one space, nothing invisible, "\\n" for a break."""
    text = _SPACE.sub(" ", _INVISIBLE.sub("", text))
    return _BREAKS.sub("\n", text).strip(" \n")


class _Walk:
    """Depth-first over the tree; the parser's limit of 256 levels bounds the recursion."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.pieces: list[str] = []
        self.links: list[Link] = []
        self.element: HtmlElement | None = None
        self.context = Context()

    def close(self) -> None:
        """Ends the run that is being gathered; two breaks in a row part it."""
        if not self.pieces:
            return
        raw, links, element = "".join(self.pieces), self.links, self.element
        self.pieces, self.links = [], []
        if element is None or not raw.strip():
            return
        for part in _paragraphs(raw):
            text = normalise(part)
            if not text:
                continue
            # A run that breaks part gets the links whose words it holds.
            own = [link for link in links if link.text and link.text in text]
            linked = min(len(text), sum(len(link.text) for link in own))
            self.runs.append(Run(text, element, self.context, own, linked))

    def block(self, element: HtmlElement, context: Context) -> None:
        self.close()
        self.element, self.context = element, context
        if element.text:
            self.pieces.append(element.text)
        for child in element:
            self.child(child, element, context)
        self.close()

    def child(self, child: HtmlElement, parent: HtmlElement, context: Context) -> None:
        tag = child.tag
        if not isinstance(tag, str):
            pass
        elif tag == "br":
            self.pieces.append(_BREAK)
        elif tag == "iframe":
            self.embed(child, context)
            self.element, self.context = parent, context
        elif tag in _SKIPPED:
            pass
        elif tag in _BLOCK or _is_custom_block(child):
            self.block(child, _enter(child, tag, context))
            self.element, self.context = parent, context
        else:
            self.inline(child, tag, parent, context)
        if child.tail:
            self.pieces.append(child.tail)

    def inline(self, element: HtmlElement, tag: str, parent: HtmlElement, context: Context) -> None:
        if tag == "a":
            href = (element.get("href") or "").strip()
            if href and not href.startswith(("#", "javascript:")):
                self.links.append(Link(href, normalise(element.text_content())))
        name = element.get("class") or ""
        if context.kind != "caption" and name and _CAPTION.search(name):
            self.block(element, replace(context, kind="caption", level=None))
            self.element, self.context = parent, context
            return
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return
        if name and _UNSEEN.search(name):
            return
        if element.text:
            self.pieces.append(element.text)
        for child in element:
            self.child(child, parent, context)

    def embed(self, element: HtmlElement, context: Context) -> None:
        """An `<iframe>` of a social post, a document or a video: what it shows is not in the page."""
        src = (element.get("src") or element.get("data-src") or "").strip()
        if lost_embed(src) is None:
            return
        self.close()
        label = normalise(element.get("title") or "") or src
        self.runs.append(Run(label, element, replace(context, kind="embed"), src=src))


def _paragraphs(raw: str) -> Iterator[str]:
    if _BREAK not in raw:
        yield raw
        return
    yield from re.split(r"\x00\s*\x00[\s\x00]*", raw)


def _is_custom_block(element: HtmlElement) -> bool:
    """`<shreddit-post>`, `<gu-island>` and their like hold blocks when they hold any."""
    return "-" in element.tag and any(child.tag in _BLOCK for child in element)


def _enter(element: HtmlElement, tag: str, context: Context) -> Context:
    """The context inside a block element."""
    attributes = element.attrib
    changes: dict[str, object] = {}
    marks = _marks(f"{attributes.get('class', '')} {attributes.get('id', '')}".strip())
    if tag in _HEADINGS:
        changes.update(kind="heading", level=_HEADINGS[tag])
    elif tag == "figcaption" or (marks.caption and context.kind != "caption"):
        changes.update(kind="caption", level=None)
    elif tag == "li":
        if context.kind == "paragraph":
            changes.update(kind="list", listed=element.getparent())
    elif tag == "figure" and not any(True for _ in element.iter("figcaption", "blockquote", "p", "table")):
        changes.update(kind="caption", level=None)
    if marks.platform is not None and tag in POST_TAGS:
        changes.update(post=element, platform=marks.platform)
    elif tag == "blockquote":
        pulled = marks.pulled or marks.pullquote or context.pullquote
        changes.update(quote=element, kind="paragraph", level=None, pullquote=pulled)
    elif marks.pullquote and tag in ("aside", "figure", "div"):
        changes["pullquote"] = True
    if tag in _CHROME_TAGS or marks.chrome or attributes.get("role") in _ROLES:
        changes["chrome"] = (*context.chrome, element)
    if attributes.get("hidden") is not None or _HIDDEN.search(attributes.get("style", "")):
        changes["hidden"] = True
    return replace(context, **changes) if changes else context  # type: ignore[arg-type]


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
        caption=_CAPTION.search(names) is not None,
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
