from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.cli.target import Target
from onrecord.errors import UsageError

from .conftest import Run


def test_it_replaces_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "marked.html"
    path.write_text("old")
    path.chmod(0o640)
    with path.open() as still_open:
        Target(path).write(b"new")
        assert still_open.read() == "old"
    assert path.read_text() == "new" and path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "latest.html"
    link.symlink_to(tmp_path / "marked.html")
    Target(link).write(b"new")
    assert link.is_symlink() and (tmp_path / "marked.html").read_text() == "new"


def test_what_is_no_file_is_written_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    Target(pipe).write(b"new")
    assert os.read(reader, 10) == b"new" and pipe.is_fifo()
    os.close(reader)


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "marked.html"
    target = Target(path)
    path.mkdir()
    (path / "kept").touch()
    with pytest.raises(UsageError, match="can't write"):
        target.write(b"new")
    assert list(tmp_path.iterdir()) == [path] and (path / "kept").exists()


@pytest.mark.parametrize("name", ["folder", "nowhere/marked.html", "x" * 300, "page.txt/marked.html"])
def test_a_place_that_cannot_be_written_is_refused_before_anything_is_read(
    run: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "page.txt").write_text("Nobody spoke.")
    done = run("read", "missing.txt", "--html", name)
    assert done.status == 2 and done.err.startswith(f"onrecord: can't write {name}: ")
    assert "missing.txt" not in done.err  # it was not even looked for
