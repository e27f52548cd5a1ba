"""Whose text a page is, where it is nobody's report: a ministry's statement, a letter, a communiqué."""

from __future__ import annotations

import re

from onrecord.extract import mentions_words as words
from onrecord.extract.mentions import find_in_text
from onrecord.extract.official import is_official
from onrecord.records import Page
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure
from onrecord.resolve.gazetteer.lookup import is_given, look_up
from onrecord.resolve.parties import ORGANS, Parties
from onrecord.resolve.spelling import fold, likeness

_TURN = re.compile(
    r"(?m)^(?:[A-ZÀ-Þ][A-ZÀ-Þ’'. -]+(?: \([^()\n]{2,60}\))?|Q|A|Question|Answer|QUESTION)[:.](?=\s)"
)
_BODY = re.compile(
    r"\b(?:ministry|government|office|embassy|permanent mission|mission|commission|council|party|union|"
    r"delegation|presidency|senate|"
    r"department|bureau|chancellery|secretariat|directorate|committee|command|front|resistance|"
    r"federation|association|"
    r"programme|authority|palace|army|diocese|forum|assembly|chamber|society|ministers|parties)\b",
    re.IGNORECASE,
)


def is_report(page: Page) -> bool:
    """Whether the page has a byline-like form or an outlet of the press rather than an issuer."""
    outlet = set(fold(page.outlet or ""))
    return bool(outlet & words.OUTLET_WORDS) and not _BODY.search(page.outlet or "")


def find_host(page: Page, cast: Cast, parties: Parties) -> Figure | None:
    """The body whose page it is (a ministry, a mission, a company), by the outlet; None for the press."""
    known = look_up(page.outlet or "")
    if not page.outlet or is_report(page) or (known is not None and known.sort == "agency"):
        return None
    if known is None and not _BODY.search(page.outlet):
        return None
    return _figure_of(page.outlet, cast, parties)


def find_issuer(page: Page, cast: Cast, parties: Parties) -> Figure | None:
    """The body or person whose own text the page is; None for a report."""
    if not page.outlet or not (is_official(page) or _is_own_news(page)):
        return None
    title = page.title or ""
    figure = _figure_of(page.outlet, cast, parties)
    if figure is None:
        return None
    if re.search(r"\b(?:letter|message)\b", title, re.IGNORECASE) and re.search(r"\bI\b", page.text):
        signer = _signer(page, cast)
        if signer is not None:
            return signer
    return figure


def _is_own_news(page: Page) -> bool:
    """Whether the title tells what the outlet itself does: "Halvard Spans welcomes breakthrough"."""
    outlet, title = page.outlet or "", page.title or ""
    return bool(outlet) and title.startswith(outlet) and title[len(outlet) :].lstrip()[:1].islower()


def _figure_of(outlet: str, cast: Cast, parties: Parties) -> Figure | None:
    known = look_up(outlet)
    if known is not None and known.kind in ("state", "organisation"):
        return cast.state(known.name) if known.kind == "state" else _body(known.name, cast)
    parts = outlet.split()
    for size in range(len(parts), 0, -1):
        known = look_up(" ".join(parts[:size]))
        if (
            known is not None
            and known.kind == "organisation"
            and known.form == "name"
            and known.sort != "agency"
        ):
            return _body(known.name, cast)
    lows = set(fold(outlet))
    if "ministry" in lows and " and " not in outlet:
        state = _state_of(outlet, cast)
        if state is not None:
            return cast.ministry(outlet, state, 0, 0)
    if lows & ORGANS or lows & {"office", "department", "chancellery", "bureau", "ministers"}:
        for part in re.split(r"\b(?:of the republic of|of the|of|,|for|and)\b|['’]s\b", outlet):
            part = part.strip()
            found = look_up(part) if part else None
            if found is not None and found.kind == "state" and found.form in ("name", "people"):
                return cast.state(found.name)
        for word in re.findall(r"[\w’'.-]+", outlet):
            found = look_up(word)
            if found is not None and found.kind == "state":
                return cast.state(found.name)
        for figure in cast.figures:  # a state that no gazetteer knows
            if figure.kind == "state" and set(figure.words) <= lows:
                return figure
        of = re.search(
            r"\b(?:government|republic|kingdom|ministry|president|state)\b.*\bof (?:the "
            r")?(?P<name>[^\W\d_a-z][\w’'-]+)$",
            outlet,
            re.IGNORECASE,
        )
        if of and of["name"][0].isupper() and not is_given(of["name"]) and "minist" not in outlet.lower():
            return cast.state(of["name"])
        for figure in cast.figures:
            if (
                figure.kind in ("organisation", "state")
                and len(figure.words) == 1
                and figure.words[0] in lows
                and figure.words[0] not in words.BODY_WORDS
            ):
                return figure
    for cut in (
        outlet,
        re.sub(
            r"\b(?:press office(?: of)?(?: the)?|press service|information bureau)\b",
            "",
            outlet,
            flags=re.IGNORECASE,
        ),
    ):
        bare = cut.split(",")[0].strip()
        if bare:
            return _body(bare, cast)
    return None


