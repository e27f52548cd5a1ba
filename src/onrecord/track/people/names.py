"""A person's name taken apart: titles off, particles off, and what two names have to do with each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.track.people.spelling import fold, likeness, romanise
from onrecord.track.people.titles import FEMALE, MALE, PARTICLES, PREPOSITIONS, ROLES, SUFFIXES, TITLES

_MEAN = 0.82  # of the likenesses of all words, from which two full names may be one
_SURE = 0.84  # likeness from which two words are one name in two spellings

Kinship = Literal["same name", "transliteration", "name order", "part of the name", "spelling"]
"""How two full names are one: letter for letter, by romanisation, by order, as a part, or nearly."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A spelling: its `words` without titles and particles, and what its titles tell.

    `is_full`: of two parts or more that are written out, so that "Dossou-Kpati" is none. `role` is the
    titles that name a rank or an office ("general"), `sex` "m" or "f" where a title says so.
    """

    words: tuple[str, ...]
    is_full: bool
    role: str = ""
    sex: str | None = None

    @property
    def long_words(self) -> tuple[str, ...]:
        """The words that are more than an initial."""
        return tuple(word for word in self.words if len(word) > 1)

    @property
    def initials(self) -> tuple[str, ...]:
        """The words that are an initial."""
        return tuple(word for word in self.words if len(word) == 1)


@lru_cache(maxsize=65536)
def parse_name(text: str) -> PersonName:
    """The name in `text`; its `words` are empty where there is no name but a title or common nouns.

    >>> parse_name("Vice Adm. Yohanes Pelu")
    PersonName(words=('yohanes', 'pelu'), is_full=True, role='vice adm', sex=None)
    >>> parse_name("Ms al-Jaburi").words, parse_name("Washington’s spokeswoman").words
    (('jaburi',), ())
    """
    lead, rest = _cut(text)
    parts = [part for part in map(fold, rest) if part]
    roles = [word for part in map(fold, lead) for word in part if word in ROLES]
    sexes = [
        "m" if word in MALE else "f" for part in map(fold, lead) for word in part if word in MALE | FEMALE
    ]
    if len(parts) == 1 and len(parts[0]) == 1 and parts[0][0] in ROLES:
        roles += parts.pop()
    while len(parts) > 1 and parts[-1][0] in SUFFIXES:
        parts.pop()
    kept = [tuple(word for word in part if word not in PARTICLES) for part in parts]
    kept = [part for part in kept if part] or parts
    kept = _with_servant(kept)
    words = tuple(word for part in kept for word in part)
    if not any(len(word) > 1 for word in words):
        words = ()
    full = sum(any(len(word) > 1 for word in part) for part in kept) > 1
    return PersonName(words, full, " ".join(roles), sexes[-1] if sexes else None)


def _with_servant(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Abd and what follows it are one word: Abd al-Salam is Abdelsalam."""
    out: list[tuple[str, ...]] = []
    for part in parts:
        if out and out[-1] == ("abd",):
            out[-1] = ("abd" + part[0], *part[1:])
        else:
            out.append(part)
    return out


def bare_name(text: str) -> str:
    """The name without what leads up to it, letters as they were.

    >>> bare_name("Ohio Gov. Mary Koh"), bare_name("Ms Koh of the Fund"), bare_name("Dutch premier Jan Vos")
    ('Mary Koh', 'Koh', 'Jan Vos')
    """
    return " ".join(_cut(text)[1])


def _cut(text: str) -> tuple[list[str], list[str]]:
    """The words that lead up to the name, and the name: after common nouns, titles, and the last office."""
    words = text.split()
    small = [n for n, word in enumerate(words) if word[:1].islower() and not _may_be_small(word)]
    ends = [n for n in small if words[n].lower() in PREPOSITIONS]
    if ends and any(not _is_title(word) for word in words[: ends[0]]) and small[0] == ends[0]:
        words, small = words[: ends[0]], []
    start = small[-1] + 1 if small else 0
    offices = [n for n in range(start, len(words) - 1) if fold(words[n])[-1:] and fold(words[n])[-1] in ROLES]
    start = offices[-1] + 1 if offices else start
    while start < len(words) - 1 and _is_title(words[start]):
        start += 1
    return words[:start], words[start:]


