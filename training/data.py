"""Annotated pages as windows with labels: PolNeAR (flat) and talks (nested)."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.model.labels import ANCHOR, ARGUMENT, BIO, FLAGS, MARKS, OUTLINE, SETTING, STANCE
from onrecord.model.tokens import Words, split_words
from onrecord.model.windows import Batch, Window, cut_windows, pack
from training.names import Named, names_in, persons_of
from training.setting import find_addressee, find_channel

SIZES = (40, 254, 190, 158, 126, 126)  # most word pieces of a window; the last is what reading uses
CONTEXT = 20  # word pieces that a window shows again from before
POOL = 256  # windows that are put into batches by their lengths

Spans = list[tuple[int, int]]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Attribution:
    """Spans in code points; `nested` where another attribution's content holds it."""

    source: Spans
    cue: Spans
    content: Spans
    nested: bool = False
    setting: dict[str, Spans] | None = None  # words of its channel and addressee; a key left out: unknown
    stance: int | None = None  # of STANCE; None: not annotated


@dataclass(frozen=True)
class Annotated:
    """A page with its attributions. `flat`: nesting is not annotated, which is not to say it is absent."""

    id: str
    text: str
    runs: Spans
    attributions: list[Attribution]
    flat: bool
    opinions: Spans | None = None  # None: not annotated
    marks: dict[str, list[Named]] = field(default_factory=dict)  # what is not a key is not annotated
    unnamed: Spans = field(default_factory=list)  # may be names or not
    flags: list[tuple[int, int, tuple[bool, ...]]] = field(default_factory=list)  # of acts
    furniture: Spans | None = None
    types: tuple[str, ...] = ()  # of the act in it, wherever that stands
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
            text = raw["text"]
            sources = ["".join(text[i:j] for i, j in a.source) for a in found]
            names, unknown = names_in(text, persons_of(sources, text))
            pages.append(
                Annotated(
                    raw["id"], text, [(0, len(text))], found, True,
                    marks={"name": names}, unnamed=unknown, furniture=[], meta={"outlet": raw["outlet"]},
                )
            )  # fmt: skip
    return pages


def load_talks(folder: Path) -> list[Annotated]:
    """The pages of every bundle in a folder of our own corpus."""
    spec = importlib.util.spec_from_file_location("talks", folder.parent / "talks.py")
    assert spec and spec.loader
    talks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(talks)
    pages = []
    for bundle in sorted(path for path in folder.iterdir() if path.is_dir()):
        about, raws = talks.read_bundle(bundle)
        known = _known_names(about)
        pages.extend(_talks_page(raw, known) for raw in raws)
    return pages


def _known_names(bundle: dict[str, Any]) -> dict[str, str]:
    """The bundle's names with their kinds; where an alias is of one word and a party's, the kind is open."""
    known: dict[str, str] = {}
    for party in bundle["parties"]:
        kind = "state" if party.get("kind") == "state" else "organisation"
        known[party["name"]] = kind
        for alias in party.get("aliases", []):
            known.setdefault(alias, kind if " " in alias or alias.isupper() else "")
    for person in bundle["people"]:
        kind = "organisation" if person.get("role") == "institution" else "person"
        for alias in (person["name"], *person.get("aliases", [])):
            known[re.sub(r"^(?:(?:Mr|Mrs|Ms|Dr|MR|MS|MRS|DR)\.? )", "", alias)] = kind
        if kind == "person" and len(person["name"].split()) > 1:
            known.setdefault(person["name"].split()[-1], "person")
    return {re.sub("^[Tt]he ", "", name): kind for name, kind in known.items()}


def _talks_page(raw: dict[str, Any], known: dict[str, str]) -> Annotated:
    text = raw["text"]
    proved: dict[str, Counter[str]] = {}
    for stance in raw["stances"]:
        for number in stance["statements"]:
            proved.setdefault(str(number).rsplit("#", 1)[-1], Counter())[stance["stance"]] += 1
    found = []
    for s in raw["statements"]:
        source, cue, content = (_pairs(s[r]) for r in ("source", "cue", "content"))
        setting = {
            role: spans
            for role, spans in (
                ("channel", find_channel(text, s["channel"], source + cue)),
                ("addressee", find_addressee(text, s["addressee"], source + cue, content)),
            )
            if spans is not None
        }
        most = proved[s["id"]].most_common(1)[0][0] if s["id"] in proved else "none"
        nested = s["nested_in"] is not None
        found.append(Attribution(source, cue, content, nested, setting, STANCE.index(most)))
    names, unknown = names_in(text, known)
    marks = {
        "name": names,
        "act": [(i, j, a["type"]) for a in raw["acts"] for i, j in a["spans"]],
        "term": [(i, j, t["kind"]) for t in raw["terms"] for i, j in t["spans"]],
        "gap": [(g["start"], g["end"], g["kind"]) for g in raw["gaps"]],
    }
    flags = [(i, j, tuple(bool(a[f]) for f in FLAGS)) for a in raw["acts"] for i, j in a["spans"]]
    furniture = _pairs(raw["furniture"])
    return Annotated(
        raw["id"], text, without(furniture, len(text)), found, False, _pairs(raw["opinions"]),
        marks, unknown, flags, furniture, meta={"genre": raw["genre"]},
    )  # fmt: skip


