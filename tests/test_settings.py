from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.settings import Settings, load_settings


def test_nothing_set_gives_the_defaults() -> None:
    assert load_settings({}) == Settings(record="onrecord.db", bundle=None, threads=1)


def test_the_environment_is_read_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DB", "talks.db")
    assert load_settings().record == "talks.db"
    monkeypatch.setenv("ONRECORD_DB", "other.db")
    assert load_settings().record == "other.db"


def test_a_variable_set_to_nothing_counts_as_not_set() -> None:
    assert load_settings({"ONRECORD_DB": "", "ONRECORD_BUNDLE": ""}) == Settings()


@pytest.mark.parametrize("threads", ["", "0", "-2", "two", "1.5", "²"])
def test_threads_must_be_a_whole_number_from_one_up(threads: str) -> None:
    with pytest.raises(UsageError, match="ONRECORD_THREADS"):
        load_settings({"ONRECORD_THREADS": threads})


def test_all_variables_are_read() -> None:
    environ = {"ONRECORD_DB": "a.db", "ONRECORD_BUNDLE": "bundles/b", "ONRECORD_THREADS": "4"}
    assert load_settings(environ) == Settings(record="a.db", bundle="bundles/b", threads=4)
