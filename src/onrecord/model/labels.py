"""The labels that the heads give to words.

Four taggers share one encoder. The *anchor* tagger marks what a statement hangs on: its cue, or,
where it has none, the first word of its content. The *argument* tagger is asked once an anchor
and marks that anchor's source and content; anchors inside another statement's content give nested
statements, to any depth. The *outline* tagger marks flat attributions (PolNeAR's form); it helps
the encoder learn and is not read at run time. The *opinion* tagger marks the author's own judgements.
"""

from __future__ import annotations

ANCHOR = ("O", "B-cue", "I-cue", "B-bare")
ARGUMENT = ("O", "B-source", "I-source", "B-content", "I-content")
OPINION = ("O", "B-opinion", "I-opinion")
OUTLINE = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

# What a bundle must know, by the name of the head.
LABELS = {"anchor": ANCHOR, "argument": ARGUMENT, "opinion": OPINION}


def forbidden(labels: tuple[str, ...]) -> list[tuple[int, int]]:
    """Pairs (before, after) that can't follow each other: I-x only after B-x or I-x; -1 is the start."""
    pairs: list[tuple[int, int]] = []
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            good = {labels.index("B-" + label[2:]), after}
            pairs.extend((before, after) for before in range(-1, len(labels)) if before not in good)
    return pairs
