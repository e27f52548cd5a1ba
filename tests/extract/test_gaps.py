from onrecord.extract import find_gaps
from onrecord.page import build_page
from onrecord.records import Document


def gaps(text: str) -> list[tuple[str, str]]:
    page = build_page(Document("page", text.encode(), kind="text"))
    return [(g.kind, g.span.text) for g in find_gaps(page)]


def test_a_list_announced_and_lost() -> None:
    text = (
        "The ferry dispute\n\nThe union met on Monday.\n\n"
        "By the account of one pilot, who was in the room, here’s what the owners are demanding:\n\n"
        "The first of these would end the night boats.\n"
    )
    assert gaps(text) == [("list", "here’s what the owners are demanding:")]


def test_a_list_that_is_there_is_no_gap() -> None:
    text = (
        "The ferry dispute\n\nThe union met on Monday.\n\nHere is what the owners are demanding:\n\n"
        "- no night boats\n- a new contract\n- the old timetable\n"
    )
    assert gaps(text) == []


def test_a_passage_whose_outlet_is_lost() -> None:
    html = (
        "<html lang=en><head><title>Ferries</title></head><body><article><h1>Ferries</h1>"
        "<p>I do not believe a word of what the owners of the ferries say about the night boats.</p>"
        "<p>Still, something has moved. This is how one paper has it:</p>"
        "<blockquote><p>The owners of the ferries said on Monday that they would keep the night boats until "
        "the end of the year, provided that the pilots came back to work before Friday.</p></blockquote>"
        "<p>We shall see whether anybody comes back to work, and whether any boat sails on Friday night.</p>"
        "</article></body></html>"
    )
    page = build_page(Document("page.html", html.encode(), kind="html"))
    assert [(g.kind, g.span.text) for g in find_gaps(page)] == [("outlet", "This is how one paper has it:")]


def test_words_that_nobody_answers_for_are_a_gap_on_those_words() -> None:
    text = (
        "The ferry dispute\n\nIt’s widely believed that the owners will sell. The pilots are said to agree.\n"
    )
    assert gaps(text) == [("source", "It’s widely believed"), ("source", "are said")]


def test_a_rumour_that_somebody_denies_is_still_nobodys() -> None:
    text = "The ferry dispute\n\nThe minister denied reports that he had resigned. He was calm.\n"
    assert gaps(text) == [("source", "reports")]


def test_told_by_somebody_named_is_no_gap() -> None:
    text = "The ferry dispute\n\nIt was said by the minister that boats would sail. His people say so too.\n"
    assert gaps(text) == []


def test_an_embed_announced_in_plain_text_and_lost() -> None:
    text = (
        "The ferry dispute\n\nThe pilots marched at noon. Watch the clip:\n\nNobody was hurt in the march.\n"
    )
    assert gaps(text) == [("embed", "Watch the clip:")]


def test_a_numbered_announcement_is_a_list() -> None:
    text = "The ferry dispute\n\nThe letter makes four points:\n\nThe last one would end the night boats.\n"
    assert gaps(text) == [("list", "The letter makes four points:")]


def test_a_passage_that_owns_up_to_having_no_name() -> None:
    text = (
        "The ferry dispute\n\nThe owners are silent. A reader sends me this, whose name he has cut off:\n\n"
        "The owners of the ferries will keep the night boats.\n"
    )
    assert gaps(text) == [("outlet", "A reader sends me this, whose name he has cut off:")]


def test_a_paper_without_a_date() -> None:
    text = "The ferry dispute\n\nAn undated note by the lawyers calls the plan unlawful.\n"
    assert gaps(text) == [("date", "An undated note")]
