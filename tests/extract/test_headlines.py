from onrecord.extract.draft import Draft
from onrecord.extract.headlines import within_headlines
from onrecord.page import build_page
from onrecord.records import Document, Page

TEXT = """Talks in Velsk are dead, says harbour master
Sund Wire, 28 November
The bay is closed and the pilots are at home, and nobody knows who will open it.

The master said that the pilots were tired.
"""


def page() -> Page:
    return build_page(Document("page", TEXT.encode(), kind="text"))


def run(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def told(draft: Draft) -> tuple[list[str], list[str]]:
    return [TEXT[slice(*r)] for r in draft.source], [TEXT[slice(*r)] for r in draft.content]


def test_a_headlines_statement_keeps_to_it_and_ends_with_its_source() -> None:
    assert page().blocks[0].kind == "heading"
    over = Draft((), (run("says"),), (run("Talks in Velsk are dead"), run("harbour master\nSund Wire")), 0.8)
    (kept,) = within_headlines(page(), [over])
    assert told(kept) == (["harbour master"], ["Talks in Velsk are dead"])


def test_a_source_that_is_there_stays_and_other_statements_are_not_touched() -> None:
    right = Draft((run("harbour master"),), (run("says"),), (run("Talks in Velsk are dead"),), 0.8)
    below = Draft((run("The master"),), (run("said"),), (run("that the pilots were tired"),), 0.8)
    bare = Draft((), (), (run("The bay is closed"),), 0.8)
    assert within_headlines(page(), [right, below, bare]) == [right, below, bare]


def test_what_has_no_content_in_the_headline_is_none_of_its_statements() -> None:
    assert within_headlines(page(), [Draft((), (run("says"),), (run("Sund Wire"),), 0.8)]) == []
