import pytest

from onrecord.extract.acts.triggers import find_triggers, outermost


def types(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (text[hit.start : hit.end], hit.trigger.type, hit.trigger.mode)
        for hit in outermost(find_triggers(text))
    ]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("The union turned down talks with the owners.", "REJECT", "meet"),
        ("They will not sit down with him.", "REJECT", "meet"),
        ("She called for the immediate release of the crew.", "REQUEST", "yield"),
        ("The army shelled the bridge.", "ASSAULT", "heavy-weapons"),
        ("He has issued an ultimatum to the council.", "THREATEN", None),
        ("Police arrested the mayor.", "COERCE", "arrest"),
        ("Both sides agreed to a swap.", "AGREE", None),
    ],
)
def test_what_words_state(text: str, kind: str, mode: str | None) -> None:
    assert (kind, mode) in [(found, how) for _, found, how in types(text)]


def test_a_gap_does_not_cross_the_end_of_a_sentence() -> None:
    assert all(mode != "meet" for _, _, mode in types("They reject it. Talks go on."))


def test_a_noun_and_a_light_verb_trigger() -> None:
    assert ("refusal to meet", "REJECT", "meet") in types("His refusal to meet them was noted.")


def test_the_longer_of_two_that_overlap_counts() -> None:
    assert types("He turned down an offer") == [("turned down an offer", "REJECT", "change")]


def test_plain_words_state_nothing() -> None:
    assert types("The sea was calm and the sky blue.") == []
