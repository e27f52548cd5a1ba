"""`onrecord add`: read pages and keep what they say in the record."""

from __future__ import annotations

from collections import deque
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
from onrecord.records import Document, Reading, Rejected
from onrecord.sources import iter_documents

if TYPE_CHECKING:
    from onrecord.store import Record

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

    A page that is there already changes nothing, so a run that was cut off can be started again.
    A source that can't be read is named on standard error and kept in the record with its reason;
    the others go on, and the exit status is 1.
    """
    given = parse_given(sources, url, title, outlet, published_on)
    out = Output()
    location = record_location(record)
    from onrecord import api
    from onrecord.reading import read_many

    names: deque[str] = deque()  # of what is being read, in order, for the record to know it by

    def documents() -> Iterator[Document | Rejected]:
        for found in iter_documents(sources, given):
            names.append(found.source if isinstance(found, Rejected) else found.name)
            yield found

    changed = known = statements = rejected = 0
    with api.open(location) as store:
        before = store.counts().pages
        readings = read_many(documents(), api.load_model(), workers=workers, any_language=any_language)
        for item in track(readings):
            kept = _keep(store, item, names.popleft())
            if isinstance(kept, Rejected):
                rejected += 1
                out.reject(kept)
            elif kept is None:
                known += 1
            else:
                changed += 1
                statements += len(kept.statements)
        added = store.counts().pages - before
    parts = [f"{_count(added, 'page')} added with {_count(statements, 'statement')}"]
    parts += [f"{changed - added} read anew"] if changed > added else []
    parts += [f"{known} known already"] if known else []
    parts += [f"{rejected} rejected"] if rejected else []
    out.note(f"{location}: {', '.join(parts)}")
    if rejected:
        raise typer.Exit(1)


def _keep(store: Record, item: Reading | Rejected, name: str) -> Reading | Rejected | None:
    """The reading if it changed the record, None if it is known, or the rejection; kept in any case."""
    if isinstance(item, Reading):
        try:
            return item if store.add(item, source=name) else None
        except SourceError as e:
            item = Rejected(name, e.stage, e.reason, e.detail)
    store.reject(item)
    return item


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
