"""The record: what was read, kept, and asked."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, select

from onrecord.errors import RecordError, UsageError
from onrecord.records import Frozen, Reading, Rejected, from_json
from onrecord.store import browse, judgements, query, search, write
from onrecord.store.browse import Browsed, Found
from onrecord.store.connect import connect
from onrecord.store.days import format_time
from onrecord.store.faults import in_words
from onrecord.store.judgements import About, Action, Judgement, Place
from onrecord.store.keywords import taking
from onrecord.store.migrate import migrate
from onrecord.store.query import Filters, Speakers
from onrecord.store.rows import Added, Counts, Hit, PageRow, RejectedRow, Rows, StatementRow
from onrecord.store.tables import pages, readings

Part = TypeVar("Part", bound=Frozen)
Naming = Callable[["Record"], Speakers]
"""Whose each statement of a record is, found from its readings and judgements; see `open_record`."""


def open_record(
    location: str | Path, *, create: bool = True, busy_timeout_s: float = 30.0, naming: Naming | None = None
) -> Record:
    """The record in the SQLite file at `location`; a missing file is made when `create`.

    `naming` tells the record whom its statements belong to across pages: answers then say `known_as`.
    An older record is brought up to date. While another process writes, this one waits
    `busy_timeout_s` seconds. RecordError when there is no record and none is to be made, when the
    file is something else (it is left untouched), was made by a newer onrecord, or can't be opened.
    """
    engine, writable = connect(location, create=create, busy_timeout_s=busy_timeout_s)
    try:
        with in_words(str(location), "open"):
            migrate(engine, str(location), writable=writable)
    except BaseException:
        engine.dispose()
        raise
    return Record(engine, str(location), writable=writable, naming=naming)


class Record:
    """Readings kept in one place. Made by `open_record`; a context manager that closes it.

    Every method may raise RecordError when the database fails. Methods may be called from several
    threads, and several processes may have the same record open.
    """

    def __init__(
        self, engine: Engine, location: str, *, writable: bool, naming: Naming | None = None
    ) -> None:
        self.location = location
        self.writable = writable
        self._engine: Engine | None = engine
        self._naming = naming
        self._named: tuple[object, Speakers] | None = None  # the state that it was found for

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Record {self.location}>"

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_words(self.location, "read"), self._open_engine().connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self.writable:
            raise RecordError(
                f"can't write to the record {self.location}: it can only be read here; "
                "copy it to a place where you may write"
            )
        engine = self._open_engine()
        with (
            in_words(self.location, "write to"),
            engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection

    def _open_engine(self) -> Engine:
        if self._engine is None:
            raise RecordError(f"the record {self.location} is closed; open it again")
        return self._engine

    def add(self, reading: Reading, *, source: str | None = None, at: datetime | None = None) -> Added:
        """Keep a reading whole, or nothing of it when anything fails, and tell what that came to.

        A reading is known by its page (`page_key`), its model, the onrecord version and what it
        says, so adding it again changes nothing and gives `Added.KNOWN`, which is false. Another
        reading of the same page (by another model or version, or with another title or date given)
        becomes the page's current one, which queries see; the older are kept (`readings`), and
        adding an older one again makes it current again (`Added.READ_ANEW`).

        `source` is the name under which the page was found (a path, an address), by which
        `rejected` tells that it has been read. `at` is when (default: now). SourceError (stage
        "store") when a span's text is not the page's; nothing is kept then.
        """
        write.check(reading)
        json, digest = write.encode(reading)
        key = write.page_key(reading.page)
        names = {write.writable_name(name) for name in (source, reading.page.url) if name}
        time = format_time(at)
        with self._reading() as connection:  # so that what is known is told without waiting for writers
            added = write.compare(connection, key, digest)
            if not added and not write.unknown_sources(connection, key, names):
                return added
        with self._writing() as connection:
            added = write.compare(connection, key, digest)
            if added:
                write.write_reading(connection, reading, key, json, digest, time)
            write.write_sources(connection, write.unknown_sources(connection, key, names), key, time)
        return added

    def reject(self, rejected: Rejected, *, at: datetime | None = None) -> None:
        """Keep that a source was not read: once for each reason, with the last stage, detail and time.

        `at` is when (default: now). A rejection stays when the source is read later; it then shows
        the page (`RejectedRow.page`) and no longer counts as rejected in `counts`.
        """
        time = format_time(at)
        with self._writing() as connection:
            write.write_rejected(connection, rejected, time)

    @taking(Filters)
    def statements(self, filters: Filters) -> Rows[StatementRow]:
        """The statements that pass all filters given, in the order in which their pages came.

        `speaker`: all its words, whole, stand in the speaker's name or the source's text, whatever
        their case, accents and punctuation; `outlet` likewise in the outlet's name or the page's
        host. `since` and `until`: a day (or month, or year), both inclusive, held against the latest
        time of saying, else the earliest, else the page's date, by the day written there; what has
        no date passes no bound, and what is dated to a month or year passes when some day of it
        does. Where the record was opened with a `naming`, a speaker is also found by every name that the
        whole record knows them by. `text`: words and "phrases" in what is said. `min_confidence`: at
        least that, 0 to 1. UsageError when a filter can't be understood.
        """
        return self._statements(filters, by_time=False)

    @taking(Filters)
    def timeline(self, filters: Filters) -> Rows[StatementRow]:
        """As `statements`, in order of time: by the earliest time known of the saying, the undated last.

        Where a statement has no time of its own, its page's date stands in. Times are compared in
        UTC; a day without a time of day comes before the times of that day.
        """
        return self._statements(filters, by_time=True)

    def browse(
        self,
        filters: Filters,
        *,
        speakers: Speakers | None = None,
        among: Container[tuple[str, str]] | None = None,
        newest: bool = False,
        offset: int = 0,
        limit: int = 50,
    ) -> Browsed:
        """A part of the statements that pass (as `timeline`, or the newest first), and the count of all.

        `speakers` names them instead of what `naming` says; `among` narrows to these statements, by
        (page's key, statement's id). UsageError when a filter can't be understood.
        """
        speakers = self._speakers() if speakers is None else speakers
        with self._reading() as connection:
            return browse.browse(
                connection, filters, speakers, among=among, newest=newest, offset=offset, limit=limit
            )

    def find(
        self,
        words: str,
        filters: Filters,
        *,
        speakers: Speakers | None = None,
        among: Container[tuple[str, str]] | None = None,
        limit: int = 20,
    ) -> Found:
        """As `search` among what passes the filters, each kind of hit for itself, with the count of all.

        UsageError when there is no word to look for, or a filter can't be understood.
        """
        speakers = self._speakers() if speakers is None else speakers
        with self._reading() as connection:
            return browse.find(connection, words, filters, speakers, among=among, limit=limit)

    def _statements(self, filters: Filters, *, by_time: bool) -> Rows[StatementRow]:
        speakers = self._speakers()
        with self._reading() as connection:
            found = query.get_statements(connection, filters, by_time=by_time, speakers=speakers)
        return Rows(found, StatementRow)

    def _speakers(self) -> Speakers:
        """What `naming` says of the record as it is now."""
        if self._naming is None:
            return {}
        state = self.state()
        if self._named is None or self._named[0] != state:
            self._named = state, self._naming(self)
        return self._named[1]

    def search(self, words: str, *, limit: int = 20) -> Rows[Hit]:
        """Statements and blocks in which all the words and "quoted phrases" stand, the best first.

        Statements (what is said, who says it, the outlet) and blocks (text and title) are ranked
        by BM25, each kind for itself, and given in turn. Furniture is no hit, and a block
        whose matches lie in statements that were found is not given again. UsageError when there
        is no word to look for.
        """
        if limit < 1:
            raise UsageError(f"limit is {limit}; expected a whole number from 1 up")
        with self._reading() as connection:
            return Rows(search.find_hits(connection, words, limit), Hit)

    def pages(self) -> Rows[PageRow]:
        """All pages, in the order in which they came."""
        with self._reading() as connection:
            return Rows(query.get_pages(connection), PageRow)

    def reading(self, page: str) -> Reading:
        """The current reading of the page with this key; RecordError when there is no such page."""
        return self.readings(page)[-1]

    def readings(self, page: str) -> tuple[Reading, ...]:
        """All readings of the page with this key, in the order in which they came, the current one last.

        RecordError when there is no such page.
        """
        asked = (
            select(readings.c.json)
            .join(pages)
            .where(pages.c.key == page)
            .order_by(readings.c.is_current, readings.c.id)
        )
        with self._reading() as connection:
            found = connection.scalars(asked).all()
        if not found:
            raise RecordError(f"the record {self.location} has no page {page!r}; pages() gives the keys")
        try:
            return tuple(from_json(json, Reading) for json in found)
        except msgspec.MsgspecError as error:
            raise self._misread(page, error) from error

    def _misread(self, page: str, error: msgspec.MsgspecError) -> RecordError:
        return RecordError(
            f"the record {self.location} holds a reading of the page {page} that this onrecord can't "
            f"understand ({error}); add the page's source again"
        )

    def current(self, kind: type[Part]) -> Iterator[tuple[str, Part]]:
        """Each page's key with its current reading, as `kind`: Reading, or a record with some of its fields.

        In the order in which the pages came. RecordError where a reading does not fit.
        """
        asked = (
            select(pages.c.key, readings.c.json).join(pages).where(readings.c.is_current).order_by(pages.c.id)
        )
        with self._reading() as connection:
            for key, json in connection.execute(asked.execution_options(yield_per=100)):
                try:
                    yield key, from_json(json, kind)
                except msgspec.MsgspecError as error:
                    raise self._misread(key, error) from error

    def state(self) -> tuple[int, ...]:
        """Numbers that change when a reading or a judgement is added, or another reading is made current."""
        with self._reading() as connection:
            return query.get_state(connection)

    def judge(
        self,
        action: Action,
        about: About,
        subject: str,
        *,
        by: str,
        places: Sequence[Place] = (),
        value: Mapping[str, Any] | None = None,
        why: str | None = None,
        at: datetime | None = None,
    ) -> int:
        """Keep a judgement, beside what was read and never over it, and give its number.

        `subject` names what it is about, `places` the characters that it stands on, `value` what a field
        is to be; `by` whose it is, `at` when (default: now). UsageError when it can't be understood.
        """
        time = format_time(at)
        with self._writing() as connection:
            return judgements.add_judgement(
                connection,
                action=action,
                about=about,
                subject=subject,
                places=places,
                value=value or {},
                by=by,
                at=time,
                why=why,
            )

    def undo(self, number: int, *, by: str, why: str | None = None, at: datetime | None = None) -> int:
        """Take the judgement with this number back, and give the number of the undo, which can be undone too.

        Both stay in the record. RecordError when there is no such judgement, or it was undone already.
        """
        time = format_time(at)
        with self._writing() as connection:
            return judgements.add_undo(connection, number, by=by, at=time, why=why)

    def judgements(self) -> Rows[Judgement]:
        """All judgements in the order in which they were made, those that were undone too."""
        with self._reading() as connection:
            return Rows(judgements.get_judgements(connection), Judgement)

    def rejected(self) -> Rows[RejectedRow]:
        """All rejections, one for each source and reason, in the order in which they first came."""
        with self._reading() as connection:
            return Rows(query.get_rejected(connection), RejectedRow)

    def counts(self) -> Counts:
        """How much the record holds."""
        with self._reading() as connection:
            return query.get_counts(connection)
