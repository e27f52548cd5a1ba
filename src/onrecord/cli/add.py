"""`onrecord add`: read pages and keep what they say in the record."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from onrecord.cli.options import (
    AnyLanguageOption,
    OutletOption,
    PublishedOption,
    RecordOption,
    SourcesArgument,
    TitleOption,
    UrlOption,
    WorkersOption,
    parse_given,
    record_location,
)
from onrecord.cli.output import Output
from onrecord.cli.progress import track
from onrecord.errors import SourceError
from onrecord.export.wording import count_of
from onrecord.records import Document, Reading, Rejected
from onrecord.sources import iter_documents

if TYPE_CHECKING:
    from onrecord.store import Added, Record

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
    any_language: AnyLanguageOption = False,
    workers: WorkersOption = 1,
) -> None:
    """Read pages and keep what they say in the record.

    A page that is there already changes nothing, so a run that was cut off can be started again; one
    that is read otherwise than before (by another model, or with another date given) is read anew.
    A source that can't be read is named on standard error and kept in the record with its reason;
    the others go on, and the exit status is 1.
    """
    given = parse_given(sources, url, title, outlet, published_on)
    out = Output()
    location = record_location(record)
    from onrecord import api
    from onrecord.reading import read_many
    from onrecord.store import Added

    names: deque[str] = deque()  # of what is being read, in order, for the record to know it by

    def documents() -> Iterator[Document | Rejected]:
        for found in iter_documents(sources, given):
            names.append(found.source if isinstance(found, Rejected) else found.name)
            yield found

    counts: Counter[Added] = Counter()
    statements = rejected = 0
    with api.open(location) as store:
        readings = read_many(documents(), api.load_model(), workers=workers, any_language=any_language)
        for item in track(readings):
            kept = _keep(store, item, names.popleft())
            if isinstance(kept, Rejected):
                rejected += 1
                out.reject(kept)
                continue
            counts[kept] += 1
            if kept is Added.NEW and isinstance(item, Reading):
                statements += len(item.statements)
    parts = [f"{count_of(counts[Added.NEW], 'page')} added with {count_of(statements, 'statement')}"]
    parts += [f"{counts[Added.READ_ANEW]} read anew"] if counts[Added.READ_ANEW] else []
    parts += [f"{counts[Added.KNOWN]} known already"] if counts[Added.KNOWN] else []
    parts += [f"{rejected} rejected"] if rejected else []
    out.note(f"{location}: {', '.join(parts)}")
    if rejected:
        raise typer.Exit(1)


def _keep(store: Record, item: Reading | Rejected, name: str) -> Added | Rejected:
    """Keep the reading or the rejection: what the reading came to, or why there is none."""
    if isinstance(item, Reading):
        try:
            return store.add(item, source=name)
        except SourceError as e:
            item = Rejected(name, e.stage, e.reason, e.detail)
    store.reject(item)
    return item
