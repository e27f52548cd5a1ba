from __future__ import annotations

import pytest

from .saying import resolved, speakers


def test_a_surname_is_the_person_named_in_full_before() -> None:
    result = resolved(
        "Energy Minister Petra Solheim said the line would stay shut. “It is closed,” Solheim added.",
        ("Energy Minister Petra Solheim", "said", "the line would stay shut"),
        ("Solheim", "added", "“It is closed,”"),
    )
    assert speakers(result) == ["Petra Solheim", "Petra Solheim"]
    assert len({stmt.speaker for stmt in result.statements}) == 1


def test_two_people_of_one_surname_are_told_apart_by_title() -> None:
    result = resolved(
        "Mr. Anton Berg owns the mill. Ms. Clara Berg leads the union. Mr. Berg said it would close. "
        "Ms. Berg said it would not.",
        ("Mr. Berg", "said", "it would close"),
        ("Ms. Berg", "said", "it would not"),
    )
    assert speakers(result) == ["Anton Berg", "Clara Berg"]


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
        ("Kamil Jafarov", "Kamil Dzhafarov"),
        ("Haidar al-Jaburi", "Hayder al-Jubouri"),
        ("Yoon Hae-jin", "Yun Hae-jin"),
        ("Chuang Po-yen", "Po-yen Chuang"),
    ],
)
def test_spellings_of_one_name_are_one_person(full: str, other: str) -> None:
    result = resolved(
        f"On Monday {full} said the door was open. On Tuesday {other} said it was shut.",
        (full, "said", "the door was open"),
        (other, "said", "it was shut"),
    )
    assert speakers(result) == [full, full]


@pytest.mark.parametrize(
    ("one", "another"),
    [("Nina Orlova", "Pavel Orlov"), ("Ramiro Albán", "Lorena Albán"), ("Li Wei", "Li Qiang")],
)
def test_a_shared_surname_makes_nobody_one(one: str, another: str) -> None:
    result = resolved(
        f"On Monday {one} said the door was open. On Tuesday {another} said it was shut.",
        (one, "said", "the door was open"),
        (another, "said", "it was shut"),
    )
    assert speakers(result) == [one, another]


def test_a_middle_initial_is_no_part_of_the_canonical_name() -> None:
    result = resolved(
        "Foreign Minister Sergey V. Lavrov said it was over.",
        ("Foreign Minister Sergey V. Lavrov", "said", "it was over"),
    )
    (lavrov,) = [e for e in result.entities if e.kind == "person"]
    assert (lavrov.name, lavrov.aliases) == ("Sergey Lavrov", ("Sergey V. Lavrov",))


def test_a_capital_at_the_beginning_of_a_sentence_is_no_name() -> None:
    result = resolved(
        "Talks went on. Nobody left. Mediators said the talks were long.",
        ("Mediators", "said", "the talks were long"),
    )
    assert result.entities == ()
    assert speakers(result) == ["(unnamed) Mediators"]


def test_people_who_bear_the_name_of_a_place_or_a_month_are_people() -> None:
    result = resolved(
        "Chad Jordan, a dock worker, said he had come from Jordan in April. April Paris, the treasurer, "
        "said he had not.",
        ("Chad Jordan, a dock worker,", "said", "he had come from Jordan in April"),
        ("April Paris, the treasurer,", "said", "he had not"),
    )
    assert speakers(result) == ["Chad Jordan", "April Paris"]
    kinds = {(m.text, e.kind) for m in result.mentions for e in result.entities if e.id == m.entity}
    assert ("Jordan", "state") in kinds
    assert not any(text == "April" for text, _ in kinds)


def test_roles_are_read_from_titles_and_appositions() -> None:
    result = resolved(
        "The head of Russia’s foreign intelligence agency, Sergei Naryshkin, said no. Petra Solheim, the "
        "energy minister, "
        "said yes. Kremlin spokesman Dmitry Peskov said maybe.",
        ("Petra Solheim, the energy minister,", "said", "yes"),
    )
    roles = {e.name: [role.text for role in e.roles] for e in result.entities if e.kind == "person"}
    assert roles == {
        "Sergei Naryshkin": ["The head of Russia’s foreign intelligence agency"],
        "Petra Solheim": ["the energy minister"],
        "Dmitry Peskov": ["Kremlin spokesman"],
    }


def test_roles_point_at_their_words() -> None:
    result = resolved(
        "Petra Solheim, the energy minister, said yes.",
        ("Petra Solheim, the energy minister,", "said", "yes"),
    )
    (role,) = (role for e in result.entities for role in e.roles)
    assert (role.span.start, role.span.end, role.span.text) == (15, 34, "the energy minister")
