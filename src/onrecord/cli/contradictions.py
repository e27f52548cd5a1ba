"""`onrecord contradictions`: two sources that can't both be right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.cli.listing import print_rows
from onrecord.cli.options import (
    ColorOption,
    ConfidenceOption,
    FormatOption,
    RecordOption,
    SinceOption,
    UntilOption,
)
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
)

EXAMPLES = """$ onrecord contradictions
$ onrecord contradictions --party Norway --min-confidence 0.4
$ onrecord contradictions --dossier talks.toml --since 2031-05 --format json"""

COLUMNS = ("about", "confidence", *(f"{side}_{name}" for side in "ab" for name in EVIDENCE_COLUMNS))


def contradictions(
    party: PartyOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    min_confidence: ConfidenceOption = 0.0,
    dossier: DossierOption = None,
    record: RecordOption = None,
    format: FormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Show pairs of statements that can't both be right: a claim and its denial, two numbers, two places.

    They come surest first, and are worth a look rather than proof: see the confidence. A party that says
    one thing and later another is a shift, not a contradiction. --party is a side of either statement;
    --since and --until are held against the pages that tell them.
    """
    between = Between(since, until)
    out = Output(color)
    tracker = open_tracker(record, dossier)
    sides = {saying.ref: saying.side for saying in tracker.sayings}
    found = [
        one
        for one in tracker.contradictions()
        if one.confidence >= min_confidence
        and any(
            is_party(tracker, party, sides.get((side.page, side.statement or ""))) for side in (one.a, one.b)
        )
        and any(between.holds(None, side.published) for side in (one.a, one.b))
    ]
    rows = rows_of(found)

    def show() -> None:
        from onrecord.cli.tracked_tables import contradictions_table

        out.show(contradictions_table(rows))

    print_rows(rows, format, out, columns=COLUMNS, flatten=_flat, show=show)


def _flat(pair: Mapping[str, Any]) -> dict[str, str]:
    return {
        "about": pair["about"],
        "confidence": str(pair["confidence"]),
        **evidence_cells(pair["a"], "a_"),
        **evidence_cells(pair["b"], "b_"),
    }
