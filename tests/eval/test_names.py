from __future__ import annotations

import msgspec
import pytest

from eval.names import Bundle, b_cubed, count_given, given_reading, gold_mentions, measure

ONE = (
    "Mayor Mira Solvang said no. The mayor repeated it. “Never,” Ms. Solvang added. "
    "Jon Dahl, of the Union, agreed."
)
TWO = "Solvang met the Port Union. JON DAHL: We will strike. MADAM CHAIR: Order."


def bundle() -> Bundle:
    def spans(text: str, *words: str) -> list[dict[str, object]]:
        speakers = {
            "Mayor Mira Solvang": "Mira Solvang",
            "The mayor": "Mira Solvang",
            "Ms. Solvang": "Mira Solvang",
        }
        speakers |= {"Solvang": "Mira Solvang", "Jon Dahl, of the Union,": "Jon Dahl", "JON DAHL": "Jon Dahl"}
        speakers |= {"MADAM CHAIR": "Ane Lie"}
        return [
            {"source": [[text.index(one), text.index(one) + len(one)]], "speaker": speakers[one]}
            for one in words
        ]

    return msgspec.convert(
        {
            "bundle": {
                "id": "port",
                "parties": [{"name": "Port Union", "aliases": ["the Union"]}],
                "people": [
                    {"name": "Mira Solvang", "aliases": ["Ms. Solvang", "Solvang", "The mayor"]},
                    {"name": "Jon Dahl", "aliases": ["JON DAHL"]},
                    {"name": "Ane Lie", "aliases": ["MADAM CHAIR"]},
                ],
            },
            "pages": [
                {
                    "id": "port-01",
                    "text": ONE,
                    "published": "2031-05-14",
                    "statements": spans(
                        ONE, "Mayor Mira Solvang", "The mayor", "Ms. Solvang", "Jon Dahl, of the Union,"
                    ),
                },
                {
                    "id": "port-02",
                    "text": TWO,
                    "published": "2031-05-15",
                    "statements": spans(TWO, "Solvang", "JON DAHL", "MADAM CHAIR"),
                },
            ],
        },
        Bundle,
    )


def test_only_names_are_counted_and_the_longest() -> None:
    texts = {"port-01": ONE, "port-02": TWO}
    found = [(texts[page][start:end], speaker) for (page, start, end), speaker in gold_mentions(bundle())]
    assert found == [
        ("Mira Solvang", "Mira Solvang"),
        ("Ms. Solvang", "Mira Solvang"),
        ("Jon Dahl", "Jon Dahl"),
        ("Solvang", "Mira Solvang"),
        ("JON DAHL", "Jon Dahl"),
    ]


def test_a_given_page_names_all_of_the_cast_that_stand_on_it() -> None:
    made = bundle()
    reading = given_reading(made, made.pages[1])
    assert sorted((one.text, one.entity) for one in reading.mentions) == [
        ("JON DAHL", "Jon Dahl"),
        ("Port Union", "Port Union"),
        ("Solvang", "Mira Solvang"),
    ]
    assert {entity.name: entity.kind for entity in reading.entities}["Port Union"] == "organisation"


def test_the_fold_over_given_pages() -> None:
    # the surname stands in the same story, two days and one shared name apart
    assert measure(count_given([bundle()])).f == pytest.approx(100)


def places(letters: str) -> dict[tuple[str, int, int], str]:
    return {("p", n, n + 1): letter for n, letter in enumerate(letters)}


@pytest.mark.parametrize(
    "gold, found, p, r",
    [
        ("aab", "xxy", 100, 100),
        ("aab", "xyz", 100, 100 * (0.5 + 0.5 + 1) / 3),  # nothing joined
        ("aab", "xxx", 100 * (2 / 3 + 2 / 3 + 1 / 3) / 3, 100),  # all joined
        # Bagga and Baldwin's own example: 5, 2 and 5 mentions, the last two joined
        ("aaaaabbccccc", "xxxxxyyyyyyy", 100 * (5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 100),
    ],
)
def test_b_cubed(gold: str, found: str, p: float, r: float) -> None:
    score = measure(b_cubed(places(gold), places(found)))
    assert score.p == pytest.approx(p, abs=0.01)
    assert score.r == pytest.approx(r, abs=0.01)
    assert score.f == pytest.approx(2 * p * r / (p + r), abs=0.01)


def test_a_mention_that_nobody_has_is_alone() -> None:
    gold = places("aa")
    score = measure(b_cubed(gold, {}))
    assert (score.p, score.r) == (100, 50)
    assert measure(b_cubed({}, {})).f == 0
