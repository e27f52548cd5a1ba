"""A record in which a side moves, two sources contradict each other, and two outlets tell one statement."""

from __future__ import annotations

from pathlib import Path

from onrecord.dossier import Dossier, Issue, Party
from onrecord.records import Reading, Stance, StanceKind, Term
from onrecord.store import open_record
from tests.store.made import Said, make_reading, said, said_on

DOSSIER = Dossier(
    parties=(Party("Norland", ("Oslund",)), Party("Sudmark")),
    issues=(Issue("talks", "holding talks at the lake"),),
)
REFUSAL = "Norland will not sit down with anybody while the bridge is closed"


class StancedReading(Reading, frozen=True):
    """A reading whose page was read for stances and terms."""

    stances: tuple[Stance, ...] = ()
    terms: tuple[Term, ...] = ()


def stanced_reading(
    *told: Said, stances: dict[int, StanceKind] | None = None, outlet: str, on: str, term: str | None = None
) -> StancedReading:
    """A page of statements; those numbered in `stances` take one on the talks, for Norland."""
    reading = make_reading(
        *told, url=f"https://{outlet.split()[0].lower()}.example/{on}", outlet=outlet, published=on,
        title=f"{outlet} of {on}",
    )  # fmt: skip
    taken = tuple(
        Stance("Norland", "talks", kind, (), reading.statements[n].content, reading.statements[n].id)
        for n, kind in (stances or {}).items()
    )
    terms: tuple[Term, ...] = ()
    if term is not None:
        start = reading.page.text.index(term)
        terms = (Term("demand", "Norland", term, reading.page.span(start, start + len(term)), "s1"),)
    fields = {field: getattr(reading, field) for field in Reading.__struct_fields__}
    return StancedReading(**(fields | {"stances": taken, "terms": terms}))


def _spoken(name: str, words: str, day: str, party: str | None = None) -> Said:
    return said(name, "said", words, speaker_name=name, on_behalf_of=party, said_at=said_on(day, day))


READINGS = (
    stanced_reading(
        _spoken("Ida Brenn", REFUSAL, "2031-05-10", "Norland"),
        _spoken("Ola Venn", "Norland's army shelled the bridge at Tresk on Monday", "2031-05-10", "Sudmark"),
        _spoken("Ida Brenn", "the army never shelled the bridge at Tresk", "2031-05-10", "Norland"),
        stances={0: "against"},
        outlet="Lake Mail",
        on="2031-05-10",
    ),
    stanced_reading(
        _spoken("Ida Brenn", REFUSAL, "2031-05-10", "Norland"),
        stances={0: "against"},
        outlet="Hill Post",
        on="2031-05-11",
    ),
    stanced_reading(
        _spoken(
            "Ida Brenn",
            "Norland is ready to sit down at the lake and wants observers",
            "2031-05-14",
            "Norland",
        ),
        stances={0: "for"},
        outlet="Lake Mail",
        on="2031-05-14",
        term="wants observers",
    ),
)


def fill(path: Path) -> Path:
    """Make the record with these readings; its path."""
    with open_record(path) as record:
        for reading in READINGS:
            record.add(reading)
    return path
