import pytest

from eval.calibration import calibration_error, judged, reliability
from eval.overlap import Attribution

TEXT = "Ana said the port is open. Bo hopes it stays open."


def span(piece: str) -> tuple[int, int]:
    start = TEXT.index(piece)
    return start, start + len(piece)


def test_right_is_found_with_its_source() -> None:
    ana = Attribution((span("Ana"),), (span("said"),), (span("the port is open"),))
    bo = Attribution((span("Bo"),), (span("hopes"),), (span("it stays open"),))
    read = [
        ana._replace(confidence=0.9, id="1"),
        bo._replace(source=(span("Ana"),), confidence=0.6, id="2"),
        bo._replace(content=(span("stays"),), confidence=0.2, id="3", nested_in="2"),
    ]
    assert list(judged(TEXT, [ana, bo], read)) == [(0.9, True), (0.6, False), (0.2, False)]
    assert list(judged(TEXT, [ana, bo], read, nested=False)) == [(0.9, True), (0.6, False)]


def test_a_confidence_that_keeps_its_word_has_no_error() -> None:
    pairs = [(0.8, k % 5 != 0) for k in range(50)] + [(0.2, k % 5 == 0) for k in range(50)]
    assert calibration_error(pairs) == pytest.approx(0.0)
    assert [(row.size, row.right) for row in reliability(pairs)] == [(50, 0.2), (50, 0.8)]


def test_boasting_is_measured() -> None:
    assert calibration_error([(1.0, False), (1.0, True)]) == pytest.approx(0.5)
    assert calibration_error([]) == 0.0
