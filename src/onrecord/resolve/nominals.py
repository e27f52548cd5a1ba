"""Noun phrases taken apart: determiner, possessor, modifiers, head, what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract import mentions_words as words
from onrecord.extract.mentions_tokens import Token
from onrecord.page.lexicon import word_set
from onrecord.resolve.cast import Cast

_DEFINITE = word_set("the this that these those his her its their our my your same")
_POSSESSIVE = word_set("his her its their our my your whose")
_MANY = word_set(
    """two three four five six seven eight nine ten eleven twelve several many some few both all dozens
    hundreds thousands most other these those various numerous"""
)
_INDEFINITE = word_set("a an one another some any no every each certain")
_PREPOSITIONS = word_set(
    """of for in from at to with on near by close familiar inside within among about who whom which whose that
    speaking reached asked travelling traveling outside behind under over across against involved present
    based living working sitting standing told aboard"""
)
_END = re.compile(r",|;|:|—|–|\(| - |\n|\b(?:who|which|whose|whom)\b")
_SINGULAR_S = word_set(
    "press news police boss congress mass us princess governess business crisis campus chess census"
)
_PLURAL = word_set("people men women children police staff parents both sides they those others")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. Offsets are code points of the page; `head` and `modifiers` are in small letters.

    `core_end` is where it ends before a comma or a relative clause; `rest` is what follows the head there
    ("of the union"), by its start, or None. `owner` is the possessor's [start, end).
    """

    start: int
    end: int
    core_end: int
    determiner: str
    head: str
    head_start: int
    modifiers: tuple[str, ...]
    rest: int | None
    owner: tuple[int, int] | None
    plural: bool
    definite: bool

    @property
    def role_words(self) -> frozenset[str]:
        """Head and modifiers."""
        return frozenset((*self.modifiers, self.head))


def parse_phrase(cast: Cast, start: int, end: int) -> Phrase | None:
    """The phrase in [start, end); None where no word is left."""
    text = cast.text
    stop = _END.search(text, start, end)
    core_end = stop.start() if stop and stop.start() > start else end
    tokens = list(cast.tokens_in(start, core_end))
    if not tokens:
        return None
    first = tokens[0].lower
    determiner = first if first in _DEFINITE | _INDEFINITE | _MANY or first == "the" else ""
    body = tokens[1:] if determiner and len(tokens) > 1 else tokens
    if determiner and body[0].lower == "of" and len(body) > 1:  # "one of them", "two of the drivers"
        body = [
            t for t in body[1:] if t.lower not in ("the", "these", "those", "its", "their", "his", "her")
        ] or body
    cut = next((n for n, t in enumerate(body) if n and t.lower in _PREPOSITIONS), len(body))
    nouns = body[:cut]
    head = nouns[-1]
    owner = None
    for token in nouns[:-1]:
        if token.owned:
            owner = (tokens[0].start if not determiner else body[0].start, token.end)
    if owner is None and determiner in _POSSESSIVE:
        owner = (tokens[0].start, tokens[0].end)
    low = head.lower
    if low.rpartition("-")[2] in words.ROLE_NOUNS and low not in words.ROLE_NOUNS:
        low = low.rpartition("-")[2]  # under-secretary
    inner = [t for t in nouns[:-1] if owner is None or t.start >= owner[1]]
    plural = (
        low in _PLURAL
        or determiner in _MANY
        or (
            low.endswith("s")
            and not low.endswith("ss")
            and low not in _SINGULAR_S
            and not head.text.isupper()
        )
        or any(t.lower in _MANY for t in inner)
    )
    named = bool(owner) and determiner not in _INDEFINITE
    return Phrase(
        start,
        end,
        core_end,
        determiner,
        _singular(low) if plural else low,
        head.start,
        tuple(part for t in inner for part in t.lower.split("-")),
        body[cut].start if cut < len(body) else None,
        owner,
        plural,
        determiner in _DEFINITE or determiner in _POSSESSIVE or named,
    )


def _singular(word: str) -> str:
    if word in ("people", "men", "women", "children"):
        return {"people": "person", "men": "man", "women": "woman", "children": "child"}[word]
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("women"):
        return word[:-5] + "woman"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def is_role(phrase: Phrase) -> bool:
    """Whether its head says what a person is."""
    return phrase.head in words.ROLE_NOUNS


def describe(cast: Cast, phrase: Phrase) -> str:
    """An unnamed source in words: the phrase without its determiner, to the end of its core.

    "a senior diplomat, who asked not to be named" gives "senior diplomat".
    """
    start = phrase.start
    tokens = cast.tokens_in(phrase.start, phrase.core_end)
    if len(tokens) > 1 and tokens[0].lower in {
        "the",
        "a",
        "an",
        "this",
        "that",
        "one",
        "another",
        "our",
        "my",
    }:
        start = tokens[1].start
        if tokens[1].lower == "of" and len(tokens) > 2:
            start = tokens[0].start
    end = phrase.core_end
    if phrase.rest is not None:
        rest = cast.text[phrase.rest : end]
        if not re.match(r"(?:of|for|in|from|at|on|to|near)\b", rest) or len(rest.split()) > 6:
            end = phrase.rest
    out = (
        re.sub(r"['’]s?$", "", cast.text[start:end].strip(' ,;:.“”"—–'))
        if phrase.rest is None
        else cast.text[start:end]
    )
    return " ".join(out.split()) or cast.text[phrase.start : phrase.end]


def token_is(token: Token, kinds: frozenset[str]) -> bool:
    """Whether the word, in small letters, is one of these."""
    return token.lower in kinds
