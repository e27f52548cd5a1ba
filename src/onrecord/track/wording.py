"""What a text is about, made comparable: stems, numbers, and vectors of its words.

The vectors are short and their words few, so that paraphrases ("injured", "hurt"; "lorry", "truck")
come near each other; what has no vector (names above all) is compared by its stem alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]

WIDTH = 64


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_WORD = re.compile(r"[a-z0-9]+(?:[.,]\d+)*")
_STOP = frozenset(
    _split(
        """a an the this that these those and or but nor if of to in on at by for from with as into onto over
    under than then so too very can could will would shall should may might must do does did done doing be
    is am are was were been being have has had having i me my we us our you your he him his she her it its
    they them their who whom whose which what when where why how there here all any some each every both
    one just also only own same such more most other up out off about after before again said says say told
    tell tells telling added according"""
    )
)
_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        _split(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty"""
        )
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80"}
_NUMBERS |= {"ninety": "90", "hundred": "100", "dozen": "12", "half": "half", "both": "2"}
_ONE_WORD = re.compile(r"cease-?fire")
_ENDING = re.compile(
    r"(?:ations?|ments?|ingly|ings?|edly|ed|ies|ied|es|s|ly|als?|ers?|e|y)$"
)  # coarse: what it cuts too far the vectors put right


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text that say something, in order.

    `stems[i]` stands for `words[i]`; `rows[i]` is its vector of length 1, or zeros where it has none.
    """

    plain: tuple[str, ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]
    rows: Floats  # (n_words, WIDTH)

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers among the stems."""
        return frozenset(stem for stem in self.stems if stem[0] == "#")


def word(text: str) -> Wording:
    """The wording of a text."""
    plain = _plain(text)
    words = tuple(one for one in plain if one in _NUMBERS or (one not in _STOP and len(one) > 1))
    rows = np.stack([vector(one) for one in words]) if words else np.zeros((0, WIDTH), np.float32)
    return Wording(plain, words, tuple(map(stem, words)), rows)


def _plain(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", text.lower())
    folded = "".join(char for char in folded if not unicodedata.combining(char)).replace("’", "'")
    folded = _ONE_WORD.sub("truce", folded).replace("n't", " not").replace("'s", "")
    return tuple(_WORD.findall(folded))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending; a number, in words or digits, as "#12".

    >>> stem("negotiations"), stem("negotiating"), stem("twelve"), stem("1,200")
    ('negoti', 'negotiat', '#12', '#1200')
    """
    if word in _NUMBERS:
        return "#" + _NUMBERS[word]
    if word[0].isdigit():
        return "#" + word.replace(",", "")
    if len(word) <= 4:
        return word[:-1] if len(word) == 4 and word[-1] == "s" and word[-2] != "s" else word
    bare = _ENDING.sub("", word)
    if len(bare) < 4:
        return word[:4]
    return bare[:-1] if len(bare) > 4 and bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare


@lru_cache(maxsize=65536)
def vector(word: str) -> Floats:
    """The word's vector, of length 1; zeros where it has none."""
    places, rows = _load()
    at = places.get(word)
    if at is None and word.endswith("s"):
        at = places.get(word[:-1])
    if at is None or word[0].isdigit():
        return np.zeros(WIDTH, np.float32)
    row = rows[at].astype(np.float32)
    unit: Floats = row / np.float32(np.linalg.norm(row))
    return unit


@cache
def _load() -> tuple[dict[str, int], npt.NDArray[np.int8]]:
    with np.load(Path(__file__).with_name("words.npz")) as file:
        words = file["words"].tobytes().decode("ascii").split("\n")
        return {word: at for at, word in enumerate(words)}, file["rows"]
