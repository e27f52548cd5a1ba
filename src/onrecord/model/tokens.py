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


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order, and their pieces.

    `start`, `end`: code points of each word. `piece_ids`, `features`: one entry a word piece.
    `first_piece`: index of each word's first piece, with one entry more: the number of pieces.
    `paragraph`, `sentence`: running number of each word's paragraph and sentence.
    `quoted`: whether the word stands between quotation marks (see `find_quoted`).
    """

    start: Ints  # (n_words,)
    end: Ints  # (n_words,)
    piece_ids: Ints  # (n_pieces,)
    features: Ints  # (n_pieces,)
    first_piece: Ints  # (n_words + 1,)
    paragraph: Ints  # (n_words,)
    sentence: Ints  # (n_words,)
    quoted: NDArray[np.bool_]  # (n_words,)

    def __len__(self) -> int:
        return len(self.start)


def split_words(text: str, tokenizer: Tokenizer, runs: Sequence[tuple[int, int]]) -> Words:
    """The words of those `runs` ([start, end) code points, in order) of the text."""
    starts: list[int] = []
    ends: list[int] = []
    paragraph: list[int] = []
    sentence: list[int] = []
    quoted: list[bool] = []
    place: list[int] = []
    n_paragraph = n_sentence = -1
    inside = find_quoted(text)
    for run_start, run_end in runs:
        line_start = run_start
        while line_start < run_end:
            newline = text.find("\n", line_start, run_end)
            line_end = run_end if newline < 0 else newline
            words = list(WORD.finditer(text, line_start, line_end))
            if words:
                before = text[ends[-1] if starts else run_start : words[0].start()]
                new_paragraph = not starts or line_start == run_start or before.count("\n") > 1
                n_paragraph += new_paragraph
                n_sentence += 1
                cuts = [m.end() for m in _SENTENCE_END.finditer(text, line_start, line_end)]
                at = 0
                for k, word in enumerate(words):
                    if at < len(cuts) and word.start() >= cuts[at]:
                        n_sentence += 1
                        at += 1
                        while at < len(cuts) and word.start() >= cuts[at]:
                            at += 1
                    starts.append(word.start())
                    ends.append(word.end())
                    paragraph.append(n_paragraph)
                    sentence.append(n_sentence)
                    quoted.append(bool(inside[word.start()]))
                    place.append((2 if new_paragraph else 1) if k == 0 else 0)
            line_start = line_end + 1
    return _with_pieces(text, tokenizer, starts, ends, paragraph, sentence, quoted, place)


def _with_pieces(
    text: str,
    tokenizer: Tokenizer,
    starts: list[int],
    ends: list[int],
    paragraph: list[int],
    sentence: list[int],
    quoted: list[bool],
    place: list[int],
) -> Words:
    # Words are tokenised as a list: their pieces then belong to them whatever the normaliser drops.
    spelled = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    ids: list[int] = []
    features: list[int] = []
    first: list[int] = []
    if spelled:
        encoded = tokenizer.encode(spelled, is_pretokenized=True, add_special_tokens=False)
        owners, all_ids = encoded.word_ids, encoded.ids
        at = 0
        unknown = int(tokenizer.token_to_id("[UNK]") or 0)
        for k, word in enumerate(spelled):
            first.append(len(ids))
            begin = at
            while at < len(owners) and owners[at] == k:
                at += 1
            pieces = all_ids[begin:at] or [unknown]
            ids.extend(pieces)
            feature = (_spelling(word) * 3 + place[k]) * 2 + quoted[k]
            features.extend([feature] * len(pieces))
    first.append(len(ids))
    return Words(
        start=np.array(starts, np.int64),
        end=np.array(ends, np.int64),
        piece_ids=np.array(ids, np.int64),
        features=np.array(features, np.int64),
        first_piece=np.array(first, np.int64),
        paragraph=np.array(paragraph, np.int64),
        sentence=np.array(sentence, np.int64),
        quoted=np.array(quoted, np.bool_),
    )


def _spelling(word: str) -> int:
    """0 without upper case, 1 Capitalised, 2 ALL CAPITALS, 3 miXed."""
    if word.islower() or not any(c.isupper() for c in word):
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 3
