from __future__ import annotations

from onrecord.export.json_lines import render_json_lines
from onrecord.export.selection import ExportedPage
from onrecord.records import from_json


def test_each_line_gives_the_reading_back(exported: ExportedPage) -> None:
    lines = b"".join(render_json_lines([exported, exported])).splitlines()
    assert [from_json(line, type(exported.reading)) for line in lines] == [exported.reading] * 2
