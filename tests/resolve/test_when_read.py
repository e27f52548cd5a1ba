import pytest

from onrecord.api import load_model
from onrecord.reading import read
from onrecord.records import Document, Reading, from_json, to_json

pytestmark = pytest.mark.model

TEXT = """Port talks resume in Velsk

VELSK (Coast Wire) — Harbour Minister Edda Lunde said on Monday that the port of Velsk would reopen on Friday.

The pilots walked out on 12 April.
"""


def reading(published: str | None) -> Reading:
    return read(Document("page", TEXT.encode(), kind="text", published_on=published), load_model())


def test_a_reading_has_its_times_and_its_statements_are_dated_by_them() -> None:
    one = reading("2031-05-06")
    assert [(time.text, time.value) for time in one.times] == [
        ("Monday", "2031-05-05"),
        ("Friday", "2031-05-09"),
        ("12 April", "2031-04-12"),
    ]
    (stmt,) = one.statements
    assert stmt.said_at is not None
    assert (stmt.said_at.earliest, [span.text for span in stmt.said_at.evidence]) == (
        "2031-05-05",
        ["Monday"],
    )
    assert from_json(to_json(one), Reading) == one


def test_without_a_date_there_is_a_gap_and_nothing_is_dated() -> None:
    one = reading(None)
    assert [gap.span.text for gap in one.gaps if gap.kind == "date"] == ["Port talks resume in Velsk"]
    assert all(stmt.said_at is None for stmt in one.statements)
