"""Laying judgements over what the rules say: merges, splits and names that an analyst decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.track.people.entity import Merge, Ref, Ruling
from onrecord.track.people.spelling import fold
from onrecord.track.people.units import Unit


@dataclass(slots=True, eq=False)
class Piece:
    """A unit, or what a split leaves of it."""

    unit: Unit
    mentions: list[Ref]
    is_rest: bool = True  # takes the unit's statements that stand beside no mention


@dataclass(slots=True, eq=False)
class Group:
    """The pieces that are one entity, the name given to it, and the merges that were asked for."""

    pieces: list[Piece]
    name: str | None = None
    merges: tuple[Merge, ...] = ()


def apply_rulings(
    grouped: Iterable[Sequence[Unit]], rulings: Iterable[Ruling]
) -> tuple[list[Group], list[Ruling]]:
    """The groups after the rulings, in the order in which they were made, and those without ground.

    A ruling has lost its ground when a mention that it names is no mention of any entity any more: the
    page was read anew, and otherwise.
    """
    groups = [Group([Piece(unit, list(unit.mentions)) for unit in units]) for units in grouped]
    adrift: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda one: one.number):
        places = [_find(groups, ref) for ref in ruling.subject]
        found = [place for place in places if place is not None]
        if len(found) < len(places) or not found:
            adrift.append(ruling)
        elif ruling.action == "merge":
            _merge(groups, found, ruling)
        elif ruling.action == "split":
            _split(groups, found[0], ruling)
        else:
            found[0].name = ruling.name
    return groups, adrift


def _find(groups: list[Group], ref: Ref) -> Group | None:
    for group in groups:
        for piece in group.pieces:
            if piece.unit.page == ref.page and any(_overlap(one, ref) for one in piece.mentions):
                return group
    return None


def _overlap(one: Ref, other: Ref) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end


def _merge(groups: list[Group], found: list[Group], ruling: Ruling) -> None:
    home = found[0]
    for group, ref in zip(found[1:], ruling.subject[1:], strict=True):
        if group is home:
            continue
        home.pieces += group.pieces
        home.name = home.name or ruling.name or group.name
        made = Merge(ruling.subject[0], ref, reason="judgement", judgement=ruling.number)
        home.merges += (*group.merges, made)
        groups.remove(group)
        found = [home if one is group else one for one in found]


def _split(groups: list[Group], home: Group, ruling: Ruling) -> None:
    wanted = {fold(text) for text in ruling.spellings}
    taken: list[Piece] = []
    for piece in list(home.pieces):
        out = [
            one
            for one in piece.mentions
            if fold(one.text) in wanted or any(_overlap(one, ref) for ref in ruling.subject[1:])
        ]
        if not out:
            continue
        rest = [one for one in piece.mentions if one not in out]
        taken.append(Piece(piece.unit, out, is_rest=not rest and piece.is_rest))
        if rest:
            piece.mentions = rest
        else:
            home.pieces.remove(piece)
    if taken:
        groups.append(Group(taken))
    if not home.pieces:
        groups.remove(home)
