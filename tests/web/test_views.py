"""What each view tells, as a page and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.records import SaidAt
from onrecord.store import open_record
from tests.store.made import make_reading, said
from tests.web.conftest import client_of, parse

SHAPE = {"view", "address", "title", "asked", "about", "items", "total", "next"}


def tell(desk: TestClient, address: str) -> dict[str, Any]:
    """The JSON twin of the view at this address."""
    path, _, query = address.partition("?")
    answer = desk.get(f"{'/overview' if path == '/' else path}.json" + (f"?{query}" if query else ""))
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    assert told.keys() == SHAPE
    return told


def read(desk: TestClient, address: str, status: int = 200) -> Any:
    """The view at this address as a page."""
    answer = desk.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return parse(answer.text)


def text_of(root: Any) -> str:
    (main,) = root.iter("main")
    return " ".join(str(main.text_content()).split())


def page_titled(desk: TestClient, title: str) -> str:
    return next(str(item["address"]) for item in tell(desk, "/pages")["items"] if item["title"] == title)


def test_the_overview_tells_the_newest_first(desk: TestClient) -> None:
    told = tell(desk, "/")
    assert told["about"]["counts"]["pages"] == 4 and told["total"] == 8
    published = [item["published"] for item in told["items"]]
    assert published[0] == "2031-05-18"
    assert told["about"]["outlets"][0]["outlet"] in {"Fjord Post", "The Valley Post"}
    assert told["about"]["gaps"][0]["text"] == "These are the boats:"
    assert told["about"]["people"][0]["name"] == "Mira Solvang"
    shown = text_of(read(desk, "/"))
    assert "8 statements on 4 pages of 3 outlets" in shown and "1 source could not be read." in shown


def test_an_empty_record_says_how_to_begin(new_desk: TestClient) -> None:
    assert "Nothing has been added yet" in text_of(read(new_desk, "/"))
    for address in ("/timeline", "/people", "/pages", "/sources", "/gaps", "/search?q=talks"):
        assert tell(new_desk, address)["items"] == []
        read(new_desk, address)


def test_the_timeline_is_in_order_of_saying(desk: TestClient) -> None:
    items = tell(desk, "/timeline")["items"]
    times = [(item["said_at"] or {}).get("earliest") or item["published"] for item in items]
    assert times == sorted(times) and len(items) == 8
    headings = [h.text_content() for h in read(desk, "/timeline").iter("h2")]
    assert headings == ["12 May 2031", "13 May 2031", "14 May 2031", "16 May 2031", "18 May 2031"]


def test_what_was_told_late_stands_in_its_place_and_is_marked(desk: TestClient) -> None:
    root = read(desk, "/timeline?speaker=Hálek")
    (late,) = root.xpath("//*[@class='late']")
    assert late.text_content() == "reported 6 days later"
    said = late.xpath("ancestor::section")[0]
    assert said.get("aria-label") == "12 May 2031"


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("speaker=Solvang", {"the port opens on Monday", "nobody will be dismissed"}),
        ("outlet=Lake", {"Zdeněk Hálek told her that boats would wait", "boats would wait"}),
        ("kind=mixed", {"her side wants observers before any talks"}),
        ("since=2031-05-16&until=2031-05-16",
         {"the port opens on Monday", "nobody will be dismissed", "the strike goes on"}),
        ("text=strike", {"the strike goes on"}),
        ("manner=believed", {"nobody will sign this year"}),
        ("min_confidence=0.95", set()),
    ],
)  # fmt: skip
def test_filters_narrow_the_timeline(desk: TestClient, query: str, texts: set[str]) -> None:
    told = tell(desk, f"/timeline?{query}")
    assert {item["text"] for item in told["items"]} == texts
    assert told["total"] == len(texts) and told["address"] == f"/timeline?{query}"
    shown = text_of(read(desk, f"/timeline?{query}"))
    assert all(text in shown for text in texts)


def test_facets_count_what_passes_and_lead_on(desk: TestClient) -> None:
    told = tell(desk, "/timeline?outlet=Fjord")
    assert told["about"]["facets"]["speakers"] == [
        {"value": "Mira Solvang", "count": 2},
        {"value": "Jonas Brekke", "count": 1},
    ]
    root = read(desk, "/timeline?outlet=Fjord")
    (link,) = root.xpath("//aside//a[contains(., 'Jonas Brekke')]/@href")
    assert [item["text"] for item in tell(desk, link)["items"]] == ["the strike goes on"]


def test_one_party_alone_is_shown(desk: TestClient) -> None:
    assert tell(desk, "/timeline?party=Norland")["total"] == 3
    options = read(desk, "/timeline?party=Norland").xpath("//select[@name='party']/option[@selected]")
    assert [option.text for option in options] == ["Norland"]


def test_a_single_day_is_shown_by_the_hour(tmp_path: Path) -> None:
    times = ("2031-05-02T09:10", "2031-05-02T09:50", "2031-05-02T17:05", "2031-05-03T09:00")
    told = [said("Ana Brun", "said", f"said at {at}", said_at=SaidAt(at, at, "minute")) for at in times]
    path = tmp_path / "hours.db"
    with open_record(path) as record:
        record.add(make_reading(*told, published="2031-05-04"))
    with client_of(path) as desk:
        root = read(desk, "/timeline?since=2031-05-02&until=2031-05-02")
        headings = [h.text_content() for h in root.iter("h2")]
        assert headings == ["2 May 2031, 09:00", "2 May 2031, 17:00"]


def test_each_day_leads_to_that_day(desk: TestClient) -> None:
    links = read(desk, "/timeline").xpath("//figure//a/@href")
    assert links[0] == "/timeline?since=2031-05-12&until=2031-05-12"
    assert [tell(desk, link)["total"] for link in links[-2:]] == [3, 1]


def test_a_search_marks_words_and_counts(desk: TestClient) -> None:
    told = tell(desk, "/search?q=delegations")
    assert [item["kind"] for item in told["items"]] == ["block"] and told["total"] == 0
    root = read(desk, "/search?q=strike")
    assert [mark.text for mark in root.xpath("//*[@class='hit']")] == ["strike"]
    assert "1 statement found" in text_of(root)
    assert tell(desk, "/search?q=strike&outlet=Lake")["total"] == 0
    assert "Give words" in text_of(read(desk, "/search"))


def test_a_page_shows_its_text_and_layers(desk: TestClient) -> None:
    address = page_titled(desk, "Boats wait")
    told = tell(desk, address)
    assert f"/pages/{told['about']['key']}" == address
    assert [(i["text"], i["nested_in"]) for i in told["items"]][1] == ("boats would wait", "s1")
    root = read(desk, address)
    (article,) = root.xpath("//article[contains(@class, 'text')]")
    shown = article.text_content()
    assert "Nobody believes a word of it. These are the boats:" in shown
    assert [m.text_content() for m in article.xpath(".//*[@class='gap']")] == ["These are the boats:"]
    assert [m.text_content() for m in article.xpath(".//*[@class='opinion']")] == [
        "Nobody believes a word of it."
    ]
    assert [m.text_content() for m in article.xpath(".//p[@class='furniture']")] == [
        "Sign up for our newsletter"
    ]
    # the one inside stands inside, in the text and in the list
    assert (
        article.xpath("string(.//*[contains(@class, 'content')]//*[contains(@class, 'nested')])")
        == "boats would wait"
    )
    assert root.xpath("string(//aside//ul//ul//*[@class='preview'])") == "boats would wait"


def test_a_pages_style_lights_source_and_cue_with_the_words(desk: TestClient) -> None:
    address = page_titled(desk, "Boats wait")
    answer = desk.get(f"{address}/marks.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert ".v0{--hue:" in answer.text and ".s2:is(:hover," in answer.text
    assert f"{address}/marks.css" in read(desk, address).xpath("//link[@rel='stylesheet']/@href")


def test_a_statement_tells_whose_how_and_when(desk: TestClient) -> None:
    inner = next(i for i in tell(desk, "/timeline")["items"] if i["text"] == "boats would wait")
    told = tell(desk, inner["address"])
    about = told["about"]
    assert about["chain"] == ["Ida Brenn", "Zdeněk Hálek"] and about["source"][0]["text"] == "Zdeněk Hálek"
    (outer,) = about["within"]
    assert tell(desk, outer)["about"]["holds"] == [inner["address"]]
    shown = text_of(read(desk, inner["address"]))
    assert "Lake Mail ← Ida Brenn ← Zdeněk Hálek" in shown
    assert "12 May 2031" in shown and "90% of such statements are right" in shown
    start, end = about["content"][0]["start"], about["content"][0]["end"]
    assert f"{start}–{end}" in shown


def test_a_person_has_roles_spellings_and_statements(desk: TestClient) -> None:
    person = next(i for i in tell(desk, "/people")["items"] if i["name"] == "Mira Solvang")
    assert person["statements"] == 2
    told = tell(desk, person["address"])
    assert {item["text"] for item in told["items"]} == {
        "the port opens on Monday",
        "nobody will be dismissed",
    }
    shown = text_of(read(desk, person["address"]))
    assert "harbour chief" in shown and "Spellings" in shown
    assert [i["name"] for i in tell(desk, "/people?name=solvang")["items"]] == ["Mira Solvang"]
    assert "Near: " in text_of(read(desk, "/people?name=Solwang"))


def test_sources_count_and_name_what_was_rejected(desk: TestClient) -> None:
    told = tell(desk, "/sources")
    assert {one["outlet"]: (one["pages"], one["statements"]) for one in told["items"]} == {
        "The Valley Post": (1, 3), "Fjord Post": (1, 3), "Lake Mail": (1, 2), None: (1, 0),
    }  # fmt: skip
    assert told["about"]["rejected"][0]["source"] == "gone.html"
    assert "there is no such file" in text_of(read(desk, "/sources"))
    assert [i["title"] for i in tell(desk, "/pages?outlet=Lake+Mail")["items"]] == ["Boats wait"]


def test_gaps_are_told_with_their_words(desk: TestClient) -> None:
    told = tell(desk, "/gaps")
    assert [(i["kind"], i["span"]["text"]) for i in told["items"]] == [("list", "These are the boats:")]
    assert tell(desk, "/gaps?kind=embed")["items"] == []
    assert "a list is announced and not there" in text_of(read(desk, "/gaps"))


def test_long_lists_come_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    with open_record(path) as record:
        record.add(make_reading(*(said("Ana Brun", "said", f"number {n} is drawn") for n in range(120))))
    with client_of(path) as desk:
        seen: list[str] = []
        address: str | None = "/timeline"
        while address:
            told = tell(desk, address)
            seen += [item["text"] for item in told["items"]]
            address = told["next"]
        assert seen == [f"number {n} is drawn" for n in range(120)]
        root = read(desk, "/timeline?part=2")
        assert root.xpath("//a[@rel='next']/@href") == ["/timeline?part=3"]
        assert root.xpath("//a[@rel='prev']/@href") == ["/timeline?part=1"]


UNKNOWN = ["/nothing", "/pages/abc", "/statements/abc/s1", "/people/nobody", "/add/nothing"]


@pytest.mark.parametrize("address", UNKNOWN)
def test_what_is_not_there_is_told_in_words(desk: TestClient, address: str) -> None:
    root = read(desk, address, 404)
    assert root.xpath("string(//h1)") == "Not found" and len(text_of(root)) > 40
    error = desk.get(f"{address}.json").json()["error"]
    assert error.keys() == {"status", "reason", "message", "address"}
    assert (error["status"], error["reason"], error["address"]) == (404, "not-found", address)


@pytest.mark.parametrize(
    "query", ["since=soon", "kind=sung", "min_confidence=much", "part=0", "part=x", "speaker=…"]
)
def test_what_can_not_be_asked_is_told(desk: TestClient, query: str) -> None:
    assert desk.get(f"/timeline?{query}").status_code == 400
    error = desk.get(f"/timeline.json?{query}").json()["error"]
    assert error["reason"] == "usage" and error["message"]


def test_json_comes_for_those_who_accept_it(desk: TestClient) -> None:
    told = desk.get("/timeline", headers={"Accept": "application/json"})
    assert told.headers["content-type"] == "application/json" and told.json() == tell(desk, "/timeline")
    browser = {"Accept": "text/html,application/json;q=0.9"}
    assert desk.get("/timeline", headers=browser).headers["content-type"].startswith("text/html")
