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

import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from onrecord.model.bundle import FORMAT
from onrecord.model.labels import LABELS
from training import base
from training.data import CONTEXT, SIZES
from training.graph import encoder_graph
from training.network import Network

# The loss leaves some spans too rare. Found on the development pages of talks: opinions' token F1 goes
# from 72 to 75, acts' F1 from 43 to 45, terms' from 49 to 51.
BONUS = {"opinion": 1.6, "act": 1.0, "term": 1.0}


class Shifted(nn.Module):
    """A convolution over words as one matrix product, which quantises and runs better."""

    def __init__(self, conv: nn.Conv1d) -> None:
        super().__init__()
        out, width, self.reach = conv.weight.shape
        self.linear = nn.Linear(self.reach * width, out)
        with torch.no_grad():
            self.linear.weight.copy_(conv.weight.permute(0, 2, 1).reshape(out, -1))
            self.linear.bias.copy_(conv.bias)

    def forward(self, x: Tensor) -> Tensor:
        n, t, w = x.shape
        edge = torch.zeros(n, self.reach // 2, w)
        padded = torch.cat([edge, x, edge], 1)
        return self.linear(torch.cat([padded[:, k : k + t] for k in range(self.reach)], -1))


class Ask(nn.Module):
    """The argument tagger for anchors of one window."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.tagger = network.argument
        self.mix1, self.mix2 = Shifted(network.argument.mix1), Shifted(network.argument.mix2)

    def forward(self, words: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """As the tagger's own; `words` are (1, n_words, width)."""
        t = self.tagger
        w_add, w_times = t.word(words).chunk(2, -1)
        add, times = t.anchor(torch.cat([words[0, first], words[0, last]], -1))[:, None].chunk(2, -1)
        x = t.norm1(w_add + add + w_times * times + t.distance(t.bucket(words.shape[1], first, last)))
        x = F.relu(x)
        x = t.norm2(x + F.relu(self.mix1(x)))
        x = t.norm3(x + F.relu(self.mix2(x)))
        arguments = t.out(x)
        return arguments, t.setting(x), t.stance(x, arguments, first, torch.ones(1))


@torch.no_grad()
def export(network: Network, out: Path) -> None:
    network.eval()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder)
        onnx.save(encoder_graph(network), plain / "encoder.onnx")
        words, first, last = _check(network, plain / "encoder.onnx")
        torch.onnx.export(
            Ask(network), (words, first, last), plain / "arguments.onnx", dynamo=False, opset_version=18,
            input_names=["words", "first", "last"], output_names=["arguments", "settings", "stances"],
            dynamic_axes={
                "words": {1: "words"}, "first": {0: "n"}, "last": {0: "n"}, "arguments": {0: "n", 1: "words"},
                "settings": {0: "n", 1: "words"}, "stances": {0: "n"},
            },
        )  # fmt: skip
        quant_pre_process(plain / "arguments.onnx", plain / "arguments.onnx", skip_symbolic_shape=True)
        for name in ("encoder.onnx", "arguments.onnx"):
            quantize_dynamic(
                plain / name,
                out / name,
                per_channel=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gather", "Gemm", "Attention"],
                extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
            )


def _check(network: Network, encoder: Path) -> tuple[Tensor, Tensor, Tensor]:
    """The exported forms give what the network gives; the inputs of the second, for its export."""
    pieces = torch.randint(1000, 20000, (1, 40), generator=torch.Generator().manual_seed(1))
    features, word_piece = pieces % 24, torch.arange(1, 31)[None]
    words = network.words(pieces, features, word_piece)
    session = onnxruntime.InferenceSession(str(encoder), providers=["CPUExecutionProvider"])
    inputs = {"pieces": pieces, "features": features, "word_piece": word_piece}
    outputs = session.run(
        ["words", "anchors", "opinions", "marks"], {k: v.numpy() for k, v in inputs.items()}
    )
    first, last, row = torch.tensor([3, 4, 9]), torch.tensor([3, 5, 9]), torch.zeros(3, dtype=torch.long)
    asked = Ask(network)(words, first, last)
    known = network.argument(words, row, first, last, torch.ones(words.shape[:2]))
    gaps = (
        (words - torch.from_numpy(outputs[0])).abs().max(),
        (network.anchor(words) - torch.from_numpy(outputs[1])).abs().max(),
        (network.opinion(words) - torch.from_numpy(outputs[2])).abs().max(),
        (network.marks(words) - torch.from_numpy(outputs[3])).abs().max(),
        *((one - other).abs().max() for one, other in zip(asked, known, strict=True)),
    )
    if max(gaps) > 2e-3:
        raise SystemExit(f"the exported graphs differ from the network: {[float(g) for g in gaps]}")
    return words, first, last


def chain_of(crf: Any, bonus: float = 0.0) -> dict[str, Any]:
    """A CRF's weights; `bonus` is added to whatever begins a span."""
    transitions, start = crf.transitions.detach().clone(), crf.start.detach().clone()
    transitions[:, 1] += bonus
    start[1] += bonus
    return {
        "transitions": [[round(float(v), 5) for v in row] for row in transitions],
        "start": [round(float(v), 5) for v in start],
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
        "chains": {
            "anchor": chain_of(network.anchor_crf),
            "argument": chain_of(network.argument_crf),
            "opinion": chain_of(network.opinion_crf, BONUS["opinion"]),
            **{name: chain_of(crf, BONUS.get(name, 0.0)) for name, crf in network.mark_crfs.items()},
        },
        "labels": LABELS,
        "windows": {"pieces": SIZES[-1], "context": CONTEXT},
        "training": state["about"],
        "scores": json.loads(args.scores.read_text()) if args.scores else {},
    }
    (args.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    main()
