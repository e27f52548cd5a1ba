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
from onrecord.isodates import Stamp, parse_date
from onrecord.page.dates import parse_machine, possible_days
from onrecord.page.jsonld import text_of
from onrecord.page.runs import Run
from onrecord.page.stamplines import find_stamp
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
_JOINT = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_ASIDE = re.compile(
    r"related|recommend|recirc|most-?(?:read|popular)|teaser|promo|widget|comment|card|latest|trending|outbrain|taboola|ticker"
)
_HEADED = re.compile(r"meta|header|byline|dateline|timestamp|identifiers|article-?info|pub-?date")


def published_as_given(value: str) -> Published:
    """What the caller says. PageError ("bad-date") where it is not an ISO 8601 date or time."""
    stamp = parse_date(value)
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

    Places that disagree are weighed: a day that two kinds of them state wins, else the order of trust.

    `item` is its JSON-LD, `metas` its meta tags by lower-case name, `first` the index of the
    article's first run: bylines stand just above and below it.
    """
    found = [
        _from_item(item, "datePublished"),
        _from_metas(metas),
        _from_item(item, "dateCreated"),
        _from_time(root, runs, first),
        _from_byline(runs, first),
        _from_address(url),
    ]
    return _agreed([one for one in found if one is not None])


def _agreed(found: Sequence[Published]) -> Published | None:
    """The first whose day another kind of evidence states too, else the first."""
    days = [possible_days(Stamp(one.value, one.precision)) for one in found]
    for one, own in zip(found, days, strict=True):
        if any(
            other.evidence.kind != one.evidence.kind and own & others
            for other, others in zip(found, days, strict=True)
        ):
            return one
    return found[0] if found else None


def _from_item(item: dict[str, Any], name: str) -> Published | None:
    stated = text_of(item.get(name))
    stamp = parse_machine(stated) if stated else None
    return (
        Published(stamp.value, stamp.precision, DateEvidence("json-ld", stated)) if stamp and stated else None
    )


def _from_metas(metas: dict[str, str]) -> Published | None:
    for name in _META:
        value = metas.get(name)
        if value and (stamp := parse_machine(value)):
            return Published(stamp.value, stamp.precision, DateEvidence("meta", value))
    return None


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
        names = f"{ancestor.get('class', '')} {ancestor.get('id', '')}".lower()
        if ancestor.tag in ("figure", "figcaption", "aside", "nav", "footer", "blockquote"):
            return True
        if ancestor.tag == "li" and not _in_header(ancestor, head):
            return True
        if _ASIDE.search(names):
            return True
        # A second article inside the header's holder is another item.
        if ancestor.tag == "article" and head.tag != "article" and ancestor.find(".//h1") is None:
            return True
    return False


def _in_header(item: HtmlElement, head: HtmlElement) -> bool:
    """Article headers are sometimes lists: date, section, authors."""
    for ancestor in item.iterancestors():
        if ancestor.tag == "header" or _HEADED.search(
            f"{ancestor.get('class', '')} {ancestor.get('id', '')}".lower()
        ):
            return True
        if ancestor is head:
            break
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
    """A line beside the article's beginning that is a byline: a name, a place, a date, and no sentence."""
    low = max(0, first - 10)
    titles = [index for index in range(low, min(len(runs), first + 5)) if runs[index].context.level == 1]
    beside = list(runs[low : first + 5])
    if titles:  # what stands above the headline is another item's, but for a line right above it
        beside = [*runs[titles[-1] + 1 : first + 5], *runs[max(0, titles[-1] - 1) : titles[-1]]]
    for run in beside:
        context = run.context
        if context.kind not in ("paragraph", "list") or context.quote is not None or context.post is not None:
            continue
        if len(run.text) > 140 or run.link_share > 0.7 or _in_teaser(run):
            continue
        # Spans that a style sheet sets apart run together: "Ann LeePublished 3 May 2031Updated 4 May 2031".
        text = _JOINT.sub("\n", run.text)
        found = find_stamp(text.replace("\n", " "))
        if found is None or (context.kind == "list" and not found.is_stated):
            continue
        evidence = DateEvidence("text", text[found.start : found.end].replace("\n", " ").strip())
        return Published(found.stamp.value, found.stamp.precision, evidence)
    return None


def _in_teaser(run: Run) -> bool:
    names = " ".join(f"{one.get('class', '')} {one.get('id', '')}" for one in run.context.chrome)
    return (
        any(one.tag in ("nav", "footer") for one in run.context.chrome)
        or _ASIDE.search(names.lower()) is not None
    )


def _from_address(url: str | None) -> Published | None:
    match = _PATH_DATE.search(url or "")
    if match is None:
        return None
    if compact := match["compact"]:
        stamp = parse_machine(compact)
    else:
        month = match["month"].lower()
        number = _MONTHS.get(month) if month.isalpha() else int(month)
        stamp = parse_machine(f"{match['year']}-{number}-{match['day']}") if number else None
    if stamp is None or stamp.day is None:
        return None
    return Published(stamp.value, stamp.precision, DateEvidence("url", match.group().strip("/")))
