"""Floors that scores may not fall under, kept in floors.toml."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
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
    """Limits by the figure's name. `at_least` rise with --raise-floors; the others do not."""

    at_least: Mapping[str, float]
    at_most: Mapping[str, float]
    machine_at_least: Mapping[str, float]
    machine_at_most: Mapping[str, float]

    def breaches(self, figures: Mapping[str, float], measured: frozenset[str]) -> list[Breach]:
        """The limits not kept, of the parts that were measured ("polnear" of "polnear.joint.f")."""
        out = []
        for name, limit, sign in self.limits():
            value = figures.get(name)
            # Written so that NaN is a breach.
            if name.split(".")[0] in measured and (value is None or not sign * value >= sign * limit):
                out.append(Breach(name, value, limit))
        return out

    def limits(self) -> Iterator[tuple[str, float, int]]:
        """Each figure's name and limit, with 1 where the figure must be at least that and -1 at most."""
        for table, sign in (
            (self.at_least, 1),
            (self.at_most, -1),
            (self.machine_at_least, 1),
            (self.machine_at_most, -1),
        ):
            yield from ((name, limit, sign) for name, limit in table.items())


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors of the file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    machine = table["machine"]
    return Floors(table["at_least"], table["at_most"], machine["at_least"], machine["at_most"])


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
