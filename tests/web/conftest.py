"""A record made by hand, and desks over it: in the process for most tests, at an address for a browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
import uvicorn
from lxml import html
from starlette.testclient import TestClient

from onrecord.dossier import Dossier
from onrecord.records import Gap, Opinion, Reading, Rejected
from onrecord.store import open_record
from onrecord.web.app import make_app
from tests.people import named_reading
from tests.store.made import TALKS, make_reading, said, said_on

BEFORE = datetime(2031, 5, 20, 12, tzinfo=UTC)


def with_layers(reading: Reading, *, gap: str, opinion: str) -> Reading:
    """The reading with a gap and an opinion at these words."""
    page = reading.page

    def span(words: str) -> tuple[int, int]:
        start = page.text.index(words)
        return start, start + len(words)

    return msgspec.structs.replace(
        reading,
        gaps=(Gap("list", page.span(*span(gap)), "a list is announced and not there"),),
        opinions=(Opinion(page.span(*span(opinion))),),
    )


def nested_reading() -> Reading:
    """A page on which one statement stands inside another's words."""
    reading = make_reading(
        said("Ida Brenn", "said", "Zdeněk Hálek told her that boats would wait", speaker_name="Ida Brenn"),
        "Nobody believes a word of it. These are the boats:",
        url="https://lake.example/boats",
        outlet="Lake Mail",
        title="Boats wait",
        published="2031-05-18",
        furniture="Sign up for our newsletter",
    )
    outer = reading.statements[0]
    text = reading.page.text

    def span(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    inner = msgspec.structs.replace(
        outer,
        id="s2",
        source=(reading.page.span(*span("Zdeněk Hálek")),),
        cue=(reading.page.span(*span("told")),),
        content=(reading.page.span(*span("boats would wait")),),
        text="boats would wait",
        speaker_name="Zdeněk Hálek",
        nested_in="s1",
        said_at=said_on("2031-05-12", "2031-05-12"),
        chain=("Ida Brenn", "Zdeněk Hálek"),
    )
    reading = msgspec.structs.replace(reading, statements=(outer, inner))
    return with_layers(reading, gap="These are the boats:", opinion="Nobody believes a word of it.")


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of four pages and one source that could not be read. Not to be written to."""
    path = tmp_path_factory.mktemp("desk") / "talks.db"
    with open_record(path) as record:
        record.add(make_reading(*TALKS), source="talks.html", at=BEFORE)
        record.add(nested_reading(), at=BEFORE)
        record.add(
            named_reading(
                ("Mira Solvang", "the port opens on Monday", "harbour chief", "said"),
                ("Mira Solvang", "nobody will be dismissed", None, "said"),
                ("Jonas Brekke", "the strike goes on", "union leader", "said"),
                on="2031-05-16",
            ),
            at=BEFORE,
        )
        record.add(make_reading("Nothing was said here.", url=None, outlet=None, title=None, published=None))
        record.reject(Rejected("gone.html", "open", "missing", "there is no such file"), at=BEFORE)
    return path


@pytest.fixture(scope="session")
def desk(record_path: Path) -> Iterator[TestClient]:
    """A desk over the record."""
    with client_of(record_path) as client:
        yield client


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[TestClient]:
    """A desk over an empty record, which may be written to."""
    with client_of(tmp_path / "new.db") as client:
        yield client


def parse(page: str) -> Any:
    """The root of an HTML page; untyped, as XPath gives whatever was asked for."""
    return html.document_fromstring(page)


def client_of(path: Path, token: str | None = None, dossier: Dossier | None = None) -> TestClient:
    """What asks a desk over the record at this path, as a browser on this machine would."""
    return TestClient(
        make_app(path, token=token, dossier=dossier), base_url="http://127.0.0.1:8000", follow_redirects=False
    )


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Serves the desk over a record at an address of this machine, until the test ends."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(path: Path) -> str:
        config = uvicorn.Config(make_app(path), port=0, log_level="error", ws="none", lifespan="on")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        running.append((server, thread))
        for _ in range(600):
            if server.started:
                break
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(20)
