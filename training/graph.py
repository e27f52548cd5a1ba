"""The encoder as an ONNX graph written by hand, with the fused operators that onnxruntime has for it.

A generic export spells attention, normalisation and activations out in some fifteen operators a
layer, which onnxruntime's own optimiser puts together again in part; written down directly they
take two thirds of the time. Windows come one at a time, so nothing is padded and nothing masked.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from onrecord.model.labels import ANCHOR, BIO, mark_columns
from training.network import Layer, Network

CONTRIB = "com.microsoft"
EPSILON = 1e-12


class Builder:
    """Collects nodes and weights; each method adds one operator and gives its output's name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: Tensor | np.ndarray) -> str:
        array = value.detach().numpy() if isinstance(value, Tensor) else value
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, op: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(
            helper.make_node(op, inputs, [output], name=f"{op}:{output}", domain=domain, **attributes)
        )
        return output

    def matmul(self, x: str, linear: nn.Linear, name: str) -> str:
        """The product alone; the operator that follows takes the bias along."""
        return self.add("MatMul", [x, self.weight(f"{name}.weight", linear.weight.t())], f"{name}.product")

    def add_norm(self, product: str, bias: Tensor, x: str, norm: nn.LayerNorm, name: str) -> str:
        """Norm of product + bias + x; on processors the fused SkipLayerNormalization is slower."""
        product = self.add("Add", [product, self.weight(f"{name}.bias", bias)], f"{name}.product")
        return self.norm(self.add("Add", [product, x], f"{name}.sum"), norm, name)

    def norm(self, x: str, norm: nn.LayerNorm, name: str) -> str:
        inputs = [x, self.weight(f"{name}.gamma", norm.weight), self.weight(f"{name}.beta", norm.bias)]
        return self.add("LayerNormalization", inputs, f"{name}.out", epsilon=EPSILON)

    def layer(self, x: str, layer: Layer, name: str) -> str:
        weight = self.weight(f"{name}.qkv.weight", layer.qkv.weight.t())
        bias = self.weight(f"{name}.qkv.bias", layer.qkv.bias)
        attended = self.add(
            "Attention", [x, weight, bias], f"{name}.attended", CONTRIB, num_heads=layer.heads
        )
        out = self.matmul(attended, layer.out, f"{name}.out")
        x = self.add_norm(out, layer.out.bias, x, layer.norm1, f"{name}.norm1")
        up = self.matmul(x, layer.up, f"{name}.up")
        up = self.add("Add", [up, self.weight(f"{name}.up.bias", layer.up.bias)], f"{name}.up.sum")
        hidden = self.add("Relu", [up], f"{name}.hidden")
        down = self.matmul(hidden, layer.down, f"{name}.down")
        return self.add_norm(down, layer.down.bias, x, layer.norm2, f"{name}.norm2")

    def gelu(self, x: str, bias: Tensor, name: str) -> str:
        return self.add("BiasGelu", [x, self.weight(f"{name}.bias", bias)], f"{name}.out", CONTRIB)

    def head(self, head: nn.Sequential, name: str) -> str:
        """Dropout, linear, GELU, linear: scores of labels for each word."""
        _, first, _, last = head
        hidden = self.gelu(self.matmul("words", first, f"{name}.first"), first.bias, f"{name}.gelu")
        product = self.matmul(hidden, last, f"{name}.last")
        return self.add("Add", [product, self.weight(f"{name}.bias", last.bias)], f"{name}s")


def encoder_graph(network: Network) -> onnx.ModelProto:
    """Inputs `pieces`, `features` (1, n_pieces) and `word_piece` (1, n_words).

    Outputs `words`, `anchors`, `opinions` and `marks`, each (1, n_words, …).
    """
    b, e = Builder(), network.encoder
    word = b.add("Gather", [b.weight("vocabulary", e.words.weight), "pieces"], "word")
    feature = b.add("Gather", [b.weight("feature.table", e.features.weight), "features"], "feature")
    length = b.add("Shape", ["pieces"], "length", start=1, end=2)
    zero, one = b.weight("zero", np.array([0], np.int64)), b.weight("one", np.array([1], np.int64))
    position = b.add(
        "Slice", [b.weight("position.table", e.positions.weight), zero, length, zero, one], "position"
    )
    x = b.add("Add", [b.add("Add", [word, feature], "word+feature"), position], "embedded")
    x = b.norm(x, e.norm, "embedded.norm")
    for k, layer in enumerate(e.layers):
        x = b.layer(x, layer, f"layer{k}")
    flat = b.add("Squeeze", [x, zero], "flat")
    b.add("Gather", [flat, "word_piece"], "words")
    b.head(network.anchor, "anchor")
    b.head(network.opinion, "opinion")
    b.head(network.marks, "mark")
    ints = {
        name: helper.make_tensor_value_info(name, TensorProto.INT64, [1, size])
        for name, size in (("pieces", "n_pieces"), ("features", "n_pieces"), ("word_piece", "n_words"))
    }
    floats = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "n_words", size])
        for name, size in (
            ("words", network.config["width"]),
            ("anchors", len(ANCHOR)),
            ("opinions", len(BIO)),
            ("marks", mark_columns()["furniture"].stop),
        )
    ]
    graph = helper.make_graph(b.nodes, "encoder", list(ints.values()), floats, b.weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)
