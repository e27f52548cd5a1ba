"""`onrecord add`: read pages and keep what they say in the record."""

from __future__ import annotations

import typer

from onrecord.cli.options import (
    ColorOption,
    OutletOption,
    PublishedOption,
    RecordOption,
    SourcesArgument,
    TitleOption,
    UrlOption,
    parse_given,
    record_location,
)
from onrecord.cli.output import Output
from onrecord.cli.progress import track
from onrecord.records import Rejected

EXAMPLES = """$ onrecord add page.html
$ onrecord add saved-pages/ more.jsonl --record talks.db
$ onrecord add https://post.example/talks
$ onrecord add talks.txt --published-on 2022-02-25 --outlet "Fjord Post\""""


def add(
    sources: SourcesArgument,
    record: RecordOption = None,
    url: UrlOption = None,
    published_on: PublishedOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    color: ColorOption = "auto",
) -> None:
    """Read pages and keep what they say in the record.

    A page that is there already changes nothing, so a run that was cut off can be started again.
    A source that can't be read is named on standard error and kept in the record with its reason;
    the others go on, and the exit status is 1.
    """
    given = parse_given(sources, url, title, outlet, published_on)
    out = Output(color)
    location = record_location(record)
    from onrecord import api

    added = known = statements = rejected = 0
    with api.open(location) as store:
        for item in track(api.read_many(sources, given=given)):
            if isinstance(item, Rejected):
                rejected += 1
                out.reject(item)
                store.reject(item)
            elif store.add(item):
                added += 1
                statements += len(item.statements)
            else:
                known += 1
    parts = [f"{_count(added, 'page')} added with {_count(statements, 'statement')}"]
    parts += [f"{known} known already"] if known else []
    parts += [f"{rejected} rejected"] if rejected else []
    out.note(f"{location}: {', '.join(parts)}")
    if rejected:
        raise typer.Exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
