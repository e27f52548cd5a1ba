from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from onrecord.store import Record, open_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.db"


@pytest.fixture(scope="session")
def new_path(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Paths of empty records, copied from one, so that a property test need not make the tables each time."""
    folder = tmp_path_factory.mktemp("records")
    open_record(folder / "empty.db").close()
    numbers = count()
    return lambda: Path(shutil.copy(folder / "empty.db", folder / f"{next(numbers)}.db"))


@pytest.fixture
def record(path: Path, new_path: Callable[[], Path]) -> Iterator[Record]:
    new_path().rename(path)
    with open_record(path) as opened:
        yield opened
