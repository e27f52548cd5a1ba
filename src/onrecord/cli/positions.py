"""`onrecord positions`: where each party stands on each issue, over time."""

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

EXAMPLES = """$ onrecord positions
$ onrecord positions --party Norway --issue talks
$ onrecord positions --dossier talks.toml --since 2031-05 --format json
$ onrecord positions --record talks.db --format csv"""

COLUMNS = ("party", "issue", "at", "stance", "conditions", *EVIDENCE_COLUMNS)


def positions(
    party: PartyOption = None,
    issue: IssueOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    dossier: DossierOption = None,
    record: RecordOption = None,
    format: FormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Show the course of each party on each issue: for, against, on a condition, or unclear.

    Points are in order of time, whatever the order in which they were told. A point that several outlets
    report stands once, with the evidence of all. In CSV each piece of evidence has a line.
    """
    between = Between(since, until)
    out = Output(color)
    tracker = open_tracker(record, dossier)
    rows: list[dict[str, Any]] = []
    for course in tracker.courses():
        if is_party(tracker, party, course.party) and is_issue(tracker, issue, course.issue):
            points = [
                point
                for point in course.points
                if between.holds(point.at, point.evidence[0].published if point.evidence else None)
            ]
            if points:
                rows.append({"party": course.party, "issue": course.issue, "points": rows_of(points)})

    def show() -> None:
        from onrecord.cli.tracked_tables import positions_table

        out.show(positions_table(rows))

    if format == "csv":
        out.write_csv(COLUMNS, (line for row in rows for line in _flat(row)))
    else:
        print_rows(rows, format, out, columns=COLUMNS, flatten=dict, show=show)


def _flat(course: Mapping[str, Any]) -> list[dict[str, str]]:
    return [
        {
            "party": course["party"],
            "issue": course["issue"],
            "at": written(point["at"]),
            "stance": point["stance"],
            "conditions": "; ".join(point["conditions"]),
            **evidence_cells(evidence),
        }
        for point in course["points"]
        for evidence in point["evidence"]
    ]
