import pytest

from onrecord.extract.hypotheses import find_hypothesis


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("They are only playing for time.", "playing for time"),
        ("He is stalling, and everybody in the room knows it.", "playing for time"),
        ("I’m skeptical this is a sincere offer", "not sincere"),
        ("The sanctions have begun to hurt, my guess is.", "yielding to pressure"),
        ("It was a bluff, and a cheap one.", "bluffing"),
    ],
)
def test_what_an_opinion_names(words: str, named: str) -> None:
    assert find_hypothesis(words) == named


def test_the_one_named_first_counts() -> None:
    assert find_hypothesis("A bluff to buy a little time.") == "bluffing"


def test_a_plain_taunt_names_none() -> None:
    assert find_hypothesis("The minister has a fine new coat.") is None
