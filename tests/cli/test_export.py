from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree

from onrecord.export.formats import NAMES
from tests.people import fill

from .conftest import Run


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    fill(path)
    return path


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"brat", "parquet"}])
def test_a_file_holds_what_standard_output_would(run: Run, record: Path, name: str, tmp_path: Path) -> None:
    shown = run("export", "--format", name, "--record", record)
    assert (shown.status, shown.err) == (0, "")
    written = run("export", "--format", name, "--record", record, "--out", "made")
    assert (written.status, written.out) == (0, "")
    assert (tmp_path / "made").read_bytes().decode() == shown.out
    assert "Solvang" in shown.out or name == "plover"  # nothing reads acts into this record


def test_the_options_narrow_down(run: Run, record: Path) -> None:
    done = run("export", "--format", "csv", "--speaker", "Orlov", "--since", "2031-05-15", "--record", record)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [row["text"] for row in rows] == ["nothing was signed", "a deal is near"]
    lines = run("export", "--format", "jsonl", "--text", "port", "--record", record).lines()
    assert [[stmt["text"] for stmt in line["statements"]] for line in lines] == [["the port stays shut"]]
    none = run("export", "--format", "tei", "--outlet", "Nobody", "--record", record)
    assert etree.fromstring(none.out.encode()).tag.endswith("teiCorpus")


def test_a_speaker_goes_by_the_name_of_the_whole_record(run: Run, record: Path) -> None:
    out = run("export", "--format", "schema-org", "--record", record).out
    names = {node.get("name") for node in json.loads(out)["@graph"]}
    rows = csv.DictReader(io.StringIO(run("export", "--format", "csv", "--record", record).out))
    spellings = {row["known_as"] or row["speaker_name"] for row in rows if "Orlov" in row["speaker_name"]}
    assert len(spellings) == 1 and spellings <= names


def test_brat_is_a_folder_and_none_is_written_over(run: Run, record: Path, tmp_path: Path) -> None:
    assert run("export", "--format", "brat", "--record", record).status == 2
    done = run("export", "--format", "brat", "--record", record, "--out", "ann")
    assert done.status == 0 and done.err == "8 files in ann\n"
    assert len(list((tmp_path / "ann").glob("*.ann"))) == len(list((tmp_path / "ann").glob("*.txt"))) == 3
    again = run("export", "--format", "brat", "--record", record, "--out", "ann")
    assert again.status == 2 and "holds files already" in again.err


def test_parquet_goes_to_a_file(run: Run, record: Path, tmp_path: Path) -> None:
    assert run("export", "--format", "parquet", "--record", record, "--out", "a.parquet").status == 0
    assert (tmp_path / "a.parquet").read_bytes()[:4] == b"PAR1"


def test_what_cannot_be_done_is_said(run: Run, record: Path) -> None:
    assert "--format" in run("export", "--record", record).err
    assert run("export", "--format", "csv", "--record", record, "--since", "soon").status == 2
    assert run("export", "--format", "csv", "--record", "none.db").status == 1
    assert run("export", "--format", "csv", "--record", record, "--out", "no/such/folder.csv").status == 2


def test_what_was_corrected_outside_comes_back(run: Run, record: Path, tmp_path: Path) -> None:
    run("export", "--format", "brat", "--record", record, "--out", "ann")
    unchanged = run("judge", "import", "ann", "--by", "ana", "--record", record)
    assert (unchanged.status, unchanged.err.split(";")[0]) == (0, "0 judgements by ana")
    (ann,) = (tmp_path / "ann").glob("Coast-Daily*.ann")
    ann.write_text(ann.read_text("utf-8").replace("\ts1 M. Berg", "\ts1 Mona Berg"), "utf-8")
    assert run("judge", "import", "ann", "--by", "ana", "--record", record).err.startswith(
        "1 judgement by ana;"
    )
    listed = run("judge", "list", "--record", record, "--format", "json").json()
    assert [(one["action"], one["value"]) for one in listed] == [
        ("correct", {"statement": "s1", "speaker_name": "Mona Berg"})
    ]
    (tmp_path / "bad.csv").write_text("page,id,action\nx,s1,agree\n")
    bad = run("judge", "import", "bad.csv", "--by", "ana", "--record", record)
    assert bad.status == 1 and "bad.csv:2: action is 'agree'" in bad.err
    assert run("judge", "import", "--record", record).status == 2
