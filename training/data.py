"""Annotated pages as windows with labels: PolNeAR (flat) and talks (nested)."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.model.labels import ANCHOR, ARGUMENT, OPINION, OUTLINE
from onrecord.model.tokens import Words, split_words
from onrecord.model.windows import Batch, Window, cut_windows, pack

Spans = list[tuple[int, int]]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Attribution:
    """Spans in code points; `nested` where another attribution's content holds it."""

    source: Spans
    cue: Spans
    content: Spans
    nested: bool = False


@dataclass(frozen=True)
class Annotated:
    """A page with its attributions. `flat`: nesting is not annotated, which is not to say it is absent."""

    id: str
    text: str
    runs: Spans
    attributions: list[Attribution]
    flat: bool
    opinions: Spans | None = None  # None: not annotated
    meta: dict[str, Any] = field(default_factory=dict)


def load_polnear(path: Path) -> list[Annotated]:
    pages = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            raw = json.loads(line)
            found = [
                Attribution(*(_pairs(a[r]) for r in ("source", "cue", "content")))
                for a in raw["attributions"]
            ]
            meta = {"outlet": raw["outlet"]}
            pages.append(Annotated(raw["id"], raw["text"], [(0, len(raw["text"]))], found, True, None, meta))
    return pages


def load_talks(folder: Path) -> list[Annotated]:
    """The pages of every bundle in a folder of our own corpus."""
    spec = importlib.util.spec_from_file_location("talks", folder.parent / "talks.py")
    assert spec and spec.loader
    talks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(talks)
    pages = []
    for bundle in sorted(path for path in folder.iterdir() if path.is_dir()):
        for raw in talks.read_bundle(bundle)[1]:
            found = [
                Attribution(*(_pairs(a[r]) for r in ("source", "cue", "content")), a["nested_in"] is not None)
                for a in raw["statements"]
            ]
            runs = without(_pairs(raw["furniture"]), len(raw["text"]))
            opinions, meta = _pairs(raw["opinions"]), {"genre": raw["genre"]}
            pages.append(Annotated(raw["id"], raw["text"], runs, found, False, opinions, meta))
    return pages


def without(holes: Spans, length: int) -> Spans:
    """[0, length) less the holes."""
    runs, at = [], 0
    for start, end in sorted(holes):
        if start > at:
            runs.append((at, start))
        at = max(at, end)
    return [*runs, (at, length)] if at < length else runs


def _pairs(spans: Sequence[Sequence[int]]) -> Spans:
    return [(s[0], s[1]) for s in spans]


