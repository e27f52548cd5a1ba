"""Processes that are killed, and processes that write at the same time. All of them real."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.store import open_record
from tests.store.made import TALKS, make_reading
from tests.store.test_record import assert_whole

READINGS = [make_reading(*TALKS, url=f"https://valley.example/{n}") for n in range(40)]

START = """
import os, signal, sys
from sqlalchemy import Engine, event
from onrecord.store import open_record
from tests.store.made import TALKS, make_reading
READINGS = [make_reading(*TALKS, url=f"https://valley.example/{n}") for n in range(40)]
path, point = sys.argv[1:3]
"""

# Kills its own process right after the first statement that begins like `point`, or before the commit.
KILLED = (
    START
    + """
def arm():
    def die():
        os.kill(os.getpid(), signal.SIGKILL)
    if point == "COMMIT":
        event.listen(Engine, "commit", lambda connection: die())
    else:
        @event.listens_for(Engine, "after_cursor_execute")
        def executed(connection, cursor, statement, *rest):
            if statement.strip().startswith(point):
                die()
"""
)
ADD = """
with open_record(path) as record:
    record.add(READINGS[0])
    arm()
    record.add(READINGS[1])
"""


def run(script: str, path: Path, point: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, path, point], capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    "point",
    [
        "INSERT INTO pages",
        "INSERT INTO readings",
        "INSERT INTO blocks",
        "INSERT INTO statements",
        "INSERT INTO spans",
        "INSERT INTO sources",
        "COMMIT",
    ],
)
def test_a_page_that_was_being_added_leaves_nothing(path: Path, point: str) -> None:
    done = run(KILLED + ADD, path, point)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with open_record(path) as record:
        assert len(record.pages()) == 1 and record.reading(record.pages()[0].page) == READINGS[0]
        assert {hit.url for hit in record.search("observers")} == {"https://valley.example/0"}
        assert record.add(READINGS[1]) and not record.add(READINGS[0])
        assert len(record.pages()) == 2
    assert_whole(path)


REPLACE = """
with open_record(path) as record:
    record.add(READINGS[0])
    arm()
    import msgspec
    record.add(msgspec.structs.replace(READINGS[0], onrecord="0.2.0", statements=()))
"""


@pytest.mark.parametrize(
    "point", ["UPDATE readings", "DELETE FROM statements", "INSERT INTO readings", "COMMIT"]
)
def test_a_reading_that_was_being_replaced_stays(path: Path, point: str) -> None:
    done = run(KILLED + REPLACE, path, point)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with open_record(path) as record:
        (page,) = record.pages()
        assert record.readings(page.page) == (READINGS[0],) and len(record.statements()) == 3
    assert_whole(path)


@pytest.mark.parametrize(
    "point", ["CREATE TABLE pages", "CREATE TRIGGER", "INSERT INTO alembic_version", "COMMIT"]
)
def test_a_record_that_was_being_made_is_made_again(path: Path, point: str) -> None:
    done = run(KILLED + "arm()\nopen_record(path)", path, point)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with open_record(path) as record:
        assert record.add(READINGS[0])
    assert_whole(path)


MANY = (
    START
    + """
with open_record(path) as record:
    for reading in READINGS:
        record.add(reading)
        print("added", flush=True)
"""
)


def test_killed_from_outside_and_resumed_is_as_never_killed(path: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", MANY, path, ""], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        seen = [child.stdout.readline() for _ in range(10)]
        child.kill()
    assert seen == ["added\n"] * 10
    whole = tmp_path / "whole.db"
    with open_record(path) as resumed, open_record(whole) as never_killed:
        kept = len(resumed.pages())
        assert 10 <= kept <= len(READINGS)
        assert [resumed.reading(page.page) for page in resumed.pages()] == READINGS[:kept]
        assert sum(bool(resumed.add(reading)) for reading in READINGS) == len(READINGS) - kept
        for reading in READINGS:
            never_killed.add(reading)
        assert resumed.timeline() == never_killed.timeline()
        assert resumed.search("observers") == never_killed.search("observers")
        assert resumed.counts() == never_killed.counts()
    assert_whole(path)


SHARED = (
    START
    + """
print("ready", flush=True)
sys.stdin.readline()
with open_record(path) as record:
    print(sum(bool(record.add(reading)) for reading in READINGS))
"""
)


def test_processes_that_make_and_fill_one_record_together(path: Path) -> None:
    """Three processes make the same new record and add the same pages: each page is new to just one."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", SHARED, path, ""],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for child in children:
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    told = [child.communicate(timeout=120) for child in children]
    assert [child.returncode for child in children] == [0, 0, 0], told
    assert sum(int(out) for out, _ in told) == len(READINGS)
    with open_record(path) as record:
        assert len(record.pages()) == len(READINGS)
        assert len(record.statements()) == 3 * len(READINGS)
    assert_whole(path)
