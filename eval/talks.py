"""Statements of our own corpus of negotiation pages, where nesting and furniture are annotated.

    statements   contents with a token Jaccard of at least 0.5, one to one
    joint        and the source is the same too
    nested       statements inside another statement whose parent was found and is theirs
    furniture    statements read out of what is not part of the article (a count; none is right)

The definitions are those of the shared bench's talks.py; a test keeps the figures equal.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.figures import Counts, Score, score
from eval.overlap import Attribution, Range, TokenisedText, match, same_source

MEASURES = ("statements", "joint", "nested")


def count(
    text: str, gold: Sequence[Attribution], furniture: Sequence[Range], read: Sequence[Attribution]
) -> Counts:
    """The counts of one page; add them up and give them to the figures below."""
    tokenised, counts = TokenisedText(text), Counts()
    gold, read = [one for one in gold if one.content], [one for one in read if one.content]
    in_gold = [tokenised.tokens(one.content) for one in gold]
    in_read = [tokenised.tokens(one.content) for one in read]
    pairs = match(in_gold, in_read)

    counts["gold",] = len(gold)
    counts["read",] = len(read)
    counts["statements",] = len(pairs)
    counts["joint",] = sum(
        same_source(tokenised.tokens(gold[i].source), tokenised.tokens(read[j].source))
        for i, j in pairs.items()
    )
    outside = tokenised.tokens(furniture)
    counts["furniture",] = sum(bool(tokens) and tokens <= outside for tokens in in_read)

    counts["nested", "gold"] = sum(one.nested_in is not None for one in gold)
    counts["nested", "read"] = sum(one.nested_in is not None for one in read)
    gold_at = {one.id: number for number, one in enumerate(gold)}
    read_at = {one.id: number for number, one in enumerate(read)}
    for i, j in pairs.items():
        if gold[i].nested_in is None or read[j].nested_in is None:
            continue
        parent = pairs.get(gold_at.get(gold[i].nested_in, -1))
        counts["nested", "right"] += parent is not None and parent == read_at.get(read[j].nested_in)
    return counts


def measure(counts: Counts, name: str) -> Score:
    """Precision, recall and F1 of statements, joint or nested."""
    if name == "nested":
        return score(counts["nested", "right"], counts["nested", "read"], counts["nested", "gold"])
    return score(counts[name,], counts["read",], counts["gold",])


def statements_f(counts: Counts) -> float:
    """F1 of statements whose content overlaps, in per cent."""
    return measure(counts, "statements").f


def joint_f(counts: Counts) -> float:
    """F1 of statements whose content overlaps and whose source is right, in per cent."""
    return measure(counts, "joint").f


def figures(counts: Counts) -> dict[str, float]:
    """All figures by name, in per cent but for `furniture`, which counts statements."""
    out: dict[str, float] = {}
    for name in MEASURES:
        out |= {f"{name}.{part}": value for part, value in measure(counts, name)._asdict().items()}
    out["furniture"] = float(counts["furniture",])
    return out