def sha256(path: Path) -> str:
    """Of a file, or of all files below a folder with their names."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    digest = hashlib.sha256()
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        digest.update(f"{file.relative_to(path).as_posix()}\0{sha256(file)}\n".encode())
    return digest.hexdigest()


@dataclass
class Anchor:
    """An anchor of a page: its words [first, last], and the words that are its source and content."""

    first: int
    last: int
    bare: bool
    source: list[tuple[int, int]]
    content: list[tuple[int, int]]


@dataclass
class Example:
    """A page as words with the labels of each word."""

    words: Words
    flat: bool
    anchors: list[Anchor]
    outline: NDArray[np.int64]  # (n_words,)
    anchor_allowed: Bools  # (n_words, anchor labels)
    opinion: NDArray[np.int64] | None  # (n_words,)


def make_example(page: Annotated, tokenizer: Tokenizer, text: str | None = None) -> Example:
    words = split_words(page.text if text is None else text, tokenizer, page.runs)
    n = len(words)
    outline = np.zeros(n, np.int64)
    allowed = np.zeros((n, len(ANCHOR)), np.bool_)
    allowed[:, 0] = True
    anchors: list[Anchor] = []
    runs = [
        {r: _word_runs(words, getattr(a, r)) for r in ("source", "cue", "content")} for a in page.attributions
    ]
    if page.flat:
        for found in runs:
            # Any cue may lie inside a content, but none may run into it from outside.
            for first, last in found["content"]:
                allowed[first : last + 1, ANCHOR.index("B-cue")] = True
                allowed[first + 1 : last + 1, ANCHOR.index("I-cue")] = True
    for a, found in zip(page.attributions, runs, strict=True):
        if found["cue"]:
            # The first piece of a cue in two carries it ("did … say"): which one matters little.
            first, last, bare = *found["cue"][-1], False
        elif found["content"]:
            first, bare = found["content"][0][0], True
            last = first
        else:
            continue
        anchors.append(Anchor(first, last, bare, found["source"], found["content"]))
        allowed[first : last + 1] = False
        if bare:
            allowed[first, ANCHOR.index("B-bare")] = True
        else:
            allowed[first, ANCHOR.index("B-cue")] = True
            allowed[first + 1 : last + 1, ANCHOR.index("I-cue")] = True
        if not a.nested:
            for role in ("content", "source", "cue"):
                for i, j in found[role]:
                    outline[i : j + 1] = OUTLINE.index(f"I-{role}")
                    outline[i] = OUTLINE.index(f"B-{role}")
    _repair(outline)
    opinion = None
    if page.opinions is not None:
        opinion = np.zeros(n, np.int64)
        for i, j in _word_runs(words, page.opinions):
            opinion[i : j + 1] = OPINION.index("I-opinion")
            opinion[i] = OPINION.index("B-opinion")
    return Example(words, page.flat, anchors, outline, allowed, opinion)


def _repair(tags: NDArray[np.int64]) -> None:
    """An inside label whose span was written over in part begins anew."""
    for k, tag in enumerate(tags):
        name = OUTLINE[tag]
        if name.startswith("I-") and (k == 0 or OUTLINE[tags[k - 1]][2:] != name[2:]):
            tags[k] = OUTLINE.index("B-" + name[2:])


def _word_runs(words: Words, spans: Spans) -> list[tuple[int, int]]:
    """Spans of code points as runs of words [first, last]; a span that touches no word is left out."""
    runs = []
    for start, end in sorted(spans):
        first = int(np.searchsorted(words.end, start, side="right"))
        last = int(np.searchsorted(words.start, end, side="left")) - 1
        if first <= last:
            runs.append((first, last))
    return runs


@dataclass(frozen=True)
class Labelled:
    """A padded batch of windows with its labels."""

    batch: Batch
    real: Bools  # (n_windows, n_words)
    outline_allowed: Bools  # (n_windows, n_words, labels)
    anchor_allowed: Bools  # (n_windows, n_words, labels)
    opinion_allowed: Bools  # (n_windows, n_words, labels)
    anchor: NDArray[np.int64]  # (n_anchors, 3) row, first word, last word
    argument: NDArray[np.int64]  # (n_anchors, n_words)


def label(views: Sequence[tuple[Example, Window]]) -> Labelled:
    batch = pack([(e.words, v) for e, v in views])
    shape = batch.word_piece.shape
    real = np.zeros(shape, np.bool_)
    # Whatever is not this window's own to judge may carry any label.
    outline = np.ones((*shape, len(OUTLINE)), np.bool_)
    allowed = np.ones((*shape, len(ANCHOR)), np.bool_)
    opinion = np.ones((*shape, len(OPINION)), np.bool_)
    where, tags = [], []
    for row, (e, v) in enumerate(views):
        n = v.last - v.first
        real[row, :n] = True
        counted = slice(v.own - v.first, n)
        outline[row, counted] = np.arange(len(OUTLINE)) == e.outline[v.own : v.last, None]
        allowed[row, counted] = e.anchor_allowed[v.own : v.last]
        if e.opinion is not None:
            opinion[row, counted] = np.arange(len(OPINION)) == e.opinion[v.own : v.last, None]
        firsts = ((outline[row, 0], OUTLINE), (allowed[row, 0], ANCHOR), (opinion[row, 0], OPINION))
        for possible, labels in firsts:
            if not any(possible[k] for k, name in enumerate(labels) if not name.startswith("I-")):
                possible[:] = True  # the window cuts a span
        for a in e.anchors:
            if not (v.own <= a.first and a.last < v.last):
                continue
            marks = np.zeros(shape[1], np.int64)
            for role, runs in (("content", a.content), ("source", a.source)):
                for i, j in runs:
                    i, j = max(i, v.first) - v.first, min(j, v.last - 1) - v.first
                    if i <= j:
                        marks[i : j + 1] = ARGUMENT.index(f"I-{role}")
                        marks[i] = ARGUMENT.index(f"B-{role}")
            for k in range(1, n):
                if marks[k] in (2, 4) and marks[k - 1] not in (marks[k], marks[k] - 1):
                    marks[k] -= 1
            where.append((row, a.first - v.first, a.last - v.first))
            tags.append(marks)
    anchor = np.array(where, np.int64).reshape(-1, 3)
    argument = np.array(tags, np.int64).reshape(-1, shape[1])
    return Labelled(batch, real, outline, allowed, opinion, anchor, argument)


_CURLY = str.maketrans("“”", '""')
_SINGLE = str.maketrans("“”", "‘’")


def vary(text: str, rng: random.Random) -> str:
    """The text in another house's quotation marks, now and then; lengths stay."""
    dice = rng.random()
    if dice < 0.25:
        return text.translate(_CURLY)
    return text.translate(_SINGLE) if dice < 0.33 else text


def epoch(
    pages: Sequence[Annotated], tokenizer: Tokenizer, rng: random.Random, batch_size: int
) -> Iterator[Labelled]:
    """Shuffled batches of windows of about one length, cut anew each time."""
    views: list[tuple[Example, Window]] = []
    for page in pages:
        example = make_example(page, tokenizer, vary(page.text, rng))
        views.extend((example, v) for v in cut_windows(example.words, rng.choice((254, 254, 222, 190, 150))))
    rng.shuffle(views)
    pool = batch_size * 32
    batches = []
    for at in range(0, len(views), pool):
        near = sorted(views[at : at + pool], key=lambda x: x[1].last - x[1].first)
        batches.extend(near[i : i + batch_size] for i in range(0, len(near), batch_size))
    rng.shuffle(batches)
    for chunk in batches:
        yield label(chunk)
