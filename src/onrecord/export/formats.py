"""The formats by name, each with what it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.export.selection import ExportedPage

FormatName = Literal[
    "jsonl",
    "csv",
    "parquet",
    "web-annotation",
    "plover",
    "followthemoney",
    "schema-org",
    "brat",
    "tei",
    "graphml",
]
NAMES: tuple[FormatName, ...] = get_args(FormatName)
Render = Callable[[Iterable[ExportedPage]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A file format: the ending of its file, and whether it is text."""

    render: Render
    ending: str
    is_text: bool = True


def get_format(name: FormatName) -> ExportFormat:
    """The format of this name; all but brat, which is a folder of files (`brat.brat_files`).

    A format's module is loaded when it is asked for.
    """
    match name:
        case "jsonl":
            from onrecord.export.json_lines import render_json_lines

            return ExportFormat(render_json_lines, ".jsonl")
        case "csv":
            from onrecord.export.flat import render_csv

            return ExportFormat(render_csv, ".csv")
        case "parquet":
            from onrecord.export.parquet import render_parquet

            return ExportFormat(render_parquet, ".parquet", is_text=False)
        case "web-annotation":
            from onrecord.export.web_annotation import render_web_annotation

            return ExportFormat(render_web_annotation, ".jsonl")
        case "plover":
            from onrecord.export.plover import render_plover

            return ExportFormat(render_plover, ".jsonl")
        case "followthemoney":
            from onrecord.export.follow_the_money import render_follow_the_money

            return ExportFormat(render_follow_the_money, ".ftm.json")
        case "schema-org":
            from onrecord.export.schema_org import render_schema_org

            return ExportFormat(render_schema_org, ".jsonld")
        case "tei":
            from onrecord.export.tei import render_tei

            return ExportFormat(render_tei, ".xml")
        case "graphml":
            from onrecord.export.graphml import render_graphml

            return ExportFormat(render_graphml, ".graphml")
        case "brat":
            raise ValueError("brat is a folder of files: brat_files gives them")
