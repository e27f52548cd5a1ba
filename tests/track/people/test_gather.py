from __future__ import annotations

import random
import time

import pytest

from onrecord.records import EntityKind
from onrecord.track.people import NamedReading, People, gather
from onrecord.track.people.known import known_name

from .made import Named, body, page, person, record

SIDES = (body("Norland", kind="state"), body("Port Union"))


def names(people: People) -> list[str]:
    return sorted(one.name for one in people.entities if one.kind == "person")


def test_the_same_full_name_is_one_person_whatever_case_and_accents() -> None:
    people = gather(record(page("Ana Peña"), page("ANA PENA"), page("Dr. Ana Pena")))
    (ana,) = people.entities
    assert ana.name == "Ana Peña"
    assert ana.pages == 3
    assert [merge.reason for merge in ana.merges] == ["same full name"] * 2


@pytest.mark.parametrize("told", [{"role": "foreign minister"}, {"party": "Norland"}])
def test_two_spellings_are_one_person_where_a_role_or_party_agrees(told: dict[str, str]) -> None:
    people = gather(
        record(page(person("Sergei Orlov", **told)), page(person("Sergey Orlov", **told), on="2033"))
    )
    (one,) = people.entities
    assert [alias.text for alias in one.aliases] == ["Sergei Orlov", "Sergey Orlov"]
    (merge,) = one.merges
    assert merge.reason == "transliteration"
    assert {merge.a.text, merge.b.text} == {"Sergei Orlov", "Sergey Orlov"}
    assert merge.agrees == tuple(f"{kind}: {words}" for kind, words in told.items())


def test_two_spellings_with_nothing_else_in_common_stay_two() -> None:
    assert len(gather(record(page("Sergei Orlov", on="2031"), page("Sergey Orlov", on="2033"))).entities) == 2


def test_a_surname_alone_never_merges() -> None:
    people = gather(record(page("Mira Solvang", on="2031-05-14"), page("Solvang", on="2031-05-15")))
    assert names(people) == ["Mira Solvang", "Solvang"]


def test_a_surname_goes_to_the_one_full_name_of_the_story() -> None:
    people = gather(record(page("Mira Solvang", *SIDES), page("Solvang", *SIDES, on="2031-05-20")))
    assert names(people) == ["Mira Solvang"]
    merge = next(one for one in people.find("Solvang")[0].merges if one.reason == "surname")
    assert merge.agrees == ("story: Norland, Port Union",)
    assert merge.confidence < 0.9


def test_the_same_story_a_year_later_is_another() -> None:
    people = gather(record(page("Mira Solvang", *SIDES), page("Solvang", *SIDES, on="2032-08-01")))
    assert names(people) == ["Mira Solvang", "Solvang"]


def test_two_people_of_one_surname_stay_two_and_the_surname_goes_to_neither() -> None:
    both = page("Luz Solvang", "Dag Solvang", *SIDES)
    people = gather(record(both, page("Solvang", *SIDES)))
    assert names(people) == ["Dag Solvang", "Luz Solvang", "Solvang"]


def test_a_role_tells_which_of_two_namesakes_is_meant() -> None:
    both = page(
        person("Luz Solvang", role="foreign minister"), person("Dag Solvang", role="army chief"), *SIDES
    )
    people = gather(record(both, page(person("Solvang", role="foreign minister"), *SIDES)))
    assert names(people) == ["Dag Solvang", "Luz Solvang"]
    assert people.find("Luz Solvang")[0].pages == 2


def test_a_role_that_two_hold_after_each_other_does_not_merge_them() -> None:
    first = page(person("Jon Dahl", role="prime minister", party="Norland"), on="2031-01-01")
    second = page(person("Siri Moen", role="prime minister", party="Norland"), on="2031-02-01")
    assert names(gather(record(first, second))) == ["Jon Dahl", "Siri Moen"]


def test_a_father_and_son_in_the_same_office_stay_two() -> None:
    first = page(person("Omar Bongani", role="president", party="Ketu"), on="2031-01-01")
    second = page(person("Ali Bongani", role="president", party="Ketu"), on="2031-03-01")
    assert names(gather(record(first, second))) == ["Ali Bongani", "Omar Bongani"]


def test_initials_and_name_order() -> None:
    people = gather(
        record(
            page(person("Kamil Jafarov", party="Baral")),
            page(person("K. Dzhafarov", party="Baral")),
            page(person("Jafarov Kamil", party="Baral")),
        )
    )
    (one,) = people.entities
    assert {merge.reason for merge in one.merges} == {"initials", "name order"}


def test_mr_and_ms_are_two() -> None:
    people = gather(record(page("Mr. Kim Hale", *SIDES), page("Ms. Hale", *SIDES)))
    assert len([one for one in people.entities if one.kind == "person"]) == 2


