"""The page's own structured data (schema.org as JSON-LD), and which item of it is the page's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
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
_COMMENT = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$")
_CONTROLS = re.compile("[\x00-\x1f]")


def find_item(root: HtmlElement, url: str | None, title: str | None) -> dict[str, Any]:
    """The schema.org item that describes this page ({} where there is none).

    Related items and list entries are described too: the page's is the one with its address or its
    title, else the first article that is not inside another item.
    """
    candidates = [(item, top) for item, top in _items(root) if _rank(item) < 2]
    if not candidates:
        return {}
    address, heading = _path(url), _fold(title)

    def order(entry: tuple[dict[str, Any], bool]) -> tuple[int, int, int]:
        item, top = entry
        same = bool(address) and any(_path(one) == address for one in _addresses(item))
        named = bool(heading) and _fold(text_of(item.get("headline"))) == heading
        return (_rank(item), 0 if same or named else 1, 0 if top else 1)

    best, top = min(candidates, key=order)
    # An item inside another (a related article, a list's entry) that shares nothing with the page.
    return best if top or order((best, top))[1] == 0 else {}


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


def _fold(text: str | None) -> str:
    return re.sub(r"\W+", "", html.unescape(text or "")).lower()
