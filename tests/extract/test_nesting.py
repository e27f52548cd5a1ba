from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.draft import Draft
from onrecord.extract.nesting import find_parents

RUNS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda x: (x[0], x[0] + x[1]))
DRAFTS = st.builds(
    lambda cue, content: Draft((), cue, tuple(sorted(content)), 0.5),
    st.one_of(st.just(()), RUNS.map(lambda r: (r,))),
    st.lists(RUNS, min_size=1, max_size=3),
)


def test_the_innermost_holder_is_the_parent() -> None:
    outer = Draft((), ((0, 4),), ((5, 90),), 0.9)
    middle = Draft((), ((10, 14),), ((15, 90),), 0.9)
    inner = Draft((), ((20, 24),), ((25, 90),), 0.9)
    beside = Draft((), ((100, 104),), ((105, 120),), 0.9)
    assert find_parents([inner, beside, outer, middle]) == [3, None, None, 2]


@given(st.lists(DRAFTS, max_size=8))
def test_following_parents_always_ends(drafts: list[Draft]) -> None:
    parents = find_parents(drafts)
    for k in range(len(drafts)):
        seen, at = set(), k
        while (parent := parents[at]) is not None:
            assert parent not in seen
            seen.add(parent)
            at = parent
