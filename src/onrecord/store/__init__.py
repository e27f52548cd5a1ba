"""The record: readings kept in one SQLite file, to be asked.

`open_record` gives a `Record`; its queries give `Rows`.
"""

from onrecord.store.browse import Browsed, Count, Facets, Found
from onrecord.store.judgements import Judgement, Place
from onrecord.store.query import Filters, Speakers
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
    "Browsed",
    "Count",
    "Counts",
    "Facets",
    "Filters",
    "Found",
    "Hit",
    "Judgement",
    "KnownSpeaker",
    "PageRow",
    "Place",
    "Record",
    "RejectedRow",
    "Rows",
    "Speakers",
    "StatementRow",
    "open_record",
    "page_key",
]
