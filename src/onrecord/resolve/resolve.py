"""A page's statements resolved, and the entities and mentions that they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from onrecord.extract.mentions import find_mentions
from onrecord.extract.mentions_kinds import Name
from onrecord.extract.mentions_tokens import find_tokens
from onrecord.records import Entity, Frozen, Link, Mention, Page, Role, Statement
from onrecord.resolve.addressees import find_addressee
from onrecord.resolve.cast import Cast
from onrecord.resolve.chains import find_chain
from onrecord.resolve.channels import (
    carried_channel,
    conversation_of,
    document_channel,
    find_channel,
    transcript_channel,
)
from onrecord.resolve.figures import Figure
from onrecord.resolve.gazetteer.lookup import is_given, look_up
from onrecord.resolve.offices import find_offices
from onrecord.resolve.parties import Parties
from onrecord.resolve.sources import Sources
from onrecord.resolve.voices import Voice


class Resolved(Frozen, frozen=True):
    """Statements with who, for whom, where, to whom, through whom; the page's entities and mentions."""

    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]


def resolve(page: Page, statements: Sequence[Statement], names: Sequence[Name] = ()) -> Resolved:
    """What can be told of the speakers of a page's statements. `names` are those that the model found.

    Nothing is taken from a speaker that is set already but its place: all of who, for whom, where, to whom
    and through whom is worked out anew.
    """
    tokens = find_tokens(page.text)
    cast = Cast(page, tokens, find_mentions(page, names, look_up, is_given, _one_word(statements)))
    find_offices(cast)
    parties = Parties(cast)
    sources = Sources(page, cast, parties)
    voices = sources.resolve(statements)
    by_id = {stmt.id: stmt for stmt in statements}
    whole = within = None
    if sources.transcript:
        whole = transcript_channel(page)
    elif sources.issuer is not None:
        whole, within = document_channel(page), conversation_of(page)
    out = []
    for stmt in statements:
        voice = voices.get(stmt.id)
        parent = voices.get(stmt.nested_in or "")
        out.append(
            msgspec.structs.replace(
                stmt,
                speaker=voice.figure.id if voice and voice.figure else None,
                speaker_name=voice.name if voice else None,
                on_behalf_of=_behalf(voice, sources),
                addressee=find_addressee(cast, stmt, sources.spoken, parent),
                channel=find_channel(page, stmt, whole, within),
                chain=find_chain(page, cast, stmt, by_id, voices),
            )
        )
    for n, stmt in enumerate(out[1:], 1):
        if stmt.channel is None and (carried := carried_channel(page.text, stmt, out[n - 1])):
            out[n] = msgspec.structs.replace(stmt, channel=carried)
    mentions = _mentions(page, cast, voices)
    named = {m.entity for m in mentions} | {stmt.speaker for stmt in out}
    return Resolved(tuple(out), _entities(cast, parties, named), mentions)


def _one_word(statements: Sequence[Statement]) -> frozenset[int]:
    """The starts of sources of one capitalised word."""
    return frozenset(
        stmt.source[0].start
        for stmt in statements
        if len(stmt.source) == 1 and " " not in stmt.source[0].text and stmt.source[0].text[:1].isupper()
    )


def _behalf(voice: Voice | None, sources: Sources) -> str | None:
    """The side that is spoken for, by its name."""
    if voice is None:
        return None
    if voice.figure is None:
        return voice.party.name if voice.party else None
    side = sources.side_of(voice.figure)
    return side.name if side else None


def _entities(cast: Cast, parties: Parties, named: set[str | None]) -> tuple[Entity, ...]:
    """The figures that are named on the page or speak, as records, in the order met."""
    out = []
    for figure in cast.figures:
        if figure.id not in named:
            continue
        party = parties.of_figure(figure)
        out.append(
            Entity(
                id=figure.id,
                name=figure.name,
                kind=figure.kind,
                aliases=tuple(name for name in dict.fromkeys(figure.names) if name != figure.name),
                roles=_roles(cast, figure),
                party=party.figure.name if party and party.figure is not figure else None,
            )
        )
    return tuple(out)


def _roles(cast: Cast, figure: Figure) -> tuple[Role, ...]:
    seen: dict[tuple[int, int], Role] = {}
    for office in figure.offices:
        if office.head and office.end > office.start:
            seen.setdefault(
                (office.start, office.end), Role(office.text, cast.span(office.start, office.end))
            )
    return tuple(seen.values())


def _mentions(page: Page, cast: Cast, voices: Mapping[str, Voice]) -> tuple[Mention, ...]:
    """The names of the page and the sources of its statements, in order, each with its link."""
    found: dict[tuple[int, int], Mention] = {}
    for named in cast.named:
        mention = named.mention
        side = named.side if named.stands_for is not None and mention.people else named.figure
        link = Link("named", (), round(max(mention.confidence, 0.5 if named.figure.is_full else 0.4), 2))
        found[mention.start, mention.end] = Mention(
            mention.start, mention.end, mention.text, "name", side.id, link
        )
    for voice in voices.values():
        start, end = voice.at
        if end <= start or (voice.kind == "name" and (start, end) in found):
            continue
        evidence = tuple(page.span(a, z) for a, z in voice.evidence if z > a)
        entity = voice.figure.id if voice.figure is not None else None
        found[start, end] = Mention(
            start,
            end,
            page.text[start:end],
            voice.kind,
            entity,
            Link(voice.reason, evidence, round(voice.confidence, 2)),
        )
    return tuple(found[key] for key in sorted(found))
