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
