from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import api
from onrecord.dossier import Dossier, load_dossier
from onrecord.track.tracker import Tracker
from tests.store.made import make_reading, said
from tests.track.pages_made import Draft

from .conftest import Run

DOSSIER = """
[[party]]
name = "Norway"
aliases = ["Oslo"]
[[issue]]
id = "talks"
"""


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record in which Norway moves on talks, in two outlets' words, and Sweden stands still."""
    first, second = Draft("a", "2031-05-03"), Draft("b", "2031-05-04", "Coast Daily")
    first.takes("Norway", "talks", "against", at="2031-05-03").takes("Sweden", "fish", "for", at="2031-05-03")
    second.takes("Oslo", "talks", "for", at="2031-05-04", announced=True)
    first.term("venue", "Oslo", "=Bergen").term("demand", "Sweden", "more herring")
    made = [first.page(), second.page()]
    monkeypatch.setattr("onrecord.cli.tracked.track_record", lambda store, dossier: Tracker(dossier, made))
    monkeypatch.delenv("ONRECORD_DOSSIER", raising=False)
    with api.open(tmp_path / "onrecord.db"):
        pass
    (tmp_path / "talks.toml").write_text(DOSSIER, "utf-8")


@pytest.mark.usefixtures("moved")
def test_positions_in_the_shape_of_the_design(run: Run) -> None:
    rows = run("positions", "--party", "Sweden", "--format", "json").json()
    assert [(row["party"], row["issue"]) for row in rows] == [("Sweden", "fish")]
    (point,) = rows[0]["points"]
    assert (point["at"]["earliest"], point["stance"], point["conditions"]) == ("2031-05-03", "for", [])
    (evidence,) = point["evidence"]
    assert {"page", "source_id", "url", "outlet", "start", "end", "text", "statement"} <= set(evidence)
    assert evidence["text"] == "Sweden is for fish"


@pytest.mark.usefixtures("moved")
def test_a_dossier_joins_names_and_narrows_to_its_issues(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = run("shifts", "--format", "json")
    assert (apart.status, apart.json()) == (0, [])  # without it, Oslo is somebody else
    (shift,) = run("shifts", "--dossier", "talks.toml", "--format", "json").json()
    assert (shift["party"], shift["issue"]) == ("Norway", "talks")
    assert (shift["before"]["stance"], shift["after"]["stance"]) == ("against", "for")
    assert shift["announced"]["text"] == "Oslo is for talks"
    assert [one["outlet"] for one in shift["after"]["evidence"]] == ["Coast Daily"]
    monkeypatch.setenv("ONRECORD_DOSSIER", "talks.toml")
    assert [row["issue"] for row in run("positions", "--format", "jsonl").lines()] == ["talks"]
    assert run("shifts", "--party", "oslo", "--issue", "talks", "--format", "json").json() == [shift]


@pytest.mark.usefixtures("moved")
@pytest.mark.parametrize(
    ("args", "count"),
    [
        (["--since", "2031-05-04"], 1),
        (["--since", "2031-05-05"], 0),
        (["--until", "2031-05-03"], 0),
        (["--since", "2031", "--until", "2031-05"], 1),
        (["--party", "Sweden"], 0),
        (["--issue", "fish"], 0),
    ],
)
def test_filters(run: Run, args: list[str], count: int) -> None:
    done = run("shifts", "--dossier", "talks.toml", "--format", "json", *args)
    assert len(done.json()) == count


@pytest.mark.usefixtures("moved")
@pytest.mark.parametrize("command", ["positions", "shifts", "contradictions", "terms"])
def test_bounds_that_hold_nothing_and_dates_that_are_none(run: Run, command: str) -> None:
    for args in (["--since", "soon"], ["--since", "2031-05", "--until", "2031-04"]):
        done = run(command, *args)
        assert (done.status, done.out) == (2, "")
        assert "--since" in done.err


@pytest.mark.usefixtures("moved")
def test_csv_has_a_line_for_each_piece_of_evidence(run: Run) -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("positions", "--dossier", "talks.toml", "--format", "csv").out))
    )
    assert [(row["at"], row["stance"], row["text"]) for row in rows] == [
        ("2031-05-03", "against", "Norway is against talks"),
        ("2031-05-04", "for", "Oslo is for talks"),
    ]
    (row,) = csv.DictReader(io.StringIO(run("shifts", "--dossier", "talks.toml", "--format", "csv").out))
    assert (row["before_text"], row["after_outlet"]) == ("Norway is against talks", "Coast Daily")
    terms = list(csv.DictReader(io.StringIO(run("terms", "--format", "csv").out)))
    assert [(row["kind"], row["holder"], row["term"]) for row in terms] == [
        ("demand", "Sweden", "more herring"),
        ("venue", "Oslo", "'=Bergen"),  # a spreadsheet would run it
    ]


@pytest.mark.usefixtures("moved")
def test_terms_by_kind(run: Run) -> None:
    (term,) = run("terms", "--kind", "venue", "--format", "json").json()
    assert (term["holder"], term["text"], len(term["evidence"])) == ("Oslo", "=Bergen", 1)


