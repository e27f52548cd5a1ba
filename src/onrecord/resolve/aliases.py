"""The spellings of one figure on a page: which fits which, the fullest, peoples made from a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.mentions_kinds import NameMention
from onrecord.extract.mentions_tokens import Token
from onrecord.resolve.figures import Figure
from onrecord.resolve.gazetteer.lookup import look_up
from onrecord.resolve.spelling import SAME, likeness, name_words

_ENDINGS = ("ians", "ian", "ans", "eans", "ean", "an", "ese", "is", "i", "ish", "ns", "n", "ers", "er")


def fit(key: tuple[str, ...], figure: Figure) -> float:
    """How well a short name fits a figure's: 1 for its surname, less for its given name."""
    full = figure.words
    degrees = []
    for word in key:
        best = max(((likeness(word, other), n) for n, other in enumerate(full)), default=(0.0, 0))
        degrees.append(best[0] - (0.05 if best[1] == 0 and len(full) > 1 else 0.0))
        if len(word) == 1 and len(key) == 1:
            return 0.0
    if len(key) == 1 and len(full) > 1 and degrees[0] < SAME and likeness(key[0], "".join(full[-2:])) > 0.9:
        return 0.95
    return sum(degrees) / len(degrees)


def are_apart(figure: Figure, key: tuple[str, ...]) -> bool:
    """Two full names with one surname and given names that no spelling brings together."""
    if len(figure.words) != len(key) or figure.words[-1] != key[-1]:
        return False
    return likeness(figure.words[0], key[0]) < 0.74


_ALIKE = dict(zip("kgcjdyzbplr", "gkkdjjtpbrl", strict=True))


def first_letters(letter: str) -> str:
    """Another first letter that the same name may have in another romanisation; the letter itself if none."""
    return _ALIKE.get(letter, letter)


def fullest(names: Sequence[str]) -> str:
    """The name with most words written out, the first met of those; not in capitals where another is not."""
    return max(
        names,
        key=lambda n: (
            sum(len(w) > 1 for w in name_words(n)),
            not n.isupper(),
            len(name_words(n)),
            -names.index(n),
        ),
        default="",
    )


def spelt(name: str) -> str:
    """A name without middle initials; one that the page has in capitals alone as names are written."""
    name = re.sub(r"(?<=[^\W\d_]{2}) (?:[^\W\d_]\.? )+(?=[^\W\d_]{2})", " ", name)  # Sergey V. Lavrov
    if not name.isupper() or len(name) < 4:
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), name)


def find_peoples(tokens: Sequence[Token], mentions: Sequence[NameMention]) -> dict[str, str]:
    """Adjectives and peoples made from the page's own names: "Karvelian" and "Karvelians" from "Karvelia"."""
    bases = {m.text for m in mentions if " " not in m.text and len(m.text) > 3 and m.kind != "person"}
    out: dict[str, str] = {}
    shapes = [t.text for t in tokens if t.text[:1].isupper() and t.lower.endswith(_ENDINGS)]
    for word in dict.fromkeys(shapes):
        low = word.lower()
        if look_up(word) is not None:
            continue
        stem = low
        for ending in _ENDINGS:
            if low.endswith(ending):
                stem = low[: -len(ending)]
                break
        if len(stem) < 3:
            continue
        for base in bases:
            b = base.lower()
            if (
                b != low
                and (b == stem or (b.startswith(stem) and 0 < len(b) - len(stem) <= 4))
                and not look_up(base)
            ):
                out[low] = base
                break
    return out
