import pytest

from onrecord.extract.turns import find_turns
from onrecord.page import build_page
from onrecord.records import Document


def labels(text: str) -> list[tuple[str, str]]:
    read = build_page(Document("page", text.encode(), kind="text"))
    return [(read.text[slice(*d.source[0])], read.text[slice(*d.content[0])]) for d in find_turns(read)]


def test_labels_of_all_kinds() -> None:
    text = """The PRESIDENT: I call on Mr. Lunde.

Mr. Lunde (Isles) (spoke in French): We are closed.

Q (Sund Radio): And the pier?

The Secretary for Fisheries: It is open.

MINISTER BELTRÁN: So it is.

A REPORTER: Since when?

Stewart Arai: Since noon, when the pilots came.
"""
    assert labels(text) == [
        ("The PRESIDENT", "I call on Mr. Lunde."),
        ("Mr. Lunde (Isles) (spoke in French)", "We are closed."),
        ("Q", "And the pier?"),
        ("The Secretary for Fisheries", "It is open."),
        ("MINISTER BELTRÁN", "So it is."),
        ("A REPORTER", "Since when?"),
        ("Stewart Arai", "Since noon, when the pilots came."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # One name with a colon is a heading of something, not somebody who speaks.
        "Sund Radio: the bay is closed.\n\nHarbour Post: the pier is open.\n\nVelsk News: it rains.\n",
        "Photo: the bay.\n\nUpdate: it is closed.\n\nCorrection: it is open.\n\nNote: all times are local.\n",
    ],
)
def test_a_colon_alone_makes_no_speaker(text: str) -> None:
    assert labels(text) == []
