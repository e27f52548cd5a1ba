from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main

from onrecord import __version__
from onrecord.cli.app import app

from .conftest import Run

DOCS = Path(__file__).parents[2] / "docs"
GROUP: Any = typer.main.get_command(app)
COMMANDS = sorted(GROUP.commands)


def test_the_commands_are_those_of_the_design() -> None:
    assert COMMANDS == [
        "add",
        "contradictions",
        "demo",
        "doctor",
        "dossier",
        "export",
        "judge",
        "positions",
        "read",
        "search",
        "serve",
        "shifts",
        "statements",
        "terms",
        "timeline",
        "who",
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_examples(name: str, run: Run) -> None:
    command = GROUP.commands[name]
    assert len(command.help) > 40
    for param in command.params:
        assert param.help, f"{name} {param.opts} has no help"
        assert param.metavar or param.is_flag, f"{name} {param.opts} does not say what it takes"
    examples = command.epilog.splitlines()
    assert examples[0] == "Examples:"
    assert [line for line in examples if line.startswith("$ ") and f"onrecord {name}" in line]
    done = run(name, "--help")
    assert done.status == 0
    assert command.help.split(".")[0][:40] in done.out and f"$ onrecord {name}" in done.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_a_command_that_is_understood(name: str, run: Run) -> None:
    # the examples' options exist and their values are of the right kind; nothing is run
    command = GROUP.commands[name]
    for line in command.epilog.splitlines():
        words = line.partition(f"onrecord {name}")[2].partition(">")[0]
        if line.startswith("$ ") and line.count("onrecord"):
            import shlex

            with command.make_context(name, shlex.split(words)) as context:
                assert context.params


def test_the_documentation_is_what_the_commands_say() -> None:
    done = subprocess.run(
        [sys.executable, DOCS / "generate_cli.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    page = (DOCS / "cli.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"## onrecord {name}\n" not in page] == []


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"onrecord {__version__}\n", "")


def test_python_runs_it_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"onrecord {__version__}\n")


@pytest.mark.parametrize(
    "args",
    [
        ["read"],
        ["reed", "page.html"],
        ["read", "x.txt", "--format", "yaml"],
        ["read", "x.txt", "--published-on", "Friday"],
        ["read", "x.txt", "y.txt", "--url", "https://post.example/"],
        ["read", "pages.jsonl", "--title", "One"],
        ["read", "x.txt", "--min-confidence", "2"],
        ["statements", "--since", "yesterday"],
        ["statements", "--limit", "0"],
        ["timeline", "--kind", "shouted"],
        ["search"],
    ],
)
def test_what_cannot_be_asked_is_said_and_ends_with_2(run: Run, args: list[str]) -> None:
    done = run(*args)
    assert (done.status, done.out) == (2, "")
    assert done.err
