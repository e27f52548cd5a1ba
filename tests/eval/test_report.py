from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from eval import attribution, talks
from eval.corpora import Article
from eval.figures import interval, total
from eval.floors import Breach, Floors
from eval.overlap import Attribution
from eval.reading import Scored
from eval.report import show, show_breaches, write_report
from onrecord.records import Document

TEXT = "Mira Ostrov said “we go”. Lena denied it."
MIRA = Attribution(source=((0, 11),), cue=((12, 16),), content=((17, 24),))
LENA = Attribution(source=((26, 30),), cue=((31, 37),), content=((38, 40),))


def scored() -> Scored:
    """Two outlets: one read right, one where Lena's statement was missed and Mira's taken too wide."""
    articles = [
        Article(
            id=name,
            unit=name,
            part=name,
            document=Document(name, TEXT.encode()),
            text=TEXT,
            attributions=(MIRA, LENA),
        )
        for name in ("gazette", "herald")
    ]
    reads = [[MIRA, LENA], [MIRA._replace(content=((12, 24),))]]
    counts = [
        attribution.count(TEXT, article.attributions, read)
        for article, read in zip(articles, reads, strict=True)
    ]
    return Scored(
        articles=articles,
        counts=counts,
        figures=attribution.figures(total(counts)),
        intervals={"joint.f": interval(counts, attribution.joint_f)},
        parts=dict(zip(("gazette", "herald"), counts, strict=True)),
    )


def test_the_report_has_outlets_confusion_and_the_worst_first(tmp_path: Path) -> None:
    write_report({"polnear": scored()}, tmp_path / "report.md")
    lines = (tmp_path / "report.md").read_text(encoding="utf-8").splitlines()
    assert "| gazette | 2 | 2 | 100.0 | 100.0 |" in lines
    assert "| direct | 1 | 1 | 0 | 0 |" in lines
    assert "| indirect | 0 | 0 | 1 | 1 |" in lines
    # What is measured for the whole corpus alone is left blank where it was not.
    assert "| verb |  |  |" in lines
    worst = [line.split(" | ")[0] for line in lines[lines.index("## PolNeAR: the pages that cost most") :]]
    assert worst.index("| herald") < worst.index("| gazette")


def test_each_genre_has_its_line_and_its_worst_pages(tmp_path: Path) -> None:
    one = scored()
    counts = [
        talks.count(TEXT, article.attributions, (), read)
        for article, read in zip(one.articles, [[MIRA, LENA], [MIRA]], strict=True)
    ]
    of_talks = one._replace(counts=counts, parts=dict(zip(("gazette", "herald"), counts, strict=True)))
    write_report({"talks": of_talks}, tmp_path / "report.md")
    lines = (tmp_path / "report.md").read_text(encoding="utf-8").splitlines()
    assert "| herald | 2 | 1 | 66.7 | 66.7 |" in lines
    under = lines[lines.index("### herald") :]
    assert sum(line.startswith("| herald |") for line in under) == 1
    assert not any(line.startswith("| gazette |") for line in under)


def test_the_screen_shows_interval_last_value_and_limit() -> None:
    one = scored()
    console = Console(file=io.StringIO(), width=110)
    figures = {f"polnear.{name}": value for name, value in one.figures.items()} | {"speed.cold_s": 2.5}
    floors = Floors({"polnear.joint.f": 72.0}, {}, {}, {"speed.cold_s": 2.0})
    show(console, figures, {"polnear.joint.f": 71.5}, {"polnear": one}, floors)
    show_breaches(console, [Breach("speed.cold_s", 2.5, 2.0), Breach("talks.joint.f", None, 60.0)])
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    joint = next(line for line in shown.splitlines() if "polnear.joint.f" in line)
    assert "85.7" in joint
    assert "to 100.0" in joint
    assert "71.5" in joint
    assert "≥ 72" in joint
    assert "≤ 2" in shown
    assert "speed.cold_s: 2.50, limit 2" in shown
    assert "talks.joint.f: not measured, limit 60" in shown
