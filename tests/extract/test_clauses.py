from onrecord.extract.clauses import find_clauses
from onrecord.page import build_page
from onrecord.records import Document
from tests.extract.test_official import NEWS, PREAMBLE


def told(text: str) -> list[tuple[str, str, str]]:
    read = build_page(Document("page", text.encode(), kind="text"))
    cut = read.text.__getitem__
    return [
        (cut(slice(*d.source[0])), cut(slice(*d.cue[0])), cut(slice(*d.content[0])))
        for d in find_clauses(read)
    ]


def test_a_resolutions_clauses_share_its_subject() -> None:
    assert told(PREAMBLE) == [
        ("The Council of the Isles", "Urges", "the Fleet to withdraw"),
        ("The Council of the Isles", "Requests", "its President to report in June"),
    ]


def test_an_adverb_is_part_of_the_cue_and_what_follows_the_list_is_not_in_it() -> None:
    text = (
        "The two sides:\n\n— strongly condemned the closing of the bay;\n\n— took note of the report;\n\n"
        "They met for an hour. The pilots waited.\n\n— agreed that it rained.\n"
    )
    assert told(text) == [
        ("The two sides", "strongly condemned", "the closing of the bay"),
        ("The two sides", "took note", "of the report"),
    ]


def test_one_verb_makes_no_list() -> None:
    assert told("The minister's day:\n\n1. Calls with the pilots.\n\n2. Lunch at the pier.\n") == []
    assert told(NEWS) == []
