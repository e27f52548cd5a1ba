from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.store import Hit, Record, open_record
from onrecord.store.fulltext import find_marks
from onrecord.store.search import excerpt
from tests.store.made import TALKS, make_reading, said
from tests.store.strategies import texts


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.marks]


def test_a_statement_and_a_block(record: Record) -> None:
    record.add(make_reading(*TALKS))
    (hit,) = record.search("observers")
    assert (hit.kind, hit.statement, hit.speaker_name) == ("statement", "s2", "Ana Peñaloza-O’Dey")
    assert (hit.url, hit.outlet, hit.published) == (
        "https://valley.example/talks",
        "The Valley Post",
        "2031-05-14",
    )
    assert marked(hit) == ["observers"] and hit.evidence[0].text == hit.snippet
    (hit,) = record.search("rain delegations")
    assert (hit.kind, hit.statement) == ("block", None)
    assert hit.evidence[0].text == hit.snippet == TALKS[2] and marked(hit) == ["Rain", "delegations"]


@pytest.mark.parametrize(
    "query", ["penaloza", "Peñaloza", "PENALOZA", "rebel observers", '"valley post" observers', "“her side”"]
)
def test_who_says_it_and_where_are_searched_too(record: Record, query: str) -> None:
    record.add(make_reading(*TALKS))
    assert "s2" in [hit.statement for hit in record.search(query)]


def test_all_words_must_stand_there(record: Record) -> None:
    record.add(make_reading(*TALKS))
    assert len(record.search("observers quorum")) == 0
    assert len(record.search('"talks any"')) == 0 and len(record.search("talks any")) == 1


def test_the_better_match_comes_first_and_kinds_take_turns(record: Record) -> None:
    record.add(
        make_reading(
            said("A", "said", "the ferry and much else that has to do with roads, bridges and tolls"),
            said("B", "said", "the ferry, the ferry"),
            url="1",
        )
    )
    record.add(make_reading("Nothing here but a word about the ferry that nobody took that day.", url="2"))
    record.add(make_reading("The ferry: ferry tickets, ferry times.", url="3"))
    hits = record.search("ferry")
    assert [(hit.kind, hit.url) for hit in hits] == [
        ("statement", "1"),
        ("block", "3"),
        ("statement", "1"),
        ("block", "2"),
    ]
    assert hits[0].evidence[0].text.startswith("the ferry, the")
    assert hits[0].score > hits[2].score and hits[1].score > hits[3].score
    assert record.search("ferry", limit=3) == hits[:3]


def test_furniture_is_no_hit(record: Record) -> None:
    record.add(make_reading("The lake froze.", furniture="Subscribe to our lake newsletter"))
    assert len(record.search("newsletter")) == 0
    (hit,) = record.search("lake newsletter")
    assert hit.snippet == "The lake froze."


def test_a_title_is_found(record: Record) -> None:
    record.add(make_reading("Nothing.", title="Orlova accord"))
    (hit,) = record.search("accord")
    assert (hit.kind, hit.snippet, hit.evidence) == ("block", "Orlova accord", ())


def test_a_block_says_what_the_statements_do_not(record: Record) -> None:
    record.add(make_reading(said("A", "said", "the dam will hold"), "Engineers looked at the dam."))
    assert [(hit.kind, hit.snippet) for hit in record.search("dam")] == [
        ("statement", "the dam will hold"),
        ("block", "Engineers looked at the dam."),
    ]


@pytest.mark.parametrize("query", ["", " ", "—", '""', '"', "* : ^", "\0"])
def test_nothing_to_look_for(record: Record, query: str) -> None:
    with pytest.raises(UsageError, match="nothing to look for"):
        record.search(query)


@pytest.mark.parametrize(
    "query",
    [
        "talks*",
        "text:talks",
        "talks AND",
        "NOT talks",
        "(talks",
        "^talks",
        '"any talks',
        "talks - any",
        "\udcff x",
    ],
)
def test_signs_are_no_syntax(record: Record, query: str) -> None:
    record.add(make_reading(*TALKS))
    record.search(query)
    record.statements(text=query)


def test_operators_are_words(record: Record) -> None:
    record.add(make_reading("Near and far, not or never."))
    assert len(record.search("NEAR")) == len(record.search("NOT OR")) == 1
    assert len(record.search("far NOT soon")) == 0


@settings(max_examples=40)  # each opens a record
@given(st.lists(texts, min_size=1, max_size=4), texts)
def test_no_query_is_a_syntax_error_and_every_hit_is_evidence(
    new_path: Callable[[], Path], paragraphs: list[str], query: str
) -> None:
    with open_record(new_path()) as record:
        reading = make_reading(*paragraphs, said("A", "said", paragraphs[0] or "x"))
        record.add(reading)
        for asked in (query, *paragraphs):
            try:
                hits = record.search(asked)
                record.statements(text=asked)
            except UsageError as error:
                assert "nothing to look for" in str(error)
                continue
            for hit in hits:
                for span in hit.evidence:
                    assert reading.page.text[span.start : span.end] == span.text
                for start, end in hit.marks:
                    assert 0 <= start < end <= len(hit.snippet)


WORDS = st.lists(st.text("abcdef", min_size=1, max_size=12), min_size=1, max_size=120)


@given(WORDS, st.data())
def test_an_excerpt_is_a_piece_of_the_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    chosen = sorted(data.draw(st.sets(st.integers(0, len(words) - 1), max_size=4)))
    starts = [len(" ".join(words[:n])) + bool(n) for n in chosen]
    marks = tuple((start, start + len(words[n])) for n, start in zip(chosen, starts, strict=True))
    snippet, inside = excerpt(text, marks)
    bare = snippet.removeprefix("… ").removesuffix(" …")
    assert f" {bare} " in f" {text} "  # whole words
    assert len(bare) <= 240
    assert [snippet[a:b] for a, b in inside] == [text[a:b] for a, b in marks][: len(inside)]
    assert bool(inside) == bool(marks)  # the first match is always in it


def test_an_excerpt_of_one_endless_word() -> None:
    snippet, marks = excerpt("a" * 1000, ((0, 1000),))
    assert snippet == "a" * 240 + " …" and marks == ((0, 240),)


@given(st.lists(st.tuples(st.booleans(), st.text("ab é\n", min_size=1))))
def test_marks_are_found_again(pieces: list[tuple[bool, str]]) -> None:
    marked_text = "".join(f"\ufdd0{text}\ufdd1" if inside else text for inside, text in pieces)
    text, marks = find_marks(marked_text)
    assert text == "".join(text for _, text in pieces)
    assert [text[a:b] for a, b in marks] == [text for inside, text in pieces if inside]
