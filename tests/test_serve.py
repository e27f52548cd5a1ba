"""`make serve` shows marked pages at an address of this machine."""

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
    """Where the pages of this machine's checkout are served, one source of which is not there."""
    (tmp_path / "page.txt").write_text("“Enough,” said Mira Solvang, the port's chief.", "utf-8")
    shutil.copy(ROOT / "Makefile", tmp_path)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    # The environment that runs this stands in for the one that make would install first.
    stamp, tools = ".venv/runtime.stamp", Path(sys.executable).parent
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
        shown = server.stdout.readline()
        assert shown == f"Marked pages at http://127.0.0.1:{port}/ (Ctrl-C ends)\n", server.stderr.read()
        yield f"http://127.0.0.1:{port}/"
        os.killpg(server.pid, signal.SIGINT)  # as a terminal's Ctrl-C does
        server.wait(20)


def test_the_pages_are_shown_marked(address: str) -> None:
    page = ""
    for _ in range(100):  # the address is told a moment before it answers
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                page = answer.read().decode()
            break
        except urllib.error.URLError:
            time.sleep(0.1)
    assert "Mira Solvang" in page and "confidence" in page
