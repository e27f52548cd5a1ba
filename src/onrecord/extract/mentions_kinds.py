"""Of what kind a name is: by its words, by a gazetteer, by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from onrecord.extract import mentions_words as words
from onrecord.extract.mentions_tokens import Token
from onrecord.records import EntityKind, Frozen

# A name of the model that is less sure is not taken; its kinds are right less often than the rules' are.

ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,7}[A-Z0-9]")
_OF = words.PLACE_PREPOSITIONS | {"of"}
_A_BODY = re.compile(
    r",? (?:the|an?|its|their|his|her|our) (?:[\w’'-]+ ){0,3}(?:union|company|firm|council|agency|"
    r"association|alliance|group|"
    r"federation|party|bank|club|newspaper|paper|station|broadcaster|maker|manufacturer|operator|"
    r"supplier|charity|network|"
    r"foundation|institute|movement|militia|think-tank|website|daily|weekly|coalition|campaign)\b(?=[ "
    r",.;)])(?! (?:leader|chief|"
    r"president|secretary|spokes|chair|head|boss|director|official|member|lawyer|negotiator))"
)
Lookup = Callable[[str], "KnownName | None"]
"""What a gazetteer knows of a name: its kind and the form in which it is known."""


class KnownName(Protocol):
    """What the finder asks of a gazetteer's answer."""

    @property
    def kind(self) -> EntityKind:
        """The kind of what is named."""
        ...

    @property
    def form(self) -> str:
        """By which sort of name: "name", "people", "capital", "seat" or "city"."""
        ...


class Name(Protocol):
    """A name that the model found: code points, end exclusive, with its kind."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...

    @property
    def kind(self) -> str:
        """What it names."""
        ...

    @property
    def confidence(self) -> float:
        """How sure, in [0, 1]."""
        ...


class NameMention(Frozen, frozen=True):
    """A name in the page's text, [start, end) in code points, with the title that leads up to it.

    `kind` is None where it can't be told. `title` is the words from `title_start` to the name ("Foreign
    Minister"). `people`: an adjective or a people ("Russian", "the Thais") rather than the state's name.
    """

    start: int
    end: int
    text: str
    kind: EntityKind | None
    confidence: float
    title: str = ""
    title_start: int = -1
    people: bool = False


class Kinds:
    """The words of one text, and how the kinds of its names are told."""

    def __init__(
        self, text: str, tokens: tuple[Token, ...], lookup: Lookup, is_given: Callable[[str], bool]
    ) -> None:
        self.text, self.tokens, self.lookup, self.is_given = text, tokens, lookup, is_given
        letters = [c for c in text if c.isalpha()]
        self.shouted = sum(c.isupper() for c in letters) > 0.6 * len(letters) if letters else False
        self.at = {t.start: n for n, t in enumerate(tokens)}

    def _in_capitals(self, token: Token) -> bool:
        return token.text.isupper() and len(token.text) > 1

    def _words(self, run: Sequence[Token]) -> str:
        return self.text[run[0].start : run[-1].end]

    def _title_before(self, first: Token, start: int) -> tuple[str, int]:
        """A role in small letters right before the name ("spokesman Dmitry Peskov")."""
        n = self.at.get(first.start, 0)
        if n and self.tokens[n - 1].lower in words.ROLE_NOUNS and not self.tokens[n - 1].owned:
            last = self.tokens[n - 1]
            if self.text[last.end : first.start] != " " or (last.text[0].isupper() and False):
                return "", start
            k = n - 1
            while (
                k
                and self.tokens[k - 1].lower in words.ROLE_MODIFIERS
                and self.text[self.tokens[k - 1].end : self.tokens[k].start] in (" ", "-")
            ):
                k -= 1
            if self.tokens[k].lower in ("the", "our", "your") and k < n - 1:
                k += 1
            return self.text[self.tokens[k].start : first.start].strip(), self.tokens[k].start
        return "", start

    def _kind(
        self, name: list[Token], text: str, title: str, lead: Token | None
    ) -> tuple[EntityKind | None, float]:
        known = self.lookup(text)
        n = self.at.get(name[0].start, 0)
        before = self.tokens[n - 1].lower if n else ""
        if title and not (known and known.kind == "organisation"):
            return "person", 0.9
        if known is not None and known.kind in ("state", "organisation"):
            given = len(name) == 1 and self.is_given(text)
            if not (given and self._is_persons(name)):
                return known.kind, 0.9
        lows = [t.lower for t in name]
        if lows[0] == "city" and lows[1:2] == ["of"]:
            return "organisation", 0.7
        if (
            any(low in words.BODY_WORDS for low in lows)
            and (len(name) > 1 or before == "the")
            and (
                lows[-1] in words.BODY_WORDS
                or lows[-1].isdigit()
                or lows[0] in words.BODY_WORDS
                or len(set(lows) & words.BODY_WORDS) > 1
                or "of" in lows
            )
        ):
            return "organisation", 0.8
        if len(name) > 1 and (lows[-1] in words.OUTLET_WORDS or lows[0] in ("radio", "tv", "kanal", "canal")):
            return "organisation", 0.7
        if len(name) > 1 and lows[-1] in words.PLACE_WORDS:
            return "place", 0.7
        if self.is_given(name[0].text) and len(name) > 1:
            return "person", 0.85
        if ACRONYM.fullmatch(text) and len(name) == 1 and not self.shouted and not self._is_label(name):
            return "organisation", 0.7
        if _A_BODY.match(self.text, name[-1].end):
            return "organisation", 0.7
        if before not in _OF and self._is_persons(name):
            return "person", 0.7
        if self._is_label(name) and len(name) == 1:
            return None, 0.5
        if known is not None:
            return "place", 0.8
        if before in words.PLACE_PREPOSITIONS:
            return "place", 0.5
        if len(name) == 1:
            return None, 0.4
        if before == "the" or any(low in words.BODY_WORDS for low in lows):
            return "organisation", 0.5
        return "person", 0.5

    def _is_label(self, name: list[Token]) -> bool:
        return self.text[name[-1].end : name[-1].end + 1] == ":" and name[0].opens

    def _is_persons(self, name: list[Token]) -> bool:
        """Whether what stands after the name says that it is a person's: an age, a role, "who"."""
        after = self.text[name[-1].end : name[-1].end + 60]
        if re.match(r",? (?:who|whose)\b|, \d\d\b| \(\d\d\)", after):
            return True
        apposed = re.match(
            r", (?:(?:an?|the|its|their|his|her|our|[^\W\d_]+['’]s?) |(?=[a-zà-þ]))((?:[\w’'-]+ "
            r"){0,5}[\w’'-]+)",
            after,
        )
        if apposed:
            return any(w.lower() in words.OFFICES for w in re.findall(r"[\w-]+", apposed[1])[:4])
        return False
