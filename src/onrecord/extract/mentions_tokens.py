"""The words of a text, as the finder of names sees them: possessives off, beginnings of sentences marked."""

from __future__ import annotations

import re

from onrecord.extract import mentions_words as words
from onrecord.records import Frozen

_TOKEN = re.compile(r"[^\W_]+(?:['’‘ʼ.&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE = re.compile(r"(?:^|[\n.!?:;…—–]|\d\))[\s\"'“”‘’«»(\[–—*•-]*$")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Col|Capt|Lt|Rep|Gov|Rev|St|Maj|Brig|Hon|Sgt|Adm|Cllr|Ald|Vda|Smt|"
    r"Fr|Msgr|Atty)|\b[A-Z])\.\s*$"
)


class Token(Frozen, frozen=True):
    """A word of the text, without the possessive that may follow it (`owned`)."""

    start: int
    end: int
    text: str
    owned: bool = False
    opens: bool = False  # begins a sentence, a line or a quotation

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_upper(self) -> bool:
        """Whether it begins with a capital, be it after a particle ("al-Jaburi")."""
        head, _, rest = self.text.partition("-")
        if self.text[0].isupper():
            return True
        return (head in words.PARTICLES and rest[:1].isupper()) or bool(
            re.match(r"[dl]['’][^\W\d_]", self.text) and self.text[2].isupper()
        )


def find_tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, in order."""
    out = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word = found[0]
        owned = bool(_POSSESSIVE.search(word))
        if owned:
            word, end = word[:-2], end - 2
        elif word[-1] in "sz" and text[end : end + 2] in ("’ ", "' "):
            owned = True
        if not word:
            continue
        before = text[max(0, start - 12) : start]
        opens = bool(_SENTENCE.search(before)) and not ABBREVIATED.search(text[max(0, start - 8) : start])
        if not opens and before[-1:] in '“"‘«(':
            opens = True
        out.append(Token(start, end, word, owned, opens))
    return tuple(out)
