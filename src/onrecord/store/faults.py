"""What the database says when it fails, in words that tell what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from onrecord.errors import RecordError

# By the start of SQLite's error names (https://www.sqlite.org/rescode.html), the more exact first.
_WORDS = (
    ("SQLITE_BUSY", "another process is writing to it; try again when that is done"),
    ("SQLITE_LOCKED", "another process is writing to it; try again when that is done"),
    ("SQLITE_FULL", "the disk is full; make room and try again (what was added before is safe)"),
    ("SQLITE_READONLY", "it can only be read here; copy it to a place where you may write"),
    ("SQLITE_CANTOPEN", "the file can't be opened; see that its folder exists and that you may write there"),
    ("SQLITE_PERM", "the file can't be opened; see that you may read and write it"),
    ("SQLITE_AUTH", "the file can't be opened; see that you may read and write it"),
    ("SQLITE_CORRUPT", "the file is damaged; bring it back from a copy, or add its sources to a new record"),
    ("SQLITE_NOTADB", "the file is damaged; bring it back from a copy, or add its sources to a new record"),
    ("SQLITE_IOERR", "the disk did not take or give the data; see that it is there and has room"),
    ("SQLITE_TOOBIG", "the page is larger than the record can hold"),
)


@contextmanager
def in_words(location: str, doing: str) -> Iterator[None]:
    """Turn a database error within into RecordError: "can't `doing` the record `location`: …"."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise RecordError(f"can't {doing} the record {location}: {error.object!r} is not text") from error
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        name = getattr(cause, "sqlite_errorname", None) or ""
        words = next((words for start, words in _WORDS if name.startswith(start)), None)
        told = f"{cause}" if words is None else f"{words} ({cause})"
        raise RecordError(f"can't {doing} the record {location}: {told}") from error
