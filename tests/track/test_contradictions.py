from __future__ import annotations

from onrecord.track.clusters import find_clusters
from onrecord.track.contradictions import Contradiction, find_contradictions
from onrecord.track.naming import Naming
from onrecord.track.pages import TrackedPage
from onrecord.track.sayings import make_sayings
from tests.track.pages_made import Draft
from tests.track.test_clusters import filled


def found(*pages: TrackedPage) -> tuple[Contradiction, ...]:
    sayings = [one for page in pages for one in make_sayings(page, Naming(None))]
    return find_contradictions(sayings, find_clusters(sayings))


def claim(draft: Draft) -> Draft:
    draft.says(
        "Ida Vik", "that Swedish ships had rammed two Norwegian trawlers", side="Norway", cue="claimed"
    )
    return draft


def test_a_claim_and_its_denial() -> None:
    page = claim(filled("a", "2031-05-03"))
    page.says("Sven Lind", "that any ship had rammed Norwegian trawlers", side="Sweden", cue="denied")
    (one,) = found(page.page())
    assert {one.a.speaker_name, one.b.speaker_name} == {"Ida Vik", "Sven Lind"}
    assert "trawlers" in one.about and 0 < one.confidence <= 1


def test_agreement_is_no_contradiction() -> None:
    page = claim(filled("a", "2031-05-03"))
    page.says("Sven Lind", "that ships had rammed two trawlers", side="Sweden", cue="agreed")
    assert found(page.page()) == ()


def test_what_one_speaker_says_twice_is_no_contradiction() -> None:
    page = claim(filled("a", "2031-05-03"))
    page.says("Ida Vik", "that any ship had rammed Norwegian trawlers", side="Norway", cue="denied")
    assert found(page.page()) == ()


def test_a_claim_that_several_pages_tell_is_contradicted_once() -> None:
    a, b = claim(filled("a", "2031-05-03")), claim(filled("b", "2031-05-04"))
    for draft in (a, b):
        draft.says("Sven Lind", "that any ship had rammed Norwegian trawlers", side="Sweden", cue="denied")
    assert len(found(a.page(), b.page())) == 1


def test_nothing_contradicts_nothing() -> None:
    assert found() == ()
