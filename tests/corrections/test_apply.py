from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord.corrections.apply import Applied, apply_corrections
from onrecord.corrections.correction import Correction
from onrecord.corrections.files import read_corrections
from onrecord.errors import CorrectionError
from onrecord.export.flat import CSV_COLUMNS, csv_lines, flat_row
from onrecord.store import Record, open_record
from tests.people import fill, key_of


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    fill(tmp_path / "talks.db")
    with open_record(tmp_path / "talks.db") as opened:
        yield opened


def correction(
    record: Record, action: str = "correct", statement: str | None = "s2", **value: object
) -> Correction:
    return Correction("a.csv", 7, action, key_of(record, "Fjord Post"), statement, value)  # type: ignore[arg-type]


def test_a_correction_is_a_judgement_beside_what_was_read(record: Record) -> None:
    before = record.statements()
    one = correction(record, speaker_name="Myra Solvang", kind="indirect", content=((0, 7),))
    assert apply_corrections(record, [one], by="ana") == Applied(1, 0)
    (kept,) = record.judgements()
    assert (kept.action, kept.about, kept.subject, kept.by) == ("correct", "statement", "Mira Solvang", "ana")
    # what it already is is no correction
    assert kept.value == {
        "statement": "s2",
        "speaker_name": "Myra Solvang",
        "content": [{"start": 0, "end": 7, "text": "foreign"}],
    }
    assert [place.text for place in kept.places] == ["the port stays shut"]
    assert record.statements() == before


def test_one_that_stands_is_not_kept_twice_and_one_undone_is(record: Record) -> None:
    one = correction(record, "reject")
    assert apply_corrections(record, [one], by="ana") == Applied(1, 0)
    assert apply_corrections(record, [one], by="ana") == Applied(0, 1)
    record.undo(1, by="ana")
    assert apply_corrections(record, [one], by="ana") == Applied(1, 0)


def test_a_missed_statement_has_its_own_words_as_subject(record: Record) -> None:
    one = correction(record, statement=None, content=((0, 7),))
    apply_corrections(record, [one], by="ana")
    (kept,) = record.judgements()
    assert (kept.subject, kept.value["statement"]) == ("foreign", None)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"page": "beefbeef"}, "no page of the record has"),
        ({"page": "ab"}, "no page of the record has"),
        ({"statement": "s9"}, "no statement 's9'"),
        ({"value": {"content": ((5, 99999),)}}, "lies outside of the page"),
        ({"value": {"speaker_name": "Mira Solvang"}}, "corrects nothing"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_kept(
    record: Record, change: dict[str, object], words: str
) -> None:
    good = correction(record, "accept")
    bad = msgspec.structs.replace(correction(record, kind="direct"), **change)
    with pytest.raises(CorrectionError) as caught:
        apply_corrections(record, [good, bad], by="ana")
    assert str(caught.value).startswith("a.csv:7: ") and words in str(caught.value)
    assert len(record.judgements()) == 0


def test_an_exported_table_comes_back(record: Record, tmp_path: Path) -> None:
    rows = [
        flat_row(row) | {"action": "correct" if row["id"] == "s2" else ""}
        for row in record.statements().to_dicts()
    ]
    changed = [row | {"manner": "denied"} if row["action"] else row for row in rows]
    path = tmp_path / "back.csv"
    path.write_bytes(b"\xef\xbb\xbf" + b"".join(csv_lines([*CSV_COLUMNS, "action"], changed)))
    assert apply_corrections(record, read_corrections(path), by="ana").added == 2
    assert [judgement.value for judgement in record.judgements()] == [
        {"statement": "s2", "manner": "denied"}
    ] * 2
    path.write_bytes(b"page,id,action\n\xff")
    with pytest.raises(CorrectionError, match=r"back\.csv:2: is not UTF-8"):
        read_corrections(path)
    with pytest.raises(CorrectionError, match="can't be read"):
        read_corrections(tmp_path / "none.csv")
