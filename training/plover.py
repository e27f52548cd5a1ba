"""PLOVER root types of sentences, five-fold: `python -m training.plover --start RUN/final.pt`.

Each fold starts from a network that has seen none of these sentences, learns four fifths of them for some
epochs as `training.train` does, and types the last fifth. What ships learns all of them, so its own figure
on these sentences would say nothing; this one says what the recipe gives on sentences it has not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import Counter
from pathlib import Path

import torch
from tokenizers import Tokenizer

from onrecord.model.labels import MARKS
from onrecord.model.windows import cut_windows
from training import base
from training.data import Annotated, label, load_plover, make_example
from training.network import Network, load_network
from training.train import BATCH_PIECES, batches, loss_of, optimiser_of, type_scores

FOLDS = 5
YIELD = {MARKS["act"].index("CONCEDE"), MARKS["act"].index("RETREAT")}  # one root in these sentences


def fold_of(page: Annotated) -> int:
    return int(hashlib.sha256(page.text.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--epochs", type=int, default=10)
    args = parser.parse_args()
    pages = load_plover(args.shared / "corpora" / "plover" / "train.jsonl")
    tokenizer = base.load_tokenizer()
    right: Counter[int] = Counter()
    for fold in range(FOLDS):
        torch.manual_seed(fold)
        network = Network(base.CONFIG)
        load_network(network, torch.load(args.start, weights_only=False)["network"])
        network.straighten(0.0)
        learned = [page for page in pages if fold_of(page) != fold]
        steps = args.epochs * sum(1 for _ in batches(learned, tokenizer, 1, 0))
        optimiser, schedule = optimiser_of(network, steps)
        network.train()
        rng = random.Random(fold)
        for epoch in range(args.epochs):
            for data in batches(learned, tokenizer, fold + 1, epoch):
                loss, _ = loss_of(network, data, rng)
                optimiser.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
                optimiser.step()
                schedule.step()
        right.update(_judge(network, tokenizer, [page for page in pages if fold_of(page) == fold]))
        print(f"fold {fold}: {right[1]} of {right.total()} right so far", flush=True)
    print(
        f"accuracy {right[1] / right.total():.3f} on {right.total()} sentences; {BATCH_PIECES} pieces a batch"
    )


@torch.no_grad()
def _judge(network: Network, tokenizer: Tokenizer, pages: list[Annotated]) -> Counter[int]:
    network.eval()
    right: Counter[int] = Counter()
    for page in pages:
        example = make_example(page, tokenizer)
        data = label([(example, cut_windows(example.words, 254, 0)[0])])
        b = data.batch
        with torch.autocast("cpu", torch.bfloat16):
            words = network.words(*(torch.from_numpy(x) for x in (b.pieces, b.features, b.word_piece)))
            scores = type_scores(network.marks(words).float(), torch.from_numpy(data.real))[0]
        best = int(scores.argmax())
        truth = set(example.types)
        right[int(best in truth or (best in YIELD and bool(truth & YIELD)))] += 1
    return right


if __name__ == "__main__":
    main()
