from __future__ import annotations

import io
from typing import Any

import networkx

from onrecord.export.graphml import render_graphml
from onrecord.export.selection import ExportedPage


def graph(*pages: ExportedPage) -> Any:
    return networkx.read_graphml(io.BytesIO(b"".join(render_graphml(pages))))


def test_networkx_reads_who_quotes_whom(exported: ExportedPage) -> None:
    read = graph(exported)
    assert read.is_directed()
    label = dict(read.nodes(data="label"))
    edges = {(label[a], label[b]): data for a, b, data in read.edges(data=True)}
    assert {pair: data["times"] for pair, data in edges.items()} == {
        ("Fjord Post", "Mira Solvang-Lund"): 1,
        ("Fjord Post", "Coast Daily"): 1,
        ("Coast Daily", "Jonas Brekke"): 1,
        ("Jonas Brekke", "(unnamed)"): 1,
        ("Fjord Post", "(unnamed)"): 1,
    }
    assert edges["Coast Daily", "Jonas Brekke"]["first"] == "2031-05-02"
    assert dict(read.nodes(data="kind"))[next(n for n in label if label[n] == "Coast Daily")] == "outlet"


def test_an_empty_record_is_an_empty_graph() -> None:
    assert len(graph()) == 0
