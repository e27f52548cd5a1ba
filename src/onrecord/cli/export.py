"""`onrecord export`: the record in the formats of other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import (
    ConfidenceOption,
    FromOutletOption,
    KindOption,
    MannerOption,
    RecordOption,
    SinceOption,
    SpeakerOption,
    TextOption,
    UntilOption,
    check_date,
    record_location,
)
from onrecord.cli.output import Output
from onrecord.cli.target import Target
from onrecord.errors import UsageError
from onrecord.export.formats import NAMES, FormatName, get_format

if TYPE_CHECKING:
    from onrecord.export.selection import ExportedPage

EXAMPLES = """$ onrecord export --format csv --out quotes.csv
$ onrecord export --format parquet --speaker Solvang --out solvang.parquet
$ onrecord export --format web-annotation --outlet "Fjord Post" > annotations.jsonl
$ onrecord export --format plover --since 2031-05 --record talks.db > events.jsonl
$ onrecord export --format brat --out to-correct/"""

FormatOption = Annotated[
    FormatName,
    typer.Option(
        "--format", "-f", metavar="|".join(NAMES), help="What to write; docs/exports.md has a sample of each."
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Where to write (default: standard output). brat makes a folder of files.",
        show_default=False,
    ),
]


def export(
    format: FormatOption,
    out: OutOption = None,
    speaker: SpeakerOption = None,
    outlet: FromOutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: KindOption = None,
    manner: MannerOption = None,
    text: TextOption = None,
    min_confidence: ConfidenceOption = 0.0,
    record: RecordOption = None,
) -> None:
    """Write the record in a format that other tools read.

    The options narrow it down to statements, as for onrecord statements, with the acts, stances and terms
    that they carry; without any, all pages are written whole. Offsets are characters (Unicode code points)
    of the page's text, end exclusive, in every format.
    """
    check_date("--since", since)
    check_date("--until", until)
    output = Output()
    filters = {
        "speaker": speaker,
        "outlet": outlet,
        "since": since,
        "until": until,
        "kind": kind,
        "manner": manner,
        "text": text,
        "min_confidence": min_confidence or None,
    }
    if format == "brat":
        folder = _folder(out)
        count = _write_folder(folder, _pages(record, filters))
        output.note(f"{count} files in {folder}")
        return
    made = get_format(format)
    if out is None or str(out) == "-":
        if not made.is_text and sys.stdout.isatty():
            raise UsageError(f"{format} is no text for a terminal; name a file with --out")
        for data in made.render(_pages(record, filters)):
            output.write(data)
        return
    target = Target(out)  # refused before the work, not after
    target.write(b"".join(made.render(_pages(record, filters))))
    output.note(f"{format} in {out}")


def _pages(record: str | None, filters: Mapping[str, object]) -> Iterator[ExportedPage]:
    from onrecord import api
    from onrecord.export.gather import gather_pages

    with api.open(record_location(record), create=False) as store:
        yield from gather_pages(store, **filters)


def _folder(out: Path | None) -> Path:
    if out is None:
        raise UsageError("brat is two files a page; name a folder for them with --out")
    if out.exists() and not out.is_dir():
        raise UsageError(f"can't write {out}: it is a file, and brat needs a folder")
    if out.is_dir() and any(out.iterdir()):
        raise UsageError(f"{out} holds files already; name a new or an empty folder, so that none is lost")
    return out


def _write_folder(folder: Path, pages: Iterator[ExportedPage]) -> int:
    from onrecord.export.brat import brat_files

    count = 0
    for count, (name, data) in enumerate(brat_files(pages), 1):
        if count == 1:
            folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return count
