"""When a page was published, from places that speak of the page itself.

Structured data, `<time>` beside the headline, the byline and the address count. Captions, widgets,
related items and the date of a change do not: a page that states no date has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement

from onrecord.errors import PageError
from onrecord.page.dates import Stamp, find_words, parse_iso, parse_machine, parse_words
from onrecord.page.jsonld import text_of
from onrecord.page.runs import Run
from onrecord.records import DateEvidence, Published

# In order of trust; all of them name the publication (Open Graph, Dublin Core, PRISM, Parsely, Sailthru).
_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "published_time",
    "article_published_time",
    "publishedtime",
    "published",
    "published_at",
    "publish_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "dc.date.published",
    "prism.publicationdate",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article:post_date",
    "date",
)
_PATH_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2}|[a-z]{3})[/-](?P<day>\d{1,2})(?=[/._-]|$)"
    r"|[/_-](?P<compact>20\d{6})(?=[/._-]|$)",
    re.IGNORECASE,
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, start=1)}
_CHANGED = re.compile(r"modif|updat|edited|revis|correct", re.IGNORECASE)
_STATED = re.compile(
    r"^(?:(?:first )?published|posted|issued|date|publication date|filed|by\b|on\b|mon|tue|wed|thu|fri|sat|"
    r"sun|\d|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def published_as_given(value: str) -> Published:
    """What the caller says. PageError ("bad-date") where it is not an ISO 8601 date or time."""
    stamp = parse_iso(value)
    if stamp is None:
        raise PageError(
            "bad-date", f"published_on is {value!r}; give YYYY, YYYY-MM, YYYY-MM-DD or a full ISO 8601 time"
        )
    return Published(stamp.value, stamp.precision, DateEvidence("given", value))


def find_published(
    root: HtmlElement,
    item: dict[str, Any],
    metas: dict[str, str],
    runs: Sequence[Run],
    first: int,
    url: str | None,
) -> Published | None:
    """The publication date of an HTML page, or None.

    `item` is its JSON-LD, `metas` its meta tags by lower-case name, `first` the index of the
    article's first run: bylines stand just above and below it.
    """
    stated = text_of(item.get("datePublished")) or text_of(item.get("dateCreated"))
    if stated and (stamp := parse_machine(stated)):
        return Published(stamp.value, stamp.precision, DateEvidence("json-ld", stated))
    for name in _META:
        value = metas.get(name)
        if value and (stamp := parse_machine(value)):
            return Published(stamp.value, stamp.precision, DateEvidence("meta", value))
    return _from_time(root, runs, first) or _from_byline(runs, first) or _from_address(url)


def _from_time(root: HtmlElement, runs: Sequence[Run], first: int) -> Published | None:
    """A `<time>` in the article's header: beside the headline, outside captions, lists and asides."""
    head = _header(root, runs, first)
    if head is None:
        return None
    for element in head.iter("time", "abbr", "span", "meta"):
        stamped = element.get("datetime") or (
            (element.get("content") or element.get("title") or element.text)
            if _is_published(element)
            else None
        )
        if element.tag != "time" and not _is_published(element):
            continue
        if _stands_aside(element, head) or _is_change(element):
            continue
        text = stamped or element.text_content()
        stamp = parse_machine(text) if text else None
        if stamp is not None and stamp.day is not None:
            return Published(stamp.value, stamp.precision, DateEvidence("time", text.strip()))
    return None


def _header(root: HtmlElement, runs: Sequence[Run], first: int) -> HtmlElement | None:
    """The smallest element that holds the first h1 and the article's first run, or the h1's parent."""
    heading = next((h1 for h1 in root.iter("h1") if not _stands_aside(h1, root)), None)
    if heading is None or first >= len(runs):
        return None
    above = set(heading.iterancestors())
    return next((one for one in runs[first].element.iterancestors() if one in above), heading.getparent())


def _stands_aside(element: HtmlElement, head: HtmlElement) -> bool:
    for ancestor in element.iterancestors():
        if ancestor is head:
            return False
        if ancestor.tag in ("figure", "figcaption", "aside", "nav", "footer", "li", "blockquote"):
            return True
        names = f"{ancestor.get('class', '')} {ancestor.get('id', '')}".lower()
        if re.search(
            r"related|recommend|recirc|most-?(?:read|popular)|teaser|promo|widget|comment|card|latest|"
            r"trending",
            names,
        ):
            return True
        # A second article inside the header's holder is another item.
        if ancestor.tag == "article" and head.tag != "article" and ancestor.find(".//h1") is None:
            return True
    return False


def _is_published(element: HtmlElement) -> bool:
    marks = f"{element.get('itemprop', '')} {element.get('class', '')} {element.get('property', '')}".lower()
    return "datepublished" in marks or "entry-date" in marks or marks.strip() == "published"


def _is_change(element: HtmlElement) -> bool:
    marks = f"{element.get('itemprop', '')} {element.get('class', '')}"
    parent = element.getparent()
    words = ""
    if parent is not None and len(parent.text_content()) < 80:
        around = parent.text or ""
        before = element.getprevious()
        words = around if before is None else f"{before.text_content()} {before.tail or ''}"
    return _CHANGED.search(marks) is not None or _CHANGED.search(words) is not None


def _from_byline(runs: Sequence[Run], first: int) -> Published | None:
    """A short line right above the article, or its first, that says when it was published."""
    for run in runs[max(0, first - 6) : first + 2]:
        text, context = run.text, run.context
        if (
            context.kind != "paragraph"
            or context.quote is not None
            or len(text) > 140
            or run.link_share > 0.5
        ):
            continue
        for line in text.split("\n"):
            found = find_words(line)
            if found is None or _CHANGED.search(line[: found[1]]) or not _STATED.match(line.strip()):
                continue
            stamp, start, end = found
            return Published(stamp.value, stamp.precision, DateEvidence("text", line[start:end].strip()))
    return None


def _from_address(url: str | None) -> Published | None:
    match = _PATH_DATE.search(url or "")
    if match is None:
        return None
    if compact := match["compact"]:
        stamp = parse_iso(compact)
    else:
        month = match["month"].lower()
        number = _MONTHS.get(month) if month.isalpha() else int(month)
        stamp = parse_iso(f"{match['year']}-{number}-{match['day']}") if number else None
    if stamp is None or stamp.day is None:
        return None
    return Published(stamp.value, stamp.precision, DateEvidence("url", match.group().strip("/")))


def stamp_of(text: str) -> Stamp | None:
    """A date that stands alone in a header's field, in ISO or in words."""
    return parse_iso(text.strip()) or parse_words(text)
