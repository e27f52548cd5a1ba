from typing import Any

import pytest

from eval.acts import score_bundles

TEXT = "Ferries\n\nNorway ruled out talks with the union on Monday. It is said that the union will march.\n"


def bundle(**changes: Any) -> dict[str, Any]:
    words = "ruled out talks with the union"
    start = TEXT.index(words)
    flags = {"first_time": False, "negated": False, "future": False, "hypothetical": False}
    nothing: dict[str, Any] = {name: [] for name in ("statements", "times", "opinions", "furniture", "terms")}
    page = nothing | {
        "id": "f-01",
        "outlet": "Wire",
        "published": "2031-03-03T10:00",
        "text": TEXT,
        "acts": [
            flags
            | {"id": "a1", "spans": [[start, start + len(words)]], "type": "REJECT", "mode": "meet"}
            | {"actor": ["Norway"], "recipient": ["Union"], "at": None, "statement": None}
        ],
        "stances": [
            {"holder": "Norway", "issue": "talks", "stance": "against", "conditions": [], "statements": []}
            | {"acts": ["a1"], "at": None, "announces_shift": False}
        ],
        "gaps": [{"kind": "source", "start": TEXT.index("It is said"), "end": TEXT.index("It is said") + 10}],
    }
    page |= changes
    parties = [
        {"name": "Norway", "aliases": [], "kind": "state"},
        {"name": "Union", "aliases": ["the union"], "kind": "union"},
    ]
    issue = {"id": "talks", "label": "holding talks", "description": "whether to negotiate at all"}
    return {"bundle": {"id": "f", "parties": parties, "people": [], "issues": [issue]}, "pages": [page]}


def test_what_is_coded_as_annotated_scores_a_hundred() -> None:
    figures = score_bundles([bundle()])
    for name in ("mode", "actor", "recipient", "stances.f", "gaps.f"):
        assert figures[name] == pytest.approx(100), name


def test_another_annotation_costs() -> None:
    other = bundle()["pages"][0]
    act = other["acts"][0] | {"mode": "change", "actor": ["Union"], "recipient": ["Norway"], "negated": True}
    stance = other["stances"][0] | {"stance": "for"}
    figures = score_bundles([bundle(acts=[act], stances=[stance], gaps=[])])
    for name in ("mode", "actor", "recipient", "stances.f", "gaps.p", "negated.r"):
        assert figures[name] == 0, name
