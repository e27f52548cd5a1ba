from __future__ import annotations

from pathlib import Path

import pytest

from tests.people import fill

from .conftest import Run


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    fill(path)
    return path


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("courses", "No stance with a date in this record."),
        ("timeline", "What was said and done"),
        ("quoting", "Fjord Post quotes Mira Solvang"),
        ("volume", "In all: Fjord Post 2, Port News 2, Coast Daily 1."),
    ],
)
def test_a_chart_is_drawn_and_said_in_words(
    run: Run, record: Path, tmp_path: Path, kind: str, words: str
) -> None:
    done = run("chart", kind, "--record", record, "--out", "drawn.svg")
    assert (done.status, done.out) == (0, "")
    assert words in done.err
    assert words in (tmp_path / "drawn.svg").read_text("utf-8")


def test_the_options_narrow_down(run: Run, record: Path) -> None:
    done = run(
        "chart", "volume", "--record", record, "--speaker", "Orlov", "--until", "2031-05-15", "--out", "a.png"
    )
    assert "In all: Fjord Post 1." in done.err
    done = run("chart", "timeline", "--record", record, "--party", "Norland", "--out", "a.png")
    assert done.err.rstrip().endswith("By number of entries: Sergei Orlov (3), Mira Solvang (1).")


def test_what_cannot_be_drawn_is_said_before_the_record_is_read(run: Run, tmp_path: Path) -> None:
    for args, words in (
        (("volume", "--out", "a.gif"), ".svg, .png or .html"),
        (("volume", "--out", "no/a.svg"), "there is no folder"),
        (("volume", "--out", "a.svg", "--party", "Norland"), "it takes --outlet, --speaker"),
        (("courses", "--out", "a.svg", "--since", "soon"), "expected a date"),
    ):
        done = run("chart", *args, "--record", "missing.db")
        assert done.status == 2 and words in done.err, done.err
    assert run("chart", "volume", "--record", "missing.db", "--out", "a.svg").status == 1
    assert list(tmp_path.iterdir()) == []
