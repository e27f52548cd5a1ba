import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.model.bundle import shipped_bundle
from onrecord.model.tokens import WORD, split_words
from onrecord.model.windows import MAX_PIECES, cut_windows, pack

TOKENIZER = Tokenizer.from_file(str(shipped_bundle() / "tokenizer.json"))
TOKENIZER.no_truncation()
TOKENIZER.no_padding()

TEXTS = st.text(alphabet=st.sampled_from("abcZ é漢\u200d\u00ad.,“” \n\t\"'-𝒳ß\x00"), max_size=400)


@given(TEXTS, st.data())
def test_words_are_those_of_the_runs_and_all_pieces_are_theirs(text: str, data: st.DataObject) -> None:
    cut = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    runs = [(0, cut[0]), (cut[1], len(text))]
    words = split_words(text, TOKENIZER, runs)
    expected = [m.span() for run in runs for m in WORD.finditer(text, *run)]
    # A newline inside a run never splits a word: WORD has no white space in it.
    assert list(zip(words.start.tolist(), words.end.tolist(), strict=True)) == expected
    assert (np.diff(words.first_piece) > 0).all()
    assert words.first_piece[-1] == len(words.piece_ids) == len(words.features)
    assert (np.diff(words.paragraph) >= 0).all()
    assert (np.diff(words.sentence) >= 0).all()


@given(st.lists(st.text(alphabet="abc .“”", min_size=1, max_size=1200), max_size=6))
def test_every_word_is_owned_by_one_window_that_fits(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    words = split_words(text, TOKENIZER, [(0, len(text))])
    windows = cut_windows(words, MAX_PIECES, 32)
    owned = [k for w in windows for k in range(w.own, w.last)]
    assert owned == list(range(len(words)))
    for w in windows:
        assert w.first <= w.own < w.last
        batch = pack([(words, w)])
        assert batch.pieces.shape[1] <= MAX_PIECES + 2
        assert batch.word_piece.max() < batch.pieces.shape[1] - 1


def test_windows_end_where_paragraphs_end() -> None:
    paragraph = "The two sides met again on Tuesday and agreed on nothing at all. " * 6
    text = "\n\n".join([paragraph.strip()] * 12)
    words = split_words(text, TOKENIZER, [(0, len(text))])
    windows = cut_windows(words, MAX_PIECES, 32)
    assert len(windows) > 2
    for w in windows[:-1]:
        assert words.paragraph[w.last - 1] != words.paragraph[w.last]


def test_a_word_longer_than_a_window_is_cut_off_not_lost() -> None:
    text = "ab" * 30 + " " + "漢" * 600 + " end"
    words = split_words(text, TOKENIZER, [(0, len(text))])
    windows = cut_windows(words, MAX_PIECES, 32)
    assert windows[-1].last == len(words)
    for w in windows:
        pack([(words, w)])
