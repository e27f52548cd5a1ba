"""Which address a page goes by, and what its relative links stand on."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from onrecord.page.posts import host_of


def find_address(
    root: HtmlElement, metas: dict[str, str], given: str | None, fetched_from: str | None
) -> str | None:
    """The address given from outside, else the page's own (canonical, og:url), else where it was fetched.

    Only http(s) counts. A canonical address is believed on its own site alone: the wrong one of a copied
    template, or a front page's, must not move a page that was fetched elsewhere.
    """
    if given:
        return given
    base = find_base(root, fetched_from or metas.get("og:url"))
    for stated in _stated(root, metas):
        address = absolute(stated, base)
        if http_address(address) and (fetched_from is None or _may_stand_for(address, fetched_from)):
            return address
    return fetched_from


def find_base(root: HtmlElement, address: str | None) -> str | None:
    """What the page's relative links stand on: `<base href>`, else the page's address; None if unknown."""
    for element in root.iter("base"):
        if href := (element.get("href") or "").strip():
            stated = absolute(href, address)
            return stated if http_address(stated) else address
    return address


def absolute(href: str, base: str | None) -> str:
    """The link with its base, as it stands where it has none or is broken."""
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return href


def http_address(address: str | None) -> str | None:
    """The address where it is http(s) and names a host, else None."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def addresses_of(root: HtmlElement, metas: dict[str, str], *known: str | None) -> tuple[str, ...]:
    """All addresses that the page goes by: those known from outside, its canonical link, its og:url."""
    base = find_base(root, next((one for one in known if one), None) or metas.get("og:url"))
    stated = (absolute(one, base) for one in _stated(root, metas))
    return tuple(dict.fromkeys(one for one in (*known, *stated) if http_address(one) and one))


def _stated(root: HtmlElement, metas: dict[str, str]) -> Iterator[str]:
    for link in root.iter("link"):
        href = (link.get("href") or "").strip()
        if href and "canonical" in (link.get("rel") or "").lower().split():
            yield href
    if "og:url" in metas:
        yield metas["og:url"]


def _may_stand_for(address: str, fetched: str) -> bool:
    """Of one site (a host, or a host and its subdomain), and no front page for an article."""
    here, there = host_of(address), host_of(fetched)
    longer, shorter = sorted((here, there), key=len, reverse=True)
    if here != there and not ("." in shorter and longer.endswith(f".{shorter}")):
        return False
    return bool(urlsplit(address).path.strip("/")) or not urlsplit(fetched).path.strip("/")
