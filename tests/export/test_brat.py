from __future__ import annotations

import re

from onrecord.export.brat import brat_files
from onrecord.export.selection import ExportedPage


def files(exported: ExportedPage) -> tuple[str, str, list[str]]:
    """The page's file name, its text, the lines of its annotations."""
    found = dict(brat_files([exported]))
    assert "annotation.conf" in found
    (name,) = (name for name in found if name.endswith(".ann"))
    text = found[name.replace(".ann", ".txt")].decode()
    return name.removesuffix(".ann"), text, found[name].decode().splitlines()


def test_text_bound_annotations_hold_their_characters(exported: ExportedPage) -> None:
    name, text, lines = files(exported)
    assert text == exported.page.text
    assert name == f"Fjord-Post-2031-05-02.{exported.key[:16]}"
    bound = [line for line in lines if line.startswith("T")]
    for line in bound:
        match = re.fullmatch(r"T\d+\t\w+ ((?:\d+ \d+;?)+)\t(.+)", line)
        assert match, line
        places = [tuple(map(int, place.split())) for place in match[1].split(";")]
        pieces = [text[start:end] for start, end in places]
        assert " ".join(pieces) == match[2]  # brat's rule for annotations in pieces
        assert not any("\n" in piece or "\r" in piece for piece in pieces)
        assert places == sorted(places)
    assert len(bound) == 4 + 3 + 4 + 1 + 1  # contents, sources, cues, an opinion, a gap


def test_relations_attributes_and_notes_bind_a_statement(exported: ExportedPage) -> None:
    _, _, lines = files(exported)
    ids = [line.split("\t")[0] for line in lines]
    assert len(set(ids)) == len(ids)
    notes = dict(line.split("\t")[1:3] for line in lines if line.startswith("#"))
    assert list(notes.values()) == ["a Mira Solvang-Lund", "b Jonas Brekke", "c (unnamed) aide", "d"]
    head = {note.split()[0]: bound.split()[1] for bound, note in notes.items()}
    relations = [line.split("\t")[1] for line in lines if line.startswith("R")]
    assert f"Within Arg1:{head['c']} Arg2:{head['b']}" in relations
    assert sum(relation.startswith("SaidBy") for relation in relations) == 3
    assert any(line.endswith(f"Kind {head['b']} mixed") for line in lines)
    assert any(line.endswith(f"Manner {head['a']} said") for line in lines)
