"""Words of names made comparable: folded, brought to one romanisation, and cut to a skeleton.

One name comes out of Cyrillic, Arabic, Greek or Chinese script in several Latin spellings
(Zelensky, Zelenskiy, Zelenskyy; al-Jaburi, al-Jubouri; Geng, Keng). `romanise` levels the
customs that are regular, `skeleton` also the vowels and the voice of consonants, for blocking.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

# Letters that Unicode does not take apart into a base and an accent, though readers do.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ‘`´ʿʾ](?=\w)")
_POSSESSIVE = re.compile(r"['’ʼ]s\b")
_ABBREVIATION = re.compile(r"\b(\w)\.(?=\w\b)")

# In order: the longer first. Each side of a pair is met for one sound of the original.
_ROMANISED = (
    (r"^abd(?:[aeiou]+(?:l|(?=([bcdfghjklmnpqrstvwxz])\1)))", "abd"),
    (r"dzh|dj|zh", "j"),
    (r"tsch|tch|cz", "ch"),
    (r"sch", "sh"),
    (r"kh", "h"),
    (r"ph", "f"),
    (r"gh", "g"),
    (r"th", "t"),
    (r"ts|tz", "z"),
    (r"ck|q|c(?!h)", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"off$", "ov"),
    (r"^[yj]e", "e"),
    (r"iy|ij|yi|yy|ii|ee|y", "i"),
    (r"ou|oo|ue", "u"),
    (r"oe", "o"),
    (r"ae", "a"),
    (r"([aeiou])h$", r"\1"),
    (r"(.)\1+", r"\1"),
)
_RULES = tuple((re.compile(pattern), to) for pattern, to in _ROMANISED)
_CLASSES = str.maketrans({"b": "p", "d": "t", "g": "k", "v": "f", "z": "s", "c": "j"}) | str.maketrans(
    "", "", "aeiouh"
)
_FEMININE = re.compile(r"(ov|ev|in)a$|sk(ai|ay)a$")


@lru_cache(maxsize=65536)
def fold(text: str) -> tuple[str, ...]:
    """The words of `text`: lower case, without accents, apostrophes or possessives; a hyphen parts words.

    >>> fold("Aurélien Dossou-Kpati’s")
    ('aurelien', 'dossou', 'kpati')
    >>> fold("the U.S.")
    ('the', 'us')
    """
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char)).translate(_LETTERS)
    text = _ABBREVIATION.sub(r"\1", _APOSTROPHE.sub("", _POSSESSIVE.sub("", text)))
    return tuple("".join(char if char.isalnum() else " " for char in text).split())


@lru_cache(maxsize=65536)
def romanise(word: str) -> str:
    """A folded word in one romanisation; equal for spellings that differ by custom alone.

    >>> romanise("zelenskyy") == romanise("zelenskiy") == romanise("zelensky")
    True
    >>> romanise("dzhafarov"), romanise("jafarov")
    ('jafarov', 'jafarov')
    """
    for pattern, to in _RULES:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word, voiced and voiceless as one; the whole word where one is left.

    >>> skeleton("jaburi") == skeleton("jubouri")
    True
    """
    romanised = romanise(word)
    bones = _bones(romanised)
    return bones if len(bones) > 1 else romanised


def _bones(romanised: str) -> str:
    return re.sub(r"(.)\1+", r"\1", romanised.translate(_CLASSES))


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """How far two folded words may be one name, in [0, 1]: 1 when one romanisation makes them equal.

    Otherwise 1 - normalised Indel distance (rapidfuzz) of the romanised words, or more where the
    skeletons agree: 0.88 by three consonants, 0.8 by two, 0.74 by one in short words (Seo, Suh; Ri, Lee).
    The feminine of a Slavic surname is another's name.
    """
    first, second = romanise(a), romanise(b)
    if first == second:
        return 1.0
    if _FEMININE.sub(_masculine, a) == _FEMININE.sub(_masculine, b):
        return 0.0
    near: float = Indel.normalized_similarity(first, second)
    bones, others = _bones(first), _bones(second)
    if bones == others and bones:
        return max(near, 0.88 if len(bones) > 2 else 0.8 if len(bones) == 2 else _short(a, b, 0.74))
    if {bones, others} == {"l", "r"}:
        return max(near, _short(a, b, 0.7))
    return near


def _short(a: str, b: str, likely: float) -> float:
    return likely if len(a) <= 4 and len(b) <= 4 else 0.0


def _masculine(found: re.Match[str]) -> str:
    return found[1] or "ski"
