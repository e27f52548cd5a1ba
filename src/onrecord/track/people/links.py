"""Clusters under construction: joined by union-find (Tarjan 1975), each join with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.track.people.agreement import Cluster
from onrecord.track.people.entity import Merge, Ref
from onrecord.track.people.names import PersonName, parse_name
from onrecord.track.people.units import Unit


class Groups:
    """Each unit in a cluster of its own, until joined."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._clusters = [Cluster(number, unit) for number, unit in enumerate(units)]
        self._into = list(range(len(self._clusters)))
        self.merges: list[Merge] = []

    def clusters(self) -> list[Cluster]:
        """Those that stand now, in the order of their first units."""
        return [cluster for cluster in self._clusters if self._into[cluster.number] == cluster.number]

    def units(self) -> list[list[Unit]]:
        """The units of each cluster."""
        return [cluster.units for cluster in self.clusters()]

    def now(self, cluster: Cluster) -> Cluster:
        """The cluster that this one has become part of."""
        at = cluster.number
        while self._into[at] != at:
            self._into[at] = self._into[self._into[at]]
            at = self._into[at]
        return self._clusters[at]

    def join(
        self,
        a: Cluster,
        b: Cluster,
        names: tuple[PersonName, PersonName] | tuple[str, str],
        reason: str,
        agreed: Mapping[str, str],
        confidence: float,
    ) -> None:
        """Make `b` part of `a`; the evidence is a mention of each with these names."""
        agrees = tuple(f"{kind}: {words}" for kind, words in agreed.items())
        refs = (_mention(a, names[0]), _mention(b, names[1]))
        self.merges.append(Merge(*refs, reason=reason, agrees=agrees, confidence=confidence))
        a.take(b)
        self._into[b.number] = a.number


def _mention(cluster: Cluster, name: PersonName | str) -> Ref:
    for unit in cluster.units:
        for spelling in unit.names:
            if spelling == name or parse_name(spelling) == name:
                return unit.mention_of(spelling)
    return cluster.units[0].mentions[0]
