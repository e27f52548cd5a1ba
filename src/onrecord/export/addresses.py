"""Addresses of pages, of runs of their text, and of what was found in them."""

from __future__ import annotations

import base64
import re
import uuid

from onrecord.records import Page, Span

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+\Z", re.IGNORECASE)
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://onrecord.invalid/")


def web_address(page: Page) -> str | None:
    """The page's address when it is one of the web and well formed."""
    return page.url if page.url and _WEB.match(page.url) else None


def page_iri(page: Page) -> str:
    """The page's address, or a name made of its text's SHA-256 (RFC 6920, ni:///sha-256;…)."""
    if address := web_address(page):
        return address
    name = base64.urlsafe_b64encode(bytes.fromhex(page.id)).decode().rstrip("=")
    return f"ni:///sha-256;{name}"


def char_range(span: Span) -> str:
    """The run as a fragment of plain text (RFC 5147): char=start,end, in code points, end exclusive.

    >>> char_range(Span(3, 9, "talks,"))
    'char=3,9'
    """
    return f"char={span.start},{span.end}"


def fragment_iri(page: Page, span: Span) -> str:
    """The run of the page as an address."""
    return f"{page_iri(page).partition('#')[0]}#{char_range(span)}"


def urn(*names: str) -> str:
    """A name for what these names lead to: the same for the same names (UUID version 5, RFC 9562)."""
    return uuid.uuid5(_NAMESPACE, "\x1f".join(names)).urn
