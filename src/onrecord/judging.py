"""Entities of a record, and what analysts decide about them: the fold laid over a store.

A judgement about entities points at one mention of each, so that it holds whatever a name becomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from weakref import WeakKeyDictionary

from onrecord.errors import RecordError, UsageError
from onrecord.store import Judgement, KnownSpeaker, Place, Record
from onrecord.store.query import Speakers
from onrecord.track.people import NamedReading, People, RecordEntity, Ref, Ruling, gather
from onrecord.track.people.known import known_name

_ACTIONS = ("merge", "split", "rename")


# The last fold of each open record, with the state that it was found for: answers ask for it again and again.
_found: WeakKeyDictionary[Record, tuple[tuple[int, ...], People]] = WeakKeyDictionary()


def find_people(record: Record) -> People:
    """The entities of the record's current readings, under the judgements that stand."""
    state = record.state()
    known = _found.get(record)
    if known is None or known[0] != state:
        readings = record.current(NamedReading)
        known = state, gather(readings, rulings(record.judgements()), known_name)
        _found[record] = known
    return known[1]


def name_speakers(record: Record) -> Speakers:
    """Whom each statement of the record belongs to, by the page's key and the statement's id."""
    people = find_people(record)
    known = {
        one.id: KnownSpeaker(one.name, tuple(alias.text for alias in one.aliases)) for one in people.entities
    }
    return {place: known[id_] for place, id_ in people.speakers.items()}


def rulings(judgements: Sequence[Judgement]) -> list[Ruling]:
    """The judgements about entities that stand, as the fold takes them."""
    return [
        Ruling(
            number=one.number,
            action=one.action,
            subject=tuple(Ref(place.page, place.start, place.end, place.text) for place in one.places),
            name=one.value.get("name"),
            spellings=tuple(one.value.get("spellings", ())),
        )
        for one in judgements
        if one.stands and one.about == "entity" and one.action in _ACTIONS
    ]


def get_entity(people: People, name: str) -> RecordEntity:
    """The one entity of this id or name; RecordError tells which there are where it is none or several."""
    found = people.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(f"{one.id} ({_told(one)})" for one in found[:8])
        raise RecordError(f"{name!r} may be {len(found)} of the record: {shown}; give one's id")
    near = people.near(name)
    hint = f"; near: {', '.join(near)}" if near else "; onrecord who lists those that there are"
    raise RecordError(f"nobody in the record is called {name!r}{hint}")


def _told(entity: RecordEntity) -> str:
    """What tells the entity from a namesake."""
    role = entity.roles[-1].text if entity.roles else None
    return ", ".join(part for part in (entity.name, role, entity.party) if part)


def merge(
    record: Record, a: str, b: str, *, by: str, why: str | None = None, at: datetime | None = None
) -> int:
    """Decide that both names are one entity, by the first's name; the judgement's number."""
    people = find_people(record)
    first, second = get_entity(people, a), get_entity(people, b)
    if first.id == second.id:
        raise RecordError(f"{a!r} and {b!r} are one already: {first.name}")
    return record.judge(
        "merge",
        "entity",
        first.name,
        places=(_place(first.mention), _place(second.mention)),
        value={"name": first.name, "with": second.name},
        by=by,
        why=why,
        at=at,
    )


def split(
    record: Record,
    name: str,
    mentions: Sequence[str],
    *,
    by: str,
    why: str | None = None,
    at: datetime | None = None,
) -> int:
    """Decide that these mentions are not of the entity, but of another; the judgement's number.

    A mention is a spelling (then wherever it stands, and on pages to come), a page (PAGE, the beginning of
    its key), or one place in it (PAGE:START). RecordError where it is none of the entity's.
    """
    people = find_people(record)
    entity = get_entity(people, name)
    own = people.refs[entity.id]
    places: list[Place] = []
    spellings: list[str] = []
    for mention in mentions:
        if any(alias.text == mention for alias in entity.aliases):
            spellings.append(mention)
            continue
        found = [ref for ref in own if _is_at(ref, mention)]
        if not found:
            raise RecordError(
                f"{mention!r} is no mention of {entity.name}: give a spelling "
                f"({', '.join(repr(alias.text) for alias in entity.aliases[:6])}), a page's key, "
                "or PAGE:START, as onrecord who shows them"
            )
        places += map(_place, found)
    left = [ref for ref in own if _place(ref) not in places and ref.text not in spellings]
    if not left:
        raise UsageError(f"that is all that {entity.name} has; leave a mention to split from")
    return record.judge(
        "split",
        "entity",
        entity.name,
        places=(_place(left[0]), *places),
        value={"spellings": spellings},
        by=by,
        why=why,
        at=at,
    )


def _is_at(ref: Ref, mention: str) -> bool:
    page, _, start = mention.partition(":")
    return len(page) >= 6 and ref.page.startswith(page) and (not start or start == str(ref.start))


def rename(
    record: Record, old: str, new: str, *, by: str, why: str | None = None, at: datetime | None = None
) -> int:
    """Decide by which name the entity goes; the judgement's number."""
    entity = get_entity(find_people(record), old)
    if not any(char.isalnum() for char in new):
        raise UsageError(f"{new!r} is no name; give letters")
    return record.judge(
        "rename",
        "entity",
        entity.name,
        places=(_place(entity.mention),),
        value={"name": new},
        by=by,
        why=why,
        at=at,
    )


def _place(ref: Ref) -> Place:
    return Place(ref.page, ref.start, ref.end, ref.text)
