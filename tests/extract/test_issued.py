from onrecord.extract.draft import Draft
from onrecord.extract.issued import with_issued
from onrecord.extract.statements import find_statements
from onrecord.page import build_page
from onrecord.records import Document, Page
from tests.extract.test_official import LETTER, NEWS, NOTE, PREAMBLE


def page(text: str, title: str | None = None, outlet: str | None = None) -> Page:
    return build_page(Document("page", text.encode(), kind="text", title=title, outlet=outlet))


def draft(text: str, source: str, cue: str, content: str, confidence: float = 0.9) -> Draft:
    def run(words: str, after: int = 0) -> tuple[tuple[int, int], ...]:
        start = text.index(words, after) if words else 0
        return ((start, start + len(words)),) if words else ()

    cued = run(cue)
    return Draft(run(source), cued, run(content, cued[0][1] if cued else 0), confidence)


def issued(read: Page, *drafts: Draft) -> list[str]:
    """The contents that hang on no cue."""
    return [
        " … ".join(read.text[slice(*run)] for run in d.content)
        for d in with_issued(read, drafts)
        if not d.cue
    ]


def test_points_without_a_cue_are_the_issuers() -> None:
    read = page(NOTE, "Statement of the Ministry of Defence")
    condemns = draft(NOTE, "The Ministry", "condemns", "this act")
    assert issued(read, condemns) == [
        "On Tuesday a tanker of the Northern Fleet entered the bay without leave.",
        "The bay remains closed until further notice.",
    ]
    assert condemns in with_issued(read, [condemns])


def test_other_pages_stay_as_they_are() -> None:
    drafts = [draft(NEWS, "the minister, Ann Lunde", "said", "it had no ship there")]
    assert with_issued(page(NEWS), drafts) == drafts


def test_a_letter_is_one_statement_up_to_what_it_performs_and_holds_what_it_tells() -> None:
    text = LETTER.replace(
        "would open.\n", "would open.\n\nWe ask you to open it on Monday.\n\nWe shall wait there.\n"
    )
    promised = draft(text, "You", "promised", "that the pier would open")
    ask = draft(text, "We", "ask", "you to open it on Monday")
    assert issued(page(text), promised, ask) == [
        text[text.index("We have waited") : text.index("\n\nWe ask")],
        "We shall wait there.",
    ]


def test_what_others_said_divides_no_paragraph_and_ends_none() -> None:
    text = (
        "1. The Fleet claims that the bay is open. It is closed. The pilots have told us that it will "
        "stay so. No pilot is on duty. The Board announced that it would meet.\n\n"
        "2. The claim that a ship sank is untrue.\n"
    )
    read = page(text, "Statement of the Ministry of Defence", "Ministry of Defence")
    told = [
        draft(text, "The Fleet", "claims", "that the bay is open"),
        draft(text, "The pilots", "have told", "that it will stay so"),
        draft(text, "The Board", "announced", "that it would meet"),
        draft(text, "", "The claim", "that a ship sank"),
    ]
    assert issued(read, *told) == [
        "It is closed. The pilots have told us that it will stay so. No pilot is on duty.",
        "The claim that a ship sank is untrue.",
    ]


def test_a_verdict_on_what_a_side_asserts_is_the_issuers() -> None:
    text = "1. The assertion of the other side that three pilots are ill is untrue. All three are well.\n"
    read = page(text, "Statement of the Ministry of Defence", "Ministry of Defence")
    asserted = draft(text, "the other side", "The assertion", "that three pilots are ill")
    assert issued(read, asserted) == [text.strip().removeprefix("1. ")]


def test_a_text_that_performs_nothing_is_one_statement() -> None:
    text = "Our teams met in Velsk.\n\nThey will meet again in May.\n\nThe path is open.\n"
    read = page(text, "Joint statement of the Isles and the Fleet")
    assert issued(read) == [text.strip()]
    # What the model is sure of divides it, what it doubts does not.
    sure = draft(text, "They", "will meet", "again in May")
    assert issued(read, Draft(sure.source, sure.cue, sure.content, 0.3)) == [text.strip()]


def test_a_list_belongs_to_the_words_that_lead_to_it() -> None:
    text = (
        "1. The sides agree on three things:\n(a) the bay is open;\n(b) the pier is shut.\n\n"
        "2. The talks were frank.\n"
    )
    read = page(text, "Communiqué No. 7")
    assert issued(read) == [
        "The sides agree on three things:\n(a) the bay is open;\n(b) the pier is shut.",
        "The talks were frank.",
    ]


def test_a_preamble_is_one_statement_and_its_participles_are_no_cues() -> None:
    read = page(PREAMBLE)
    recalling = draft(PREAMBLE, "The Council of the Isles", "Recalling", "its decision of May")
    urges = draft(PREAMBLE, "The Council of the Isles", "Urges", "the Fleet to withdraw")
    requests = draft(PREAMBLE, "The Council of the Isles", "Requests", "its President to report in June")
    found = with_issued(read, [recalling, urges, requests])
    assert recalling not in found
    assert issued(read, recalling, urges, requests) == [
        "Recalling its decision of May;\n\nDeeply concerned by the closing of the bay;"
    ]


def test_stars_and_signatures_say_nothing() -> None:
    text = (
        "1. The bay is closed.\n\n* * *\n\n2. The pier is open.\n\n"
        "Done in Velsk in two copies that are authentic.\n"
    )
    assert issued(page(text, "Communiqué No. 7")) == ["The bay is closed.", "The pier is open."]


def test_they_are_said_by_the_issuer_in_name_and_have_no_source() -> None:
    read = page(NOTE, "Statement of the Ministry of Defence", "Ministry of Defence")
    found = find_statements(read, ())
    assert [(s.source, s.cue, s.speaker_name, s.nested_in) for s in found] == [
        ((), (), "Ministry of Defence", None)
    ] * 3
