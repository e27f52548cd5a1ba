from onrecord.extract.draft import Draft
from onrecord.extract.quotes import whole_quotations
from onrecord.quotation import find_quotations


def span(text: str, piece: str) -> tuple[int, int]:
    start = text.index(piece)
    return start, start + len(piece)


def draft(text: str, source: str, cue: str, *content: str) -> Draft:
    return Draft((span(text, source),), (span(text, cue),), tuple(span(text, c) for c in content), 0.9)


def contents(text: str, *drafts: Draft) -> list[list[str]]:
    whole = whole_quotations(text, find_quotations(text), drafts)
    return [[text[s:e] for s, e in d.content] for d in whole]


def test_the_second_half_belongs_to_the_first() -> None:
    text = "“There is no deal,” the envoy said. “There was never going to be one.” He left."
    found = draft(text, "the envoy", "said", "“There is no deal,”")
    assert contents(text, found) == [["“There is no deal,”", "“There was never going to be one.”"]]


def test_a_quotation_after_other_words_is_not_taken() -> None:
    text = "“There is no deal,” the envoy said. Ana Ruiz was angry. “There was one and they know it.”"
    assert contents(text, draft(text, "the envoy", "said", "“There is no deal,”")) == [
        ["“There is no deal,”"]
    ]


def test_a_content_that_begins_within_a_quotation_takes_all_of_it() -> None:
    text = "“Therefore it is in balance. … We buy more than we sell,” the minister said."
    found = draft(text, "the minister", "said", "We buy more than we sell,”")
    assert contents(text, found) == [["“Therefore it is in balance. … We buy more than we sell,”"]]


def test_a_statement_inside_a_quotation_does_not_grow_over_it() -> None:
    text = "“I met Ana, and she told me that she would come,” the minister said."
    outer = draft(text, "the minister", "said", "“I met Ana, and she told me that she would come,”")
    inner = draft(text, "she", "told me", "that she would come")
    assert contents(text, outer, inner)[1] == ["that she would come"]


def test_an_unclosed_quotation_takes_no_line_break() -> None:
    text = "The harbour\n\n“We reopen the harbour on Monday, the minister said.\n\nIt rained."
    found = draft(text, "the minister", "said", "reopen the harbour on Monday")
    (content,) = contents(text, found)
    assert content[0].startswith("“We reopen") and "\n" not in content[0]
