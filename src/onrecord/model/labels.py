"""The labels that the heads give to words.

Four taggers share one encoder. The *anchor* tagger marks what a statement hangs on: its cue, or,
where it has none, the first word of its content. The *argument* tagger is asked once an anchor
and marks that anchor's source and content; anchors inside another statement's content give nested
statements, to any depth. The *outline* tagger marks flat attributions (PolNeAR's form); it helps
the encoder learn and is not read at run time. The *opinion* tagger marks the author's own judgements.

*Marks* are further spans, each with a kind: names, acts, terms, gaps. Their taggers share one hidden
layer, so another one costs next to nothing. Beside them stand flags of acts, furniture (a word that is
no part of the article), and per anchor the words of its channel and addressee, and its stance.
"""

from __future__ import annotations

ANCHOR = ("O", "B-cue", "I-cue", "B-bare")
ARGUMENT = ("O", "B-source", "I-source", "B-content", "I-content")
OUTLINE = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

BIO = ("O", "B-x", "I-x")
MARKS = {
    "name": ("person", "organisation", "state", "place"),
    "act": (
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
        "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    ),
    "term": ("demand", "offer", "condition", "deadline", "venue", "mediator"),
    "gap": ("list", "embed", "outlet", "source", "date"),
}  # fmt: skip
SPANS = ("opinion", *MARKS)  # what is tagged by BIO
FLAGS = ("negated", "future", "hypothetical")  # of acts, each a yes or no
SETTING = ("O", "channel", "addressee")  # of an anchor, beside its arguments
STANCE = ("none", "for", "against", "conditional", "unclear")  # that an anchor's statement proves

# What a bundle must know, by the name of the head.
LABELS = {
    "anchor": ANCHOR, "argument": ARGUMENT, "bio": BIO, "flags": FLAGS, "setting": SETTING,
    "stance": STANCE, **MARKS,
}  # fmt: skip


def mark_columns() -> dict[str, slice]:
    """Where the scores of each tagger stand among those of the marks: `name.bio`, `name.kind`, `flags`, …"""
    columns: dict[str, slice] = {}
    at = 0
    for name, size in (
        *(
            (f"{name}.{part}", n)
            for name, kinds in MARKS.items()
            for part, n in (("bio", 3), ("kind", len(kinds)))
        ),
        ("flags", len(FLAGS)),
        ("furniture", 1),
    ):
        columns[name] = slice(at, at + size)
        at += size
    return columns


def forbidden(labels: tuple[str, ...]) -> list[tuple[int, int]]:
    """Pairs (before, after) that can't follow each other: I-x only after B-x or I-x; -1 is the start."""
    pairs: list[tuple[int, int]] = []
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            good = {labels.index("B-" + label[2:]), after}
            pairs.extend((before, after) for before in range(-1, len(labels)) if before not in good)
    return pairs
