import pytest

from onrecord.extract.draft import Draft
from onrecord.extract.official import is_official, with_uncovered
from onrecord.page import build_page
from onrecord.records import Document, Page

POINTS = """Press service of the Ministry of Water. No. 7

1. The reservoir at Sel stands at a third of its height. No fields were flooded, as Dr. Hale explained.

2. The Ministry calls on the upstream side to open the gates. The hour is late for everybody!
"""
JOINT = """Over two days in Aruva, officials of our governments have worked on the sharing of the Sel.
The talks were frank and useful.

Our engineers will meet again before the end of the month. The Mayor of Aruva said the valley was watching.

The path to an agreement is open, and it should be taken now.
"""


def page(text: str, title: str | None = None) -> Page:
    return build_page(Document("page", text.encode(), kind="text", title=title))


def run(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Joint statement on the Sel", "The sides met."),
        ("Communiqué No. 4", "The sides met."),
        ("Spokesperson's response to media queries on the Sel", "The sides met."),
        (None, "For immediate release\n\nThe sides met."),
        (None, "Statement of the River Council\n\nThe sides met."),
        (None, "1. The Council met on Monday.\n\n2. It heard the envoy."),
        (None, "Dear neighbours,\n\nYou have waited long enough."),
    ],
)
def test_official_by_its_title_or_its_head(title: str | None, text: str) -> None:
    assert is_official(page(text, title))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Statement angers farmers", "Farmers on the Sel were not amused."),
        ("Ministers sign letter to the Council", "ARUVA (Valley Press Service) - Four ministers signed."),
        (None, "The Council met on Monday. Its chair said that 1. May was too early."),
    ],
)
def test_news_about_an_official_text_is_none(title: str | None, text: str) -> None:
    assert not is_official(page(text, title))


def test_what_no_statement_covers_is_the_issuers() -> None:
    cue = run(POINTS, "calls on")
    found = Draft(
        (run(POINTS, "The Ministry"),), (cue,), (run(POINTS, "the upstream side to open the gates"),), 0.9
    )
    contents = [POINTS[a:b] for d in with_uncovered(page(POINTS), [found]) for a, b in d.content]
    assert contents == [
        "the upstream side to open the gates",
        "The reservoir at Sel stands at a third of its height. "
        "No fields were flooded, as Dr. Hale explained.",
        "The hour is late for everybody!",
    ]


def test_nothing_is_added_to_a_news_page() -> None:
    news = page(POINTS.replace("Press service of the Ministry of Water. No. 7\n\n1. ", ""))
    assert with_uncovered(news, []) == []


def test_a_text_of_our_governments_is_one_statement_with_others_inside() -> None:
    mayor = Draft(
        (run(JOINT, "The Mayor of Aruva"),),
        (run(JOINT, "said"),),
        (run(JOINT, "the valley was watching"),),
        0.9,
    )
    added = with_uncovered(page(JOINT, "Joint statement"), [mayor])
    assert added[0] == mayor
    (whole,) = added[1:]
    ((start, end),) = whole.content
    assert JOINT[start:end] == JOINT.strip()
    assert [JOINT[a:b] for a, b in whole.source] == ["our governments"]
