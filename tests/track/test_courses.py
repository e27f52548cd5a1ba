from __future__ import annotations

from onrecord.dossier import Dossier, Issue, Party, Person
from onrecord.records import StanceKind
from onrecord.track.courses import Course, find_courses
from onrecord.track.naming import Naming
from onrecord.track.pages import TrackedPage
from onrecord.track.shifts import Shift, find_shifts
from tests.track.pages_made import Draft

PLAIN = Naming(None)


def course(*pages: TrackedPage) -> list[tuple[str | None, str]]:
    (one,) = find_courses(pages, PLAIN)
    return [(point.at.earliest if point.at else None, point.stance) for point in one.points]


def moves(*pages: TrackedPage) -> list[tuple[str, str]]:
    return [(shift.before.stance, shift.after.stance) for shift in find_shifts(pages, PLAIN)]


def test_what_is_told_first_but_came_later_is_put_in_its_place() -> None:
    page = Draft("a", "2031-05-05")
    page.takes("Norway", "talks", "for", at="2031-05-05").takes("Norway", "talks", "against", at="2031-05-03")
    assert course(page.page()) == [("2031-05-03", "against"), ("2031-05-05", "for")]
    assert moves(page.page()) == [("against", "for")]


def test_one_point_of_several_outlets_has_the_evidence_of_all() -> None:
    first = Draft("a", "2031-05-03T20:00").takes("Norway", "talks", "for", at="2031-05-03T18:00").page()
    second = Draft("b", "2031-05-04", "Coast Daily").takes("Norway", "talks", "for", at="2031-05-03").page()
    (one,) = find_courses([second, first], PLAIN)
    (point,) = one.points
    assert point.at is not None and point.at.earliest == "2031-05-03T18:00"
    assert [(one.page, one.outlet) for one in point.evidence] == [("a", "Fjord Post"), ("b", "Coast Daily")]
    for evidence, page in zip(point.evidence, (first, second), strict=True):
        assert page.page.text[evidence.start : evidence.end] == evidence.text == "Norway is for talks"


def test_the_same_stance_on_another_day_is_a_point_of_its_own_and_no_shift() -> None:
    pages = [
        Draft(key, day).takes("Norway", "talks", "against", at=day).page()
        for key, day in (("a", "2031-05-03"), ("b", "2031-05-05"))
    ]
    assert course(*pages) == [("2031-05-03", "against"), ("2031-05-05", "against")]
    assert moves(*pages) == []


def test_an_undated_retelling_belongs_to_what_it_retells() -> None:
    pages = [
        Draft("a", "2031-05-03").takes("Norway", "talks", "against", at="2031-05-03").page(),
        Draft("b", "2031-05-04").takes("Norway", "talks", "for", at="2031-05-04", announced=True).page(),
        Draft("c", "2031-05-09").takes("Norway", "talks", "against").page(),
    ]
    assert course(*pages) == [("2031-05-03", "against"), ("2031-05-04", "for")]
    assert moves(*pages) == [("against", "for")]


def test_of_two_that_one_day_holds_the_announced_one_is_the_later() -> None:
    page = Draft("a", "2031-05-03")
    page.takes("Norway", "talks", "for", at="2031-05-03", announced=True)
    page.takes("Norway", "talks", "against", at="2031-05-03")
    assert [stance for _, stance in course(page.page())] == ["against", "for"]
    (shift,) = find_shifts([page.page()], PLAIN)
    assert shift.announced is not None and shift.announced.text == "Norway is for talks"


def test_unclear_never_makes_a_shift() -> None:
    page = Draft("a", "2031-05-09")
    page.takes("Norway", "talks", "against", at="2031-05-03").takes(
        "Norway", "talks", "unclear", at="2031-05-04"
    )
    page.takes("Norway", "talks", "against", at="2031-05-05")
    assert [stance for _, stance in course(page.page())] == ["against", "unclear", "against"]
    assert moves(page.page()) == []


def test_a_condition_that_is_met_moves_the_course_and_is_no_shift() -> None:
    def pages(announced: bool) -> list[TrackedPage]:
        return [
            Draft("a", "2031-05-03").takes("Norway", "talks", "conditional", at="2031-05-03").page(),
            Draft("b", "2031-05-04")
            .takes("Norway", "talks", "for", at="2031-05-04", announced=announced)
            .page(),
        ]

    assert moves(*pages(announced=False)) == []
    assert moves(*pages(announced=True)) == [("conditional", "for")]


