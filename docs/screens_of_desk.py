"""Screens of the desk's views, for desk.md: `python docs/screens_of_desk.py` writes docs/desk/*.png.

The record is read from one bundle of the talks corpus. Needs Chromium; not part of `make docs`, as no two
machines draw a letter alike.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from onrecord import api
from onrecord.records import Document, Reading
from onrecord.web.app import make_app

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "corpus" / "talks" / "train" / "a-karesh"
OUT = ROOT / "docs" / "desk"


def fill(path: Path) -> None:
    """Read the bundle's pages into the record."""
    command = [sys.executable, ROOT / "corpus" / "talks" / "talks.py", "build", BUNDLE]
    built = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    documents = [
        Document(
            page["id"],
            page["text"].encode(),
            "text",
            url=page["url"],
            title=page["title"],
            outlet=page["outlet"],
            published_on=page["published"],
        )
        for page in built["pages"]
    ]
    with api.open(path) as record:
        for reading in api.read_many(documents):
            assert isinstance(reading, Reading), reading
            record.add(reading)


def serve(path: Path) -> str:
    """The address of a desk over the record, once all is found."""
    app = make_app(path)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started or app.state.desk.is_behind():
        time.sleep(0.1)
    return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


def addresses(tab: Page, home: str) -> dict[str, str]:
    """Each view's address by the name of its picture."""

    def first(view: str) -> str | None:
        items = tab.request.get(f"{home}/{view}.json").json()["items"]
        return str(items[0]["address"]) if items else None

    found = {
        "overview": "/",
        "search": "/search?q=talks",
        "statement": first("timeline"),
        "article": first("pages"),
        "person": first("people"),
        "issue": first("issues"),
        "shift": first("shifts"),
    }
    plain = (
        "timeline",
        "issues",
        "shifts",
        "contradictions",
        "terms",
        "people",
        "pages",
        "sources",
        "gaps",
        "add",
    )
    found |= {name: f"/{name}" for name in plain}
    return {name: where for name, where in found.items() if where}


def main() -> None:
    """Write the pictures: at 1,200 px in light colours, the page also dark and at 380 px."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        path = Path(folder) / "talks.db"
        fill(path)
        home = serve(path)
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport={"width": 1200, "height": 800}, color_scheme="light")
        views = addresses(tab, home)
        for name, where in views.items():
            tab.goto(home + where)
            tab.screenshot(path=OUT / f"{name}.png")
        tab.emulate_media(color_scheme="dark")
        tab.goto(home + views["article"])
        tab.screenshot(path=OUT / "article-dark.png")
        tab.set_viewport_size({"width": 380, "height": 800})
        tab.goto(home + views["article"])
        tab.screenshot(path=OUT / "article-narrow.png")
        browser.close()


if __name__ == "__main__":
    main()
