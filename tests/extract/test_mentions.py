from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.mentions import find_in_text
from onrecord.resolve.gazetteer.lookup import is_given, look_up


class Told(NamedTuple):
    """A name as the model tells it."""

    start: int
    end: int
    kind: str
    confidence: float


def names(text: str, *told: Told) -> list[tuple[str, str | None]]:
    return [(m.text, m.kind) for m in find_in_text(text, told, look_up, is_given)]


def test_a_title_is_no_part_of_the_name() -> None:
    (mention,) = find_in_text("On Monday Energy Minister Petra Solheim left.", (), look_up, is_given)
    assert (mention.text, mention.title, mention.title_start) == ("Petra Solheim", "Energy Minister", 10)


def test_a_portfolio_is_no_body_and_the_body_before_an_office_is_one() -> None:
    assert names("On Monday Mining Minister Ann Lee left.") == [("Ann Lee", "person")]
    assert names("On Monday ASEAN Secretary-General Ann Lee left.") == [
        ("ASEAN", "organisation"),
        ("Ann Lee", "person"),
    ]


def test_days_months_and_openings_are_no_names() -> None:
    assert names("Talks resume on Monday, May 3. Yesterday nobody came. It rained in April.") == []


def test_a_month_before_a_surname_is_a_given_name() -> None:
    assert names("Here April Novak, the clerk, was born in April.") == [("April Novak", "person")]


def test_a_peoples_adjective_is_marked() -> None:
    (mention,) = find_in_text("A Thai officer left.", (), look_up, is_given)
    assert (mention.text, mention.kind, mention.people) == ("Thai", "state", True)


def test_lines_in_title_case_or_capitals_name_nobody() -> None:
    assert (
        names("Ministers Walk Out Over Cattle Price\n\nTHE TALKS BREAK DOWN AGAIN\n\nNobody knew why.") == []
    )


def test_a_name_that_the_rules_miss_is_taken_from_the_model_where_it_is_sure() -> None:
    text = "Bread is dear. Rain fell."
    assert names(text, Told(0, 5, "organisation", 0.99)) == [("Bread", "organisation")]
    assert names(text, Told(0, 5, "organisation", 0.9)) == []


def test_particles_and_several_name_orders() -> None:
    text = (
        "We met Pieter van der Meer, Khalid bin Salman al-Saud, Lucía Botero de Ríos and Nguyen Thi Bich Ha."
    )
    assert [name for name, _ in names(text)] == [
        "Pieter van der Meer",
        "Khalid bin Salman al-Saud",
        "Lucía Botero de Ríos",
        "Nguyen Thi Bich Ha",
    ]


def test_bodies_with_small_words_and_owners_in_their_names() -> None:
    text = (
        "Both the Ministry of Foreign Affairs and the Port Workers’ Union met the Peace and Security Council."
    )
    assert [name for name, _ in names(text)] == [
        "Ministry of Foreign Affairs",
        "Port Workers’ Union",
        "Peace and Security Council",
    ]
