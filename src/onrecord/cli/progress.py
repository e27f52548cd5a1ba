"""How far a run over many pages has come, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from onrecord.records import Reading, Rejected

_QUIET_S = 1.0  # a run that is over sooner needs no bar


def track(items: Iterable[Reading | Rejected]) -> Iterator[Reading | Rejected]:
    """The items as they come; while they do, their number and pace when standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    started = time.monotonic()
    source = iter(items)
    count = rejected = 0
    for item in source:
        count += 1
        rejected += isinstance(item, Rejected)
        yield item
        if time.monotonic() - started > _QUIET_S:
            break
    else:
        return
    yield from _with_bar(source, started, count, rejected)


def _with_bar(
    source: Iterator[Reading | Rejected], started: float, count: int, rejected: int
) -> Iterator[Reading | Rejected]:
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from onrecord.cli.output import make_console

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=make_console("auto", stderr=True), transient=True) as progress:
        task = progress.add_task("")
        for item in source:
            count += 1
            rejected += isinstance(item, Rejected)
            pace = count / (time.monotonic() - started)
            note = f", {rejected} rejected" if rejected else ""
            progress.update(task, description=f"{count} pages{note}, {pace:.1f} a second")
            yield item
