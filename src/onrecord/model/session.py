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
from onrecord.model.labels import LABELS
from onrecord.model.tokens import Ints
from onrecord.model.windows import Batch
from onrecord.records import ModelId


class Encoded(NamedTuple):
    """Vectors of a window's words and the scores of their labels."""

    words: Floats  # (1, n_words, width)
    anchors: Floats  # (1, n_words, anchor labels)
    opinions: Floats  # (1, n_words, opinion labels)


class Model:
    """A loaded bundle. Safe to share between threads; holds no state of any page."""

    def __init__(self, bundle: Bundle, threads: int = 1) -> None:
        self.bundle = bundle
        self.tokenizer = Tokenizer.from_file(str(bundle.path("tokenizer.json")))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.chains: dict[str, Chain] = {
            name: bundle.manifest.chains[name].chain(labels) for name, labels in LABELS.items()
        }
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
        words, anchors, opinions = self._encoder.run(
            ["words", "anchors", "opinions"],
            {"pieces": batch.pieces, "features": batch.features, "word_piece": batch.word_piece},
        )
        return Encoded(words, anchors, opinions)

    def arguments(self, words: Floats, anchors: Ints) -> Floats:
        """Scores of argument labels, (n_anchors, n_words, labels).

        `words` are the vectors of one window, (1, n_words, width); anchors are (first, last) words.
        """
        first, last = np.ascontiguousarray(anchors.T)
        (scores,) = self._arguments.run(["arguments"], {"words": words, "first": first, "last": last})
        return np.asarray(scores, np.float32)


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
