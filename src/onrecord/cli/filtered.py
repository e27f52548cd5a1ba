"""A command that lists the statements of the record which pass the options."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.cli import tracked
from onrecord.cli.listing import print_rows
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
from onrecord.cli.rows import CSV_COLUMNS, flat_row
from onrecord.cli.tracked import DossierOption, chosen_dossier


def make_command(doc: str, *, by_time: bool) -> Callable[..., None]:
    """The command with this help; `by_time` lists in order of time, with the day first in the table."""

    def command(
        speaker: SpeakerOption = None,
        outlet: FromOutletOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        kind: KindOption = None,
        manner: MannerOption = None,
        text: TextOption = None,
        min_confidence: ConfidenceOption = 0.0,
        limit: LimitOption = None,
        dossier: DossierOption = None,
        record: RecordOption = None,
        format: FormatOption = "table",
        color: ColorOption = "auto",
    ) -> None:
        check_date("--since", since)
        check_date("--until", until)
        out = Output(color)
        laid_over = chosen_dossier(dossier)
        from onrecord import api

        with api.open(record_location(record), create=False) as store:
            rows = (store.timeline if by_time else store.statements)(
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
            if rows and format in ("json", "jsonl"):  # a cluster: the same statement, told elsewhere
                clusters = tracked.track_record(store, laid_over).clusters()
                for row in rows:
                    row["cluster"] = clusters.get((row["page"], row["id"]))

        def show() -> None:
            from onrecord.cli.tables import statements_table

            out.show(statements_table(rows, out.console.width, dates=by_time))

        print_rows(rows, format, out, columns=CSV_COLUMNS, flatten=flat_row, show=show)

    command.__doc__ = doc
    return command
