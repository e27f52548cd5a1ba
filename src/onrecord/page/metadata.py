"""Title, outlet and language, as the page says them."""

from __future__ import annotations

import html
import re
from typing import Any

import py3langid
from lxml.html import HtmlElement

from onrecord.page.jsonld import shared_words, text_of
from onrecord.page.lexicon import word_set
from onrecord.page.posts import outlet_host

_SEPARATOR = re.compile(r"\s+[|–—·»•]\s+|\s+-\s+|\s*\|\s*")
_LANGUAGE = re.compile(r"^\s*([a-zA-Z]{2})(?:[-_]|\s*$)")
_SAMPLE = 4000
# Function words that English shares with no other language; Dutch has "is" and "was", so they are left out.
_ENGLISH = word_set(
    "the of and to that it with for his they at this from have had by not but what were when your which "
    "their there been would who will more if out about up them then could into been said has its on"
)


def meta_tags(root: HtmlElement) -> dict[str, str]:
    """The content of the page's meta tags by lower-case name or property; the first of a name counts.

    Tags in the body count only as microdata of the page itself, which `published` looks up in place.
    """
    head = root.find("head")
    out: dict[str, str] = {}
    for meta in (head if head is not None else root).iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            out.setdefault(name, content)
    return out


def find_title(
    root: HtmlElement, item: dict[str, Any], metas: dict[str, str], outlet: str | None
) -> str | None:
    """The headline: the page's one h1 when its other titles agree, else og:title, JSON-LD, `<title>`."""
    heading = _heading(root)
    stated = [
        text_of(item.get("headline")),
        _clean(metas.get("og:title")),
        _clean(metas.get("twitter:title")),
    ]
    window = _clean(root.findtext(".//head/title"))
    for one in [*stated, window]:
        # The h1 is what readers see; titles for sharing and for search engines are often rewritten.
        if heading and one and shared_words(heading, one) >= 0.4:
            return heading
    for one in stated:
        if one:
            return _without_outlet(one, outlet)
    if heading:
        return heading
    return _without_outlet(window, outlet) if window else None


def find_outlet_name(
    root: HtmlElement, item: dict[str, Any], metas: dict[str, str], url: str | None
) -> str | None:
    """The outlet: og:site_name, the JSON-LD publisher, the end of `<title>`, else the host's name."""
    for name in (
        _clean(metas.get("og:site_name")),
        text_of(item.get("publisher")),
        _clean(metas.get("application-name")),
        _clean(metas.get("dc.publisher")),
    ):
        if name and not name.startswith("http") and len(name) < 80:
            return name
    host = outlet_host(url)
    window = _clean(root.findtext(".//head/title"))
    if window and host:
        parts = _SEPARATOR.split(window)
        last = parts[-1].strip()
        if len(parts) > 1 and 1 < len(last) < 40 and _letters(last) in _letters(host):
            return last
    return host


def find_language(root: HtmlElement | None, text: str) -> str | None:
    """ISO 639-1: English where the text plainly is, else what `<html lang>` says, else py3langid's guess.

    None when the page does not say and has too little text. A guess from few words is often wrong.
    """
    sample = text[:_SAMPLE]
    if _is_english(sample):  # templates state the language of the site's other pages, too
        return "en"
    if root is not None:
        stated = (
            root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
        )
        if stated and (match := _LANGUAGE.match(stated)):
            return match.group(1).lower()
    if sum(char.isalpha() for char in sample) < 20:
        return None
    language, _ = py3langid.classify(sample)
    return str(language)[:2]


def _is_english(sample: str) -> bool:
    """Plainly English, by its function words: py3langid takes half a second to load."""
    words = re.findall(r"[a-z]+", sample.lower())
    found = [word for word in words if word in _ENGLISH]
    # Danish shares "at", "for" and "to", Dutch "of" and "by": not many more.
    few = len(words) < 40 or len(set(found)) < 5
    return not few and len(found) >= (0.12 if len(set(found)) >= 8 else 0.2) * len(words)


def titles_of(root: HtmlElement, metas: dict[str, str]) -> tuple[str, ...]:
    """All titles that the page goes by: those for sharing, the window's, its headings of level 1."""
    headings = (" ".join(h1.text_content().split()) for h1 in root.iter("h1"))
    stated = (metas.get("og:title"), metas.get("twitter:title"), root.findtext(".//head/title"), *headings)
    return tuple(dict.fromkeys(one for text in stated if (one := _clean(text))))


def _heading(root: HtmlElement) -> str | None:
    """The one h1 of the page that is not empty; None where there are none or several."""
    texts = {text for h1 in root.iter("h1") if (text := " ".join(h1.text_content().split()))}
    return texts.pop() if len(texts) == 1 else None


def _without_outlet(title: str, outlet: str | None) -> str:
    """ "Talks fail | The Post" without its outlet, which may be longer or shorter than the name known."""
    pieces = list(_SEPARATOR.finditer(title))
    if not pieces or not outlet:
        return title
    cut = pieces[-1]
    last = _letters(title[cut.end() :])
    name = _letters(outlet)
    if last and name and (last in name or name in last):
        return title[: cut.start()].strip() or title
    return title


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", re.sub(r"^the ", "", text.lower()))


def _clean(text: str | None) -> str | None:
    return " ".join(html.unescape(text).split()) or None if text else None