def _state_of(outlet: str, cast: Cast) -> Figure | None:
    """The state that a ministry's name gives, known or the page's own."""
    for part in (
        *re.split(
            r"\b(?:of the republic of|of the kingdom of|of the|of|,|for)\b|['’]s\b",
            outlet,
            flags=re.IGNORECASE,
        ),
        *outlet.split(),
    ):
        known = look_up(part.strip(" ,")) if part and part.strip(" ,") else None
        if (
            known is not None
            and known.kind in ("state", "place")
            and known.form in ("name", "people", "capital")
        ):
            return cast.state(known.name)
    of = re.search(r"\bof (?:the )?(?P<name>[^\W\d_a-z][\w’'-]+)$", outlet)
    return cast.state(of["name"]) if of and of["name"].lower() not in words.ROLE_MODIFIERS else None


def _body(name: str, cast: Cast) -> Figure:
    key = fold(name)
    for figure in cast.figures:
        if figure.kind in ("organisation", "state") and (
            figure.words == key or (figure.words and "".join(figure.words) == "".join(key))
        ):
            return figure
    for figure in cast.figures:
        if figure.kind == "organisation" and len(figure.words) > 1 and figure.words[: len(key)] == key:
            return figure
    figure = Figure(len(cast.figures), "organisation", name, key)
    figure.names.append(name)
    cast.figures.append(figure)
    return figure


def _signer(page: Page, cast: Cast) -> Figure | None:
    """The person whose name stands at the end of a letter, or at its head."""
    tail = len(page.text) - 200
    for named in reversed(cast.named):
        if named.mention.start < tail:
            break
        if named.figure.kind == "person" and named.figure.is_full:
            after = page.text[named.mention.end :]
            if len(after) < 120 and page.text.rfind("\n", 0, named.mention.start) >= named.mention.start - 20:
                return named.figure
    return None


def find_guest(page: Page, cast: Cast) -> Figure | None:
    """Whom an interview or a briefing is with: named in the title, in the heading, or addressed first."""
    title = fold(page.title or "")
    for figure in cast.figures:
        if (
            figure.kind == "person"
            and figure.words
            and any(likeness(figure.words[-1], w) >= 0.95 for w in title)
        ):
            return figure
    for mention in find_in_text(page.title or "", (), look_up, is_given):
        if mention.kind == "person":
            return cast.person(mention)
    head = _TURN.search(page.text)
    for named in cast.within(0, head.start() if head else 0):
        if named.figure.kind == "person" and re.search(
            r"\b(?:guest|with|by|of|minister|president)\b[^\n]{0,40}$",
            page.text[: named.mention.start],
            re.IGNORECASE,
        ):
            return named.figure
    for named in cast.named:  # "Q. Mr Thurairajah, you are going to …"
        if named.figure.kind == "person" and re.match(
            r",? you\b|, (?:\w+ ){0,6}(?:you|your)\b", page.text[named.mention.end : named.mention.end + 60]
        ):
            return named.figure
    return None