def load_plover(path: Path) -> list[Annotated]:
    """Sentences with the root type of their act; its words, and all else, are unknown."""
    pages = []
    for line in path.read_text(encoding="utf8").splitlines():
        raw = json.loads(line)
        types = ("CONCEDE", "RETREAT") if raw["type"] == "YIELD" else (raw["type"],)
        text = raw["text"].strip()
        pages.append(Annotated(f"plover-{raw['id']}", text, [(0, len(text))], [], True, types=types))
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
    setting: dict[str, list[tuple[int, int]]] | None
    stance: int | None


@dataclass
class Example:
    """A page as words with the labels of each word."""

    words: Words
    flat: bool
    anchors: list[Anchor]
    outline: NDArray[np.int64]  # (n_words,)
    anchor_allowed: Bools  # (n_words, anchor labels)
    opinion: NDArray[np.int64] | None  # (n_words,)
    marks: dict[str, tuple[Bools, NDArray[np.int64]]]  # allowed (n_words, 3), kind (n_words,), -1 unknown
    flags: NDArray[np.float32]  # (n_words, flags), -1 unknown
    furniture: NDArray[np.float32]  # (n_words,), -1 unknown
    types: tuple[int, ...]


def make_example(
    page: Annotated, tokenizer: Tokenizer, text: str | None = None, *, whole: bool = False
) -> Example:
    """`whole`: with the furniture, which is left out otherwise."""
    runs_read = [(0, len(page.text))] if whole else page.runs
    words = split_words(page.text if text is None else text, tokenizer, runs_read)
    n = len(words)
    outline = np.zeros(n, np.int64)
    allowed = np.zeros((n, len(ANCHOR)), np.bool_)
    allowed[:, 0] = True
    anchors: list[Anchor] = []
    runs = [
        {r: _word_runs(words, getattr(a, r)) for r in ("source", "cue", "content")} for a in page.attributions
    ]
    if page.types:
        allowed[:] = True
    elif page.flat:
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
        setting = (
            None if a.setting is None else {r: _word_runs(words, spans) for r, spans in a.setting.items()}
        )
        anchors.append(Anchor(first, last, bare, found["source"], found["content"], setting, a.stance))
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
            opinion[i : j + 1] = BIO.index("I-x")
            opinion[i] = BIO.index("B-x")
    furniture = np.full(n, -1, np.float32)
    if page.furniture is not None:
        furniture[:] = 0
        for i, j in _word_runs(words, page.furniture):
            furniture[i : j + 1] = 1
    flags = np.full((n, len(FLAGS)), -1, np.float32)
    for start, end, values in page.flags:
        for i, j in _word_runs(words, [(start, end)]):
            flags[i : j + 1] = values
    types = tuple(MARKS["act"].index(t) for t in page.types)
    marks = {name: _marks(words, name, found, page) for name, found in page.marks.items()}
    return Example(words, page.flat, anchors, outline, allowed, opinion, marks, flags, furniture, types)


def _marks(words: Words, name: str, found: list[Named], page: Annotated) -> tuple[Bools, NDArray[np.int64]]:
    """What each word may carry of BIO, and its kind; of spans that overlap, the first counts."""
    tags = np.zeros(len(words), np.int64)
    kind = np.full(len(words), -1, np.int64)
    for start, end, what in sorted(found):
        for i, j in _word_runs(words, [(start, end)]):
            if tags[i : j + 1].any():
                continue
            tags[i], tags[i + 1 : j + 1] = 1, 2
            kind[i : j + 1] = MARKS[name].index(what) if what else -1
    allowed = np.arange(3) == tags[:, None]
    if name == "name":
        for i, j in _word_runs(words, page.unnamed):
            allowed[i : j + 1] = True
            # What follows an open word may go on from it.
            if j + 1 < len(words) and tags[j + 1] == 1:
                allowed[j + 1, 2] = True
    return allowed, kind


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
    setting: NDArray[np.int64]  # (n_anchors, n_words), -1 unknown
    stance: NDArray[np.int64]  # (n_anchors,), -1 unknown
    marks: dict[str, tuple[Bools, NDArray[np.int64]]]  # (n_windows, n_words, 3), (n_windows, n_words)
    flags: NDArray[np.float32]  # (n_windows, n_words, flags), -1 unknown
    furniture: NDArray[np.float32]  # (n_windows, n_words), -1 unknown
    types: list[tuple[int, tuple[int, ...]]]  # (row, types of its act)


