"""`onrecord search`: words, wherever in the record's pages they stand."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.listing import print_rows
from onrecord.cli.options import ColorOption, FormatOption, RecordOption, record_location
from onrecord.cli.output import Output
from onrecord.cli.rows import HIT_COLUMNS, flat_hit

EXAMPLES = """$ onrecord search ferries
$ onrecord search '"without conditions"' --limit 5
$ onrecord search delegation --record talks.db --format jsonl"""

LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many.")]


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="The words to look for.", show_default=False)],
    limit: LimitOption = 20,
    record: RecordOption = None,
    format: FormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Search what the pages of the record say, best matches first.

    All the words and "quoted phrases" have to be there. Statements are found first of all, and
    blocks that say it outside of them.
    """
    out = Output(color)
    from onrecord import api

    with api.open(record_location(record), create=False) as store:
        hits = store.search(query, limit=limit).to_dicts()

    def show() -> None:
        from onrecord.cli.tables import hits_table

        out.show(hits_table(hits, out.console.width))

    print_rows(hits, format, out, columns=HIT_COLUMNS, flatten=flat_hit, show=show)
