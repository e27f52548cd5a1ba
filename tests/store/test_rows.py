from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import msgspec
import pytest

from onrecord.records import Rejected, to_json
from onrecord.store import Record, Rows, StatementRow
from tests.store.made import TALKS, make_reading


def test_rows_are_a_sequence(record: Record) -> None:
    record.add(make_reading(*TALKS))
    rows = record.statements()
    assert len(rows) == 3 and rows[0] in rows and rows.index(rows[1]) == 1
    assert isinstance(rows[1:], Rows) and list(rows[1:]) == [rows[1], rows[2]] and rows[-1] == rows[2]
    assert rows == record.statements() and hash(rows) == hash(record.statements()) and rows != rows[1:]
    assert not record.statements(manner="felt") and repr(rows) == "<3 × StatementRow>"
    with pytest.raises(TypeError):
        rows[0] = rows[1]  # type: ignore[index]
    with pytest.raises(AttributeError):
        rows[0].text = "other"  # type: ignore[misc]


def test_keys_are_the_contract_s(record: Record) -> None:
    record.add(make_reading(*TALKS))
    rows = record.statements()
    assert " ".join(rows.to_dicts()[0]) == (
        "id kind source cue content text speaker speaker_name on_behalf_of addressee channel chain nested_in "
        "manner said_at confidence known_as page source_id url outlet title published"
    )
    assert rows.to_dicts() == json.loads(to_json(rows))
    assert msgspec.json.decode(to_json(rows), type=tuple[StatementRow, ...]) == tuple(rows)


@pytest.fixture
def full(record: Record) -> Record:
    record.add(make_reading(*TALKS))
    record.reject(Rejected("a.pdf", "page", "binary", "a PDF"))
    return record


def every_kind_of_rows(record: Record) -> list[Rows[Any]]:
    return [record.statements(), record.pages(), record.rejected(), record.search("talks")]


def test_polars(full: Record) -> None:
    polars = pytest.importorskip("polars")
    for rows in every_kind_of_rows(full):
        frame = rows.to_polars()
        assert len(frame) == len(rows) > 0
        assert frame.schema == rows[:0].to_polars().schema  # types never depend on what is there
        assert json.loads(to_json(rows)) == frame.to_dicts()
    frame = full.statements().to_polars()
    assert frame.filter(polars.col("confidence") > 0.5)["source"].list.first().struct.field(
        "start"
    ).to_list() == [span.start for row in full.statements(min_confidence=0.51) for span in row.source]


def test_pandas(full: Record) -> None:
    pytest.importorskip("pandas")
    for rows in every_kind_of_rows(full):
        frame = rows.to_pandas()
        assert len(frame) == len(rows) > 0
        assert list(frame.columns) == list(rows[:0].to_pandas().columns) == list(rows.to_dicts()[0])
    assert full.statements().to_pandas()["content"][0] == full.statements().to_dicts()[0]["content"]


WITHOUT = """
import sys
sys.modules[sys.argv[1]] = None  # as where it is not installed
from onrecord.store.rows import PageRow, Rows
from onrecord.errors import UsageError
try:
    getattr(Rows((), PageRow), "to_" + sys.argv[1])()
except UsageError as error:
    print(error)
"""


@pytest.mark.parametrize("name", ["polars", "pandas"])
def test_without_it_the_message_names_the_remedy(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT, name], capture_output=True, text=True, check=True)
    assert done.stdout == f"this needs {name}; install it with: pip install 'onrecord[tables]'\n"


def test_opening_a_record_loads_no_tables_and_no_migrations() -> None:
    loads = "import sys, onrecord.store; print({'polars', 'pandas', 'alembic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
