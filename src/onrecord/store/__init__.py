"""The record: readings kept in one SQLite file, to be asked.

`open_record` gives a `Record`; its queries give `Rows`.
"""

from onrecord.store.judgements import Judgement, Place
from onrecord.store.record import Record, open_record
from onrecord.store.rows import (
    Added,
    Counts,
    Hit,
    KnownSpeaker,
    PageRow,
    RejectedRow,
    Rows,
    StatementRow,
)
from onrecord.store.write import page_key

__all__ = [
    "Added",
    "Counts",
    "Hit",
    "Judgement",
    "KnownSpeaker",
    "PageRow",
    "Place",
    "Record",
    "RejectedRow",
    "Rows",
    "StatementRow",
    "open_record",
    "page_key",
]
