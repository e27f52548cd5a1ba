"""Train the reader: `python -m training.train --shared ../shared --out work-training/run`.

Resumes from the last checkpoint in --out. Deterministic for a seed but for the order in which
threads add floats.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.model.labels import ARGUMENT, MARKS, mark_columns
from training import base
from training.data import Annotated, Labelled, epoch, load_plover, load_polnear, load_talks, sha256
from training.evaluate import evaluate, evaluate_marks
from training.network import Network, feed, load_encoder, load_network

BATCH_PIECES = 2080
RATES = {"encoder": 1.2e-4, "crf": 1e-2, "heads": 1e-3}
EMA = 0.998
AVERAGED = 3  # epochs
WARM = 0.06  # share of the steps in which rates rise, and new heads learn alone
STRAIGHTENED = 0.3  # share of the steps in which GELU becomes ReLU
MASKED = 0.06  # share of word pieces that are hidden from the encoder
MASK = 103  # [MASK] of the BERT vocabulary
WEIGHTS = {
    "outline": 0.5, "anchor": 1.5, "argument": 1.0, "opinion": 1.0, "marks": 0.4, "kinds": 0.3,
    "flags": 0.2, "furniture": 0.1, "types": 1.0, "setting": 0.3, "stance": 0.5,
}  # fmt: skip
TALKS_TIMES = 3  # talks is small, and the only source of nesting: read three times an epoch


def loss_of(network: Network, data: Labelled, rng: random.Random) -> tuple[Tensor, dict[str, float]]:
    b = data.batch
    pieces, features, word_piece = (torch.from_numpy(x) for x in (b.pieces, b.features, b.word_piece))
    pieces = pieces.masked_fill((torch.rand(pieces.shape) < MASKED) & (pieces > MASK), MASK)
    real = torch.from_numpy(data.real)
    with torch.autocast("cpu", torch.bfloat16):
        words = network.words(pieces, features, word_piece)
        anchor_logits = network.anchor(words).float()
        outline_logits = network.outline(words).float()
        opinion_logits = network.opinion(words).float()
        marks_logits = network.marks(feed(words, network.back)).float()
    allowed = torch.from_numpy(data.anchor_allowed)
    parts = {
        "outline": network.outline_crf(outline_logits, torch.from_numpy(data.outline_allowed), real),
        "opinion": network.opinion_crf(opinion_logits, torch.from_numpy(data.opinion_allowed), real),
        "anchor": network.anchor_crf(anchor_logits, allowed, real),
        **_mark_losses(network, marks_logits, data, real),
    }
    right = torch.from_numpy(data.anchor)
    wrong = _wrong_anchors(anchor_logits.detach(), allowed, real, rng)
    anchors, tags = torch.cat([right, wrong]), torch.from_numpy(data.argument)
    tags = torch.cat([tags, torch.zeros(len(wrong), tags.shape[1], dtype=tags.dtype)])
    if len(anchors):
        row, first, last = anchors.unbind(1)
        with torch.autocast("cpu", torch.bfloat16):
            arguments, setting, stance = network.argument(words, row, first, last, real)
        hot = F.one_hot(tags, len(ARGUMENT)).bool()
        parts["argument"] = network.argument_crf(arguments.float(), hot, real[row])
        n = len(right)
        if n:
            setting_tags = torch.from_numpy(data.setting).masked_fill(~real[row[:n]], -1)
            parts["setting"] = _cross_entropy(setting[:n].float(), setting_tags)
            parts["stance"] = _cross_entropy(stance[:n].float(), torch.from_numpy(data.stance))
    parts = {name: loss / len(pieces) for name, loss in parts.items()}
    total = torch.stack([WEIGHTS[name] * loss for name, loss in parts.items()]).sum()
    return total, {k: float(v.detach()) for k, v in parts.items()}


def _cross_entropy(logits: Tensor, tags: Tensor) -> Tensor:
    """Summed over what is known (-1 is not)."""
    return F.cross_entropy(logits.flatten(0, -2), tags.flatten(), ignore_index=-1, reduction="sum")


def _mark_losses(network: Network, logits: Tensor, data: Labelled, real: Tensor) -> dict[str, Tensor]:
    """Losses of the span taggers, their kinds, flags and furniture, summed over what is annotated."""
    columns = mark_columns()
    spans, kinds = logits.new_zeros(()), logits.new_zeros(())
    for name in MARKS:
        allowed, kind = (torch.from_numpy(x) for x in data.marks[name])
        rows = (~allowed).flatten(1).any(1)
        if rows.any():
            bio = logits[..., columns[f"{name}.bio"]]
            spans = spans + network.mark_crfs[name](bio[rows], allowed[rows], real[rows])
            kinds = kinds + _cross_entropy(logits[..., columns[f"{name}.kind"]], kind)
    parts = {"marks": spans, "kinds": kinds}
    for name, target in (("flags", data.flags), ("furniture", data.furniture[..., None])):
        truth = torch.from_numpy(target)
        known = (truth >= 0) & real[..., None]
        scores = logits[..., columns[name]]
        parts[name] = F.binary_cross_entropy_with_logits(scores[known], truth[known], reduction="sum")
    if data.types:
        rows = torch.tensor([row for row, _ in data.types])
        scores = type_scores(logits[rows], real[rows])
        parts["types"] = torch.stack(
            [-score[list(types)].logsumexp(0) for score, (_, types) in zip(scores, data.types, strict=True)]
        ).sum()
    return parts


def type_scores(logits: Tensor, real: Tensor) -> Tensor:
    """Log probabilities (n, types) of a sentence's act: its words' types, by how much each tells an act."""
    columns = mark_columns()
    act = logits[..., columns["act.bio"]].log_softmax(-1)[..., 1:].logsumexp(-1)
    act = act.masked_fill(~real, -1e4).log_softmax(-1)
    return (act[..., None] + logits[..., columns["act.kind"]].log_softmax(-1)).logsumexp(1)


def _wrong_anchors(logits: Tensor, allowed: Tensor, real: Tensor, rng: random.Random) -> Tensor:
    """Words that look like cues and are none: the argument tagger learns to find nothing for them."""
    p = logits.softmax(-1)[..., 1]
    no = allowed[..., 0] & ~allowed[..., 1:].any(-1) & real
    p = p.masked_fill(~no, 0.0)
    top, at = p.topk(min(2, p.shape[1]), dim=1)
    found = [
        (row, int(word), int(word))
        for row in range(len(p))
        for score, word in zip(top[row], at[row], strict=True)
        if score > 0.05 and rng.random() < 0.7
    ]
    return torch.tensor(found, dtype=torch.long).reshape(-1, 3)


def optimiser_of(
    network: Network, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    groups: dict[tuple[str, bool], list[Tensor]] = {}
    for name, p in network.named_parameters():
        kind = "encoder" if name.startswith("encoder.") else "crf" if "crf" in name else "heads"
        if name == "encoder.features.weight":
            kind = "heads"
        groups.setdefault((kind, p.dim() > 1 and kind != "crf"), []).append(p)
    params = [
        {"params": ps, "lr": RATES[kind], "weight_decay": 0.01 if decay else 0.0}
        for (kind, decay), ps in groups.items()
    ]
    optimiser = torch.optim.AdamW(params, betas=(0.9, 0.98), fused=True)
    warm = max(1, int(WARM * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    return optimiser, schedule


def batches(pages: list[Annotated], tokenizer: Tokenizer, seed: int, number: int) -> Iterator[Labelled]:
    return epoch(pages, tokenizer, random.Random(seed * 1000 + number), BATCH_PIECES)


def average(out: Path, epochs: Sequence[int]) -> dict[str, object]:
    """The mean of these epochs' running means (default: the last), which is steadier than any of them."""
    paths = sorted(out.glob("epoch-*.pt"), key=lambda path: int(path.stem.split("-")[1]))[-AVERAGED:]
    if epochs:
        paths = [out / f"epoch-{number}.pt" for number in epochs]
    states = [torch.load(path, weights_only=False) for path in paths]
    networks = [state["network"] for state in states]
    mean = {
        name: torch.stack([n[name] for n in networks]).mean(0) if value.is_floating_point() else value
        for name, value in networks[-1].items()
    }
    averaged = [int(path.stem.split("-")[1]) for path in paths]
    return {"network": mean, "about": states[-1]["about"] | {"averaged": averaged}}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from, instead of the base encoder")
    parser.add_argument("--average", type=int, nargs="+", default=(), help="epochs to take the mean of")
    parser.add_argument("--steps", type=int, help="stop early, for a trial of the pipeline")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)

    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    tokenizer = base.load_tokenizer()
    corpora, talks = args.shared / "corpora", Path("corpus/talks")
    sources = {
        "polnear/train": corpora / "polnear" / "train.jsonl.gz",
        "talks/train": talks / "train",
        "plover/train": corpora / "plover" / "train.jsonl",
    }
    pages = [
        *load_polnear(sources["polnear/train"]),
        *load_talks(sources["talks/train"]) * TALKS_TIMES,
        *load_plover(sources["plover/train"]),
    ]
    dev = {
        "polnear": load_polnear(corpora / "polnear" / "dev.jsonl.gz"),
        "talks": load_talks(talks / "dev"),
    }
    network = Network(base.CONFIG)
    straight = False
    if args.start:
        begun = torch.load(args.start, weights_only=False)
        load_network(network, begun["network"])
        straight = begun["about"].get("relu", False)
    else:
        load_encoder(network, load_file(base.folder() / "model.safetensors"))
    # What ships is the running mean of the weights: steadier than any one step's.
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(EMA))
    per_epoch = sum(1 for _ in batches(pages, tokenizer, args.seed, 0))
    steps = args.steps or int(per_epoch * args.epochs * 1.01)
    optimiser, schedule = optimiser_of(network, steps)
    about = {
        "base": base.ABOUT,
        "seed": args.seed,
        "epochs": args.epochs,
        "relu": True,
        "data": {name: sha256(path) for name, path in sources.items()},
    }

    start_epoch, step = 0, 0
    last = args.out / "last.pt"
    if last.exists():
        state = torch.load(last, weights_only=False)
        network.load_state_dict(state["network"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        start_epoch, step = state["epoch"], state["step"]
    log = (args.out / "log.jsonl").open("a", encoding="utf8")
    began = time.monotonic()
    for number in range(start_epoch, args.epochs):
        network.train()
        rng = random.Random(args.seed * 77 + number)
        torch.manual_seed(args.seed * 13 + number)
        means: dict[str, float] = {}
        for data in batches(pages, tokenizer, args.seed, number):
            if step >= steps:
                break
            network.hold_back(step < WARM * steps)
            network.straighten(1.0 if straight else min(1.0, step / (STRAIGHTENED * steps)))
            loss, parts = loss_of(network, data, rng)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(network)
            step += 1
            for k, v in parts.items():
                means[k] = 0.98 * means.get(k, v) + 0.02 * v
            if step % 50 == 0:
                row = {"step": step, "of": steps, "s": round(time.monotonic() - began), **means}
                print(json.dumps({k: round(v, 3) for k, v in row.items()}), file=log, flush=True)
        state = {
            "network": network.state_dict(),
            "mean": mean.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": number + 1,
            "step": step,
            "about": about,
        }
        torch.save(state, last)
        averaged: Network = mean.module
        torch.save({"network": averaged.state_dict(), "about": about}, args.out / f"epoch-{number + 1}.pt")
        scores = {name: evaluate(averaged, tokenizer, part, args.shared) for name, part in dev.items()}
        marks = evaluate_marks(averaged, tokenizer, dev["talks"])
        print(json.dumps({"epoch": number + 1, **scores, "marks": marks}), file=log, flush=True)
        if step >= steps:
            break
    torch.save(average(args.out, args.average), args.out / "final.pt")
    sys.stdout.write(f"{args.out / 'final.pt'}\n")


if __name__ == "__main__":
    main()
