"""The import contracts of pyproject.toml hold, and each of them can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]


def lint_imports(root: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the package under this root."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    if contract:
        command += ["--contract", contract]
    environ = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's modules and contracts, to be spoilt."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignore = shutil.ignore_patterns("__pycache__", "bundle", "*.onnx", "*.json")
    shutil.copytree(ROOT / "src" / "onrecord", tmp_path / "src" / "onrecord", ignore=ignore)
    return tmp_path


def test_the_package_keeps_its_contracts() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


# (the contract, the file that breaks it, the import that does)
BREACHES = [
    ("direction", "errors.py", "import onrecord.records"),
    ("direction", "page/breach.py", "from onrecord.extract import breach"),
    ("direction", "extract/breach.py", "def late():\n    import onrecord.reading"),
    ("direction", "newcomer.py", "import json"),  # a module with no place in the way of the data
    ("store", "store/breach.py", "import onrecord.page"),
    ("store", "store/breach.py", "from onrecord.reading import read"),
    ("onnxruntime", "extract/breach.py", "import onnxruntime"),
    ("network", "page/breach.py", "import httpx"),
    ("torch", "model/breach.py", "from torch import nn"),
]


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES)
def test_a_breach_is_seen(copy: Path, contract: str, file: str, line: str) -> None:
    assert lint_imports(copy, contract).returncode == 0
    (copy / "src" / "onrecord" / file).write_text(f'"""A breach."""\n\n{line}\n', encoding="utf-8")
    done = lint_imports(copy, contract)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout, done.stdout + done.stderr


def test_every_contract_is_seen_broken() -> None:
    assert {contract["id"] for contract in CONTRACTS} == {breach[0] for breach in BREACHES}
