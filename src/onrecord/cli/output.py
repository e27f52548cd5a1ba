"""Where results and notes go, and the formats that programs read."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from onrecord.export.flat import csv_lines
from onrecord.records import Rejected

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from onrecord.cli.options import Color


class OutputClosedError(Exception):
    """Whoever read standard output stopped reading."""


class Output:
    """Standard output for results, standard error for notes, with colours as asked."""

    def __init__(self, color: Color = "auto") -> None:
        self._color = color
        self._console: Console | None = None
        # A page may hold characters that the terminal's encoding lacks; better a ? than no table.
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")

    @property
    def console(self) -> Console:
        """The terminal for tables, made when first asked for."""
        if self._console is None:
            self._console = make_console(self._color)
        return self._console

    def show(self, *what: RenderableType) -> None:
        """Tables and lines for a person."""
        for renderable in what:
            self.console.print(renderable)

    def write(self, data: bytes) -> None:
        """Data for a program, as UTF-8 whatever the terminal speaks."""
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError as e:
            raise OutputClosedError from e

    def note(self, line: str) -> None:
        """A line on standard error."""
        from onrecord.cli.tables import printable

        sys.stderr.write(f"{printable(line)}\n")

    def reject(self, rejected: Rejected) -> None:
        """Name a source that was not read, and why."""
        self.note(f"rejected  {rejected.source}: {rejected.detail} [{rejected.stage}: {rejected.reason}]")

    def write_json(self, value: Any) -> None:
        """One JSON value, indented."""
        self.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")

    def write_array(self, values: Iterable[Any]) -> None:
        """A JSON array, written as its values come."""
        opened = False
        for value in values:
            text = msgspec.json.format(msgspec.json.encode(value), indent=2)
            self.write((b",\n" if opened else b"[\n") + text)
            opened = True
        self.write(b"\n]\n" if opened else b"[]\n")

    def write_lines(self, values: Iterable[Any]) -> None:
        """A JSON value a line."""
        for value in values:
            self.write(msgspec.json.encode(value) + b"\n")

    def write_csv(self, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
        """The rows as CSV (RFC 4180) under a line of names, with cells that are safe in a spreadsheet."""
        for line in csv_lines(columns, rows):
            self.write(line)


def make_console(color: Color, *, stderr: bool = False) -> Console:
    """A terminal that colours as asked."""
    from rich.console import Console

    class Terminal(Console):
        def on_broken_pipe(self) -> NoReturn:
            raise OutputClosedError

    if color == "always":
        return Terminal(
            highlight=False,
            markup=False,
            stderr=stderr,
            force_terminal=True,
            color_system="standard",
            no_color=False,
        )
    system: Any = None if color == "never" else "auto"
    return Terminal(highlight=False, markup=False, stderr=stderr, color_system=system)
