"""`onrecord judge`: decide who is who, beside what was read, and take it back."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from onrecord.cli.listing import print_rows
from onrecord.cli.options import ColorOption, FormatOption, RecordOption, record_location
from onrecord.cli.output import Output
from onrecord.errors import UsageError
from onrecord.export.wording import count_of

EXAMPLES = """$ onrecord judge merge "Mira Solvang" "M. Solwang" --why "same post, same day"
$ onrecord judge split "Mira Solvang" "Mrs. Solvang" --by ana
$ onrecord judge split Solvang 3fa9c1d04b7e:118
$ onrecord judge rename "Myra Solvang" "Mira Solvang" --record talks.db
$ onrecord judge import corrected.csv --by ana
$ onrecord judge import to-correct/
$ onrecord judge list --format json
$ onrecord judge undo 3 --why "two sisters after all\""""

Action = Literal["merge", "split", "rename", "import", "list", "undo"]
_TAKES = {
    "merge": "two names: merge A B",
    "split": "a name and what is not of it: split NAME MENTION…",
    "rename": "a name and the new one: rename OLD NEW",
    "import": "a CSV table or a folder of brat standoff: import PATH",
    "list": "nothing more: list",
    "undo": "the number of a judgement: undo ID",
}

ActionArgument = Annotated[
    Action,
    typer.Argument(metavar="merge|split|rename|import|list|undo", help="What to do.", show_default=False),
]
NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        help=(
            "merge A B; split NAME MENTION…; rename OLD NEW; import PATH; list; undo ID. "
            "A MENTION is a spelling, a page's key, or PAGE:START."
        ),
        show_default=False,
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", help="Whose judgement it is. Default: your login name.", show_default=False
    ),
]
WhyOption = Annotated[
    str | None,
    typer.Option("--why", metavar="TEXT", help="The reason, for others to see.", show_default=False),
]


def judge(
    action: ActionArgument,
    names: NamesArgument = None,
    by: ByOption = None,
    why: WhyOption = None,
    record: RecordOption = None,
    format: FormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Decide that two names are one, that a mention is somebody else's, or how somebody is called.

    What was read stays as it is: judgements are kept beside it, each with its author, time and reason,
    and entities follow from both. An undo takes a judgement back and is kept as well; it can be undone.
    A spelling that is split off is somebody else wherever it stands, on pages to come too.

    import takes corrections of statements: a table (onrecord export --format csv, with a column action:
    accept, correct, reject or note) or a folder that was corrected in brat (docs/exports.md). A mistake is
    named with its line, and nothing of the file is kept then.
    """
    names = names or []
    fits = {
        "merge": len(names) == 2,
        "split": len(names) > 1,
        "rename": len(names) == 2,
        "import": len(names) == 1,
        "list": not names,
    }
    if not fits.get(action, len(names) == 1 and names[0].isascii() and names[0].isdigit()):
        raise UsageError(f"judge {action} takes {_TAKES[action]}")
    out = Output(color)
    from onrecord import api, judging

    with api.open(record_location(record), create=False) as store:
        if action == "list":
            adrift = frozenset(one.number for one in api.people(store).adrift)
            found = list(store.judgements())

            def show() -> None:
                from onrecord.cli.profiles import judgements_table

                out.show(judgements_table(found, adrift))

            print_rows(found, format, out, columns=COLUMNS, flatten=_flat, show=show)
            return
        author = by or _login()
        if action == "import":
            from onrecord.corrections import apply_corrections, read_corrections

            done = apply_corrections(store, read_corrections(Path(names[0])), by=author)
            known = f", {done.known} known already" if done.known else ""
            out.note(
                f"{count_of(done.added, 'judgement')} by {author}{known}; onrecord judge list shows them"
            )
            return
        match action:
            case "merge":
                number = judging.merge(store, names[0], names[1], by=author, why=why)
            case "split":
                number = judging.split(store, names[0], names[1:], by=author, why=why)
            case "rename":
                number = judging.rename(store, names[0], names[1], by=author, why=why)
            case "undo":
                number = store.undo(int(names[0]), by=author, why=why)
    out.note(f"judgement {number} by {author}; take it back with: onrecord judge undo {number}")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as e:
        raise UsageError("you have no login name here; say whose judgement it is with --by") from e


COLUMNS = (
    "number",
    "action",
    "about",
    "subject",
    "value",
    "places",
    "by",
    "at",
    "why",
    "undoes",
    "undone_by",
)


def _flat(judgement: msgspec.Struct) -> dict[str, str]:
    cells = msgspec.to_builtins(judgement)
    cells["places"] = " | ".join(f"{one['page']}:{one['start']}-{one['end']}" for one in cells["places"])
    cells["value"] = msgspec.json.encode(cells["value"]).decode() if cells["value"] else None
    return {name: "" if cells[name] is None else str(cells[name]) for name in COLUMNS}
