"""Rows of an invented negotiation for charts."""

from __future__ import annotations

from onrecord.export.quoting import Quoting, Voice
from onrecord.records import SaidAt
from onrecord.store import StatementRow
from onrecord.track.courses import Course, Point
from onrecord.track.pages import Evidence
from onrecord.track.timeline import Entry


def evidence(published: str | None, outlet: str | None = "Fjord Post", text: str = "the words") -> Evidence:
    return Evidence("k", None, None, outlet, 0, len(text), text, published=published)


def on(earliest: str, latest: str | None = None) -> SaidAt:
    return SaidAt(earliest, latest or earliest, "day")


def statement(published: str | None, outlet: str | None = "Fjord Post") -> StatementRow:
    return StatementRow(
        id="s",
        kind="direct",
        source=(),
        cue=(),
        content=(),
        text="words",
        page="k",
        source_id=None,
        url=None,
        outlet=outlet,
        title=None,
        published=published,
    )


COURSES = (
    Course(
        "Norland",
        "talks",
        (
            Point(on("2031-05-12"), "against", (), (evidence("2031-05-12"),)),
            Point(on("2031-05-13"), "for", (), (evidence("2031-05-13"), evidence("2031-05-14", None))),
        ),
    ),
    Course(
        "The Organisation for Security and Co-operation in Europe",
        "venue",
        (
            Point(on("2031-05-10", "2031-05-15"), "conditional", ("if asked",), (evidence("2031-05-15"),)),
            Point(None, "unclear", (), (evidence(None),)),
        ),
    ),
)
ENTRIES = (
    Entry("statement", on("2031-05-12"), "Mira Solvang", "the port stays shut", (evidence("2031-05-13"),)),
    Entry("act", None, "Norland", "REJECT", (evidence("2031-05-14"),)),
    Entry("shift", on("2031-05-13"), "Norland", "talks: against → for", (evidence("2031-05-13"),)),
    Entry("term", None, None, "deadline: on Monday", (evidence(None),)),
)
QUOTING = (
    Quoting(Voice("outlet", "Fjord Post"), Voice("speaker", "Mira Solvang"), 3, "2031-05-12", "2031-05-14"),
    Quoting(Voice("speaker", "Mira Solvang"), Voice("speaker", "Jonas Brekke"), 1, None, None),
)
