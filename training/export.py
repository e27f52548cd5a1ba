"""Export a checkpoint as a bundle: `python -m training.export RUN/last.pt --out src/onrecord/model/bundle`.

Two ONNX graphs: `encoder.onnx` reads a window, `arguments.onnx` is asked once an anchor. Weights
of matrices and embeddings are int8 (per channel), activations are quantised as they come.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from datetime import date
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from onrecord.model.bundle import FORMAT
from onrecord.model.labels import ANCHOR, ARGUMENT
from training import base
from training.network import Network


class Read(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor, word_piece: Tensor) -> tuple[Tensor, Tensor]:
        words = self.network.words(pieces, features, word_piece)
        return words, self.network.anchor(words)


def export(network: Network, out: Path) -> None:
    network.eval()
    pieces = torch.ones(2, 40, dtype=torch.long) * 2000
    word_piece = torch.arange(1, 31).repeat(2, 1)
    words, _ = Read(network)(pieces, torch.zeros_like(pieces), word_piece)
    anchors = tuple(torch.tensor(x) for x in ((0, 1, 1), (3, 4, 9), (3, 5, 9)))
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder)
        torch.onnx.export(
            Read(network), (pieces, torch.zeros_like(pieces), word_piece), plain / "encoder.onnx",
            input_names=["pieces", "features", "word_piece"], output_names=["words", "anchors"], dynamo=False,
            opset_version=18,
            dynamic_axes={
                "pieces": {0: "windows", 1: "pieces"}, "features": {0: "windows", 1: "pieces"},
                "word_piece": {0: "windows", 1: "words"}, "words": {0: "windows", 1: "words"},
                "anchors": {0: "windows", 1: "words"},
            },
        )  # fmt: skip
        torch.onnx.export(
            network.argument, (words, *anchors), plain / "arguments.onnx", dynamo=False, opset_version=18,
            input_names=["words", "row", "first", "last"], output_names=["arguments"],
            dynamic_axes={
                "words": {0: "windows", 1: "words"}, "row": {0: "n"}, "first": {0: "n"}, "last": {0: "n"},
                "arguments": {0: "n", 1: "words"},
            },
        )  # fmt: skip
        quant_pre_process(plain / "encoder.onnx", plain / "clean.onnx", skip_symbolic_shape=True)
        quantize_dynamic(
            plain / "clean.onnx", out / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
        shutil.copy(plain / "arguments.onnx", out / "arguments.onnx")


def chain_of(crf: Any) -> dict[str, Any]:
    return {
        "transitions": [[round(float(v), 5) for v in row] for row in crf.transitions],
        "start": [round(float(v), 5) for v in crf.start],
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="minilm6")
    parser.add_argument("--scores", type=Path, help="JSON of scores to keep in the manifest")
    args = parser.parse_args()
    state = torch.load(args.checkpoint, weights_only=False)
    network = Network(base.CONFIG)
    network.load_state_dict(state["network"])
    args.out.mkdir(parents=True, exist_ok=True)
    export(network, args.out)
    shutil.copy(base.folder() / "tokenizer.json", args.out / "tokenizer.json")
    files = ("encoder.onnx", "arguments.onnx", "tokenizer.json")
    manifest = {
        "format": FORMAT,
        "name": args.name,
        "date": date.today().isoformat(),
        "files": {f: hashlib.sha256((args.out / f).read_bytes()).hexdigest() for f in files},
        "chains": {"anchor": chain_of(network.anchor_crf), "argument": chain_of(network.argument_crf)},
        "labels": {"anchor": ANCHOR, "argument": ARGUMENT},
        "training": state["about"],
        "scores": json.loads(args.scores.read_text()) if args.scores else {},
    }
    (args.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    main()
