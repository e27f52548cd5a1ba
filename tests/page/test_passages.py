"""Quoted passages in plain text: whose voice speaks."""

# ruff: noqa: E501 (rows of tables are not cut)
from __future__ import annotations

import pytest

from onrecord.page import build_page
from onrecord.records import Document

NEWS = "Orvia on Monday rejected talks with Selm, Foreign Minister Anton Brezh said at a news conference in Port Selm."
BLOG = "I don’t think that anybody believes this, and you shouldn’t either."


def passages(*paragraphs: str) -> list[tuple[str, str | None]]:
    text = "\n\n".join(paragraphs)
    page = build_page(Document(name="-", data=text.encode(), kind="text"))
    return [(page.text[one.start : one.end], one.outlet) for one in page.blocks if one.kind == "passage"]


def test_after_a_colon_in_a_commentary() -> None:
    assert passages(BLOG, "So much for bluster. From the Harbour Gazette:", NEWS, BLOG) == [
        (NEWS, "Harbour Gazette")
    ]
    assert passages(BLOG, "Somebody sent me this without saying where it is from:", NEWS, BLOG) == [
        (NEWS, None)
    ]


def test_the_same_outlet_again() -> None:
    second = "Selm’s prime minister, Hanna Vold, told the station on Monday that she was waiting."
    found = passages(
        BLOG, "From Radio Selm:", NEWS, BLOG, "And from the same station, an hour later:", second, BLOG
    )
    assert found == [(NEWS, "Radio Selm"), (second, "Radio Selm")]


def test_another_voice_without_a_colon() -> None:
    report = "Kremlin-on-sea spokesman Mihal Torn said on Friday that his leader is “ready” to send a delegation to Selm."
    assert passages(BLOG, "But something changed, and I wish I knew what.", report, BLOG) == [(report, None)]


@pytest.mark.parametrize(
    "paragraph", ["My guess is that they want a picture.", "You can’t make this up, can you?"]
)
def test_the_author_s_own_words_are_no_passage(paragraph: str) -> None:
    assert passages(BLOG, "And now for something else:", paragraph, BLOG) == []


def test_a_news_story_quotes_speakers_and_no_outlets() -> None:
    assert (
        passages(
            "PORT SELM — Selm offered on Wednesday to host talks, Foreign Minister Greta Holm said.",
            "The minister was blunt:",
            "“Nobody sits down with pirates,” Anton Brezh told reporters on Monday.",
            NEWS,
        )
        == []
    )


def test_transcripts_are_no_commentary() -> None:
    turns = [
        f"QUESTION (Radio {name}): Minister Holm said on Monday you’d come. Will you?"
        for name in ("A", "B", "C", "D")
    ]
    assert passages(*turns) == []


def test_a_digest_names_an_outlet_after_each_item() -> None:
    items = [f"{NEWS} (Harbour Gazette)", f"{NEWS} (same)", f"{NEWS} [Radio Selm]", f"{NEWS} (agencies)"]
    assert [outlet for _, outlet in passages(*items)] == [
        "Harbour Gazette",
        "Harbour Gazette",
        "Radio Selm",
        None,
    ]


def test_a_digest_names_an_outlet_above_each_item() -> None:
    items = [f"{name}\n{NEWS}" for name in ("HARBOUR GAZETTE", "RADIO SELM (Selm)", "LE MATIN DE SELM")]
    assert [outlet for _, outlet in passages(*items)] == ["Harbour Gazette", "Radio Selm", "Le Matin de Selm"]


DEMANDS = "According to this man, who runs a school of sailing, here’s what Orvia is demanding:"


@pytest.mark.parametrize(
    ("lead", "following", "missing"),
    [
        (DEMANDS, "The first point seems like a given, and the second is out of our hands.", True),
        (DEMANDS, "1. the boats; 2. the crews and whatever they have caught since Sunday.", False),
        (DEMANDS, "“Give us the boats,” the palace said in its letter of Monday.", False),
        (DEMANDS, NEWS, False),
        ("These are the four conditions that Orvia attaches:", NEWS, True),
        ("He said it once more, and he said it to me:", "I don’t believe it, and you shouldn’t.", False),
    ],
)
def test_a_list_that_is_announced_and_lost_is_missed_in_either_form(
    lead: str, following: str, missing: bool
) -> None:
    opening = "Selm offered a harbour for talks on Sunday, Foreign Minister Greta Holm said in a statement."
    paragraphs = (BLOG, opening, lead, following, BLOG)
    html = "<article><h1>Boats</h1>" + "".join(f"<p>{one}</p>" for one in paragraphs) + "</article>"
    for data, kind in (("\n\n".join(paragraphs), "text"), (html, "html")):
        page = build_page(Document(name=f"a.{kind}", data=data.encode()))
        marked = [page.text[one.start : one.end] for one in page.blocks if one.missing]
        assert marked == ([lead] if missing else []), kind