@pytest.mark.usefixtures("moved")
@pytest.mark.parametrize("width", [60, 160])
def test_tables_show_the_words_and_fit_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for command, words in (
        ("positions", ["Norway", "Fjord", "2031-05-03"]),
        ("shifts", ["announced", "Coast", "for"]),
        ("terms", ["venue", "Bergen"]),
        ("contradictions", ["No contradictions."]),
    ):
        done = run(command, "--dossier", "talks.toml")
        assert done.status == 0 and all(word in done.out for word in words)
        assert max(map(len, done.out.splitlines())) <= width


@pytest.mark.parametrize("command", ["positions", "shifts", "contradictions", "terms"])
def test_nothing_in_the_record_is_an_empty_answer(run: Run, tmp_path: Path, command: str) -> None:
    missing = run(command)
    assert missing.status == 1 and "no record" in missing.err
    with api.open(tmp_path / "onrecord.db"):
        pass
    assert run(command, "--format", "json").json() == []
    assert run(command).out.startswith("No ")


def fill(tmp_path: Path) -> None:
    """Two pages of a real record: a claim told twice, and its denial."""
    claim: dict[str, Any] = {"speaker_name": "Ida Vik", "on_behalf_of": "Norway"}
    denial: dict[str, Any] = {"speaker_name": "Sven Lind", "on_behalf_of": "Sweden"}
    with api.open(tmp_path / "onrecord.db") as store:
        for number, outlet in enumerate(["Fjord Post", "Coast Daily"]):
            store.add(
                make_reading(
                    said(
                        "Ida Vik", "claimed", "that Swedish ships had rammed two Norwegian trawlers", **claim
                    ),
                    said("Sven Lind", "denied", "that any ship had rammed Norwegian trawlers", **denial),
                    said("A clerk", "added", f"that the harvest of {number} was late", speaker_name=None),
                    outlet=outlet,
                    url=f"https://{number}.example/",
                )
            )


def test_statements_tell_which_are_one(run: Run, tmp_path: Path) -> None:
    fill(tmp_path)
    rows = run("statements", "--format", "json").json()
    clusters: dict[str, set[str]] = {}
    for row in rows:
        clusters.setdefault(row["cluster"], set()).add(row["speaker_name"])
    assert len(rows) == 6 and sorted(map(len, clusters.values())) == [1] * len(clusters)
    vik = {row["cluster"] for row in rows if row["speaker_name"] == "Ida Vik"}
    assert len(vik) == 1  # both outlets' tellings
    assert vik == {row["cluster"] for row in run("timeline", "--speaker", "Vik", "--format", "jsonl").lines()}


def test_a_contradiction_of_a_real_record(run: Run, tmp_path: Path) -> None:
    fill(tmp_path)
    (pair,) = run("contradictions", "--format", "json").json()
    assert {pair["a"]["speaker_name"], pair["b"]["speaker_name"]} == {"Ida Vik", "Sven Lind"}
    assert "trawlers" in run("contradictions", "--party", "Sweden").out
    assert run("contradictions", "--party", "Denmark", "--format", "json").json() == []
    assert run("contradictions", "--min-confidence", "1", "--format", "json").json() == []


def test_a_new_dossier_holds_what_the_record_does_and_passes_its_check(run: Run, tmp_path: Path) -> None:
    fill(tmp_path)
    done = run("dossier", "new", "--title", 'The "herring" war')
    assert done.status == 0
    (tmp_path / "new.toml").write_text(done.out, "utf-8")
    found = load_dossier(tmp_path / "new.toml")
    assert found.title == 'The "herring" war' and isinstance(found, Dossier)
    assert {party.name for party in found.parties} == {"Norway", "Sweden"}
    assert done.out.count("\n# ") >= 4
    check = run("dossier", "check", "new.toml")
    assert (check.status, check.out) == (0, "") and "2 parties" in check.err


def test_a_mistake_in_a_dossier_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('title = "x"\n[[party]]\nnam = "Norway"\n', "utf-8")
    done = run("dossier", "check", "bad.toml")
    assert (done.status, done.out) == (1, "")
    assert "bad.toml:3: 'nam' is not a key of [[party]]; did you mean 'name'?" in done.err
    for command in ("positions", "shifts", "contradictions", "terms", "statements"):
        with_it = run(command, "--dossier", "bad.toml")
        assert (with_it.status, with_it.err) == (1, done.err)
    assert json.dumps(run("dossier", "check", "none.toml").status) == "1"


@pytest.mark.parametrize(
    "args", [["dossier"], ["dossier", "check"], ["dossier", "new", "x.toml"], ["dossier", "mend"]]
)
def test_what_dossier_takes(run: Run, args: list[str]) -> None:
    assert run(*args).status == 2


def test_python_gives_the_same(run: Run, tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "talks.toml").write_text(DOSSIER, "utf-8")
    with api.open(tmp_path / "onrecord.db") as store:
        tracker = api.track(store, tmp_path / "talks.toml")
        assert tracker.naming.party("Oslo") == "Norway"
        (pair,) = tracker.contradictions()
    (row,) = run("contradictions", "--format", "json").json()
    assert (row["a"]["text"], row["b"]["text"]) == (pair.a.text, pair.b.text)
