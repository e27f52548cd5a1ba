"""`make serve` shows the desk over a record at an address of this machine."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(shutil.which("make") is None, reason="needs make"),
]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a desk over two sources is served, one of which is not there."""
    (tmp_path / "page.txt").write_text("“Enough,” said Mira Solvang, the port's chief.", "utf-8")
    shutil.copy(ROOT / "Makefile", tmp_path)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    # The environment that runs this stands in for the one that make would install first.
    stamp, tools = ".venv/dev.stamp", Path(sys.executable).parent
    pages = "PAGES=missing.txt page.txt"
    command = ["make", "-o", stamp, f"BIN={tools}", f"PORT={port}", pages, "serve"]
    (tmp_path / ".venv").mkdir()
    (tmp_path / stamp).touch()
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as server:
        assert server.stdout is not None and server.stderr is not None
        told: list[str] = []
        while not told or "Ctrl-C ends" not in told[-1]:
            told.append(server.stderr.readline())
            assert told[-1], told
        assert told[-1] == f"build/serve.db at http://127.0.0.1:{port}/ (Ctrl-C ends)\n"
        yield f"http://127.0.0.1:{port}/"
        os.killpg(server.pid, signal.SIGINT)  # as a terminal's Ctrl-C does
        server.wait(20)


def test_the_desk_shows_what_was_read_and_what_was_not(address: str) -> None:
    page = ""
    for _ in range(100):  # the address is told a moment before it answers
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                page = answer.read().decode()
            break
        except urllib.error.URLError:
            time.sleep(0.1)
    assert "Mira Solvang" in page and "1 source could not be read" in page
