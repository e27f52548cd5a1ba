from __future__ import annotations

import pytest

from eval import attribution
from eval.figures import Counts, interval, score, total
from eval.overlap import Attribution

TEXT = "Mira Ostrov said “we go”. Lena denied it."
MIRA = Attribution(source=((0, 11),), cue=((12, 16),), content=((17, 24),))
LENA = Attribution(source=((26, 30),), cue=((31, 37),), content=((38, 40),))


def test_precision_recall_and_f() -> None:
    assert score(1, 2, 4) == pytest.approx((50.0, 25.0, 100 / 3))
    assert score(0, 0, 0) == (0.0, 0.0, 0.0)


def test_a_perfect_reading_scores_a_hundred() -> None:
    figures = attribution.figures(attribution.count(TEXT, [MIRA, LENA], [MIRA, LENA]))
    assert {name: value for name, value in figures.items() if value != 100.0} == {
        "mixed.overlap.recall": 0.0,
        "mixed.joint.recall": 0.0,
    }


def test_a_wrong_source_costs_joint_and_speaker_alone() -> None:
    figures = attribution.figures(attribution.count(TEXT, [MIRA], [MIRA._replace(source=LENA.source)]))
    assert (figures["overlap.f"], figures["exact.f"], figures["joint.f"], figures["speaker"]) == (
        100,
        100,
        0,
        0,
    )


def test_an_invented_source_is_wrong_where_the_corpus_has_none() -> None:
    counts = attribution.count(TEXT, [MIRA._replace(source=())], [MIRA])
    assert attribution.joint_f(counts) == 0.0
    assert counts["sourced",] == 0


def test_confusion_tells_missed_from_read_as_another_kind() -> None:
    wider = MIRA._replace(content=((12, 24),))
    counts = attribution.count(TEXT, [MIRA, LENA], [wider])
    assert counts["kinds", "direct", "mixed"] == 1
    assert counts["kinds", "indirect", "missed"] == 1


def test_the_interval_holds_the_figure_and_is_wider_for_fewer_articles() -> None:
    good = attribution.count(TEXT, [MIRA, LENA], [MIRA, LENA])
    bad = attribution.count(TEXT, [MIRA, LENA], [LENA._replace(source=())])
    few, many = [good, bad] * 4, [good, bad] * 40
    narrow, wide = interval(many, attribution.joint_f), interval(few, attribution.joint_f)
    assert wide.low < narrow.low < attribution.joint_f(total(many)) < narrow.high < wide.high
    assert interval([good] * 5, attribution.joint_f) == (100.0, 100.0)
    assert interval(few, attribution.joint_f) == wide


def test_counts_add_up() -> None:
    one = attribution.count(TEXT, [MIRA], [MIRA])
    assert total([one, one])["overlap",] == 2
    assert total([]) == Counts()
