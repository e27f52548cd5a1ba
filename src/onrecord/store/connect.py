"""From a location to an engine: whether the file is ours, and how SQLite is to treat it."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from onrecord.errors import RecordError
from onrecord.store.faults import in_words

# Stands in the file's header (https://www.sqlite.org/fileformat2.html), so that a foreign database
# is told apart by reading 100 bytes, without opening it as a database, which may write beside it.
APPLICATION_ID = 0x6F6E7264  # "onrd"
_MAGIC = b"SQLite format 3\0"


def connect(location: str | Path, *, create: bool, busy_timeout_s: float) -> tuple[Engine, bool]:
    """An engine on the SQLite file at `location`, and whether it may be written.

    A missing or empty file becomes a record when `create`; its tables are made by `migrate`.
    RecordError when there is none, when it is not ours (it is left as it was), or can't be opened.
    """
    name = str(location)
    if "://" in name:
        raise RecordError(
            f"can't open the record {_without_password(name)}: this version keeps records in files; "
            "give the path of one"
        )
    path = Path(location)
    try:
        fresh = _is_fresh(path)
    except OSError as error:
        raise RecordError(f"can't open the record {path}: {error.strerror or error}") from error
    if fresh and not create:
        raise RecordError(f"no record at {path}; make one with: onrecord add SOURCE --record {path}")
    if fresh and not path.parent.is_dir():
        raise RecordError(f"can't make the record {path}: there is no folder {path.parent}; make it first")
    writable = fresh or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    engine = _engine(path, "rwc" if fresh else "rw" if writable else _read_mode(path), busy_timeout_s)
    if writable:
        try:
            with in_words(str(path), "open"):
                _prepare(engine, fresh, busy_timeout_s)
        except RecordError:
            engine.dispose()
            raise
    return engine, writable


def _without_password(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _is_fresh(path: Path) -> bool:
    """Whether there is no record yet; RecordError when the file is something else, OSError from the disk."""
    try:
        info = path.stat()
    except FileNotFoundError:
        return True
    if not stat.S_ISREG(info.st_mode):
        raise RecordError(f"can't open the record {path}: it is not a file")
    if info.st_size == 0:
        return True
    with path.open("rb") as file:
        header = file.read(100)
    if header[:16] != _MAGIC or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        what = "a database of something else" if header[:16] == _MAGIC else "not a database"
        raise RecordError(f"{path} is not a record of onrecord but {what}; it was left as it is")
    return False


def _read_mode(path: Path) -> str:
    """How to open what can't be written: a write-ahead log left there must be read too."""
    log = path.with_name(path.name + "-wal")
    return "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"


def _engine(path: Path, mode: str, busy_timeout_s: float) -> Engine:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"

    def open_file() -> sqlite3.Connection:
        # No isolation level: sqlite3 would begin transactions by itself, and only before writing.
        return sqlite3.connect(
            address, uri=True, timeout=busy_timeout_s, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=open_file, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        # With a write-ahead log this can lose the last pages added when the power fails, and
        # nothing when the process is killed; the file stays whole either way.
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A write that begins as a read can't wait for another writer; SQLite refuses it at once.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _prepare(engine: Engine, fresh: bool, busy_timeout_s: float) -> None:
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if fresh:
            # Before the write-ahead log, so that it stands in the file itself from the first moment.
            cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        # Changing the journal does not wait for others as everything else does.
        deadline = time.monotonic() + busy_timeout_s
        while True:
            try:
                cursor.execute("PRAGMA journal_mode = WAL").fetchone()
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
    finally:
        connection.close()
