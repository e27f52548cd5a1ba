"""Texts to attributions: windows through the encoder, anchors, and each anchor's source and content."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from onrecord.model.decode import Floats, Run, anchor_runs, argument_runs
from onrecord.model.labels import ANCHOR
from onrecord.model.session import Model
from onrecord.model.tokens import Words, split_words
from onrecord.model.windows import Window, cut_windows, pack
from onrecord.records import Frozen

Span = tuple[int, int]


class Attribution(Frozen, frozen=True):
    """Source, cue and content as [start, end) code points of the text; `confidence` in [0, 1].

    The cue is empty for a content that hangs on none; the source where none is named.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


class Excerpt(Frozen, frozen=True):
    """A text and the runs of it, [start, end) code points in order, that are to be read."""

    text: str
    runs: tuple[Span, ...]


def find_attributions(excerpt: Excerpt, model: Model) -> tuple[Attribution, ...]:
    """The attributions of a text, in the order of their anchors.

    Windows go through the encoder one by one: activations are quantised by their range in a
    call, so windows that share a call would change each other's scores.
    """
    words = split_words(excerpt.text, model.tokenizer, excerpt.runs)
    return tuple(a for view in cut_windows(words) for a in _read(words, view, model))


def _read(words: Words, view: Window, model: Model) -> list[Attribution]:
    batch = pack([(words, view)])
    vectors, scores = model.encode(batch)
    labels = model.anchor_chain.best(scores)[0]
    anchors = [a for a in anchor_runs(labels) if a[0] >= view.own - view.first]
    if not anchors:
        return []
    where = np.array([a[:2] for a in anchors], np.int64)
    arguments = model.arguments(vectors, where)
    tags = model.argument_chain.best(arguments)
    sure, sure_tags = _softmax(scores[0]), _softmax(arguments)
    found = []
    for k, (first, last, bare) in enumerate(anchors):
        source, content = argument_runs(tags[k])
        if not content:
            continue
        inside = np.concatenate([np.arange(i, j + 1) for i, j in content])
        anchor = 1.0 - sure[first, ANCHOR.index("O")]
        found.append(
            Attribution(
                source=_spans(words, view, source),
                cue=() if bare else _spans(words, view, [(first, last)]),
                content=_spans(words, view, content),
                confidence=round(float(anchor * sure_tags[k, inside, tags[k, inside]].mean()), 3),
            )
        )
    return found


def _softmax(scores: Floats) -> Floats:
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


def _spans(words: Words, view: Window, runs: Sequence[Run]) -> tuple[Span, ...]:
    """Runs of words as code points; what was not read (a hole between runs of the excerpt) parts them."""
    spans: list[Span] = []
    for i, j in runs:
        first, last = view.first + i, view.first + j
        cuts = np.flatnonzero(np.diff(words.run[first : last + 1])) + first + 1
        edges = [first, *cuts.tolist(), last + 1]
        spans.extend((int(words.start[a]), int(words.end[b - 1])) for a, b in pairwise(edges))
    return tuple(spans)
