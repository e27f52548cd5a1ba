"""What the pages say together: issues, shifts, contradictions, terms, and the same statement elsewhere."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.records import SaidAt
from onrecord.track.courses import Course, Point
from onrecord.web.charting import draw
from tests.web.conftest import client_of
from tests.web.stanced import DOSSIER, REFUSAL, fill
from tests.web.test_views import read, tell, text_of


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with client_of(fill(tmp_path_factory.mktemp("stanced") / "talks.db"), dossier=DOSSIER) as client:
        settle(client)
        yield client


def settle(client: TestClient) -> None:
    """Wait until what the pages say together has been found."""
    for _ in range(600):
        if not client.app.state.desk.is_behind():  # type: ignore[attr-defined]
            return
        time.sleep(0.05)
    raise AssertionError("still being found")


def test_the_overview_tells_where_each_side_stands_and_who_moved(desk: TestClient) -> None:
    about = tell(desk, "/")["about"]
    assert about["positions"]["talks"]["Norland"]["stance"] == "for" and len(about["shifts"]) == 1
    shown = text_of(read(desk, "/"))
    assert (
        "holding talks at the lake" in shown
        and "Norland on holding talks at the lake: against → for" in shown
    )


def test_an_issue_shows_each_course_and_each_point_opens_its_evidence(desk: TestClient) -> None:
    (issue,) = tell(desk, "/issues")["items"]
    told = tell(desk, issue["address"])
    (course,) = told["items"]
    assert [point["stance"] for point in course["points"]] == ["against", "for"]
    root = read(desk, issue["address"])
    for link in root.xpath("//*[@class='chart']//a/@href"):
        (point,) = root.xpath(f"//*[@id='{link[1:]}']")
        (address, *_) = point.xpath(".//blockquote/a/@href")
        assert tell(desk, address)["view"] == "statement"
    # both outlets' words stand for the refusal
    outlets = {one["outlet"] for one in course["points"][0]["evidence"]}
    assert outlets == {"Lake Mail", "Hill Post"}


def test_a_shift_stands_side_by_side(desk: TestClient) -> None:
    (shift,) = tell(desk, "/shifts")["items"]
    told = tell(desk, shift["address"])["about"]
    assert (told["before"]["stance"], told["after"]["stance"]) == ("against", "for")
    before, after = read(desk, shift["address"]).xpath("//*[@class='halves']/section")
    assert REFUSAL in before.text_content() and "10 May 2031" in before.text_content()
    assert "ready to sit down" in after.text_content() and REFUSAL not in after.text_content()


def test_a_contradiction_shows_both_sides(desk: TestClient) -> None:
    told = tell(desk, "/contradictions")
    sides = [{one["a"]["speaker_name"], one["b"]["speaker_name"]} for one in told["items"]]
    assert {"Ola Venn", "Ida Brenn"} in sides
    shown = text_of(read(desk, "/contradictions"))
    assert "never shelled" in shown and "shelled the bridge at Tresk on Monday" in shown
    address = told["items"][0]["address"]
    assert read(desk, address).xpath(f"//*[@id='{address.partition('#')[2]}']")


def test_terms_stand_under_their_holder(desk: TestClient) -> None:
    (term,) = tell(desk, "/terms")["items"]
    assert (term["kind"], term["holder"], term["text"]) == ("demand", "Norland", "wants observers")
    assert tell(desk, "/terms?kind=venue")["items"] == []
    assert "Norland" in text_of(read(desk, "/terms?kind=demand"))


def test_the_timeline_is_narrowed_to_an_issue_and_a_party(desk: TestClient) -> None:
    texts = [row["text"] for row in tell(desk, "/timeline?issue=talks")["items"]]
    assert texts == [REFUSAL, REFUSAL, "Norland is ready to sit down at the lake and wants observers"]
    assert tell(desk, "/timeline?issue=ships")["total"] == 0
    assert tell(desk, "/search?q=bridge&issue=talks")["total"] == 2
    assert "All that was said on it" in text_of(read(desk, "/issues/talks"))


def test_a_statement_tells_where_else_it_stands(desk: TestClient) -> None:
    rows = [row for row in tell(desk, "/timeline")["items"] if row["text"] == REFUSAL]
    assert {row["outlet"] for row in rows} == {"Lake Mail", "Hill Post"}
    for row, other in (rows, rows[::-1]):
        (variant,) = tell(desk, row["address"])["about"]["variants"]
        assert (variant["page"], variant["statement"]) == (other["page"], other["id"])
        root = read(desk, row["address"])
        assert other["address"] in root.xpath(
            "//h2[.='The same elsewhere']/following-sibling::article//a/@href"
        )


@pytest.mark.parametrize("address", ["/issues/nothing", "/shifts/0123456789abcdef"])
def test_what_is_not_there_is_told(desk: TestClient, address: str) -> None:
    read(desk, address, 404)


def test_what_no_page_was_read_for_is_said_and_not_empty(tmp_path: Path) -> None:
    """A record of readings from before stances and terms were read: their JSON does not name them."""
    path = fill(tmp_path / "old.db")
    with sqlite3.connect(path) as file:
        for id_, json in file.execute("SELECT id, json FROM readings").fetchall():
            old = msgspec.json.decode(json)
            for name in ("stances", "terms", "acts"):
                old.pop(name, None)
            file.execute(
                "UPDATE readings SET json = ? WHERE id = ?", (msgspec.json.encode(old).decode(), id_)
            )
    file.close()
    with client_of(path) as desk:
        settle(desk)
        about = tell(desk, "/")["about"]
        assert about["positions"] is None and about["shifts"] is None
        for address in ("/", "/issues", "/shifts", "/terms"):
            assert "Not yet read" in text_of(read(desk, address)), address
        assert tell(desk, "/issues")["about"]["read"] is False


def test_points_stand_in_order_of_time_and_apart() -> None:
    def point(day: str | None) -> Point:
        return Point(SaidAt(day, day, "day") if day else None, "for", (), ())

    course = Course("A", "x", (point("2031-05-01"), point("2031-05-01"), point("2031-05-09"), point(None)))
    ((_, lane),) = draw([course])
    places = [spot.x for spot in lane.spots]
    assert places == sorted(places) and places[0] == 20 and places[2] == 980
    assert places[1] - places[0] >= 10 and max(places) <= 980
    assert (lane.first, lane.last) == ("2031-05-01", "2031-05-09")
    ((_, lone),) = draw([Course("A", "x", (point(None),))])
    assert lone.first is None and lone.path.startswith("M")
