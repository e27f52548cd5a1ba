"""`onrecord statements`: the statements of the record."""

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

EXAMPLES = """$ onrecord statements
$ onrecord statements --speaker Solvang --since 2031-05-01
$ onrecord statements --text "cease-fire" --kind direct --format csv > quotes.csv
$ onrecord statements --manner intended
$ onrecord statements --outlet "Fjord Post" --record talks.db --format jsonl"""


def statements(
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
    """List the statements of the record, each with the page it stands in.

    The options narrow the list down together. A day is when something was said, or else reported;
    what has no date passes no bound.
    """
    check_date("--since", since)
    check_date("--until", until)
    from onrecord import api

    with api.open(record_location(record), create=False) as store:
        rows = store.statements(
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
    print_statements(rows, format, Output(color))
