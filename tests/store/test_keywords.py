from __future__ import annotations

import inspect
from dataclasses import fields

import pytest

from onrecord.store import Record
from onrecord.store.query import Filters
from tests.store.made import TALKS, make_reading


@pytest.mark.parametrize("name", ["statements", "timeline"])
def test_what_narrows_an_answer_is_written_once(record: Record, name: str) -> None:
    ask = getattr(record, name)
    assert list(inspect.signature(ask).parameters) == [field.name for field in fields(Filters)]
    assert "Filters" not in str(inspect.signature(ask)) and inspect.getdoc(ask)
    record.add(make_reading(*TALKS))
    assert [row.speaker_name for row in ask(speaker="Hálek", kind="indirect")] == ["Zdeněk Hálek"]
    with pytest.raises(TypeError, match=rf"{name}\(\).*'speeker'"):
        ask(speeker="Hálek")
    with pytest.raises(TypeError, match="positional"):
        ask("Hálek")
