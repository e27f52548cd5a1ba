"""The network: a BERT encoder, three taggers, and conditional random fields over their labels."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.model.labels import (
    ANCHOR,
    ARGUMENT,
    BIO,
    MARKS,
    OUTLINE,
    SETTING,
    STANCE,
    forbidden,
    mark_columns,
)
from onrecord.model.tokens import N_FEATURES

NEVER = -1e4
N_DISTANCES = 27
ARGUMENT_WIDTH = 160
REACH = 3  # words that the argument tagger's convolutions look at


def dropout(x: Tensor, p: float, training: bool) -> Tensor:
    """As torch's, with one random byte an element (p in steps of 1/256): a quarter of the time."""
    if not training or p == 0:
        return x
    n, cut = x.numel(), round(256 * p)
    random = torch.empty((n + 7) // 8, dtype=torch.int64).random_(-(2**63), None).view(torch.uint8)
    return x * (random[:n].view(x.shape) >= cut) * (256 / (256 - cut))


def feed(x: Tensor, back: bool) -> Tensor:
    """x; `back`: whether the loss of what it feeds may change what it comes from."""
    return x if back else x.detach()


class Dropout(nn.Module):
    """Between the parts of a head."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        return dropout(x, self.p, self.training)


class Layer(nn.Module):
    """One encoder layer (post-norm, as BERT's), with ReLU in place of GELU.

    The base was trained with GELU. `straight` goes from 0 to 1 while training begins and mixes the two;
    at run time ReLU saves a seventh of the encoder's time.
    """

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout
        self.straight = 1.0

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        # Written out rather than fused: the fused kernel's way back takes longer on processors.
        weights = torch.matmul(q * (w // self.heads) ** -0.5, k.transpose(-1, -2))
        a = torch.matmul((weights + mask).softmax(-1).to(v.dtype), v)
        a = a.transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + dropout(self.out(a), self.dropout, self.training))
        h = self.up(x)
        h = self.down(F.relu(h) if self.straight >= 1 else torch.lerp(F.gelu(h), F.relu(h), self.straight))
        return self.norm2(x + dropout(h, self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces and their features to vectors, (n_windows, n_pieces) to (…, width)."""

    def __init__(
        self, vocabulary: int, width: int, heads: int, inner: int, layers: int, positions: int, dropout: float
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.features = nn.Embedding(N_FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        at = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.words(pieces) + self.positions(at) + self.features(features))
        x = dropout(x, self.dropout, self.training)
        mask = ((pieces == 0).float() * NEVER)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class ArgumentTagger(nn.Module):
    """For an anchor and the words of its window: which are its source, its content, and its setting."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        d = ARGUMENT_WIDTH
        self.word = nn.Linear(width, 2 * d)
        self.anchor = nn.Linear(2 * width, 2 * d)
        self.distance = nn.Embedding(N_DISTANCES, d)
        self.norm1 = nn.LayerNorm(d)
        self.mix1 = nn.Conv1d(d, d, REACH, padding=REACH // 2)
        self.norm2 = nn.LayerNorm(d)
        self.mix2 = nn.Conv1d(d, d, REACH, padding=REACH // 2)
        self.norm3 = nn.LayerNorm(d)
        self.out = nn.Linear(d, len(ARGUMENT))
        self.setting = nn.Linear(d, len(SETTING))
        self.stance_in = nn.Linear(2 * d, d)
        self.stance_out = nn.Linear(d, len(STANCE))
        self.dropout = dropout
        self.back = True  # see `Network.hold_back`

    def forward(
        self, words: Tensor, row: Tensor, first: Tensor, last: Tensor, real: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of arguments and settings (n_anchors, n_words, labels), of stances (n_anchors, stances).

        `words` are (n_windows, n_words, width), `real` (n_windows, n_words); anchors are (row, first
        word, last word).
        """
        both = torch.cat([words[row, first], words[row, last]], -1)
        add, times = self.anchor(both)[:, None].chunk(2, -1)
        w_add, w_times = self.word(words)[row].chunk(2, -1)
        x = w_add + add + w_times * times + self.distance(self.bucket(words.shape[1], first, last))
        x = dropout(F.relu(self.norm1(x)), self.dropout, self.training)
        # The last two steps look at three words at once, to agree on where a span begins and ends.
        x = self.norm2(x + F.relu(self.mix1(x.transpose(1, 2))).transpose(1, 2))
        x = self.norm3(x + F.relu(self.mix2(x.transpose(1, 2))).transpose(1, 2))
        x = dropout(x, self.dropout, self.training)
        arguments = self.out(x)
        aside = feed(x, self.back)
        return arguments, self.setting(aside), self.stance(aside, arguments.detach(), first, real[row])

    def stance(self, x: Tensor, arguments: Tensor, first: Tensor, real: Tensor) -> Tensor:
        """Scores (n_anchors, stances) by the anchor's own word and the mean of its content's."""
        content = arguments.float().softmax(-1)[..., 3:].sum(-1) * real  # (n_anchors, n_words)
        weight = (content / (content.sum(-1, keepdim=True) + 1e-3))[:, None].to(x.dtype)
        mean = torch.bmm(weight, x)[:, 0]
        own = x.gather(1, first[:, None, None].expand(-1, 1, x.shape[-1]))[:, 0]
        return self.stance_out(F.relu(self.stance_in(torch.cat([own, mean], -1))))

    @staticmethod
    def bucket(n_words: int, first: Tensor, last: Tensor) -> Tensor:
        """Signed distances in words from each anchor as 27 buckets, (n_anchors, n_words).

        Exact below 4, then ever wider.
        """
        at = torch.arange(n_words, device=first.device)[None]
        distance = torch.where(at < first[:, None], at - first[:, None], (at - last[:, None]).clamp(min=0))
        size = distance.abs()
        far = (4 + 2.2 * torch.log2(size.clamp(min=4).float() / 4)).long().clamp(max=13)
        size = torch.where(size < 4, size, far)
        return 13 + torch.where(distance < 0, -size, size)


class CRF(nn.Module):
    """A linear-chain conditional random field over labels that may be known in part."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        n = len(labels)
        self.transitions = nn.Parameter(torch.zeros(n, n))
        self.start = nn.Parameter(torch.zeros(n))
        never, never_first = torch.zeros(n, n), torch.zeros(n)
        for before, after in forbidden(labels):
            if before < 0:
                never_first[after] = NEVER
            else:
                never[before, after] = NEVER
        self.register_buffer("never", never)
        self.register_buffer("never_first", never_first)

    def scores(self) -> tuple[Tensor, Tensor]:
        return self.transitions + self.never, self.start + self.never_first

    def forward(self, logits: Tensor, allowed: Tensor, real: Tensor) -> Tensor:
        """Negative log-likelihood, summed, of the labellings that `allowed` (n, words, labels) admits.

        `real` (n, words) is false after the end; the first word is always real.
        """
        free = torch.ones_like(allowed)
        return (self._partition(logits, free, real) - self._partition(logits, allowed, real)).sum()

    def _partition(self, logits: Tensor, allowed: Tensor, real: Tensor) -> Tensor:
        transitions, start = self.scores()
        k = logits.shape[-1]
        emit = logits.float().masked_fill(~allowed, NEVER)
        first = (emit[:, 0] + start)[:, None]  # (n, 1, labels)
        same = torch.full((k, k), NEVER, device=logits.device).fill_diagonal_(0.0)
        steps = transitions[None, None] + emit[:, 1:, None, :]
        steps = torch.where(real[:, 1:, None, None], steps, same)
        # Pairs are multiplied in a tree: log2(words) rounds rather than one after the other.
        while steps.shape[1] > 1:
            if steps.shape[1] % 2:
                steps = torch.cat([steps, same.expand(len(steps), 1, k, k)], 1)
            a, b = steps[:, 0::2], steps[:, 1::2]
            steps = torch.logsumexp(a[..., :, :, None] + b[..., None, :, :], -2)
        if steps.shape[1]:
            first = torch.logsumexp(first[:, 0, :, None] + steps[:, 0], -2)[:, None]
        return torch.logsumexp(first[:, 0], -1)


class Network(nn.Module):
    """Encoder and heads. `read` is what runs on every window, `arguments` what runs on every anchor."""

    def __init__(self, config: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        self.config = config
        w = config["width"]
        self.encoder = Encoder(
            config["vocabulary"],
            w,
            config["heads"],
            config["inner"],
            config["layers"],
            config["positions"],
            dropout,
        )
        self.anchor = nn.Sequential(Dropout(dropout), nn.Linear(w, w), nn.GELU(), nn.Linear(w, len(ANCHOR)))
        self.outline = nn.Sequential(Dropout(dropout), nn.Linear(w, len(OUTLINE)))
        self.opinion = nn.Sequential(Dropout(dropout), nn.Linear(w, w), nn.GELU(), nn.Linear(w, len(BIO)))
        self.argument = ArgumentTagger(w, dropout)
        self.anchor_crf, self.argument_crf = CRF(ANCHOR), CRF(ARGUMENT)
        self.outline_crf, self.opinion_crf = CRF(OUTLINE), CRF(BIO)
        self.back = True
        columns = mark_columns()
        self.marks = nn.Sequential(
            Dropout(dropout), nn.Linear(w, w), nn.GELU(), nn.Linear(w, columns["furniture"].stop)
        )
        self.mark_crfs = nn.ModuleDict({name: CRF(BIO) for name in MARKS})

    def straighten(self, share: float) -> None:
        """From GELU (0) to ReLU (1)."""
        for layer in self.encoder.layers:
            layer.straight = share

    def hold_back(self, hold: bool) -> None:
        """While new heads know nothing, their losses are kept from what is learned already."""
        self.back = self.argument.back = not hold

    def words(self, pieces: Tensor, features: Tensor, word_piece: Tensor) -> Tensor:
        x = self.encoder(pieces, features)
        return torch.gather(x, 1, word_piece[..., None].expand(-1, -1, x.shape[-1]))


def load_encoder(network: Network, weights: dict[str, Tensor]) -> None:
    """Take the encoder's weights from a BERT checkpoint (names as in the transformers library)."""
    e = network.encoder
    with torch.no_grad():
        e.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        e.positions.weight.copy_(weights["embeddings.position_embeddings.weight"] + kind)
        e.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        e.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(e.layers):
            name = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                qkv = [weights[f"{name}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
                getattr(layer.out, part).copy_(weights[f"{name}attention.output.dense.{part}"])
                getattr(layer.norm1, part).copy_(weights[f"{name}attention.output.LayerNorm.{part}"])
                getattr(layer.up, part).copy_(weights[f"{name}intermediate.dense.{part}"])
                getattr(layer.down, part).copy_(weights[f"{name}output.dense.{part}"])
                getattr(layer.norm2, part).copy_(weights[f"{name}output.LayerNorm.{part}"])


def load_network(network: Network, state: dict[str, Tensor]) -> None:
    """Go on from another network's weights: heads that it lacks stay new, wide convolutions are cut."""
    own = network.state_dict()
    for name, value in state.items():
        if name not in own:
            continue
        if own[name].shape != value.shape:
            cut = (value.shape[-1] - own[name].shape[-1]) // 2
            value = value[..., cut : cut + own[name].shape[-1]]
        own[name].copy_(value)
