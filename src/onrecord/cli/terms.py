"""`onrecord terms`: what is on the table, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from onrecord.cli.listing import print_rows
from onrecord.cli.options import ColorOption, FormatOption, RecordOption, SinceOption, UntilOption
from onrecord.cli.output import Output
from onrecord.cli.tracked import (
    EVIDENCE_COLUMNS,
    Between,
    DossierOption,
    PartyOption,
    evidence_cells,
    is_party,
    open_tracker,
    rows_of,
    written,
)
from onrecord.records import TermKind

EXAMPLES = """$ onrecord terms
$ onrecord terms --party Norway --kind demand
$ onrecord terms --dossier talks.toml --format csv"""

KindOption = Annotated[
    TermKind | None,
    typer.Option(
        "--kind",
        metavar="demand|offer|condition|deadline|venue|mediator",
        help="Only these.",
        show_default=False,
    ),
]
COLUMNS = ("kind", "holder", "term", "at", *EVIDENCE_COLUMNS)


def terms(
    party: PartyOption = None,
    kind: KindOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    dossier: DossierOption = None,
    record: RecordOption = None,
    format: FormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Show demands, offers, conditions, deadlines, venues and mediators, each with its holder.

    What several pages word alike is one term. In CSV each piece of evidence has a line.
    """
    between = Between(since, until)
    out = Output(color)
    tracker = open_tracker(record, dossier)
    found = [
        term
        for term in tracker.terms()
        if is_party(tracker, party, term.holder)
        and (kind is None or term.kind == kind)
        and between.holds(term.at, term.evidence[0].published)
    ]
    rows = rows_of(found)

    def show() -> None:
        from onrecord.cli.tracked_tables import terms_table

        out.show(terms_table(rows))

    if format == "csv":
        out.write_csv(COLUMNS, (line for row in rows for line in _flat(row)))
    else:
        print_rows(rows, format, out, columns=COLUMNS, flatten=dict, show=show)


def _flat(term: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for evidence in term["evidence"]:
        yield {
            "kind": term["kind"],
            "holder": term["holder"] or "",
            "term": term["text"],
            "at": written(term["at"]),
            **evidence_cells(evidence),
        }
