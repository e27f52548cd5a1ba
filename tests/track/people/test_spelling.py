from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.track.people.names import compare_full, fits, parse_name
from onrecord.track.people.spelling import fold, likeness, romanise


@pytest.mark.parametrize(
    "one, other",
    [
        ("Zelensky", "Zelenskiy"),
        ("Zelensky", "Zelenskyy"),
        ("Khrushchev", "Hrushchev"),
        ("Dzhabarov", "Jabarov"),
        ("Yevgeny", "Evgeniy"),
        ("Abdelaziz", "Abdulaziz"),
        ("Philippou", "Filippu"),
        ("Popoff", "Popov"),
        ("Müller", "Mueller"),
        ("Lukaszewicz", "Łukaszewicz"),
        ("Qassim", "Kasim"),
    ],
)
def test_one_name_in_two_romanisations(one: str, other: str) -> None:
    assert one != other
    assert [romanise(word) for word in fold(one)] == [romanise(word) for word in fold(other)]


@pytest.mark.parametrize("one, other", [("Petrov", "Petrova"), ("Karimi", "Rahimi"), ("Novak", "Kovac")])
def test_different_surnames_are_not_alike(one: str, other: str) -> None:
    assert likeness(*fold(one), *fold(other)) < 0.84


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    for a in fold(one):
        assert likeness(a, a) == 1
        for b in fold(other):
            assert 0 <= likeness(a, b) <= 1
            assert likeness(a, b) == pytest.approx(likeness(b, a))


@pytest.mark.parametrize(
    "text, words",
    [
        ("Deputy Prime Minister Olena Varga", ("olena", "varga")),
        ("spokesman Wendell Pinas", ("wendell", "pinas")),
        ("Ms Koh of the Fund", ("koh",)),
        ("Abd al-Salam Haddad", ("abdsalam", "haddad")),
        ("Jan van der Meer", ("jan", "meer")),
        ("MADAM SPEAKER", ()),
        ("the foreign minister", ()),
        ("", ()),
    ],
)
def test_titles_particles_and_common_nouns_are_no_part_of_a_name(text: str, words: tuple[str, ...]) -> None:
    assert parse_name(text).words == words


@pytest.mark.parametrize(
    "one, other, kinship",
    [
        ("Ana Peña", "ANA PENA", "same name"),
        ("Sergei Orlov", "Sergey Orlov", "transliteration"),
        ("Gopi Krishna Rao", "Gopikrishna Rao", "transliteration"),
        ("Lin Po-yen", "Po-yen Lin", "name order"),
        ("Arturo Vega Luna", "Arturo Vega", "part of the name"),
        ("Dewi Marlina", "Dewi Marliana", "spelling"),
    ],
)
def test_how_two_full_names_are_one(one: str, other: str, kinship: str) -> None:
    found = compare_full(parse_name(one), parse_name(other))
    assert found is not None
    assert found[0] == kinship


@pytest.mark.parametrize(
    "one, other",
    [
        ("Reza Karimi", "Leila Karimi"),
        ("Ivan Petrov", "Ivan Petrova"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Daniel Ortiz", "Daniela Ortiz"),
    ],
)
def test_a_shared_surname_or_given_name_makes_no_full_name_one(one: str, other: str) -> None:
    assert compare_full(parse_name(one), parse_name(other)) is None


def test_initials_have_to_fit() -> None:
    full = parse_name("Kamil Jafarov")
    assert fits(parse_name("K. Dzhafarov"), full) > fits(parse_name("R. Dzhafarov"), full) == 0


def test_a_double_surname_is_no_full_name() -> None:
    assert not parse_name("Mr Dossou-Kpati").is_full
    assert fits(parse_name("Dossou-Kpati"), parse_name("Aurel Dossoukpati")) == 1
