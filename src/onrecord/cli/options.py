"""Options that several commands share, so that they read and mean the same everywhere."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord.errors import UsageError
from onrecord.isodates import parse_date
from onrecord.records import Manner
from onrecord.settings import load_settings
from onrecord.sources import Given, is_one_page

Format = Literal["table", "json", "jsonl", "csv"]
Color = Literal["auto", "always", "never"]

SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="A file, a folder, a .jsonl file (a page a line), an http(s) address, or - (standard input).",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        metavar="table|json|jsonl|csv",
        help="How to print: a table to read, or json, jsonl, csv to work with.",
    ),
]
ColorOption = Annotated[
    Color,
    typer.Option(
        "--color",
        metavar="auto|always|never",
        help="When to colour. NO_COLOR and FORCE_COLOR are honoured by auto.",
    ),
]
RecordOption = Annotated[
    str | None,
    typer.Option(
        "--record",
        "-r",
        metavar="PATH",
        help="The record's file. Default: ONRECORD_DB, else onrecord.db here.",
        show_default=False,
    ),
]
UrlOption = Annotated[
    str | None,
    typer.Option(
        "--url", metavar="URL", help="The page's address, when it can't say so itself.", show_default=False
    ),
]
TitleOption = Annotated[
    str | None,
    typer.Option(
        "--title", metavar="TEXT", help="The page's title, when it can't say so itself.", show_default=False
    ),
]
OutletOption = Annotated[
    str | None,
    typer.Option(
        "--outlet",
        metavar="NAME",
        help="Who published the pages, when they can't say so.",
        show_default=False,
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published-on",
        metavar="DATE",
        help="When the pages were published (such as 2022-02-25), when they can't say so.",
        show_default=False,
    ),
]
AnyLanguageOption = Annotated[
    bool,
    typer.Option(
        "--any-language",
        help="Read pages in other languages than English too. The model does not know them.",
        show_default=False,
    ),
]
WorkersOption = Annotated[
    int, typer.Option("--workers", "-w", min=1, metavar="N", help="Pages to read side by side.")
]
ConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="0..1",
        min=0.0,
        max=1.0,
        help="Leave out statements that are less sure than this.",
    ),
]
SpeakerOption = Annotated[
    str | None,
    typer.Option(
        "--speaker", metavar="NAME", help="Who said it: whole words of the name.", show_default=False
    ),
]
FromOutletOption = Annotated[
    str | None,
    typer.Option(
        "--outlet",
        metavar="NAME",
        help="Who reports it: whole words of the outlet's name or host.",
        show_default=False,
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", help="This day (or month, or year) or later.", show_default=False
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="DATE", help="This day (or month, or year) or earlier.", show_default=False
    ),
]
KindOption = Annotated[
    Literal["direct", "indirect", "mixed"] | None,
    typer.Option(
        "--kind",
        metavar="direct|indirect|mixed",
        help="Quoted, reported, or both in one.",
        show_default=False,
    ),
]
MannerOption = Annotated[
    Manner | None,
    typer.Option(
        "--manner",
        metavar="said|written|asked|denied|believed|intended|felt|perceived",
        help="How: put into words (the first four), or what a mind is reported to hold.",
        show_default=False,
    ),
]
TextOption = Annotated[
    str | None,
    typer.Option(
        "--text", metavar="WORDS", help='What is said holds all these words or "phrases".', show_default=False
    ),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many.", show_default=False)
]


def parse_given(
    sources: list[str], url: str | None, title: str | None, outlet: str | None, published_on: str | None
) -> Given:
    """What the options say of the pages; UsageError where it can't be so."""
    check_date("--published-on", published_on)
    if (url or title) and not is_single(sources):
        raise UsageError("--url and --title are of one page, and the sources may hold several")
    return Given(url=url, title=title, outlet=outlet, published_on=published_on)


def is_single(sources: list[str]) -> bool:
    """Whether the sources stand for one page, whatever they hold."""
    return len(sources) == 1 and is_one_page(sources[0])


def check_date(option: str, value: str | None) -> None:
    """UsageError when the option's value is not a date."""
    if value is not None and parse_date(value) is None:
        raise UsageError(f"{option} is {value!r}; expected a date like 2022-02-25")


def record_location(option: str | None) -> str:
    """Where the record lies: the option, else ONRECORD_DB, else onrecord.db."""
    return option or load_settings().record
