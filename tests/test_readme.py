"""What the README shows can be done as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the demo's pages under the README's names."""
    first, second = sorted((ROOT / "src" / "onrecord" / "demo").glob("*.html"))
    shutil.copy(first, tmp_path / "page.html")
    (tmp_path / "saved-pages").mkdir()
    shutil.copy(second, tmp_path / "saved-pages")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DB", raising=False)
    return tmp_path


@pytest.mark.model
def test_the_commands_run(folder: Path) -> None:
    commands = [shlex.split(line, comments=True) for line in block("sh").splitlines()]
    assert len(commands) > 5
    for program, *arguments in commands:
        assert program == "onrecord"
        command = [str(Path(sys.executable).with_name(program)), *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        # What asks the record or reads a page has something to show.
        assert done.stdout.strip() or done.stderr.strip(), command
    assert "Renwick" in (folder / "marked.html").read_text(encoding="utf-8")


@pytest.mark.model
def test_the_python_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python"), "README.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("[") and "Renwick" in line for line in lines)
    assert (folder / "talks.db").is_file()
    # Statements of the page come with their source; those of the record are Renwick's.
    assert len([line for line in lines if not line.startswith("[")]) >= 1


def test_what_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).is_file(), target


def test_the_recipes_it_names_are_there() -> None:
    recipes = set(
        re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    for document in ("README.md", "CONTRIBUTING.md"):
        named = set(
            re.findall(
                r"(?:^|`)make ([a-z]+)", (ROOT / document).read_text(encoding="utf-8"), flags=re.MULTILINE
            )
        )
        assert named
        assert named <= recipes
