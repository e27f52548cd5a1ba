"""Corrections in a table: an exported CSV with a column `action`, filled where there is something to say."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from onrecord.corrections.correction import Correction, CorrectionAction, Mistakes
from onrecord.export.flat import bare_cell
from onrecord.isodates import parse_date
from onrecord.records import Manner, StatementKind

NEEDED = ("page", "id", "action")
TEXTS = ("speaker_name", "on_behalf_of", "addressee", "channel")
_CHOICES = {"kind": get_args(StatementKind), "manner": get_args(Manner)}
_ACTIONS = get_args(CorrectionAction)


def parse_table(text: str, name: str) -> list[Correction]:
    """The corrections of this CSV text; lines whose `action` is empty say nothing.

    A `correct` takes the cells of its line for what the fields are to be; what they already are is told
    apart when the record is at hand. CorrectionError names each mistake of `name` with its line.
    """
    mistakes = Mistakes()
    found: list[Correction] = []
    # Where the comma is the decimal sign, spreadsheets put semicolons between cells.
    names = text.partition("\n")[0]
    delimiter = ";" if ";" in names and "," not in names else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        missing = [column for column in NEEDED if column not in header]
        if missing:
            mistakes.add(name, 1, f"no column {', '.join(missing)}; expected at least {', '.join(NEEDED)}")
        twice = {column for column in header if header.count(column) > 1 and column}
        if twice:
            mistakes.add(name, 1, f"two columns are called {', '.join(sorted(twice))}; name each once")
        mistakes.throw()
        line = reader.line_num + 1
        for cells in reader:
            at, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                mistakes.add(name, at, f"{len(cells)} cells, and the first line names {len(header)}")
                continue
            row = {column: bare_cell(cell).strip() for column, cell in zip(header, cells, strict=True)}
            if row["action"] and (made := _correction(row, name, at, mistakes)):
                found.append(made)
    except csv.Error as error:
        mistakes.add(name, reader.line_num, f"is no CSV: {error}")
    mistakes.throw()
    return found


def _correction(row: Mapping[str, str], name: str, line: int, mistakes: Mistakes) -> Correction | None:
    before = len(mistakes)
    action = row["action"].lower()
    if action not in _ACTIONS:
        mistakes.add(name, line, f"action is {row['action']!r}; expected {', '.join(_ACTIONS)}, or nothing")
    for column in ("page", "id"):
        if not row[column]:
            mistakes.add(name, line, f"{column} is empty; keep it as it was exported")
    if action == "note" and not row.get("why"):
        mistakes.add(name, line, "a note without text; write it into the column why")
    value = dict(_fields(row, name, line, mistakes)) if action == "correct" else {}
    if len(mistakes) > before:
        return None
    return Correction(
        name,
        line,
        action,  # type: ignore[arg-type]
        row["page"],
        row["id"],
        value,
        row.get("why") or None,
        row.get("by") or None,
    )


def _fields(row: Mapping[str, str], name: str, line: int, mistakes: Mistakes) -> Iterator[tuple[str, Any]]:
    for column in TEXTS:
        if column in row:
            yield column, row[column] or None
    for column, choices in _CHOICES.items():
        if row.get(column):
            if row[column] not in choices:
                mistakes.add(name, line, f"{column} is {row[column]!r}; expected {', '.join(choices)}")
            yield column, row[column]
    if "said_earliest" in row or "said_latest" in row:
        days = {end: row.get(f"said_{end}") or None for end in ("earliest", "latest")}
        for end, day in days.items():
            if day and parse_date(day) is None:
                mistakes.add(name, line, f"said_{end} is {day!r}; expected a date like 2022-02-25")
        if all(days.values()) and str(days["earliest"]) > str(days["latest"]):
            mistakes.add(name, line, f"said_earliest {days['earliest']} lies after {days['latest']}")
        yield "said_at", days
    if row.get("start") or row.get("end"):
        place = (row.get("start", ""), row.get("end", ""))
        if not all(number.isascii() and number.isdigit() for number in place):
            mistakes.add(
                name, line, f"start and end are {place[0]!r} and {place[1]!r}; expected two whole numbers"
            )
        elif int(place[0]) >= int(place[1]):
            mistakes.add(name, line, f"start {place[0]} does not lie before end {place[1]}")
        else:
            yield "content", ((int(place[0]), int(place[1])),)
