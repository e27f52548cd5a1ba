from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import onrecord
from onrecord.cli.output import Output
from onrecord.cli.tables import hits_table, printable, speech_first, statements_table

from .conftest import ONE, Run

HOSTILE = "\x1b]0;title\x07\x1b[2J\x9b31m\u202eevil\r"


def row(**changes: Any) -> dict[str, Any]:
    span = {"start": 3, "end": 9, "text": "nobody"}
    return {
        "id": "a",
        "kind": "direct",
        "source": [span],
        "cue": [],
        "content": [span],
        "text": "“No.”",
        "speaker_name": None,
        "on_behalf_of": None,
        "addressee": None,
        "channel": None,
        "chain": [],
        "nested_in": None,
        "manner": None,
        "said_at": None,
        "confidence": 0.5,
        "page": "f" * 64,
        "source_id": None,
        "url": None,
        "outlet": None,
        "title": None,
        "published": None,
        **changes,
    }


def drawn(renderable: Any, width: int) -> str:
    console = Console(width=width, force_terminal=True, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


@given(st.text(st.characters(codec="utf-8")))
def test_printable_keeps_the_length_and_drops_what_terminals_obey(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@pytest.mark.parametrize("width", [80, 160])
def test_a_page_cannot_command_the_terminal(width: int) -> None:
    fields = dict.fromkeys(["text", "speaker_name", "on_behalf_of", "outlet", "title", "url"], HOSTILE)
    out = drawn(statements_table([row(**fields, chain=[HOSTILE])], width), width)
    hit = {"kind": "statement", "snippet": HOSTILE, "marks": [(0, 3)], "evidence": [], **fields}
    out += drawn(hits_table([row(**fields) | hit], width), width)
    assert not re.search(r"[\x07\x9b\u202e]|\x1b\]|\x1b\[2J", out)


def test_a_statement_is_nested_only_within_its_own_page() -> None:
    rows = [row(id="s1"), row(id="s2", nested_in="s1"), row(id="s2", nested_in="s1", page="0" * 64)]
    assert drawn(statements_table(rows, 100), 100).count("↳") == 1


def test_speech_comes_before_minds_and_what_is_nested_stays_behind_its_parent() -> None:
    rows = [
        row(id="s1", manner="believed", text="Doubt."),
        row(id="s2", nested_in="s1", manner="said", text="Told in it."),
        row(id="s3", manner="written", text="Letter."),
        row(id="s4", nested_in="s3", manner="felt", text="Fear."),
        row(id="s5", manner=None, text="Unmarked."),
    ]
    assert [one["id"] for one in speech_first(rows)] == ["s3", "s4", "s5", "s1", "s2"]
    out = drawn(statements_table(rows, 160), 160)
    assert out.index("Letter.") < out.index("Unmarked.") < out.index("Doubt.") < out.index("Told in it.")
    assert "believed" in out and "written" not in out
    by_time = drawn(statements_table(rows, 160, dates=True), 160)
    assert by_time.index("Doubt.") < by_time.index("Letter.")


def test_a_day_is_shown_once() -> None:
    said = {
        "earliest": "2031-05-02T10:00:00Z",
        "latest": "2031-05-02T10:00:00Z",
        "precision": "day",
        "evidence": [],
    }
    rows = [row(said_at=said), row(said_at=said), row(published="2031-05-03"), row()]
    out = drawn(statements_table(rows, 160, dates=True), 160)
    assert out.count("2031-05-02") == 1
    assert "≤2031-05-03" in out and "undated" in out


def test_cells_that_a_spreadsheet_would_run_are_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    Output().write_csv(["a", "b"], [{"a": "=HYPERLINK(1)", "b": 'say "no", now'}, {"a": "@x", "b": "–5"}])
    assert capsys.readouterr().out == 'a,b\r\n\'=HYPERLINK(1),"say ""no"", now"\r\n\'@x,–5\r\n'


@pytest.mark.model
@pytest.mark.parametrize(
    ("option", "environ", "coloured"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_survive_a_pipe_when_asked(
    run: Run,
    pages: Path,
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    environ: dict[str, str],
    coloured: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    done = run("read", pages / "one.txt", "--color", option)
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-9]m", done.out)) == coloured
    assert "\x1b" not in done.err


@pytest.mark.model
@pytest.mark.parametrize("format", ["table", "jsonl", "csv"])
def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path, format: str) -> None:
    lines = tmp_path / "pages.jsonl"
    lines.write_text("".join(f'{{"text": "Page {n}. {ONE.strip()}"}}\n' for n in range(40)))
    command = [sys.executable, "-m", "onrecord", "read", str(lines), "--format", format]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        complaints = process.stderr.read()
        assert (process.wait(), complaints) == (0, b"")


@pytest.mark.model
@pytest.mark.parametrize("format", ["table", "jsonl", "csv"])
def test_a_full_disk_is_said(pages: Path, format: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    command = [sys.executable, "-m", "onrecord", "read", str(pages / "one.txt"), "--format", format]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "onrecord: [Errno 28] No space left on device\n")


@pytest.mark.model
def test_progress_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    lines = tmp_path / "pages.jsonl"
    lines.write_text("".join(f'{{"text": "Page {n}. {ONE.strip() * 12}"}}\n' for n in range(30)))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "onrecord", "read", str(lines), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        assert process.stdout is not None
        assert len(process.stdout.read().splitlines()) == 30
        assert process.wait() == 0
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert re.search(rb"\d+ pages, \d+\.\d a second", shown)


@pytest.mark.model
def test_closed_streams_are_no_failure(pages: Path) -> None:
    command = f"exec {sys.executable} -m onrecord read {pages / 'one.txt'} <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], check=False).returncode == 0


@pytest.mark.model
def test_an_interruption_ends_with_130_and_leaves_a_whole_record(tmp_path: Path) -> None:
    lines = tmp_path / "pages.jsonl"
    lines.write_text("".join(f'{{"text": "Page {n}. {ONE.strip() * 12}"}}\n' for n in range(400)))
    db = tmp_path / "talks.db"
    command = [sys.executable, "-m", "onrecord", "add", str(lines), "--record", str(db)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not pages_of(db):
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        complaints = process.stderr.read()
        assert (process.wait(), "Traceback" in complaints) == (130, False)
    assert 0 < pages_of(db) < 400


def pages_of(db: Path) -> int:
    try:
        with onrecord.open(db, create=False) as record:
            return record.counts().pages
    except onrecord.RecordError:
        return 0  # not there yet
