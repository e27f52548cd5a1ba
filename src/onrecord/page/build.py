"""Bytes to a page: the one way in."""

from __future__ import annotations

import hashlib

from onrecord.errors import PageError
from onrecord.page.address import addresses_of, find_address, find_base
from onrecord.page.article import Part, find_article
from onrecord.page.authors import find_authors
from onrecord.page.decode import decode_page
from onrecord.page.html_page import build_blocks
from onrecord.page.jsonld import find_item
from onrecord.page.metadata import (
    find_language,
    find_outlet_name,
    find_title,
    meta_tags,
    titles_of,
)
from onrecord.page.plain import build_plain
from onrecord.page.posts import outlet_host
from onrecord.page.published import find_published, published_as_given
from onrecord.page.runs import find_runs
from onrecord.page.sniff import check_bytes, tell_kind
from onrecord.page.tree import parse_html
from onrecord.records import Document, Page, Published


def build_page(document: Document) -> Page:
    """The page of a document: its text, blocks and metadata. A pure function of the document.

    HTML: `text` is the article's blocks joined by blank lines, white space normalised, `<br>` as
    newline; the headline is `title` and not part of it. Plain text: `text` is the input as decoded,
    character for character, a byte order mark apart.

    Raises PageError with one of the reasons "empty", "too-large", "binary", "undecodable", "no-text",
    "bad-date".
    """
    given = published_as_given(document.published_on) if document.published_on else None
    check_bytes(document.data)
    kind = document.kind or tell_kind(document.data)
    text = decode_page(document.data, document.charset, html=kind == "html")
    if not text.strip("\ufeff\x00 \t\r\n\f\v\u00a0"):
        raise PageError("empty", "there are no characters in it")
    return _html(document, text, given) if kind == "html" else _plain(document, text, given)


def _html(document: Document, markup: str, given: Published | None) -> Page:
    root = parse_html(markup)
    metas = meta_tags(root)
    url = find_address(root, metas, document.url, document.fetched_from)
    addresses = addresses_of(root, metas, url, document.fetched_from)
    item = find_item(root, addresses, titles_of(root, metas))
    outlet = document.outlet or find_outlet_name(root, item, metas, url)
    title = document.title or find_title(root, item, metas, outlet)
    runs = find_runs(root)
    article = find_article(root, runs, title)
    if article is None or Part.ARTICLE not in article.parts:
        raise PageError(
            "no-text", "there is markup, but no article text in it (drawn by scripts, or a wall?)"
        )
    text, blocks = build_blocks(runs, article, url, find_base(root, document.fetched_from or url))
    first = article.parts.index(Part.ARTICLE)
    return Page(
        id=_digest(text),
        source_id=document.source_id,
        url=url,
        title=title,
        outlet=outlet,
        authors=find_authors(item, metas, root),
        language=find_language(root, text),
        published=given or find_published(root, item, metas, runs, first, url),
        text=text,
        blocks=blocks,
    )


def _plain(document: Document, text: str, given: Published | None) -> Page:
    plain = build_plain(text)
    fields = plain.fields
    stated = (fields[name] for name in ("url", "source_url", "link") if fields.get(name))
    url = document.url or next(stated, document.fetched_from)
    author = next((fields[name] for name in ("author", "by") if fields.get(name)), None)
    return Page(
        id=_digest(text),
        source_id=document.source_id,
        url=url,
        title=document.title or fields.get("title") or fields.get("headline") or plain.heading,
        outlet=document.outlet or fields.get("outlet") or fields.get("source") or outlet_host(url),
        authors=(author,) if author else plain.authors,
        language=find_language(None, text),
        published=given or plain.published,
        text=text,
        blocks=plain.blocks,
    )


def _digest(text: str) -> str:
    """SHA-256 of the text in UTF-8; a lone surrogate, which no charset gives, stands as it is."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
