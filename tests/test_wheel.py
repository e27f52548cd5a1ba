"""The wheel alone: built here, installed into an environment of its own, and run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TRAINING_ONLY = ("torch", "transformers", ".pt", ".safetensors")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run without what would let the checkout show through; the output stands in the failure."""
    hidden = {"PYTHONPATH", "ONRECORD_DB", "ONRECORD_BUNDLE"}
    environ = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command} gave {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("onrecord-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment with the wheel, and this environment's packages but the checkout."""
    folder = tmp_path_factory.mktemp("env")
    venv.create(folder, with_pip=False)
    (site,) = folder.glob("lib/python*/site-packages")
    here = sysconfig.get_path("purelib")
    # addsitedir would read the .pth file of the editable install too; a plain path does not.
    (site / "dependencies.pth").write_text(f"{here}\n", encoding="utf-8")
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index",
        "--ignore-installed", wheel, cwd=folder)  # fmt: skip
    return folder / "bin"


def test_the_wheel_holds_the_bundle_and_nothing_of_training(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        requires = [
            line for line in archive.read(metadata).decode().splitlines() if line.startswith("Requires-Dist")
        ]
    assert any(name.endswith(".onnx") for name in names)
    assert any(name.endswith("manifest.json") for name in names)
    assert "onrecord/py.typed" in names
    assert [name for name in names if name.endswith(TRAINING_ONLY) or name.startswith(TRAINING_ONLY)] == []
    assert [line for line in requires if any(word in line for word in ("torch", "transformers"))] == []
    assert {name.split("/")[0].split("-")[0] for name in names} == {"onrecord"}


def test_the_wheel_alone_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import onrecord; print(onrecord.__file__)", cwd=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(installed.parent)
    loaded = "import onrecord, onrecord.reading, sys; print('torch' in sys.modules)"
    assert run(installed / "python", "-c", loaded, cwd=tmp_path).stdout.strip() == "False"
    demo = run(installed / "onrecord", "demo", cwd=tmp_path)
    assert len(demo.stdout.splitlines()) > 5


def test_the_wheel_alone_reads_a_page(installed: Path, tmp_path: Path) -> None:
    text = "The ferry will sail on Monday, harbour master Ida Brenn said.\n"
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    done = run(installed / "onrecord", "read", page, "--format", "jsonl", cwd=tmp_path)
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["page"]["text"] == text
