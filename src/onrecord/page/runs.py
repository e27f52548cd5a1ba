"""The tree of a page as a flat list of runs: stretches of text that no block boundary cuts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from onrecord.page.context import CAPTION, HIDDEN, Context, enter
from onrecord.page.embeds import EMBED_TAGS, embed_address, shown_by
from onrecord.page.lexicon import word_set

_BREAK = "\x00"  # stands for <br> until the run is closed; the tree holds no NUL

_SKIPPED = word_set(
    "script style noscript template svg math head applet audio canvas map select datalist "
    "textarea input button progress meter track param source wbr link meta dialog"
)
_BLOCK = word_set(
    "address article aside blockquote body center details dd div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul video"
)
# Words for screen readers alone ("opens new tab") are not the author's.
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-?reader(?:-text)?)(?:$|[\s_-])", re.IGNORECASE
)

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
        elif tag in EMBED_TAGS:
            self.embed(child, context, embed_address(child))
            self.element, self.context = parent, context
            if tag == "embed":  # has no end tag, but the parser puts what follows inside it
                self.pieces.append(child.text or "")
                for one in child:
                    self.child(one, parent, context)
        elif tag in _SKIPPED:
            pass
        elif tag in _BLOCK or _is_custom_block(child):
            inner, before = enter(child, tag, context), len(self.runs)
            self.block(child, inner)
            if inner.post is child and len(self.runs) == before:
                self.embed(child, context, shown_by(child))
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
        if context.kind != "caption" and name and CAPTION.search(name):
            self.block(element, replace(context, kind="caption", level=None))
            self.element, self.context = parent, context
            return
        if element.get("hidden") is not None or HIDDEN.search(element.get("style") or ""):
            return
        if name and _UNSEEN.search(name):
            return
        if element.text:
            self.pieces.append(element.text)
        for child in element:
            self.child(child, parent, context)

    def embed(self, element: HtmlElement, context: Context, address: str | None) -> None:
        """A social post, a document or a video from elsewhere: what it shows is not in the page."""
        if address is None:
            return
        self.close()
        label = normalise(element.get("title") or "") or address
        self.runs.append(Run(label, element, replace(context, kind="embed"), src=address))


def _paragraphs(raw: str) -> Iterator[str]:
    if _BREAK not in raw:
        yield raw
        return
    yield from re.split(r"\x00\s*\x00[\s\x00]*", raw)


def _is_custom_block(element: HtmlElement) -> bool:
    """`<shreddit-post>`, `<gu-island>` and their like hold blocks when they hold any."""
    return "-" in element.tag and any(child.tag in _BLOCK for child in element)
