"""brat standoff, read: https://brat.nlplab.org/standoff.html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.corrections.correction import Mistakes
from onrecord.export.brat import KINDS, MANNERS

Places = tuple[tuple[int, int], ...]
_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = re.compile(r"(R\d+)\t(\S+) Arg1:(T\d+) Arg2:(T\d+)\s*")
_ATTRIBUTE = re.compile(r"([AM]\d+)\t(\S+) ([TER]\d+)(?: (\S+))?\s*")
_NOTE = re.compile(r"(#\d+)\t(\S+) (\S+)(?:\t(.*))?")
_VALUES = {"Kind": KINDS, "Manner": MANNERS}


@dataclass(slots=True)
class Noted:
    """A statement as the annotations have it: where it stands in the file, its spans, what is said of it."""

    line: int
    spans: dict[str, Places] = field(default_factory=dict)  # "source", "cue", "content"
    attributes: dict[str, str] = field(default_factory=dict)  # "kind", "manner"
    note: str = ""

    @property
    def id(self) -> str:
        """The first word of the note: the statement's id, where onrecord wrote it."""
        return self.note.partition(" ")[0]

    @property
    def speaker(self) -> str | None:
        """What stands behind the id."""
        return self.note.partition(" ")[2].strip() or None


@dataclass(slots=True)
class _Bound:
    line: int
    label: str
    places: Places


def parse_annotations(annotations: str, text: str | None, name: str, mistakes: Mistakes) -> list[Noted]:
    """The statements of an .ann file; what is wrong with it goes into `mistakes`.

    `text` is the page's, against which the words of each annotation are held (None: not held).
    """
    bound: dict[str, _Bound] = {}
    relations: list[tuple[int, str, str, str]] = []
    attributes: list[tuple[int, str, str, str]] = []
    notes: dict[str, str] = {}
    # Not splitlines: the words may hold what it takes for line ends.
    for number, line in enumerate(annotations.replace("\r\n", "\n").split("\n"), 1):
        if match := _BOUND.fullmatch(line):
            places = _places(match[3])
            if match[1] in bound:
                mistakes.add(name, number, f"{match[1]} stands here a second time")
            elif text is not None and (wrong := _misplaced(places, match[4], text)):
                mistakes.add(name, number, f"{match[1]}: {wrong}")
            bound[match[1]] = _Bound(number, match[2], places)
        elif match := _RELATION.fullmatch(line):
            relations.append((number, match[2], match[3], match[4]))
        elif match := _ATTRIBUTE.fullmatch(line):
            attributes.append((number, match[2], match[3], match[4] or ""))
        elif match := _NOTE.fullmatch(line):
            notes[match[3]] = (match[4] or "").strip()
        elif line.strip():
            mistakes.add(name, number, f"no annotation that is known here: {line[:60]!r}")
    for number, label, *ends in relations:
        for end in ends:
            if end not in bound:
                mistakes.add(name, number, f"{label} leads to {end}, which is not in the file")
    return list(_statements(bound, relations, attributes, notes, name, mistakes))


def _statements(
    bound: dict[str, _Bound],
    relations: list[tuple[int, str, str, str]],
    attributes: list[tuple[int, str, str, str]],
    notes: dict[str, str],
    name: str,
    mistakes: Mistakes,
) -> Iterator[Noted]:
    parts = {"SaidBy": "Source", "CuedBy": "Cue"}
    used = {b for _, label, _, b in relations if label in parts}
    for id_, one in bound.items():
        is_head = one.label == "Content" or (one.label in ("Source", "Cue") and id_ not in used)
        if not is_head:
            continue
        made = Noted(one.line, {one.label.lower(): one.places}, note=notes.get(id_, ""))
        for number, label, a, b in relations:
            part = parts.get(label)
            if part is None or a != id_ or b not in bound:
                continue
            if bound[b].label != part:
                mistakes.add(name, number, f"{label} leads to {b}, a {bound[b].label}; expected a {part}")
            elif part.lower() in made.spans:
                mistakes.add(
                    name, number, f"{id_} has a second {part}; join the two as one annotation in pieces"
                )
            else:
                made.spans[part.lower()] = bound[b].places
        for number, label, target, value in attributes:
            if target == id_ and label in _VALUES:
                if value not in _VALUES[label]:
                    expected = ", ".join(_VALUES[label])
                    mistakes.add(name, number, f"{label} is {value!r}; expected {expected}")
                made.attributes[label.lower()] = value
        yield made


def _places(written: str) -> Places:
    return tuple((int(a), int(b)) for a, b in (piece.split() for piece in written.split(";")))


def _misplaced(places: Places, words: str, text: str) -> str | None:
    """What is wrong with these places, in words; None when they hold the words."""
    if any(not 0 <= start < end <= len(text) for start, end in places):
        return f"its place lies outside of the text, which has {len(text)} characters"
    there = " ".join(text[start:end] for start, end in places)
    return None if there == words else f"says {words[:40]!r}, and the text there is {there[:40]!r}"
