"""The model at run time: the only importer of onnxruntime."""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.model.bundle import Bundle, load_bundle, shipped_bundle
from onrecord.model.decode import Chain, Floats
from onrecord.model.labels import ANCHOR, ARGUMENT, BIO, MARKS, SPANS, mark_columns
from onrecord.model.tokens import Ints
from onrecord.model.windows import Batch
from onrecord.records import ModelId


class Encoded(NamedTuple):
    """Vectors of a window's words and the scores of their labels."""

    words: Floats  # (1, n_words, width)
    anchors: Floats  # (1, n_words, anchor labels)
    spans: Floats  # (span taggers, n_words, 3): BIO of opinions and of each kind of mark, as in SPANS
    marks: Floats  # (n_words, columns): see `mark_columns`


class Asked(NamedTuple):
    """What belongs to some anchors of a window."""

    arguments: Floats  # (n_anchors, n_words, argument labels)
    settings: Ints  # (n_anchors, n_words) the likeliest of SETTING
    stances: Floats  # (n_anchors, stances)


class Model:
    """A loaded bundle. Safe to share between threads; holds no state of any page."""

    def __init__(self, bundle: Bundle, threads: int = 1) -> None:
        self.bundle = bundle
        self.tokenizer = Tokenizer.from_file(str(bundle.path("tokenizer.json")))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.windows = bundle.manifest.windows
        chains = bundle.manifest.chains
        self.anchor_chain = chains["anchor"].chain(ANCHOR)
        self.argument_chain = chains["argument"].chain(ARGUMENT)
        self.span_chain = Chain.stack([chains[name].chain(BIO) for name in SPANS])
        self._columns = [mark_columns()[f"{name}.bio"] for name in MARKS]
        self._encoder = _session(bundle.path("encoder.onnx"), threads)
        self._arguments = _session(bundle.path("arguments.onnx"), threads)

    @property
    def id(self) -> ModelId:
        """Name and SHA-256 of the bundle."""
        return self.bundle.id

    def confidence(self, anchor: float, argument: float) -> float:
        """The share of such attributions that are right, in [0, 1], by the bundle's calibration.

        `anchor` are the log odds that something hangs there, `argument` the mean probability of the
        labels of its content. (Logistic regression on development data.)
        """
        w = self.bundle.manifest.confidence
        odds = math.log(max(argument, 1e-6) / max(1 - argument, 1e-6))
        return round(1 / (1 + math.exp(-(w.bias + w.anchor * min(anchor, 20.0) + w.argument * odds))), 3)

    def encode(self, batch: Batch) -> Encoded:
        """A window's words, read once for all taggers."""
        words, anchors, opinions, marks = self._encoder.run(
            ["words", "anchors", "opinions", "marks"],
            {"pieces": batch.pieces, "features": batch.features, "word_piece": batch.word_piece},
        )
        spans = np.stack([opinions[0], *(marks[0, :, column] for column in self._columns)])
        return Encoded(words, anchors, spans, marks[0])

    def ask(self, words: Floats, anchors: Ints) -> Asked:
        """What belongs to anchors, (first, last) words, of one window; `words` are (1, n_words, width)."""
        first, last = np.ascontiguousarray(anchors.T)
        arguments, settings, stances = self._arguments.run(
            ["arguments", "settings", "stances"], {"words": words, "first": first, "last": last}
        )
        return Asked(arguments, settings.argmax(-1), stances)


def load_model(path: Path | None = None, *, threads: int = 1) -> Model:
    """The model of the bundle in `path` (default: the shipped one); ModelError where it can't be used."""
    bundle = load_bundle(path or shipped_bundle())
    try:
        return Model(bundle, threads)
    except Exception as error:  # onnxruntime and tokenizers raise their own kinds without a base
        raise ModelError(f"the model bundle in {bundle.folder} can't be loaded: {error}") from error


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Idle threads that spin would take the core from whatever reads the next page.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        # Its fused operator takes longer than the three that it replaces (a fifth of the encoder's time).
        disabled_optimizers=["SkipLayerNormFusion"],
    )
