"""The record: readings kept in one SQLite file, to be asked.

`open_record` gives a `Record`; its queries give `Rows`.
"""

from onrecord.store.record import Record, open_record
from onrecord.store.rows import Added, Counts, Hit, PageRow, RejectedRow, Rows, StatementRow
from onrecord.store.write import page_key

__all__ = [
    "Added",
    "Counts",
    "Hit",
    "PageRow",
    "Record",
    "RejectedRow",
    "Rows",
    "StatementRow",
    "open_record",
    "page_key",
]
