"""Write src/onrecord/track/words.npz: a short vector for each common word, to tell paraphrases by.

    python -m training.word_vectors BUNDLE

The word embeddings of a bundle's encoder, less their mean and their three main directions (which tell
how often a word is met, not what it means), projected on the next 64 principal axes and quantised to
int8, word by word. Whole English words of the vocabulary alone.
(Mu and Viswanath 2018, "All-but-the-top", for the mean and the main directions.)
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from tokenizers import Tokenizer

WIDTH = 64
TOP = 3
SKIPPED = 1996  # ids of single characters and unused entries at the head of BERT's vocabulary
OUT = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "track" / "words.npz"


def project(vocabulary: np.ndarray) -> np.ndarray:
    """The rows of (n_pieces, width) on their principal axes after the main ones, as int8 (n_pieces, 64)."""
    centred = vocabulary.astype(np.float64) - vocabulary[SKIPPED:].mean(0)
    _, _, axes = np.linalg.svd(centred[SKIPPED:28000:2], full_matrices=False)
    rows = centred @ axes[TOP : TOP + WIDTH].T
    return np.round(127 * rows / np.abs(rows).max(1, keepdims=True)).astype(np.int8)


def main(bundle: Path) -> None:
    graph = onnx.load(str(bundle / "encoder.onnx")).graph
    vocabulary = next(
        numpy_helper.to_array(one) for one in graph.initializer if one.name == "vocabulary_quantized"
    )
    pieces = Tokenizer.from_file(str(bundle / "tokenizer.json")).get_vocab()
    words = sorted(word for word in pieces if word.isascii() and word.isalpha() and len(word) > 1)
    rows = project(vocabulary)[[pieces[word] for word in words]]
    np.savez_compressed(OUT, words=np.frombuffer("\n".join(words).encode(), np.uint8), rows=rows)
    sys.stderr.write(f"{OUT.name}: {len(words)} words, {OUT.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
