from __future__ import annotations

from onrecord.dossier import Dossier, Party
from onrecord.track.naming import Naming
from onrecord.track.terms import find_terms
from onrecord.track.tracker import Tracker
from tests.track.pages_made import Draft

NORWAY = Naming(Dossier(parties=(Party("Norway", ("Oslo",)),)))


def test_one_term_of_two_pages_is_told_once_with_both() -> None:
    pages = [
        Draft("b", "2031-05-05")
        .term("demand", "Oslo", "the withdrawal of Swedish troops from the island")
        .page(),
        Draft("a", "2031-05-03").term("demand", "Norway", "withdrawal of troops from the island").page(),
    ]
    (one,) = find_terms(pages, NORWAY)
    assert (one.kind, one.holder, one.text) == ("demand", "Norway", "withdrawal of troops from the island")
    assert [evidence.page for evidence in one.evidence] == ["a", "b"]


def test_kinds_holders_and_other_things_stay_apart() -> None:
    page = (
        Draft("a")
        .term("demand", "Norway", "a ferry to the island")
        .term("offer", "Norway", "a ferry to the island")
    )
    page.term("demand", "Sweden", "a ferry to the island").term("demand", "Norway", "a bridge over the sound")
    page.term("venue", None, "Bergen")
    assert [(one.kind, one.holder) for one in find_terms([page.page()], NORWAY)] == [
        ("demand", "Norway"),
        ("demand", "Norway"),
        ("demand", "Sweden"),
        ("offer", "Norway"),
        ("venue", None),
    ]


def test_the_timeline_merges_all_of_it_in_order() -> None:
    page = Draft("a", "2031-05-09")
    page.takes("Norway", "talks", "against", at="2031-05-03").takes("Norway", "talks", "for", at="2031-05-06")
    page.says("Ida Vik", "we come", side="Norway", at="2031-05-05")
    page.term("venue", "Norway", "Bergen").act("SANCTION", "Norway", "Norway closed its ports")
    entries = Tracker(
        None, [page.page(), Draft("b", None).act("AGREE", "Norway", "Norway agreed").page()]
    ).timeline()
    assert [(entry.kind, entry.who, entry.what) for entry in entries] == [
        ("statement", "Ida Vik", "we come"),
        ("shift", "Norway", "talks: against → for"),
        ("act", "Norway", "SANCTION"),
        ("term", "Norway", "venue: Bergen"),
        ("act", "Norway", "AGREE"),
    ]
