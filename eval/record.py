"""What the record says of a bundle of talks, with the annotated statements, acts and stances as if read.

    shifts           party, issue, before and after are right
    contradictions   both pieces of evidence touch the annotated ones
    same             pairs of statements in one cluster

This measures tracking apart from reading. The definitions are those of the shared bench's talks.py,
whose last argument is what `records` gives; a test keeps the figures equal.
"""

from __future__ import annotations

import calendar
import datetime
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from onrecord.dossier import Dossier, Issue, Party, fold_alias
from onrecord.isodates import parse_date
from onrecord.records import (
    Act,
    DateEvidence,
    DatePrecision,
    Page,
    Published,
    SaidAt,
    Span,
    Stance,
    Statement,
    Term,
)
from onrecord.track.pages import TrackedPage
from onrecord.track.tracker import Tracker

Json = dict[str, Any]

_PARTS = {"MO": (6, 12), "MI": (11, 14), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24), "DT": (6, 18)}
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_PART_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT)")


def load_bundles(path: Path) -> list[Json]:
    """The bundles of a file that corpus/talks/talks.py built."""
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]


def bundle_dossier(bundle: Json) -> Dossier:
    """The bundle's parties and issues; an alias that two parties share is left out."""
    owners: dict[str, set[str]] = {}
    for party in bundle["parties"]:
        for alias in (party["name"], *party.get("aliases", ())):
            owners.setdefault(fold_alias(alias), set()).add(party["name"])
    return Dossier(
        parties=tuple(
            Party(
                party["name"],
                tuple(a for a in party.get("aliases", ()) if owners[fold_alias(a)] == {party["name"]}),
                party.get("kind"),
            )
            for party in bundle["parties"]
        ),
        issues=tuple(Issue(i["id"], i["label"], i["description"]) for i in bundle["issues"]),
    )


def tracked_pages(bundle: Json) -> list[TrackedPage]:
    """The bundle's pages as if the annotation had been read."""
    return [_page(page) for page in bundle["pages"]]


def said_at(value: str | None, published: str | None) -> SaidAt | None:
    """The interval of a TIMEX3 value; the page's date as a bound where it tells none."""
    value = value or ""
    if found := _PART_OF_DAY.match(value):
        first, last = _PARTS[found[2]]
        end = f"{found[1]}T23:59" if last == 24 else f"{found[1]}T{last:02}:00"
        return SaidAt(f"{found[1]}T{first:02}:00", end, "minute")
    if found := _WEEK.match(value):
        monday = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return SaidAt(monday.isoformat(), (monday + datetime.timedelta(6)).isoformat(), "day")
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d", value):
        value += ":00"
    if stamp := parse_date(value):
        return _span_of(stamp.value, stamp.precision)
    return SaidAt(None, published, "page") if published else None


def _span_of(value: str, precision: DatePrecision) -> SaidAt:
    if precision == "year":
        return SaidAt(f"{value}-01-01", f"{value}-12-31", precision)
    if precision == "month":
        last = calendar.monthrange(int(value[:4]), int(value[5:7]))[1]
        return SaidAt(f"{value}-01", f"{value}-{last}", precision)
    return SaidAt(value, value, precision)


def _page(given: Json) -> TrackedPage:
    text = given["text"]

    def span(start: int, end: int) -> Span:
        return Span(start, end, text[start:end])

    def spans(ranges: list[list[int]]) -> tuple[Span, ...]:
        return tuple(span(*one) for one in sorted(ranges))

    published = given["published"]
    stamp = parse_date(published) if published else None
    page = Page(
        id=hashlib.sha256(text.encode()).hexdigest(),
        source_id=given["id"],
        url=given.get("url"),
        title=given.get("title"),
        outlet=given["outlet"],
        authors=(),
        language="en",
        published=Published(stamp.value, stamp.precision, DateEvidence("given", published))
        if stamp
        else None,
        text=text,
        blocks=(),
    )
    statements = tuple(
        Statement(
            id=stmt["id"],
            kind=stmt["kind"],
            source=spans(stmt["source"]),
            cue=spans(stmt["cue"]),
            content=spans(stmt["content"]),
            text=" … ".join(one.text for one in spans(stmt["content"])),
            speaker=None,
            speaker_name=stmt["speaker"],
            on_behalf_of=stmt["for"],
            addressee=stmt["addressee"],
            channel=stmt["channel"],
            chain=tuple(stmt["via"]),
            nested_in=stmt["nested_in"],
            manner=None,
            said_at=said_at(stmt["said"], published),
            confidence=1.0,
        )
        for stmt in given["statements"]
    )
    acts = tuple(
        Act(
            type=act["type"],
            mode=act["mode"],
            actor=tuple(act["actor"]),
            recipient=tuple(act["recipient"]),
            evidence=spans(act["spans"]),
            at=said_at(act["at"], published),
            first_time=act["first_time"],
            negated=act["negated"],
            future=act["future"],
            hypothetical=act["hypothetical"],
            statement=act["statement"],
        )
        for act in given["acts"]
    )
    terms = tuple(
        Term(term["kind"], term["holder"], term["text"], spans(term["spans"])[0])
        for term in given["terms"]
        if term["spans"]
    )
    return TrackedPage(given["id"], page, statements, acts, tuple(_stances(given, spans)), terms)


def _stances(given: Json, spans: Any) -> Iterator[Stance]:
    statements = {stmt["id"]: stmt for stmt in given["statements"]}
    acts = {act["id"]: act for act in given["acts"]}
    terms = {term["id"]: term for term in given["terms"]}
    for stance in given["stances"]:
        evidence = [
            s for n in stance["statements"] if n in statements for s in spans(statements[n]["content"])
        ]
        evidence += [s for n in stance["acts"] if n in acts for s in spans(acts[n]["spans"])]
        if not evidence:
            continue
        carrier = stance["statements"][0] if stance["statements"] else None
        yield Stance(
            holder=stance["holder"],
            issue=stance["issue"],
            stance=stance["stance"],
            conditions=tuple(s for n in stance["conditions"] if n in terms for s in spans(terms[n]["spans"])),
            evidence=tuple(evidence),
            statement=carrier,
            at=said_at(stance["at"], given["published"]),
            announced=evidence[0] if stance["announces_shift"] else None,
            confidence=1.0,
        )


def records(bundles: list[Json]) -> Mapping[str, Any]:
    """What each bundle's record answers, by the bundle's id, in the shape that the commands print."""
    return {bundle["bundle"]["id"]: _record(bundle) for bundle in bundles}


def _record(bundle: Json) -> Json:
    tracker = Tracker(bundle_dossier(bundle["bundle"]), tracked_pages(bundle))
    clusters = tracker.clusters()
    return {
        "positions": msgspec.to_builtins(tracker.courses()),
        "shifts": msgspec.to_builtins(tracker.shifts()),
        "contradictions": msgspec.to_builtins(tracker.contradictions()),
        "statements": [
            {
                **msgspec.to_builtins(stmt),
                "page": page.key,
                "source_id": page.page.source_id,
                "cluster": clusters.get((page.key, stmt.id)),
            }
            for page in tracker.pages
            for stmt in page.statements
        ],
    }


def main() -> None:
    """Print the records of the bundles in the file that is the first argument, as JSON."""
    sys.stdout.buffer.write(msgspec.json.encode(records(load_bundles(Path(sys.argv[1])))) + b"\n")


if __name__ == "__main__":
    main()
