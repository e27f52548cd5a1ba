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
        "mixed.overlap.recall": 0.0,  # of which there is none
        "mixed.joint.recall": 0.0,
        "cues.mixed.joint.f": 0.0,
        "cues.other.joint.f": 0.0,
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


def test_exact_spans_count_tokens_and_each_span_once() -> None:
    both = [MIRA, MIRA._replace(content=((26, 40),))]  # two statements, one source, one cue
    counts = attribution.count(TEXT, both, [MIRA._replace(content=((17, 25),))])
    assert [attribution.spans_f(counts, role) for role in attribution.ROLES] == [100.0, 100.0, 0.0]
    assert counts["spans", "source", "gold"] == 1
    assert counts["spans", "content", "gold"] == 2
    # A full stop more is another span; a part of a word is the word.
    part = attribution.count(TEXT, [MIRA], [MIRA._replace(source=((0, 10),))])
    assert attribution.spans_f(part, "source") == 100.0


def test_cues_group_by_kind_and_by_the_verb() -> None:
    wants = LENA._replace(cue=((0, 4),))  # no verb of reporting
    counts = attribution.count(TEXT, [MIRA, LENA], [MIRA, wants])
    assert attribution.cues_f(counts, "direct") == 100.0
    # Found, but read with another cue: right of those in the corpus, none of those read.
    assert counts["cues", "reporting", "joint gold"] == 1
    assert counts["cues", "other", "joint read"] == 1
    assert attribution.cues_f(counts, "reporting") == attribution.cues_f(counts, "other") == 0.0
    assert attribution.cues_f(counts, "verb") == 100.0
