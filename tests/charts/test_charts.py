from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, get_args

import pytest

from onrecord.charts import courses_chart, quoting_chart, timeline_chart, volume_chart
from onrecord.charts.courses import STANCES
from onrecord.export.quoting import Quoting, Voice
from onrecord.records import StanceKind
from onrecord.track.courses import Course, Point
from onrecord.track.timeline import Entry

from .rows import COURSES, ENTRIES, QUOTING, evidence, on, statement


def spec(chart: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(chart.to_json())
    return made


def values(made: Any) -> Iterator[dict[str, Any]]:
    """The rows of a chart's data, each once, wherever the chart keeps them."""
    seen: list[list[dict[str, Any]]] = []
    stack: list[Any] = [made]
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            if isinstance(part.get("data"), dict) and part["data"].get("values") not in (None, *seen):
                seen.append(part["data"]["values"])
            stack += part.values()
        elif isinstance(part, list):
            stack += part
    for rows in seen:
        yield from rows


def test_a_course_has_a_point_a_stance_and_counts_what_has_no_date() -> None:
    made = spec(courses_chart(COURSES))
    rows = list(values(made))
    assert sorted((row["party"][:7], row["stance"], row["when"]) for row in rows) == [
        ("Norland", "against", "2031-05-12"),
        ("Norland", "for", "2031-05-13"),
        ("The Org", "conditional", "2031-05-10 to 2031-05-15"),
    ]
    assert "1 stance without a date not drawn" in json.dumps(made["title"])
    assert "On talks, Norland: against (2031-05-12), then for (2031-05-13)." in made["description"]
    (wide,) = (row for row in rows if row["stance"] == "conditional")
    assert (wide["first"], wide["last"]) == ("2031-05-10T00:00:00", "2031-05-15T23:59:00")


def test_points_of_one_day_do_not_hide_each_other() -> None:
    day = on("2031-05-12")
    stances: tuple[StanceKind, ...] = ("against", "unclear", "for")
    points = tuple(Point(day, stance, (), (evidence("2031-05-12"),)) for stance in stances)
    rows = list(values(spec(courses_chart([Course("Norland", "talks", points), *COURSES[1:]]))))
    drawn = [row["drawn"] for row in rows if row["party"] == "Norland"]
    assert drawn == sorted(set(drawn)) and len(drawn) == 3
    assert len({row["at"] for row in rows if row["party"] == "Norland"}) == 1


def test_every_stance_has_a_colour_and_a_shape_of_its_own() -> None:
    assert STANCES.keys() == set(get_args(StanceKind))
    assert len({color for color, _ in STANCES.values()}) == len({shape for _, shape in STANCES.values()}) == 4


def test_the_timeline_gives_lanes_to_those_with_most_and_one_to_the_rest() -> None:
    many = [
        Entry("statement", on("2031-05-01"), f"Speaker {n % 20}", "words", (evidence("2031-05-02"),))
        for n in range(50)
    ]
    rows = list(values(spec(timeline_chart(many, lanes=5))))
    assert len(rows) == 50
    assert {row["lane"] for row in rows} == {*(f"Speaker {n}" for n in range(5)), "(15 others)"}


def test_of_many_entries_those_in_one_place_are_one_mark() -> None:
    many = [
        Entry("statement", on(f"2031-05-{1 + n % 9:02}"), "Mira Solvang", "words", (evidence("2031-05-30"),))
        for n in range(900)
    ]
    rows = list(values(spec(timeline_chart(many))))
    assert [row["times"] for row in rows] == [100] * 9
    assert {row["what"] for row in rows} == {"several"}


def test_what_has_no_time_of_its_own_stands_at_the_day_of_its_report() -> None:
    made = spec(timeline_chart(ENTRIES))
    rows = {row["kind"]: row for row in values(made)}
    assert rows.keys() == {"statement", "act", "shift"}
    assert (rows["act"]["at"][:10], rows["act"]["when"]) == ("2031-05-14", "reported 2031-05-14")
    assert "3 entries from 2031-05-12 to 2031-05-14; 1 without a date not drawn" in json.dumps(made["title"])


def test_quoting_draws_the_most_frequent_and_says_what_it_leaves_out() -> None:
    rows = list(values(spec(quoting_chart(QUOTING))))
    assert [(row["quoter"], row["quoted"], row["times"], row["by"]) for row in rows] == [
        ("Fjord Post", "Mira Solvang", 3, "outlet"),
        ("Mira Solvang", "Jonas Brekke", 1, "speaker"),
    ]
    many = [
        Quoting(Voice("outlet", "Fjord Post"), Voice("speaker", f"{n}"), 9 - n, None, None) for n in range(8)
    ]
    made = spec(quoting_chart(many, most=3))
    assert [row["quoted"] for row in values(made)] == ["0", "1", "2"]
    assert "not drawn: 5 who are quoted less, 0 who quote less" in json.dumps(made["title"])


def test_sources_without_a_name_are_counted_and_not_drawn() -> None:
    unnamed = Quoting(Voice("outlet", "Fjord Post"), Voice("unnamed", "(unnamed)"), 900, None, None)
    made = spec(quoting_chart([unnamed, *QUOTING]))
    assert {row["quoted"] for row in values(made)} == {"Mira Solvang", "Jonas Brekke"}
    assert "900 of or by somebody without a name" in json.dumps(made["title"])
    assert next(values(spec(quoting_chart([unnamed]))))["words"].startswith("Nobody is quoted by name")


def test_volume_piles_the_outlets_of_a_day() -> None:
    days = ["2031-05-01", "2031-05-01T09:00", "2031-05-03", "2031-05", None]
    rows = [statement(day) for day in days] + [statement("2031-05-01", "Coast Daily")]
    made = spec(volume_chart(rows))
    piled = sorted((row["day"], row["outlet"], row["from"], row["to"]) for row in values(made))
    assert piled == [
        ("2031-05-01", "Coast Daily", 2, 3),
        ("2031-05-01", "Fjord Post", 0, 2),
        ("2031-05-03", "Fjord Post", 0, 1),
    ]
    assert "2 statements on pages without a day not drawn" in json.dumps(made["title"])


@pytest.mark.parametrize(("days", "unit", "bars"), [(60, "day", 61), (300, "week", 44), (900, "month", 30)])
def test_a_long_time_is_counted_by_week_or_month(days: int, unit: str, bars: int) -> None:
    first = date(2031, 1, 1)
    made = spec(volume_chart(statement((first + timedelta(days=n)).isoformat()) for n in range(days + 1)))
    rows = list(values(made))
    assert (len(rows), sum(row["n"] for row in rows)) == (bars, days + 1)
    assert f"statements a {unit}" in json.dumps(made)


def test_outlets_beyond_the_colours_are_one() -> None:
    rows = list(values(spec(volume_chart(statement("2031-05-01", f"Outlet {n % 9}") for n in range(30)))))
    assert len({row["outlet"] for row in rows}) == 7
    assert sum(row["n"] for row in rows if row["outlet"] == "(3 other outlets)") == 9


@pytest.mark.parametrize(
    "chart", [courses_chart([]), timeline_chart([]), quoting_chart([]), volume_chart([])], ids=lambda _: ""
)
def test_nothing_to_draw_is_said(chart: Any) -> None:
    (row,) = values(spec(chart))
    assert row["words"].endswith("in this record.")
