"""The commands, put together."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli import (
    add,
    contradictions,
    demo,
    doctor,
    dossier,
    export,
    judge,
    positions,
    read,
    search,
    serve,
    shifts,
    statements,
    terms,
    timeline,
    who,
)

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"onrecord {__version__}\n")
        raise typer.Exit


_EXAMPLES = """Examples:

$ onrecord demo
$ onrecord read page.html
$ onrecord add saved-pages/ --record talks.db
$ onrecord statements --speaker Solvang --record talks.db

Every command has examples of its own: onrecord read --help"""


@app.callback(epilog=_EXAMPLES)
def _onrecord(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and stop.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Who said what, through whom, and when: a sourced record from news pages."""


def _reflow(doc: str) -> str:
    """A docstring's paragraphs as lines, for the terminal to wrap at its own width."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in doc.split("\n\n"))


for module in (
    read,
    add,
    statements,
    timeline,
    positions,
    shifts,
    contradictions,
    terms,
    search,
    who,
    judge,
    export,
    dossier,
    serve,
    doctor,
    demo,
):
    name = module.__name__.rpartition(".")[2]
    command = getattr(module, name)
    app.command(name, help=_reflow(command.__doc__), epilog=f"Examples:\n\n{module.EXAMPLES}")(command)
