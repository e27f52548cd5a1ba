"""The page's own structured data (schema.org as JSON-LD), and which item of it is the page's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec
from lxml.html import HtmlElement

_ARTICLES = re.compile(
    r"(?:Article|NewsArticle|Report|Posting|BlogPosting|LiveBlogPosting|OpinionNewsArticle|"
    r"AnalysisNewsArticle|"
    r"ReportageNewsArticle|BackgroundNewsArticle|ReviewNewsArticle|AskPublicNewsArticle|ScholarlyArticle|"
    r"SocialMediaPosting|TechArticle|AdvertiserContentArticle|PressRelease|Statement)$"
)
_PAGES = frozenset(["WebPage", "ItemPage", "VideoObject", "CreativeWork"])
_MAX_ITEMS = 5000
_ALIKE = 0.5  # share of a headline's words; other items of one story share names and little more
_COMMENT = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$")
_CONTROLS = re.compile("[\x00-\x1f]")


def find_item(root: HtmlElement, addresses: Sequence[str], titles: Sequence[str]) -> dict[str, Any]:
    """The schema.org item that describes this page ({} where there is none).

    Related items and list entries are described too: the page's is the one with an address or a title of
    the page's, else the first article that is not inside another item. `addresses` and `titles` are all
    that the page goes by; an item whose own are altogether others is another page's.
    """
    paths = {path for one in addresses if (path := _path(one))}
    headings = [one for one in titles if _fold(one)]

    def is_same(item: dict[str, Any]) -> bool:
        headline = _fold(text_of(item.get("headline")))
        return bool(
            paths.intersection(_path(one) for one in _addresses(item))
            or (headline and any(_fold(one) == headline for one in headings))
        )

    candidates = [
        (item, top)
        for item, top in _items(root)
        if _rank(item) < 2 and not _is_foreign(item, paths, headings)
    ]
    if not candidates:
        return {}
    best, top = min(
        candidates, key=lambda entry: (_rank(entry[0]), 0 if is_same(entry[0]) else 1, 0 if entry[1] else 1)
    )
    # An item inside another (a related article, a list's entry) that shares nothing with the page.
    return best if top or is_same(best) else {}


def _is_foreign(item: dict[str, Any], paths: set[str], headings: Sequence[str]) -> bool:
    """Whether the item states addresses and a headline, and none of them is the page's."""
    own = {path for one in _addresses(item) if (path := _path(one))}
    headline = text_of(item.get("headline"))
    if not own or not paths or not headline or not headings:
        return False
    # The host may be an editor's or a mirror's: the path tells items apart.
    if {_after_host(one) for one in own} & {_after_host(one) for one in paths}:
        return False
    # Headlines are rewritten for search engines and for sharing, but keep most of their words.
    return not any(shared_words(headline, one) >= _ALIKE for one in headings)


def shared_words(one: str, other: str) -> float:
    """The share of the shorter text's words that the other has, 0 to 1; case does not count."""
    first, second = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return len(first & second) / max(1, min(len(first), len(second)))


def text_of(value: Any) -> str | None:
    """The string of a property: a string, the first of a list, or a thing's name."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def names_of(value: Any) -> list[str]:
    """All names of a property that may hold one thing or several."""
    values = value if isinstance(value, list) else [value]
    return [name for one in values if (name := text_of(one))]


def _items(root: HtmlElement) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every item of every script, and whether it stands at the top (or in a top `@graph`)."""
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        stack: list[tuple[Any, bool]] = [(_decode(script.text), True)]
        while stack and count < _MAX_ITEMS:
            value, top = stack.pop()
            count += 1
            if isinstance(value, list):
                stack.extend((one, top) for one in reversed(value))
            elif isinstance(value, dict):
                if "@type" in value:
                    yield value, top
                inner = [
                    (one, key in ("@graph", "mainEntity") and top)
                    for key, one in value.items()
                    if isinstance(one, dict | list)
                ]
                stack.extend(reversed(inner))


def _decode(text: str) -> Any:
    text = _COMMENT.sub("", text.strip()).strip().rstrip(";")
    for attempt in (text, _CONTROLS.sub(" ", text)):
        try:
            return msgspec.json.decode(attempt)
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
    return None


def _rank(item: dict[str, Any]) -> int:
    kinds = item["@type"] if isinstance(item["@type"], list) else [item["@type"]]
    names = [kind for kind in kinds if isinstance(kind, str)]
    if any(_ARTICLES.search(name) for name in names):
        return 0
    return 1 if not _PAGES.isdisjoint(names) and "datePublished" in item else 2


def _addresses(item: dict[str, Any]) -> list[str]:
    main = item.get("mainEntityOfPage")
    if isinstance(main, dict):
        main = main.get("@id") or main.get("url")
    return [one for one in (item.get("url"), item.get("@id"), main) if isinstance(one, str)]


def _path(address: str | None) -> str:
    if not address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return (
        f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
        if parts.path.strip("/")
        else ""
    )


def _after_host(path: str) -> str:
    return path.partition("/")[2].removesuffix(".html")


def _fold(text: str | None) -> str:
    return re.sub(r"\W+", "", html.unescape(text or "")).lower()
