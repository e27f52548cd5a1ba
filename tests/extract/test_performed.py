import pytest

from onrecord.extract.draft import Draft
from onrecord.extract.performed import performed


def told(text: str) -> tuple[str, ...]:
    draft = performed(text, Draft((), (), ((0, len(text)),), 0.6))
    return tuple(text[slice(*run)] for run in draft.everything)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We thank the pilots for their patience.", ("We", "thank", "the pilots for their patience")),
        (
            "As a sign of good faith we undertake to open the bay. The pier will follow.",
            ("we", "undertake", "to open the bay. The pier will follow"),
        ),
        ("Of the Fleet we ask:\n(a) an end to it.", ("we", "ask", "(a) an end to it")),
        ("I therefore beseech you to pay.", ("I", "therefore beseech", "you to pay")),
    ],
)
def test_the_first_person_performs(text: str, expected: tuple[str, ...]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We thanked the pilots for their patience.",
        "The bay is closed. We thank the pilots.",
        "The Fleet says we ask too much of it.".replace("says we", "says: we"),
        "We are tired of it.",
        "We ask.",
    ],
)
def test_what_is_past_or_said_by_others_or_later_performs_nothing(text: str) -> None:
    assert told(text) == (text,)


def test_a_draft_with_a_cue_stays() -> None:
    draft = Draft((), ((0, 2),), ((3, 9),), 0.6)
    assert performed("We thank the pilots.", draft) == draft
