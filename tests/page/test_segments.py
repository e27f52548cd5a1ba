# ruff: noqa: E501 (rows of tables are not cut)
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.page.segments import find_front, find_segments

LINES = st.lists(
    st.sampled_from(["", " ", "- item", "1. first", "Orvia said no.", "A long line of words that is wrapped at some width", "x"]),
    max_size=30,
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_segments_are_in_order_and_lose_nothing(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    segments = find_segments(text, 0)
    place = 0
    for segment in segments:
        assert not text[place : segment.start].strip()
        assert text[segment.start : segment.end] == segment.text == segment.text.strip()
        place = segment.end
    assert not text[place:].strip()


def test_wrapped_lines_are_one_paragraph_and_short_lines_are_not() -> None:
    wrapped = "The governments of Selm and of the coast met today in the harbour\noffice and agreed on the order of things.\n"
    assert len(find_segments(wrapped, 0)) == 1
    headed = "RADIO SELM\nThe governments of Selm and of the coast met today in the harbour office, its reporter says."
    assert find_segments(headed, 0)[0].text == "RADIO SELM"


def test_a_wider_gap_is_seen() -> None:
    assert [one.gap for one in find_segments("a\n\nb\n\n\n\nc", 0)] == [1, 1, 3]


def test_items_stay_together() -> None:
    text = "They ask for:\n- the boats,\n- the crews\n  and their nets,\n- the hour.\nThat is all."
    assert [one.items for one in find_segments(text, 0)] == [False, True, False]


def test_front_matter() -> None:
    text = "---\ntitle: \"The\\_strait\"\ndate: '2031-03-05'\nnot a field\n---\n\nOrvia said no."
    end, fields = find_front(text)
    assert text[end:].strip() == "Orvia said no."
    assert fields == {"title": "The strait", "date": "2031-03-05"}
    assert find_front("--- no front matter ---\n\ntext") == (0, {})
    assert find_front("Orvia: we said no.\nSelm: we heard.\n\nx") == (0, {})
