"""The command line run in this process, and pages for it to read."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from onrecord.cli import main

ONE = "“We will be at the table on Monday,” said Mira Solvang, the port's chief. Nobody else spoke.\n"
TWO = (
    "<html><head><title>Dockers answer</title>"
    "<meta property='og:site_name' content='Fjord Post'>"
    "<meta property='article:published_time' content='2031-05-03'></head>"
    "<body><article><h1>Dockers answer</h1>"
    "<p>The dockers met in the old customs house on Saturday, and the meeting took all of the afternoon.</p>"
    "<p>Union leader Jonas Brekke told reporters that the dockers would not give up the night shift.</p>"
    "<p>“We have waited for two years,” he said, “and we can wait for two more.”</p></article></body></html>"
)


class Done(NamedTuple):
    """How a command ended, and what it said where."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Done]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Done]:
    """Runs a command in a folder of its own, and gives its exit status and output."""
    monkeypatch.chdir(tmp_path)
    for name in ("ONRECORD_DB", "ONRECORD_BUNDLE", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def run_command(*args: str | Path) -> Done:
        capsys.readouterr()
        status = main([str(arg) for arg in args])
        return Done(status, *capsys.readouterr())

    return run_command


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with a page of text and one of HTML."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.html").write_text(TWO, "utf-8")
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def server(pages: Path) -> Iterator[str]:
    """The pages at an address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(pages))) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_address[1]}"
        http.shutdown()
