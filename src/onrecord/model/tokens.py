"""A text as the model sees it: words, word pieces, and what the pieces' spelling and place say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.quotation import find_quoted

Ints = NDArray[np.int64]

WORD = re.compile(r"\w+|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")

# Features of a piece: 4 spellings x 3 places x in or out of quotation marks.
N_FEATURES = 24
_LINE, _PARAGRAPH = 1, 2


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order, and their pieces.

    `start`, `end`: code points of each word. `piece_ids`, `features`: one entry a word piece.
    `first_piece`: index of each word's first piece, with one entry more: the number of pieces.
    `run`, `paragraph`, `sentence`: running number of the run, paragraph and sentence of each word.
    `quoted`: whether the word stands between quotation marks (see `find_quoted`).
    """

    start: Ints  # (n_words,)
    end: Ints  # (n_words,)
    piece_ids: Ints  # (n_pieces,)
    features: Ints  # (n_pieces,)
    first_piece: Ints  # (n_words + 1,)
    run: Ints  # (n_words,)
    paragraph: Ints  # (n_words,)
    sentence: Ints  # (n_words,)
    quoted: NDArray[np.bool_]  # (n_words,)

    def __len__(self) -> int:
        return len(self.start)


def split_words(text: str, tokenizer: Tokenizer, runs: Sequence[tuple[int, int]]) -> Words:
    """The words of those `runs` ([start, end) code points, in order) of the text."""
    found = [(number, *m.span()) for number, run in enumerate(runs) for m in WORD.finditer(text, *run)]
    run, start, end = np.array(found, np.int64).reshape(-1, 3).T
    place = _places(text, run, start, end)
    sentence_ends = np.array([m.end() for m in _SENTENCE_END.finditer(text)], np.int64)
    after_end = np.diff(np.searchsorted(sentence_ends, start, side="right"), prepend=0) > 0
    quoted = np.frombuffer(find_quoted(text), np.uint8)[start].astype(np.bool_)
    first_piece, piece_ids = _pieces([text[s:e] for _, s, e in found], tokenizer)
    spelling = np.array([_spelling(text[s:e]) for _, s, e in found], np.int64)
    return Words(
        start=start,
        end=end,
        piece_ids=piece_ids,
        features=np.repeat((spelling * 3 + place) * 2 + quoted, np.diff(first_piece)),
        first_piece=first_piece,
        run=run,
        paragraph=np.cumsum(place == _PARAGRAPH),
        sentence=np.cumsum((place > 0) | after_end),
        quoted=quoted,
    )


def _places(text: str, run: Ints, start: Ints, end: Ints) -> Ints:
    """Where each word stands: first of a paragraph (a run begins one), first of a line, or within."""
    place = np.zeros(len(start), np.int64)
    place[:1] = _PARAGRAPH
    place[1:][np.diff(run) > 0] = _PARAGRAPH
    for k in (np.flatnonzero(start[1:] - end[:-1]) + 1).tolist():
        lines = text.count("\n", end[k - 1], start[k])
        if lines and not place[k]:
            place[k] = _PARAGRAPH if lines > 1 else _LINE
    return place


def _pieces(spelled: list[str], tokenizer: Tokenizer) -> tuple[Ints, Ints]:
    """Index of each word's first piece (and the number of pieces), and the ids of all pieces."""
    if not spelled:
        return np.zeros(1, np.int64), np.zeros(0, np.int64)
    # Words are tokenised as a list: their pieces then belong to them whatever the normaliser drops.
    encoded = tokenizer.encode(spelled, is_pretokenized=True, add_special_tokens=False)
    owner = np.array([w if w is not None else -1 for w in encoded.word_ids], np.int64)
    ids = np.array(encoded.ids, np.int64)
    bare = np.setdiff1d(np.arange(len(spelled)), owner)
    if len(bare):  # a word of nothing but dropped characters is unknown, not absent
        unknown = int(tokenizer.token_to_id("[UNK]") or 0)
        at = np.searchsorted(owner, bare)
        owner, ids = np.insert(owner, at, bare), np.insert(ids, at, unknown)
    return np.searchsorted(owner, np.arange(len(spelled) + 1)), ids


def _spelling(word: str) -> int:
    """0 without upper case, 1 Capitalised, 2 ALL CAPITALS, 3 miXed."""
    if word.islower() or not any(c.isupper() for c in word):
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 3
