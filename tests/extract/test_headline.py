import pytest

from onrecord.extract.draft import Draft
from onrecord.extract.headline import find_headline
from onrecord.page import build_page
from onrecord.records import Document

BODY = "\n\nThe talks on the Sel ended on Monday. Nobody but Hale spoke to the press afterwards."


def read(line: str) -> Draft | None:
    text = line + BODY
    at = text.rindex("Hale")
    hale = Draft(((at, at + 4),), ((at + 5, at + 10),), ((at + 11, len(text) - 1),), 0.9)
    return find_headline(build_page(Document("page", text.encode(), kind="text")), [hale])


@pytest.mark.parametrize(
    ("line", "source", "cue", "said"),
    [
        ("Minister: no talks before June", "Minister", ":", "no talks before June"),
        ("Open to a ceasefire on the Sel - envoy", "envoy", "-", "Open to a ceasefire on the Sel"),
        ("Ready for talks ‘without conditions’: Hale", "Hale", ":", "Ready for talks ‘without conditions’"),
    ],
)
def test_a_headline_names_its_speaker(line: str, source: str, cue: str, said: str) -> None:
    found = read(line)
    assert found is not None
    assert [line[a:b] for runs in (found.source, found.cue, found.content) for a, b in runs] == [
        source,
        cue,
        said,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Live: talks on the Sel resume",
        "Talks on the Sel: what we know",
        "Sel valley: the harvest is late this year",
        "The talks ended on Monday: nobody knew what the minister wanted.",
        "Talks on the Sel end without a date",
    ],
)
def test_a_colon_alone_names_nobody(line: str) -> None:
    assert read(line) is None
