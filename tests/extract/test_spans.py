import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.spans import conjunction_to_content, joined, trim, with_marks
from onrecord.quotation import find_quotations

RUNS = st.lists(
    st.tuples(st.integers(0, 29), st.integers(1, 9)).map(lambda x: (x[0], x[0] + x[1])), max_size=6
)


@given(st.text(alphabet="ab \n", min_size=40, max_size=40), RUNS)
def test_joined_runs_cover_the_same_letters_and_never_touch(text: str, runs: list[tuple[int, int]]) -> None:
    out = joined(text, runs)
    letters = {i for s, e in runs for i in range(s, e)}
    covered = {i for s, e in out for i in range(s, e)}
    assert letters <= covered
    assert all(text[i].isspace() for i in covered - letters)
    assert all(text[a[1] : b[0]].strip() for a, b in itertools.pairwise(out))


def test_trim() -> None:
    assert trim("  ab ", (0, 5)) == (2, 4)
    assert trim("     ", (1, 4)) is None


def test_marks_at_the_ends_are_taken_in() -> None:
    text = "He said “no deal” twice."
    quotations = find_quotations(text)
    start, end = with_marks(quotations, (9, 16))
    assert text[start:end] == "“no deal”"
    assert with_marks(quotations, (3, 7)) == (3, 7)


def test_that_at_the_end_of_a_cue_opens_the_content() -> None:
    text = "She noted that ships wait."
    cue, content = conjunction_to_content(text, ((4, 14),), ((15, 25),))
    assert [text[s:e] for s, e in (*cue, *content)] == ["noted", "that ships wait"]


def test_a_cue_that_is_nothing_but_that_and_one_apart_from_its_content_stay() -> None:
    text = "That ships wait, she noted that."
    assert conjunction_to_content(text, ((0, 4),), ((5, 15),)) == (((0, 4),), ((5, 15),))
    assert conjunction_to_content(text, ((21, 31),), ((5, 15),)) == (((21, 31),), ((5, 15),))


def test_a_comma_after_a_name_is_not_part_of_it() -> None:
    text = "the envoy, Ana Ruiz, said"
    assert trim(text, (0, 20), ",") == (0, 19)
