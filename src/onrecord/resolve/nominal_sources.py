"""Sources that are noun phrases: offices, bodies, peoples, and the unnamed."""

from __future__ import annotations

import re

from onrecord.extract import mentions_words as words
from onrecord.page.lexicon import word_set
from onrecord.records import Statement
from onrecord.resolve import pronouns
from onrecord.resolve.ground import Ground
from onrecord.resolve.nominals import Phrase, describe, is_role
from onrecord.resolve.parties import ORGANS
from onrecord.resolve.roles import find_holder
from onrecord.resolve.voices import Voice

# Offices of one holder, by which the page may know a person.
HELD = words.OFFICES - word_set(
    "spokesman spokeswoman spokesperson representative councillor lieutenant delegate deputy boss"
) | word_set("judge dean")
# What these say, their state says; ministries and armies are bodies that speak for theirs.
STATES_VOICE = word_set(
    "government embassy presidency cabinet palace authorities crown high-commission mission consulate "
    "treasury"
)
GROUP = word_set(
    "team people camp side office family staff lawyers lawyer friends allies advisers aides party entourage"
)
_DOCUMENTS = word_set(
    """statement report letter note memo document draft text communiqué communique bulletin survey poll
    declaration agreement paper article notice petition resolution tweet post message account programme
    program plan press media website banner leaflet draft rumour rumor version transcript clause paragraph"""
)


def _head_of(unnamed: str) -> str:
    """The head noun of an unnamed source's words: the last before a preposition."""
    before = re.split(r"\s(?:of|for|in|from|at|on|to|near|with|who)\s", unnamed.lower())[0]
    found: list[str] = re.findall(r"\w+", before)
    return found[-1] if found else ""


