"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): what was found, as annotations of the pages.

Each run of text is named twice: by a TextPositionSelector, whose `start` and `end` are code points of the
page's text as onrecord read it (the unit that the recommendation asks for; a reader in JavaScript counts
UTF-16 units and must convert where there are characters beyond U+FFFF), and by a TextQuoteSelector, which
finds it again where the text was laid out differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.export.addresses import page_iri, urn
from onrecord.export.selection import ExportedPage
from onrecord.records import Page, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points of prefix and suffix


def render_web_annotation(pages: Iterable[ExportedPage]) -> Iterator[bytes]:
    """An AnnotationPage (JSON-LD) a line for each page; its items are what was found in it."""
    for exported in pages:
        body = {
            "@context": CONTEXT,
            "id": urn(exported.key, "annotations"),
            "type": "AnnotationPage",
            "items": list(_items(exported)),
        }
        yield msgspec.json.encode(body) + b"\n"


def _items(exported: ExportedPage) -> Iterator[dict[str, Any]]:
    page, key = exported.page, exported.key
    for stmt in exported.reading.statements:
        yield _statement(exported, stmt)
    for number, act in enumerate(exported.acts):
        who = ", ".join(act.actor) or "somebody"
        to = f" → {', '.join(act.recipient)}" if act.recipient else ""
        tags = ["act", act.type, *filter(None, (act.mode, act.move))]
        tags += [name for name in ("negated", "future", "hypothetical") if getattr(act, name)]
        yield _annotation(page, (key, f"act{number}"), act.evidence, f"{who}{to}: {act.type}", tags)
    for number, stance in enumerate(exported.stances):
        text = f"{stance.holder} on {stance.issue}: {stance.stance}"
        yield _annotation(page, (key, f"stance{number}"), stance.evidence, text, ["stance", stance.stance])
    for number, term in enumerate(exported.terms):
        text = f"{term.holder or 'somebody'}: {term.kind}"
        yield _annotation(page, (key, f"term{number}"), (term.span,), text, ["term", term.kind])
    for number, time in enumerate(exported.times):
        span = Span(time.start, time.end, time.text)
        yield _annotation(page, (key, f"time{number}"), (span,), time.value, ["time", time.type])
    for number, gap in enumerate(exported.reading.gaps):
        yield _annotation(page, (key, f"gap{number}"), (gap.span,), gap.note, ["gap", gap.kind])
    for number, opinion in enumerate(exported.reading.opinions):
        text = "the author’s own view"
        yield _annotation(page, (key, f"opinion{number}"), (opinion.span,), text, ["opinion"])


def _statement(exported: ExportedPage, stmt: Statement) -> dict[str, Any]:
    speaker = exported.speaker(stmt) or "no source named"
    tags = ["statement", stmt.kind, *([stmt.manner] if stmt.manner else [])]
    spans = stmt.content or stmt.source or stmt.cue
    text = f"{speaker}: {stmt.text}" if stmt.text else speaker
    made = _annotation(exported.page, (exported.key, stmt.id), spans, text, tags)
    # Where it says who and by which word: the source identifies the speaker, the cue classifies.
    for purpose, role in (("identifying", stmt.source), ("classifying", stmt.cue)):
        made["body"] += [{**_target(exported.page, span), "purpose": purpose} for span in role]
    if stmt.nested_in:
        made["body"].append(
            {
                "type": "SpecificResource",
                "source": urn(exported.key, stmt.nested_in),
                "purpose": "linking",
            }
        )
    return made


def _annotation(
    page: Page, name: tuple[str, ...], spans: Sequence[Span], text: str, tags: Sequence[str]
) -> dict[str, Any]:
    bodies = [{"type": "TextualBody", "value": text, "format": "text/plain", "purpose": "describing"}]
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags]
    return {
        "id": urn(*name),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        # An annotation is of something: of the page, where nothing in it can be pointed at.
        "target": [_target(page, span) for span in spans] or [page_iri(page)],
    }


def _target(page: Page, span: Span) -> dict[str, Any]:
    text = page.text
    return {
        "type": "SpecificResource",
        "source": page_iri(page),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
