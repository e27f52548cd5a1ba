"""Names and outlets as words that compare equal however they are spelled: case, accents, punctuation."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base and an accent, though readers do.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_POSSESSIVE = re.compile(r"['’ʼ]s\b")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ‘`´](?=\w)")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")


def fold(text: str) -> str:
    """The words of `text`, lower case, without accents or punctuation, one space between them.

    Apostrophes within a word and the stops of an abbreviation close up ("O’Neill" gives "oneill",
    "U.S." gives "us"), a possessive goes, and every other sign parts words. The result is empty
    when there is no letter or digit.

    >>> fold("Kremlin spokesman Dmitry Peskov’s")
    'kremlin spokesman dmitry peskov'
    >>> fold("Al-Sha'ar, U.S. envoy; Lech Wałęsa")
    'al shaar us envoy lech walesa'
    """
    text = unicodedata.normalize("NFKD", text).casefold()
    # Marks with a combining class are accents; those without (vowel signs of Indic scripts) are letters.
    text = "".join(char for char in text if not unicodedata.combining(char)).translate(_LETTERS)
    text = _INITIALS.sub(r"\1", _APOSTROPHE.sub("", _POSSESSIVE.sub("", text)))
    return " ".join("".join(char if _is_letter(char) else " " for char in text).split())


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")
