"""`onrecord shifts`: where a party has moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.cli.listing import print_rows
from onrecord.cli.options import ColorOption, FormatOption, RecordOption, SinceOption, UntilOption
from onrecord.cli.output import Output
from onrecord.cli.tracked import (
    EVIDENCE_COLUMNS,
    Between,
    DossierOption,
    IssueOption,
    PartyOption,
    evidence_cells,
    is_issue,
    is_party,
    open_tracker,
    rows_of,
    written,
)

EXAMPLES = """$ onrecord shifts
$ onrecord shifts --issue talks --since 2031-05-01
$ onrecord shifts --party Norway --dossier talks.toml --format json"""

COLUMNS = (
    "party",
    "issue",
    "before",
    "before_at",
    "after",
    "after_at",
    "announced",
    *(f"{side}_{name}" for side in ("before", "after") for name in EVIDENCE_COLUMNS),
)


def shifts(
    party: PartyOption = None,
    issue: IssueOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    dossier: DossierOption = None,
    record: RecordOption = None,
    format: FormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Show where a party took one stance and then another, with the words for both.

    A denied claim, hearsay, an old stance retold, a condition that was met and two accounts that differ
    are no shifts. "Announced" says that a page itself tells of the change. --since and --until are about
    the later stance. In CSV the first evidence of each side is given.
    """
    between = Between(since, until)
    out = Output(color)
    tracker = open_tracker(record, dossier)
    found = [
        shift
        for shift in tracker.shifts()
        if is_party(tracker, party, shift.party)
        and is_issue(tracker, issue, shift.issue)
        and between.holds(shift.at, shift.after.evidence[0].published if shift.after.evidence else None)
    ]
    rows = rows_of(found)

    def show() -> None:
        from onrecord.cli.tracked_tables import shifts_table

        out.show(shifts_table(rows))

    print_rows(rows, format, out, columns=COLUMNS, flatten=_flat, show=show)


def _flat(shift: Mapping[str, Any]) -> dict[str, str]:
    cells = {
        "party": shift["party"],
        "issue": shift["issue"],
        "announced": shift["announced"]["text"] if shift["announced"] else "",
    }
    for name in ("before", "after"):
        side = shift[name]
        cells |= {name: side["stance"], f"{name}_at": written(side["at"])}
        cells |= evidence_cells(side["evidence"][0] if side["evidence"] else {}, f"{name}_")
    return cells
