"""How much some words speak of an issue: shared beginnings of words, and shared topics.

Words are compared by their first five letters (truncation, the simplest stemmer: Frakes and
Baeza-Yates, Information Retrieval, 1992, ch. 8), so that "inspectors" meets "inspection".
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.dossier import Issue

KNOWN_ISSUES = (
    Issue("talks", "holding talks", "whether to sit down and negotiate at all"),
    Issue("ceasefire", "a cease-fire", "whether and on what terms the fighting stops"),
    Issue("venue", "the venue", "which city, country or neutral place is the host"),
)
"""What is asked of every page, with a dossier or without."""

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_KEY = 5  # letters
_WORDS_OF_NO_WEIGHT = """
    a an the of to in on for and or but by with at from as is are was were be been being it its this
    that these those they them their there he she his her him we our us you your i my me who whom which
    what when where whether how why if than then so not no nor only all any both each some such at into
    over under out up down off about after before again more most other same own too very can could may
    might must shall should will would do does did have has had having said says say told tell tells new
    one two three first also against per one's whose while until during between among because side sides
    against install party parties terms take taken takes keep kept make made makes give given get go goes
    let lets put come came way at against allowed
"""
_EMPTY = frozenset(_WORDS_OF_NO_WEIGHT.split())


class Match(NamedTuple):
    """How some words meet an issue: shares in [0, 1] of the label, of the description, of its topics."""

    label: float
    description: float
    topics: float
    words: int
    """How many different words of label and description are met."""

    @property
    def strength(self) -> float:
        """One number to rank by."""
        return self.label + 0.6 * self.description + 0.5 * self.topics


def keys(text: str) -> list[str]:
    """What the words of a text are compared by, without words that carry nothing."""
    out = []
    for word in _WORD.findall(text.lower().replace("cease-fire", "ceasefire")):
        if word not in _EMPTY and len(word) > 1:
            out.append(word[:_KEY] if len(word) > _KEY else word.rstrip("s") if len(word) > 3 else word)
    return out


def topics(words: Sequence[str]) -> frozenset[str]:
    """The topics that these keys belong to."""
    table = _topics()
    return frozenset(topic for word in words for topic in table.get(word, ()))


class IssueWords:
    """The issues of a dossier as they can be met in a text; a word of several issues weighs less."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.issues = tuple(issues)
        self._label = [frozenset(keys(f"{issue.label} {issue.id.replace('-', ' ')}")) for issue in issues]
        self._description = [
            frozenset(keys(issue.description)) - self._label[i] for i, issue in enumerate(issues)
        ]
        self.topics = [topics(sorted(self._label[i] | self._description[i])) for i in range(len(issues))]
        count = Counter(key for i in range(len(issues)) for key in self._label[i] | self._description[i])
        spread = Counter(topic for found in self.topics for topic in found)
        self._weight = {key: 1 / (1 + math.log(n)) / n for key, n in count.items()}
        self._topic_weight = {topic: 1 / n for topic, n in spread.items()}

    def match(self, words: Sequence[str]) -> tuple[Match, ...]:
        """How these keys meet each issue, in the issues' order."""
        met = frozenset(words)
        about = topics(words)
        return tuple(
            Match(
                self._share(met, self._label[i]),
                self._share(met, self._description[i]),
                _weighed(about & self.topics[i], self._topic_weight)
                / (_weighed(self.topics[i], self._topic_weight) or 1),
                len(met & (self._label[i] | self._description[i])),
            )
            for i in range(len(self.issues))
        )

    def meets(self, key: str, issue: int) -> bool:
        """Whether a word is one of an issue's own or of its topics."""
        return (
            key in self._label[issue]
            or key in self._description[issue]
            or bool(topics((key,)) & self.topics[issue])
        )

    def _share(self, met: frozenset[str], wanted: frozenset[str]) -> float:
        return _weighed(met & wanted, self._weight) / (_weighed(wanted, self._weight) or 1)


def _weighed(found: frozenset[str], weight: dict[str, float]) -> float:
    return math.fsum(weight[key] for key in sorted(found))


@cache
def _topics() -> dict[str, tuple[str, ...]]:
    text = files("onrecord.extract.stances").joinpath("concepts.toml").read_text("utf-8")
    table: dict[str, list[str]] = {}
    for topic, words in tomllib.loads(text).items():
        for word in words.split():
            key = word[:_KEY] if len(word) > _KEY else word.rstrip("s") if len(word) > 3 else word
            table.setdefault(key, []).append(topic)
    return {key: tuple(found) for key, found in table.items()}
