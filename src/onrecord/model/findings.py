"""Texts to what the model finds in them: one pass of the encoder a window, every tagger over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.model.decode import Floats, Run, anchor_runs, argument_runs, bio_runs
from onrecord.model.labels import ARGUMENT, FLAGS, MARKS, SETTING, SPANS, STANCE, mark_columns
from onrecord.model.session import Asked, Encoded, Model
from onrecord.model.tokens import Words, split_words
from onrecord.model.windows import Window, cut_windows, pack
from onrecord.records import Frozen

Span = tuple[int, int]

_COLUMNS = mark_columns()
_NEVER = -1e4
_TOGETHER = 64  # windows whose labels are decoded at once; bounds the memory for a long page


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

    attributions: tuple[Attribution, ...] = ()
    opinions: tuple[Span, ...] = ()
    names: tuple[Finding, ...] = ()
    acts: tuple[Finding, ...] = ()
    terms: tuple[Finding, ...] = ()
    gaps: tuple[Finding, ...] = ()
    furniture: tuple[Span, ...] = ()


def find_all(excerpt: Excerpt, model: Model) -> Findings:
    """All that the model finds in a text.

    Windows go through the encoder one by one: activations are quantised by their range in a
    call, so windows that share a call would change each other's scores. Labels are then decoded
    for many windows at once, each word by the window that owns it.
    """
    words = split_words(excerpt.text, model.tokenizer, excerpt.runs)
    views = cut_windows(words, model.windows.pieces, model.windows.context)
    parts = [_find(words, views[at : at + _TOGETHER], model) for at in range(0, len(views), _TOGETHER)]
    return Findings(*(tuple(chain.from_iterable(column)) for column in zip(*parts, strict=True)))


def _find(words: Words, views: Sequence[Window], model: Model) -> tuple[Iterable[object], ...]:
    """The columns of `Findings` for neighbouring windows."""
    encoded = [model.encode(pack([(words, view)])) for view in views]
    first = views[0].own
    own = [slice(view.own - view.first, None) for view in views]
    attributions = list(_attributions(words, views, encoded, model))
    spans = np.concatenate([e.spans[:, at] for e, at in zip(encoded, own, strict=True)], 1)
    marks = np.concatenate([e.marks[at] for e, at in zip(encoded, own, strict=True)])
    runs = dict(zip(SPANS, map(bio_runs, model.span_chain.best(spans)), strict=True))
    furniture = _true_runs(marks[:, _COLUMNS["furniture"]])
    return (
        attributions,
        _spans(words, first, runs["opinion"]),
        *(_marks(words, first, name, runs[name], marks) for name in MARKS),
        _spans(words, first, furniture),
    )


def _attributions(
    words: Words, views: Sequence[Window], encoded: Sequence[Encoded], model: Model
) -> Iterator[Attribution]:
    begin = views[0].own
    scores = np.concatenate([e.anchors[0, v.own - v.first :] for v, e in zip(views, encoded, strict=True)])
    labels = model.anchor_chain.best(scores[None])[0]
    anchors = anchor_runs(labels)  # words counted from `begin`
    if not anchors:
        return
    asked = _ask(views, encoded, [(begin + i, begin + j) for i, j, _ in anchors], model)
    tags = model.argument_chain.best_near(asked.arguments)
    stances = _softmax(asked.stances)
    channel, addressee = (asked.settings == SETTING.index(name) for name in ("channel", "addressee"))
    at = [view.first for view, here in _by_window(views, [begin + i for i, _, _ in anchors]) for _ in here]
    for k, (first, last, bare) in enumerate(anchors):
        source, content = argument_runs(tags[k])
        if not content:
            continue
        told = np.flatnonzero(tags[k] >= ARGUMENT.index("B-content"))
        sure = _softmax(asked.arguments[k, told])[np.arange(len(told)), tags[k, told]].mean()
        yield Attribution(
            source=_spans(words, at[k], source),
            cue=() if bare else _spans(words, begin, [(first, last)]),
            content=_spans(words, at[k], content),
            confidence=model.confidence(model.anchor_chain.gain(scores, labels, (first, last)), float(sure)),
            channel=_spans(words, at[k], _true_runs(channel[k])),
            addressee=_spans(words, at[k], _true_runs(addressee[k])),
            stance=STANCE[int(stances[k].argmax())],
            stances=tuple(round(p, 3) for p in stances[k, 1:].tolist()),
        )


def _ask(views: Sequence[Window], encoded: Sequence[Encoded], anchors: Sequence[Run], model: Model) -> Asked:
    """What belongs to anchors, (first, last) words of the page, each asked of the window that owns it.

    Words are counted from each window's first; after its last, nothing is likely but O.
    """
    width = max(view.last - view.first for view in views)
    arguments = np.full((len(anchors), width, len(ARGUMENT)), _NEVER, np.float32)
    arguments[..., 0] = 0
    settings = np.zeros((len(anchors), width), np.int64)
    stances = np.zeros((len(anchors), len(STANCE)), np.float32)
    for (view, here), e in zip(_by_window(views, [i for i, _ in anchors]), encoded, strict=True):
        if not len(here):
            continue
        inside = np.array([anchors[k] for k in here], np.int64) - view.first
        asked = model.ask(e.words, np.minimum(inside, view.last - view.first - 1))
        n = asked.arguments.shape[1]
        arguments[here, :n] = asked.arguments
        settings[here, :n] = asked.settings
        stances[here] = asked.stances
    return Asked(arguments, settings, stances)


def _by_window(views: Sequence[Window], firsts: Sequence[int]) -> list[tuple[Window, range]]:
    """Which anchors, by the numbers of their first words, each window owns."""
    cuts = np.searchsorted(firsts, [view.own for view in views] + [views[-1].last]).tolist()
    return [(view, range(*cut)) for view, cut in zip(views, pairwise(cuts), strict=True)]


def _marks(words: Words, first: int, name: str, runs: Sequence[Run], marks: Floats) -> Iterator[Finding]:
    """Runs of words counted from `first` with their kinds, and an act's flags."""
    for i, j in runs:
        sure = _softmax(marks[i : j + 1, _COLUMNS[f"{name}.kind"]]).mean(0)
        best = int(sure.argmax())
        flags: tuple[str, ...] = ()
        if name == "act":
            held = marks[i : j + 1, _COLUMNS["flags"]].mean(0) > 0
            flags = tuple(flag for flag, holds in zip(FLAGS, held, strict=True) if holds)
        for start, end in _spans(words, first, [(i, j)]):
            yield Finding(start, end, MARKS[name][best], round(float(sure[best]), 3), flags)


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


def _spans(words: Words, begin: int, runs: Sequence[Run]) -> tuple[Span, ...]:
    """Runs of words, counted from `begin`, as code points.

    What was not read (a hole between runs of the excerpt) parts them.
    """
    spans: list[Span] = []
    for i, j in runs:
        first, last = begin + i, begin + j
        if words.run[first] == words.run[last]:  # as nearly always
            spans.append((int(words.start[first]), int(words.end[last])))
            continue
        cuts = np.flatnonzero(np.diff(words.run[first : last + 1])) + first + 1
        edges = [first, *cuts.tolist(), last + 1]
        spans.extend((int(words.start[a]), int(words.end[b - 1])) for a, b in pairwise(edges))
    return tuple(spans)
