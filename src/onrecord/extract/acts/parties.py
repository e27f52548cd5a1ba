"""Who does an act, and to whom: by the statement that performs it and the names in its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.acts.sides import Sides
from onrecord.extract.acts.triggers import Hit, find_triggers, outermost
from onrecord.records import ActType

Named = Sequence[tuple[int, int, str]]

_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"})
_MUTUAL = re.compile(
    r"\b(?:both|the two|sides|each other|together|between|jointly|delegations|the parties)\b", re.I
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got)\s+(?:\w+ly\s+)?(?:\w+(?:ed|en|wn|ld|ut|ft|nt|ught|ound|ot|un|st))\b",
    re.I,
)
_BY = re.compile(r"\b(?:by|from|at the hands of)\s+(?:the\s+|a\s+|an\s+|\w+\s+){0,2}$", re.I)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|I|my)\b")
_AIMED = re.compile(
    r"\b(?:to|against|with|on|at|of|for|from|over)\s+(?:the\s+|a\s+|an\s+|its\s+|\w+\s+){0,1}$", re.I
)
_HOSTED = re.compile(r"\b(?:in|to|at|hosted by)\s+(?:the\s+)?$", re.I)


def find_parties(
    kind: ActType,
    text: str,
    start: int,
    end: int,
    sentence: tuple[int, int],
    sides: Sides,
    holder: str | None,
    *,
    performs: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients of the act at [start, end) of the text, as canonical names of parties.

    `holder` is the party for which the statement is made that tells the act, `performs` says that its
    cue stands in the act ("demands that …"). In CONSULT all who meet are actors, but for a host.
    """
    inside = sides.named(text, start, end)
    before = sides.named(text, sentence[0], start)
    after = sides.named(text, end, sentence[1])
    words = text[start:end]
    if kind == "CONSULT":
        return _meeting(text, inside, before, after, holder, words)
    passive = bool(_PASSIVE.search(words))
    by = [party for at, _, party in (*inside, *after) if _BY.search(text[sentence[0] : at]) and passive]
    if by:
        actors = by[:1]
        others = [p for _, _, p in (*before, *inside) if p not in actors]
        return tuple(actors), _unique(others[-1:])
    subject = _subject(text, before, inside, start, end)
    if holder and (performs or _FIRST_PERSON.search(words) or (subject is None and kind in _SPOKEN)):
        actors = [holder]
    elif subject is not None and not passive:
        actors = [subject]
    else:
        actors = [holder] if holder and not passive else []
    if passive and subject is not None and not actors:
        return (), (subject,)
    if _MUTUAL.search(words) and not actors:
        actors = [party for _, _, party in before][-2:]
    rest = [party for _, _, party in inside if party not in actors]
    rest += (
        [party for _, _, party in after if party not in actors and party not in rest][:1] if not rest else []
    )
    rest += [party for _, _, party in reversed(before) if party not in actors][:1] if not rest else []
    return _unique(actors), _unique(rest[:2])


def _subject(text: str, before: Named, inside: Named, start: int, end: int) -> str | None:
    """The party that the act's verb most likely has for its subject."""
    if inside and inside[0][0] - start <= 12:
        return inside[0][2]
    near = [(at, stop, party) for at, stop, party in before if start - stop <= 60]
    if near:
        between = text[near[-1][1] : start]
        if not re.search(r"[;.]|\bthat\b.*\b(?:he|she|it|they)\b", between):
            return near[-1][2]
    return None


def _meeting(
    text: str, inside: Named, before: Named, after: Named, holder: str | None, words: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    hosts = {party for at, _, party in (*inside, *after) if _HOSTED.search(text[max(0, at - 20) : at])}
    people = [party for _, _, party in (*before, *inside, *after) if party not in hosts]
    if holder and (_FIRST_PERSON.search(words) or not people):
        people.insert(0, holder)
    return _unique(people[:3]), _unique([party for party in sorted(hosts) if party not in people[:3]])


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def find_sides(sentence: str, named: Named) -> tuple[str | None, str | None]:
    """Who acts and on whom in a sentence by itself, of the (start, end, name) given in order.

    The actor is named before the first trigger and the recipient after it; a passive turns them round.
    """
    hits = outermost(find_triggers(sentence))
    if not named or not hits:
        return (named[0][2] if named else None), next((n for _, _, n in named if n != named[0][2]), None)
    turn = _turn(hits, named)
    before = [name for start, _, name in named if start < turn.start]
    after = [(start, name) for start, _, name in named if start >= turn.start]
    agents = [name for start, _, name in named if _BY.search(sentence[max(0, start - 30) : start])]
    if re.search(r"\b(?:was|were|been|being|are|is)\s+(?:\w+ly\s+)?$", sentence[: turn.start]):
        actor = agents[0] if agents else None
        return actor, next((name for name in (*before, *(n for _, n in after)) if name != actor), None)
    actor = before[0] if before else None
    # The first that is not the actor's own; what comes with a preposition of aim goes before a place.
    aimed = [
        name for start, name in after if _AIMED.search(sentence[max(0, start - 30) : start]) and name != actor
    ]
    others = [name for _, name in after if name != actor]
    rest = aimed or others or [name for name in before if name != actor] or [name for _, name in after]
    return actor, rest[0] if rest else None


def _turn(hits: Sequence[Hit], named: Named) -> Hit:
    """The first trigger that has a name before it and one after it, or else the first."""
    return next(
        (
            hit
            for hit in hits
            if any(s < hit.start for s, _, _ in named) and any(s >= hit.start for s, _, _ in named)
        ),
        hits[0],
    )
