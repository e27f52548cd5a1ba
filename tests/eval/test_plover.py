import numpy as np
import pytest

from eval.corpora import CORPORA
from eval.plover import (
    Sentence,
    countries,
    fold_of,
    load_sentences,
    named_countries,
    ridge,
    root_by_lexicon,
    score,
)


def test_the_first_trigger_gives_the_root_and_concessions_yield() -> None:
    assert root_by_lexicon("The army shelled the town.") == "ASSAULT"
    assert root_by_lexicon("The court has freed two journalists.") == "YIELD"
    assert root_by_lexicon("The sky was blue.") is None


def test_countries_are_found_by_name_and_people() -> None:
    text = "South Korean officials met the Turkish minister in Nantes, France."
    assert [name for _, _, name in named_countries(text)] == ["South Korea", "Turkey", "France"]


def test_a_passive_turns_actor_and_recipient_round() -> None:
    told = [
        Sentence("Turkey condemned France over the vote.", "Turkey", "France", "ACCUSE"),
        Sentence(
            "A Turkish editor was arrested by French police.", "French police", "A Turkish editor", "COERCE"
        ),
    ]
    assert countries(told) == {"actor": 100.0, "recipient": 100.0}
    wrong = [Sentence(one.text, one.recipient, one.actor, one.type) for one in told]
    assert countries(wrong) == {"actor": 0.0, "recipient": 0.0}


def test_doublets_share_a_fold() -> None:
    assert fold_of("The same words.") == fold_of("The same words.")


def test_ridge_learns_what_can_be_told_apart() -> None:
    points = np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0], [0.1, 0.9]])
    scores = ridge(points @ points.T, np.array([[1.0, 0.2]]) @ points.T, np.eye(2)[[0, 0, 1, 1]])
    assert scores.argmax(1).tolist() == [0]


@pytest.mark.corpora
def test_the_lexicon_alone_tells_most_roots() -> None:
    if not (CORPORA / "plover" / "train.jsonl").is_file():
        pytest.skip("the corpora are not beside the project")
    assert len(load_sentences()) == 1050
    figures = score()
    assert figures["root"] > figures["lexicon"] > 60
