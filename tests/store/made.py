"""Readings of pages about an invented negotiation, small enough to see through."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from onrecord.records import (
    Block,
    DateEvidence,
    ModelId,
    Page,
    Published,
    Reading,
    SaidAt,
    Span,
    Statement,
)

MODEL = ModelId("attribution-1", "a" * 64)


@dataclass(frozen=True)
class Said:
    """A sentence of a page that is one statement; `more` are further fields of it."""

    source: str
    cue: str
    content: str
    more: tuple[tuple[str, Any], ...] = ()


def said(source: str, cue: str, content: str, **more: Any) -> Said:
    return Said(source, cue, content, tuple(more.items()))


def make_reading(
    *paragraphs: Said | str,
    url: str | None = "https://valley.example/talks",
    outlet: str | None = "The Valley Post",
    title: str | None = "Talks at the lake",
    published: str | None = "2031-05-14",
    model: ModelId = MODEL,
    version: str = "0.1.0",
    source_id: str | None = None,
    furniture: str | None = None,
) -> Reading:
    text = ""
    blocks: list[Block] = []
    statements: list[Statement] = []
    for paragraph in [*paragraphs, *([furniture] if furniture else [])]:
        start = len(text)
        if isinstance(paragraph, Said):
            spans = []
            for part in (paragraph.source, paragraph.cue, paragraph.content):
                spans.append(Span(len(text), len(text) + len(part), part))
                text += part + " "
            text = text[:-1] + "."
            fields: dict[str, Any] = {"kind": "indirect", "confidence": 0.9} | dict(paragraph.more)
            source, cue, content = spans
            statements.append(
                Statement(
                    id=f"s{len(statements) + 1}",
                    source=(source,),
                    cue=(cue,),
                    content=(content,),
                    text=content.text,
                    **fields,
                )
            )
        else:
            text += paragraph
        kind = "furniture" if furniture and paragraph is furniture else "paragraph"
        blocks.append(Block(start, len(text), kind))  # type: ignore[arg-type]
        text += "\n\n"
    page = Page(
        id=hashlib.sha256(text.encode()).hexdigest(),
        source_id=source_id,
        url=url,
        title=title,
        outlet=outlet,
        authors=(),
        language="en",
        published=published_on(published) if published else None,
        text=text,
        blocks=tuple(blocks),
    )
    return Reading(page, tuple(statements), (), (), model, version)


def published_on(value: str) -> Published:
    precision = {4: "year", 7: "month", 10: "day"}.get(len(value), "minute")
    return Published(value, precision, DateEvidence("meta", value))  # type: ignore[arg-type]


def said_on(earliest: str | None, latest: str | None) -> SaidAt:
    return SaidAt(earliest, latest, "day")


TALKS = (
    said(
        "Government envoy Zdeněk Hálek",
        "said",
        "the cease-fire at Lake Orlova would hold",
        speaker_name="Zdeněk Hálek",
        kind="indirect",
        said_at=said_on("2031-05-13", "2031-05-13"),
        manner="said",
    ),
    said(
        "a rebel spokeswoman, Ana Peñaloza-O’Dey,",
        "told reporters",
        "her side wants observers before any talks",
        speaker_name="Ana Peñaloza-O’Dey",
        kind="mixed",
        confidence=0.4,
        said_at=said_on("2031-05-12", "2031-05-15"),
    ),
    "Rain kept the delegations indoors for most of the afternoon.",
    said(
        "two people close to the Hálekova foundation",
        "believe",
        "nobody will sign this year",
        manner="believed",
    ),
)
