"""`onrecord demo`: two made-up pages of one negotiation, from reading to asking the record."""

from __future__ import annotations

import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import ColorOption
from onrecord.cli.output import Output

EXAMPLES = """$ onrecord demo
$ onrecord demo --into demo-files"""

PAGES = ("courier-strait-rejected.html", "harbour-strait-reversal.html")
QUERY = "ferries"

IntoOption = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="FOLDER",
        help="Where to leave the pages, the record and the marked page.",
        show_default=False,
    ),
]


def demo(into: IntoOption = None, color: ColorOption = "auto") -> None:
    """Read two made-up news pages about one negotiation, keep them, and ask the record.

    Everything in them is invented. The files stay in a new temporary folder, or in the one named.
    """
    from rich.rule import Rule
    from rich.text import Text

    from onrecord import api
    from onrecord.cli.rows import statement_rows
    from onrecord.cli.tables import hits_table, page_heading, statements_table
    from onrecord.export.highlights import render_highlights
    from onrecord.records import Reading

    out = Output(color)
    folder = _folder(into)
    paths = _write_pages(folder)
    db, marked = folder / "talks.db", folder / "marked.html"
    width = out.console.width

    def command(line: str) -> None:
        out.show("", Rule(style="dim"), Text.assemble(("$ ", "dim"), (line, "bold")), "")

    command(f"onrecord read {paths[1].name}")
    readings = [item for item in api.read_many(paths) if isinstance(item, Reading)]
    shown = readings[-1]
    out.show(page_heading(shown.page), "", statements_table(statement_rows(shown), width, outlets=False))

    command(f"onrecord add {' '.join(path.name for path in paths)} --record {db.name}")
    with api.open(db) as store:
        for reading in readings:
            store.add(reading)
            out.show(f"{len(reading.statements)} statements from {reading.page.outlet}")
        command(f"onrecord timeline --kind direct --record {db.name}")
        out.show(statements_table(store.timeline(kind="direct").to_dicts(), width, dates=True))
        command(f"onrecord search {QUERY} --record {db.name}")
        out.show(hits_table(store.search(QUERY).to_dicts(), width))
    marked.write_text(render_highlights(readings), "utf-8")

    out.note(f"\nThe pages, the record and the pages with the statements marked are in {folder}. Try next:\n")
    out.note(f"  open in a browser:  {marked}")
    out.note(f"  onrecord statements --speaker Renwick --record {db}")
    out.note(f"  onrecord read {paths[0]} --format json")
    out.note("  onrecord read https://… (a page of your own)")


def _folder(into: Path | None) -> Path:
    if into is None:
        return Path(tempfile.mkdtemp(prefix="onrecord-demo-"))
    into.mkdir(parents=True, exist_ok=True)
    return into


def _write_pages(folder: Path) -> list[Path]:
    shipped = files("onrecord") / "demo"
    paths = [folder / name for name in PAGES]
    for path in paths:
        path.write_bytes((shipped / path.name).read_bytes())
    return paths
