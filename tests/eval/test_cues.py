from __future__ import annotations

import pytest

from eval.cues import is_reporting


@pytest.mark.parametrize(
    "cue", ["said", "has told", "according to", "Denied", "replies", "is warning", "noted"]
)
def test_verbs_of_reporting(cue: str) -> None:
    assert is_reporting(cue)


@pytest.mark.parametrize(
    "cue", [":", "wants", "did not rule out", "is ready", "voted against", "insight", ""]
)
def test_other_cues(cue: str) -> None:
    assert not is_reporting(cue)
