import pytest

from onrecord.extract.draft import Draft
from onrecord.extract.exact import find_exact, with_exact
from onrecord.page import build_page
from onrecord.records import Document, Page


def page(text: str) -> Page:
    return build_page(Document("page", text.encode(), kind="text"))


def told(read: Page) -> list[tuple[str, list[str]]]:
    cut = read.text.__getitem__
    return [(cut(slice(*d.source[0])), [cut(slice(*run)) for run in d.content]) for d in find_exact(read)]


TAPE = """Evening desk

HOST (Radio Sund): Minister, are the ferries sailing?

LUNDE: They are. They sail at noon.

[Music.]

And they will sail tomorrow.

Q. And the crew?

Mr ARAI: They are not.

LUNDE: The crew is paid.

“We have seen no money at all this month.” — Tomas Arai, union secretary
"""


def test_turns_and_signatures() -> None:
    assert told(page(TAPE)) == [
        ("HOST (Radio Sund)", ["Minister, are the ferries sailing?"]),
        ("LUNDE", ["They are. They sail at noon.", "And they will sail tomorrow."]),
        ("Q", ["And the crew?"]),
        ("Mr ARAI", ["They are not."]),
        ("LUNDE", ["The crew is paid."]),
        ("Tomas Arai, union secretary", ["“We have seen no money at all this month.”"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ferries\n\nUpdate: they sail.\n\nPhoto: a ferry at noon.\n\nCorrection: it was one o'clock.\n",
        "Delegates\n\nLunde: 547.\n\nArai: 46.\n\nLunde: 2,316.\n\nArai: 1,547.\n",
        "The ferries\n\nThe “Sea Horse”, the “Sea Lion” — and a third boat that nobody named.\n",
        "VELSK — The ferries sail again, and the pilots are paid, the minister said on Monday.\n",
    ],
)
def test_lines_that_look_alike_and_are_none(text: str) -> None:
    assert told(page(text)) == []


def test_a_handle_alone_signs_a_post() -> None:
    read = page("The pilots\n\n“Tell you who has not read it: the fish” — @bigeyebob\n\nIt rained all day.\n")
    assert told(read) == [("@bigeyebob", ["“Tell you who has not read it: the fish”"])]


def test_the_model_s_drafts_keep_to_the_turns() -> None:
    read = page(TAPE)

    def span(piece: str) -> tuple[int, int]:
        start = read.text.index(piece)
        return start, start + len(piece)

    whole = (span("They are.")[0], span("LUNDE: The crew")[0])
    same = Draft((span("LUNDE"),), (span(": They"),), (whole,), 0.5)
    nested = Draft((), (span("paid"),), ((span("The crew is")[0], len(read.text)),), 0.5)
    kept = with_exact([same, nested], find_exact(read))
    assert same not in kept
    assert [read.text[s:e] for s, e in kept[0].content] == ["The crew is paid."]
    assert len(kept) == 7
