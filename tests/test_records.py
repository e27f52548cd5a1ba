from __future__ import annotations

import json
import typing
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import records
from onrecord.records import (
    Block,
    DateEvidence,
    Frozen,
    Gap,
    ModelId,
    Opinion,
    Page,
    Published,
    Reading,
    SaidAt,
    Span,
    Statement,
    from_json,
    to_json,
)

# Anything a page may hold, astral characters and combining marks too; lone surrogates are not text.
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def a_page(text: str) -> Page:
    return Page(
        id="0" * 64, source_id=None, url=None, title=None, outlet=None, authors=(), language=None,
        published=None, text=text, blocks=(),
    )  # fmt: skip


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Pages of any text, cut into blocks."""
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=5)) | {0, len(text)})
    kinds = st.sampled_from(typing.get_args(records.BlockKind))
    optional = st.none() | words
    blocks = tuple(
        Block(start, end, draw(kinds), outlet=draw(optional), level=draw(st.none() | st.integers(1, 6)))
        for start, end in pairwise(cuts)
    )
    evidence = DateEvidence("text", text, Span(0, len(text), text))
    return Page(
        id=draw(words),
        source_id=draw(optional),
        url=draw(optional),
        title=draw(optional),
        outlet=draw(optional),
        authors=tuple(draw(st.lists(words, max_size=2))),
        language=draw(optional),
        published=draw(st.none() | st.just(Published("2031-04-05", "day", evidence))),
        text=text,
        blocks=blocks,
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings whose spans all come from `Page.span`."""
    page = draw(pages())
    starts = st.integers(0, len(page.text) - 1)
    spans = starts.flatmap(
        lambda start: st.integers(start + 1, len(page.text)).map(lambda end: page.span(start, end))
    )
    pieces = st.lists(spans, max_size=3).map(tuple)
    said_at = st.builds(SaidAt, st.none() | words, st.none() | words, st.just("page"), pieces)
    statement = st.builds(
        Statement,
        id=words,
        kind=st.sampled_from(typing.get_args(records.StatementKind)),
        source=pieces,
        cue=pieces,
        content=pieces,
        text=words,
        chain=st.lists(words, max_size=2).map(tuple),
        said_at=st.none() | said_at,
        confidence=st.floats(0, 1),
    )
    return Reading(
        page=page,
        statements=tuple(draw(st.lists(statement, max_size=3))),
        gaps=tuple(draw(st.lists(st.builds(Gap, st.just("list"), spans, words), max_size=2))),
        opinions=tuple(draw(st.lists(st.builds(Opinion, spans), max_size=2))),
        model=ModelId("tiny", "ab" * 32),
        onrecord="0.0.0",
    )


@given(readings())
def test_json_gives_the_record_back(reading: Reading) -> None:
    assert from_json(to_json(reading), Reading) == reading
    assert from_json(to_json(reading).decode(), Reading) == reading
    assert hash(from_json(to_json(reading), Reading)) == hash(reading)


@given(readings())
def test_every_span_of_the_json_is_a_run_of_the_text(reading: Reading) -> None:
    # As another program sees it: plain JSON, no classes of ours.
    plain = json.loads(to_json(reading))
    text, seen = plain["page"]["text"], 0

    def walk(value: object) -> None:
        nonlocal seen
        if isinstance(value, dict):
            if set(value) == {"start", "end", "text"}:
                assert text[value["start"] : value["end"]] == value["text"]
                seen += 1
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(plain)
    assert seen == to_json(reading).count(b'{"start":') - len(reading.page.blocks)


@given(texts, st.integers(-3, 70), st.integers(-3, 70))
def test_a_span_lies_inside_its_page_or_is_refused(text: str, start: int, end: int) -> None:
    page = a_page(text)
    if 0 <= start < end <= len(text):
        assert page.span(start, end) == Span(start, end, text[start:end])
    else:
        with pytest.raises(ValueError, match="outside a page"):
            page.span(start, end)


def test_spans_count_code_points_not_bytes_or_utf_16() -> None:
    assert a_page("𝒜é “ja”").span(4, 6).text == "ja"


def test_a_sequence_is_one_json_array() -> None:
    spans = (Span(0, 1, "a"), Span(1, 2, "b"))
    assert json.loads(to_json(spans)) == [
        {"start": 0, "end": 1, "text": "a"},
        {"start": 1, "end": 2, "text": "b"},
    ]


def test_json_of_another_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="kind"):
        from_json('{"start": 0, "end": 1, "kind": "poem"}', Block)
    with pytest.raises(msgspec.ValidationError, match="end"):
        from_json('{"start": 0, "text": "a"}', Span)


def test_keys_that_a_later_version_adds_are_passed_over() -> None:
    assert from_json('{"start": 0, "end": 1, "text": "a", "note": "new"}', Span) == Span(0, 1, "a")


RECORDS = Frozen.__subclasses__()


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_is_frozen_and_has_slots(kind: type[Frozen]) -> None:
    assert kind.__struct_config__.frozen
    assert "__dict__" not in dir(kind)


def test_a_record_cannot_be_changed() -> None:
    span = Span(0, 1, "a")
    with pytest.raises(AttributeError):
        span.start = 5  # type: ignore[misc]


def test_all_records_are_checked() -> None:
    assert {Span, Page, Statement, Reading} <= set(RECORDS)
