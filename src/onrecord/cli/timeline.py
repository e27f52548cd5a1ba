"""`onrecord timeline`: the statements of the record in order of time."""

from __future__ import annotations

from onrecord.cli.filtered import make_command

EXAMPLES = """$ onrecord timeline
$ onrecord timeline --since 2031-05-01 --until 2031-05-07
$ onrecord timeline --speaker Solvang --record talks.db --format json"""

timeline = make_command(
    """Show the statements of the record in the order in which they were said.

A statement whose day is not told is placed by the page that reports it, and shown as ≤ that day.
""",
    by_time=True,
)
