"""`onrecord read`: what do these pages say? Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import (
    AnyLanguageOption,
    ColorOption,
    ConfidenceOption,
    FormatOption,
    OutletOption,
    PublishedOption,
    SourcesArgument,
    TitleOption,
    UrlOption,
    WorkersOption,
    is_single,
    parse_given,
)
from onrecord.cli.output import Output
from onrecord.cli.progress import track
from onrecord.cli.rows import CSV_COLUMNS, flat_row, keep_sure, statement_rows
from onrecord.cli.target import Target
from onrecord.records import Reading, Rejected

EXAMPLES = """$ onrecord read page.html
$ onrecord read https://post.example/talks --format json
$ onrecord read talks.txt --published-on 2022-02-25 --outlet "Fjord Post"
$ onrecord read pages.jsonl saved-pages/ --format jsonl > readings.jsonl
$ onrecord read page.html --html marked.html
$ curl -s https://post.example/talks | onrecord read - --url https://post.example/talks"""

HtmlOption = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar="FILE",
        help="Write the pages with the statements marked to this file (- for standard output, alone).",
        show_default=False,
    ),
]


def read(
    sources: SourcesArgument,
    format: FormatOption = "table",
    html: HtmlOption = None,
    url: UrlOption = None,
    published_on: PublishedOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    min_confidence: ConfidenceOption = 0.0,
    any_language: AnyLanguageOption = False,
    workers: WorkersOption = 1,
    color: ColorOption = "auto",
) -> None:
    """Read pages and show who said what in them; nothing is stored.

    The table shows speech and writing first, then what is reported of a mind (belief, intention, feeling,
    perception); the other formats keep the order of the page.
    With --format json, one page gives an object, and several sources, a folder or a .jsonl file
    give an array; jsonl gives an object a line. Spans are in characters of page.text, end exclusive.
    A source that can't be read is named on standard error, the others go on, and the exit status is 1.
    """
    given = parse_given(sources, url, title, outlet, published_on)
    target = None if html is None or str(html) == "-" else Target(html)  # refused before the work, not after
    out = Output(color)
    from onrecord import api

    readings = api.read_many(sources, given=given, workers=workers, any_language=any_language)
    run = _Run(readings, out, min_confidence, keep=html is not None)
    if html is not None and target is None:
        for _ in run:
            pass
    elif format == "json" and is_single(sources):
        for reading in run:
            out.write_json(reading)
    elif format == "json":
        out.write_array(run)
    elif format == "jsonl":
        out.write_lines(run)
    elif format == "csv":
        out.write_csv(CSV_COLUMNS, (flat_row(row) for reading in run for row in statement_rows(reading)))
    else:
        _show(run, out)
    if html is not None and run.kept:
        from onrecord.export.highlights import render_highlights

        data = render_highlights(run.kept).encode()
        if target is None:
            out.write(data)
        else:
            target.write(data)
            out.note(f"marked pages in {html}")
    if run.rejected:
        raise typer.Exit(1)


class _Run:
    """The readings of the sources as they come; what is rejected goes to standard error."""

    def __init__(
        self, readings: Iterable[Reading | Rejected], out: Output, min_confidence: float, *, keep: bool
    ) -> None:
        self._readings, self._out = readings, out
        self._min_confidence = min_confidence
        self._keep = keep
        self.kept: list[Reading] = []
        self.rejected = 0

    def __iter__(self) -> Iterator[Reading]:
        for item in track(self._readings):
            if isinstance(item, Rejected):
                self.rejected += 1
                self._out.reject(item)
                continue
            reading = keep_sure(item, self._min_confidence)
            if self._keep:
                self.kept.append(reading)
            yield reading


def _show(run: _Run, out: Output) -> None:
    from onrecord.cli.tables import page_heading, statements_table

    for number, reading in enumerate(run):
        if number:
            out.show("")
        width = out.console.width
        out.show(
            page_heading(reading.page), "", statements_table(statement_rows(reading), width, outlets=False)
        )
