"""`onrecord dossier`: draft a negotiation's dossier out of the record, or check one."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord.cli.options import RecordOption, record_location
from onrecord.cli.output import Output
from onrecord.dossier import load_dossier, write_dossier
from onrecord.errors import UsageError

EXAMPLES = """$ onrecord dossier new --record talks.db > talks.toml
$ onrecord dossier check talks.toml"""

ActionArgument = Annotated[
    Literal["new", "check"], typer.Argument(metavar="new|check", help="What to do.", show_default=False)
]
FileArgument = Annotated[
    str | None, typer.Argument(metavar="FILE", help="The dossier to check.", show_default=False)
]
TitleOption = Annotated[
    str, typer.Option("--title", metavar="TEXT", help="What the new dossier is called.", show_default=False)
]


def dossier(
    action: ActionArgument,
    file: FileArgument = None,
    title: TitleOption = "",
    record: RecordOption = None,
) -> None:
    """Draft a dossier out of what the record holds, or check one: parties, people, issues, hypotheses.

    new prints TOML with remarks, to be saved and corrected. check names each mistake with its line and
    what was expected; its exit status is 1 when there is one. A dossier is laid over what was read:
    changing it needs no page to be read again.
    """
    out = Output()
    if action == "check":
        if file is None:
            raise UsageError("dossier check takes a file: dossier check FILE")
        found = load_dossier(file)
        out.note(
            f"{file}: {len(found.parties)} parties, {len(found.people)} people, {len(found.issues)} issues, "
            f"{len(found.hypotheses)} hypotheses"
        )
        return
    if file is not None:
        raise UsageError("dossier new takes no file; it prints, so that you can say: dossier new > FILE")
    import msgspec

    from onrecord import api
    from onrecord.cli.tracked import track_record
    from onrecord.track.drafting import draft_dossier

    with api.open(record_location(record), create=False) as store:
        draft = draft_dossier(track_record(store, None).pages, api.people(store).entities)
    out.write(write_dossier(msgspec.structs.replace(draft, title=title)).encode())