class Nominals(Ground):
    """Noun phrases to voices."""

    def _nominal(self, phrase: Phrase, parent: Voice | None, above: Statement | None) -> Voice | None:
        where = (phrase.start, phrase.end)
        cast, _text = self.cast, self.text
        body = words.BODY_WORDS | GROUP
        if is_role(phrase) and not phrase.plural:
            holder = find_holder(cast, self.parties, phrase, phrase.start)
            if holder is not None:
                return holder
        if self.issuer is not None and parent is None and self._means_issuer(phrase):
            return Voice(self.issuer, where, "nominal", "the page is its own text", (), 0.7)
        if phrase.definite or phrase.determiner == "":
            collective = self._collective(phrase)
            if collective is not None:
                return collective
        if (
            phrase.determiner in pronouns.WE
            and parent is not None
            and phrase.head in ORGANS | word_set("side delegation country position people")
        ):
            return self._we(where, parent)
        if not phrase.plural and phrase.head in body and phrase.head not in _DOCUMENTS:
            found = self._body_named(phrase)
            if found is not None:
                return found
        if phrase.definite and not phrase.plural:
            same = self._said_before(phrase)
            if same is not None:
                return same
            if phrase.head in HELD:
                return self._office(phrase)
        party = self.parties.of_words(phrase.start, phrase.core_end, head=phrase.head)
        if party is not None and party.confidence < 0.5:
            party = None
        confident = 0.85 if not phrase.definite else 0.6
        sex = (
            "f"
            if phrase.head.endswith("woman")
            or phrase.head in word_set("nurse mother sister daughter wife widow aunt")
            else (
                "m"
                if (phrase.head.endswith("man") and phrase.head != "woman")
                or phrase.head in word_set("father brother son husband uncle imam priest bishop fisherman")
                else None
            )
        )
        return Voice(
            None,
            where,
            "nominal",
            "unnamed",
            (),
            confident,
            describe(cast, phrase),
            party.figure if party and phrase.head not in _DOCUMENTS else None,
            phrase.plural,
            sex,
        )

    def _means_issuer(self, phrase: Phrase) -> bool:
        """Whether a bare common noun in a side's own text means that side: "The Ministry", "Leaders"."""
        if (
            phrase.determiner not in ("the", "")
            or phrase.modifiers
            or phrase.rest is not None
            or phrase.owner
        ):
            return False
        assert self.issuer is not None
        if self.issuer.kind == "person":
            return False
        if phrase.head in words.BODY_WORDS - word_set("embassy court police press") or phrase.head in (
            "side",
            "undersigned",
            "leader",
            "party",
            "member",
            "participant",
            "head",
            "minister",
        ):
            return phrase.head in words.BODY_WORDS or phrase.plural or phrase.head == "undersigned"
        return False

    def _collective(self, phrase: Phrase) -> Voice | None:
        """ "the Thais", "the lecturers", "the North": a people, or the body whose name has the noun."""
        cast = self.cast
        inside = cast.within(phrase.start, phrase.core_end)
        head = [n for n in inside if n.mention.start == phrase.head_start]
        if head and head[0].side.kind == "state":
            return Voice(
                head[0].side,
                (phrase.start, phrase.end),
                "nominal",
                "a people for its state",
                ((head[0].mention.start, head[0].mention.end),),
                0.75,
            )
        if inside and phrase.head in word_set("side delegation authority"):
            side = inside[0].side
            if side.kind in ("state", "organisation"):
                return Voice(
                    side,
                    (phrase.start, phrase.end),
                    "nominal",
                    "its side",
                    ((inside[0].mention.start, inside[0].mention.end),),
                    0.75,
                )
        if (
            phrase.plural
            and phrase.determiner in ("the", "")
            and phrase.rest is None
            and not inside
            and len(phrase.modifiers) <= 1
        ):
            noun = self.text[phrase.head_start : phrase.core_end].lower().strip("’'s ") + "s"
            for named in cast.named:
                if named.side.kind == "organisation" and len(noun) > 5 and (noun in named.side.words):
                    return Voice(
                        named.side,
                        (phrase.start, phrase.end),
                        "nominal",
                        "the body of that name",
                        ((named.mention.start, named.mention.end),),
                        0.6,
                    )
        return None

    def _body_named(self, phrase: Phrase) -> Voice | None:
        """A ministry, a union, an office: the body that the phrase means, or its state."""
        where = (phrase.start, phrase.end)
        cast = self.cast
        if phrase.head in ("office", "team", "camp", "people", "staff", "family", "entourage"):
            return None
        if phrase.head == "ministry" and (phrase.modifiers or phrase.owner or cast.within(*where)):
            party = self.parties.of_words(phrase.start, phrase.core_end, head=phrase.head)
            if party is not None and party.figure.kind == "state" and phrase.determiner not in ("a", "an"):
                words_ = self.text[phrase.start : phrase.core_end]
                ministry = cast.ministry(words_, party.figure, phrase.start, phrase.core_end)
                return Voice(
                    ministry, where, "nominal", "a ministry of the state", (party.evidence,), party.confidence
                )
        if phrase.head in ORGANS - STATES_VOICE and phrase.definite:
            named = self.parties.body_called(phrase.head, phrase.start)
            if named is not None:
                return Voice(
                    named.side,
                    where,
                    "nominal",
                    "the body of that kind",
                    ((named.mention.start, named.mention.end),),
                    0.65,
                )
            if phrase.determiner == "the" and phrase.owner is None:
                return self._called(phrase)
        if phrase.head in ORGANS:
            party = self.parties.of_words(phrase.start, phrase.core_end, head=phrase.head)
            if party is not None and party.confidence >= 0.55:
                return Voice(
                    party.figure, where, "nominal", party.reason, (party.evidence,), party.confidence
                )
            return None
        inside = [
            n for n in cast.within(phrase.start, phrase.core_end) if n.side.kind in ("state", "organisation")
        ]
        if phrase.definite or inside:
            named = self.parties.body_called(phrase.head, phrase.start)
            if named is not None and (phrase.determiner not in ("a", "an")):
                return Voice(
                    named.side,
                    where,
                    "nominal",
                    "the body of that kind",
                    ((named.mention.start, named.mention.end),),
                    0.65,
                )
            if phrase.determiner == "the" and phrase.head != "government":
                return self._called(phrase)
        return None

    def _called(self, phrase: Phrase) -> Voice:
        """A body that the page never names but by its kind: its own words are its name."""
        start = phrase.owner[0] if phrase.owner else phrase.head_start
        tokens = self.cast.tokens_in(phrase.start, phrase.core_end)
        if tokens and tokens[0].lower == "the" and len(tokens) > 1:
            start = tokens[1].start
        end = next(t.end for t in tokens if t.start == phrase.head_start)
        figure = self.cast.called(phrase.head, self.text[start:end], start)
        return Voice(
            figure,
            (phrase.start, phrase.end),
            "nominal",
            "a body that the page knows by its kind",
            ((start, end),),
            0.5,
        )

    def _office(self, phrase: Phrase) -> Voice:
        """One who is known on the page by an office: its words are the name."""
        start = phrase.start
        tokens = self.cast.tokens_in(phrase.start, phrase.core_end)
        if len(tokens) > 1 and tokens[0].lower in ("the", "same", "this", "that"):
            start = tokens[1].start
        head_end = next((t.end for t in tokens if t.start == phrase.head_start), phrase.core_end)
        end = (
            phrase.core_end
            if phrase.rest is not None and re.match(r"(?:of|for)\b", self.text[phrase.rest :])
            else head_end
        )
        figure = self.cast.officer(" ".join(self.text[start:end].split()), phrase.head, start, end)
        return Voice(
            figure, (phrase.start, phrase.end), "nominal", "known by the office alone", ((start, end),), 0.5
        )

    def _said_before(self, phrase: Phrase) -> Voice | None:
        """An unnamed source taken up again: "the official" after "a Turkish trade official"."""
        for one in reversed(self.spoken[-60:]):
            v = one.voice
            if v.figure is None and v.unnamed and phrase.head == _head_of(v.unnamed):
                return Voice(
                    None,
                    (phrase.start, phrase.end),
                    "nominal",
                    "said before",
                    (v.at,),
                    0.7,
                    v.unnamed,
                    v.party,
                    v.plural,
                    v.sex,
                )
        return None
