from pathlib import Path

import msgspec
import pytest

from eval.said import Bundle
from eval.said import count as count_said
from eval.times import Annotated, count, load_articles, span_f, value_f
from onrecord.records import TimeExpression


def found(start: int, end: int, value: str) -> TimeExpression:
    return TimeExpression(start, end, "x" * (end - start), "DATE", value)


def test_a_span_counts_once_where_it_overlaps_and_a_value_where_it_is_the_same() -> None:
    gold = [Annotated(0, 6, "2030-05-13"), Annotated(10, 16, "2030-05-14"), Annotated(30, 34, "1998")]
    read = [found(2, 12, "2030-05-14"), found(30, 34, "1999"), found(40, 44, "P1D")]
    counts = count(gold, read)
    assert (counts["gold",], counts["found",], counts["span",], counts["value",]) == (3, 3, 2, 0)
    assert span_f(counts) == pytest.approx(100 * 2 / 3)


def test_nothing_found_is_zero() -> None:
    assert value_f(count([Annotated(0, 6, "1998")], [])) == 0


@pytest.mark.corpora
def test_the_kept_third(corpora: Path) -> None:
    kept = [article for article in load_articles(corpora) if article.is_kept]
    assert 60 <= len(kept) <= 110


def test_a_statement_is_dated_right_where_the_day_is_the_annotated_one() -> None:
    text = "Orlov said on Monday that it was over. Mira said it was not."
    orlov = {"id": "1", "source": [[0, 5]], "cue": [[6, 10]], "content": [[21, 37]]}
    mira = {"source": [[39, 43]], "cue": [[44, 48]], "content": [[49, 59]]}
    bundle = msgspec.convert(
        {
            "pages": [
                {
                    "id": "ferry-01",
                    "text": text,
                    "published": "2030-05-15",
                    "statements": [
                        orlov | {"said": "2030-05-13TMO"},
                        mira | {"id": "2", "said": "2030-05-14"},
                        mira | {"id": "3", "said": None},
                    ],
                }
            ]
        },
        Bundle,
    )
    counts = count_said(bundle)
    assert (counts["said",], counts["right",]) == (2, 1)
