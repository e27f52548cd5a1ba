"""Floors that scores may not fall under, kept in floors.toml."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import tomlkit

FLOORS = Path(__file__).with_name("floors.toml")

# int8 arithmetic differs a little between processors, so a raised floor leaves this much room.
ROOM = 0.3


class Breach(NamedTuple):
    """A figure on the wrong side of its limit; `value` is None when it was not measured at all."""

    name: str
    value: float | None
    limit: float


class Floors(NamedTuple):
    """Limits by the figure's name. `at_least` rise with --raise-floors; those of machines do not."""

    at_least: Mapping[str, float]
    machine_at_least: Mapping[str, float]
    machine_at_most: Mapping[str, float]

    def breaches(self, figures: Mapping[str, float], measured: frozenset[str]) -> list[Breach]:
        """The limits not kept, of the parts that were measured ("polnear" of "polnear.joint.f")."""
        out = []
        for limits, sign in ((self.at_least, 1), (self.machine_at_least, 1), (self.machine_at_most, -1)):
            for name, limit in limits.items():
                if name.split(".")[0] not in measured:
                    continue
                value = figures.get(name)
                # Written so that NaN is a breach.
                if value is None or not sign * value >= sign * limit:
                    out.append(Breach(name, value, limit))
        return out


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors of the file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(table["at_least"], table["machine"]["at_least"], table["machine"]["at_most"])


def raise_floors(figures: Mapping[str, float], path: Path = FLOORS) -> dict[str, float]:
    """Raise the floors that the figures clear by more than the room, never lower one; the new ones."""
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    at_least = document["at_least"]
    raised = {}
    for name, limit in load_floors(path).at_least.items():
        reachable = math.floor((figures.get(name, limit) - ROOM) * 10) / 10
        if reachable > limit:
            at_least[name] = raised[name] = reachable
    path.write_text(tomlkit.dumps(document), encoding="utf-8")
    return raised
