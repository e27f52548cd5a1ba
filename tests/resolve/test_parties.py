from __future__ import annotations

import pytest

from onrecord.resolve.gazetteer.lookup import look_up, sex_of, state_named

from .saying import resolved


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("Norwegian Energy Minister Petra Solheim", "Norway"),
        ("Norway’s energy minister, Petra Solheim,", "Norway"),
        ("Petra Solheim, a spokeswoman for the Dockers’ Union,", "Dockers’ Union"),
        ("Petra Solheim, who speaks for the Dockers’ Union,", "Dockers’ Union"),
        ("ASEAN Secretary-General Petra Solheim", "ASEAN"),
        ("Petra Solheim, leader of Green Dawn,", "Green Dawn"),
        ("Downing Street", "United Kingdom"),
        ("Moscow", "Russia"),
        ("The Thai foreign ministry", "Thailand"),
    ],
)
def test_who_is_spoken_for(source: str, party: str) -> None:
    result = resolved(f"{source} said the talks had failed.", (source, "said", "the talks had failed"))
    assert result.statements[0].on_behalf_of == party


def test_a_spokesman_for_a_leader_speaks_for_the_leader() -> None:
    result = resolved(
        "President Rómulo Aramayo was silent. Nelly Choque, spokeswoman for President Rómulo Aramayo, "
        "said he slept.",
        ("Nelly Choque, spokeswoman for President Rómulo Aramayo,", "said", "he slept"),
    )
    assert result.statements[0].on_behalf_of == "Rómulo Aramayo"


def test_what_a_minister_says_that_a_state_will_do_tells_whose_minister() -> None:
    result = resolved(
        "Brazil sent a note. Foreign Minister Clara Beltrán said Colombia would answer it.",
        ("Foreign Minister Clara Beltrán", "said", "Colombia would answer it"),
    )
    assert result.statements[0].on_behalf_of == "Colombia"


def test_a_capital_is_a_place_where_something_happens() -> None:
    result = resolved("The envoys met in Minsk. Minsk said it was glad.", ("Minsk", "said", "it was glad"))
    assert result.statements[0].speaker_name == "Belarus"
    places = [m for m in result.mentions if m.text == "Minsk" and m.kind == "name"]
    kinds = {e.id: e.kind for e in result.entities}
    assert {kinds[m.entity or ""] for m in places} == {"place"}


def test_adjectives_of_invented_states() -> None:
    result = resolved(
        "Karvelia shut the road. A Karvelian officer said it was mined.",
        ("A Karvelian officer", "said", "it was mined"),
    )
    assert (result.statements[0].speaker_name, result.statements[0].on_behalf_of) == (
        "(unnamed) Karvelian officer", "Karvelia",
    )  # fmt: skip


def test_the_gazetteer() -> None:
    assert [state_named(name) for name in ("Thai", "Türkiye", "the UK", "Kyiv", "Springfield")] == [
        "Thailand", "Turkey", "United Kingdom", None, None,
    ]  # fmt: skip
    kyiv = look_up("Kyiv")
    assert kyiv is not None
    assert (kyiv.name, kyiv.form) == ("Ukraine", "capital")
    assert (sex_of("Dmitry"), sex_of("Leila"), sex_of("Andrea")) == ("m", "f", None)


def test_what_somebody_owns_is_no_side_nor_is_the_paper_that_reports() -> None:
    result = resolved(
        "Donald Trump spoke at his Mar-a-Lago. Donald Trump said it was late.",
        ("Donald Trump", "said", "it was late"),
        outlet="politico",
    )
    assert result.statements[0].on_behalf_of is None


def test_an_abbreviated_title_after_a_place_is_a_title() -> None:
    result = resolved(
        "New York Gov. Andrew Cuomo said it was late.", ("New York Gov. Andrew Cuomo", "said", "it was late")
    )
    assert result.statements[0].speaker_name == "Andrew Cuomo"
