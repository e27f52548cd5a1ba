"""Attributed statements scored as PolNeAR annotates them.

What is counted (all offsets are code points of the article's text):

    source, cue, content   tokens under each label, union over the statements
    exact      contents equal after trimming what is not alphanumeric, one to one
    overlap    contents with a token Jaccard of at least 0.5, one to one, the most alike first
    joint      overlap, and the source is the same too (none where the corpus has none)
    speaker    of the overlapping statements that have a source: the share with that source
    recall     overlap and joint by kind of the corpus's content: direct, mixed, indirect
    spans      F1 of exact spans in tokens, by role, as published for CofeNet (Wang et al., COLING 2022):
               an article's runs of tokens under a role, each once whoever shares it, each piece of a
               content for itself; one that differs by a token, a mark included, is wrong
    cues       joint F1 by kind and cue: direct, mixed, reporting (indirect, with a verb of `cues`),
               other (indirect, without); and verb, whatever the kind, with such a verb. Recall by the
               corpus's kind and cue, precision by those that were read

The definitions are those of the shared bench's attribution.py; a test keeps the figures equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.cues import is_reporting
from eval.figures import Counts, Score, score, share
from eval.overlap import KINDS, Attribution, TokenisedText, match, same_source

CUES = ("direct", "mixed", "reporting", "other", "verb")
ROLES = ("source", "cue", "content")
MEASURES = ("exact", "overlap", "joint")


def count(text: str, gold: Sequence[Attribution], read: Sequence[Attribution]) -> Counts:
    """The counts of one article; add them up and give them to the figures below."""
    tokenised, counts = TokenisedText(text), Counts()
    for role in ROLES:
        in_gold, in_read = (
            tokenised.tokens(piece for one in side for piece in getattr(one, role)) for side in (gold, read)
        )
        counts[role, "right"] = len(in_gold & in_read)
        counts[role, "read"] = len(in_read)
        counts[role, "gold"] = len(in_gold)
        spans_gold, spans_read = (_spans(tokenised, role, side) for side in (gold, read))
        counts["spans", role, "right"] = len(spans_gold & spans_read)
        counts["spans", role, "read"] = len(spans_read)
        counts["spans", role, "gold"] = len(spans_gold)

    gold, read = [one for one in gold if one.content], [one for one in read if one.content]
    counts["gold",] = len(gold)
    counts["read",] = len(read)
    # A multiset: two equal contents need two readings.
    exact = Counter(tokenised.trimmed(one.content) for one in gold)
    exact &= Counter(tokenised.trimmed(one.content) for one in read)
    counts["exact",] = exact.total()

    pairs = match(
        [tokenised.tokens(one.content) for one in gold], [tokenised.tokens(one.content) for one in read]
    )
    for side, name in ((gold, "gold"), (read, "read")):
        for one in side:
            counts.update(("cues", cue, name) for cue in _cues(tokenised, one))
    for number, one in enumerate(gold):
        kind = tokenised.kind(one.content)
        counts[kind, "gold"] += 1
        if number not in pairs:
            counts["kinds", kind, "missed"] += 1
            continue
        found = read[pairs[number]]
        source = tokenised.tokens(one.source)
        same = same_source(source, tokenised.tokens(found.source))
        counts["kinds", kind, tokenised.kind(found.content)] += 1
        for key in (("overlap",), (kind, "overlap")):
            counts[key] += 1
        for key in (("joint",), (kind, "joint")):
            counts[key] += same
        if same:
            counts.update(("cues", cue, "joint gold") for cue in _cues(tokenised, one))
            counts.update(("cues", cue, "joint read") for cue in _cues(tokenised, found))
        if source:
            counts["sourced",] += 1
            counts["speaker",] += same
    return counts


def _spans(text: TokenisedText, role: str, side: Sequence[Attribution]) -> set[tuple[int, int]]:
    """The first and last token of each run under the role."""
    tokens = (text.tokens([piece]) for one in side for piece in getattr(one, role))
    return {(min(run), max(run)) for run in tokens if run}


def _cues(text: TokenisedText, one: Attribution) -> list[str]:
    """The groups of CUES that a statement belongs to."""
    verb = is_reporting(" ".join(text.text[start:end] for start, end in one.cue))
    kind = text.kind(one.content)
    group = kind if kind != "indirect" else "reporting" if verb else "other"
    return [group, "verb"] if verb else [group]


def cues_f(counts: Counts, cue: str) -> float:
    """Joint F1 of the statements of one group of CUES, in per cent."""
    precision = share(counts["cues", cue, "joint read"], counts["cues", cue, "read"])
    recall = share(counts["cues", cue, "joint gold"], counts["cues", cue, "gold"])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def spans_f(counts: Counts, role: str) -> float:
    """F1 of a role's exact spans, in per cent."""
    return score(*(counts["spans", role, name] for name in ("right", "read", "gold"))).f


def measure(counts: Counts, name: str) -> Score:
    """Precision, recall and F1 of exact, overlap, joint, or of a label's tokens (source, cue, content)."""
    if name in ROLES:
        return score(counts[name, "right"], counts[name, "read"], counts[name, "gold"])
    return score(counts[name,], counts["read",], counts["gold",])


def joint_f(counts: Counts) -> float:
    """F1 of statements whose content overlaps and whose source is right, in per cent."""
    return measure(counts, "joint").f


def overlap_f(counts: Counts) -> float:
    """F1 of statements whose content overlaps, in per cent."""
    return measure(counts, "overlap").f


def figures(counts: Counts) -> dict[str, float]:
    """All figures by name, in per cent, for the history and the floors."""
    out: dict[str, float] = {}
    for name in MEASURES + ROLES:
        out |= {f"{name}.{part}": value for part, value in measure(counts, name)._asdict().items()}
    out |= {f"spans.{role}.f": spans_f(counts, role) for role in ROLES}
    out |= {f"cues.{cue}.joint.f": cues_f(counts, cue) for cue in CUES}
    out["speaker"] = share(counts["speaker",], counts["sourced",])
    for kind in KINDS:
        for name in ("overlap", "joint"):
            out[f"{kind}.{name}.recall"] = share(counts[kind, name], counts[kind, "gold"])
    return out
