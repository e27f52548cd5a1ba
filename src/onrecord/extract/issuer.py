"""Who issued an official text, by its title and its letterhead."""

from __future__ import annotations

import re

from onrecord.extract.official import TITLE, publisher_of
from onrecord.page.leadins import has_outlet_word
from onrecord.page.posts import outlet_host
from onrecord.records import Page

_ONE = r"(?:the )?[A-ZÀ-Þ][\w’'.-]*(?: (?:(?:of|for)(?: the)? )?[A-ZÀ-Þ][\w’'.-]*)*"
_NAMED = rf"{_ONE}(?:, {_ONE})*(?:,? and {_ONE})?"
_JOINT = re.compile(
    rf"\bjoint [a-zé ]{{4,30}}?(?:of|from|by|between|issued by) (?P<who>(?-i:{_NAMED}))", re.IGNORECASE
)
_BY = re.compile(rf"\b(?:from|by|of|on behalf of) (?P<who>(?-i:{_NAMED}))", re.IGNORECASE)


def issuer_of(page: Page) -> str | None:
    """The issuer's or the signatories' name as the page words it; None where it shows none.

    A joint text's title names its signatories; other texts are their publisher's, whose press office is
    no party to it.
    """
    title = " ".join((page.title or "").split())
    joint = _JOINT.search(title)
    if joint is not None:
        return _bare(joint["who"])
    publisher = publisher_of(page)
    if publisher and not (has_outlet_word(publisher) or outlet_host(publisher)):
        return publisher
    stated = _BY.search(title) if TITLE.search(title) else None
    return _bare(stated["who"]) if stated else None


def _bare(name: str) -> str:
    return re.sub(r"^the ", "", name, flags=re.IGNORECASE)
