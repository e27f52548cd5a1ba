from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest


def loaded_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint('\\n' + ' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_importing_onrecord_loads_nothing_heavy() -> None:
    loaded = loaded_after("import onrecord")
    assert not {name for name in loaded if name.startswith("onrecord.")}
    assert not loaded & {"msgspec", "numpy", "lxml", "rich", "typer"}


def test_help_loads_no_reader() -> None:
    loaded = loaded_after("from onrecord.cli import main; main(['read', '--help'])")
    assert not loaded & {"numpy", "onnxruntime", "lxml", "trafilatura", "sqlalchemy", "httpx"}


@pytest.mark.model
def test_reading_a_file_loads_neither_network_nor_database(pages: Path) -> None:
    loaded = loaded_after(
        f"from onrecord.cli import main; assert main(['read', {str(pages / 'one.txt')!r}]) == 0"
    )
    assert "onnxruntime" in loaded
    assert not loaded & {"httpx", "sqlalchemy", "alembic", "sqlite3"}


@pytest.mark.model
def test_one_page_is_read_within_two_seconds(pages: Path) -> None:
    # processor time, so that a busy machine does not fail it
    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    subprocess.run(
        [sys.executable, "-m", "onrecord", "read", pages / "two.html"], check=True, capture_output=True
    )
    assert used() - before < 2
