"""PLOVER by the sentence: root type, and the countries of actor and recipient.

    root        accuracy of the root type, five-fold, with nothing but the sentence given
                (YIELD = CONCEDE or RETREAT)
    lexicon     the same with the type of the sentence's first trigger, nothing learned
    actor       accuracy of the actor's country, where the annotated actor names one
    recipient   the same for the recipient

The sentences are the training part of PLOVER's annotated set. Its gold part is not touched. What is learned
is a ridge classifier over triggers of the lexicon and word n-grams (TF-IDF). Vectors of the shipped encoder
are not used: it was trained on the types of these very sentences, and would tell what it was told. The
lexicon was widened after reading some two hundred of them, so the figures say how well these sentences are
described, and are above what unseen ones would give.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np

from eval.corpora import CORPORA, MissingCorporaError
from onrecord.extract.acts.parties import find_sides
from onrecord.extract.acts.triggers import find_triggers, outermost
from onrecord.resolve.gazetteer.lookup import look_up

FOLDS = 5
PENALTY = 1.0
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NAME = re.compile(r"[^\W\d_][\w’'.-]*")
_LONGEST_NAME = 4  # words

Floats = np.ndarray


class Sentence(msgspec.Struct, frozen=True):
    """An annotated sentence: who does what to whom, in words; `type` is the root."""

    text: str
    actor: str
    recipient: str
    type: str


def load_sentences(corpora: Path = CORPORA) -> list[Sentence]:
    """The training part; MissingCorporaError where it is not there."""
    path = corpora / "plover" / "train.jsonl"
    if not path.is_file():
        raise MissingCorporaError(f"{path} is not there; `--corpora` names the folder that holds plover/")
    return [msgspec.json.decode(line, type=Sentence) for line in path.read_bytes().splitlines() if line]


def score(corpora: Path = CORPORA) -> dict[str, float]:
    """All figures by name, in per cent."""
    sentences = load_sentences(corpora)
    return {
        "root": 100 * _accuracy(sentences),
        "lexicon": 100 * _share(root_by_lexicon(one.text) == one.type for one in sentences),
        **countries(sentences),
    }


def _share(right: object) -> float:
    found = list(right)  # type: ignore[call-overload]
    return sum(found) / len(found) if found else 0.0


def root_by_lexicon(text: str) -> str | None:
    """The root of the first trigger; None where there is none."""
    hits = outermost(find_triggers(text))
    return _root(hits[0].trigger.type) if hits else None


def _root(kind: str) -> str:
    return "YIELD" if kind in ("CONCEDE", "RETREAT") else kind


def fold_of(text: str) -> int:
    """Which fold a sentence is in, by its hash, so that doublets stay together."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


def _accuracy(sentences: Sequence[Sentence]) -> float:
    folds = np.array([fold_of(one.text) for one in sentences])
    types = sorted({one.type for one in sentences})
    truth = np.array([types.index(one.type) for one in sentences])
    lexical = [lexical_features(one.text) for one in sentences]
    words = [ngrams(one.text) for one in sentences]
    right = 0
    for k in range(FOLDS):
        learn, ask = np.flatnonzero(folds != k), np.flatnonzero(folds == k)
        kernel = _kernel(_matrix(lexical, learn), learn, ask)
        kernel = _sum(kernel, _kernel(_tfidf(words, learn), learn, ask))
        scores = ridge(kernel[0], kernel[1], np.eye(len(types))[truth[learn]])
        right += int((scores.argmax(1) == truth[ask]).sum())
    return right / len(sentences)


def ridge(known: Floats, asked: Floats, targets: Floats) -> Floats:
    """Scores of each class by kernel ridge regression on indicator targets (Saunders et al., 1998)."""
    mean = targets.mean(0)
    weights = np.linalg.solve(known + PENALTY * np.eye(len(known)), targets - mean)
    return np.asarray(asked @ weights + mean)


def lexical_features(text: str) -> dict[str, float]:
    """Triggers that match, their types, and which type comes first, second, third and longest."""
    hits = find_triggers(text)
    out: dict[str, float] = {}
    for hit in hits:
        out[f"pattern {hit.trigger.number}"] = 1.0
        out[f"mode {hit.trigger.type} {hit.trigger.mode}"] = 1.0
    outer = outermost(hits)
    for hit in outer:
        out[f"type {hit.trigger.type}"] = out.get(f"type {hit.trigger.type}", 0.0) + 1.0
        if text[max(0, hit.start - 5) : hit.start].strip().endswith(("to", "not")):
            out[f"to {hit.trigger.type}"] = 1.0
    for place, hit in enumerate(outer[:3]):
        out[f"{place} {hit.trigger.type}"] = 1.0
    if outer:
        out[f"longest {max(outer, key=lambda hit: hit.end - hit.start).trigger.type}"] = 1.0
    return out


def ngrams(text: str) -> dict[str, float]:
    """Words, pairs and triples, with how often each occurs."""
    words = [word.lower() for word in _WORD.findall(text)]
    return Counter(" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1))  # type: ignore[return-value]


def _matrix(rows: Sequence[Mapping[str, float]], learn: Floats) -> Floats:
    names = {name: i for i, name in enumerate(sorted({name for k in learn for name in rows[k]}))}
    out = np.zeros((len(rows), len(names)), np.float32)
    for row, features in enumerate(rows):
        for name, value in features.items():
            if name in names:
                out[row, names[name]] = value
    return out


def _tfidf(rows: Sequence[Mapping[str, float]], learn: Floats) -> Floats:
    spread = Counter(name for k in learn for name in rows[k])
    weighed = [
        {
            name: (1 + math.log(count)) * (1 + math.log((1 + len(learn)) / (1 + spread[name])))
            for name, count in row.items()
            if name in spread
        }
        for row in rows
    ]
    matrix = _matrix(weighed, learn)
    return np.asarray(matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9))


def _kernel(matrix: Floats, learn: Floats, ask: Floats) -> tuple[Floats, Floats]:
    return matrix[learn] @ matrix[learn].T, matrix[ask] @ matrix[learn].T


def _sum(a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    return a[0] + b[0], a[1] + b[1]


def countries(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Accuracy of the actor's and the recipient's country, where the annotation names one."""
    right: dict[str, list[bool]] = {"actor": [], "recipient": []}
    for one in sentences:
        actor, recipient = find_sides(one.text, named_countries(one.text))
        for role, told, found in (("actor", one.actor, actor), ("recipient", one.recipient, recipient)):
            wanted = named_countries(told)
            if wanted:
                right[role].append(found == wanted[0][2])
    return {role: 100 * _share(found) for role, found in right.items()}


def named_countries(text: str) -> list[tuple[int, int, str]]:
    """(start, end, country) of each country named, or its people, the longest there."""
    words = list(_NAME.finditer(text))
    out, i = [], 0
    while i < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - i), 0, -1):
            start, end = words[i].start(), words[i + length - 1].end()
            name = text[start:end].removesuffix("’s").removesuffix("'s").rstrip(".,")
            known = look_up(name) if name[0].isupper() else None
            if known and known.kind == "state":
                out.append((start, end, known.name))
                i += length - 1
                break
        i += 1
    return out
