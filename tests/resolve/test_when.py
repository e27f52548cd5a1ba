"""When things were said, on pages of Wednesday, 15 May 2030, with statements given by their words."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.times import find_times
from onrecord.page import build_page
from onrecord.records import Act, Document, Page, SaidAt, Span, Statement
from onrecord.resolve.when import find_said, when_said
from onrecord.resolve.when_acts import time_of, when_done
from onrecord.resolve.when_gaps import find_date_gaps

PUBLISHED = "2030-05-15"
_TAG = re.compile(r"<(/?)([sxc])(\d)>")


def marked(text: str, published: str | None = PUBLISHED) -> tuple[Page, tuple[Statement, ...]]:
    """The page of a text with <s1>source</s1> <c1>cue</c1> <x1>content</x1>, and its statements.

    A statement whose content lies in that of another is nested in it.
    """
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    plain = ""
    open_: dict[tuple[str, str], int] = {}
    at = 0
    for tag in _TAG.finditer(text):
        plain += text[at : tag.start()]
        at = tag.end()
        key = (tag[2], tag[3])
        if tag[1]:
            spans.setdefault(key, []).append((open_.pop(key), len(plain)))
        else:
            open_[key] = len(plain)
    plain += text[at:]
    page = build_page(Document("page", plain.encode(), kind="text", charset="utf-8", published_on=published))
    assert page.text == plain

    def of(kind: str, number: str) -> tuple[Span, ...]:
        return tuple(page.span(*run) for run in spans.get((kind, number), []))

    statements = []
    for number in sorted({number for _, number in spans}):
        source, cue, content = (of(kind, number) for kind in "scx")
        first = (cue or source or content)[0].start
        holders = [
            other
            for (kind, other), runs in spans.items()
            if kind == "x" and other != number and any(start <= first < end for start, end in runs)
        ]
        name = " ".join(span.text for span in source)
        statements.append(
            Statement(
                number,
                "indirect",
                source,
                cue,
                content,
                "",
                speaker_name=name,
                nested_in=holders[0] if holders else None,
            )
        )
    return page, tuple(statements)


def said(text: str, published: str | None = PUBLISHED) -> list[tuple[str | None, str | None]]:
    page, statements = marked(text, published)
    told = [stmt.said_at for stmt in when_said(page, statements, find_times(page))]
    return [(at.earliest, at.latest) if at else (None, None) for at in told]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("<s1>Peskov</s1> <c1>said</c1> on Monday <x1>that the talks were over</x1>.", "2030-05-13"),
        ("On Monday <s1>the union</s1> <c1>said</c1> <x1>that it would stay</x1>.", "2030-05-13"),
        ("<x1>“It is over,”</x1> <s1>he</s1> <c1>told</c1> NTB yesterday.", "2030-05-14"),
        ("<s1>Peskov</s1>, who on Monday <c1>declared</c1> <x1>the talks over</x1>, is back.", "2030-05-13"),
        ("NTB had it on Monday:\n\n<s1>The army</s1> <c1>says</c1> <x1>it will stay</x1>.", "2030-05-13"),
        ("By Monday <s1>he</s1> <c1>was offering</c1> <x1>a truce</x1>.", "2030-05-13"),
        ("On Tuesday it left, two days after <s1>it</s1> <c1>had refused</c1> <x1>to go</x1>.", "2030-05-12"),
    ],
)  # fmt: skip
def test_a_time_in_the_clause(text: str, day: str) -> None:
    ((earliest, latest),) = said(text)
    assert earliest == day and latest == day


@pytest.mark.parametrize(
    "text",
    [
        "<s1>Peskov</s1> <c1>said</c1> <x1>that they would meet on Friday</x1>.",
        "<s1>Peskov</s1> <c1>says</c1> <x1>that they met on Monday</x1>.",
        "<s1>Peskov</s1>, who was abroad on Monday, <c1>says</c1> <x1>that it is over</x1>.",
        "<s1>Peskov</s1> <c1>repeats</c1> <x1>that it is over</x1>, as he has since Monday.",
        "<s1>Peskov</s1> <c1>says</c1> <x1>that it is over</x1>; on Monday the army left.",
        "<s1>Peskov</s1> <c1>wants</c1> <x1>a truce</x1> before Friday.",
    ],
)
def test_a_time_that_is_not_when_it_was_said(text: str) -> None:
    page, statements = marked(text)
    (stmt,) = when_said(page, statements, find_times(page))
    assert stmt.said_at == SaidAt(None, PUBLISHED, "page")


def test_the_evidence_is_the_words_that_tell_it() -> None:
    page, statements = marked("<s1>Peskov</s1> <c1>said</c1> on Monday <x1>that the talks were over</x1>.")
    (stmt,) = when_said(page, statements, find_times(page))
    assert stmt.said_at is not None
    assert [span.text for span in stmt.said_at.evidence] == ["Monday"]
    assert stmt.said_at.precision == "day"


def test_months_and_years_are_given_as_such_and_weeks_end_with_the_page() -> None:
    text = (
        "In April <s1>he</s1> <c1>promised</c1> <x1>to stay</x1>.\n\n"
        "In 2028 <s2>she</s2> <c2>promised</c2> <x2>to stay</x2>.\n\n"
        "This week <s3>they</s3> <c3>promised</c3> <x3>to stay</x3>."
    )
    assert said(text) == [("2030-04", "2030-04"), ("2028", "2028"), ("2030-05-13", "2030-05-15")]


def test_a_tickers_stamps() -> None:
    text = (
        "14:20 <s1>The envoy</s1> <c1>says</c1> <x1>she will go</x1>.\n\n"
        "13:05 <s2>The army</s2> <c2>says</c2> <x2>it will stay</x2>. "
        "<s3>Its general</s3> <c3>adds</c3> <x3>that he is tired</x3>.\n"
    )
    assert [earliest for earliest, _ in said(text)] == [
        "2030-05-15T14:20",
        "2030-05-15T13:05",
        "2030-05-15T13:05",
    ]


def test_a_dateline_dates_what_has_no_time_of_its_own() -> None:
    text = (
        "BRUSSELS, May 13 (Wire) — <s1>The envoy</s1> <c1>says</c1> <x1>she will go</x1>.\n\n"
        "On Sunday <s2>the army</s2> <c2>said</c2> <x2>it would stay</x2>."
    )
    assert [earliest for earliest, _ in said(text)] == ["2030-05-13", "2030-05-12"]


def test_turns_are_of_the_day_of_the_page() -> None:
    text = (
        "<s1>QUESTION</s1><c1>:</c1> <x1>Will you go?</x1>\n\n"
        "<s2>MS. ORLOV</s2><c2>:</c2> <x2>Yes. <s3>We</s3> <c3>call on</c3> <x3>both to wait</x3>.</x2>\n"
    )
    assert [earliest for earliest, _ in said(text)] == [PUBLISHED, PUBLISHED, PUBLISHED]


def test_a_turn_is_of_the_day_that_its_page_heads() -> None:
    text = "Oslo, 13 May 2030\n\n<s1>QUESTION</s1><c1>:</c1> <x1>Will you go?</x1>\n"
    assert said(text) == [("2030-05-13", "2030-05-13")]


def test_carried_on_in_the_paragraph_and_by_the_same_speaker() -> None:
    text = (
        "On Monday <s1>Orlov</s1> <c1>said</c1> <x1>it was over</x1>. "
        "<x2>“Quite over,”</x2> <s2>he</s2> <c2>added</c2>.\n\n"
        "Grain prices fell.\n\n<s3>Orlov</s3> <c3>denied</c3> <x3>any deal</x3>.\n\n"
        "<s4>Others</s4> <c4>doubt</c4> <x4>it</x4>."
    )
    assert [earliest for earliest, _ in said(text)] == ["2030-05-13", "2030-05-13", "2030-05-13", None]


def test_what_is_told_within_a_statement_is_not_later_than_it() -> None:
    text = (
        "<s1>Orlov</s1> <c1>said</c1> on Monday <x1>that <s2>Mira</s2> <c2>had told</c2> him "
        "<x2>to wait</x2></x1>."
    )
    assert said(text) == [("2030-05-13", "2030-05-13"), (None, "2030-05-13")]


def test_its_own_time_within_a_statement() -> None:
    text = (
        "<s1>Orlov</s1> <c1>said</c1> on Monday <x1>that <s2>Mira</s2> <c2>had told</c2> him earlier, on "
        "Sunday, <x2>to wait</x2></x1>."
    )
    assert said(text)[1] == ("2030-05-12", "2030-05-12")


def test_a_relay_that_shares_its_words_with_what_it_relays() -> None:
    page, (inner, outer) = marked(
        "On Monday <s1>Orlov</s1> <c1>told</c1> the mayor <x1>he would stay</x1>, <c2>according to</c2> "
        "<s2>an aide</s2>."
    )
    inner = msgspec.structs.replace(inner, nested_in="2")
    outer = msgspec.structs.replace(outer, content=inner.content)
    told, _ = when_said(page, (inner, outer), find_times(page))
    assert told.said_at is not None and told.said_at.earliest == "2030-05-13"


def test_a_page_without_a_date_dates_nothing_and_says_so() -> None:
    text = "<s1>Orlov</s1> <c1>said</c1> on Monday <x1>that it was over</x1>."
    assert said(text, None) == [(None, None)]
    page, _ = marked(text, None)
    (gap,) = find_date_gaps(page, find_times(page))
    assert (gap.kind, gap.span.text) == ("date", page.text)


def test_a_line_that_dates_the_page_otherwise_is_reported_with_both() -> None:
    page, _ = marked(
        "The ferry\n\nBy Ann Lee | 3 March 2029\n\nThe ferry is late again, and nobody knows why."
    )
    (gap,) = find_date_gaps(page, find_times(page))
    assert gap.span.text == "3 March 2029"
    assert "2029-03-03" in gap.note and PUBLISHED in gap.note


def test_dates_that_agree_are_no_gap() -> None:
    page, _ = marked("OSLO, May 15 (Wire) — The ferry is late again, and nobody knows why.")
    assert find_date_gaps(page, find_times(page)) == ()


def test_acts_have_their_own_time_or_that_of_their_telling() -> None:
    text = (
        "<s1>Orlov</s1> <c1>said</c1> on Monday <x1>that the army left on Friday. It burned the bridge</x1>. "
        "The talks will open."
    )
    page, statements = marked(text)
    times = find_times(page)
    statements = when_said(page, statements, times)

    def act(words: str, statement: str | None, *, future: bool = False) -> Act:
        start = page.text.index(words)
        span = page.span(start, start + len(words))
        return Act("CONSULT", None, (), (), (span,), future=future, statement=statement)

    acts = (act("left", "1"), act("burned", "1"), act("will open", None, future=True))
    found = [one.at.earliest if one.at else None for one in when_done(page, acts, statements, times)]
    assert found == ["2030-05-10", "2030-05-13", None]


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [
        ("The armies have fought since May 2 along the river.", "have fought", ("2030-05-02", PUBLISHED)),
        ("The bridge has been shut since 2028.", "has been shut", ("2028", PUBLISHED)),
        ("On Tuesday it left, a day after burning the bridge.", "burning", ("2030-05-13", "2030-05-13")),
        ("On Monday the army came. It burned the bridge.", "burned", ("2030-05-13", "2030-05-13")),
        ("It burned the bridge that is to open on Friday.", "burned", (None, PUBLISHED)),
    ],
)
def test_an_act_in_the_authors_voice(text: str, words: str, at: tuple[str | None, str]) -> None:
    page, _ = marked(text)
    start = page.text.index(words)
    act = Act("ASSAULT", None, (), (), (page.span(start, start + len(words)),))
    (done,) = when_done(page, [act], (), find_times(page))
    assert done.at is not None and (done.at.earliest, done.at.latest) == at


def test_the_time_of_any_span() -> None:
    page, _ = marked("On Monday the army left. The bridge burned.")
    left, burned = page.span(18, 22), page.span(36, 42)
    at = time_of(left, page, find_times(page))
    assert at is not None and at.earliest == "2030-05-13"
    assert time_of(burned, page, find_times(page)) is None


_PIECES = st.sampled_from(
    ["Orlov", "said", "on Monday", "14:05", "\n", "By Friday", "two days after", "OSLO, May 3 —", "."]
)


@given(
    st.lists(_PIECES, min_size=1, max_size=20).map(" ".join),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=9),
    st.sampled_from([None, PUBLISHED, "2030", "0001-01-01", "9999-12-31"]),
)
def test_any_spans_of_any_text_are_dated_or_bounded(
    text: str, runs: list[tuple[int, int]], published: str | None
) -> None:
    text = text.strip() or "x"
    dated = build_page(Document("page", b"x", kind="text", published_on=published)).published
    page = Page("x", None, None, None, None, (), "en", dated, text, ())
    spans = [page.span(min(start, len(text) - 1), min(start + size, len(text))) for start, size in runs]
    statements = tuple(
        Statement(f"s{n}", "direct", (a,), (b,), (c,), "", nested_in=f"s{n - 1}" if n % 2 else None)
        for n, (a, b, c) in enumerate(zip(spans[::3], spans[1::3], spans[2::3], strict=False))
    )
    times = find_times(page)
    told = when_said(page, statements, times)
    assert told == when_said(page, statements, times)
    assert [msgspec.structs.replace(stmt, said_at=None) for stmt in told] == list(statements)
    for _, at in find_said(page, statements, times).values():
        assert all(page.text[span.start : span.end] == span.text for span in at.evidence)
        assert at.earliest is None or at.latest is None or at.earliest <= at.latest


def test_a_date_in_the_furniture_or_a_headlines_label_dates_nothing() -> None:
    page, statements = marked(
        "<s1>Report</s1><c1>:</c1> <x1>the ferry sails again</x1>\n\n"
        "The owners of the ferry met for two hours in the harbour office and parted without a word.\n\n"
        "Also read | August 9, 2024 - 8:30 AM",
        None,
    )
    assert [block.kind for block in page.blocks] == ["heading", "paragraph", "furniture"]
    (stmt,) = when_said(page, statements, find_times(page))
    assert stmt.said_at is None
