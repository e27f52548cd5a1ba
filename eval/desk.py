"""How fast the desk answers over a record of 5,000 statements, made up here.

`python -m eval.desk` prints one JSON object; `measure` runs it in a process of its own. A response is
timed from the request to its last byte, within the process: no network, and the CPU time of all
threads. Figures over all requests are 95th percentiles. The first request of each view after a start
is among them; what follows from the whole record (names, what pages say together) is found before, and
its times are told apart.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from starlette.testclient import TestClient

from eval.corpora import ROOT
from onrecord.records import (
    Block,
    DateEvidence,
    Entity,
    Gap,
    Mention,
    ModelId,
    Page,
    Published,
    Reading,
    SaidAt,
    Span,
    Statement,
)
from onrecord.store import open_record
from onrecord.web.app import make_app

PAGES, EACH = 500, 10
ROUNDS = 6
_GIVEN = ("Ida", "Ola", "Mira", "Jonas", "Sven", "Lea", "Tor", "Una")
_FAMILY = ("Brenn", "Venn", "Solvang", "Brekke", "Dahl", "Lund", "Moen", "Haug", "Strand", "Vik")
_NAMES = [f"{given} {family}" for given in _GIVEN for family in _FAMILY]
_TEXT = (
    "the bridge will open talks at the lake observers want a cease-fire before harvest no delegation came "
    "to the table prisoners were exchanged near the border the offer stands until winter ships wait "
    "minister refuses to sign conditions were met on friday the road is closed again"
)
_WORDS = _TEXT.split()


def measure() -> dict[str, float]:
    """The figures by name: `…_ms` by the clock, `…_cpu_ms` of CPU time, `…_s` of finding what follows."""
    command = [sys.executable, "-m", "eval.desk"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"measuring the desk failed:\n{done.stderr}")
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def make_readings() -> Iterator[Reading]:
    """The made-up pages: the same at every run."""
    chance = random.Random(5)
    for number in range(PAGES):
        text, statements, blocks = "", [], []
        names: dict[str, str] = {}
        mentions = []
        day = f"2031-{1 + number % 12:02}-{1 + number % 28:02}"
        for n in range(EACH):
            start = len(text)
            name = chance.choice(_NAMES)
            entity = names.setdefault(name, f"e{len(names)}")
            spans = []
            for part in (name, "said", " ".join(chance.choices(_WORDS, k=chance.randint(6, 24)))):
                spans.append(Span(len(text), len(text) + len(part), part))
                text += part + " "
            mentions.append(Mention(spans[0].start, spans[0].end, name, "name", entity))
            statements.append(
                Statement(
                    f"s{n}", "indirect", (spans[0],), (spans[1],), (spans[2],), spans[2].text,
                    speaker=entity, speaker_name=name, manner="said", said_at=SaidAt(day, day, "day"),
                    confidence=0.9,
                )
            )  # fmt: skip
            blocks.append(Block(start, len(text), "paragraph"))
            text += "\n"
        page = Page(
            hashlib.sha256(text.encode()).hexdigest(), None, f"https://paper{number % 40}.example/{number}",
            f"Page {number}", f"Paper {number % 40}", (), "en",
            Published(day, "day", DateEvidence("meta", day)), text, tuple(blocks),
        )  # fmt: skip
        gaps = (Gap("list", page.span(0, 20), "a list is missing"),) if number % 3 == 0 else ()
        entities = tuple(Entity(id_, name, "person") for name, id_ in names.items())
        yield Reading(
            page, tuple(statements), gaps, (), ModelId("made", "0" * 64), "0", entities=entities,
            mentions=tuple(mentions),
        )  # fmt: skip


def _views(desk: TestClient) -> tuple[list[str], list[str]]:
    """The addresses to ask: of searches, and of all other views."""
    first = desk.get("/overview.json").json()
    row, person = first["items"][0], first["about"]["people"][0]
    searches = [
        "/search?q=bridge", "/search?q=cease-fire+harvest", "/search?q=%22no+delegation%22",
        "/search?q=ships&outlet=Paper+7", "/search?q=minister&speaker=Solvang",
        "/search?q=road&since=2031-06",
    ]  # fmt: skip
    others = [
        "/", "/timeline", "/timeline?order=newest&part=40", "/timeline?speaker=Solvang",
        "/timeline?since=2031-05", "/timeline?outlet=Paper+3&kind=indirect", "/people", "/pages", "/sources",
        "/gaps", "/issues", "/shifts", "/contradictions", "/terms",
        f"/pages/{row['page']}", row["address"], person["address"],
    ]  # fmt: skip
    return searches, others


def _measure_here() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        with open_record(path) as record:
            for reading in make_readings():
                record.add(reading)
            statements = record.counts().statements
        start = time.perf_counter()
        app = make_app(path)
        with TestClient(app, base_url="http://127.0.0.1:8000") as desk:
            names_s = time.perf_counter() - start
            while app.state.desk.is_behind():
                time.sleep(0.05)
            together_s = time.perf_counter() - start - names_s
            searches, others = _views(desk)
            times: dict[str, list[tuple[float, float]]] = {"search": [], "view": []}
            for _ in range(ROUNDS):
                for kind, addresses in (("search", searches), ("view", others)):
                    for address in addresses:
                        clock, cpu = time.perf_counter(), time.process_time()
                        desk.get(address).raise_for_status()
                        times[kind].append((time.perf_counter() - clock, time.process_time() - cpu))
    figures = {"statements": float(statements), "names_s": names_s, "together_s": together_s}
    for kind, taken in times.items():
        figures[f"{kind}_ms"] = 1000 * _p95([clock for clock, _ in taken])
        figures[f"{kind}_cpu_ms"] = 1000 * _p95([cpu for _, cpu in taken])
    return figures


def _p95(times: list[float]) -> float:
    return sorted(times)[-(len(times) // 20) - 1]


if __name__ == "__main__":
    print(json.dumps(_measure_here()))
