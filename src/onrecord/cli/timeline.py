"""`onrecord timeline`: the statements of the record in order of time."""

from __future__ import annotations

from onrecord.cli.listing import print_statements
from onrecord.cli.options import (
    ColorOption,
    ConfidenceOption,
    FormatOption,
    FromOutletOption,
    KindOption,
    LimitOption,
    MannerOption,
    RecordOption,
    SinceOption,
    SpeakerOption,
    TextOption,
    UntilOption,
    check_date,
    record_location,
)
from onrecord.cli.output import Output

EXAMPLES = """$ onrecord timeline
$ onrecord timeline --since 2031-05-01 --until 2031-05-07
$ onrecord timeline --speaker Solvang --record talks.db --format json"""


def timeline(
    speaker: SpeakerOption = None,
    outlet: FromOutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: KindOption = None,
    manner: MannerOption = None,
    text: TextOption = None,
    min_confidence: ConfidenceOption = 0.0,
    limit: LimitOption = None,
    record: RecordOption = None,
    format: FormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Show the statements of the record in the order in which they were said.

    A statement whose day is not told is placed by the page that reports it, and shown as ≤ that day.
    """
    check_date("--since", since)
    check_date("--until", until)
    from onrecord import api

    with api.open(record_location(record), create=False) as store:
        rows = store.timeline(
            speaker=speaker,
            outlet=outlet,
            since=since,
            until=until,
            kind=kind,
            manner=manner,
            text=text,
            min_confidence=min_confidence or None,
            limit=limit,
        ).to_dicts()
    print_statements(rows, format, Output(color), dates=True)
