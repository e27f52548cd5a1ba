from __future__ import annotations

import time

import pytest

from onrecord.records import Page, Statement
from onrecord.resolve import resolve

from .saying import page_of, resolved, said, speakers


def test_a_pronoun_is_the_last_speaker_of_its_sex() -> None:
    result = resolved(
        "Ms. Leila Karimi said the ship was free. Captain Niels Holt denied it. She said he was mistaken.",
        ("Ms. Leila Karimi", "said", "the ship was free"),
        ("Captain Niels Holt", "denied", "it"),
        ("She", "said", "he was mistaken"),
    )
    assert speakers(result)[2] == "Leila Karimi"


def test_a_pronoun_in_reported_speech_is_its_speaker() -> None:
    page = page_of("Ruth Fowler said she expects a deal by Friday.")
    result = resolve(
        page,
        [
            said(page, 1, "Ruth Fowler", "said", "she expects a deal by Friday"),
            said(page, 2, "she", "expects", "a deal by Friday", nested_in=1),
        ],
    )
    assert speakers(result) == ["Ruth Fowler", "Ruth Fowler"]


def test_an_office_is_its_holder() -> None:
    result = resolved(
        "Foreign Minister Adil Demir of Turkey met Greece’s foreign minister, Nikos Pappas, on Monday. "
        "The Greek minister said it was useful. The Turkish minister said it was short.",
        ("The Greek minister", "said", "it was useful"),
        ("The Turkish minister", "said", "it was short"),
    )
    assert speakers(result) == ["Nikos Pappas", "Adil Demir"]


def test_an_office_that_nobody_is_said_to_hold_is_known_by_its_name() -> None:
    result = resolved(
        "The mayor of Harnsea said the bins would wait.",
        ("The mayor of Harnsea", "said", "the bins would wait"),
    )
    assert speakers(result) == ["mayor of Harnsea"]
    (link,) = [m.link for m in result.mentions if m.kind == "nominal"]
    assert link is not None
    assert link.confidence <= 0.5


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A senior diplomat, who asked not to be named,", "(unnamed) senior diplomat"),
        ("US officials", "(unnamed) US officials"),
        ("A lawyer for Samvel Petyan", "(unnamed) lawyer for Samvel Petyan"),
        ("Two people close to the talks", "(unnamed) Two people"),
    ],
)
def test_the_unnamed_stay_unnamed(source: str, name: str) -> None:
    result = resolved(
        f"Samvel Petyan left early. {source} said it was over.", (source, "said", "it was over")
    )
    assert speakers(result) == [name]
    assert result.statements[0].speaker is None


def test_an_unnamed_source_is_taken_up_again() -> None:
    result = resolved(
        "A Turkish trade official said the port was open. The official said ships could enter. “Any "
        "ship,” he added.",
        ("A Turkish trade official", "said", "the port was open"),
        ("The official", "said", "ships could enter"),
        ("he", "added", "“Any ship,”"),
    )
    assert speakers(result) == ["(unnamed) Turkish trade official"] * 3
    assert [stmt.on_behalf_of for stmt in result.statements] == ["Turkey"] * 3


def test_a_passive_has_no_speaker() -> None:
    result = resolved(
        "It is widely believed that the mine is empty.",
        (None, "It is widely believed", "that the mine is empty"),
    )
    assert speakers(result) == [None]


def test_we_speak_for_the_side() -> None:
    page = page_of("“We ask for the border to be opened,” Norway’s envoy, Kari Lund, said in Geneva.")
    result = resolve(
        page,
        [
            said(page, 1, "Norway’s envoy, Kari Lund,", "said", "“We ask for the border to be opened,”"),
            said(page, 2, "We", "ask for", "the border to be opened", nested_in=1),
        ],
    )
    assert speakers(result) == ["Kari Lund", "Norway"]


def test_a_body_is_meant_by_its_kind() -> None:
    result = resolved(
        "The Port Workers’ Union walked out on Monday. The union said it wanted nine per cent.",
        ("The union", "said", "it wanted nine per cent"),
    )
    assert speakers(result) == ["Port Workers’ Union"]


def test_several_who_speak_as_one() -> None:
    result = resolved(
        "India and Nepal said the bridge would open.", ("India and Nepal", "said", "the bridge would open")
    )
    assert speakers(result) == ["India and Nepal"]


def test_every_source_has_a_link_with_a_confidence() -> None:
    result = resolved(
        "Kari Lund said no. She said it twice.", ("Kari Lund", "said", "no"), ("She", "said", "it twice")
    )
    (pronoun,) = [m for m in result.mentions if m.kind == "pronoun"]
    assert pronoun.link is not None
    assert 0 <= pronoun.link.confidence <= 1
    assert [span.text for span in pronoun.link.evidence] == ["Kari Lund"]


@pytest.mark.parametrize(
    "text", ["", "nothing here has a name. it is all small.", "ALL OF IT IS SHOUTED, SAID NOBODY."]
)
def test_pages_without_names(text: str) -> None:
    page = page_of(text or " x ")
    assert resolve(page, []).statements == ()


def test_a_thousand_statements_take_ten_times_as_long_as_a_hundred() -> None:
    def seconds(count: int) -> float:
        page = page_of(
            "\n\n".join(f"Kari Lund{n} said thing{n} was so. She said more{n}." for n in range(count // 2))
        )
        told = []
        for n in range(count // 2):
            told.append(said_at(page, 2 * n, f"Kari Lund{n}", f"thing{n} was so"))
            told.append(said_at(page, 2 * n + 1, "She", f"more{n}"))
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            resolve(page, told)
            best = min(best, time.process_time() - began)
        return best

    assert seconds(1000) < 20 * seconds(100)


def said_at(page: Page, number: int, source: str, content: str) -> Statement:
    return said(page, number, source, "said", content)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A reader, Nelson,", "(unnamed) reader, Nelson"),
        ("My neighbour Peter", "(unnamed) neighbour Peter"),
        ("Sunil, an engineer at the mill,", "(unnamed) Sunil, an engineer at the mill"),
    ],
)
def test_a_given_name_alone_names_nobody(source: str, name: str) -> None:
    result = resolved(f"It rained. {source} said the mill was shut.", (source, "said", "the mill was shut"))
    assert speakers(result) == [name]
