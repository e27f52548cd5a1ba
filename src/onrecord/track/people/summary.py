"""One entity's entry: its canonical name, aliases, roles, party, and the merges behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.records import EntityKind
from onrecord.track.people.bodies import Gazetteer
from onrecord.track.people.entity import Alias, HeldRole, Merge, RecordEntity, Ref
from onrecord.track.people.names import bare_name, parse_name
from onrecord.track.people.rulings import Group, Piece
from onrecord.track.people.spelling import fold


def summarise(
    group: Group, merges: Sequence[Merge], statements: int, gazetteer: Gazetteer | None
) -> RecordEntity:
    """The group as an entity; `id` is its name in small letters with hyphens, not yet told from another's."""
    kind: EntityKind = Counter(piece.unit.kind for piece in group.pieces).most_common(1)[0][0]
    name = group.name or canonical_name(group.pieces, kind, gazetteer)
    parties = Counter(piece.unit.party for piece in group.pieces if piece.unit.party is not None)
    return RecordEntity(
        id="-".join(fold(name)) or "unnamed",
        name=name,
        kind=kind,
        aliases=tuple(_aliases(group.pieces)),
        roles=tuple(_roles(group.pieces)),
        party=parties.most_common(1)[0][0] if parties else None,
        statements=statements,
        pages=len({piece.unit.page for piece in group.pieces}),
        merges=tuple(_told_once([*merges, *group.merges])),
        mention=group.pieces[0].mentions[0],
    )


def canonical_name(pieces: Sequence[Piece], kind: EntityKind, gazetteer: Gazetteer | None) -> str:
    """The gazetteer's name, else the fullest name of most pages; in capitals or with initials only at need.

    A person's titles are no part of it.
    """
    names = Counter(_bare(name, kind) for piece in pieces for name in _spellings(piece))
    if gazetteer is not None and kind != "person":
        known = Counter(found for name in names for found in [gazetteer(name, kind)] if found)
        if known:
            return known.most_common(1)[0][0]
    # A page's own fullest name weighs more than the shorter ones that it goes on with.
    pages = Counter(_bare(_spellings(piece)[0], kind) for piece in pieces)

    def rank(name: str) -> tuple[bool, bool, int, int, bool, str]:
        words = parse_name(name)
        full = words.is_full and not words.initials if kind == "person" else len(fold(name)) > 1
        return (not full, name.isupper(), -pages[name], -len(name), name.isascii(), name)

    return min(names, key=rank)


def _spellings(piece: Piece) -> Sequence[str]:
    """The unit's names, or what is left of them after a split."""
    here = {fold(ref.text) for ref in piece.mentions}
    if len(piece.mentions) == len(piece.unit.mentions):
        return piece.unit.names
    left = [name for name in piece.unit.names if fold(name) in here]
    return left or [piece.mentions[0].text]


def _bare(name: str, kind: EntityKind) -> str:
    return (bare_name(name) or name) if kind == "person" else name


def _aliases(pieces: Iterable[Piece]) -> Iterable[Alias]:
    counts: Counter[str] = Counter()
    outlets: dict[str, dict[str, None]] = defaultdict(dict)
    for piece in pieces:
        for ref in piece.mentions:
            text = " ".join(ref.text.split())
            counts[text] += 1
            if piece.unit.outlet:
                outlets[text][piece.unit.outlet] = None
    for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield Alias(text, count, tuple(sorted(outlets[text])))


def _roles(pieces: Iterable[Piece]) -> Iterable[HeldRole]:
    """Each role once a day and outlet, in order of time, the undated last."""
    roles = [role for piece in pieces if piece.is_rest for role in piece.unit.roles]
    roles.sort(key=lambda role: (role.at is None, role.at or "", role.evidence.page, role.evidence.start))
    told: dict[tuple[object, ...], HeldRole] = {}
    for role in roles:
        told.setdefault((fold(role.text), role.at, role.outlet), role)
    return told.values()


def _told_once(merges: Iterable[Merge]) -> Iterable[Merge]:
    """Merges with the same spellings and reason as one that counts its pages; the least sure first."""
    told: dict[tuple[object, ...], Merge] = {}
    for merge in merges:
        key = (fold(merge.a.text), fold(merge.b.text), merge.reason, merge.judgement)
        before = told.get(key)
        told[key] = merge if before is None else msgspec.structs.replace(before, pages=before.pages + 1)
    return sorted(told.values(), key=lambda merge: merge.confidence)


def mention_key(ref: Ref) -> tuple[str, int, int]:
    """What tells a mention from all others."""
    return ref.page, ref.start, ref.end
