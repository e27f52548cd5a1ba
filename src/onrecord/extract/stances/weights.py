"""The weights of the two logistic regressions that judge stances (training/stances.py fits them)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from onrecord.records import Frozen, StanceKind

STANCES: tuple[StanceKind, ...] = ("for", "against", "conditional", "unclear")


class Weights(Frozen, frozen=True):
    """What each feature adds to the log odds that a unit is about an issue, and to each stance."""

    relevance: dict[str, float]
    relevance_bias: float
    position: dict[str, tuple[float, ...]]
    position_bias: tuple[float, ...]

    def about(self, features: Mapping[str, float]) -> float:
        """The probability that the unit shows a stance on the issue."""
        total = self.relevance_bias + math.fsum(
            value * self.relevance[name] for name, value in features.items() if name in self.relevance
        )
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))

    def stance(self, features: Mapping[str, float]) -> tuple[float, ...]:
        """The probabilities of STANCES, given that the unit shows one."""
        known = [(value, self.position[name]) for name, value in features.items() if name in self.position]
        scores = [
            self.position_bias[k] + math.fsum(value * weight[k] for value, weight in known)
            for k in range(len(STANCES))
        ]
        top = max(scores)
        odds = [math.exp(score - top) for score in scores]
        return tuple(one / math.fsum(odds) for one in odds)


@cache
def load_weights() -> Weights:
    """The weights that ship with the package."""
    packed = files("onrecord.extract.stances").joinpath("weights.npz").read_bytes()
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        about, position = _names(arrays["relevance_names"]), _names(arrays["position_names"])
        matrix = arrays["position"].astype(np.float64)
        return Weights(
            relevance=dict(zip(about, arrays["relevance"].astype(np.float64).tolist(), strict=True)),
            relevance_bias=float(arrays["relevance_bias"]),
            position={name: tuple(row) for name, row in zip(position, matrix.tolist(), strict=True)},
            position_bias=tuple(arrays["position_bias"].astype(np.float64).tolist()),
        )


def _names(packed: np.ndarray) -> Sequence[str]:
    return packed.tobytes().decode("utf-8").split("\n")
