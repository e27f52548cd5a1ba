"""Texts to what the model finds in them: one pass of the encoder a window, every tagger over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from onrecord.model.decode import Floats, Run, anchor_runs, argument_runs, opinion_runs
from onrecord.model.session import Encoded, Model
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


class Findings(Frozen, frozen=True):
    """What was found in a text: attributions in the order of their anchors, opinions in order."""

    attributions: tuple[Attribution, ...]
    opinions: tuple[Span, ...]


def find_all(excerpt: Excerpt, model: Model) -> Findings:
    """All that the model finds in a text.

    Windows go through the encoder one by one: activations are quantised by their range in a
    call, so windows that share a call would change each other's scores.
    """
    words = split_words(excerpt.text, model.tokenizer, excerpt.runs)
    attributions: list[Attribution] = []
    opinions: list[Span] = []
    for view in cut_windows(words):
        encoded = model.encode(pack([(words, view)]))
        attributions.extend(_attributions(words, view, encoded, model))
        opinions.extend(_opinions(words, view, encoded, model))
    return Findings(tuple(attributions), tuple(opinions))


def _attributions(words: Words, view: Window, encoded: Encoded, model: Model) -> Iterator[Attribution]:
    chain = model.chains["anchor"]
    labels = chain.best(encoded.anchors)[0]
    anchors = [a for a in anchor_runs(labels) if a[0] >= view.own - view.first]
    if not anchors:
        return
    where = np.array([a[:2] for a in anchors], np.int64)
    arguments = model.arguments(encoded.words, where)
    tags = model.chains["argument"].best(arguments)
    sure = _softmax(arguments)
    for k, (first, last, bare) in enumerate(anchors):
        source, content = argument_runs(tags[k])
        if not content:
            continue
        inside = np.concatenate([np.arange(i, j + 1) for i, j in content])
        anchor = chain.gain(encoded.anchors[0], labels, (first, last))
        yield Attribution(
            source=_spans(words, view, source),
            cue=() if bare else _spans(words, view, [(first, last)]),
            content=_spans(words, view, content),
            confidence=model.confidence(anchor, float(sure[k, inside, tags[k, inside]].mean())),
        )


def _opinions(words: Words, view: Window, encoded: Encoded, model: Model) -> tuple[Span, ...]:
    labels = model.chains["opinion"].best(encoded.opinions)[0]
    own = view.own - view.first  # what lies before was judged in the window before
    runs = [(max(i, own), j) for i, j in opinion_runs(labels) if j >= own]
    return _spans(words, view, runs)


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
