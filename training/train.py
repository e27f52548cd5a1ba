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
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.model.labels import ARGUMENT
from training import base
from training.data import Annotated, Labelled, epoch, load_polnear, load_talks, sha256
from training.evaluate import evaluate
from training.network import Network, load_encoder

BATCH = 8
RATES = {"encoder": 1.2e-4, "crf": 1e-2, "heads": 1e-3}
EMA = 0.998
AVERAGED = 3  # epochs
TALKS_TIMES = 3  # talks is small, and the only source of nesting: read three times an epoch


def loss_of(network: Network, data: Labelled, rng: random.Random) -> tuple[Tensor, dict[str, float]]:
    b = data.batch
    pieces, features, word_piece = (torch.from_numpy(x) for x in (b.pieces, b.features, b.word_piece))
    real = torch.from_numpy(data.real)
    with torch.autocast("cpu", torch.bfloat16):
        words = network.words(pieces, features, word_piece)
        anchor_logits = network.anchor(words).float()
        outline_logits = network.outline(words).float()
        opinion_logits = network.opinion(words).float()
    allowed = torch.from_numpy(data.anchor_allowed)
    outline_loss = network.outline_crf(outline_logits, torch.from_numpy(data.outline_allowed), real)
    opinion_loss = network.opinion_crf(opinion_logits, torch.from_numpy(data.opinion_allowed), real)
    anchor_loss = network.anchor_crf(anchor_logits, allowed, real)

    anchors, tags = torch.from_numpy(data.anchor), torch.from_numpy(data.argument)
    wrong = _wrong_anchors(anchor_logits.detach(), allowed, real, rng)
    anchors = torch.cat([anchors, wrong])
    tags = torch.cat([tags, torch.zeros(len(wrong), tags.shape[1], dtype=tags.dtype)])
    argument_loss = torch.zeros(())
    if len(anchors):
        row, first, last = anchors.unbind(1)
        with torch.autocast("cpu", torch.bfloat16):
            logits = network.argument(words, row, first, last).float()
        hot = F.one_hot(tags, len(ARGUMENT)).bool()
        argument_loss = network.argument_crf(logits, hot, real[row])
    n = len(pieces)
    parts = {
        "outline": outline_loss / n,
        "anchor": anchor_loss / n,
        "argument": argument_loss / n,
        "opinion": opinion_loss / n,
    }
    total = 0.5 * parts["outline"] + 1.5 * parts["anchor"] + parts["argument"] + parts["opinion"]
    return total, {k: float(v.detach()) for k, v in parts.items()}


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
    warm = max(1, int(0.06 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    return optimiser, schedule


def batches(pages: list[Annotated], tokenizer: Tokenizer, seed: int, number: int) -> Iterator[Labelled]:
    return epoch(pages, tokenizer, random.Random(seed * 1000 + number), BATCH)


def average(out: Path) -> dict[str, object]:
    """The mean of the last epochs' running means, which is better than any of them."""
    paths = sorted(out.glob("epoch-*.pt"), key=lambda path: int(path.stem.split("-")[1]))[-AVERAGED:]
    states = [torch.load(path, weights_only=False) for path in paths]
    networks = [state["network"] for state in states]
    mean = {
        name: torch.stack([n[name] for n in networks]).mean(0) if value.is_floating_point() else value
        for name, value in networks[-1].items()
    }
    return {"network": mean, "about": states[-1]["about"]}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
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
    }
    pages = load_polnear(sources["polnear/train"]) + load_talks(sources["talks/train"]) * TALKS_TIMES
    dev = {
        "polnear": load_polnear(corpora / "polnear" / "dev.jsonl.gz"),
        "talks": load_talks(talks / "dev"),
    }
    network = Network(base.CONFIG)
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
        print(json.dumps({"epoch": number + 1, **scores}), file=log, flush=True)
        if step >= steps:
            break
    torch.save(average(args.out), args.out / "final.pt")
    sys.stdout.write(f"{args.out / 'final.pt'}\n")


if __name__ == "__main__":
    main()
