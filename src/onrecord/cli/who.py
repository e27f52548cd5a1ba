"""`onrecord who`: the people and parties of the record, or all that is known of one."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import msgspec
import typer

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
    TextOption,
    UntilOption,
    check_date,
    record_location,
)
from onrecord.cli.output import Output
from onrecord.cli.rows import CSV_COLUMNS, ENTITY_COLUMNS, flat_entity, flat_row, newest_speech_first
from onrecord.errors import RecordError
from onrecord.records import EntityKind

EXAMPLES = """$ onrecord who
$ onrecord who Solvang
$ onrecord who "Mira Solvang" --since 2031-05 --manner said
$ onrecord who --type person --outlet "Fjord Post" --limit 10
$ onrecord who Solvang --record talks.db --format json"""

NameArgument = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help="A name, an alias or an id; all, when left out.", show_default=False),
]
TypeOption = Annotated[
    EntityKind | None,
    typer.Option(
        "--type",
        metavar="person|organisation|state|place",
        help="Only these.",
        show_default=False,
    ),
]


def who(
    name: NameArgument = None,
    type: TypeOption = None,
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
    """List who is in the record, or show all that it knows of one: roles, spellings, statements.

    Without a name, people and parties are listed by how much they say. With one, each role stands with
    its day, each spelling with its outlets, and each merge of two spellings with its reason and how sure
    it is. Statements come newest first, what was said or written before what was believed or meant. The
    options narrow the statements down. In CSV, a name gives its statements.
    """
    check_date("--since", since)
    check_date("--until", until)
    out = Output(color)
    from onrecord import api

    with api.open(record_location(record), create=False) as store:
        people = api.people(store)
        rows = store.timeline(
            outlet=outlet,
            since=since,
            until=until,
            kind=kind,
            manner=manner,
            text=text,
            min_confidence=min_confidence or None,
        ).to_dicts()
    speakers = [people.speakers.get((row["page"], row["id"])) for row in rows]
    entities = [one for one in people.entities if type is None or one.kind == type]
    if name is None:
        said = Counter(speakers)
        listed = [msgspec.structs.replace(one, statements=said[one.id]) for one in entities]
        narrowed = any((outlet, since, until, kind, manner, text, min_confidence))
        listed = [one for one in listed if one.statements or not narrowed]
        listed.sort(key=lambda one: -one.statements)
        listed = listed[:limit]

        def show_list() -> None:
            from onrecord.cli.profiles import entities_table

            out.show(entities_table(listed, out.console.width))

        print_rows(listed, format, out, columns=ENTITY_COLUMNS, flatten=flat_entity, show=show_list)
        return

    found = [one for one in people.find(name) if type is None or one.kind == type]
    if not found:
        near = people.near(name)
        hint = f"; near: {', '.join(near)}" if near else "; onrecord who lists those that there are"
        raise RecordError(f"nobody in the record is called {name!r}{hint}")
    own: dict[str, list[dict[str, Any]]] = {
        one.id: newest_speech_first(
            [row for row, speaker in zip(rows, speakers, strict=True) if speaker == one.id]
        )[:limit]
        for one in found
    }
    if format == "csv":
        out.write_csv(CSV_COLUMNS, (flat_row(row) for one in found for row in own[one.id]))
        return

    def show() -> None:
        from onrecord.cli.profiles import profile

        for one in found:
            out.show(*profile(one, own[one.id], out.console.width))

    profiles = [{**msgspec.to_builtins(one), "said": own[one.id]} for one in found]
    print_rows(profiles, format, out, columns=(), flatten=dict, show=show)
