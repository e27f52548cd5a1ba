from onrecord.extract.continuation import paragraphs_of, with_continuations, within_paragraph
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


def test_what_hangs_on_a_cue_stands_in_its_paragraph_unless_a_quotation_goes_on() -> None:
    text = "He said the boats would sail.\n\nThe mayor was not there. “One.\n\n“Two.” Three, he said."
    quotations = find_quotations(text)
    said, last = span(text, "said"), (text.rindex("said"), len(text) - 1)
    assert within_paragraph(text, quotations, (8, 40), said) == (8, 29)
    begin = text.index("The mayor")
    assert within_paragraph(text, quotations, (0, begin + 9), (begin + 10, begin + 13)) == (begin, begin + 9)
    start = text.index("“One")
    assert within_paragraph(text, quotations, (start, start + 12), last) == (start, start + 12)


def test_two_closed_quotations_in_two_paragraphs_are_two() -> None:
    text = "“We sail,” he said.\n\n“We do not,” she said."
    run = (0, text.index(" she"))
    assert within_paragraph(text, find_quotations(text), run, span(text, "he said")) == (0, 19)


def test_a_run_is_cut_where_a_paragraph_ends() -> None:
    text = "Maria H.\n\nThe union\nof pilots"
    assert [text[slice(*run)] for run in paragraphs_of(text, (0, len(text)))] == [
        "Maria H.",
        "The union\nof pilots",
    ]
    assert paragraphs_of(text, (0, 5)) == [(0, 5)]
