from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.marks import Mark, mark_up

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS | st.text("<>&\"' ab", min_size=1, max_size=60))
    edges = st.integers(0, len(text))
    spans = [(a, b) for a, b in draw(st.lists(st.tuples(edges, edges), max_size=8)) if a < b]
    return text, [Mark(a, b, f'class="m{n}"', f'id="m{n}"') for n, (a, b) in enumerate(spans)]


class Reader(HTMLParser):
    """Which text stands under which class, and the ids in order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.under: dict[str, str] = {}
        self.ids: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "span"
        found = dict(attrs)
        self.opened.append(found["class"] or "")
        if name := found.get("id"):
            self.ids.append(name)

    def handle_endtag(self, tag: str) -> None:
        self.opened.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in self.opened:
            self.under[name] = self.under.get(name, "") + data


@given(texts_with_marks())
def test_every_mark_holds_its_run_and_the_text_stays(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    read = Reader(mark_up(text, marks, 0, len(text)))
    assert read.text == text
    assert read.under == {f"m{n}": text[mark.start : mark.end] for n, mark in enumerate(marks)}
    assert sorted(read.ids) == sorted(read.under)


def test_longer_marks_hold_shorter_ones() -> None:
    marks = [Mark(4, 7, "b"), Mark(0, 9, "a")]
    assert mark_up("He said no", marks, 0, 10) == "<span a>He s<span b>aid</span> n</span>o"


def test_crossing_marks_are_cut() -> None:
    marks = [Mark(0, 4, "a"), Mark(2, 6, "b", "first")]
    assert mark_up("abcdefg", marks, 0, 7) == "<span a>ab<span b first>cd</span></span><span b>ef</span>g"


def test_a_run_shows_its_part_of_a_mark() -> None:
    assert mark_up("one\n\ntwo", [Mark(0, 8, "a", "first")], 5, 8) == "<span a>two</span>"


def test_what_html_cannot_hold_is_shown_as_such() -> None:
    assert mark_up("a\x00b\x1b<\x85>", [], 0, 7) == "a\ufffdb\ufffd&lt;\ufffd&gt;"
