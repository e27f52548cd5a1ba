"""`onrecord doctor`: is everything there that onrecord needs, and what to do where it is not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
import typer

from onrecord import __version__
from onrecord.cli.listing import print_rows
from onrecord.cli.options import ColorOption, FormatOption, RecordOption, record_location
from onrecord.cli.output import Output
from onrecord.errors import OnrecordError
from onrecord.settings import load_settings

EXAMPLES = """$ onrecord doctor
$ onrecord doctor --record talks.db
$ onrecord doctor --format json"""

# Whatever a check needs is imported by it: the other commands load this module too.
_PARTS = (
    "lxml",
    "trafilatura",
    "httpx",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "rapidfuzz",
    "sqlalchemy",
    "alembic",
)


class Check(msgspec.Struct, frozen=True):
    """What was looked at, how it is, and what to do where it is not as it should be."""

    name: str
    status: Literal["ok", "note", "bad"]
    detail: str
    advice: str = ""


def doctor(record: RecordOption = None, format: FormatOption = "table", color: ColorOption = "auto") -> None:
    """Check Python, the parts, the model and the record, and say what to do where something is wrong.

    The exit status is 1 when something is wrong.
    """
    out = Output(color)
    checks = list(_checks(record_location(record)))
    print_rows(
        checks,
        format,
        out,
        columns=Check.__struct_fields__,
        flatten=msgspec.structs.asdict,
        show=lambda: _show(checks, out),
    )
    if any(check.status == "bad" for check in checks):
        raise typer.Exit(1)


def _checks(location: str) -> Iterator[Check]:
    yield Check("onrecord", "ok", f"{__version__} in {Path(__file__).parents[1]}")
    yield _python()
    yield from map(_part, _PARTS)
    yield _guarded("model", _model, "install onrecord again, or unset ONRECORD_BUNDLE")
    yield _fulltext()
    yield _guarded("record", lambda: _record(location), "name another with --record or ONRECORD_DB")


def _guarded(name: str, check: Callable[[], Check], advice: str) -> Check:
    try:
        return check()
    except OnrecordError as e:
        return Check(name, "bad", str(e), advice)
    except Exception as e:  # whatever is broken is what this command is there to show
        return Check(name, "bad", f"{type(e).__name__}: {e}", advice)


def _python() -> Check:
    import platform

    # An older Python can't even import this; what is worth seeing is which one runs, and where.
    return Check("python", "ok", f"{platform.python_version()} in {sys.prefix}, {platform.platform()}")


def _part(name: str) -> Check:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return Check(name, "ok", version(name))
    except PackageNotFoundError:
        return Check(name, "bad", "not installed", f"pip install {name}")


def _model() -> Check:
    from onrecord.model import damaged_files, load_bundle, shipped_bundle

    chosen = load_settings().bundle
    bundle = load_bundle(Path(chosen) if chosen else shipped_bundle())
    if damaged := damaged_files(bundle):
        detail = f"{', '.join(damaged)} in {bundle.folder} not as the manifest says"
        return Check("model", "bad", detail, "install onrecord again, or unset ONRECORD_BUNDLE")
    count = len(bundle.manifest.files)
    return Check(
        "model", "ok", f"{bundle.id.bundle}, {count} files as the manifest says, id {bundle.id.sha256[:12]}"
    )


def _fulltext() -> Check:
    import sqlite3

    with sqlite3.connect(":memory:") as db:
        try:
            db.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        except sqlite3.OperationalError as e:
            return Check(
                "sqlite", "bad", f"{sqlite3.sqlite_version}: {e}", "use a Python whose SQLite has FTS5"
            )
        finally:
            db.rollback()
    return Check("sqlite", "ok", f"{sqlite3.sqlite_version} with full-text search (FTS5)")


def _record(location: str) -> Check:
    if "://" not in location and not Path(location).exists():
        return Check("record", "note", f"none at {location} yet", f"onrecord add SOURCE --record {location}")
    from onrecord import api

    with api.open(location, create=False) as store:
        held = store.counts()
    counts = f"{held.pages} pages, {held.statements} statements, {held.rejected} rejected"
    if "://" not in location and not os.access(location, os.W_OK):
        return Check("record", "note", f"{location}: {counts}; can be read, not written")
    return Check("record", "ok", f"{location}: {counts}")


def _show(checks: list[Check], out: Output) -> None:
    from rich.table import Table
    from rich.text import Text

    from onrecord.cli.tables import printable

    styles = {"ok": "green", "note": "yellow", "bad": "bold red"}
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        detail = Text(printable(check.detail))
        if check.advice:
            detail.append(f"\n→ {printable(check.advice)}", style="bold")
        table.add_row(Text(check.status, style=styles[check.status]), check.name, detail)
    out.show(table)
