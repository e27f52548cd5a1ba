"""Reading pages and keeping readings, from Python.

>>> import onrecord
>>> text = b"The talks will go on, the mayor said."
>>> reading = onrecord.read(text, outlet="Fjord Post", published_on="2031-05-02")
>>> [stmt.text for stmt in reading.statements]
['The talks will go on']
>>> reading.statements[0].source[0].text
'the mayor'

A record keeps readings and answers from them:

>>> import tempfile
>>> folder = tempfile.TemporaryDirectory()
>>> with onrecord.open(f"{folder.name}/talks.db") as record:
...     record.add(reading), record.add(reading)  # the same page twice is the same page
...     [row.outlet for row in record.statements(speaker="mayor", since="2031-05")]
(<Added.NEW: 'new'>, <Added.KNOWN: 'known'>)
['Fjord Post']
>>> folder.cleanup()
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import SourceError, UsageError
from onrecord.isodates import parse_date
from onrecord.records import Document, Reading, Rejected
from onrecord.settings import load_settings
from onrecord.sources import Given, iter_documents, open_document

if TYPE_CHECKING:
    from onrecord.dossier import Dossier
    from onrecord.model import Model
    from onrecord.store import Record
    from onrecord.store.query import Speakers
    from onrecord.track.people import People
    from onrecord.track.tracker import Tracker

# The model, the page's parsers and the store's database layer load when they are first used: each
# takes some tenths of a second, and no call needs all of them.


def read(
    source: str | Path | bytes | Document,
    *,
    url: str | None = None,
    published_on: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    any_language: bool = False,
) -> Reading:
    """What one page says: who said what, at which characters.

    `source` is a path, an http(s) address, the page's bytes, or a `Document`. The keywords are for
    a page that can't say so itself, and win over what it says; `published_on` is ISO 8601.
    `any_language` reads pages in other languages than English, at the reader's risk.

    Raises SourceError (FetchError, PageError) when there is no page to read, ModelError when the
    model can't be loaded, UsageError when `published_on` is not a date.
    """
    from onrecord.reading import read as read_document

    given = Given(url=url, title=title, outlet=outlet, published_on=published_on)
    if published_on is not None and parse_date(published_on) is None:
        raise UsageError(f"published_on is {published_on!r}; expected a date like 2022-02-25")
    if isinstance(source, bytes):
        source = Document("bytes", source)
    try:
        document = source if isinstance(source, Document) else open_document(source)
        return read_document(given.over(document), load_model(), any_language=any_language)
    except SourceError as e:
        e.args = (f"{source.name if isinstance(source, Document) else source}: {e.detail}",)
        raise


def read_many(
    sources: Iterable[str | Path | bytes | Document],
    *,
    given: Given | None = None,
    workers: int = 1,
    any_language: bool = False,
) -> Iterator[Reading | Rejected]:
    """A reading for each page of the sources, or the reason why there is none, in order and as they come.

    A source is what `read` takes, or a folder or a .jsonl file of pages. `given` is what the caller
    knows of all of them. `workers` threads read side by side; the readings are the same for any number.
    `any_language` reads pages in other languages than English, at the reader's risk.
    """
    from onrecord.reading import read_many as read_documents

    documents = _documents(sources, given or Given())
    return read_documents(documents, load_model(), workers=workers, any_language=any_language)


def open(location: str | Path | None = None, *, create: bool = True) -> Record:
    """The record at this path or address (default: ONRECORD_DB, else onrecord.db here).

    Made when it is not there, unless `create` is false. Raises RecordError when it can't be opened.
    """
    from onrecord.store import open_record

    at = str(location) if location is not None else load_settings().record
    return open_record(at, create=create, naming=_name_speakers)


def _name_speakers(record: Record) -> Speakers:
    from onrecord.judging import name_speakers

    return name_speakers(record)


def people(record: Record) -> People:
    """The people, organisations, states and places of the record, each under all its spellings.

    They follow from what was read and what was judged; `onrecord judge` merges, splits and renames.
    """
    from onrecord.judging import find_people

    return find_people(record)


def track(record: Record, dossier: Dossier | str | Path | None = None) -> Tracker:
    """What the pages of the record say together: courses, shifts, contradictions, clusters, terms.

    `dossier` (or the TOML file of one) names parties and issues; without, names are as they were read.
    Speakers go by their names in the whole record (`people`). DossierError when the file has mistakes.
    """
    from onrecord.dossier import load_dossier
    from onrecord.track.pages import track_page
    from onrecord.track.tracker import Tracker

    laid_over = load_dossier(dossier) if isinstance(dossier, str | Path) else dossier
    known = people(record)
    names = {entity.id: entity.name for entity in known.entities}
    tracker = Tracker(laid_over)
    for key, reading in record.current(Reading):
        page = track_page(key, reading)
        named = tuple(
            msgspec.structs.replace(
                stmt, speaker_name=names.get(known.speakers.get((key, stmt.id), ""), stmt.speaker_name)
            )
            for stmt in page.statements
        )
        tracker.add(msgspec.structs.replace(page, statements=named))
    return tracker


def load_model() -> Model:
    """The model that reads: the shipped bundle, or that of ONRECORD_BUNDLE. Loaded once a process."""
    settings = load_settings()
    return _load_model(settings.bundle, settings.threads)


@cache
def _load_model(bundle: str | None, threads: int) -> Model:
    from onrecord.model import load_model as load_bundle

    return load_bundle(Path(bundle) if bundle else None, threads=threads)


def _documents(
    sources: Iterable[str | Path | bytes | Document], given: Given
) -> Iterator[Document | Rejected]:
    for number, source in enumerate(sources, 1):
        if isinstance(source, bytes):
            yield given.over(Document(f"bytes {number}", source))
        elif isinstance(source, Document):
            yield given.over(source)
        else:
            yield from iter_documents([source], given)