def label(views: Sequence[tuple[Example, Window]]) -> Labelled:
    batch = pack([(e.words, v) for e, v in views])
    shape = batch.word_piece.shape
    real = np.zeros(shape, np.bool_)
    # Whatever is not this window's own to judge may carry any label.
    outline = np.ones((*shape, len(OUTLINE)), np.bool_)
    allowed = np.ones((*shape, len(ANCHOR)), np.bool_)
    opinion = np.ones((*shape, len(BIO)), np.bool_)
    marks = {name: (np.ones((*shape, len(BIO)), np.bool_), np.full(shape, -1, np.int64)) for name in MARKS}
    flags = np.full((*shape, len(FLAGS)), -1, np.float32)
    furniture = np.full(shape, -1, np.float32)
    where, tags, settings, stances = [], [], [], []
    for row, (e, v) in enumerate(views):
        n = v.last - v.first
        real[row, :n] = True
        counted = slice(v.own - v.first, n)
        if not e.types:  # attributions are not annotated there
            outline[row, counted] = np.arange(len(OUTLINE)) == e.outline[v.own : v.last, None]
        allowed[row, counted] = e.anchor_allowed[v.own : v.last]
        if e.opinion is not None:
            opinion[row, counted] = np.arange(len(BIO)) == e.opinion[v.own : v.last, None]
        for name, (possible, kind) in e.marks.items():
            marks[name][0][row, counted] = possible[v.own : v.last]
            marks[name][1][row, counted] = kind[v.own : v.last]
            if not marks[name][0][row, 0, :2].any():
                marks[name][0][row, 0] = True
        flags[row, counted] = e.flags[v.own : v.last]
        furniture[row, counted] = e.furniture[v.own : v.last]
        firsts = ((outline[row, 0], OUTLINE), (allowed[row, 0], ANCHOR), (opinion[row, 0], BIO))
        for possible, labels in firsts:
            if not any(possible[k] for k, name in enumerate(labels) if not name.startswith("I-")):
                possible[:] = True  # the window cuts a span
        for a in e.anchors:
            if not (v.own <= a.first and a.last < v.last):
                continue
            spoken = np.zeros(shape[1], np.int64)
            for role, runs in (("content", a.content), ("source", a.source)):
                for i, j in runs:
                    i, j = max(i, v.first) - v.first, min(j, v.last - 1) - v.first
                    if i <= j:
                        spoken[i : j + 1] = ARGUMENT.index(f"I-{role}")
                        spoken[i] = ARGUMENT.index(f"B-{role}")
            for k in range(1, n):
                if spoken[k] in (2, 4) and spoken[k - 1] not in (spoken[k], spoken[k] - 1):
                    spoken[k] -= 1
            where.append((row, a.first - v.first, a.last - v.first))
            tags.append(spoken)
            settings.append(_setting(a, v, shape[1]))
            stances.append(-1 if a.stance is None else a.stance)
    anchor = np.array(where, np.int64).reshape(-1, 3)
    argument = np.array(tags, np.int64).reshape(-1, shape[1])
    types = [(row, e.types) for row, (e, _) in enumerate(views) if e.types]
    setting = np.array(settings, np.int64).reshape(-1, shape[1])
    stance = np.array(stances, np.int64)
    return Labelled(
        batch, real, outline, allowed, opinion, anchor, argument,
        setting, stance, marks, flags, furniture, types,
    )  # fmt: skip


def _setting(anchor: Anchor, view: Window, width: int) -> NDArray[np.int64]:
    """The words of its channel and addressee; what is unknown of either leaves every word unknown."""
    tags = np.zeros(width, np.int64)
    if anchor.setting is None or len(anchor.setting) < len(SETTING) - 1:
        tags[:] = -1
    for role, runs in (anchor.setting or {}).items():
        for i, j in runs:
            i, j = max(i, view.first) - view.first, min(j, view.last - 1) - view.first
            if i <= j:
                tags[i : j + 1] = SETTING.index(role)
    return tags


_CURLY = str.maketrans("“”", '""')
_SINGLE = str.maketrans("“”", "‘’")


def vary(text: str, rng: random.Random) -> str:
    """The text in another house's quotation marks, now and then; lengths stay."""
    dice = rng.random()
    if dice < 0.25:
        return text.translate(_CURLY)
    return text.translate(_SINGLE) if dice < 0.33 else text


def epoch(
    pages: Sequence[Annotated], tokenizer: Tokenizer, rng: random.Random, batch_pieces: int
) -> Iterator[Labelled]:
    """Shuffled batches of windows of about one length, cut anew each time; `batch_pieces` counts padding."""
    views: list[tuple[Example, Window]] = []
    for page in pages:
        whole = bool(page.furniture) and rng.random() < 0.5
        example = make_example(page, tokenizer, vary(page.text, rng), whole=whole)
        views.extend((example, v) for v in cut_windows(example.words, rng.choice(SIZES), CONTEXT))
    rng.shuffle(views)
    batches: list[list[tuple[Example, Window]]] = []
    for at in range(0, len(views), POOL):
        batch: list[tuple[Example, Window]] = []
        for view in sorted(views[at : at + POOL], key=_size):
            if batch and (len(batch) + 1) * _size(view) > batch_pieces:
                batches.append(batch)
                batch = []
            batch.append(view)
        batches.append(batch)
    rng.shuffle(batches)
    for batch in batches:
        yield label(batch)


def _size(view: tuple[Example, Window]) -> int:
    """Word pieces of a window, with [CLS] and [SEP]."""
    first_piece = view[0].words.first_piece
    return int(first_piece[view[1].last] - first_piece[view[1].first]) + 2
