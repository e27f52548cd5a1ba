"""What every way to tell a source stands on: the page, its cast and sides, who has spoken so far."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.extract.turns import find_turns
from onrecord.quotation import find_quoted
from onrecord.records import Page
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure
from onrecord.resolve.issuer import find_guest, find_host, find_issuer
from onrecord.resolve.parties import Parties
from onrecord.resolve.pronouns import Spoken
from onrecord.resolve.voices import Voice


class Ground:
    """The page with its issuer, host and guest, and the voices resolved so far, in the order of the page."""

    def __init__(self, page: Page, cast: Cast, parties: Parties) -> None:
        self.page, self.text, self.cast, self.parties = page, page.text, cast, parties
        self.quoted = find_quoted(page.text)
        self._labels = frozenset(turn.source[0][0] for turn in find_turns(page))
        self.transcript = bool(self._labels)
        self.issuer = None if self.transcript else find_issuer(page, cast, parties)
        self.host = find_host(page, cast, parties)
        parties.host = None if self.transcript else self.host
        if (
            self.host is not None
            and self.host.kind == "state"
            and not re.search(
                r"\b(?:[Pp]arliament|[Aa]ssembly|[Ss]enate|[Cc]ouncil|[Cc]ongress)\b", page.outlet or ""
            )
        ):
            parties.home, parties.own = self.host, True
        self.guest = find_guest(page, cast) if self.transcript else None
        self.speaker = self._speaker()
        self.spoken: list[Spoken] = []
        self.voices: dict[str, Voice] = {}
        self._by_source: dict[tuple[int, int], Voice] = {}

    def _speaker(self) -> Figure | None:
        """Who has most turns of a transcript, by the names in the labels."""
        turns: Counter[int] = Counter()
        for start in self._labels:
            for named in self.cast.within(start, start + 60)[:1]:
                if named.figure.kind == "person" and named.mention.start < start + 25:
                    turns[named.figure.number] += 1
        most = turns.most_common(1)
        return self.cast.figures[most[0][0]] if most and most[0][1] > 1 else None

    def _first(self, at: tuple[int, int], parent: Voice | None) -> Voice | None:
        if parent is not None:
            return Voice(
                parent.figure,
                at,
                "pronoun",
                "I within one's own words",
                (parent.at,) if parent.at[1] > parent.at[0] else (),
                0.9,
                parent.unnamed,
                parent.party,
                False,
                parent.sex,
            )
        if self.issuer is not None:
            return Voice(self.issuer, at, "pronoun", "the page is its own text", (), 0.7)
        return Voice(None, at, "pronoun", "the author", (), 0.6, "author")

    def _we(self, at: tuple[int, int], parent: Voice | None) -> Voice | None:
        if parent is not None:
            evidence = (parent.at,) if parent.at[1] > parent.at[0] else ()
            if parent.figure is not None:
                party = self.side_of(parent.figure)
                if party is not None:
                    return Voice(party, at, "pronoun", "we of the speaker's side", evidence, 0.7)
                return Voice(parent.figure, at, "pronoun", "we of the speaker", evidence, 0.5)
            if parent.party is not None:
                return Voice(parent.party, at, "pronoun", "we of the speaker's side", evidence, 0.6)
            return Voice(
                None, at, "pronoun", "we of somebody unnamed", evidence, 0.5, parent.unnamed, None, True
            )
        if self.issuer is not None:
            return Voice(self.issuer, at, "pronoun", "the page is its own text", (), 0.75)
        if self.page.outlet:
            return Voice(self.cast.press(self.page.outlet), at, "pronoun", "the outlet speaks", (), 0.6)
        return None

    def side_of(self, figure: Figure) -> Figure | None:
        """The side of a figure; that of the page's owner for whoever speaks most on it."""
        party = self.parties.of_figure(figure)
        if party is not None:
            return party.figure
        if self.host is not None and (not self.transcript or figure is self.guest or figure is self.speaker):
            return self.host
        return None
