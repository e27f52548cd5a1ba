"""What can show a stance: a statement with the acts that it tells, or an act that no statement tells."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.acts.sides import Sides
from onrecord.records import Act, Frozen, SaidAt, Span, Statement


class Unit(Frozen, frozen=True):
    """A piece of evidence and whose stance it may show.

    `evidence` are the words judged, `frame` the cue, `acts` what is done in them. `role` is
    "speaker" where the holder speaks, "actor" where the holder acts in somebody else's telling.
    """

    holder: str
    role: str
    evidence: tuple[Span, ...]
    frame: tuple[Span, ...]
    acts: tuple[Act, ...]
    statement: Statement | None
    at: SaidAt | None

    @property
    def start(self) -> int:
        """Where it begins in the page."""
        return min(span.start for span in self.evidence)


def find_units(statements: Sequence[Statement], acts: Sequence[Act], sides: Sides) -> tuple[Unit, ...]:
    """The units of a page in the order of its text, one for each holder."""
    units = []
    holders = {stmt.id: sides.holder(stmt) for stmt in statements}
    by_id = {stmt.id: stmt for stmt in statements}
    told: dict[str, list[Act]] = {stmt.id: [] for stmt in statements}
    for act in acts:
        for stmt in statements:
            if act.statement == stmt.id or _touch(act.evidence, (*stmt.cue, *stmt.content)):
                told[stmt.id].append(act)
    for stmt in statements:
        holder = holders[stmt.id]
        if holder and stmt.content:
            own = tuple(act for act in told[stmt.id] if not act.actor or holder in act.actor)
            units.append(Unit(holder, "speaker", stmt.content, stmt.cue, own, stmt, stmt.said_at))
    for act in acts:
        speaker = holders.get(act.statement or "")
        for actor in act.actor:
            if actor != speaker:
                stmt_or_none = by_id.get(act.statement or "")
                units.append(Unit(actor, "actor", act.evidence, (), (act,), stmt_or_none, act.at))
    return tuple(sorted(units, key=lambda unit: (unit.start, unit.role, unit.holder)))


def _touch(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in some for b in others)
