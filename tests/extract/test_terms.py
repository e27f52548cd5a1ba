from typing import NamedTuple

from onrecord.extract.acts import Sides
from onrecord.extract.terms import find_terms
from onrecord.page import build_page
from onrecord.records import Document, Page, Statement

SIDES = Sides([("Norway", "Norway"), ("the union", "Union")])


class Found(NamedTuple):
    start: int
    end: int
    kind: str
    confidence: float = 0.9


def page(text: str) -> Page:
    return build_page(Document("page", text.encode(), kind="text"))


def test_a_term_is_held_by_who_speaks() -> None:
    read = page("Ferries\n\nNorway said the strike must end first.\n")
    spans = [
        read.span(s := read.text.index(w), s + len(w))
        for w in ("Norway", "said", "the strike must end first")
    ]
    stmt = Statement("s1", "indirect", (spans[0],), (spans[1],), (spans[2],), spans[2].text)
    (term,) = find_terms(read, [Found(spans[2].start, spans[2].end, "condition")], [stmt], SIDES)
    assert (term.kind, term.holder, term.statement, term.text) == ("condition", "Norway", "s1", spans[2].text)


def test_an_announced_list_gives_each_item() -> None:
    read = page(
        "Ferries\n\nTwo demands of the union:\n\n1. no night boats;\n2. a new contract.\n\nNo answer.\n"
    )
    terms = find_terms(read, [], [], SIDES)
    assert [(term.kind, term.text) for term in terms] == [
        ("demand", "no night boats"),
        ("demand", "a new contract"),
    ]


def test_a_list_of_something_else_gives_none() -> None:
    read = page("Ferries\n\nThe union has two boats:\n\n1. the old one;\n2. the new one.\n")
    assert find_terms(read, [], [], SIDES) == ()


def test_what_the_model_marked_is_not_listed_twice() -> None:
    read = page("Ferries\n\nThe union has one demand:\n\n- no night boats\n")
    start = read.text.index("no night")
    (term,) = find_terms(read, [Found(start, start + 14, "demand")], [], SIDES)
    assert term.text == "no night boats"


def test_other_kinds_are_passed_over() -> None:
    assert find_terms(page("Ferries\n\nNothing here.\n"), [Found(9, 16, "wish")], [], SIDES) == ()
