"""Adding a page by address, as a file or as text, and following it."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.fetch import http
from onrecord.records import Document
from onrecord.store import open_record
from onrecord.web.adding import Adding, QueueFullError
from tests.web.conftest import client_of, parse

TEXT = "“The ferry will sail on Monday,” harbour master Ida Brenn said.\n"


def send(desk: TestClient, files: Any = None, **written: str) -> Any:
    """What the desk answers to the form, filled in so."""
    root = parse(desk.get("/add").text)
    (csrf,) = root.xpath("//input[@name='csrf']/@value")
    return desk.post("/add", data=written | {"csrf": csrf}, files=files)


def follow(desk: TestClient, answer: Any) -> dict[str, Any]:
    """What came of it in the end."""
    assert answer.status_code == 303, answer.text
    for _ in range(600):
        about: dict[str, Any] = desk.get(f"{answer.headers['location']}.json").json()["about"]
        if about["stage"] in {"done", "rejected"}:
            return about
        time.sleep(0.05)
    raise AssertionError(f"still {about['stage']}")


@pytest.mark.model
def test_pasted_text_is_read_and_kept(new_desk: TestClient) -> None:
    about = follow(
        new_desk,
        send(new_desk, text=TEXT, title="Ferries", outlet="Fjord Post", published_on="2031-05-02"),
    )
    assert (about["stage"], about["result"], about["statements"]) == ("done", "new", 1)
    told = new_desk.get(f"{about['address']}.json").json()
    assert told["about"]["page"]["text"].strip() == TEXT.strip()
    assert told["about"]["page"]["published"]["value"] == "2031-05-02"
    again = follow(
        new_desk, send(new_desk, text=TEXT, title="Ferries", outlet="Fjord Post", published_on="2031-05-02")
    )
    assert again["result"] == "known"


@pytest.mark.model
def test_a_file_is_read_and_kept(new_desk: TestClient) -> None:
    page = f"<html><head><title>Ferries sail</title></head><body><p>{TEXT}</p></body></html>".encode()
    about = follow(new_desk, send(new_desk, {"file": ("../../etc/ferries.html", page, "text/html")}))
    assert (about["stage"], about["source"]) == ("done", "ferries.html")
    assert new_desk.get("/pages.json").json()["items"][0]["title"] == "Ferries sail"


@pytest.mark.model
def test_what_is_added_is_found_and_counted(new_desk: TestClient) -> None:
    follow(new_desk, send(new_desk, text=TEXT))
    assert new_desk.get("/search.json?q=ferry").json()["total"] == 1
    assert new_desk.get("/overview.json").json()["about"]["counts"]["statements"] == 1


def test_a_file_that_is_no_page_is_rejected_and_kept_as_such(new_desk: TestClient) -> None:
    about = follow(new_desk, send(new_desk, {"file": ("a.html", b"\x89PNG\r\n\x1a\n\0\0\0", "text/html")}))
    assert about["stage"] == "rejected" and about["detail"]
    (rejected,) = new_desk.get("/sources.json").json()["about"]["rejected"]
    assert rejected["source"] == "a.html" and rejected["reason"] == about["reason"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest"]
)
def test_private_addresses_are_refused(new_desk: TestClient, address: str) -> None:
    about = follow(new_desk, send(new_desk, address=address))
    assert (about["stage"], about["reason"]) == ("rejected", "private")


@pytest.mark.model
def test_an_address_is_fetched_for_the_public_alone(
    new_desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def fetch(url: str, *, public_only: bool = False) -> Document:
        asked.append((url, public_only))
        return Document(url, TEXT.encode(), "text", fetched_from=url)

    monkeypatch.setattr(http, "fetch_page", fetch)
    about = follow(new_desk, send(new_desk, address="https://fjord.example/ferries"))
    assert about["stage"] == "done" and asked == [("https://fjord.example/ferries", True)]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({}, "one of the three"),
        ({"text": TEXT, "address": "https://fjord.example/"}, "one of the three"),
        ({"address": "file:///etc/passwd"}, "http:// or https://"),
        ({"address": "javascript:alert(1)"}, "http:// or https://"),
        ({"address": "ftp://fjord.example/a"}, "http:// or https://"),
        ({"text": TEXT, "published_on": "soon"}, "expected a date"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "http:// or https://"),
        ({"text": TEXT, "title": "x" * 501}, "500 is the limit"),
    ],
)
def test_what_can_not_be_added_is_told_and_the_form_kept(
    new_desk: TestClient, written: dict[str, str], words: str
) -> None:
    answer = send(new_desk, **written)
    root = parse(answer.text)
    assert answer.status_code == 400
    assert words in root.xpath("string(//*[@role='alert'])")
    assert root.xpath("string(//textarea)").strip() == written.get("text", "").strip()
    assert new_desk.get("/overview.json").json()["about"]["counts"]["rejected"] == 0


def test_the_line_has_an_end(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        adding = Adding(record)
        waiting = threading.Event()

        def opener() -> Document:
            waiting.wait(20)
            return Document("a", b"")

        for _ in range(50):
            adding.add("a", opener)
        with pytest.raises(QueueFullError, match="50 pages are waiting"):
            adding.add("a", opener)
        adding.close()
        waiting.set()


def test_a_record_that_can_only_be_read_is_not_written(
    record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with client_of(record_path) as desk:
        monkeypatch.setattr(desk.app.state.desk.record, "writable", False)  # type: ignore[attr-defined]
        answer = send(desk, text=TEXT)
        assert answer.status_code == 403 and "can only be read here" in answer.text


def test_programs_add_with_json(new_desk: TestClient) -> None:
    json = {"Accept": "application/json"}
    csrf = new_desk.get("/add", headers=json).json()["about"]["csrf"]
    answer = new_desk.post(
        "/add", data={"address": "http://10.0.0.1/"}, headers=json | {"X-CSRF-Token": csrf}
    )
    assert answer.status_code == 202 and answer.json()["address"].startswith("/add/")
    wrong = new_desk.post("/add", data={}, headers=json | {"X-CSRF-Token": csrf})
    assert wrong.status_code == 400 and "one of the three" in wrong.json()["error"]["message"]
