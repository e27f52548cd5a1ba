from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dossier import Dossier, Issue, Party
from onrecord.track.pages import TrackedPage
from onrecord.track.tracker import Tracker
from tests.track.pages_made import Draft

_SPEAKERS = st.sampled_from([("Ida Vik", "Norway"), ("Vik", "Norway"), ("Sven Lind", "Sweden"), (None, None)])
_CONTENTS = st.sampled_from(
    [
        "the fleet will stay in port until Monday",
        "the ships would remain in harbour till Monday",
        "no ship ever left port",
        "twelve ships left port on Sunday",
        "forty ships left port on Sunday",
        "we never left",
        "",
    ]
)
_DAYS = st.sampled_from([None, "2031-05-03", "2031-05-04", "2031-05-04T18:00"])
_STANCES = st.sampled_from(["for", "against", "conditional", "unclear"])


@st.composite
def pages(draw: Callable[..., Any]) -> list[TrackedPage]:
    made = []
    for number in range(draw(st.integers(0, 4))):
        page = Draft(f"p{number}", draw(st.sampled_from(["2031-05-04", "2031-05-05T09:00", None])))
        for _ in range(draw(st.integers(0, 3))):
            speaker, side = draw(_SPEAKERS)
            page.says(speaker, draw(_CONTENTS) or "it", side=side, at=draw(_DAYS))
        for _ in range(draw(st.integers(0, 3))):
            announced = draw(st.booleans())
            page.takes(
                draw(st.sampled_from(["Norway", "Oslo", "Sweden"])),
                draw(st.sampled_from(["talks", "fish"])),
                draw(_STANCES),
                at=draw(_DAYS),
                announced=announced,
            )
        if draw(st.booleans()):
            page.term("venue", draw(st.sampled_from(["Norway", None])), "the port of Bergen")
        made.append(page.page())
    return made


def everything(tracker: Tracker) -> tuple[object, ...]:
    return (
        tracker.courses(),
        tracker.shifts(),
        tracker.clusters(),
        tracker.contradictions(),
        tracker.terms(),
        tracker.timeline(),
    )


DOSSIER = Dossier(
    parties=(Party("Norway", ("Oslo",)), Party("Sweden")), issues=(Issue("talks"), Issue("fish"))
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_order_of_adding_gives_what_all_at_once_gives(data: st.DataObject) -> None:
    made = data.draw(pages())
    shuffled = data.draw(st.permutations(made))
    dossier = data.draw(st.sampled_from([None, DOSSIER]))
    at_once = everything(Tracker(dossier, made))
    grown = Tracker(dossier)
    for page in shuffled:
        grown.add(page)
        if data.draw(st.booleans()):
            everything(grown)  # asking in between leaves nothing behind
    assert everything(grown) == at_once


@settings(max_examples=30, deadline=None)
@given(pages(), pages())
def test_a_page_read_anew_or_taken_away_leaves_no_trace(
    before: list[TrackedPage], after: list[TrackedPage]
) -> None:
    tracker = Tracker(DOSSIER, before)
    everything(tracker)
    for page in after:
        tracker.add(page)
    for page in before:
        if page.key not in {one.key for one in after}:
            tracker.remove(page.key)
    assert everything(tracker) == everything(Tracker(DOSSIER, after))


@settings(max_examples=40, deadline=None)
@given(pages())
def test_evidence_is_the_pages_own_characters(made: list[TrackedPage]) -> None:
    tracker = Tracker(None, made)
    texts = {page.key: page.page.text for page in made}
    evidence = [one for course in tracker.courses() for point in course.points for one in point.evidence]
    evidence += [one for both in tracker.contradictions() for one in (both.a, both.b)]
    evidence += [one for entry in tracker.timeline() for one in entry.evidence]
    for one in evidence:
        assert texts[one.page][one.start : one.end] == one.text
    assert set(tracker.clusters()) == {
        (page.key, stmt.id) for page in made for stmt in page.statements if stmt.content
    }


def test_a_side_that_another_page_tells_of_counts() -> None:
    page = Draft("a").takes("Ida Vik", "talks", "for").page()
    tracker = Tracker(None, [page])
    assert [course.party for course in tracker.courses()] == ["Ida Vik"]
    told = Draft("b").page()
    tracker.add(TrackedPage(told.key, told.page, parties=(("Ida Vik", "Norway"),)))
    assert [course.party for course in tracker.courses()] == ["Norway"]
    tracker.remove("b")
    assert [course.party for course in tracker.courses()] == ["Ida Vik"]
    with pytest.raises(KeyError):
        tracker.remove("b")


def test_thousands_of_statements_take_seconds() -> None:
    made = []
    for number in range(100):
        page = Draft(f"p{number:03}", "2031-05-04")
        for line in range(30):
            page.says(
                f"Speaker {(number * 7 + line) % 40}",
                f"fleet {line} will sail to port {number % 9} with {line * number} barrels of herring",
                side=f"Party {line % 6}",
            )
        made.append(page.page())
    before = process_time()
    tracker = Tracker(None, made)
    clusters, contradictions = tracker.clusters(), tracker.contradictions()
    spent = process_time() - before
    assert len(clusters) == 3000 and isinstance(contradictions, tuple)
    assert spent < 25  # some five seconds where nothing else runs; all pairs would take many minutes
