from __future__ import annotations

import json

import pytest
from lxml import etree

from onrecord.export.brat import brat_files
from onrecord.export.formats import NAMES, FormatName, get_format
from onrecord.export.selection import ExportedPage

FILES = [name for name in NAMES if name != "brat"]


@pytest.mark.parametrize("name", FILES)
def test_every_format_takes_statements_without_words(name: FormatName, bare: ExportedPage) -> None:
    data = b"".join(get_format(name).render([bare]))
    match name:
        case "jsonl" | "web-annotation" | "followthemoney":
            assert all(json.loads(line) for line in data.splitlines()) and data
        case "schema-org":
            assert len(json.loads(data)["@graph"]) == 3
        case "tei" | "graphml":
            etree.fromstring(data)


def test_brat_leaves_out_what_has_no_words(bare: ExportedPage) -> None:
    (ann,) = (data for name, data in brat_files([bare]) if name.endswith(".ann"))
    assert ann == b""


@pytest.mark.parametrize("name", FILES)
def test_every_format_writes_an_empty_record(name: FormatName) -> None:
    data = b"".join(get_format(name).render([]))
    assert (data == b"") == (name in {"jsonl", "web-annotation", "plover", "followthemoney"})


@pytest.mark.parametrize("name", FILES)
def test_the_same_pages_give_the_same_bytes(name: FormatName, exported: ExportedPage) -> None:
    made = get_format(name)
    assert b"".join(made.render([exported])) == b"".join(made.render([exported]))
