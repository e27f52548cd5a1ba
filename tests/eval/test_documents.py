from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from eval.figures import Interval

SCRIPT = Path(__file__).parents[2] / "docs" / "generate_figures.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_figures", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_number_of_the_table_is_a_recorded_figure(script: ModuleType) -> None:
    now = {"polnear.pages": 7.0, "talks.pages": 5.0, "pages.pages": 3.0, "talks.joint.f": 61.26}
    table = script.table(now, {"talks.joint.f": Interval(58.0, 64.0)})
    assert (
        "| 7 US news articles" in table and "| 5 made-up pages" in table and "| 3 saved news pages" in table
    )
    assert "61.3 (58.0 to 64.0) |" in table


def test_what_was_not_recorded_has_no_number(script: ModuleType) -> None:
    cells = [cell.strip() for row in script.table({}, {}).splitlines() for cell in row.split("|")]
    numbers = {char for cell in cells for char in cell if char.isdigit()}
    assert numbers <= {"1"}  # of F1
