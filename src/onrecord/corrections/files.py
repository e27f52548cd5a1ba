"""Files of corrections: a CSV table, or a folder of brat standoff."""

from __future__ import annotations

from pathlib import Path

from onrecord.corrections.brat import parse_brat
from onrecord.corrections.correction import Correction
from onrecord.corrections.table import parse_table
from onrecord.errors import CorrectionError

_BRAT = (".ann", ".txt", ".json")


def read_corrections(path: Path) -> list[Correction]:
    """What this table (a file) or brat folder says; CorrectionError tells what is wrong, file by line."""
    if path.is_dir():
        names = sorted(one for one in path.iterdir() if one.suffix in _BRAT and one.is_file())
        return parse_brat({one.name: _text(one) for one in names})
    # A spreadsheet writes a mark at the beginning.
    return parse_table(_text(path).removeprefix("\ufeff"), str(path))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorrectionError([(str(path), None, f"can't be read: {error.strerror or error}")]) from error
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CorrectionError([(str(path), line, "is not UTF-8; save the file as UTF-8")]) from error
