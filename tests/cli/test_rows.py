from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.rows import keep_sure
from onrecord.records import ModelId, Page, Reading, Statement


@given(st.lists(st.tuples(st.floats(0, 1), st.none() | st.integers(0, 7)), max_size=8), st.floats(0, 1))
def test_what_stays_is_sure_and_nested_only_in_what_stays(
    drawn: list[tuple[float, int | None]], least: float
) -> None:
    statements = tuple(
        Statement(
            str(n),
            "direct",
            (),
            (),
            (),
            "",
            nested_in=str(parent) if parent is not None and parent < len(drawn) else None,
            confidence=confidence,
        )
        for n, (confidence, parent) in enumerate(drawn)
    )
    page = Page("", None, None, None, None, (), None, None, "", ())
    kept = keep_sure(Reading(page, statements, (), (), ModelId("", ""), ""), least).statements
    assert [stmt.id for stmt in kept] == [stmt.id for stmt in statements if stmt.confidence >= least]
    ids = {stmt.id for stmt in kept}
    assert all(stmt.nested_in is None or stmt.nested_in in ids for stmt in kept)


def test_a_statement_moves_up_when_its_parent_goes() -> None:
    base = Statement("a", "direct", (), (), (), "", confidence=0.9)
    middle = msgspec.structs.replace(base, id="b", nested_in="a", confidence=0.1)
    inner = msgspec.structs.replace(base, id="c", nested_in="b")
    page = Page("", None, None, None, None, (), None, None, "", ())
    kept = keep_sure(Reading(page, (base, middle, inner), (), (), ModelId("", ""), ""), 0.5).statements
    assert [(stmt.id, stmt.nested_in) for stmt in kept] == [("a", None), ("c", "a")]