def test_a_page_that_tells_two_apart_is_believed() -> None:
    both = page(person("Ben Aro", party="Norland"), person("Ben Arro", party="Norland"))
    assert names(gather(record(both, page(person("Ben Aro", party="Norland"))))) == ["Ben Aro", "Ben Arro"]


def test_a_surname_beside_the_full_name_is_the_same_person_where_nothing_tells_them_apart() -> None:
    people = gather(record(page("Mira Solvang", "Solvang")))
    assert names(people) == ["Mira Solvang"]
    (merge,) = people.entities[0].merges
    assert merge.agrees == ("page: named in full there",)
    told = page(person("Mira Solvang", role="mayor"), person("Solvang", role="harbour master"))
    assert names(gather(record(told))) == ["Mira Solvang", "Solvang"]
    assert names(gather(record(page("Mira Solvang", "Mr Solvang")))) == ["Mira Solvang", "Solvang"]
    sister = page("Dag Solvang", on="2025")
    assert names(gather(record(sister, page("Mira Solvang", "Solvang")))) == [
        "Dag Solvang",
        "Mira Solvang",
        "Solvang",
    ]


def test_surnames_that_only_together_agree_with_the_full_name() -> None:
    full = page("Mira Solvang", body("Port Union"), body("Fjord Line"), on="2031-05-01")
    first = page("Solvang", body("Port Union"), body("Dock Board"), on="2031-05-20")
    second = page("Solvang", body("Dock Board"), body("Fjord Line"), on="2031-05-21")
    assert names(gather(record(full, first))) == ["Mira Solvang", "Solvang"]
    assert names(gather(record(full, first, second))) == ["Mira Solvang"]


def test_a_page_that_takes_a_person_for_an_organisation_is_outvoted() -> None:
    pages = [page("Mira Solvang"), page("Mira Solvang"), page(body("Mira Solvang")), page(body("Port Union"))]
    people = gather(record(*pages, page(person("Port Union")), page(body("Port Union"))))
    assert sorted((one.name, one.kind, one.pages) for one in people.entities) == [
        ("Mira Solvang", "person", 3),
        ("Port Union", "organisation", 3),
    ]
    solvang = gather(record(page("Mira Solvang", *SIDES), page(body("Solvang"), *SIDES)))
    assert names(solvang) == ["Mira Solvang"] and solvang.find("Mira Solvang")[0].pages == 2
    firm = gather(
        record(page("Mira Solvang", *SIDES), page(body("Solvang"), body("Solvang Shipping"), *SIDES))
    )
    assert firm.find("Mira Solvang")[0].pages == 1
    jordan = gather(
        record(page(person("Jordan")), page(person("Jordan")), page(body("Jordan", kind="state")))
    )
    assert {one.kind for one in jordan.entities} == {"person", "state"}


def test_bodies_by_name_acronym_and_gazetteer() -> None:
    known = {"european union": "European Union", "eu": "European Union", "oslo": "Norway", "norway": "Norway"}

    def gazetteer(name: str, kind: EntityKind) -> str | None:
        return known.get(name.lower().removeprefix("the ")) if kind != "place" else None

    pages = record(
        page(body("the European Union"), body("Norway", kind="state"), body("Baltic Port Authority")),
        page(body("EU"), body("Oslo", kind="state"), body("BPA")),
        page(body("Oslo", kind="place")),
    )
    with_it = sorted((one.name, one.kind, one.pages) for one in gather(pages, gazetteer=gazetteer).entities)
    assert with_it == [
        ("Baltic Port Authority", "organisation", 2),
        ("European Union", "organisation", 2),
        ("Norway", "state", 2),
        ("Oslo", "place", 1),
    ]
    without = {one.name: one.pages for one in gather(pages).entities}
    assert without["the European Union"] == 2  # by its initials
    assert without["Norway"] == 1


def test_states_and_world_bodies_are_known_by_all_their_names() -> None:
    pages = record(
        page(body("Türkiye", kind="state"), body("the Red Cross")),
        page(body("Turkish", kind="state"), body("International Committee of the Red Cross")),
        page(body("Ankara", kind="state")),
        page(body("Ankara", kind="place")),
    )
    assert sorted(
        (one.name, one.kind, one.pages) for one in gather(pages, gazetteer=known_name).entities
    ) == [
        ("Ankara", "place", 1),
        ("International Committee of the Red Cross", "organisation", 2),
        ("Turkey", "state", 3),
    ]


def test_common_nouns_are_no_body_s_own_name() -> None:
    pages = record(page(body("Foreign Ministry"), on="2031"), page(body("Foreign Ministry"), on="2034"))
    assert len(gather(pages).entities) == 2


