"""One name, one kind: a page that takes a person for an organisation, or the other way round, is outvoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.track.people.bodies import Gazetteer
from onrecord.track.people.names import parse_name
from onrecord.track.people.units import Unit, set_kind


def settle_kinds(units: Sequence[Unit], gazetteer: Gazetteer | None) -> None:
    """Make persons and organisations of one name what most pages with that name make of it.

    A single word that the record knows as a surname, and as a part of no organisation's name, is a person.
    States and places stay what their pages say, and so does what the gazetteer knows.
    """
    votes: Counter[tuple[tuple[str, ...], bool]] = Counter()
    voting = [unit for unit in units if unit.kind in ("person", "organisation")]
    surnames: set[str] = set()
    in_bodies: set[str] = set()
    for unit in voting:
        for name in {parse_name(name) for name in unit.names}:
            votes[name.words, unit.kind == "person"] += 1
            if unit.kind == "person" and name.is_full:
                surnames.add(name.words[-1])
            elif unit.kind != "person" and len(name.words) > 1:
                in_bodies.update(name.words)
    for unit in voting:
        words = parse_name(unit.names[0]).words
        is_person = unit.kind == "person"
        if not words or (not is_person and gazetteer and gazetteer(unit.names[0], unit.kind)):
            continue
        is_surname = len(words) == 1 and words[0] in surnames and words[0] not in in_bodies
        if votes[words, not is_person] > votes[words, is_person] and not (is_person and is_surname):
            set_kind(unit, "organisation" if is_person else "person")
        elif not is_person and is_surname:
            set_kind(unit, "person")
