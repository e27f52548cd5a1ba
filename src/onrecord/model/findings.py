"""Texts to what the model finds in them: one pass of the encoder a window, every tagger over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.model.decode import Floats, Run, anchor_runs, argument_runs, bio_runs
from onrecord.model.labels import FLAGS, MARKS, SETTING, SPANS, STANCE, mark_columns
from onrecord.model.session import Encoded, Model
from onrecord.model.tokens import Words, split_words
from onrecord.model.windows import Window, cut_windows, pack
from onrecord.records import Frozen

Span = tuple[int, int]

_COLUMNS = mark_columns()


class Attribution(Frozen, frozen=True):
    """Source, cue and content as [start, end) code points of the text; `confidence` in [0, 1].

    The cue is empty for a content that hangs on none; the source where none is named. `channel` and
    `addressee` are the words that name where and to whom it was said, empty where none do. `stance`
    is what the statement proves of its speaker's stance on what it is about: for, against, conditional,
    unclear, or none, with the probability of each but none in `stances` (in that order).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    channel: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    stance: str = "none"
    stances: tuple[float, ...] = ()


class Finding(Frozen, frozen=True):
    """[start, end) code points of one kind (see MARKS); `confidence` is the kind's probability, in [0, 1].

    `flags` are what holds of an act: negated, future, hypothetical.
    """

    start: int
    end: int
    kind: str
    confidence: float
    flags: tuple[str, ...] = ()


class Excerpt(Frozen, frozen=True):
    """A text and the runs of it, [start, end) code points in order, that are to be read."""

    text: str
    runs: tuple[Span, ...]


class Findings(Frozen, frozen=True):
    """What was found in a text, each in order; attributions in the order of their anchors.

    `furniture` are runs that look like no part of the article.
    """

    attributions: tuple[Attribution, ...]
    opinions: tuple[Span, ...]
    names: tuple[Finding, ...] = ()
    acts: tuple[Finding, ...] = ()
    terms: tuple[Finding, ...] = ()
    gaps: tuple[Finding, ...] = ()
    furniture: tuple[Span, ...] = ()


def find_all(excerpt: Excerpt, model: Model) -> Findings:
    """All that the model finds in a text.

    Windows go through the encoder one by one: activations are quantised by their range in a
    call, so windows that share a call would change each other's scores.
    """
    words = split_words(excerpt.text, model.tokenizer, excerpt.runs)
    attributions: list[Attribution] = []
    opinions: list[Span] = []
    furniture: list[Span] = []
    marks: dict[str, list[Finding]] = {name: [] for name in MARKS}
    for view in cut_windows(words, model.windows.pieces, model.windows.context):
        encoded = model.encode(pack([(words, view)]))
        attributions.extend(_attributions(words, view, encoded, model))
        labels = model.span_chain.best(encoded.spans)
        for name, row in zip(SPANS, labels, strict=True):
            runs = _own(bio_runs(row), view)
            if name in marks:
                marks[name].extend(_marks(words, view, name, runs, encoded.marks))
            else:
                opinions.extend(_spans(words, view, runs))
        furniture.extend(_spans(words, view, _own(_true_runs(encoded.marks[:, _COLUMNS["furniture"]]), view)))
    return Findings(
        attributions=tuple(attributions),
        opinions=tuple(opinions),
        names=tuple(marks["name"]),
        acts=tuple(marks["act"]),
        terms=tuple(marks["term"]),
        gaps=tuple(marks["gap"]),
        furniture=tuple(furniture),
    )


def _attributions(words: Words, view: Window, encoded: Encoded, model: Model) -> Iterator[Attribution]:
    chain = model.anchor_chain
    labels = chain.best_near(encoded.anchors)[0]
    anchors = [a for a in anchor_runs(labels) if a[0] >= view.own - view.first]
    if not anchors:
        return
    asked = model.ask(encoded.words, np.array([a[:2] for a in anchors], np.int64))
    tags = model.argument_chain.best_near(asked.arguments)
    settings = asked.settings.argmax(-1)
    stances = _softmax(asked.stances)
    for k, (first, last, bare) in enumerate(anchors):
        source, content = argument_runs(tags[k])
        if not content:
            continue
        inside = np.concatenate([np.arange(i, j + 1) for i, j in content])
        sure = _softmax(asked.arguments[k, inside])[np.arange(len(inside)), tags[k, inside]].mean()
        anchor = chain.gain(encoded.anchors[0], labels, (first, last))
        yield Attribution(
            source=_spans(words, view, source),
            cue=() if bare else _spans(words, view, [(first, last)]),
            content=_spans(words, view, content),
            confidence=model.confidence(anchor, float(sure)),
            channel=_spans(words, view, _true_runs(settings[k] == SETTING.index("channel"))),
            addressee=_spans(words, view, _true_runs(settings[k] == SETTING.index("addressee"))),
            stance=STANCE[int(stances[k].argmax())],
            stances=tuple(round(float(p), 3) for p in stances[k, 1:]),
        )


def _marks(words: Words, view: Window, name: str, runs: Sequence[Run], marks: Floats) -> Iterator[Finding]:
    for i, j in runs:
        sure = _softmax(marks[i : j + 1, _COLUMNS[f"{name}.kind"]]).mean(0)
        best = int(sure.argmax())
        flags: tuple[str, ...] = ()
        if name == "act":
            held = marks[i : j + 1, _COLUMNS["flags"]].mean(0) > 0
            flags = tuple(flag for flag, holds in zip(FLAGS, held, strict=True) if holds)
        for start, end in _spans(words, view, [(i, j)]):
            yield Finding(start, end, MARKS[name][best], round(float(sure[best]), 3), flags)


def _own(runs: Sequence[Run], view: Window) -> list[Run]:
    """The runs cut to what the window owns; what lies before was judged in the window before."""
    own = view.own - view.first
    return [(max(i, own), j) for i, j in runs if j >= own]


def _true_runs(holds: NDArray[np.bool_] | Floats) -> list[Run]:
    """Runs of words (first, last) for which it holds, or whose score is above zero."""
    at = np.flatnonzero(holds.reshape(-1) > 0)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > 1)
    return list(zip(at[[0, *(breaks + 1)]].tolist(), at[[*breaks, -1]].tolist(), strict=True))


def _softmax(scores: Floats) -> Floats:
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


def _spans(words: Words, view: Window, runs: Sequence[Run]) -> tuple[Span, ...]:
    """Runs of words as code points; what was not read (a hole between runs of the excerpt) parts them."""
    spans: list[Span] = []
    for i, j in runs:
        first, last = view.first + i, view.first + j
        if words.run[first] == words.run[last]:  # as nearly always
            spans.append((int(words.start[first]), int(words.end[last])))
            continue
        cuts = np.flatnonzero(np.diff(words.run[first : last + 1])) + first + 1
        edges = [first, *cuts.tolist(), last + 1]
        spans.extend((int(words.start[a]), int(words.end[b - 1])) for a, b in pairwise(edges))
    return tuple(spans)