def test_what_the_other_side_says_of_it_is_no_shift() -> None:
    later = Draft("b", "2031-05-04")
    later.takes(
        "Norway",
        "talks",
        "for",
        at="2031-05-04",
        by=later.says("A. Lind", "Norway has given in", side="Sweden"),
    )
    first = Draft("a", "2031-05-03").takes("Norway", "talks", "against", at="2031-05-03").page()
    assert moves(first, later.page()) == []
    own = Draft("c", "2031-05-04")
    own.takes("Norway", "talks", "for", at="2031-05-04", by=own.says("B. Vik", "we will come", side="Norway"))
    assert moves(first, own.page(), later.page()) == [("against", "for")]


def test_one_page_that_differs_between_two_that_agree_is_no_shift() -> None:
    pages = [
        Draft("a", "2031-05-03").takes("Norway", "talks", "against", at="2031-05-03").page(),
        Draft("b", "2031-05-04").takes("Norway", "talks", "for", at="2031-05-04").page(),
        Draft("c", "2031-05-05").takes("Norway", "talks", "against", at="2031-05-05").page(),
    ]
    assert moves(*pages) == []
    also = Draft("d", "2031-05-04").takes("Norway", "talks", "for", at="2031-05-04").page()
    assert moves(*pages, also) == [("against", "for"), ("for", "against")]


def test_a_doubtful_stance_of_one_page_makes_no_shift_until_others_tell_it_too() -> None:
    def page(key: str, day: str, stance: StanceKind, announced: bool = False) -> TrackedPage:
        draft = Draft(key, day)
        return draft.takes("Norway", "talks", stance, at=day, confidence=0.5, announced=announced).page()

    first, second = page("a", "2031-05-03", "against"), page("b", "2031-05-04", "for")
    assert moves(first, second) == []
    assert [stance for _, stance in course(first, second)] == ["against", "for"]
    assert moves(first, second, page("c", "2031-05-04", "for")) == [("against", "for")]
    assert moves(first, page("b", "2031-05-04", "for", announced=True)) == [("against", "for")]


def test_two_parties_that_differ_are_no_shift() -> None:
    page = Draft("a").takes("Norway", "talks", "against", at="2031-05-03")
    page.takes("Sweden", "talks", "for", at="2031-05-04")
    assert moves(page.page()) == []


def test_a_dossier_says_who_is_whose_and_what_counts() -> None:
    dossier = Dossier(
        parties=(Party("Norway", ("Oslo",)),),
        people=(Person("B. Vik", (), "Norway"),),
        issues=(Issue("talks", "holding talks"),),
    )
    page = Draft("a", "2031-05-05").takes("Oslo", "holding talks", "against", at="2031-05-03")
    page.takes("B. Vik", "talks", "for", at="2031-05-04").takes("Sweden", "talks", "for").takes(
        "Oslo", "fish", "for"
    )
    found = find_courses([page.page()], Naming(dossier))
    assert [(one.party, one.issue, len(one.points)) for one in found] == [("Norway", "talks", 2)]


def test_nothing_gives_nothing() -> None:
    assert find_courses([], PLAIN) == () and find_shifts([Draft("a", None).page()], PLAIN) == ()


def test_a_page_without_a_date_gives_undated_points() -> None:
    page = Draft("a", None).takes("Norway", "talks", "for").page()
    (one,) = find_courses([page], PLAIN)
    assert [(point.at, point.stance) for point in one.points] == [(None, "for")]


def test_a_shift_shows_both_sides() -> None:
    before = Draft("a", "2031-05-03").takes("Norway", "talks", "against", at="2031-05-03").page()
    after = Draft("b", "2031-05-04").takes("Norway", "talks", "conditional", at="2031-05-04").page()
    (shift,) = find_shifts([after, before], PLAIN)
    assert isinstance(shift, Shift) and shift.announced is None
    assert (shift.party, shift.issue) == ("Norway", "talks")
    assert [one.text for one in shift.before.evidence] == ["Norway is against talks"]
    assert [one.text for one in shift.after.evidence] == ["Norway is conditional talks"]
    assert shift.at is not None and shift.at.earliest == "2031-05-04"
    assert isinstance(find_courses([before], PLAIN)[0], Course)
