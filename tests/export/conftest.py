"""A reading made by hand, so that what is exported doesn't hang on what a model finds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from onrecord.export.selection import ExportedPage
from onrecord.records import (
    Act,
    Block,
    BlockKind,
    DateEvidence,
    Entity,
    Gap,
    ModelId,
    Opinion,
    Page,
    Published,
    Reading,
    Role,
    SaidAt,
    Span,
    Stance,
    Statement,
    Term,
    TimeExpression,
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


class FullReading(Reading, frozen=True):
    """A reading of all stages."""

    entities: tuple[Entity, ...] = ()
    acts: tuple[Act, ...] = ()
    stances: tuple[Stance, ...] = ()
    terms: tuple[Term, ...] = ()
    times: tuple[TimeExpression, ...] = ()


@pytest.fixture
def exported(make_page: Callable[..., Page]) -> ExportedPage:
    """A page with characters beyond U+FFFF, crossing and nested statements, and something of every stage."""
    page = make_page(
        [
            ("heading", "Harbour 𝔱alks & <tea>"),
            ("paragraph", "“We will\nsign 🚢 on Monday,” Mira Solvang told Brekke, “or never.” Rain fell."),
            ("passage", "Jonas Brekke said Solvang had promised work. Norland attacked Sudland on Monday."),
            ("list", "One\r\nTwo \x0b"),
        ],
        url="https://fjord.example/1?a=b&c",
    )

    def span(run: str, after: str = "") -> Span:
        start = page.text.index(run, page.text.index(after))
        return page.span(start, start + len(run))

    on = SaidAt("2031-05-05", "2031-05-05", "day", (span("Monday", after="Norland"),))
    statements = (
        Statement(
            "a",
            "direct",
            source=(span("Mira Solvang"),),
            cue=(span("told"),),
            content=(span("“We will\nsign 🚢 on Monday,”"), span("“or never.”")),
            text="“We will sign 🚢 on Monday,” … “or never.”",
            speaker="e1",
            speaker_name="Mira Solvang",
            on_behalf_of="Norland",
            manner="said",
            said_at=SaidAt(None, "2031-05-02", "page"),
            confidence=0.97,
        ),
        Statement(
            "b",
            "mixed",
            source=(span("Jonas Brekke"),),
            cue=(span("said", after="Jonas"),),
            content=(span("Solvang had promised work"),),
            text="Solvang had promised work",
            speaker="e2",
            speaker_name="Jonas Brekke",
            confidence=0.8,
        ),
        Statement(
            "c",
            "indirect",
            source=(span("Solvang", after="said"),),
            cue=(span("promised"),),
            content=(span("work"),),
            text="work",
            speaker_name="(unnamed) aide",
            nested_in="b",
            confidence=0.7,
        ),
        Statement("d", "indirect", (), (span("told"),), (span("told Brekke, “or"),), "told Brekke, “or"),
    )
    fight = span("Norland attacked Sudland on Monday")
    reading = FullReading(
        page,
        statements,
        gaps=(Gap("list", span("One"), "a list is announced"),),
        opinions=(Opinion(span("Rain fell.")),),
        model=ModelId("hand", "0" * 64),
        onrecord="0.1.0",
        entities=(
            Entity("e1", "M. Solvang", "person", ("Solvang",), (Role("mayor", span("Mira")),), "Norland"),
            Entity("e2", "Jonas Brekke", "person"),
            Entity("e3", "Norland", "state"),
            Entity("e4", "Sudland", "state"),
            Entity("e5", "Lake Orlova", "place"),
        ),
        acts=(
            Act("ASSAULT", "ground", ("Norland",), ("Sudland",), (fight,), on, first_time=True),
            Act("AGREE", None, ("M. Solvang",), (), (span("sign"),), move="accept_talks", statement="a"),
            Act("RETREAT", None, ("Norland",), (), (span("Norland"),), negated=True),
        ),
        stances=(Stance("Norland", "talks", "conditional", (), (span("or never"),), "a"),),
        terms=(Term("deadline", None, "on Monday", span("on Monday"), "a"),),
        times=(TimeExpression(*_place(span("Monday", after="Norland")), "DATE", "2031-05-05"),),
    )
    return ExportedPage("ab" * 32, reading, {"a": "Mira Solvang-Lund"})


def _place(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.text


@pytest.fixture
def bare(make_page: Callable[..., Page]) -> ExportedPage:
    """A page whose statements have no words of their own: one without a span, one over a line end alone."""
    page = make_page([("paragraph", "One"), ("paragraph", "Two")], title=None)
    statements = (
        Statement("a", "indirect", (), (), (), ""),
        Statement("b", "indirect", (), (), (page.span(3, 5),), "\n\n", nested_in="a"),
    )
    return ExportedPage("ef" * 32, Reading(page, statements, (), (), ModelId("hand", "0" * 64), "0.1.0"))