def _is_title(word: str) -> bool:
    return all(part in TITLES for part in fold(word))


def _may_be_small(word: str) -> bool:
    """Whether a name may hold the word in small letters: a particle, or what is tied to one ("al-Tom")."""
    head = fold(word)[:1]
    return bool(head) and (
        head[0] in PARTICLES or "’" in word or "'" in word or head[0] in {"la", "le", "y", "e"}
    )


def compare_full(a: PersonName, b: PersonName) -> tuple[Kinship, float] | None:
    """How the full names `a` and `b` are one, with a likeness in [0, 1]; None where they are not.

    A part has two words or more in common, so that no surname alone makes one.
    """
    if a.words == b.words:
        return "same name", 1.0
    first, second = tuple(map(romanise, a.words)), tuple(map(romanise, b.words))
    if first == second or "".join(first) == "".join(second):
        return "transliteration", 1.0
    if sorted(first) == sorted(second):
        return "name order", 1.0
    short, long = sorted((a, b), key=lambda name: len(name.words))
    if len(short.words) < len(long.words):
        return _part(short, long)
    return _spelling(a, b)


def _spelling(a: PersonName, b: PersonName) -> tuple[Kinship, float] | None:
    if any(romanise(x.words[0]) + end == romanise(y.words[0]) for x, y in ((a, b), (b, a)) for end in "ae"):
        return None  # Daniel and Daniela
    degrees = [_like(one, other) for one, other in zip(a.words, b.words, strict=True)]
    mean = sum(degrees) / len(degrees)
    return ("spelling", mean) if min(degrees) >= 0.7 and mean >= _MEAN else None


def _part(short: PersonName, long: PersonName) -> tuple[Kinship, float] | None:
    """Whether the words of the shorter stand in the longer in order, at least two written out."""
    left = list(long.words)
    degrees: list[float] = []
    for word in short.words:
        best = max(range(len(left)), key=lambda n: _like(word, left[n]), default=None)
        if best is None or _like(word, left[best]) < _SURE:
            return None
        degrees.append(_like(word, left[best]))
        left = left[best + 1 :]
    if len(short.long_words) < 2:
        return None
    return "part of the name", sum(degrees) / len(degrees)


def _like(a: str, b: str) -> float:
    if len(a) == 1 or len(b) == 1:  # an initial stands for any name that begins so
        return 0.85 if romanise(a)[:1] == romanise(b)[:1] else 0.0
    return likeness(a, b)


def fits(short: PersonName, full: PersonName) -> float:
    """How well a surname, with initials or without, fits a full name, in [0, 1]; 0 where it does not.

    Something is taken off where the word is not the last of the full name (a given name, a first
    surname), and where a double name meets half of one.
    """
    if not short.initials and "".join(map(romanise, short.words)) in map(romanise, full.words):
        return 1.0
    found = [_place(word, full) for word in short.long_words]
    degrees = [degree for degree, _ in found if degree >= _SURE]
    if not degrees:
        return 0.0
    places = {at for degree, at in found if degree >= _SURE}
    rest = [word for n, word in enumerate(full.words) if n not in places]
    for initial in short.initials:
        if not any(romanise(word)[:1] == romanise(initial)[:1] for word in rest):
            return 0.0
    degree = sum(degrees) / len(degrees)
    if len(degrees) < len(found):
        degree -= 0.15
    return degree if len(full.words) - 1 in places else degree - 0.1


def _place(word: str, full: PersonName) -> tuple[float, int]:
    """The word of the full name that this one is most like: how much, and which."""
    return max(
        ((likeness(word, other), n) for n, other in enumerate(full.words) if len(other) > 1), default=(0.0, 0)
    )
