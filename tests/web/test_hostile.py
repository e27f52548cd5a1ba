"""Pages that try to be more than text are shown as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.records import Gap, Reading
from onrecord.store import open_record
from tests.store.made import make_reading, said
from tests.web.conftest import client_of, parse

SCRIPT = "<script>alert(1)</script>"
HANDLER = '"><img src=x onerror=alert(1)>'
OVERRIDE = "We will \u202enever\u2066 sign"
TEMPLATE = "{{ 7 * 7 }}{% raise %}"
BAD_LINK = "javascript:alert(1)//https://ok.example"


def hostile() -> Reading:
    reading = make_reading(
        said(
            f"Minister {SCRIPT}", "said", f"{OVERRIDE} {HANDLER}", speaker_name=f"Minister {SCRIPT}{HANDLER}"
        ),
        f"A paragraph with {SCRIPT} and </article></main></body> and \x00\x0b\x1b[31m controls.",
        url=BAD_LINK,
        outlet=f"Outlet {HANDLER}",
        title=SCRIPT + OVERRIDE + TEMPLATE + "very long " * 5000,
    )
    page = reading.page
    blocks = (
        *page.blocks[:1],
        msgspec.structs.replace(page.blocks[1], kind="passage", url=BAD_LINK, outlet=HANDLER),
    )
    gap = Gap("list", page.span(0, 10), f"note {HANDLER}")
    page = msgspec.structs.replace(page, blocks=blocks, language='en" onload="alert(1)', authors=(SCRIPT,))
    stmt = msgspec.structs.replace(
        reading.statements[0], id='s1/../"><b>', chain=(HANDLER,), channel=SCRIPT, on_behalf_of=HANDLER
    )
    return msgspec.structs.replace(reading, page=page, gaps=(gap,), statements=(stmt,))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with open_record(path) as record:
        record.add(hostile(), source=HANDLER)
    with client_of(path) as client:
        yield client


def addresses(desk: TestClient) -> list[str]:
    item = desk.get("/overview.json").json()["items"][0]
    return [
        "/", "/timeline", f"/timeline?speaker={SCRIPT}", "/search?q=sign", f"/search?q={SCRIPT}", "/people",
        f"/people?name={HANDLER}", "/sources", "/pages", "/gaps", item["address"], f"/pages/{item['page']}",
        f"/nothing/{SCRIPT}", f"/people/{HANDLER}", f"/enter?next={HANDLER}",
    ]  # fmt: skip


def test_nothing_of_a_page_becomes_markup(desk: TestClient) -> None:
    for address in addresses(desk):
        answer = desk.get(address)
        assert answer.status_code in {200, 404}, (address, answer.text)
        root = parse(answer.text)
        assert [node.get("src") for node in root.iter("script")] == ["/static/desk.js"], address
        assert not list(root.iter("img")), address
        names = {name for node in root.iter("*") for name in node.attrib}
        assert not {name for name in names if name.startswith("on")}, address
        links = [link.strip().lower() for link in root.xpath("//@href")]
        assert links and not [link for link in links if link.startswith(("javascript:", "data:"))], address
        assert len(list(root.iter("main"))) == 1 and len(list(root.iter("body"))) == 1


def test_the_words_themselves_are_there(desk: TestClient) -> None:
    item = desk.get("/overview.json").json()["items"][0]
    shown = parse(desk.get(f"/pages/{item['page']}").text).text_content()
    assert SCRIPT in shown and HANDLER in shown and "</article></main></body>" in shown and TEMPLATE in shown
    assert item["text"] == f"{OVERRIDE} {HANDLER}"  # JSON has it to the character


def test_no_character_turns_the_reading_order(desk: TestClient) -> None:
    for address in addresses(desk):
        text = desk.get(address).text
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(text), address
    item = desk.get("/overview.json").json()["items"][0]
    assert "We will ⟦U+202E⟧never⟦U+2066⟧ sign" in desk.get(f"/pages/{item['page']}").text


def test_a_huge_title_is_cut_where_titles_are_listed(desk: TestClient) -> None:
    for address in ("/", "/timeline", "/search?q=sign", "/pages"):
        assert len(desk.get(address).text) < 20_000, address


def test_a_page_of_very_many_statements_is_shown(tmp_path: Path) -> None:
    reading = make_reading(*(said(f"Speaker {n}", "said", f"thing {n} holds") for n in range(800)))
    circle = [
        msgspec.structs.replace(stmt, nested_in=f"s{800 - n}") for n, stmt in enumerate(reading.statements)
    ]
    reading = msgspec.structs.replace(
        reading, statements=tuple(circle)
    )  # each in another's words, in circles
    path = tmp_path / "many.db"
    with open_record(path) as record:
        record.add(reading)
    with client_of(path) as desk:
        item = desk.get("/overview.json").json()["items"][0]
        root = parse(desk.get(f"/pages/{item['page']}").text)
        assert len(root.xpath("//aside//*[contains(@class, 'entry')]")) == 800
        assert desk.get(item["address"]).status_code == 200


def test_a_page_without_blocks_or_words_is_shown(tmp_path: Path) -> None:
    reading = make_reading("One line alone.", title=None, outlet=None, url=None, published=None)
    bare = msgspec.structs.replace(reading, page=msgspec.structs.replace(reading.page, blocks=()))
    path = tmp_path / "bare.db"
    with open_record(path) as record:
        record.add(bare)
    with client_of(path) as desk:
        (item,) = desk.get("/pages.json").json()["items"]
        shown = parse(desk.get(item["address"]).text).text_content()
        assert "One line alone." in shown and "Untitled page" in shown and "no date found" in shown
