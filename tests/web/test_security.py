"""Who may ask the desk, and what its pages may do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.cli import main
from onrecord.settings import MAX_PAGE_BYTES
from onrecord.store import open_record
from onrecord.web.app import make_app
from tests.web.conftest import client_of, parse

TOKEN = "a secret that is long enough"


@pytest.fixture
def guarded(record_path: Path) -> Iterator[TestClient]:
    """A desk that others can reach, too."""
    with client_of(record_path, TOKEN) as client:
        yield client


def form_of(desk: TestClient, address: str) -> dict[str, str]:
    """The hidden fields of the form at this address."""
    root = parse(desk.get(address).text)
    return {i.get("name"): i.get("value") for i in root.xpath("//main//input[@type='hidden']")}


@pytest.mark.parametrize("address", ["/", "/timeline.json", "/nothing", "/static/desk.js", "/enter", "/add"])
def test_every_answer_forbids_what_is_not_the_desks_own(desk: TestClient, address: str) -> None:
    headers = desk.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'" and policy["frame-ancestors"] == "'none'"
    assert {policy["script-src"], policy["style-src"], policy["form-action"]} == {"'self'"}
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


def test_no_page_carries_script_or_style_in_itself(desk: TestClient) -> None:
    statement = desk.get("/overview.json").json()["items"][0]
    for address in (
        "/", "/timeline", "/search?q=the", "/people", "/pages", "/sources", "/gaps", "/add", "/nothing",
        f"/pages/{statement['page']}", statement["address"],
    ):  # fmt: skip
        root = parse(desk.get(address).text)
        assert [s.get("src") for s in root.iter("script")] == ["/static/desk.js"]
        assert not list(root.iter("style"))
        attributes = [name for node in root.iter("*") for name in node.attrib]
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        loaded = root.xpath("//@src | //link/@href | //form/@action")
        assert loaded and all(where.startswith("/") and not where.startswith("//") for where in loaded)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_another_name_for_this_machine_is_refused(desk: TestClient, host: str) -> None:
    answer = desk.get("/", headers={"Host": host})
    assert answer.status_code == 421 and "talks.db" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_this_machine_is_answered(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"Host": host}).status_code == 200


def test_without_the_token_nothing_is_told(guarded: TestClient) -> None:
    for address in ("/", "/timeline?speaker=Solvang", "/pages", "/add"):
        answer = guarded.get(address)
        assert answer.status_code == 303 and answer.headers["location"].startswith("/enter?next=/")
        assert "Solvang" not in answer.text
    refused = guarded.get("/overview.json")
    assert refused.status_code == 401 and refused.json()["error"]["reason"] == "token"
    assert guarded.post("/add", data={"text": "“No,” she said."}).status_code == 303


def test_programs_show_the_token_in_a_header(guarded: TestClient) -> None:
    assert guarded.get("/overview.json", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    for wrong in ("Bearer ", f"Bearer {TOKEN}x", TOKEN, "Bearer ünknown"):
        headers = {b"Authorization": wrong.encode()}
        assert guarded.get("/overview.json", headers=headers).status_code == 401


def test_people_enter_once_and_go_where_they_were_going(guarded: TestClient) -> None:
    hidden = form_of(guarded, "/enter?next=/people")
    wrong = guarded.post("/enter", data=hidden | {"token": "a guess"})
    assert wrong.status_code == 403 and "not the token" in wrong.text
    assert guarded.get("/people").status_code == 303
    entered = guarded.post("/enter", data=hidden | {"token": TOKEN})
    assert (entered.status_code, entered.headers["location"]) == (303, "/people")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and TOKEN not in cookie
    assert guarded.get("/people").status_code == 200


@pytest.mark.parametrize("way", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"])
def test_the_door_leads_nowhere_else(guarded: TestClient, way: str) -> None:
    hidden = form_of(guarded, "/enter") | {"next": way, "token": TOKEN}
    assert guarded.post("/enter", data=hidden).headers["location"] == "/"


def refusals(desk: TestClient) -> Iterator[int]:
    """The statuses of writes that are not the desk's own."""
    text = {"text": "“Enough,” Mira Solvang said."}
    yield desk.post("/add", data=text).status_code  # no token
    hidden = form_of(desk, "/add")
    yield desk.post("/add", data=text | {"csrf": "0" * 64}).status_code
    yield desk.post("/add", data=text | hidden, headers={"Origin": "https://evil.example"}).status_code
    yield desk.post("/add", data=text | hidden, headers={"Sec-Fetch-Site": "cross-site"}).status_code
    desk.cookies.clear()
    yield desk.post("/add", data=text | hidden).status_code  # the token of another visitor


def test_a_write_from_elsewhere_does_nothing(new_desk: TestClient) -> None:
    assert list(refusals(new_desk)) == [403] * 5
    assert new_desk.get("/overview.json").json()["about"]["counts"]["pages"] == 0


@pytest.mark.parametrize("address", ["/", "/timeline", "/pages", "/people"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_else_can_be_written(desk: TestClient, address: str, method: str) -> None:
    assert desk.request(method, address).status_code == 405


def test_a_body_is_bounded_whether_it_says_its_size_or_not(new_desk: TestClient) -> None:
    hidden = form_of(new_desk, "/add")
    boundary = "boundary"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'.encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "X-CSRF-Token": hidden["csrf"]}

    def endless() -> Iterator[bytes]:
        yield head
        for _ in range(2 * MAX_PAGE_BYTES // 2**20 + 4):
            yield b"x" * 2**20

    assert new_desk.post("/add", content=endless(), headers=headers).status_code == 413
    declared = headers | {"Content-Length": str(10 * MAX_PAGE_BYTES)}
    assert new_desk.post("/add", content=head, headers=declared).status_code == 413


def test_what_goes_wrong_inside_is_not_shown(record_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(record_path)

    def fail() -> None:
        raise ValueError("secret of the house")

    monkeypatch.setattr(app.state.desk.record, "counts", fail)
    with TestClient(app, base_url="http://127.0.0.1:8000") as desk:
        answer = desk.get("/")
        assert answer.status_code == 500 and "secret of the house" not in answer.text
        assert "content-security-policy" in answer.headers
        assert desk.get("/overview.json").json()["error"]["status"] == 500


def test_serving_elsewhere_asks_for_a_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_record(tmp_path / "talks.db").close()
    command = ["serve", "--record", str(tmp_path / "talks.db"), "--host", "0.0.0.0", "--port", "0"]
    monkeypatch.delenv("ONRECORD_TOKEN", raising=False)
    assert main(command) == 2
    assert "set ONRECORD_TOKEN" in capsys.readouterr().err
    monkeypatch.setenv("ONRECORD_TOKEN", "too short")
    assert main(command) == 2
    assert "16 or more" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--record", str(tmp_path / "talks.db"), "--port", port]) == 2
    assert f"can't listen at 127.0.0.1, port {port}" in capsys.readouterr().err
