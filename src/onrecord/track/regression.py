"""The fitted weights of what two statements have in common."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

Matrix: TypeAlias = npt.NDArray[np.float64]
Model = Literal["same", "same_among_rivals", "opposed"]


class Fitted(msgspec.Struct, frozen=True):
    """Logistic regressions by name, each feature's weight by its name; see training/likeness.py."""

    same: dict[str, float]
    same_among_rivals: dict[str, float]
    opposed: dict[str, float]


def log_odds(model: Model, features: tuple[str, ...], rows: Matrix) -> Matrix:
    """The log odds of each row of these features, (n_rows,)."""
    weights: dict[str, float] = getattr(load_fitted(), model)
    odds: Matrix = rows @ np.array([weights[name] for name in features])
    return odds


def probability(odds: Matrix) -> Matrix:
    """Log odds as probabilities."""
    even: Matrix = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return even


@cache
def load_fitted() -> Fitted:
    """The weights that ship."""
    data = Path(__file__).with_name("likeness.json").read_bytes()
    return msgspec.json.decode(data, type=Fitted)
