"""`onrecord statements`: the statements of the record."""

from __future__ import annotations

from onrecord.cli.filtered import make_command

EXAMPLES = """$ onrecord statements
$ onrecord statements --speaker Solvang --since 2031-05-01
$ onrecord statements --text "cease-fire" --kind direct --format csv > quotes.csv
$ onrecord statements --manner intended
$ onrecord statements --outlet "Fjord Post" --record talks.db --format jsonl"""

statements = make_command(
    """List the statements of the record, each with the page it stands in.

The options narrow the list down together. A day is when something was said, or else reported;
what has no date passes no bound. The table shows speech and writing before what is reported of a mind;
`--manner` picks one of them, and the other formats keep the order of the pages.
""",
    by_time=False,
)
