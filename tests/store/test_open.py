from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.store import open_record
from tests.store.made import TALKS, make_reading

READING = make_reading(*TALKS)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_record_is_one_file_that_lasts(path: Path) -> None:
    with open_record(path) as record:
        record.add(READING)
    assert list(path.parent.iterdir()) == [path]
    with open_record(str(path), create=False) as record:
        assert len(record.statements()) == 3
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        connection.close()


@pytest.mark.parametrize("name", ["a b?c#d%20é.db", "tälks"])
def test_any_file_name(tmp_path: Path, name: str) -> None:
    with open_record(tmp_path / name) as record:
        record.add(READING)
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_record("here.db") as record:
        record.add(READING)
        monkeypatch.chdir("/")
        assert len(record.statements()) == 3
    assert (tmp_path / "here.db").stat().st_size > 0


def test_none_is_made_unless_asked_for(path: Path) -> None:
    with pytest.raises(RecordError, match=f"no record at {path}; make one with: onrecord add SOURCE"):
        open_record(path, create=False)
    assert not path.exists()
    path.touch()
    with pytest.raises(RecordError, match="onrecord add"):
        open_record(path, create=False)
    with open_record(path) as record:  # an empty file may become one
        assert record.add(READING)


def test_no_folder_to_make_it_in(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"no folder .*/nowhere; make it first"):
        open_record(tmp_path / "nowhere" / "talks.db")


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bills.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bills (amount)")
    connection.close()
    before = files(tmp_path)
    with pytest.raises(RecordError, match=r"bills\.db is not a record.*left as it is"):
        open_record(path)
    assert files(tmp_path) == before


@pytest.mark.parametrize("data", [b"x", b"<html>", b"SQLite format 3\0", os.urandom(5000)])
def test_another_file_is_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(RecordError, match="is not a record"):
        open_record(path)
    assert files(path.parent) == {path.name: data}


def test_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(RecordError, match="it is not a file"):
            open_record(path)


def test_an_address_is_refused_without_its_password() -> None:
    with pytest.raises(RecordError, match="keeps records in files") as caught:
        open_record("postgresql://me:secret@db.example/talks")
    assert "secret" not in str(caught.value) and "db.example" in str(caught.value)


def test_a_newer_record_asks_for_an_upgrade(path: Path) -> None:
    open_record(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = files(path.parent)
    with pytest.raises(RecordError, match=r"newer onrecord .*9999.*pip install --upgrade onrecord"):
        open_record(path)
    assert files(path.parent) == before


def test_a_damaged_record(path: Path) -> None:
    with open_record(path) as record:
        for n in range(20):
            record.add(make_reading(*TALKS, url=str(n)))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(RecordError, match=r"is damaged; bring it back"), open_record(path) as record:
        record.statements()
    path.write_bytes(data[:5000])
    with pytest.raises(RecordError, match=r"is damaged"), open_record(path) as record:
        record.statements()


def test_a_reading_that_makes_no_sense(path: Path) -> None:
    with open_record(path) as record:
        record.add(READING)
        connection = sqlite3.connect(path)
        connection.execute("UPDATE readings SET json = '{}'")
        connection.commit()
        connection.close()
        with pytest.raises(RecordError, match="can't understand"):
            record.reading(record.pages()[0].page)


def test_a_locked_record_says_who_is_in_the_way(path: Path) -> None:
    with open_record(path, busy_timeout_s=0.1) as record:
        record.add(READING)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="another process is writing"):
            record.add(make_reading("Other."))
        assert len(record.statements()) == 3  # reading goes on
        assert not record.add(READING)  # and so does adding what is there
        other.execute("ROLLBACK")
        other.close()
        assert record.add(make_reading("Other."))


def run_as_reader(script: str, *args: object) -> str:
    """Run the script in a process that file permissions bind, which they don't bind root in."""
    drop = "import os\nif os.getuid() == 0:\n    os.setgid(65534); os.setuid(65534)\n"
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + drop + script, *map(str, args)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# Everything is imported before the rights go: the interpreter itself may lie where only root may read.
PRELUDE = """
import sys, tempfile
import alembic.command, sqlalchemy.dialects.sqlite
from onrecord.errors import RecordError
from onrecord.store import open_record
from tests.store.made import TALKS, make_reading
with tempfile.TemporaryDirectory() as folder, open_record(folder + "/warm.db") as record:
    record.add(make_reading(*TALKS)); record.search("talks"); record.timeline()
path = sys.argv[1]
"""


@pytest.fixture
def open_folder(path: Path) -> Path:
    """The folder of `path`, and those above it that pytest made, open to other users."""
    for folder in (path.parent, *path.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/tmp") and folder != folder.parent:
            folder.chmod(0o755)
        if folder.name.startswith("pytest-of-"):
            break
    return path.parent


READ = """
with open_record(path) as record:
    print(len(record.statements()), len(record.search("observers")), record.add(make_reading(*TALKS)))
    try:
        record.add(make_reading("Other."))
    except RecordError as error:
        print(error)
"""


def test_a_record_that_can_only_be_read(path: Path, open_folder: Path) -> None:
    with open_record(path) as record:
        record.add(READING)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    before = files(open_folder)
    counts, _, words = run_as_reader(READ, path).partition("\n")
    assert counts == "3 1 Added.KNOWN"
    assert "can only be read here; copy it" in words
    assert files(open_folder) == before
    open_folder.chmod(0o755)


OPEN = """
try:
    open_record(path).add(make_reading(*TALKS))
except RecordError as error:
    print(error)
"""


def test_where_nothing_may_be_written(path: Path, open_folder: Path) -> None:
    open_folder.chmod(0o555)
    assert "see that its folder exists and that you may write there" in run_as_reader(OPEN, path)
    open_folder.chmod(0o755)
    assert list(open_folder.iterdir()) == []


def test_a_record_that_may_not_be_read(path: Path, open_folder: Path) -> None:
    open_record(path).close()
    path.chmod(0o000)
    assert "Permission denied" in run_as_reader(OPEN, path)


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_record(path) as record:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
    added = 0
    try:
        for n in range(1000):
            record.add(make_reading("word " * 2000 + str(n)))
            added += 1
    except RecordError as error:
        print(added, error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(record.counts().pages, record.add(make_reading("One more.")))
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on file size")
def test_no_room(path: Path, new_path: Callable[[], Path]) -> None:
    """A limit on file size stands in for a full disk: what was added before stays, and more fits later."""
    new_path().rename(path)
    done = subprocess.run([sys.executable, "-c", PRELUDE + FULL, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    added, _, words = first.partition(" ")
    assert "room" in words and int(added) > 0
    assert second == f"{added} Added.NEW"
