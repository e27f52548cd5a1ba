from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from eval.overlap import TokenisedText, jaccard, match, same_source

TEXT = "Mira said “we go, and we stay” – she denied it.\nHe: ''now,'' \"not later\" and it's over"


def at(piece: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(piece)
    return start, start + len(piece)


def test_a_token_counts_when_the_range_touches_it() -> None:
    text = TokenisedText("one two three")
    assert text.tokens([(5, 6)]) == {1}
    assert text.tokens([(3, 4)]) == frozenset()
    assert text.tokens([(2, 9)]) == {0, 1, 2}


def test_trimming_cuts_marks_and_joins_over_them() -> None:
    text = TokenisedText(TEXT)
    start, end = at("we go, and we stay")
    assert text.trimmed([at("“we go, and we stay” – ")]) == ((start, end),)
    assert text.trimmed([at("we go,"), at(" and we stay”")]) == ((start, end),)
    assert text.trimmed([at("“we go"), at("denied it.")]) == (at("we go"), at("denied it"))
    assert text.trimmed([at("” –")]) == ()


def test_kind_goes_by_double_marks_and_ends_with_the_line() -> None:
    text = TokenisedText(TEXT)
    assert text.kind([at("“we go, and we stay”")]) == "direct"
    assert text.kind([at("stay” – she")]) == "mixed"
    assert text.kind([at("denied it")]) == "indirect"
    assert text.kind([at("''now,''")]) == "direct"
    assert text.kind([at("not later")]) == "direct"
    assert text.kind([at("it's over")]) == "indirect"
    unclosed = TokenisedText("“one\ntwo")
    assert unclosed.kind([(0, 4)]) == "direct"
    assert unclosed.kind([(5, 8)]) == "indirect"


def test_the_most_alike_are_matched_first() -> None:
    one, two = frozenset({1, 2, 3, 4}), frozenset({1, 2, 3})
    assert match([one, two], [two, one]) == {0: 1, 1: 0}
    assert match([one], [frozenset({4, 5, 6})]) == {}
    assert match([two], [two, two]) == {0: 0}


def test_no_source_is_the_same_as_none_alone() -> None:
    assert same_source(frozenset(), frozenset())
    assert not same_source(frozenset({1}), frozenset())
    assert not same_source(frozenset(), frozenset({1}))
    assert same_source(frozenset({1, 2, 3}), frozenset({3}))
    assert not same_source(frozenset({1, 2, 3}), frozenset({3, 4, 5}))


token_sets = st.frozensets(st.integers(0, 12), max_size=8)


@given(st.lists(token_sets, max_size=6), st.lists(token_sets, max_size=6))
def test_matching_is_one_to_one_and_leaves_no_better_pair(
    gold: list[frozenset[int]], read: list[frozenset[int]]
) -> None:
    pairs = match(gold, read)
    assert len(set(pairs.values())) == len(pairs)
    assert all(jaccard(gold[i], read[j]) >= 0.5 for i, j in pairs.items())
    free = [j for j in range(len(read)) if j not in pairs.values()]
    assert all(jaccard(gold[i], read[j]) < 0.5 for i in range(len(gold)) if i not in pairs for j in free)


@given(st.text(alphabet="ab .,“”\n"), st.data())
def test_trimmed_ranges_are_ordered_and_end_in_letters(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    ranges = data.draw(st.lists(st.tuples(ends, ends).map(lambda two: (min(two), max(two))), max_size=4))
    trimmed = TokenisedText(text).trimmed(ranges)
    assert all(text[start].isalnum() and text[end - 1].isalnum() for start, end in trimmed)
    assert all(before[1] < after[0] for before, after in pairwise(trimmed))
