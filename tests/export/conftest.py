"""A reading made by hand, so that what is exported doesn't hang on what a model finds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from onrecord.records import (
    Block,
    BlockKind,
    DateEvidence,
    Gap,
    ModelId,
    Page,
    Published,
    Reading,
    Span,
    Statement,
)

Parts = list[tuple[BlockKind, str]]

PARTS: Parts = [
    ("heading", "Harbour talks to resume"),
    (
        "paragraph",
        "“We will be at the table on Monday,” said Mira Solvang, the port's chief, “and not before.”",
    ),
    ("passage", "Union leader Jonas Brekke said Solvang had promised him that no one would be dismissed."),
    ("caption", "The harbour at dawn. Photo: K. Lind"),
    ("paragraph", "Here is what the union asks for:"),
    ("list", "Eight hours <at most>\nA seat on the board"),
    ("furniture", "Sign up for our newsletter & more"),
]


@pytest.fixture
def make_page() -> Callable[..., Page]:
    def make(parts: Parts, title: str | None = "Harbour talks to resume", url: str | None = None) -> Page:
        text = "\n\n".join(run for _, run in parts)
        blocks, at = [], 0
        for kind, run in parts:
            outlet = "Coast Daily" if kind == "passage" else None
            blocks.append(
                Block(at, at + len(run), kind, outlet, "https://coast.example/7" if outlet else None)
            )
            at += len(run) + 2
        published = Published("2031-05-02", "day", DateEvidence("meta", "2031-05-02"))
        digest = hashlib.sha256(text.encode()).hexdigest()
        return Page(
            digest, None, url, title, "Fjord Post", ("A. Writer",), "en", published, text, tuple(blocks)
        )

    return make


@pytest.fixture
def reading(make_page: Callable[..., Page]) -> Reading:
    page = make_page(PARTS, url="https://fjord.example/1")

    def span(run: str, after: str = "") -> Span:
        start = page.text.index(run, page.text.index(after))
        return page.span(start, start + len(run))

    statements = (
        Statement(
            "a",
            "direct",
            source=(span("Mira Solvang, the port's chief,"),),
            cue=(span("said"),),
            content=(span("“We will be at the table on Monday,”"), span("“and not before.”")),
            text="“We will be at the table on Monday,” … “and not before.”",
            speaker_name="Mira Solvang",
            confidence=0.97,
        ),
        Statement(
            "b",
            "indirect",
            source=(span("Union leader Jonas Brekke"),),
            cue=(span("said", after="Union"),),
            content=(span("Solvang had promised him that no one would be dismissed"),),
            text="Solvang had promised him that no one would be dismissed",
            speaker_name="Jonas Brekke",
            chain=("Jonas Brekke", "Coast Daily"),
            confidence=0.8,
        ),
        Statement(
            "c",
            "indirect",
            source=(span("Solvang", after="Union"),),
            cue=(span("promised"),),
            content=(span("no one would be dismissed"),),
            text="no one would be dismissed",
            speaker_name="Mira Solvang",
            nested_in="b",
            confidence=0.7,
        ),
    )
    gaps = (Gap("list", span("Here is what the union asks for:"), "a list is announced"),)
    return Reading(page, statements, gaps, (), ModelId("hand", "0" * 64), "0.1.0")
