"""Words are read in windows that the encoder can hold, cut where paragraphs or sentences end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model.tokens import Ints, Words

MAX_PIECES = 254  # the longest window of training; with [CLS] and [SEP] 256
CLS, SEP, PAD = 101, 102, 0  # of the BERT vocabulary


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) of a page; those before `own` were read by the window before, too."""

    first: int
    own: int
    last: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one length.

    Words of a window are numbered from its first; `word_piece` says at which piece a word begins.
    """

    pieces: Ints  # (n_windows, n_pieces) word-piece ids, PAD after the end
    features: Ints  # (n_windows, n_pieces)
    word_piece: Ints  # (n_windows, n_words) 0 after the end
    n_words: Ints  # (n_windows,)


def cut_windows(words: Words, max_pieces: int, context: int) -> list[Window]:
    """Windows of at most `max_pieces` pieces that own each word once, in order.

    `context` pieces before what it owns are read again, so that a window's first words are not blind.
    """
    n = len(words)
    if n == 0:
        return []
    new_paragraph = np.flatnonzero(np.diff(words.paragraph)) + 1
    new_sentence = np.flatnonzero(np.diff(words.sentence)) + 1
    windows: list[Window] = []
    own = 0
    while own < n:
        first = _back(words, own, context)
        most = words.first_piece[first] + max_pieces
        last = int(np.searchsorted(words.first_piece, most, side="right")) - 1
        if last <= own:  # one word of more pieces than fit is cut off by the batch
            last = own + 1
        elif last < n:
            last = _latest_cut(new_paragraph, own, last) or _latest_cut(new_sentence, own, last) or last
        windows.append(Window(first, own, last))
        own = last
    return windows


def _back(words: Words, own: int, context: int) -> int:
    return int(np.searchsorted(words.first_piece, words.first_piece[own] - context, side="left"))


def _latest_cut(cuts: Ints, own: int, last: int) -> int | None:
    at = int(np.searchsorted(cuts, last, side="right")) - 1
    return int(cuts[at]) if at >= 0 and cuts[at] > own else None


def pack(pages: Sequence[tuple[Words, Window]]) -> Batch:
    """The windows of some pages as one padded batch."""
    sizes = [min(int(w.first_piece[v.last] - w.first_piece[v.first]), MAX_PIECES) for w, v in pages]
    counts = [v.last - v.first for _, v in pages]
    pieces = np.full((len(pages), max(sizes) + 2), PAD, np.int64)
    features = np.zeros_like(pieces)
    word_piece = np.zeros((len(pages), max(counts)), np.int64)
    for row, ((words, view), size) in enumerate(zip(pages, sizes, strict=True)):
        begin = words.first_piece[view.first]
        pieces[row, 0], pieces[row, size + 1] = CLS, SEP
        pieces[row, 1 : size + 1] = words.piece_ids[begin : begin + size]
        features[row, 1 : size + 1] = words.features[begin : begin + size]
        own_first = words.first_piece[view.first : view.last] - begin + 1
        word_piece[row, : view.last - view.first] = np.minimum(own_first, size)
    return Batch(pieces, features, word_piece, np.array(counts, np.int64))
