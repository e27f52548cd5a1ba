"""The network: a BERT encoder, three taggers, and conditional random fields over their labels."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.model.labels import ANCHOR, ARGUMENT, OPINION, OUTLINE, forbidden
from onrecord.model.tokens import N_FEATURES

NEVER = -1e4
N_DISTANCES = 27
ARGUMENT_WIDTH = 160


class Layer(nn.Module):
    """One encoder layer (post-norm, as BERT's)."""

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

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        # No dropout on the attention weights: without it the fused kernel serves, which is faster.
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = a.transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + F.dropout(self.out(a), self.dropout, self.training))
        h = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(h, self.dropout, self.training))


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
        x = F.dropout(x, self.dropout, self.training)
        mask = ((pieces == 0).float() * NEVER)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class ArgumentTagger(nn.Module):
    """For an anchor and the words of its window: which are its source, which its content."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        d = ARGUMENT_WIDTH
        self.word = nn.Linear(width, 2 * d)
        self.anchor = nn.Linear(2 * width, 2 * d)
        self.distance = nn.Embedding(N_DISTANCES, d)
        self.norm1 = nn.LayerNorm(d)
        self.mix1 = nn.Conv1d(d, d, 5, padding=2)
        self.norm2 = nn.LayerNorm(d)
        self.mix2 = nn.Conv1d(d, d, 5, padding=2)
        self.norm3 = nn.LayerNorm(d)
        self.out = nn.Linear(d, len(ARGUMENT))
        self.dropout = dropout

    def forward(self, words: Tensor, row: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Scores (n_anchors, n_words, labels) for anchors (row, first word, last word).

        `words` are (n_windows, n_words, width).
        """
        both = torch.cat([words[row, first], words[row, last]], -1)
        add, times = self.anchor(both)[:, None].chunk(2, -1)
        w_add, w_times = self.word(words)[row].chunk(2, -1)
        x = w_add + add + w_times * times + self.distance(self.bucket(words.shape[1], first, last))
        x = F.dropout(F.gelu(self.norm1(x)), self.dropout, self.training)
        # The last two steps look at five words at once, to agree on where a span begins and ends.
        x = self.norm2(x + F.gelu(self.mix1(x.transpose(1, 2))).transpose(1, 2))
        x = self.norm3(x + F.gelu(self.mix2(x.transpose(1, 2))).transpose(1, 2))
        return self.out(F.dropout(x, self.dropout, self.training))

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
        self.anchor = nn.Sequential(
            nn.Dropout(dropout), nn.Linear(w, w), nn.GELU(), nn.Linear(w, len(ANCHOR))
        )
        self.outline = nn.Sequential(nn.Dropout(dropout), nn.Linear(w, len(OUTLINE)))
        self.opinion = nn.Sequential(
            nn.Dropout(dropout), nn.Linear(w, w), nn.GELU(), nn.Linear(w, len(OPINION))
        )
        self.argument = ArgumentTagger(w, dropout)
        self.anchor_crf, self.argument_crf = CRF(ANCHOR), CRF(ARGUMENT)
        self.outline_crf, self.opinion_crf = CRF(OUTLINE), CRF(OPINION)

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
