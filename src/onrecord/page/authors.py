"""Who wrote a page: structured data, meta tags, links and bylines, without "By" and offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from onrecord.page.jsonld import names_of
from onrecord.page.leadins import has_outlet_word

_NOT_AUTHORS = re.compile(r"https?://|@|^\d|^(?:by|admin|staff|editor|author|unknown|none)$", re.IGNORECASE)
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_METAS = ("author", "article:author", "parsely-author", "dc.creator", "byl")
_AND = re.compile(r"\s*(?:;|,(?! Jr)|\band\b|&|\|)\s*")
_ABBREVIATED = re.compile(r"(?<!\bJr)(?<!\bSr)(?<!\b[A-Z])\.$")
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]+ )|(?<=[a-z])(?=(?:Published|Updated|Posted)\b)")

# "By Ann Lee and Omar Said", up to a place, a date, a role or the outlet.
_PARTICLE = r"(?:d[aeiou]|del|van|von|der|den|ten|bin|ibn|al|el|la|le|y)"
_PART = r"(?:[A-ZÀ-ÞŠŽČŁ][\w’'.-]*)"
_NAME = rf"{_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{1,3}}"
_BYLINE = re.compile(
    rf"(?:^|[.|:\n] ?)(?i:(?:story |text |words |report )?by):? (?P<names>{_NAME}"
    rf"(?:(?:, {_NAME})*,? (?:and|&|AND) {_NAME})?)(?= ?(?:$|[|,;–—·•(\n\d/-]| (?:in|at|for|of|with|from)\b))"
)
_ALONE = re.compile(rf"(?P<names>{_NAME}(?:(?:, {_NAME})*,? (?:and|&|AND) {_NAME})?) ?(?:$|[|\n])")
_OFFICE = re.compile(
    r"\b(?:staff|reporters?|editors?|correspondents?|desk|agencies|agency|newsroom|bureau|team|writers?|"
    r"contributors?|editorial|updated|published|posted)\b",
    re.IGNORECASE,
)
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])by-?line(?:$|[\s_-])", re.IGNORECASE)
_ASIDE_TAGS = frozenset(["aside", "nav", "footer", "blockquote", "figure", "li"])
_ASIDE = re.compile(
    r"related|recommend|recirc|most-?(?:read|popular)|teaser|promo|widget|comment|card|trending"
)
_MAX_BYLINE = 200  # characters; a longer one is a biography


def find_authors(item: dict[str, Any], metas: dict[str, str], root: HtmlElement) -> tuple[str, ...]:
    """The authors' names: JSON-LD, meta tags, links that say rel="author", else the byline."""
    found = names_of(item.get("author")) or names_of(item.get("creator"))
    if not found:
        stated = next((metas[name] for name in _METAS if name in metas), None)
        found = [stated] if stated and not _NOT_AUTHORS.search(stated) else []
    if not found:
        links = root.xpath("//*[contains(concat(' ', normalize-space(@rel), ' '), ' author ')]")
        found = [" ".join(one.text_content().split()) for one in links[:8] if not _stands_aside(one)]
    names: list[str] = []
    for one in found:
        bare = _BY.sub("", one)
        for name in _AND.split(bare) if len(found) == 1 else [bare]:
            name = _ABBREVIATED.sub("", name.strip(" ,"))
            if name and len(name) < 80 and not _NOT_AUTHORS.search(name) and name not in names:
                names.append(name)
    return tuple(names) or next(_from_bylines(root), ())


def authors_in_byline(line: str) -> tuple[str, ...]:
    """The names in a line such as "By Ann Lee and Omar Said, Port Selm"; () where it names no person."""
    match = _BYLINE.search(_JOINT.sub("\n", line))
    return _persons(match["names"]) if match else ()


def _from_bylines(root: HtmlElement) -> Iterator[tuple[str, ...]]:
    """The names in each element that is marked as a byline, in the order of the page."""
    for element in root.iter("p", "div", "span", "address", "a", "section", "header", "h2", "h3", "h4", "ul"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if not (_BYLINE_CLASS.search(marks) or "author" in marks.split()) or _stands_aside(element):
            continue
        text = "\n".join(line for piece in element.itertext() if (line := " ".join(piece.split())))
        if len(text) > _MAX_BYLINE:
            continue
        flat = re.sub(r"\n(?=(?:and|&)\b)|(?<=\band)\n|(?<=\b[Bb]y)\n|(?<=\bBY)\n|(?<=&)\n", " ", text)
        names = authors_in_byline(flat)
        if not names and (alone := _ALONE.match(flat)):
            names = _persons(alone["names"])
        if names:
            yield names


def _persons(names: str) -> tuple[str, ...]:
    out = []
    for name in re.split(r",? (?:and|&|AND) |, ", names):
        name = _ABBREVIATED.sub("", name)
        if not _OFFICE.search(name) and not has_outlet_word(name):
            out.append(name.title() if name.isupper() else name)
    return tuple(dict.fromkeys(out))


def _stands_aside(element: HtmlElement) -> bool:
    """Other items and comments have authors, too."""
    return any(
        one.tag in _ASIDE_TAGS
        or _ASIDE.search(f"{one.get('class') or ''} {one.get('id') or ''}".lower()) is not None
        for one in element.iterancestors()
        if one.tag not in ("html", "body")
    )
