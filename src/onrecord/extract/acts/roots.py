"""The root type of an act by its words: a second judge beside the tagger that found the span.

A multinomial logistic regression over word n-grams, triggers of the lexicon and the statement that tells
the act (`training/acts.py` fits it). The tagger sees the sentence but had few acts to learn from; the
lexicon knows words that it never saw. Their probabilities are multiplied, the tagger's with less weight.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import get_args

import numpy as np

from onrecord.extract.acts.triggers import find_triggers, outermost
from onrecord.records import ActType, Frozen, Statement

ROOTS: tuple[ActType, ...] = get_args(ActType)
_TAGGER = 0.4  # power of the tagger's probabilities
_LEAST = 1e-3  # a probability below this counts as this
_BEFORE, _AFTER, _OBJECT = 60, 50, 40  # code points around the span that are looked at
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FIRST_PERSON = re.compile(r"\W*(?:I|we|our)\b", re.IGNORECASE)
_STEM = 5  # letters


class RootWeights(Frozen, frozen=True):
    """What each feature adds to the score of each of ROOTS."""

    of: dict[str, tuple[float, ...]]
    bias: tuple[float, ...]

    def chances(self, features: Mapping[str, float]) -> tuple[float, ...]:
        """The probabilities of ROOTS."""
        known = [(value, self.of[name]) for name, value in features.items() if name in self.of]
        scores = [
            bias + math.fsum(value * weight[k] for value, weight in known) for k, bias in enumerate(self.bias)
        ]
        top = max(scores)
        odds = [math.exp(score - top) for score in scores]
        return tuple(one / math.fsum(odds) for one in odds)


def judge_root(kind: ActType, confidence: float, features: Mapping[str, float]) -> tuple[ActType, float]:
    """The type on which tagger and words settle, with its probability; a tagger that is sure decides."""
    if confidence >= 1:
        return kind, confidence
    other = (1 - confidence) / (len(ROOTS) - 1)
    tagged = [max(confidence if root == kind else other, _LEAST) ** _TAGGER for root in ROOTS]
    both = [max(a, _LEAST) * b for a, b in zip(load_root_weights().chances(features), tagged, strict=True)]
    best = max(range(len(ROOTS)), key=lambda k: both[k])
    return ROOTS[best], both[best] / math.fsum(both)


def root_features(
    text: str, start: int, end: int, sentence: tuple[int, int], told: Statement | None, *, performs: bool
) -> dict[str, float]:
    """What is weighed of an act at [start, end) that `told` tells, whose cue may perform it."""
    words = text[start:end]
    cue = " ".join(span.text for span in told.cue) if told and not performs else ""
    before = text[max(sentence[0], start - _BEFORE) : start]
    after = text[end : min(sentence[1], end + _AFTER)]
    whole = f"{cue} {words}" if cue else text[max(sentence[0], start - _OBJECT) : end]
    out: dict[str, float] = {}
    for zone, part in (("in", words), ("cue", cue)):
        found = [word.lower() for word in _WORD.findall(part)]
        for size in (1, 2, 3):
            for i in range(len(found) - size + 1):
                out[f"{zone} {' '.join(found[i : i + size])}"] = 0.5
        for word in found:
            out[f"{zone} stem {word[:_STEM]}"] = 0.5
    for zone, near in (("before", _WORD.findall(before)[-5:]), ("after", _WORD.findall(after)[:5])):
        for word in near:
            out[f"{zone} {word.lower()}"] = 0.3
    for zone, part in (("in", words), ("whole", whole), ("cue", cue)):
        hits = find_triggers(part)
        for hit in hits:
            out[f"{zone} pattern {hit.trigger.number}"] = 1.0
            out[f"{zone} mode {hit.trigger.type} {hit.trigger.mode}"] = 1.0
        for hit in outermost(hits):
            out[f"{zone} trigger {hit.trigger.type}"] = 1.0
    if told:
        out["told"] = 1.0
        out[f"manner {told.manner}"] = 1.0
    out[f"performs {performs}"] = 1.0
    out["first person"] = float(bool(_FIRST_PERSON.match(words)))
    return out


@cache
def load_root_weights() -> RootWeights:
    """The weights that ship with the package."""
    packed = files("onrecord.extract.acts").joinpath("roots.npz").read_bytes()
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        names = arrays["names"].tobytes().decode("utf-8").split("\n")
        rows = arrays["weights"].astype(np.float64).tolist()
        return RootWeights(
            of={name: tuple(row) for name, row in zip(names, rows, strict=True)},
            bias=tuple(arrays["bias"].astype(np.float64).tolist()),
        )
