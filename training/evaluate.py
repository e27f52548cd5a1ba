"""Score a network on annotated pages by the shared scorer, before it is exported."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from onrecord.model.decode import Chain, anchor_runs, argument_runs
from onrecord.model.labels import ANCHOR, ARGUMENT, BIO, MARKS, mark_columns
from onrecord.model.tokens import split_words
from onrecord.model.windows import cut_windows, pack
from training.data import CONTEXT, SIZES, Annotated, make_example
from training.network import CRF, Network


def chain(crf: CRF, labels: tuple[str, ...]) -> Chain:
    return Chain.of(labels, crf.transitions.detach().numpy(), crf.start.detach().numpy())


@torch.no_grad()
def predict(network: Network, tokenizer: Tokenizer, page: Annotated) -> list[dict[str, Any]]:
    """Attributions of a page: spans in code points and `parent`, the index of the one that holds it."""
    words = split_words(page.text, tokenizer, page.runs)
    views = cut_windows(words, SIZES[-1], CONTEXT)
    found: list[dict[str, Any]] = []
    if not views:
        return found
    b = pack([(words, v) for v in views])
    anchor_chain, argument_chain = chain(network.anchor_crf, ANCHOR), chain(network.argument_crf, ARGUMENT)
    with torch.autocast("cpu", torch.bfloat16):
        x = network.words(*(torch.from_numpy(a) for a in (b.pieces, b.features, b.word_piece)))
        logits = network.anchor(x).float().numpy()
    labels = [anchor_chain.best(x[None, :n])[0] for x, n in zip(logits, b.n_words, strict=True)]
    anchors = [
        (row, i, j, bare)
        for row, v in enumerate(views)
        for i, j, bare in anchor_runs(labels[row])
        if i >= v.own - v.first
    ]
    if not anchors:
        return found
    row, first, last = (torch.tensor([a[k] for a in anchors]) for k in range(3))
    with torch.autocast("cpu", torch.bfloat16):
        real = torch.arange(x.shape[1])[None] < torch.from_numpy(b.n_words)[:, None]
        logits = network.argument(x, row, first, last, real)[0].float().numpy()
    tags = [
        argument_chain.best(x[None, : b.n_words[r]])[0] for x, r in zip(logits, row.tolist(), strict=True)
    ]
    for (r, i, j, bare), tag in zip(anchors, tags, strict=True):
        source, content = argument_runs(tag)
        at = views[r].first

        def spans(runs: list[tuple[int, int]], at: int = at) -> list[list[int]]:
            return [[int(words.start[at + p]), int(words.end[at + q])] for p, q in runs]

        if content:
            cue = [] if bare else [(i, j)]
            found.append({"source": spans(source), "cue": spans(cue), "content": spans(content)})
    for a in found:
        a["nested"] = (
            any(
                s <= a["cue"][0][0] and a["cue"][0][1] <= e
                for other in found
                if other is not a
                for s, e in other["content"]
            )
            if a["cue"]
            else False
        )
    return found


def load_scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("attribution", shared / "bench" / "attribution.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def evaluate(network: Network, tokenizer: Tokenizer, pages: list[Annotated], shared: Path) -> dict[str, Any]:
    """exact, overlap, joint F1 with all that was found (`all`) and without the nested (`flat`)."""
    network.eval()
    scorer = load_scorer(shared)
    counts = {"all": Counter(), "flat": Counter()}
    nested = 0
    for page in pages:
        found = predict(network, tokenizer, page)
        nested += sum(a["nested"] for a in found)
        gold = [{"source": a.source, "cue": a.cue, "content": a.content} for a in page.attributions]
        counts["all"] += scorer.count(page.text, gold, found)
        counts["flat"] += scorer.count(page.text, gold, [a for a in found if not a["nested"]])
    out: dict[str, Any] = {"nested": nested}
    for name, n in counts.items():
        s = scorer.summary(n)
        out[name] = {k: s[k] for k in ("exact", "overlap", "joint", "n")} | {"cue": s["tok.cue"]["f"]}
    return out


@torch.no_grad()
def evaluate_marks(
    network: Network, tokenizer: Tokenizer, pages: list[Annotated]
) -> dict[str, dict[str, float]]:
    """Token F1 of the marks, of marks with their right kind, and of furniture, on annotated pages."""
    network.eval()
    columns = mark_columns()
    n: Counter[tuple[str, str]] = Counter()
    for page in pages:
        example = make_example(page, tokenizer, whole=bool(page.furniture))
        views = cut_windows(example.words, SIZES[-1], CONTEXT)
        if not views:
            continue
        b = pack([(example.words, v) for v in views])
        with torch.autocast("cpu", torch.bfloat16):
            x = network.words(*(torch.from_numpy(a) for a in (b.pieces, b.features, b.word_piece)))
            scores = network.marks(x).float().numpy()
        for row, v in enumerate(views):
            at = slice(v.own - v.first, v.last - v.first)
            for name in MARKS:
                if name not in example.marks:
                    continue
                allowed, kind = (x[v.own : v.last] for x in example.marks[name])
                width = v.last - v.first
                bio = scores[row : row + 1, :width, columns[f"{name}.bio"]]
                found = chain(network.mark_crfs[name], BIO).best(bio)[0][at] > 0
                known = allowed.sum(-1) == 1
                gold = known & ~allowed[:, 0]
                right = scores[row, at, columns[f"{name}.kind"]].argmax(-1) == kind
                _count(n, name, gold, found & known, gold & found)
                _count(
                    n,
                    f"{name}+kind",
                    gold & (kind >= 0),
                    found & known & (right | ~gold),
                    gold & found & right,
                )
            furniture = scores[row, at, columns["furniture"]][:, 0] > 0
            truth = example.furniture[v.own : v.last]
            _count(n, "furniture", truth == 1, furniture & (truth >= 0), furniture & (truth == 1))
    out = {}
    for name in sorted({k for k, _ in n}):
        tp, pred, gold = n[name, "tp"], n[name, "pred"], n[name, "gold"]
        out[name] = {"p": round(100 * tp / max(1, pred), 1), "r": round(100 * tp / max(1, gold), 1)}
    return out


def _count(n: Counter[tuple[str, str]], name: str, gold: Any, pred: Any, both: Any) -> None:
    n[name, "gold"] += int(gold.sum())
    n[name, "pred"] += int(pred.sum())
    n[name, "tp"] += int(both.sum())
