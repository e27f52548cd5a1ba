"""Words that state an act: a lexicon of patterns over words, and where they stand in a text.

The lexicon (`triggers.toml`) follows the PLOVER manual (2021) and the conventions of our corpus. It is
evidence beside the model's act spans, and stands in where there are none.
"""

from __future__ import annotations

import bisect
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from onrecord.extract.acts.inflection import forms_of
from onrecord.records import ActType, Frozen

_WORD = re.compile(r"[^\W_]+")
_GAP = r"(?:(?:[A-Z]\.)+\s+|(?:Mr|Mrs|Ms|Dr|Gen|Col)\.\s+|\S*[^\s.;:!?]\s+){0,6}?"
_BRACE = re.compile(r"\{([^}]+)\}")
_CLASS = re.compile(r"\[([a-z]+)\]")


class Trigger(Frozen, frozen=True):
    """What one pattern of the lexicon says of the words that it matches."""

    number: int
    type: ActType
    mode: str | None
    move: str | None


class Hit(Frozen, frozen=True):
    """A trigger at [start, end) code points of the text."""

    start: int
    end: int
    trigger: Trigger


class _Section(Frozen, frozen=True):
    type: ActType
    patterns: list[str]
    mode: str | None = None
    move: str | None = None


def find_triggers(text: str, start: int = 0, end: int | None = None) -> tuple[Hit, ...]:
    """Every pattern that matches in [start, end), by place; they may overlap."""
    stop = len(text) if end is None else end
    by_first, anywhere = _lexicon()
    hits = []
    for word in _WORD.finditer(text, start, stop):
        for source, trigger in by_first.get(word.group().lower(), ()):
            if match := _pattern(source).match(text, word.start(), stop):
                hits.append(Hit(match.start(), match.end(), trigger))
    for source, trigger in anywhere:
        hits.extend(Hit(m.start(), m.end(), trigger) for m in _pattern(source).finditer(text, start, stop))
    return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.trigger.number)))


def outermost(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Of hits that overlap the longest, the earlier in the lexicon where two are as long."""
    kept: list[Hit] = []  # in order of their start
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.trigger.number)):
        at = bisect.bisect(kept, hit.start, key=lambda other: other.start)
        clear_before = at == 0 or kept[at - 1].end <= hit.start
        if clear_before and (at == len(kept) or hit.end <= kept[at].start):
            kept.insert(at, hit)
    return tuple(kept)


_Sources = list[tuple[str, Trigger]]


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compiled when a text first asks for it: the whole lexicon takes a fifth of a second."""
    return re.compile(source, re.IGNORECASE)


@cache
def _lexicon() -> tuple[dict[str, _Sources], _Sources]:
    """Patterns by the word they begin with, and those that may begin with any."""
    data = tomllib.loads(files("onrecord.extract.acts").joinpath("triggers.toml").read_text("utf-8"))
    groups: dict[str, str] = data["groups"]
    by_first: dict[str, _Sources] = defaultdict(list)
    anywhere: _Sources = []
    number = 0
    for entry in data["trigger"]:
        section = _Section(**entry)
        for source in section.patterns:
            trigger = Trigger(number, section.type, section.mode, section.move)
            number += 1
            pattern = rf"\b{_regex(source, groups)}\b"
            firsts = set(_first_words(_filled(source, groups)))
            if firsts and all(first.isalpha() for first in firsts):
                for first in firsts:
                    by_first[first].append((pattern, trigger))
            else:
                anywhere.append((pattern, trigger))
    return dict(by_first), anywhere


def _filled(source: str, groups: dict[str, str]) -> str:
    """The pattern with its groups and the verbs' forms written out."""
    for name, words in groups.items():
        source = source.replace(f"<{name}>", words)
    return _BRACE.sub(lambda match: _verb(match[1]), source)


def _verb(name: str) -> str:
    letters = match[1] if (match := _CLASS.search(name)) else ""
    spelt = [_CLASS.sub(letter, name) for letter in letters] or [name]
    return "(" + "|".join(dict.fromkeys(f for verb in spelt for f in forms_of(verb))) + ")"


def _regex(source: str, groups: dict[str, str]) -> str:
    source = _filled(source, groups).strip().removesuffix(" ~")
    source = source.replace(" ?", r"\s*").replace("~ ", _GAP).replace("(", "(?:").replace("(?:?:", "(?:")
    return re.sub(r"(?<! ) ", r"\\s+", source)


def _first_words(source: str) -> Iterator[str]:
    """The words that a pattern can begin with; something that is no word where that can't be told."""
    if not source.startswith("("):
        yield re.split(r"[\s~]", source, maxsplit=1)[0].lower()
        return
    depth, at, start = 0, 0, 1
    for at, letter in enumerate(source):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 1:
            yield from _first_words(source[start:at])
            start = at + 1
        elif not depth:
            break
    yield from _first_words(source[start:at])
    if source[at + 1 : at + 2] == "?":
        yield from _first_words(source[at + 2 :].lstrip())
