from onrecord.extract import find_opinions
from onrecord.page import build_page
from onrecord.records import Document, Page, Statement

TEXT = "The talks\n\nThis is a farce. “A cheap farce,” the envoy said. Nobody will come. …\n"


def page() -> Page:
    return build_page(Document("page", TEXT.encode(), kind="text"))


def span(piece: str) -> tuple[int, int]:
    start = TEXT.index(piece)
    return start, start + len(piece)


def test_the_authors_views_are_kept_and_a_speakers_are_not() -> None:
    read = page()
    quoted, source, cue = (read.span(*span(p)) for p in ("“A cheap farce,”", "the envoy", "said"))
    envoy = Statement("s1", "direct", (source,), (cue,), (quoted,), quoted.text)
    found = [span("This is a farce."), span("A cheap farce"), span("Nobody will come.")]
    opinions = find_opinions(read, found, [envoy])
    assert [opinion.span.text for opinion in opinions] == ["This is a farce.", "Nobody will come."]


def test_pieces_that_touch_are_one_opinion() -> None:
    found = [span("This is"), span("a farce.")]
    assert [o.span.text for o in find_opinions(page(), found, [])] == ["This is a farce."]


def test_marks_alone_are_no_opinion() -> None:
    assert find_opinions(page(), [span("…")], []) == ()
