"""Names compared: folded, and how like two words are when one name was spelt twice on a page."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_SAME_SOUND = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"dzh|dj|zh", "j"),
        (r"tsch|tch|cz", "ch"),
        (r"sch", "sh"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"th", "t"),
        (r"ts|tz", "z"),
        (r"ck|q|c(?!h)", "k"),
        (r"w", "v"),
        (r"iy|ij|yi|yy|ii|ee|y", "i"),
        (r"ou|oo|ue", "u"),
        (r"([aeiou])h$", r"\1"),
        (r"(.)\1+", r"\1"),
    )
)
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ad",
        "ar",
        "as",
        "az",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "bin",
        "ibn",
        "ben",
        "bint",
        "af",
        "av",
        "la",
        "le",
        "y",
        "e",
    ]
)
_VOICE = str.maketrans("bdgvzjc", "ptkfsss") | {ord(c): None for c in "aeiouh"}
SAME = 0.84
"""The likeness from which two words are one name in two spellings."""


@lru_cache(maxsize=16384)
def fold(text: str) -> tuple[str, ...]:
    """The words in small letters, without accents and apostrophes; a hyphen parts words.

    >>> fold("al-Jaburi"), fold("O’Brien")
    (('al', 'jaburi'), ('obrien',))
    """
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "’'‘ʼ`")
    return tuple("".join(c if c.isalnum() else " " for c in text).split())


@lru_cache(maxsize=16384)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a person's name that tell: without particles, unless nothing else is left."""
    words = fold(text)
    return tuple(w for w in words if w not in _PARTICLES) or words


@lru_cache(maxsize=16384)
def _sound(word: str) -> str:
    for pattern, to in _SAME_SOUND:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=32768)
def likeness(a: str, b: str) -> float:
    """How far two folded words may be one name, in [0, 1]: customs of romanisation apart.

    Normalised Indel similarity of the sounds; an initial stands for every name that begins so. The same
    consonants in the same order are enough where there are three.

    >>> likeness("zelensky", "zelenskiy"), likeness("k", "kamil") > 0.8, likeness("ivanov", "ivanova")
    (1.0, True, 0.0)
    """
    if a == b:
        return 1.0
    first, second = _sound(a), _sound(b)
    if len(a) == 1 or len(b) == 1:
        return 0.85 if first[:1] == second[:1] else 0.0
    if first == second:
        return 1.0
    if first + "a" == second or second + "a" == first:
        return 0.0
    near: float = Indel.normalized_similarity(first, second)
    bones, others = first.translate(_VOICE), second.translate(_VOICE)
    if bones == others and len(bones) > 1:
        near = max(near, 0.9 if len(bones) > 2 else 0.85)
    return near


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (of two words or more) may be one person's: in order or turned round.

    The shorter has all its words in the longer, two of them at least; a spelling may differ.
    """
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    if "".join(short) == "".join(long) or sorted(short) == sorted(long):
        return True
    if set(short) <= set(long):
        return True
    if len(short) == len(long):
        degrees = [likeness(x, y) for x, y in zip(a, b, strict=True)]
        return min(degrees) >= 0.74 and sum(degrees) / len(degrees) >= SAME
    left = list(long)
    for word in short:
        best = max(left, key=lambda other: likeness(word, other))
        if likeness(word, best) < SAME:
            # "Gwang Il" beside "Kwang-il", "Sangjun" beside "Sang-jun"
            return likeness("".join(short), "".join(long)) >= 0.88
        left.remove(best)
    return True
