"""Kinds of names that the whole page tells better than the place where one stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from onrecord.extract.mentions_kinds import NameMention
from onrecord.records import EntityKind
from onrecord.resolve.gazetteer.lookup import is_given

_PRONOUN_AFTER = re.compile(r"[^.\n]{0,80}?\b(he|she|his|her|him|it|its|himself|herself)\b")
_NOT_SUBJECTS = (" of ", "for ", "his ", "her ", "the ", "its ", "eir ", "our ")
_SURE = 0.5


def reconsider(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions with kinds by the page: a firm is cut to its first word, a person to the last.

    A name without a kind takes it from the pronouns that follow it; one that is somebody's surname loses
    the kind that its place alone suggested.
    """
    alone = {m.text for m in mentions if " " not in m.text}
    titled = {m.text for m in mentions if m.title}
    by_pronoun = _by_pronoun(text, mentions)
    out = []
    for mention in mentions:
        kind = mention.kind
        if mention.text in titled:
            pass
        elif kind == "person" and mention.confidence <= _SURE and " " in mention.text:
            parts = mention.text.split()
            if parts[0] in alone and parts[-1] not in alone and not is_given(parts[0]):
                kind = "organisation"
        elif kind is None and " " not in mention.text and not mention.text.isupper():
            kind = by_pronoun.get(mention.text)
        out.append(mention if kind == mention.kind else msgspec.structs.replace(mention, kind=kind))
    surnames = {m.text.split()[-1] for m in out if m.kind == "person"}
    return [
        msgspec.structs.replace(m, kind=None)
        if m.kind == "organisation" and m.confidence < _SURE and m.text in surnames
        else m
        for m in out
    ]


def _by_pronoun(text: str, mentions: Sequence[NameMention]) -> dict[str, EntityKind]:
    """Names without a kind, by the pronouns after them: "Robleh … he", "Rudeck … its"."""
    votes: dict[str, int] = defaultdict(int)
    for mention in mentions:
        if (
            mention.kind is None
            and text[max(0, mention.start - 4) : mention.start].lower() not in _NOT_SUBJECTS
        ):
            found = _PRONOUN_AFTER.match(text, mention.end, mention.end + 90)
            if found is not None:
                votes[mention.text] += -1 if found[1] in ("it", "its") else 1
    return {name: "person" if vote > 0 else "organisation" for name, vote in votes.items() if vote}