def test_roles_keep_their_place_and_day_and_aliases_their_outlets() -> None:
    people = gather(
        record(
            page(person("Mira Solvang", role="deputy mayor"), on="2031-05-01", outlet="Fjord Post"),
            page(person("Mira Solvang", "Solvang", role="mayor"), on="2031-09-01", outlet="Port News"),
        )
    )
    (mira,) = people.entities
    assert [(role.text, role.at) for role in mira.roles] == [
        ("deputy mayor", "2031-05-01"),
        ("mayor", "2031-09-01"),
    ]
    assert mira.roles[0].evidence.page == "p1"
    assert [(a.text, a.count, a.outlets) for a in mira.aliases] == [
        ("Mira Solvang", 2, ("Fjord Post", "Port News")),
        ("Solvang", 1, ("Port News",)),
    ]
    assert mira.statements == 3
    assert people.name_of("p2", "s1") == "Mira Solvang"
    assert people.name_of("p2", "s9") is None


def test_any_order_of_pages_gives_the_same_people() -> None:
    pages = record(
        page(person("Sergei Orlov", role="envoy"), *SIDES),
        page("Orlov", *SIDES, on="2031-05-16"),
        page(person("Sergey Orlov", role="envoy"), on="2031-06-01"),
        page("Ana Peña", "Orlov", *SIDES, on="2031-05-15"),
        page("Ana Pena", on=None),
    )
    wanted = gather(pages)
    for seed in range(10):
        random.Random(seed).shuffle(pages)
        found = gather(pages)
        assert found.entities == wanted.entities
        assert found.speakers == wanted.speakers


def test_of_two_namesakes_the_one_whose_role_agrees() -> None:
    both = page(person("Kim Hale", role="navy captain"), person("Kim Hale", role="consul"), *SIDES)
    people = gather(record(both, page(person("Kim Hale", role="consul"), *SIDES)))
    assert sorted((next(r.text for r in one.roles), one.pages) for one in people.find("Kim Hale")) == [
        ("consul", 2),
        ("navy captain", 1),
    ]


def test_one_name_with_another_office_party_and_story_is_anothers() -> None:
    told = {"role": "finance minister", "party": "Norland"}
    other = {"role": "mayor", "party": "Ketu"}
    people = gather(record(page(person("Kim Hale", **told)), page(person("Kim Hale", **other), on="2035")))
    assert [one.id for one in people.entities] == ["kim-hale", "kim-hale-2"]
    same = gather(record(page(person("Kim Hale", **told)), page(person("Kim Hale", role="mayor"), on="2035")))
    assert len(same.entities) == 1


def test_near_names_are_offered() -> None:
    people = gather(record(page("Dmitry Peskow", "Luz Solvang")))
    assert people.find("Dmitri Peskov") == []
    assert people.near("Dmitri Peskov")[0] == "Dmitry Peskow"
    assert people.near("xxxxxxxx") == []


def test_ids_tell_namesakes_apart() -> None:
    twins = page(person("Kim Hale", party="Norland"), person("Ms. Kim Hale", party="Ketu"))
    assert sorted(one.id for one in gather(record(twins)).entities) == ["kim-hale", "kim-hale-2"]


def test_ten_thousand_mentions_take_no_pairwise_time() -> None:
    rng = random.Random(7)
    syllables = ["ba", "ke", "lo", "mi", "ru", "sa", "te", "vo", "na", "di", "zhu", "sha", "khan", "ska"]

    def word() -> str:
        return "".join(rng.choice(syllables) for _ in range(3)).title()

    cast = [(word(), word()) for _ in range(1500)]

    def drawn() -> list[Named]:
        return [
            person(rng.choice((f"{given} {surname}", surname, f"{given[0]}. {surname}")), party="Norland")
            for given, surname in rng.sample(cast, 4)
        ]

    assert seconds(record(*(page(*drawn()) for _ in range(2500)))) < 10


def test_one_name_on_all_pages_takes_no_pairwise_time() -> None:
    years = (str(year) for year in range(1000, 2500))
    assert seconds(record(*(page("Kim", body("Foreign Ministry"), on=year) for year in years))) < 10


def test_a_given_name_of_thousands_takes_no_pairwise_time() -> None:
    rng = random.Random(3)
    full = (f"Mohamed {''.join(rng.choices('abdeilmnorstu', k=7)).title()}" for _ in range(1000))
    assert seconds(record(*(page(name, "Mohamed") for name in full))) < 10


def seconds(pages: list[tuple[str, NamedReading]]) -> float:
    """CPU time that the fold takes."""
    began = time.process_time()
    assert gather(pages).entities
    return time.process_time() - began
