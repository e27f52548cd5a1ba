from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import history
from eval.figures import Interval
from eval.floors import FLOORS, Breach, load_floors, raise_floors
from onrecord.records import ModelId

TOML = """# why these
[at_least]
"polnear.joint.f" = 70.0 # of the issue
"talks.joint.f" = 60.0

[at_most]
"pages.quotes_lost" = 0.0

[machine.at_least]
"speed.articles_per_cpu_s" = 5.0

[machine.at_most]
"speed.cold_s" = 2.0
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


GOOD = {
    "polnear.joint.f": 70.0,
    "talks.joint.f": 61.0,
    "pages.quotes_lost": 0.0,
    "speed.articles_per_cpu_s": 6.0,
    "speed.cold_s": 1.9,
}
ALL = frozenset({"polnear", "talks", "pages", "speed"})


def test_what_keeps_its_limits_passes(path: Path) -> None:
    assert load_floors(path).breaches(GOOD, ALL) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("polnear.joint.f", 69.9),
        ("speed.articles_per_cpu_s", 4.0),
        ("speed.cold_s", 2.5),
        ("pages.quotes_lost", 1.0),
        ("talks.joint.f", float("nan")),
    ],
)
def test_a_figure_on_the_wrong_side_is_a_breach(path: Path, name: str, value: float) -> None:
    breaches = load_floors(path).breaches(GOOD | {name: value}, ALL)
    assert [breach.name for breach in breaches] == [name]


def test_a_figure_that_has_gone_missing_is_a_breach_unless_its_part_was_not_asked_for(path: Path) -> None:
    floors = load_floors(path)
    figures = {name: value for name, value in GOOD.items() if name != "talks.joint.f"}
    assert floors.breaches(figures, ALL) == [Breach("talks.joint.f", None, 60.0)]
    assert floors.breaches(figures, ALL - {"talks"}) == []


def test_floors_rise_less_the_room_and_never_fall(path: Path) -> None:
    raised = raise_floors(
        {"polnear.joint.f": 74.06, "talks.joint.f": 55.0, "speed.articles_per_cpu_s": 50.0}, path
    )
    assert raised == {"polnear.joint.f": 73.7}
    floors = load_floors(path)
    assert floors.at_least == {"polnear.joint.f": 73.7, "talks.joint.f": 60.0}
    assert floors.machine_at_least == {"speed.articles_per_cpu_s": 5.0}
    assert "# of the issue" in path.read_text(encoding="utf-8")


def test_the_project_asks_for_no_less_than_it_promised() -> None:
    floors = load_floors(FLOORS)
    assert floors.at_least["polnear.joint.f"] >= 72.0
    assert floors.at_least["polnear.overlap.f"] >= 78.0
    assert floors.machine_at_least["speed.articles_per_cpu_s"] >= 5.0
    assert floors.machine_at_most["speed.cold_cpu_s"] <= 2.0
    assert floors.at_least["pages.f1_over_trafilatura"] >= 0.0
    assert floors.at_least["pages.dates"] >= 95.0
    assert floors.at_most["pages.quotes_lost"] == 0.0


def test_the_history_keeps_the_last_value_of_each_figure(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    assert history.last(path) == {}
    model = ModelId("tiny", "ab" * 32)
    around = {"polnear.joint.f": Interval(70.0, 73.0)}
    history.append(history.entry({"polnear.joint.f": 71.23456, "speed.cold_s": 1.0}, around, model), path)
    history.append(history.entry({"polnear.joint.f": 72.0}, {}, model), path)
    assert history.last_intervals(path) == around
    assert history.last(path) == {"polnear.joint.f": 72.0, "speed.cold_s": 1.0}
    first = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    assert first["bundle"] == "tiny"
    assert first["figures"]["polnear.joint.f"] == 71.235
