from onrecord.extract.continuation import with_continuations, within_paragraph
from onrecord.extract.draft import Draft
from onrecord.quotation import find_quotations


def span(text: str, piece: str) -> tuple[int, int]:
    start = text.index(piece)
    return start, start + len(piece)


def contents(text: str, drafts: list[Draft]) -> list[list[str]]:
    return [[text[s:e] for s, e in d.content] for d in drafts]


def draft(text: str, cue: str | None, *content: str) -> Draft:
    return Draft((), (span(text, cue),) if cue else (), tuple(span(text, c) for c in content), 0.9)


def test_a_quotation_of_three_paragraphs_is_one_statement() -> None:
    text = (
        "The rector said: “We have talked for a year.\n\n"
        "“We have talked in four rooms.\n\n“Enough.” He then sat down.\n\nNobody clapped."
    )
    drafts = [draft(text, "said:", "“We have talked for a year."), draft(text, None, "“Enough.”")]
    assert contents(text, with_continuations(text, find_quotations(text), drafts)) == [
        ["“We have talked for a year.", "“We have talked in four rooms.", "“Enough.”"]
    ]


def test_a_closed_quotation_does_not_go_on() -> None:
    text = "The rector said: “We have talked.”\n\n“Enough,” said the dean."
    drafts = [draft(text, "said:", "“We have talked.”"), draft(text, "said the", "“Enough,”")]
    assert with_continuations(text, find_quotations(text), drafts) == drafts


def test_an_unclosed_quotation_stops_before_another_speaker() -> None:
    text = "The rector said: “We have talked for a year.\n\n“Enough,” said the dean."
    drafts = [draft(text, "said:", "“We have talked for a year."), draft(text, "said the", "“Enough,”")]
    assert with_continuations(text, find_quotations(text), drafts) == drafts


def test_an_unclosed_quotation_takes_no_unquoted_paragraph() -> None:
    text = "The rector said: “We have talked for a year.\n\nThe hall emptied.\n\nIt rained."
    drafts = [draft(text, "said:", "“We have talked for a year.")]
    assert with_continuations(text, find_quotations(text), drafts) == drafts


def test_what_hangs_on_a_cue_ends_with_the_paragraph_unless_a_quotation_goes_on() -> None:
    text = "He said the boats would sail.\n\nThe mayor was not there. “One.\n\n“Two.” Three."
    quotations = find_quotations(text)
    assert within_paragraph(text, quotations, (8, 40)) == (8, 29)
    start = text.index("“One")
    assert within_paragraph(text, quotations, (start, start + 12)) == (start, start + 12)
